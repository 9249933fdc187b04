/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "db/database.h"
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

  fixture->folder = g_dir_make_tmp ("statement-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "panel.db", NULL);
  fixture->database = scrutiny_database_create (path, &error);
  g_assert_no_error (error);
  g_assert_true (scrutiny_migration_run (fixture->database, &error));
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "panel.db", NULL);

  g_object_unref (fixture->database);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
}

static gint64
count_people (ScrutinyDatabase *database)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyStatement) statement =
      scrutiny_statement_new (database, "SELECT count(*) FROM person", &error);

  g_assert_no_error (error);
  g_assert_cmpint (scrutiny_statement_step (statement, &error), ==, SCRUTINY_STEP_ROW);

  return scrutiny_statement_column_int64 (statement, 0);
}

static gboolean
add_person (ScrutinyDatabase *database, const char *name, GError **error)
{
  g_autoptr (ScrutinyStatement) statement =
      scrutiny_statement_new (database,
                              "INSERT INTO person (name, added_at_us) VALUES (?1, ?2)",
                              error);

  g_assert_nonnull (statement);
  scrutiny_statement_bind_text (statement, 1, name);
  scrutiny_statement_bind_int64 (statement, 2, 1);

  return scrutiny_statement_run (statement, error);
}

static void
test_three_answers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyStatement) statement = NULL;

  g_test_summary ("A row, the end, and an error are told apart: an error is never "
                  "taken for the last row.");

  g_assert_true (add_person (fixture->database, "Ann", &error));
  g_assert_no_error (error);
  g_assert_cmpint (scrutiny_database_last_id (fixture->database), ==, 1);

  statement =
      scrutiny_statement_new (fixture->database, "SELECT name FROM person", &error);
  g_assert_no_error (error);
  g_assert_cmpint (scrutiny_statement_step (statement, &error), ==, SCRUTINY_STEP_ROW);
  g_assert_cmpstr (scrutiny_statement_column_text (statement, 0), ==, "Ann");
  g_assert_cmpint (scrutiny_statement_step (statement, &error), ==, SCRUTINY_STEP_DONE);
  g_assert_no_error (error);

  g_assert_false (add_person (fixture->database, "ANN", &error));
  g_assert_error (error, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_CONSTRAINT);
}

static void
test_error_mid_way (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyStatement) statement = NULL;

  g_test_summary ("A read that fails after its first row answers error, not done.");

  statement = scrutiny_statement_new (fixture->database,
                                      "SELECT abs(column1) FROM (VALUES (1), "
                                      "(-9223372036854775807 - 1))",
                                      &error);
  g_assert_no_error (error);
  g_assert_cmpint (scrutiny_statement_step (statement, &error), ==, SCRUTINY_STEP_ROW);
  g_assert_cmpint (scrutiny_statement_step (statement, &error), ==, SCRUTINY_STEP_ERROR);
  g_assert_error (error, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_FAILED);
}

static void
test_values_survive (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyStatement) statement = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) empty = NULL;

  statement =
      scrutiny_statement_new (fixture->database, "SELECT ?1, ?2, ?3, ?4, ?5, ?6", &error);
  g_assert_no_error (error);
  scrutiny_statement_bind_text (statement, 1, "Ŵyn");
  scrutiny_statement_bind_int64 (statement, 2, G_MININT64);
  scrutiny_statement_bind_int64 (statement, 3, 0);
  scrutiny_statement_bind_blob (statement, 4, "a\0b", 3);
  scrutiny_statement_bind_blob (statement, 5, NULL, 0);
  scrutiny_statement_bind_null (statement, 6);

  g_assert_cmpint (scrutiny_statement_step (statement, &error), ==, SCRUTINY_STEP_ROW);
  g_assert_cmpstr (scrutiny_statement_column_text (statement, 0), ==, "Ŵyn");
  g_assert_cmpint (scrutiny_statement_column_int64 (statement, 1), ==, G_MININT64);
  g_assert_cmpint (scrutiny_statement_column_int64 (statement, 2), ==, 0);
  bytes = scrutiny_statement_column_bytes (statement, 3);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "a\0b", 3);
  empty = scrutiny_statement_column_bytes (statement, 4);
  g_assert_cmpuint (g_bytes_get_size (empty), ==, 0);
  g_assert_true (scrutiny_statement_column_is_null (statement, 5));
  g_assert_null (scrutiny_statement_column_bytes (statement, 5));
}

static void
test_wrong_index_is_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyStatement) statement = NULL;

  statement = scrutiny_statement_new (fixture->database, "SELECT ?1", &error);
  g_assert_no_error (error);
  scrutiny_statement_bind_int64 (statement, 2, 7);
  g_assert_cmpint (scrutiny_statement_step (statement, &error), ==, SCRUTINY_STEP_ERROR);
  g_assert_error (error, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_FAILED);
}

static void
test_rollback_forgets (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (scrutiny_database_begin (fixture->database, &error));
  g_assert_true (add_person (fixture->database, "Bea", &error));
  g_assert_cmpint (count_people (fixture->database), ==, 1);
  scrutiny_database_rollback (fixture->database);
  g_assert_cmpint (count_people (fixture->database), ==, 0);

  g_assert_true (scrutiny_database_begin (fixture->database, &error));
  g_assert_true (add_person (fixture->database, "Bea", &error));
  g_assert_true (scrutiny_database_commit (fixture->database, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_people (fixture->database), ==, 1);
}

#define add(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

static void
test_one_number (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyStatement) one = NULL;
  g_autoptr (ScrutinyStatement) none = NULL;
  gint64 number = 0;

  g_test_summary ("One number is read again and again; no row is an error, not a 0");
  one = scrutiny_statement_new (fixture->database, "SELECT 7", &error);
  for (guint i = 0; i < 2; i++) {
    g_assert_true (scrutiny_statement_read_int64 (one, &number, &error));
    g_assert_no_error (error);
    g_assert_cmpint (number, ==, 7);
  }

  none = scrutiny_statement_new (fixture->database, "SELECT 8 WHERE 0", &error);
  g_assert_no_error (error);
  g_assert_false (scrutiny_statement_read_int64 (none, &number, &error));
  g_assert_error (error, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_NOT_FOUND);
  g_assert_cmpint (number, ==, 7);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  add ("/db/statement/three-answers", test_three_answers);
  add ("/db/statement/error-mid-way", test_error_mid_way);
  add ("/db/statement/values-survive", test_values_survive);
  add ("/db/statement/one-number", test_one_number);
  add ("/db/statement/wrong-index-is-told", test_wrong_index_is_told);
  add ("/db/statement/rollback-forgets", test_rollback_forgets);

  return g_test_run ();
}
