/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/audit.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "app/error.h"
#include "app/panel.h"
#include "db/audit-store.h"
#include "tests/support/test-panel.h"
#include "tests/support/test-rounds.h"
#include "tests/support/test-rules.h"

#define N_ENTRIES 24

static void
tamper (sqlite3 *file, const char *sql)
{
  char *message = NULL;

  sqlite3_exec (file, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
}

static sqlite3 *
break_in (TestPanel *panel, char **rules)
{
  g_autofree char *path = g_build_filename (panel->dir, "panel.db", NULL);
  sqlite3 *file = NULL;

  g_assert_cmpint (sqlite3_open (path, &file), ==, SQLITE_OK);
  *rules = test_rules_take_away (file);
  tamper (file, "PRAGMA ignore_check_constraints = ON");

  return file;
}

static void
leave (sqlite3 *file, const char *rules)
{
  test_rules_put_back (file, rules);
  sqlite3_close (file);
}

static TestPanel *
make_panel (char **head)
{
  TestPanel *panel = test_panel_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 1; i < N_ENTRIES; i++)
    g_assert_true (scrutiny_panel_change_setting (panel->session, "quorum",
                                                  i % 2 ? "4" : "5", &error));
  g_assert_no_error (error);
  *head = scrutiny_audit_get_head (panel->session, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (*head, "24-"));

  return panel;
}

static gboolean
holds (TestPanel *panel, const char *head)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyAuditReport) report =
      scrutiny_audit_verify (panel->session, head, NULL, &error);

  /* A log too damaged to be read is found out as well. */
  return report != NULL && report->holds;
}

static void
test_untouched (void)
{
  g_autofree char *head = NULL;
  g_autoptr (TestPanel) panel = make_panel (&head);
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyAuditReport) report = NULL;

  g_assert_true (holds (panel, NULL));
  g_assert_true (holds (panel, head));

  g_test_message ("a log that has grown since still holds against the old head");
  g_assert_true (scrutiny_panel_change_setting (panel->session, "quorum", "6", &error));
  g_assert_true (holds (panel, head));

  scrutiny_session_sign_out (panel->session);
  report = scrutiny_audit_verify (panel->session, head, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (report->holds);
  g_assert_true (report->is_head_checked);
  g_assert_cmpint (report->n_entries, ==, N_ENTRIES + 1);
  g_assert_cmpuint (report->clock_jumps->len, ==, 0);
}

/* Each way to tamper, one place after another; %d is the place. */
static const char *const edits[] = {
  "UPDATE audit SET detail = '{}' || detail WHERE seq = %d",
  "UPDATE audit SET at_us = at_us + 1 WHERE seq = %d",
  "UPDATE audit SET offset_minutes = offset_minutes + 60 WHERE seq = %d",
  "UPDATE audit SET actor = NULL WHERE seq = %d",
  "UPDATE audit SET act = 'draw' WHERE seq = %d",
  "UPDATE audit SET hash = zeroblob(32) WHERE seq = %d",
  "UPDATE audit SET previous = x'01' WHERE seq = %d",
  /* take one out, and close the gap */
  "DELETE FROM audit WHERE seq = %d",
  "DELETE FROM audit WHERE seq = %d; UPDATE audit SET seq = -seq WHERE seq > %d;"
  " UPDATE audit SET seq = -seq - 1 WHERE seq < 0",
  /* put one in, a copy of the one before */
  "UPDATE audit SET seq = -seq WHERE seq >= %d; UPDATE audit SET seq = 1 - seq"
  " WHERE seq < 0; INSERT INTO audit SELECT %d, at_us, offset_minutes, actor, act,"
  " detail, previous, hash FROM audit WHERE seq = %d - 1",
  /* swap two neighbours */
  "UPDATE audit SET seq = -1 WHERE seq = %d; UPDATE audit SET seq = %d WHERE"
  " seq = %d - 1; UPDATE audit SET seq = %d - 1 WHERE seq = -1",
};

static char *
fill (const char *edit, int place)
{
  g_autofree char *number = g_strdup_printf ("%d", place);
  g_auto (GStrv) parts = g_strsplit (edit, "%d", -1);

  return g_strjoinv (number, parts);
}

/* Where to begin, to come to the last @n_places of the log, or fewer. */
static int
first_of (guint n_places)
{
  return N_ENTRIES - (int) test_rounds (n_places);
}

static void
test_every_edit_shows (void)
{
  g_autofree char *head = NULL;
  g_autoptr (TestPanel) panel = make_panel (&head);
  g_autofree char *path = g_build_filename (panel->dir, "panel.db", NULL);
  g_autofree char *aside = g_build_filename (panel->root, "aside.db", NULL);
  guint n_tried = 0, n_shown_with_head = 0, n_shown_without = 0;
  const int first = first_of (N_ENTRIES - 2);

  g_test_summary ("T10, short form: every edit, deletion, insertion and swap at every "
                  "place shows against the last head.");

  g_clear_object (&panel->session);
  test_copy_file (path, aside);

  for (guint e = 0; e < G_N_ELEMENTS (edits); e++)
    for (int place = first; place < N_ENTRIES; place++) {
      g_autofree char *sql = fill (edits[e], place);
      g_autofree char *rules = NULL;
      sqlite3 *file;

      test_copy_file (aside, path);
      file = break_in (panel, &rules);
      tamper (file, sql);
      leave (file, rules);
      n_tried++;
      /* SQLite's own check finds the rows that break a CHECK: not even opened. */
      panel->session = scrutiny_session_new (panel->dir, NULL);
      if (panel->session == NULL) {
        n_shown_with_head++;
        n_shown_without++;
        continue;
      }
      n_shown_with_head += !holds (panel, head);
      n_shown_without += !holds (panel, NULL);
      g_clear_object (&panel->session);
    }

  g_test_message ("%u edits: %u shown with a head, %u without", n_tried,
                  n_shown_with_head, n_shown_without);
  g_assert_cmpuint (n_tried, ==, G_N_ELEMENTS (edits) * (guint) (N_ENTRIES - first));
  g_assert_cmpuint (n_shown_with_head, ==, n_tried);
  g_assert_cmpuint (n_shown_without, ==, n_tried);
}

/* Writes the log anew from @place on, as a careful tamperer would. */
static void
chain_anew (TestPanel *panel, int place)
{
  g_autofree char *rules = NULL;
  sqlite3 *file = break_in (panel, &rules);
  sqlite3_stmt *statement = NULL;
  ScrutinyAuditEntry entry = { 0 };
  guint8 previous[SCRUTINY_HASH_BYTES] = { 0 };

  for (int seq = 1; seq <= N_ENTRIES; seq++) {
    sqlite3_prepare_v2 (file,
                        "SELECT at_us, offset_minutes, actor, act, detail, hash FROM "
                        "audit WHERE seq = ?1",
                        -1, &statement, NULL);
    sqlite3_bind_int (statement, 1, seq);
    g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
    entry.seq = seq;
    entry.at_us = sqlite3_column_int64 (statement, 0);
    entry.offset_minutes = sqlite3_column_int (statement, 1);
    entry.actor = sqlite3_column_int64 (statement, 2);
    entry.act = g_strdup ((const char *) sqlite3_column_text (statement, 3));
    entry.detail = g_strdup (
        seq == place ? "{}" : (const char *) sqlite3_column_text (statement, 4));
    memcpy (entry.previous, previous, sizeof previous);
    scrutiny_audit_entry_make_hash (&entry, entry.hash);
    memcpy (previous, entry.hash, sizeof previous);
    sqlite3_finalize (statement);

    sqlite3_prepare_v2 (file,
                        "UPDATE audit SET detail = ?1, previous = ?2, hash = ?3 WHERE "
                        "seq = ?4",
                        -1, &statement, NULL);
    sqlite3_bind_text (statement, 1, entry.detail, -1, SQLITE_TRANSIENT);
    sqlite3_bind_blob (statement, 2, entry.previous, 32, SQLITE_TRANSIENT);
    sqlite3_bind_blob (statement, 3, entry.hash, 32, SQLITE_TRANSIENT);
    sqlite3_bind_int (statement, 4, seq);
    g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
    sqlite3_finalize (statement);
    g_free (entry.act);
    g_free (entry.detail);
  }
  leave (file, rules);
}

static void
test_chained_anew (void)
{
  g_autofree char *head = NULL;
  g_autoptr (TestPanel) panel = make_panel (&head);
  g_autofree char *path = g_build_filename (panel->dir, "panel.db", NULL);
  g_autofree char *aside = g_build_filename (panel->root, "aside.db", NULL);

  g_test_summary ("A log written anew with sound hashes is found out by the head alone; "
                  "without one it is not, and the report says so.");

  g_clear_object (&panel->session);
  test_copy_file (path, aside);
  for (int place = first_of (N_ENTRIES - 2); place <= N_ENTRIES; place++) {
    test_copy_file (aside, path);
    chain_anew (panel, place);
    test_panel_reopen (panel);
    g_assert_false (holds (panel, head));
    g_assert_true (holds (panel, NULL));
    g_clear_object (&panel->session);
  }
}

static void
test_tail_cut (void)
{
  g_autofree char *head = NULL;
  g_autoptr (TestPanel) panel = make_panel (&head);
  g_autofree char *path = g_build_filename (panel->dir, "panel.db", NULL);
  g_autofree char *aside = g_build_filename (panel->root, "aside.db", NULL);

  g_clear_object (&panel->session);
  test_copy_file (path, aside);
  for (int kept = first_of (N_ENTRIES - 1); kept < N_ENTRIES; kept++) {
    g_autofree char *sql = g_strdup_printf ("DELETE FROM audit WHERE seq > %d", kept);
    g_autofree char *rules = NULL;
    sqlite3 *file;

    test_copy_file (aside, path);
    file = break_in (panel, &rules);
    tamper (file, sql);
    leave (file, rules);
    test_panel_reopen (panel);
    g_assert_false (holds (panel, head));
    g_assert_true (holds (panel, NULL));
    g_clear_object (&panel->session);
  }
}

static void
test_rolled_back (void)
{
  g_autofree char *head = NULL;
  g_autofree char *later = NULL;
  g_autoptr (TestPanel) panel = make_panel (&head);
  g_autofree char *path = g_build_filename (panel->dir, "panel.db", NULL);
  g_autofree char *aside = g_build_filename (panel->root, "aside.db", NULL);
  g_autoptr (GError) error = NULL;

  g_test_summary ("An older copy put back is found out by a later head, even when it "
                  "has grown another way since.");

  g_clear_object (&panel->session);
  test_copy_file (path, aside);
  test_panel_reopen (panel);
  test_panel_sign_in (panel, "Cora");
  later = scrutiny_audit_get_head (panel->session, &error);
  g_assert_true (holds (panel, later));
  g_clear_object (&panel->session);

  test_copy_file (aside, path);
  test_panel_reopen (panel);
  g_assert_false (holds (panel, later));
  g_assert_true (holds (panel, head));
  test_panel_sign_in (panel, "Cora");
  g_assert_false (holds (panel, later));
}

/* Every trigger by itself, and a table, an index and a rule made laxer. */
static void
test_schema_is_compared (void)
{
  static const struct {
    const char *sql;
    const char *sentence;
  } plants[] = {
    { "DROP TRIGGER answer_kept",
      "The rule “answer_kept” was taken out of the panel's file." },
    { "DROP INDEX learning_point_by_case",
      "The index “learning_point_by_case” was taken out of the panel's file." },
    { "CREATE TABLE stray (x)",
      "The table “stray” was put into the panel's file by another program." },
    { "ALTER TABLE told_note ADD COLUMN more TEXT",
      "The table “told_note” of the panel's file was changed." },
  };
  g_autofree char *head = NULL;
  g_autoptr (TestPanel) panel = make_panel (&head);
  g_autofree char *path = g_build_filename (panel->dir, "panel.db", NULL);
  g_autofree char *aside = g_build_filename (panel->root, "aside.db", NULL);

  g_test_summary ("A rule that another program took out, or a table it changed, is named "
                  "by the check, though no row was touched.");

  g_clear_object (&panel->session);
  test_copy_file (path, aside);
  for (guint i = 0; i < G_N_ELEMENTS (plants); i++) {
    g_autoptr (ScrutinyAuditReport) report = NULL;
    g_autoptr (GError) error = NULL;
    sqlite3 *file = NULL;

    test_copy_file (aside, path);
    g_assert_cmpint (sqlite3_open (path, &file), ==, SQLITE_OK);
    tamper (file, plants[i].sql);
    sqlite3_close (file);
    test_panel_reopen (panel);
    report = scrutiny_audit_verify (panel->session, head, NULL, &error);
    g_assert_no_error (error);
    g_assert_false (report->holds);
    g_assert_cmpuint (report->problems->len, ==, 1);
    g_assert_cmpstr (g_ptr_array_index (report->problems, 0), ==, plants[i].sentence);
    g_clear_object (&panel->session);
  }
}

static void
test_clock_goes_back (void)
{
  g_autofree char *head = NULL;
  g_autoptr (TestPanel) panel = make_panel (&head);
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyAuditReport) report = NULL;

  g_test_summary ("A clock set back hinders nothing and is said (T27, short).");

  panel->now_us -= G_TIME_SPAN_DAY;
  g_assert_true (scrutiny_panel_change_setting (panel->session, "quorum", "7", &error));
  report = scrutiny_audit_verify (panel->session, head, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (report->holds);
  g_assert_cmpuint (report->clock_jumps->len, ==, 1);
}

static void
test_no_head (void)
{
  static const char *const heads[] = {
    "",
    "x",
    "-",
    "24",
    "24-",
    "0-0000000000000000000000000000000000000000000000000000000000000000",
    ("99999999999999999999999-"
     "0000000000000000000000000000000000000000000000000000000000000000"),
    "24-000000000000000000000000000000000000000000000000000000000000000g",
    "24-00000000000000000000000000000000000000000000000000000000000000000",
  };
  g_autofree char *head = NULL;
  g_autoptr (TestPanel) panel = make_panel (&head);

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (scrutiny_audit_verify (panel->session, heads[i], NULL, &error));
    g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_INVALID);
  }
}

static void
test_known_answer (void)
{
  ScrutinyAuditEntry entry = { .seq = 1,
                               .at_us = 1793613600000000,
                               .offset_minutes = 0,
                               .actor = 1,
                               .act = (char *) "sign-in",
                               .detail = (char *) "{}" };
  g_autofree char *head = NULL;

  g_test_summary ("The hash is that of docs/audit.md, as printf and sha256sum make it.");

  scrutiny_audit_entry_make_hash (&entry, entry.hash);
  head = scrutiny_audit_entry_format_head (&entry);
  g_assert_cmpstr (head, ==,
                   "1-f128682025f2dd7695627e4cf0dd8ec83f9d315850acd9da2453d6a19c848387");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/app/audit/untouched", test_untouched);
  g_test_add_func ("/app/audit/every-edit-shows", test_every_edit_shows);
  g_test_add_func ("/app/audit/chained-anew", test_chained_anew);
  g_test_add_func ("/app/audit/tail-cut", test_tail_cut);
  g_test_add_func ("/app/audit/rolled-back", test_rolled_back);
  g_test_add_func ("/app/audit/schema-is-compared", test_schema_is_compared);
  g_test_add_func ("/app/audit/clock-goes-back", test_clock_goes_back);
  g_test_add_func ("/app/audit/no-head", test_no_head);
  g_test_add_func ("/app/audit/known-answer", test_known_answer);

  return g_test_run ();
}
