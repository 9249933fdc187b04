/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/answers.h"
#include "app/case-close.h"
#include "app/error.h"
#include "app/meeting-seal.h"
#include "app/meeting.h"
#include "app/panel-view.h"
#include "app/people.h"
#include "db/case-store.h"
#include "db/meeting-store.h"
#include "model/answer-words.h"
#include "tests/support/test-case.h"

static const char *const video[] = { "written_record", "bwv_single", NULL };

typedef struct {
  TestPanel *panel;
  gint64 case_id;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  const ScrutinyCaseFacts facts = { .kind = "stop_search", .material = video };
  g_autoptr (GError) error = NULL;

  fixture->panel = test_panel_new ();
  test_panel_add_everybody (fixture->panel);
  fixture->case_id = test_case_add (fixture->panel);
  test_panel_sign_in (fixture->panel, "Chad");
  scrutiny_answers_open (fixture->panel->session, fixture->case_id, &facts, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  test_panel_free (fixture->panel);
}

static void
choose (Fixture *fixture, const char *question_id, const char *code)
{
  g_autoptr (ScrutinyAnswer) answer =
      scrutiny_answer_new_choice (question_id, code, "As I saw it.");
  g_autoptr (GError) error = NULL;

  scrutiny_answers_save (fixture->panel->session, fixture->case_id, answer, &error);
  g_assert_no_error (error);
}

static void
hand_in_as (Fixture *fixture, const char *name, const char *code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyForm) form = NULL;
  g_autoptr (ScrutinyAnswer) grade = NULL;
  g_autofree char *receipt = NULL;

  test_panel_sign_in (fixture->panel, name);
  choose (fixture, "view_conflict", "no");
  choose (fixture, "ss_grounds_specific", code);
  form = scrutiny_answers_get_form (fixture->panel->session, fixture->case_id, &error);
  grade = scrutiny_form_new_grade (form, "ovr_grade", "green", NULL, NULL);
  scrutiny_answers_save (fixture->panel->session, fixture->case_id, grade, &error);
  g_assert_no_error (error);
  receipt = scrutiny_answers_hand_in (fixture->panel->session, fixture->case_id, &error);
  g_assert_no_error (error);
}

static void
close_case (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  test_panel_sign_in (fixture->panel, "Chad");
  scrutiny_case_close (fixture->panel->session, fixture->case_id, &error);
  g_assert_no_error (error);
}

/* Returns: whether it was taken. */
static gboolean
add (Fixture *fixture,
     ScrutinyAnswerPhase phase,
     const char *question_id,
     const char *code,
     const char *reason)
{
  g_autoptr (ScrutinyAnswer) answer =
      code != NULL ? scrutiny_answer_new_choice (question_id, code, "Now I think so.")
                   : scrutiny_answer_new_empty (question_id);
  g_autoptr (GError) error = NULL;
  gint64 saved_at_us =
      scrutiny_answers_add_later (fixture->panel->session, fixture->case_id, phase,
                                  answer, reason, &error);

  g_assert_true ((saved_at_us > 0) == (error == NULL));
  if (error != NULL) {
    g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_STATE);
    g_test_message ("%s", error->message);
  }

  return saved_at_us > 0;
}

static ScrutinyAnswerResults *
read_results (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  ScrutinyAnswerResults *results =
      scrutiny_case_read_results (fixture->panel->session, fixture->case_id, &error);

  g_assert_no_error (error);

  return results;
}

static void
assert_change (Fixture *fixture,
               ScrutinyAnswerResults *results,
               guint nth,
               const char *before,
               const char *after)
{
  const ScrutinyAnswerChange *change = g_ptr_array_index (results->changes, nth);
  g_autoptr (ScrutinyForm) form =
      scrutiny_answers_get_form (fixture->panel->session, fixture->case_id, NULL);
  g_autofree char *was =
      change->before != NULL
          ? scrutiny_answer_dup_choice_words (change->before, form, "en-GB")
          : NULL;
  g_autofree char *is = scrutiny_answer_dup_words (change->after, form, "en-GB");

  g_assert_cmpstr (was, ==, before);
  g_assert_cmpstr (is, ==, after);
}

static void
test_both_are_kept (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (ScrutinyAnswerResults) results = NULL;

  hand_in_as (fixture, "Mia", "no");
  hand_in_as (fixture, "Max", "no");
  close_case (fixture);
  test_panel_sign_in (fixture->panel, "Mia");
  g_assert_true (
      add (fixture, SCRUTINY_PHASE_DISCUSSION, "ss_grounds_specific", "yes", NULL));
  g_assert_true (
      add (fixture, SCRUTINY_PHASE_DISCUSSION, "ss_grounds_specific", "partly", NULL));
  g_assert_true (add (fixture, SCRUTINY_PHASE_DISCUSSION, "ss_necessary", "no", NULL));

  results = read_results (fixture);
  g_assert_cmpuint (scrutiny_question_spread_count (
                        scrutiny_answer_results_find (results, "ss_grounds_specific"),
                        "no"),
                    ==, 2);
  g_assert_cmpuint (results->changes->len, ==, 2);
  assert_change (fixture, results, 0, "No", "Partly – Now I think so.");
  assert_change (fixture, results, 1, NULL, "No – Now I think so.");
}

static void
test_taken_back (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (ScrutinyAnswerResults) results = NULL;

  hand_in_as (fixture, "Mia", "no");
  close_case (fixture);
  test_panel_sign_in (fixture->panel, "Mia");
  add (fixture, SCRUTINY_PHASE_DISCUSSION, "ss_grounds_specific", "yes", NULL);
  g_assert_true (
      add (fixture, SCRUTINY_PHASE_DISCUSSION, "ss_grounds_specific", NULL, NULL));

  results = read_results (fixture);
  g_assert_cmpuint (results->changes->len, ==, 0);
  g_assert_cmpuint (results->after_talk->len, ==, 0);
}

static void
test_correction (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (ScrutinyAnswerResults) results = NULL;
  g_autofree char *long_reason = g_strnfill (501, 'a');
  const ScrutinyAnswerChange *change;

  hand_in_as (fixture, "Mia", "no");
  close_case (fixture);
  test_panel_sign_in (fixture->panel, "Mia");
  g_assert_false (
      add (fixture, SCRUTINY_PHASE_CORRECTION, "ss_grounds_specific", "yes", ""));
  g_assert_false (add (fixture, SCRUTINY_PHASE_CORRECTION, "ss_grounds_specific", "yes",
                       long_reason));
  g_assert_true (add (fixture, SCRUTINY_PHASE_CORRECTION, "ss_grounds_specific", "yes",
                      "I pressed the wrong key."));

  results = read_results (fixture);
  g_assert_cmpuint (results->changes->len, ==, 1);
  change = g_ptr_array_index (results->changes, 0);
  g_assert_cmpstr (change->reason, ==, "I pressed the wrong key.");
  g_assert_cmpuint (results->after_talk->len, ==, 0);
}

/* Their rows have no receipt and would count for nothing: better said than dropped. */
static void
test_only_who_handed_in (Fixture *fixture, gconstpointer user_data)
{
  hand_in_as (fixture, "Mia", "no");
  test_panel_sign_in (fixture->panel, "Max");
  choose (fixture, "view_conflict", "no");
  choose (fixture, "ss_grounds_specific", "yes");
  close_case (fixture);

  test_panel_sign_in (fixture->panel, "Max");
  g_assert_false (
      add (fixture, SCRUTINY_PHASE_DISCUSSION, "ss_grounds_specific", "no", NULL));
  test_panel_sign_in (fixture->panel, "Mia");
  g_assert_false (add (fixture, SCRUTINY_PHASE_DISCUSSION, "view_conflict", "yes", NULL));
}

static void
test_sealed (Fixture *fixture, gconstpointer user_data)
{
  ScrutinyDatabase *database = scrutiny_session_get_database (fixture->panel->session);
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyCase) about =
      scrutiny_case_store_get (database, fixture->case_id, &error);
  gint64 meeting = scrutiny_case_get_meeting (about);

  g_test_summary ("Once a meeting is sealed only corrections are taken, with a reason");
  hand_in_as (fixture, "Mia", "no");
  close_case (fixture);
  scrutiny_panel_view_set (fixture->panel->session, fixture->case_id, "green",
                           "unanimous", "Well done.", NULL, &error);
  g_assert_no_error (error);
  g_assert_true (scrutiny_meeting_store_seal (database, meeting, "1-ab",
                                              fixture->panel->now_us, 1, &error));
  test_panel_sign_in (fixture->panel, "Mia");
  g_assert_false (
      add (fixture, SCRUTINY_PHASE_DISCUSSION, "ss_grounds_specific", "yes", NULL));
  g_assert_true (add (fixture, SCRUTINY_PHASE_CORRECTION, "ss_grounds_specific", "yes",
                      "I pressed the wrong key."));
}

static void
assert_out (Fixture *fixture, guint n_out)
{
  ScrutinyAnswerProgress progress;
  g_autoptr (GError) error = NULL;

  scrutiny_answers_get_progress (fixture->panel->session, fixture->case_id, &progress,
                                 &error);
  g_assert_no_error (error);
  g_assert_cmpuint (progress.n_stood_out, ==, n_out);
}

static gboolean
come_back (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gint64 saved_at_us =
      scrutiny_answers_come_back (fixture->panel->session, fixture->case_id, &error);

  g_assert_true ((saved_at_us > 0) == (error == NULL));

  return saved_at_us > 0;
}

static void
test_come_back (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (ScrutinyAnswerResults) results = NULL;

  g_test_summary ("A slip on \"know anyone?\" is undone, more than once, and leaves "
                  "nothing that counts");
  test_panel_sign_in (fixture->panel, "Mia");
  g_assert_false (come_back (fixture));
  for (guint i = 0; i < 3; i++) {
    choose (fixture, "view_conflict", i == 1 ? "unsure" : "yes");
    assert_out (fixture, 1);
    g_assert_true (come_back (fixture));
    assert_out (fixture, 0);
    g_assert_false (come_back (fixture));
    test_panel_reopen (fixture->panel);
    test_panel_sign_in (fixture->panel, "Mia");
  }
  hand_in_as (fixture, "Mia", "no");
  test_panel_sign_in (fixture->panel, "Max");
  choose (fixture, "view_conflict", "yes");
  close_case (fixture);

  results = read_results (fixture);
  g_assert_cmpuint (results->n_handed_in, ==, 1);
  g_assert_cmpuint (results->n_stood_out, ==, 1);
  g_assert_cmpuint (results->n_unfinished, ==, 0);
  test_panel_sign_in (fixture->panel, "Max");
  g_assert_false (come_back (fixture));
}

/* Returns: (transfer full) (nullable): the receipt */
static char *
try_hand_in (Fixture *fixture, const char *refusal)
{
  g_autoptr (GError) error = NULL;
  char *receipt =
      scrutiny_answers_hand_in (fixture->panel->session, fixture->case_id, &error);

  g_assert_true ((receipt != NULL) == (refusal == NULL));
  if (refusal != NULL) {
    g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_STATE);
    g_assert_cmpstr (error->message, ==, refusal);
  }

  return receipt;
}

static void
grade (Fixture *fixture, const char *level)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyForm) form =
      scrutiny_answers_get_form (fixture->panel->session, fixture->case_id, &error);
  g_autoptr (ScrutinyAnswer) given =
      scrutiny_form_new_grade (form, "ovr_grade", level, NULL, NULL);

  scrutiny_answers_save (fixture->panel->session, fixture->case_id, given, &error);
  g_assert_no_error (error);
}

static void
test_asked_again (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *receipt = NULL;

  g_test_summary ("Who came back hands nothing in before they were asked again");
  test_panel_sign_in (fixture->panel, "Mia");
  choose (fixture, "view_conflict", "no");
  choose (fixture, "ss_grounds_specific", "yes");
  grade (fixture, "green");
  choose (fixture, "view_conflict", "yes");
  g_assert_true (come_back (fixture));
  g_assert_null (
      try_hand_in (fixture, "First say whether you may know anyone in this case."));
  choose (fixture, "view_conflict", "no");
  receipt = try_hand_in (fixture, NULL);
}

static void
give_new_passphrase (Fixture *fixture, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyPerson) person = NULL;

  test_panel_sign_in (fixture->panel, "Cora");
  person = scrutiny_people_find (fixture->panel->session, name, &error);
  g_assert_no_error (error);
  scrutiny_people_reset_passphrase (fixture->panel->session,
                                    scrutiny_person_get_id (person), TEST_PASSPHRASE,
                                    &error);
  g_assert_no_error (error);
}

static void
assert_sealed_off (Fixture *fixture, const char *name)
{
  static const char refusal[] = "Your answers to this case are sealed to your old "
                                "passphrase. It cannot be answered again.";
  g_autoptr (ScrutinyAnswer) answer =
      scrutiny_answer_new_choice ("view_conflict", "no", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) failure = NULL;

  test_panel_sign_in (fixture->panel, name);
  g_assert_cmpint (scrutiny_answers_save (fixture->panel->session, fixture->case_id,
                                          answer, &error),
                   ==, 0);
  g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_STATE);
  g_assert_cmpstr (error->message, ==, refusal);
  g_assert_cmpint (scrutiny_answers_come_back (fixture->panel->session, fixture->case_id,
                                               &failure),
                   ==, 0);
  g_assert_cmpstr (failure->message, ==, refusal);
  g_assert_null (try_hand_in (fixture, refusal));
}

static void
test_new_passphrase_after (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (ScrutinyAnswerResults) results = NULL;

  g_test_summary (
      "Who was given a new passphrase does not answer a second time; what "
      "they handed in, left or stood out of before counts, and the case closes");
  hand_in_as (fixture, "Mia", "no");
  test_panel_sign_in (fixture->panel, "Cora");
  test_panel_add (fixture->panel, "Moe", SCRUTINY_ROLE_MEMBER);
  test_panel_sign_in (fixture->panel, "Moe");
  choose (fixture, "view_conflict", "no");
  test_panel_sign_in (fixture->panel, "Max");
  choose (fixture, "view_conflict", "yes");
  give_new_passphrase (fixture, "Mia");
  give_new_passphrase (fixture, "Max");
  g_assert_true (scrutiny_people_recover (fixture->panel->session,
                                          fixture->panel->recovery_code, "Moe",
                                          TEST_PASSPHRASE, NULL));
  assert_sealed_off (fixture, "Mia");
  assert_sealed_off (fixture, "Max");
  assert_sealed_off (fixture, "Moe");

  close_case (fixture);
  results = read_results (fixture);
  g_assert_cmpuint (results->n_handed_in, ==, 1);
  g_assert_cmpuint (results->n_stood_out, ==, 1);
  g_assert_cmpuint (results->n_unfinished, ==, 1);
}

static void
test_new_passphrase_before (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (ScrutinyAnswerResults) results = NULL;

  g_test_summary ("Who was given a new passphrase before they answered hands in like "
                  "anybody, and the case closes");
  give_new_passphrase (fixture, "Mia");
  hand_in_as (fixture, "Mia", "no");
  hand_in_as (fixture, "Max", "yes");
  close_case (fixture);
  results = read_results (fixture);
  g_assert_cmpuint (results->n_handed_in, ==, 2);
}

static void
add_test (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  add_test ("/app/answers-later/both-are-kept", test_both_are_kept);
  add_test ("/app/answers-later/taken-back", test_taken_back);
  add_test ("/app/answers-later/correction-has-a-reason", test_correction);
  add_test ("/app/answers-later/only-who-handed-in", test_only_who_handed_in);
  add_test ("/app/answers-later/sealed-takes-corrections", test_sealed);
  add_test ("/app/answers-later/come-back", test_come_back);
  add_test ("/app/answers-later/asked-again", test_asked_again);
  add_test ("/app/answers-later/new-passphrase-after", test_new_passphrase_after);
  add_test ("/app/answers-later/new-passphrase-before", test_new_passphrase_before);

  return g_test_run ();
}
