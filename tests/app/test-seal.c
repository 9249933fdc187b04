/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sqlite3.h>
#include <string.h>

#include "app/audit.h"
#include "app/case.h"
#include "app/draw.h"
#include "app/error.h"
#include "app/list.h"
#include "app/meeting-seal.h"
#include "app/meeting.h"
#include "app/seed.h"
#include "app/use-case-private.h"
#include "tests/support/test-records.h"
#include "tests/support/test-rules.h"

/* Meeting 1 with cases A and B drawn; a chair is signed in. */
static TestPanel *
make_panel (void)
{
  TestPanel *panel = test_panel_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyListOutcome) list = NULL;
  g_autoptr (ScrutinyDrawOutcome) outcome = NULL;
  ScrutinyListRequest request = { .meeting = 1, .take = 2, .reserves = 1 };

  test_panel_add_everybody (panel);
  test_records_add (panel, 20);
  test_meeting_add (panel);
  test_panel_sign_in (panel, "Chad");
  list = scrutiny_list_fix (panel->session, &request, NULL, NULL, &error);
  for (guint i = 0; i < 2; i++) {
    g_autoptr (ScrutinyCeremony) ceremony =
        scrutiny_seed_add (panel->session, 1, SCRUTINY_SHARE_D10, "0123456789", &error);

    g_assert_no_error (error);
    g_assert_nonnull (ceremony);
  }
  outcome = scrutiny_meeting_draw (panel->session, 1, NULL, NULL, &error);
  g_assert_no_error (error);

  return panel;
}

/* As closing answers and agreeing a view will do. */
static void
advance (TestPanel *panel, const char *letter, ScrutinyAct act, ScrutinyCaseState state)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyCase) drawn = scrutiny_case_find (panel->session, 1, letter, &error);

  g_assert_true (scrutiny_use_case_begin (panel->session, act, &error));
  g_assert_true (scrutiny_case_advance (panel->session, scrutiny_case_get_id (drawn),
                                        state, &error));
  g_assert_true (scrutiny_use_case_commit (panel->session, "{}", &error));
  g_assert_no_error (error);
}

static void
assert_not_sealable (TestPanel *panel)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *head = scrutiny_meeting_seal (panel->session, 1, &error);

  g_assert_null (head);
  g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_STATE);
}

static void
test_seal (void)
{
  g_autoptr (TestPanel) panel = make_panel ();
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinySealChecklist) list = NULL;
  g_autoptr (ScrutinyAuditReport) report = NULL;
  g_autoptr (ScrutinyMeeting) meeting = NULL;
  g_autofree char *head = NULL;
  g_autofree char *again = NULL;
  g_autofree char *code = NULL;

  g_test_summary ("A meeting is sealed when no case is half done; its head can be asked "
                  "for later, and nothing more comes in.");

  assert_not_sealable (panel);
  g_assert_true (
      scrutiny_case_record_no_footage (panel->session, 1, "A", "fault", NULL, &error));
  g_assert_true (scrutiny_meeting_open (panel->session, 1, &error));
  assert_not_sealable (panel);
  advance (panel, "A", SCRUTINY_ACT_CLOSE_ANSWERS, SCRUTINY_CASE_ANSWERS_CLOSED);
  assert_not_sealable (panel);
  advance (panel, "A", SCRUTINY_ACT_SET_PANEL_VIEW, SCRUTINY_CASE_AGREED);

  list = scrutiny_meeting_check_seal (panel->session, 1, &error);
  g_assert_true (list->may_seal);
  g_assert_cmpuint (list->remarks->len, ==, 1);
  head = scrutiny_meeting_seal (panel->session, 1, &error);
  g_assert_no_error (error);
  code = scrutiny_meeting_seal_to_code (head);
  g_assert_cmpuint (strlen (code), ==, 19);

  test_panel_sign_in (panel, "Cora");
  again = scrutiny_meeting_get_seal (panel->session, 1, &error);
  g_assert_cmpstr (again, ==, head);
  report = scrutiny_audit_verify (panel->session, head, NULL, &error);
  g_assert_true (report->holds);
  meeting = scrutiny_meeting_find (panel->session, 1, &error);
  g_assert_cmpint (scrutiny_meeting_get_state (meeting), ==, SCRUTINY_MEETING_SEALED);

  test_panel_sign_in (panel, "Chad");
  assert_not_sealable (panel);
  g_assert_false (
      scrutiny_case_set_aside (panel->session, 1, "B", "duplicate", NULL, NULL, &error));
  g_assert_nonnull (error);
}

/* Agrees case A, leaves B, and seals; returns the head. */
static char *
seal (TestPanel *panel)
{
  g_autoptr (GError) error = NULL;
  char *head;

  g_assert_true (scrutiny_case_record_no_footage (panel->session, 1, "A", "fault",
                                                  "the camera was broken", &error));
  g_assert_true (scrutiny_meeting_open (panel->session, 1, &error));
  advance (panel, "A", SCRUTINY_ACT_CLOSE_ANSWERS, SCRUTINY_CASE_ANSWERS_CLOSED);
  advance (panel, "A", SCRUTINY_ACT_SET_PANEL_VIEW, SCRUTINY_CASE_AGREED);
  head = scrutiny_meeting_seal (panel->session, 1, &error);
  g_assert_no_error (error);

  return head;
}

/* A tamperer takes the triggers away, edits, and leaves the log alone. */
static void
edit (TestPanel *panel, const char *sql)
{
  g_autofree char *path = g_build_filename (panel->dir, "panel.db", NULL);
  g_autofree char *rules = NULL;
  sqlite3 *file = NULL;

  g_assert_cmpint (sqlite3_open (path, &file), ==, SQLITE_OK);
  rules = test_rules_take_away (file);
  g_assert_cmpint (sqlite3_exec (file, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_changes (file), >, 0);
  test_rules_put_back (file, rules);
  sqlite3_close (file);
}

static void
test_edits_beside_the_log (void)
{
  static const char *const edits[] = {
    "UPDATE record SET area = 'west' WHERE id = 3",
    "DELETE FROM record WHERE id = 20",
    "UPDATE record_import SET row_count = 21, imported_count = 21",
    "UPDATE meeting SET title = 'Another'",
    "UPDATE drawn_case SET record_ref = 'R999' WHERE letter = 'B'",
    "UPDATE draw_reserve SET record_ref = 'R998'",
    "UPDATE draw SET certificate = '{}'",
    "UPDATE seed_share SET digits = '000000' WHERE seat = 2",
    "UPDATE fixed_list SET records = 19",
    "UPDATE case_event SET code = 'battery' WHERE code = 'fault'",
    "DELETE FROM case_event WHERE state = 'agreed'",
    "INSERT INTO case_event (id, case_id, state, at_us, by) VALUES (-1, 1, 'open', 0, 1)",
    "UPDATE person_standing SET role = 'chair' WHERE role = 'coordinator'",
    "UPDATE panel_setting SET value = 'x' WHERE key = 'name'",
  };
  g_autoptr (TestPanel) panel = make_panel ();
  g_autofree char *head = seal (panel);
  g_autofree char *path = g_build_filename (panel->dir, "panel.db", NULL);
  g_autofree char *aside = g_build_filename (panel->root, "aside.db", NULL);

  g_test_summary ("T10, short: after the seal a change to any record, draw, case or "
                  "person shows against the head, though the log was left alone.");

  g_clear_object (&panel->session);
  test_copy_file (path, aside);
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++) {
    g_autoptr (ScrutinyAuditReport) before = NULL;
    g_autoptr (ScrutinyAuditReport) after = NULL;
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", edits[i]);
    test_copy_file (aside, path);
    test_panel_reopen (panel);
    before = scrutiny_audit_verify (panel->session, head, NULL, &error);
    g_assert_no_error (error);
    g_assert_true (before->holds);
    g_clear_object (&panel->session);
    edit (panel, edits[i]);
    test_panel_reopen (panel);
    after = scrutiny_audit_verify (panel->session, head, NULL, &error);
    g_assert_no_error (error);
    g_assert_false (after->holds);
    g_clear_object (&panel->session);
  }
}

static void
test_growth_is_no_change (void)
{
  g_autoptr (TestPanel) panel = make_panel ();
  g_autofree char *head = seal (panel);
  g_autoptr (ScrutinyAuditReport) report = NULL;
  g_autoptr (GError) error = NULL;

  test_meeting_add (panel);
  g_assert_true (scrutiny_meeting_give_consent (panel->session, 2, TRUE, &error));
  report = scrutiny_audit_verify (panel->session, head, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (report->holds);
}

static void
test_states_do_not_go_back (void)
{
  guint n_allowed = 0;

  g_test_summary ("A case that is agreed or set aside stays so; answers once closed are "
                  "never opened again.");

  for (guint next = 0; next < SCRUTINY_N_CASE_STATES; next++) {
    g_assert_false (
        scrutiny_case_state_may_follow (SCRUTINY_CASE_AGREED, (ScrutinyCaseState) next));
    g_assert_false (scrutiny_case_state_may_follow (SCRUTINY_CASE_SET_ASIDE,
                                                    (ScrutinyCaseState) next));
    g_assert_cmpint (scrutiny_case_state_may_follow (SCRUTINY_CASE_ANSWERS_CLOSED,
                                                     (ScrutinyCaseState) next),
                     ==, next == SCRUTINY_CASE_AGREED);
    for (guint now = 0; now < SCRUTINY_N_CASE_STATES; now++)
      n_allowed += scrutiny_case_state_may_follow ((ScrutinyCaseState) now,
                                                   (ScrutinyCaseState) next);
  }
  g_assert_cmpuint (n_allowed, ==, 19);
}

static void
test_letters (void)
{
  static const struct {
    guint number;
    const char *letter;
  } letters[] = { { 1, "A" },   { 26, "Z" },  { 27, "AA" },
                  { 52, "AZ" }, { 53, "BA" }, { 703, "AAA" } };

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++) {
    g_autofree char *letter = scrutiny_case_letter_for (letters[i].number);

    g_assert_cmpstr (letter, ==, letters[i].letter);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/app/seal/seal", test_seal);
  g_test_add_func ("/app/seal/edits-beside-the-log", test_edits_beside_the_log);
  g_test_add_func ("/app/seal/growth-is-no-change", test_growth_is_no_change);
  g_test_add_func ("/app/seal/states-do-not-go-back", test_states_do_not_go_back);
  g_test_add_func ("/app/seal/letters", test_letters);

  return g_test_run ();
}
