/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/answers.h"

#include <string.h>

#include "app/answer-envelope-private.h"
#include "app/audit.h"
#include "app/case-close.h"
#include "app/error.h"
#include "db/answer-store.h"
#include "db/answering-store.h"
#include "db/error.h"
#include "db/statement.h"
#include "tests/support/test-case.h"

static const char *const video[] = { "written_record", "bwv_single", NULL };

typedef struct {
  TestPanel *panel;
  gint64 case_id;
} Fixture;

static void
open_case (TestPanel *panel, gint64 case_id)
{
  const ScrutinyCaseFacts facts = { .kind = "stop_search", .material = video };
  g_autoptr (GError) error = NULL;

  test_panel_sign_in (panel, "Chad");
  scrutiny_answers_open (panel->session, case_id, &facts, &error);
  g_assert_no_error (error);
}

static void
fixture_set_up (Fixture *fixture, gconstpointer user_data)
{
  fixture->panel = test_panel_new ();
  test_panel_add_everybody (fixture->panel);
  fixture->case_id = test_case_add (fixture->panel);
  open_case (fixture->panel, fixture->case_id);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer user_data)
{
  test_panel_free (fixture->panel);
}

static gint64
try_save (Fixture *fixture, ScrutinyAnswer *answer, GError **error)
{
  gint64 saved_at_us =
      scrutiny_answers_save (fixture->panel->session, fixture->case_id, answer, error);

  scrutiny_answer_unref (answer);

  return saved_at_us;
}

static void
save (Fixture *fixture, ScrutinyAnswer *answer)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (try_save (fixture, answer, &error), >, 0);
  g_assert_no_error (error);
}

static void
choose (Fixture *fixture, const char *question_id, const char *code, const char *comment)
{
  save (fixture, scrutiny_answer_new_choice (question_id, code, comment));
}

static void
assert_not_saved (Fixture *fixture, const char *question_id, const char *code)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (try_save (fixture,
                             scrutiny_answer_new_choice (question_id, code, NULL),
                             &error),
                   ==, 0);
  g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_STATE);
  g_test_message ("%s", error->message);
}

static void
grade (Fixture *fixture, const char *level, const char *comment)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyForm) form =
      scrutiny_answers_get_form (fixture->panel->session, fixture->case_id, &error);

  g_assert_no_error (error);
  save (fixture,
        scrutiny_form_new_grade (form, "ovr_grade", level,
                                 g_str_equal (level, "not_gradable") ? "audio_missing"
                                                                     : NULL,
                                 comment));
}

static ScrutinyOwnAnswers *
load_own (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  ScrutinyOwnAnswers *own =
      scrutiny_own_answers_load (fixture->panel->session, fixture->case_id, &error);

  g_assert_no_error (error);

  return own;
}

/* A short but whole set: conflict, a before-footage answer, two answers, a grade. */
static char *
answer_as (Fixture *fixture, const char *name, const char *code, const char *level)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *comment = g_strconcat (name, " has seen it.", NULL);
  char *receipt;

  test_panel_sign_in (fixture->panel, name);
  choose (fixture, "view_conflict", "no", NULL);
  choose (fixture, "before_grounds_enough", "yes", NULL);
  choose (fixture, "ss_grounds_specific", "yes", NULL);
  choose (fixture, "ss_grounds_specific", code, comment);
  choose (fixture, "fb_route", "officer_learning", NULL);
  grade (fixture, level, comment);
  receipt = scrutiny_answers_hand_in (fixture->panel->session, fixture->case_id, &error);
  g_assert_no_error (error);

  return receipt;
}

static void
close_case (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  test_panel_sign_in (fixture->panel, "Chad");
  scrutiny_case_close (fixture->panel->session, fixture->case_id, &error);
  g_assert_no_error (error);
}

static void
test_newest_counts (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (ScrutinyOwnAnswers) own = NULL;
  g_autofree char *state = NULL;

  test_panel_sign_in (fixture->panel, "Mia");
  choose (fixture, "view_conflict", "no", NULL);
  choose (fixture, "ss_necessary", "yes", NULL);
  choose (fixture, "ss_necessary", "no", "A question would have done.");
  test_panel_reopen (fixture->panel);
  test_panel_sign_in (fixture->panel, "Mia");
  own = load_own (fixture);

  g_assert_cmpuint (own->rows->len, ==, 3);
  g_assert_true (
      scrutiny_answer_has_code (scrutiny_answer_set_find (own->alone, "ss_necessary"),
                                "no"));
  state = scrutiny_own_answers_dup_state (own);
  g_assert_true (g_str_has_prefix (state, "2 of "));
  g_assert_null (own->receipt);
}

static void
test_conflict_gate (Fixture *fixture, gconstpointer user_data)
{
  ScrutinyAnswerProgress progress;
  g_autoptr (ScrutinyOwnAnswers) own = NULL;
  g_autoptr (GError) error = NULL;

  test_panel_sign_in (fixture->panel, "Mia");
  assert_not_saved (fixture, "ss_necessary", "yes");
  choose (fixture, "view_conflict", "unsure", NULL);
  assert_not_saved (fixture, "view_conflict", "no");
  assert_not_saved (fixture, "ss_necessary", "yes");
  own = load_own (fixture);
  g_assert_cmpint (own->end, ==, SCRUTINY_END_STOOD_OUT);

  test_panel_sign_in (fixture->panel, "Chad");
  scrutiny_answers_get_progress (fixture->panel->session, fixture->case_id, &progress,
                                 &error);
  g_assert_no_error (error);
  g_assert_cmpuint (progress.n_expected, ==, 2);
  g_assert_cmpuint (progress.n_handed_in, ==, 0);
  g_assert_cmpuint (progress.n_stood_out, ==, 1);
}

static void
test_before_footage_is_kept (Fixture *fixture, gconstpointer user_data)
{
  test_panel_sign_in (fixture->panel, "Mia");
  choose (fixture, "view_conflict", "no", NULL);
  choose (fixture, "before_grounds_enough", "no", NULL);
  choose (fixture, "before_grounds_enough", "partly", NULL);
  choose (fixture, "ss_grounds_specific", "yes", NULL);
  assert_not_saved (fixture, "before_grounds_enough", "yes");
  assert_not_saved (fixture, "ss_found_linked", "yes");
}

static void
test_grade_is_locked (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *receipt = answer_as (fixture, "Mia", "no", "amber");
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyOwnAnswers) own = NULL;

  g_assert_cmpuint (strlen (receipt), ==, 71);
  assert_not_saved (fixture, "ss_grounds_specific", "yes");
  choose (fixture, "ss_found_linked", "nothing", NULL);
  own = load_own (fixture);
  g_assert_cmpint (own->context.stage, ==, SCRUTINY_STAGE_AFTER_REVEAL);
  g_assert_cmpstr (own->receipt, ==, receipt);
  g_assert_null (
      scrutiny_answers_hand_in (fixture->panel->session, fixture->case_id, &error));
  g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_STATE);
}

static void
test_hand_in_refused (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyOwnAnswers) own = NULL;

  g_test_summary ("amber without a word is refused, and the answers stay saved");
  test_panel_sign_in (fixture->panel, "Mia");
  choose (fixture, "view_conflict", "no", NULL);
  grade (fixture, "amber", NULL);
  g_assert_null (
      scrutiny_answers_hand_in (fixture->panel->session, fixture->case_id, &error));
  g_assert_nonnull (error);
  own = load_own (fixture);
  g_assert_cmpint (own->end, ==, SCRUTINY_END_NONE);
  g_assert_cmpuint (own->rows->len, ==, 2);
}

static void
test_skip (Fixture *fixture, gconstpointer user_data)
{
  ScrutinyAnswerProgress progress;
  g_autoptr (ScrutinyOwnAnswers) own = NULL;

  test_panel_sign_in (fixture->panel, "Mia");
  g_assert_cmpint (scrutiny_answers_skip (fixture->panel->session, fixture->case_id, TRUE,
                                          NULL),
                   >, 0);
  own = load_own (fixture);
  g_assert_true (own->is_skipped);
  g_assert_true (scrutiny_answers_get_progress (fixture->panel->session, fixture->case_id,
                                                &progress, NULL));
  g_assert_cmpuint (progress.n_handed_in + progress.n_stood_out, ==, 0);
}

static void
test_results (Fixture *fixture, gconstpointer user_data)
{
  const ScrutinyMoment moment = { 0, 5000000, 6000000 };
  g_autofree char *first G_GNUC_UNUSED = answer_as (fixture, "Mia", "no", "amber");
  g_autofree char *second = NULL;
  g_autoptr (ScrutinyAnswerResults) results = NULL;
  g_autoptr (GError) error = NULL;
  const ScrutinyQuestionSpread *spread;

  g_assert_cmpint (scrutiny_answers_add_note (fixture->panel->session, fixture->case_id,
                                              &moment, "He steps back.", &error),
                   >, 0);
  second = answer_as (fixture, "Max", "not_seen", "green");
  close_case (fixture);
  results =
      scrutiny_case_read_results (fixture->panel->session, fixture->case_id, &error);
  g_assert_no_error (error);

  g_assert_cmpuint (results->n_handed_in, ==, 2);
  g_assert_cmpuint (results->bands[SCRUTINY_BAND_AMBER], ==, 1);
  g_assert_cmpuint (results->bands[SCRUTINY_BAND_GREEN], ==, 1);
  g_assert_true (scrutiny_answer_results_differ (results, SCRUTINY_BAND_AMBER));
  spread = scrutiny_answer_results_find (results, "ss_grounds_specific");
  g_assert_cmpuint (spread->n_answered, ==, 2);
  g_assert_cmpuint (scrutiny_question_spread_count (spread, "no"), ==, 1);
  g_assert_cmpuint (scrutiny_question_spread_count (spread, "not_seen"), ==, 1);
  g_assert_cmpuint (scrutiny_question_spread_count (spread, "yes"), ==, 0);
  g_assert_cmpuint (spread->comments->len, ==, 2);
  g_assert_cmpuint (results->notes->len, ==, 1);
  spread = scrutiny_answer_results_find (results, "before_grounds_enough");
  g_assert_cmpuint (scrutiny_question_spread_count (spread, "yes"), ==, 2);
}

static void
test_receipts (Fixture *fixture, gconstpointer user_data)
{
  static const char *const readers[] = { "Cora", "Chad", "Mia", "Max" };
  g_autofree char *first = answer_as (fixture, "Mia", "no", "amber");
  g_autofree char *second = answer_as (fixture, "Max", "yes", "green");
  gboolean is_counted = TRUE;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (first, !=, second);
  close_case (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++) {
    test_panel_sign_in (fixture->panel, readers[i]);
    g_assert_true (scrutiny_case_check_receipt (fixture->panel->session, fixture->case_id,
                                                first, &is_counted, &error));
    g_assert_true (is_counted);
    g_assert_true (scrutiny_case_check_receipt (fixture->panel->session, fixture->case_id,
                                                second, &is_counted, &error));
    g_assert_true (is_counted);
  }
  second[0] = second[0] == '0' ? '1' : '0';
  g_assert_true (scrutiny_case_check_receipt (fixture->panel->session, fixture->case_id,
                                              second, &is_counted, &error));
  g_assert_false (is_counted);
  g_assert_false (scrutiny_case_check_receipt (fixture->panel->session, fixture->case_id,
                                               "abc", &is_counted, &error));
  g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_INVALID);
}

static void
test_after_talk (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *receipt = answer_as (fixture, "Mia", "no", "amber");
  g_autoptr (ScrutinyAnswer) answer =
      scrutiny_answer_new_choice ("ss_grounds_specific", "partly", "I see it now.");
  g_autoptr (ScrutinyAnswerResults) results = NULL;
  g_autoptr (GError) error = NULL;
  gint64 saved_at_us;
  gboolean is_counted = FALSE;

  g_assert_cmpint (scrutiny_answers_add_later (fixture->panel->session, fixture->case_id,
                                               SCRUTINY_PHASE_DISCUSSION, answer, NULL,
                                               &error),
                   ==, 0);
  g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_STATE);
  g_clear_error (&error);

  close_case (fixture);
  test_panel_sign_in (fixture->panel, "Mia");
  saved_at_us =
      scrutiny_answers_add_later (fixture->panel->session, fixture->case_id,
                                  SCRUTINY_PHASE_DISCUSSION, answer, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (saved_at_us, >, 0);
  g_assert_cmpint (scrutiny_answers_add_later (fixture->panel->session, fixture->case_id,
                                               SCRUTINY_PHASE_CORRECTION, answer,
                                               "I pressed the wrong key.", &error),
                   >, 0);

  results =
      scrutiny_case_read_results (fixture->panel->session, fixture->case_id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (scrutiny_question_spread_count (
                        scrutiny_answer_results_find (results, "ss_grounds_specific"),
                        "no"),
                    ==, 1);
  g_assert_cmpuint (results->after_talk->len, ==, 1);
  g_assert_cmpuint (results->changes->len, ==, 2);
  g_assert_true (scrutiny_case_check_receipt (fixture->panel->session, fixture->case_id,
                                              receipt, &is_counted, &error));
  g_assert_true (is_counted);
}

/* T11, short: every way to alter a closed case through the program. */
static void
test_closed_stays_closed (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *receipt G_GNUC_UNUSED = answer_as (fixture, "Mia", "no", "amber");
  g_autoptr (GError) error = NULL;

  close_case (fixture);
  assert_not_saved (fixture, "ss_grounds_specific", "yes");
  g_assert_false (
      scrutiny_case_close (fixture->panel->session, fixture->case_id, &error));
  g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_STATE);

  test_panel_sign_in (fixture->panel, "Mia");
  assert_not_saved (fixture, "ss_grounds_specific", "yes");
  assert_not_saved (fixture, "ss_found_linked", "yes");
  test_panel_sign_in (fixture->panel, "Max");
  assert_not_saved (fixture, "view_conflict", "no");
  g_clear_error (&error);
  g_assert_null (
      scrutiny_answers_hand_in (fixture->panel->session, fixture->case_id, &error));
  g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_STATE);
  g_clear_error (&error);
  g_assert_cmpint (scrutiny_answers_skip (fixture->panel->session, fixture->case_id, TRUE,
                                          &error),
                   ==, 0);
  g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_STATE);
}

static gboolean
run_sql (ScrutinyDatabase *database, const char *sql, gint64 case_id, GError **error)
{
  g_autoptr (ScrutinyStatement) statement = scrutiny_statement_new (database, sql, error);

  g_assert_nonnull (statement);
  if (strstr (sql, "?1") != NULL)
    scrutiny_statement_bind_int64 (statement, 1, case_id);

  return scrutiny_statement_run (statement, error);
}

/* The check of the log, without a key or anybody signed in, sees it too. */
static void
assert_audit_shows (Fixture *fixture, gboolean shows)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyAuditReport) report =
      scrutiny_audit_verify (fixture->panel->session, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (report->holds, ==, !shows);
}

/* The SQL of a rule of the schema, so that it can be put back. */
static char *
read_rule (ScrutinyDatabase *database, const char *name)
{
  g_autoptr (ScrutinyStatement) statement =
      scrutiny_statement_new (database, "SELECT sql FROM sqlite_schema WHERE name = ?1",
                              NULL);

  scrutiny_statement_bind_text (statement, 1, name);
  g_assert_cmpint (scrutiny_statement_step (statement, NULL), ==, SCRUTINY_STEP_ROW);

  return g_strdup (scrutiny_statement_column_text (statement, 0));
}

/* T11, short: the same by SQL. The schema refuses it; where somebody takes the schema's
 * rules out first, the digest or a receipt shows it. */
static void
test_sql_is_refused_or_shows (Fixture *fixture, gconstpointer user_data)
{
  static const struct {
    const char *sql;
    const char *rule;
  } cases[] = {
    { "UPDATE answer SET closing = own WHERE case_id = ?1", "answer_fixed" },
    { "UPDATE answer SET closing = (SELECT closing FROM answer LIMIT 1)"
      " WHERE case_id = ?1",
      "answer_fixed" },
    { "DELETE FROM answer WHERE tag = (SELECT min(tag) FROM answer WHERE case_id = ?1)",
      "answer_kept" },
    { "DELETE FROM answer WHERE tag = (SELECT max(tag) FROM answer WHERE case_id = ?1)",
      "answer_kept" },
    { "INSERT INTO answer (tag, case_id, phase, own, closing)"
      " SELECT randomblob(32), case_id, phase, own, closing FROM answer"
      " WHERE case_id = ?1 LIMIT 1",
      "answer_alone_in_time" },
    { "UPDATE answer_end SET receipt = randomblob(32) WHERE case_id = ?1",
      "answer_end_fixed" },
    { "DELETE FROM answer_end WHERE tag = (SELECT max(tag) FROM answer_end"
      " WHERE case_id = ?1)",
      "answer_end_kept" },
    { "INSERT INTO answer_end (tag, case_id, kind, receipt)"
      " VALUES (randomblob(32), ?1, 'handed_in', randomblob(32))",
      "answer_end_in_time" },
    { "UPDATE answering_closed SET digest = randomblob(32) WHERE case_id = ?1",
      "answering_closed_fixed" },
    { "UPDATE answering SET public_key = randomblob(32) WHERE case_id = ?1",
      "answering_fixed" },
  };
  g_autofree char *first G_GNUC_UNUSED = answer_as (fixture, "Mia", "no", "amber");
  g_autofree char *second G_GNUC_UNUSED = answer_as (fixture, "Max", "yes", "green");
  ScrutinyDatabase *database = scrutiny_session_get_database (fixture->panel->session);

  close_case (fixture);
  assert_audit_shows (fixture, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *without = g_strconcat ("DROP TRIGGER ", cases[i].rule, NULL);
    g_autofree char *rule = read_rule (database, cases[i].rule);
    g_autoptr (GError) refused = NULL;
    g_autoptr (GError) shown = NULL;

    g_assert_true (scrutiny_database_begin (database, NULL));
    g_assert_false (run_sql (database, cases[i].sql, fixture->case_id, &refused));
    g_assert_error (refused, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_CONSTRAINT);

    g_assert_true (run_sql (database, without, 0, NULL));
    g_assert_true (run_sql (database, cases[i].sql, fixture->case_id, NULL));
    g_assert_true (run_sql (database, rule, 0, NULL));
    g_assert_null (
        scrutiny_case_read_results (fixture->panel->session, fixture->case_id, &shown));
    g_assert_error (shown, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_TAMPERED);
    assert_audit_shows (fixture, !g_str_equal (cases[i].rule, "answering_fixed"));
    scrutiny_database_rollback (database);
  }
}

/* A row of a member who does not exist, sealed to the public keys as anybody could. */
static void
slip_in_row (Fixture *fixture)
{
  ScrutinySession *session = fixture->panel->session;
  ScrutinyDatabase *database = scrutiny_session_get_database (session);
  g_autoptr (ScrutinyAnswering) answering =
      scrutiny_answering_store_get (database, fixture->case_id, NULL);
  g_autoptr (ScrutinyAnswerEnvelope) envelope = g_new0 (ScrutinyAnswerEnvelope, 1);
  g_autoptr (ScrutinyAnswerRow) row = NULL;
  g_auto (ScrutinyCaseKeys) keys = { { 0 } };
  g_autoptr (GError) error = NULL;

  g_assert_true (scrutiny_case_keys_load (session, answering, &keys, &error));
  envelope->case_id = fixture->case_id;
  envelope->phase = SCRUTINY_PHASE_ALONE;
  envelope->locale = g_strdup ("en");
  envelope->answer = scrutiny_answer_new_choice ("ovr_grade", "green", NULL);
  row = scrutiny_answer_envelope_seal (envelope, session, &keys, &error);
  g_assert_no_error (error);

  g_assert_true (scrutiny_database_begin (database, NULL));
  g_assert_true (scrutiny_answer_store_add (database, fixture->case_id, row, &error));
  g_assert_true (scrutiny_database_commit (database, NULL));
}

static void
test_stuffed_case (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *receipt G_GNUC_UNUSED = answer_as (fixture, "Mia", "no", "amber");
  g_autoptr (GError) error = NULL;

  test_panel_sign_in (fixture->panel, "Cora");
  slip_in_row (fixture);
  test_panel_sign_in (fixture->panel, "Chad");
  g_assert_false (
      scrutiny_case_close (fixture->panel->session, fixture->case_id, &error));
  g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_TAMPERED);
  g_test_message ("%s", error->message);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, fixture_set_up, test, fixture_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  add ("/app/answers/newest-counts", test_newest_counts);
  add ("/app/answers/conflict-takes-out", test_conflict_gate);
  add ("/app/answers/before-footage-is-kept", test_before_footage_is_kept);
  add ("/app/answers/grade-is-locked", test_grade_is_locked);
  add ("/app/answers/hand-in-refused-keeps-answers", test_hand_in_refused);
  add ("/app/answers/skip-is-told-nobody", test_skip);
  add ("/app/answers/results-without-names", test_results);
  add ("/app/answers/receipts-verify", test_receipts);
  add ("/app/answers/after-talk-beside-the-first", test_after_talk);
  add ("/app/answers/closed-stays-closed", test_closed_stays_closed);
  add ("/app/answers/sql-is-refused-or-shows", test_sql_is_refused_or_shows);

  add ("/app/answers/rows-slipped-in-refused", test_stuffed_case);

  return g_test_run ();
}
