/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "app/audit.h"
#include "app/case-close.h"
#include "app/case.h"
#include "app/demo.h"
#include "app/draw.h"
#include "app/findings.h"
#include "app/footage.h"
#include "app/hide.h"
#include "app/import.h"
#include "app/learning.h"
#include "app/list.h"
#include "app/meeting.h"
#include "app/people.h"
#include "app/records.h"
#include "tests/support/test-panel.h"
#include "tests/support/test-rounds.h"

/* Somebody with the file and a database program writes what the schema would never let
 * in: whatever is read of it then, the program refuses or answers, and does not end. */

#define TRIALS    16
#define ROWS_MOST 3

static const char *const texts[] = {
  "",     "x",         "%s%n",         "2026-99-99", "9999999-01-01",
  "[[[[", "{\"a\":1}", "\xe2\x80\xae", "-1"
};
static const char *const integers[] = {
  "0",          "-1",        "1", "9223372036854775807", "-9223372036854775808",
  "2147483648", "1000000000"
};

static void
run_sql (sqlite3 *database, const char *sql)
{
  /* What cannot be broken this way is left whole. */
  sqlite3_exec (database, sql, NULL, NULL, NULL);
}

/* Every answer of one text column. */
static GPtrArray *
list_texts (sqlite3 *database, const char *sql)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement;

  g_assert_cmpint (sqlite3_prepare_v2 (database, sql, -1, &statement, NULL), ==,
                   SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_ptr_array_add (found, g_strdup ((const char *) sqlite3_column_text (statement, 0)));
  sqlite3_finalize (statement);

  return found;
}

static const char *
pick (GRand *rand, GPtrArray *words)
{
  return g_ptr_array_index (words, g_rand_int_range (rand, 0, (gint) words->len));
}

/* A value of the column's type that nobody meant. */
static char *
dup_value (GRand *rand, const char *type)
{
  if (g_str_equal (type, "INTEGER"))
    return g_strdup (
        integers[g_rand_int_range (rand, 0, (gint) G_N_ELEMENTS (integers))]);
  if (g_str_equal (type, "REAL"))
    return g_strdup (g_rand_boolean (rand) ? "9e999" : "-1.5");
  if (g_str_equal (type, "BLOB"))
    return g_strdup_printf ("zeroblob(%d)", g_rand_int_range (rand, 0, 200));
  if (g_rand_int_range (rand, 0, 8) == 0)
    return g_strdup ("hex(zeroblob(100000))");

  return g_strdup_printf ("'%s'",
                          texts[g_rand_int_range (rand, 0, (gint) G_N_ELEMENTS (texts))]);
}

static void
spoil_cell (sqlite3 *database, GRand *rand)
{
  g_autoptr (GPtrArray) tables =
      list_texts (database, "SELECT name FROM sqlite_schema WHERE type = 'table'"
                            " AND sql NOT LIKE '%WITHOUT ROWID%'");
  const char *table = pick (rand, tables);
  g_autofree char *ask =
      g_strdup_printf ("SELECT name || ' ' || type FROM pragma_table_info('%s')", table);
  g_autoptr (GPtrArray) columns = list_texts (database, ask);
  g_auto (GStrv) column = g_strsplit (pick (rand, columns), " ", 2);
  g_autofree char *value = dup_value (rand, column[1]);
  g_autofree char *sql = NULL;

  if (g_rand_int_range (rand, 0, 8) == 0)
    sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE rowid %% 3 = 1", table);
  else
    sql = g_strdup_printf ("UPDATE \"%s\" SET \"%s\" = %s WHERE rowid IN (SELECT rowid "
                           "FROM \"%s\" LIMIT %d OFFSET %d)",
                           table, column[0], value, table,
                           g_rand_int_range (rand, 1, ROWS_MOST + 1),
                           g_rand_int_range (rand, 0, 4));
  g_test_message ("%.200s", sql);
  run_sql (database, sql);
}

/* Without its rules and with them again, so that nothing looks planted. */
static void
spoil (const char *path, GRand *rand)
{
  sqlite3 *database;
  g_autoptr (GPtrArray) rules = NULL;
  g_autoptr (GPtrArray) names = NULL;

  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  run_sql (database, "PRAGMA ignore_check_constraints = ON");
  rules = list_texts (database, "SELECT sql FROM sqlite_schema WHERE type = 'trigger'");
  names = list_texts (database, "SELECT 'DROP TRIGGER \"' || name || '\"'"
                                " FROM sqlite_schema WHERE type = 'trigger'");
  for (guint i = 0; i < names->len; i++)
    run_sql (database, g_ptr_array_index (names, i));
  for (gint i = g_rand_int_range (rand, 1, 4); i > 0; i--)
    spoil_cell (database, rand);
  for (guint i = 0; i < rules->len; i++)
    run_sql (database, g_ptr_array_index (rules, i));
  g_assert_cmpint (sqlite3_close (database), ==, SQLITE_OK);
}

static gboolean
count_values (ScrutinyRecord *record, gpointer data, GError **error)
{
  *(guint *) data += scrutiny_record_get_value_count (record);

  return TRUE;
}

/* Reads that answer an object, or say why not. */
#define look(type, call)                                                                 \
  G_STMT_START                                                                           \
  {                                                                                      \
    g_autoptr (GError) failure = NULL;                                                   \
    g_autoptr (type) found = call;                                                       \
                                                                                         \
    g_assert_true ((found == NULL) == (failure != NULL));                                \
  }                                                                                      \
  G_STMT_END

static void
look_at_clips (ScrutinySession *session)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) clips = scrutiny_footage_list (session, &error);

  for (guint i = 0; clips != NULL && i < g_list_model_get_n_items (clips); i++) {
    g_autoptr (ScrutinyClip) clip = g_list_model_get_item (clips, i);

    look (ScrutinyHideTrack, scrutiny_hide_get_track (session, clip, &failure));
  }
}

static void
look_at_meeting (ScrutinySession *session, gint64 number)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) cases = scrutiny_case_list (session, number, &error);

  look (ScrutinyMeeting, scrutiny_meeting_find (session, number, &failure));
  look (GPtrArray, scrutiny_list_get_all_fixed (session, number, &failure));
  look (ScrutinyDrawOutcome, scrutiny_meeting_get_draw (session, number, &failure));
  for (guint i = 0; cases != NULL && i < g_list_model_get_n_items (cases); i++) {
    g_autoptr (ScrutinyCase) drawn = g_list_model_get_item (cases, i);

    look (ScrutinyAnswerResults,
          scrutiny_case_read_results (session, scrutiny_case_get_id (drawn), &failure));
  }
}

static void
look_at_everything (ScrutinySession *session)
{
  guint n_values = 0;
  g_autoptr (GError) error = NULL;

  look (GListModel, scrutiny_people_list (session, &failure));
  look (GListModel, scrutiny_meeting_list (session, &failure));
  look (GPtrArray, scrutiny_import_list (session, &failure));
  look (GListModel, scrutiny_learning_list (session, &failure));
  look (ScrutinyAuditReport, scrutiny_audit_verify (session, NULL, NULL, &failure));
  look (ScrutinyFindings,
        scrutiny_findings_read (session, NULL, 0, SCRUTINY_AUDIENCE_PANEL, NULL,
                                &failure));
  g_assert_cmpint (scrutiny_records_each (session, NULL, count_values, &n_values, NULL,
                                          &error),
                   ==, error == NULL);
  look_at_clips (session);
  for (gint64 number = 1; number <= 4; number++)
    look_at_meeting (session, number);
}

static void
test_cells (void)
{
  g_autofree char *root = g_dir_make_tmp ("hostile-XXXXXX", NULL);
  g_autofree char *panel = g_build_filename (root, "Riverside.panel", NULL);
  g_autofree char *path = g_build_filename (panel, "panel.db", NULL);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261122);
  g_autoptr (GError) error = NULL;
  gsize length = 0;
  guint n_let_in = 0;

  g_test_summary (
      "Values, missing rows and sealed bytes that no rule of the schema would "
      "let in are refused or shown, and never end the program.");
  g_assert_true (scrutiny_demo_create (panel, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  for (guint i = 0; i < test_rounds (TRIALS); i++) {
    g_autoptr (ScrutinySession) session = NULL;
    g_autoptr (GError) failure = NULL;

    g_unlink (log);
    g_assert_true (g_file_set_contents (path, contents, (gssize) length, NULL));
    spoil (path, rand);
    session = scrutiny_session_new (panel, &failure);
    if (session == NULL ||
        !scrutiny_session_sign_in (session, SCRUTINY_DEMO_CHAIR, "demo", &failure))
      continue;
    look_at_everything (session);
    n_let_in++;
  }
  g_test_message ("%u of %u panels opened", n_let_in, test_rounds (TRIALS));
  g_assert_cmpuint (n_let_in, >, test_rounds (TRIALS) / 4);
  test_remove_tree (root);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/app/hostile-panel/cells", test_cells);

  return g_test_run ();
}
