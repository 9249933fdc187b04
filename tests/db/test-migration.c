/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/migration.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "db/error.h"

static void
run_sql (const char *path, const char *sql)
{
  sqlite3 *file = NULL;

  g_assert_cmpint (sqlite3_open (path, &file), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (file, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (file), ==, SQLITE_OK);
}

static char *
make_folder (char **path)
{
  char *folder = g_dir_make_tmp ("migration-XXXXXX", NULL);

  *path = g_build_filename (folder, "panel.db", NULL);

  return folder;
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) listing = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (listing)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    g_assert_cmpint (g_unlink (path), ==, 0);
  }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_newer_is_refused (void)
{
  g_autofree char *path = NULL;
  g_autofree char *folder = make_folder (&path);
  g_autoptr (GError) error = NULL;

  g_test_summary ("A panel of a newer program is refused and stays as it was.");

  run_sql (path, "CREATE TABLE future (x); PRAGMA user_version = 9999");
  {
    g_autoptr (ScrutinyDatabase) database = scrutiny_database_open (path, &error);

    g_assert_no_error (error);
    g_assert_false (scrutiny_migration_run (database, &error));
    g_assert_error (error, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_NEWER);
    g_clear_error (&error);
    g_assert_cmpint (scrutiny_migration_version (database, &error), ==, 9999);
  }

  remove_folder (folder);
}

static void
test_strangers_are_refused (void)
{
  g_autofree char *path = NULL;
  g_autofree char *folder = make_folder (&path);
  g_autoptr (GError) error = NULL;

  run_sql (path, "CREATE TABLE other (x); PRAGMA user_version = -5");
  {
    g_autoptr (ScrutinyDatabase) database = scrutiny_database_open (path, &error);

    g_assert_false (scrutiny_migration_run (database, &error));
    g_assert_error (error, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_CORRUPT);
    g_clear_error (&error);
  }

  run_sql (path, "PRAGMA user_version = 1");
  {
    g_autoptr (ScrutinyDatabase) database = scrutiny_database_open (path, &error);

    g_assert_false (scrutiny_migration_run (database, &error));
    g_assert_error (error, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_CORRUPT);
  }

  remove_folder (folder);
}

static void
test_runs_once (void)
{
  g_autofree char *path = NULL;
  g_autofree char *folder = make_folder (&path);
  g_autoptr (GError) error = NULL;

  {
    g_autoptr (ScrutinyDatabase) database = scrutiny_database_create (path, &error);

    g_assert_no_error (error);
    g_assert_cmpint (scrutiny_migration_version (database, &error), ==, 0);
    g_assert_true (scrutiny_migration_run (database, &error));
    g_assert_cmpint (scrutiny_migration_version (database, &error), ==,
                     scrutiny_migration_latest ());
    g_assert_true (scrutiny_migration_run (database, &error));
    g_assert_no_error (error);
  }

  remove_folder (folder);
}

static void
test_planted_rules_are_refused (void)
{
  static const char *const plants[] = {
    "CREATE TRIGGER silent BEFORE INSERT ON audit BEGIN SELECT RAISE(IGNORE); END",
    ("DROP TRIGGER audit_kept; CREATE TRIGGER audit_kept BEFORE DELETE ON audit "
     "BEGIN SELECT 1; END"),
    "CREATE VIEW people AS SELECT * FROM person",
  };

  g_test_summary ("A trigger or view that is not this program's never runs.");

  for (guint i = 0; i < G_N_ELEMENTS (plants); i++) {
    g_autofree char *path = NULL;
    g_autofree char *folder = make_folder (&path);
    g_autoptr (GError) error = NULL;

    {
      g_autoptr (ScrutinyDatabase) database = scrutiny_database_create (path, &error);

      g_assert_true (scrutiny_migration_run (database, &error));
      g_assert_true (scrutiny_migration_run (database, &error));
    }
    run_sql (path, plants[i]);
    {
      g_autoptr (ScrutinyDatabase) database = scrutiny_database_open (path, &error);

      g_assert_no_error (error);
      g_assert_false (scrutiny_migration_run (database, &error));
      g_assert_error (error, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_CORRUPT);
    }
    remove_folder (folder);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/db/migration/newer-is-refused", test_newer_is_refused);
  g_test_add_func ("/db/migration/strangers-are-refused", test_strangers_are_refused);
  g_test_add_func ("/db/migration/planted-rules-are-refused",
                   test_planted_rules_are_refused);
  g_test_add_func ("/db/migration/runs-once", test_runs_once);

  return g_test_run ();
}
