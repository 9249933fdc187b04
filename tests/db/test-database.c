/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/database.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "db/error.h"
#include "db/migration.h"
#include "db/statement.h"

typedef struct {
  char *folder;
  char *path;
  ScrutinyDatabase *database;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("database-XXXXXX", &error);
  fixture->path = g_build_filename (fixture->folder, "panel.db", NULL);
  fixture->database = scrutiny_database_create (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_true (scrutiny_migration_run (fixture->database, &error));
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  g_clear_object (&fixture->database);
  while ((name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

    g_assert_cmpint (g_unlink (path), ==, 0);
  }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static char *
answer (ScrutinyDatabase *database, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyStatement) statement =
      scrutiny_statement_new (database, sql, &error);

  g_assert_no_error (error);
  g_assert_cmpint (scrutiny_statement_step (statement, &error), ==, SCRUTINY_STEP_ROW);

  return g_strdup (scrutiny_statement_column_text (statement, 0));
}

static void
assert_refused (ScrutinyDatabase *database, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyStatement) statement =
      scrutiny_statement_new (database, sql, &error);

  if (statement != NULL)
    g_assert_false (scrutiny_statement_run (statement, &error));
  g_assert_nonnull (error);
}

static void
test_pragmas (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *pragma;
    const char *value;
  } pragmas[] = {
    { "PRAGMA journal_mode", "wal" },
    { "PRAGMA synchronous", "2" },
    { "PRAGMA foreign_keys", "1" },
    { "PRAGMA cell_size_check", "1" },
    { "PRAGMA trusted_schema", "0" },
    { "PRAGMA temp_store", "2" },
    { "PRAGMA application_id", "1113019987" },
  };

  g_test_summary ("The connection is the one that style.md and security.md ask for.");

  for (guint i = 0; i < G_N_ELEMENTS (pragmas); i++) {
    g_autofree char *value = answer (fixture->database, pragmas[i].pragma);

    g_test_message ("%s", pragmas[i].pragma);
    g_assert_cmpstr (value, ==, pragmas[i].value);
  }

  g_test_message ("double-quoted strings are names, not text");
  assert_refused (fixture->database, "SELECT \"no such column\"");
  g_test_message ("the schema cannot be written by hand");
  assert_refused (fixture->database, "DELETE FROM sqlite_schema");
}

static void
test_file_mode (Fixture *fixture, gconstpointer data)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

static void
test_append_only (Fixture *fixture, gconstpointer data)
{
  static const char *const refused[] = {
    "UPDATE panel SET is_demo = 1",
    "DELETE FROM panel",
    "UPDATE panel_setting SET value = 'x'",
    "DELETE FROM panel_setting",
    "UPDATE person SET name = 'x'",
    "DELETE FROM person",
    "UPDATE person_standing SET role = 'chair'",
    "DELETE FROM person_standing",
    "UPDATE audit SET detail = 'x'",
    "DELETE FROM audit",
    "INSERT INTO audit VALUES (3, 0, 0, NULL, 'draw', '', zeroblob(32), zeroblob(32))",
    "INSERT OR REPLACE INTO audit VALUES (1, 0, 0, NULL, 'draw', '', zeroblob(32), "
    "zeroblob(32))",
    "INSERT INTO person_standing (person_id, role, is_deputy, is_active, language, "
    "set_at_us) VALUES (99, 'member', 0, 1, 'en', 0)",
    "INSERT INTO panel VALUES (2, 'x', 0, 0)",
  };
  static const char *const rows[] = {
    "INSERT INTO panel VALUES (1, '0123456789abcdef0123456789abcdef', 0, 0)",
    "INSERT INTO panel_setting (key, value, set_at_us) VALUES ('name', 'R', 0)",
    "INSERT INTO person (name, added_at_us) VALUES ('Ann', 0)",
    ("INSERT INTO person_standing (person_id, role, is_deputy, is_active, language, "
     "set_at_us) VALUES (1, 'member', 0, 1, 'en', 0)"),
    "INSERT INTO audit VALUES (1, 0, 0, 1, 'draw', '', zeroblob(32), zeroblob(32))",
  };

  g_test_summary ("What the design calls append-only cannot be changed or removed.");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (ScrutinyStatement) statement =
        scrutiny_statement_new (fixture->database, rows[i], &error);

    g_assert_true (scrutiny_statement_run (statement, &error));
    g_assert_no_error (error);
  }
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++) {
    g_test_message ("%s", refused[i]);
    assert_refused (fixture->database, refused[i]);
  }
}

static void
test_second_writer_waits (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyDatabase) second = scrutiny_database_open (fixture->path, &error);

  g_test_summary ("Whoever comes second is told in a plain sentence (T28, short).");

  g_assert_no_error (error);
  g_assert_true (scrutiny_database_begin (fixture->database, &error));
  g_assert_false (scrutiny_database_begin (second, &error));
  g_assert_error (error, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_BUSY);
  scrutiny_database_rollback (fixture->database);
  g_clear_error (&error);
  g_assert_true (scrutiny_database_begin (second, &error));
  scrutiny_database_rollback (second);
}

static void
test_copy (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "copy.db", NULL);
  g_autoptr (ScrutinyDatabase) copy = NULL;
  GStatBuf status;

  g_assert_true (scrutiny_database_copy_to (fixture->database, path, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  copy = scrutiny_database_open (path, &error);
  g_assert_no_error (error);
  g_assert_true (scrutiny_database_check (copy, NULL, &error));
  g_assert_cmpint (scrutiny_migration_version (copy, &error), ==,
                   scrutiny_migration_latest ());

  g_test_message ("never over another file");
  g_assert_false (scrutiny_database_copy_to (fixture->database, path, &error));
}

static void
test_damaged_files (Fixture *fixture, gconstpointer data)
{
  g_autofree char *contents = NULL;
  gsize length;
  guint n_opened = 0;

  g_test_summary (
      "Cut, random and overwritten files are refused or read, never a crash.");

  g_clear_object (&fixture->database);
  g_assert_true (g_file_get_contents (fixture->path, &contents, &length, NULL));
  for (gsize cut = 0; cut < length; cut += 2039) {
    g_autoptr (GError) error = NULL;
    g_autoptr (ScrutinyDatabase) database = NULL;
    g_autofree char *damaged = g_memdup2 (contents, length);

    if (cut % 2 == 0)
      memset (damaged + cut, 0x5a, MIN (2039, length - cut));
    g_assert_true (g_file_set_contents (fixture->path, damaged,
                                        (gssize) (cut % 2 == 0 ? length : cut), &error));
    database = scrutiny_database_open (fixture->path, &error);
    g_assert_cmpint (database == NULL, ==, error != NULL);
    n_opened += database != NULL;
  }
  g_test_message ("%u of %u opened", n_opened, (guint) (length / 2039));
  g_assert_cmpuint (n_opened, <, (guint) (length / 2039));
}

static void
test_no_room_for_the_log (Fixture *fixture, gconstpointer data)
{
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  g_autoptr (ScrutinyDatabase) database = NULL;
  g_autoptr (GError) error = NULL;

  g_test_summary ("A panel beside which nothing can be written is refused by its name, "
                  "and says what to do.");
  g_clear_object (&fixture->database);
  g_assert_cmpint (g_mkdir (log, 0700), ==, 0);
  database = scrutiny_database_open (fixture->path, &error);
  g_assert_null (database);
  g_assert_nonnull (strstr (error->message, fixture->path));
  g_assert_nonnull (strstr (error->message, "write"));
  g_assert_cmpint (g_rmdir (log), ==, 0);
}

#define add(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  add ("/db/database/pragmas", test_pragmas);
  add ("/db/database/file-mode", test_file_mode);
  add ("/db/database/append-only", test_append_only);
  add ("/db/database/second-writer-waits", test_second_writer_waits);
  add ("/db/database/copy", test_copy);
  add ("/db/database/damaged-files", test_damaged_files);
  add ("/db/database/no-room-for-the-log", test_no_room_for_the_log);

  return g_test_run ();
}
