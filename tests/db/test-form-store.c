/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/form-store.h"

#include <glib/gstdio.h>

#include "db/error.h"
#include "db/migration.h"
#include "db/statement.h"

typedef struct {
  char *folder;
  ScrutinyDatabase *database;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("forms-XXXXXX", &error);
  path = g_build_filename (fixture->folder, "panel.db", NULL);
  fixture->database = scrutiny_database_create (path, &error);
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
}

static ScrutinyFormFiles *
make_files (char sha, const char *scale)
{
  static const char *const extra[] = { "uof", "ced", NULL };
  ScrutinyFormFiles *files = scrutiny_form_files_new ();

  files->form_id = g_strdup ("stop_search");
  files->version = g_strdup ("1.0.0");
  files->sha256 = g_strnfill (64, sha);
  files->scale_id = g_strdup (scale);
  files->extra_modules = g_strdupv ((char **) extra);
  g_hash_table_insert (files->files, g_strdup ("stop_search.json"),
                       g_bytes_new_static ("{}", 2));
  g_hash_table_insert (files->files, g_strdup ("module-ss.json"),
                       g_bytes_new_static ("{ }", 3));

  return files;
}

static gint64
keep (Fixture *fixture, char sha, const char *scale)
{
  g_autoptr (ScrutinyFormFiles) files = make_files (sha, scale);
  g_autoptr (GError) error = NULL;
  gint64 id = scrutiny_form_store_keep (fixture->database, files, 1, &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);

  return id;
}

static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  gint64 id = keep (fixture, 'a', "rag3");
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyFormFiles) files =
      scrutiny_form_store_get (fixture->database, id, &error);
  GBytes *module;

  g_assert_no_error (error);
  g_assert_cmpstr (files->form_id, ==, "stop_search");
  g_assert_cmpstr (files->scale_id, ==, "rag3");
  g_assert_cmpuint (g_strv_length (files->extra_modules), ==, 2);
  g_assert_cmpuint (g_hash_table_size (files->files), ==, 2);
  module = g_hash_table_lookup (files->files, "module-ss.json");
  g_assert_cmpuint (g_bytes_get_size (module), ==, 3);
}

static void
test_kept_once (Fixture *fixture, gconstpointer data)
{
  gint64 first = keep (fixture, 'a', "rag3");

  g_assert_cmpint (keep (fixture, 'a', "rag3"), ==, first);
  g_assert_cmpint (keep (fixture, 'a', "nine"), !=, first);
  g_assert_cmpint (keep (fixture, 'b', "rag3"), !=, first);
}

static void
test_missing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (scrutiny_form_store_get (fixture->database, 7, &error));
  g_assert_error (error, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_NOT_FOUND);
}

static void
test_never_changed (Fixture *fixture, gconstpointer data)
{
  static const char *const edits[] = { "UPDATE form SET version = '2.0.0'",
                                       "DELETE FROM form",
                                       "UPDATE form_file SET bytes = x'00'",
                                       "DELETE FROM form_file" };

  keep (fixture, 'a', "rag3");
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (ScrutinyStatement) statement =
        scrutiny_statement_new (fixture->database, edits[i], &error);

    g_assert_no_error (error);
    g_assert_false (scrutiny_statement_run (statement, &error));
    g_assert_error (error, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_CONSTRAINT);
  }
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  add ("/db/form-store/round-trip", test_round_trip);
  add ("/db/form-store/kept-once", test_kept_once);
  add ("/db/form-store/missing", test_missing);
  add ("/db/form-store/never-changed", test_never_changed);

  return g_test_run ();
}
