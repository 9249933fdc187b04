/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/draw.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "app/case.h"
#include "app/error.h"
#include "app/list.h"
#include "app/meeting.h"
#include "app/people.h"
#include "app/seed.h"
#include "app/verify.h"
#include "db/error.h"
#include "sampling/error.h"
#include "tests/support/test-records.h"

#define N_RECORDS 60

/* A panel with records and meeting 1; a chair is signed in. */
static TestPanel *
make_panel (void)
{
  TestPanel *panel = test_panel_new ();

  test_panel_add_everybody (panel);
  test_records_add (panel, N_RECORDS);
  g_assert_cmpint (test_meeting_add (panel), ==, 1);
  test_panel_sign_in (panel, "Chad");

  return panel;
}

static ScrutinyListOutcome *
fix (TestPanel *panel, gint64 meeting)
{
  g_autoptr (GError) error = NULL;
  ScrutinyListRequest request = { .meeting = meeting, .take = 6, .reserves = 3 };
  ScrutinyListOutcome *outcome =
      scrutiny_list_fix (panel->session, &request, NULL, NULL, &error);

  g_assert_no_error (error);

  return outcome;
}

static void
roll (TestPanel *panel, gint64 meeting, const char *digits)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyCeremony) ceremony =
      scrutiny_seed_add (panel->session, meeting, SCRUTINY_SHARE_D10, digits, &error);

  g_assert_no_error (error);
  g_assert_nonnull (ceremony);
}

static ScrutinyDrawOutcome *
draw (TestPanel *panel, gint64 meeting)
{
  g_autoptr (GError) error = NULL;
  ScrutinyDrawOutcome *outcome =
      scrutiny_meeting_draw (panel->session, meeting, NULL, NULL, &error);

  g_assert_no_error (error);

  return outcome;
}

/* Fixes, rolls twice and draws. */
static ScrutinyDrawOutcome *
hold_ceremony (TestPanel *panel, gint64 meeting)
{
  g_autoptr (ScrutinyListOutcome) list = fix (panel, meeting);

  g_assert_nonnull (list);
  roll (panel, meeting, "0123456789");
  roll (panel, meeting, "9876501234");

  return draw (panel, meeting);
}

static ScrutinyCase *
find_case (TestPanel *panel, const char *letter)
{
  g_autoptr (GError) error = NULL;
  ScrutinyCase *drawn = scrutiny_case_find (panel->session, 1, letter, &error);

  g_assert_no_error (error);

  return drawn;
}

static void
test_whole_ceremony (void)
{
  g_autoptr (TestPanel) panel = make_panel ();
  g_autoptr (ScrutinyDrawOutcome) outcome = hold_ceremony (panel, 1);
  g_autoptr (ScrutinyVerification) verification = NULL;
  g_autoptr (GListModel) cases = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *pdf = NULL;
  g_auto (GStrv) holds = NULL;

  g_test_summary ("Commitment, two shares, one draw: the cases have letters, the files "
                  "lie there, and the certificate holds for everybody.");

  cases = scrutiny_case_list (panel->session, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (cases), ==, 6);
  for (guint i = 0; i < 6; i++) {
    g_autoptr (ScrutinyCase) drawn = g_list_model_get_item (cases, i);
    const ScrutinyDrawn *main =
        g_ptr_array_index (scrutiny_certificate_get_main (outcome->certificate), i);

    g_assert_cmpint (scrutiny_case_get_letter (drawn)[0], ==, (int) ('A' + i));
    g_assert_cmpstr (scrutiny_case_get_record_ref (drawn), ==, main->id);
    g_assert_cmpint (scrutiny_case_get_state (drawn), ==, SCRUTINY_CASE_DRAWN);
  }
  holds = scrutiny_case_list_holds (panel->session, 1, &error);
  g_assert_cmpuint (g_strv_length (holds), ==, 9);

  verification = scrutiny_verify_files (outcome->certificate_path, outcome->list_path,
                                        NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (scrutiny_verification_holds (verification));

  g_assert_true (g_file_get_contents (outcome->pdf_path, &pdf, NULL, &error));
  g_assert_true (g_str_has_prefix (pdf, "%PDF-"));
}

static void
test_modes (void)
{
  mode_t before = umask (0);
  g_autoptr (TestPanel) panel = make_panel ();
  g_autoptr (ScrutinyDrawOutcome) outcome = hold_ceremony (panel, 1);
  const char *paths[] = { outcome->certificate_path, outcome->list_path,
                          outcome->pdf_path };

  g_test_summary ("T22: with no umask at all, what a draw leaves is its owner's alone.");

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++) {
    GStatBuf status;

    g_assert_cmpint (g_lstat (paths[i], &status), ==, 0);
    g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  }
  umask (before);
}

static void
assert_share_refused (TestPanel *panel, GQuark domain, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyCeremony) ceremony =
      scrutiny_seed_add (panel->session, 1, SCRUTINY_SHARE_D10, "123450", &error);

  g_assert_null (ceremony);
  g_assert_error (error, domain, code);
}

static void
assert_draw_refused (TestPanel *panel, GQuark domain, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyDrawOutcome) outcome =
      scrutiny_meeting_draw (panel->session, 1, NULL, NULL, &error);

  g_assert_null (outcome);
  g_assert_error (error, domain, code);
}

static void
test_order_of_things (void)
{
  g_autoptr (TestPanel) panel = make_panel ();
  g_autoptr (ScrutinyListOutcome) list = NULL;
  g_autoptr (ScrutinyListOutcome) second = NULL;
  g_autoptr (ScrutinyDrawOutcome) outcome = NULL;
  g_autoptr (GError) error = NULL;
  ScrutinyListRequest request = { .meeting = 1, .take = 2, .reserves = 1 };

  g_test_summary ("T19: a share before the commitment, a draw before the shares, a "
                  "second list, a second draw, a share after it: all refused.");

  assert_share_refused (panel, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_NOT_FOUND);
  assert_draw_refused (panel, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_NOT_FOUND);

  list = fix (panel, 1);
  second = scrutiny_list_fix (panel->session, &request, NULL, NULL, &error);
  g_assert_null (second);
  g_assert_error (error, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_CONSTRAINT);

  assert_draw_refused (panel, SCRUTINY_SAMPLING_ERROR,
                       SCRUTINY_SAMPLING_ERROR_TOO_FEW_SHARES);
  roll (panel, 1, "123450");
  roll (panel, 1, "543210");
  assert_draw_refused (panel, SCRUTINY_SAMPLING_ERROR,
                       SCRUTINY_SAMPLING_ERROR_TOO_FEW_SYMBOLS);
  roll (panel, 1, "00000017");

  outcome = draw (panel, 1);
  assert_draw_refused (panel, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_STATE);
  assert_share_refused (panel, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_false (scrutiny_list_void (panel->session, 1, "did not suit", &error));
  g_assert_error (error, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_CONSTRAINT);
}

static void
test_edited_list (void)
{
  g_autoptr (TestPanel) panel = make_panel ();
  g_autoptr (ScrutinyListOutcome) list = fix (panel, 1);
  g_autoptr (ScrutinyDrawOutcome) outcome = NULL;
  g_autofree char *text = NULL;
  gsize length;

  g_test_summary ("T19: a list that was changed in any byte after the commitment is not "
                  "drawn; put back, it is.");

  roll (panel, 1, "0123456789");
  roll (panel, 1, "9876501234");
  g_assert_true (g_file_get_contents (list->list_path, &text, &length, NULL));
  for (gsize at = 0; at < length; at += 97) {
    g_autoptr (GError) error = NULL;

    text[at] ^= 1;
    g_assert_true (g_file_set_contents (list->list_path, text, (gssize) length, NULL));
    outcome = scrutiny_meeting_draw (panel->session, 1, NULL, NULL, &error);
    g_assert_null (outcome);
    g_assert_nonnull (error);
    text[at] ^= 1;
  }
  g_assert_true (g_file_set_contents (list->list_path, text, (gssize) length, NULL));
  outcome = draw (panel, 1);
}

static void
test_clock_back (void)
{
  g_autoptr (TestPanel) panel = make_panel ();
  g_autoptr (ScrutinyListOutcome) list = fix (panel, 1);

  g_assert_nonnull (list);
  g_test_summary ("T19: shares cannot be dated to before the commitment.");

  panel->now_us -= G_TIME_SPAN_HOUR;
  assert_share_refused (panel, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_CONSTRAINT);
  panel->now_us += 2 * G_TIME_SPAN_HOUR;
  roll (panel, 1, "0123456789");
}

static void
test_void_is_printed (void)
{
  g_autoptr (TestPanel) panel = make_panel ();
  g_autoptr (ScrutinyListOutcome) voided = fix (panel, 1);
  g_autoptr (ScrutinyDrawOutcome) outcome = NULL;
  g_autoptr (GError) error = NULL;
  ScrutinyJson *printed;

  g_test_summary ("A ceremony that was broken off stands on the next certificate, also "
                  "when the clock went back in between.");

  roll (panel, 1, "0123456789");
  g_assert_true (scrutiny_list_void (panel->session, 1, "a die was lost", &error));
  g_assert_no_error (error);
  panel->now_us -= G_TIME_SPAN_DAY;

  outcome = hold_ceremony (panel, 1);
  printed =
      scrutiny_json_get_member (scrutiny_certificate_get_json (outcome->certificate),
                                "void_before");
  g_assert_cmpuint (scrutiny_json_get_length (printed), ==, 1);
  g_assert_cmpstr (scrutiny_json_get_string (scrutiny_json_get_element (printed, 0)), ==,
                   voided->fixed->plan_sha256);
}

static void
test_next_meeting (void)
{
  g_autoptr (TestPanel) panel = make_panel ();
  g_autoptr (ScrutinyDrawOutcome) first = hold_ceremony (panel, 1);
  g_autoptr (ScrutinyDrawOutcome) second = NULL;
  g_autoptr (ScrutinyVerification) verification = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *list = NULL;
  const char *earlier[] = { first->certificate_path, NULL };
  GPtrArray *main;

  g_test_summary ("The next meeting's list keeps what was drawn, marked so, draws none "
                  "of it again, and its certificate names the one before.");

  test_meeting_add (panel);
  second = hold_ceremony (panel, 2);
  g_assert_true (g_file_get_contents (second->list_path, &list, NULL, NULL));
  main = scrutiny_certificate_get_main (first->certificate);
  for (guint i = 0; i < main->len; i++) {
    const ScrutinyDrawn *drawn = g_ptr_array_index (main, i);
    g_autofree char *line = g_strdup_printf ("%s\tdrawn_before\n", drawn->id);

    g_assert_nonnull (strstr (list, line));
  }
  g_assert_cmpstr (scrutiny_certificate_get_text (second->certificate, "previous"), ==,
                   scrutiny_certificate_get_sha256 (first->certificate));

  verification = scrutiny_verify_files (second->certificate_path, second->list_path,
                                        earlier, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (scrutiny_verification_holds (verification));
}

static void
test_with_a_chair (void)
{
  g_autoptr (TestPanel) panel = make_panel ();
  g_autoptr (ScrutinyListOutcome) list = NULL;
  g_autoptr (ScrutinyDrawOutcome) outcome = NULL;
  g_autoptr (GError) error = NULL;
  ScrutinyListRequest request = { .meeting = 1, .take = 2, .reserves = 1 };

  g_test_summary ("A coordinator fixes and draws for the meeting a chair agreed to, and "
                  "for no other; a member enters dice only.");

  g_assert_true (scrutiny_meeting_give_consent (panel->session, 1, TRUE, &error));
  test_meeting_add (panel);
  test_panel_sign_in (panel, "Cora");

  request.meeting = 2;
  list = scrutiny_list_fix (panel->session, &request, NULL, NULL, &error);
  g_assert_null (list);
  g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_DENIED);

  list = fix (panel, 1);
  roll (panel, 1, "0123456789");
  test_panel_sign_in (panel, "Mia");
  roll (panel, 1, "9876501234");
  assert_draw_refused (panel, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_DENIED);

  test_panel_sign_in (panel, "Chad");
  g_clear_error (&error);
  g_assert_true (scrutiny_meeting_give_consent (panel->session, 1, FALSE, &error));
  test_panel_sign_in (panel, "Cora");
  assert_draw_refused (panel, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_DENIED);
  g_assert_true (
      scrutiny_session_confirm_chair (panel->session, "Chad", TEST_PASSPHRASE, &error));
  outcome = draw (panel, 1);
}

static void
test_reserves_step_in (void)
{
  g_autoptr (TestPanel) panel = make_panel ();
  g_autoptr (ScrutinyDrawOutcome) outcome = hold_ceremony (panel, 1);
  static const char *const leavers[] = { "B", "G", "A", "C" };
  static const char *const stand_ins[] = { "G", "H", "I", NULL };
  GPtrArray *reserves = scrutiny_certificate_get_reserves (outcome->certificate);

  g_assert_nonnull (outcome);
  g_test_summary ("Whoever leaves, the next reserve steps in, in the order of the "
                  "certificate, until none is left; the empty place is counted.");

  for (guint i = 0; i < G_N_ELEMENTS (leavers); i++) {
    g_autoptr (ScrutinyCase) reserve = NULL;
    g_autoptr (ScrutinyCase) leaver = NULL;
    g_autoptr (GError) error = NULL;

    g_assert_true (scrutiny_case_set_aside (panel->session, 1, leavers[i],
                                            "live_complaint", "the force says so",
                                            &reserve, &error));
    g_assert_no_error (error);
    leaver = find_case (panel, leavers[i]);
    g_assert_false (scrutiny_case_is_on_agenda (leaver));
    g_assert_cmpstr (scrutiny_case_get_code (leaver), ==, "live_complaint");
    g_assert_cmpstr (scrutiny_case_get_replaced_by (leaver), ==, stand_ins[i]);
    if (stand_ins[i] == NULL) {
      g_assert_null (reserve);
      continue;
    }
    g_assert_cmpstr (scrutiny_case_get_letter (reserve), ==, stand_ins[i]);
    g_assert_cmpstr (scrutiny_case_get_replaces (reserve), ==, leavers[i]);
    g_assert_cmpstr (scrutiny_case_get_record_ref (reserve), ==,
                     ((ScrutinyDrawn *) g_ptr_array_index (reserves, i))->id);
  }
}

static void
test_reasons (void)
{
  static const struct {
    const char *code;
    gboolean sets_aside;
    gboolean is_no_footage;
  } tries[] = {
    { "duplicate", TRUE, FALSE },        { "not_recorded", TRUE, TRUE },
    { "member_conflict", FALSE, FALSE }, { "did_not_suit", FALSE, FALSE },
    { "drawn_before", FALSE, FALSE },    { "", FALSE, FALSE },
  };
  g_autoptr (TestPanel) panel = make_panel ();
  g_autoptr (ScrutinyDrawOutcome) outcome = hold_ceremony (panel, 1);
  g_autoptr (ScrutinyCase) gone = NULL;

  g_assert_nonnull (outcome);
  for (guint i = 0; i < G_N_ELEMENTS (tries); i++) {
    static const char *const letters[] = { "A", "B", "C", "C", "C", "C" };
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", tries[i].code);
    g_assert_cmpint (scrutiny_case_record_no_footage (panel->session, 1, letters[i],
                                                      tries[i].code, NULL, NULL),
                     ==, tries[i].is_no_footage);
    g_assert_cmpint (scrutiny_case_set_aside (panel->session, 1, letters[i],
                                              tries[i].code, NULL, NULL, &error),
                     ==, tries[i].sets_aside);
    g_assert_cmpint (error == NULL, ==, tries[i].sets_aside);
  }

  gone = find_case (panel, "B");
  g_assert_cmpstr (scrutiny_case_get_no_footage_code (gone), ==, "not_recorded");
  g_test_message ("what has left does not leave twice");
  g_assert_false (
      scrutiny_case_set_aside (panel->session, 1, "B", "duplicate", NULL, NULL, NULL));
}

static void
test_closing_key (void)
{
  g_autoptr (TestPanel) panel = make_panel ();
  g_autoptr (ScrutinyDrawOutcome) outcome = hold_ceremony (panel, 1);
  g_autoptr (ScrutinyCase) drawn = find_case (panel, "A");
  gint64 id = scrutiny_case_get_id (drawn);
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (GBytes) opened = NULL;
  g_autoptr (GError) error = NULL;
  guint8 secret[SCRUTINY_KEY_BYTES];

  g_assert_nonnull (outcome);
  g_test_summary ("What is sealed to a case opens with the chair's key and no other.");

  sealed = scrutiny_keys_seal_to (scrutiny_case_get_public_key (drawn), "yes", 3, &error);
  g_assert_true (scrutiny_case_open_secret (panel->session, id, secret, &error));
  g_assert_no_error (error);
  opened = scrutiny_keys_open_with (scrutiny_case_get_public_key (drawn), secret, sealed,
                                    &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (opened, NULL), g_bytes_get_size (opened), "yes", 3);

  for (guint role = 0; role < SCRUTINY_N_ROLES; role++) {
    if (role == SCRUTINY_ROLE_CHAIR)
      continue;
    test_panel_sign_in_role (panel, (ScrutinyRole) role);
    g_assert_false (scrutiny_case_open_secret (panel->session, id, secret, NULL));
  }
}

/* Whether who is signed in can open what is sealed to case A. */
static gboolean
can_close (TestPanel *panel)
{
  g_autoptr (ScrutinyCase) drawn = find_case (panel, "A");
  guint8 secret[SCRUTINY_KEY_BYTES];
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (GBytes) opened = NULL;

  if (!scrutiny_case_open_secret (panel->session, scrutiny_case_get_id (drawn), secret,
                                  NULL))
    return FALSE;

  sealed = scrutiny_keys_seal_to (scrutiny_case_get_public_key (drawn), "yes", 3, NULL);
  opened = scrutiny_keys_open_with (scrutiny_case_get_public_key (drawn), secret, sealed,
                                    NULL);

  return opened != NULL;
}

static void
test_keys_are_handed_over (void)
{
  g_autoptr (TestPanel) panel = make_panel ();
  g_autoptr (ScrutinyDrawOutcome) outcome = hold_ceremony (panel, 1);
  g_autoptr (ScrutinyPerson) mia = NULL;
  g_autoptr (ScrutinyPerson) chair = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (outcome);
  g_test_summary ("A chair added, promoted or given a new passphrase by a chair, and one "
                  "recovered with the printed code, can close the cases drawn before.");

  test_panel_add (panel, "Cher", SCRUTINY_ROLE_CHAIR);
  mia = scrutiny_people_find (panel->session, "Mia", &error);
  chair = scrutiny_person_with_role (mia, SCRUTINY_ROLE_CHAIR);
  g_assert_true (scrutiny_people_change (panel->session, chair, &error));
  g_assert_no_error (error);
  g_assert_true (
      scrutiny_people_reset_passphrase (panel->session, 2, "chad's new one", &error));
  g_assert_no_error (error);

  test_panel_sign_in (panel, "Cher");
  g_assert_true (can_close (panel));
  test_panel_sign_in (panel, "Mia");
  g_assert_true (can_close (panel));
  g_assert_true (
      scrutiny_session_sign_in (panel->session, "Chad", "chad's new one", &error));
  g_assert_true (can_close (panel));

  scrutiny_session_sign_out (panel->session);
  g_assert_true (scrutiny_people_recover (panel->session, panel->recovery_code, "Chad",
                                          TEST_PASSPHRASE, &error));
  g_assert_no_error (error);
  test_panel_sign_in (panel, "Chad");
  g_assert_true (can_close (panel));
}

static void
test_meeting_states (void)
{
  static const ScrutinyMeetingState expected[] = {
    SCRUTINY_MEETING_PLANNED,   SCRUTINY_MEETING_LIST_FIXED, SCRUTINY_MEETING_DRAWN,
    SCRUTINY_MEETING_PREPARING, SCRUTINY_MEETING_OPEN,
  };
  g_autoptr (TestPanel) panel = make_panel ();
  g_autoptr (ScrutinyListOutcome) list = NULL;
  g_autoptr (ScrutinyDrawOutcome) outcome = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++) {
    g_autoptr (ScrutinyMeeting) meeting = NULL;

    if (i == 1)
      list = fix (panel, 1);
    if (i == 2) {
      roll (panel, 1, "0123456789");
      roll (panel, 1, "9876501234");
      outcome = draw (panel, 1);
      g_assert_false (scrutiny_meeting_open (panel->session, 1, &error));
      g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_STATE);
      g_clear_error (&error);
    }
    if (i == 3)
      g_assert_true (
          scrutiny_case_record_no_footage (panel->session, 1, "A", "plain_clothes",
                                           "on duty in plain clothes", &error));
    if (i == 4)
      g_assert_true (scrutiny_meeting_open (panel->session, 1, &error));
    g_assert_no_error (error);
    meeting = scrutiny_meeting_find (panel->session, 1, &error);
    g_assert_cmpint (scrutiny_meeting_get_state (meeting), ==, expected[i]);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/app/draw/whole-ceremony", test_whole_ceremony);
  g_test_add_func ("/app/draw/modes", test_modes);
  g_test_add_func ("/app/draw/order-of-things", test_order_of_things);
  g_test_add_func ("/app/draw/edited-list", test_edited_list);
  g_test_add_func ("/app/draw/clock-back", test_clock_back);
  g_test_add_func ("/app/draw/void-is-printed", test_void_is_printed);
  g_test_add_func ("/app/draw/next-meeting", test_next_meeting);
  g_test_add_func ("/app/draw/with-a-chair", test_with_a_chair);
  g_test_add_func ("/app/draw/reserves-step-in", test_reserves_step_in);
  g_test_add_func ("/app/draw/reasons", test_reasons);
  g_test_add_func ("/app/draw/closing-key", test_closing_key);
  g_test_add_func ("/app/draw/keys-are-handed-over", test_keys_are_handed_over);
  g_test_add_func ("/app/draw/meeting-states", test_meeting_states);

  return g_test_run ();
}
