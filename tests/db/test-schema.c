/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "db/database.h"
#include "db/migration.h"

/* The schema is the data dictionary: what it lacks, nobody will look up elsewhere. */

#define SCHEMA_FOLDER "/../db/schema"

/* Opens a fresh schema with SQLite itself, in memory of a file we made. */
static sqlite3 *
open_schema (char **folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyDatabase) database = NULL;
  g_autofree char *path = NULL;
  sqlite3 *file = NULL;

  *folder = g_dir_make_tmp ("schema-XXXXXX", &error);
  path = g_build_filename (*folder, "panel.db", NULL);
  database = scrutiny_database_create (path, &error);
  g_assert_no_error (error);
  g_assert_true (scrutiny_migration_run (database, &error));
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_open (path, &file), ==, SQLITE_OK);

  return file;
}

static void
close_schema (sqlite3 *file, const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "panel.db", NULL);

  sqlite3_close (file);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_remove (folder), ==, 0);
}

/* The names that @sql answers, a comma between. */
static char *
names (sqlite3 *file, const char *sql)
{
  g_autoptr (GString) list = g_string_new (NULL);
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (file, sql, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_string_append_printf (list, "%s%s", list->len > 0 ? "," : "",
                            (const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);

  return g_string_free (g_steal_pointer (&list), FALSE);
}

static void
test_strict_and_kept (void)
{
  g_autofree char *folder = NULL;
  sqlite3 *file = open_schema (&folder);
  g_autofree char *lax = NULL;
  g_autofree char *loose = NULL;

  g_test_summary ("Every table is STRICT, and every one but the key slots refuses both "
                  "UPDATE and DELETE.");

  lax = names (file, "SELECT name FROM pragma_table_list WHERE schema = 'main'"
                     " AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'");
  g_assert_cmpstr (lax, ==, "");

  loose =
      names (file, "SELECT name FROM sqlite_schema t WHERE type = 'table'"
                   " AND (SELECT count(*) FROM sqlite_schema r WHERE r.type = 'trigger'"
                   "  AND r.tbl_name = t.name AND (r.sql LIKE '%BEFORE UPDATE ON%'"
                   "  OR r.sql LIKE '%BEFORE DELETE ON%') AND r.sql LIKE '%RAISE%ABORT%'"
                   "  AND r.sql NOT LIKE '%WHEN%') < 2 ORDER BY name");
  g_assert_cmpstr (loose, ==, "key_slot");
  close_schema (file, folder);
}

static gboolean
is_column (const char *line)
{
  return g_regex_match_simple ("^  [a-z0-9_]+ (INTEGER|TEXT|BLOB|REAL)\\b", line, 0, 0);
}

static gboolean
ends_column (const char *line)
{
  return is_column (line) || line[0] == ')' ||
         g_regex_match_simple ("^  (CHECK|UNIQUE|PRIMARY|FOREIGN)", line, 0, 0);
}

/* Tells every column of a table, and every table, that no comment explains. */
static guint
find_silent (const char *path)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  gboolean is_in_table = FALSE;
  guint n_silent = 0;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    gboolean is_told = strstr (lines[i], "--") != NULL;

    if (g_str_has_prefix (lines[i], "CREATE TABLE")) {
      is_in_table = TRUE;
      is_told = i > 0 && g_str_has_prefix (lines[i - 1], "--");
    } else if (!is_in_table || !is_column (lines[i])) {
      is_in_table = is_in_table && lines[i][0] != ')';
      continue;
    }
    for (guint j = i + 1; !is_told && lines[j] != NULL && !ends_column (lines[j]); j++)
      is_told = is_column (lines[i]) && strstr (lines[j], "--") != NULL;
    if (!is_told) {
      g_test_message ("%s: %s", path, lines[i]);
      n_silent++;
    }
  }

  return n_silent;
}

static void
test_everything_is_explained (void)
{
  g_autofree char *folder =
      g_build_filename (g_test_get_dir (G_TEST_DIST), SCHEMA_FOLDER, NULL);
  g_autoptr (GDir) listing = g_dir_open (folder, 0, NULL);
  guint n_files = 0, n_silent = 0;
  const char *name;

  g_assert_nonnull (listing);
  while ((name = g_dir_read_name (listing)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    n_silent += find_silent (path);
    n_files++;
  }
  g_assert_cmpuint (n_files, >=, 6);
  g_assert_cmpuint (n_silent, ==, 0);
}

static void
test_a_silence_is_heard (void)
{
  g_autofree char *folder = g_dir_make_tmp ("silent-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "0009-silent.sql", NULL);

  g_assert_true (g_file_set_contents (path,
                                      "CREATE TABLE one (\n"
                                      "  id INTEGER PRIMARY KEY, -- its number\n"
                                      "  word TEXT NOT NULL\n"
                                      "    CHECK (word <> ''),\n"
                                      "  by INTEGER -- who\n"
                                      ") STRICT;\n",
                                      -1, NULL));
  g_assert_cmpuint (find_silent (path), ==, 2);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_remove (folder), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/db/schema/strict-and-kept", test_strict_and_kept);
  g_test_add_func ("/db/schema/everything-is-explained", test_everything_is_explained);
  g_test_add_func ("/db/schema/a-silence-is-heard", test_a_silence_is_heard);

  return g_test_run ();
}
