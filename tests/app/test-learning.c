/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/learning.h"

#include "app/error.h"
#include "app/people.h"
#include "db/error.h"
#include "db/statement.h"
#include "model/error.h"
#include "tests/support/test-cases.h"

#define ANSWER "All searches since 3 May were read again; two had thin grounds."

static const ScrutinyNewLearningPoint thin_grounds = {
  .meeting = 1,
  .letter = "A",
  .theme = "grounds",
  .saw = "The only reason written down was the smell of cannabis.",
  .asks = "Say what else was seen or smelt.",
  .owner = "Force lead",
  .due_day = "2027-03-31",
  .moment_us = 61000000,
};

static TestPanel *
new_panel (void)
{
  TestPanel *panel = test_panel_new ();

  test_panel_add_everybody (panel);
  test_cases_add_meeting (panel, 1, "2026-11-03", 2);

  return panel;
}

static gint64
add (TestPanel *panel)
{
  g_autoptr (GError) error = NULL;
  gint64 number;

  test_panel_sign_in (panel, "Chad");
  number = scrutiny_learning_add (panel->session, &thin_grounds, &error);
  g_assert_no_error (error);
  g_assert_cmpint (number, >, 0);

  return number;
}

static void
reply (TestPanel *panel, gint64 number)
{
  g_autoptr (GError) error = NULL;

  test_panel_sign_in (panel, "Flo");
  g_assert_true (scrutiny_learning_reply (panel->session, number, SCRUTINY_REPLY_REFORM,
                                          "2027-01-10", ANSWER, &error));
  g_assert_no_error (error);
}

static void
assert_state (TestPanel *panel, gint64 number, const char *today, const char *state)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyLearningPoint) point =
      scrutiny_learning_get (panel->session, number, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (scrutiny_learning_point_get_state_code (point, today), ==, state);
}

static void
test_loop (void)
{
  g_autoptr (TestPanel) panel = new_panel ();
  g_autoptr (ScrutinyLearningPoint) point = NULL;
  g_autoptr (GError) error = NULL;
  gint64 number = add (panel);

  g_test_summary ("Add, answer, return, answer again, accept; the words come back");
  assert_state (panel, number, "2026-12-01", "open");
  assert_state (panel, number, "2027-04-01", "overdue");
  reply (panel, number);
  assert_state (panel, number, "2027-04-01", "answered");

  test_panel_sign_in (panel, "Chad");
  g_assert_true (scrutiny_learning_return (panel->session, number,
                                           "It does not say what changes.", "2027-06-30",
                                           &error));
  g_assert_no_error (error);
  assert_state (panel, number, "2027-04-01", "returned");
  assert_state (panel, number, "2027-07-01", "overdue");
  reply (panel, number);
  test_panel_sign_in (panel, "Chad");
  g_assert_true (scrutiny_learning_accept (panel->session, number, &error));
  g_assert_no_error (error);

  test_panel_sign_in (panel, "Mia");
  point = scrutiny_learning_get (panel->session, number, &error);
  g_assert_no_error (error);
  g_assert_cmpint (scrutiny_learning_point_get_state (point), ==,
                   SCRUTINY_LEARNING_ACCEPTED);
  g_assert_cmpstr (scrutiny_learning_point_get_saw (point), ==, thin_grounds.saw);
  g_assert_cmpstr (scrutiny_learning_point_get_asks (point), ==, thin_grounds.asks);
  g_assert_cmpstr (scrutiny_learning_point_get_reply (point), ==, ANSWER);
  g_assert_cmpstr (scrutiny_learning_point_get_due_day (point), ==, "2027-06-30");
  g_assert_cmpint (scrutiny_learning_point_get_moment_us (point), ==, 61000000);
}

static void
test_empty_answers (void)
{
  static const char *const empty[] = {
    "",
    "Noted.",
    "NOTED",
    "Officer spoken to.",
    "n/a",
    "Words of advice",
    "  ok  ",
    "Words of advice given.",
    "Will do.",
    "Point noted.",
    "Officers have been spoken to!",
  };
  g_autoptr (TestPanel) panel = new_panel ();
  gint64 number = add (panel);

  g_test_summary ("“Noted” closes nothing (practice.md section 8)");
  test_panel_sign_in (panel, "Flo");
  for (guint i = 0; i < G_N_ELEMENTS (empty); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (scrutiny_learning_reply (panel->session, number,
                                             SCRUTINY_REPLY_EXPLAIN, "2027-01-01",
                                             empty[i], &error));
    g_assert_nonnull (error);
  }
  assert_state (panel, number, "2026-12-01", "open");
}

static void
test_reply_needs_a_day (void)
{
  g_autoptr (TestPanel) panel = new_panel ();
  g_autoptr (GError) error = NULL;
  gint64 number = add (panel);

  test_panel_sign_in (panel, "Flo");
  g_assert_false (scrutiny_learning_reply (panel->session, number, SCRUTINY_REPLY_REFORM,
                                           NULL, ANSWER, &error));
  g_clear_error (&error);
  g_assert_false (scrutiny_learning_reply (panel->session, number, SCRUTINY_REPLY_REFORM,
                                           "soon", ANSWER, &error));
  g_clear_error (&error);
  g_assert_false (scrutiny_learning_reply (panel->session, number, SCRUTINY_REPLY_NONE,
                                           "2027-01-01", ANSWER, &error));
  assert_state (panel, number, "2026-12-01", "open");
}

static void
test_proposal (void)
{
  g_autoptr (TestPanel) panel = new_panel ();
  g_autoptr (GError) error = NULL;
  gint64 number;

  g_test_summary ("A member's proposal waits for a chair; the force owes nothing yet");
  test_panel_sign_in (panel, "Mia");
  number = scrutiny_learning_propose (panel->session, &thin_grounds, &error);
  g_assert_no_error (error);
  assert_state (panel, number, "2030-01-01", "proposed");

  test_panel_sign_in (panel, "Flo");
  g_assert_false (scrutiny_learning_reply (panel->session, number, SCRUTINY_REPLY_EXPLAIN,
                                           "2027-01-01", ANSWER, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);

  test_panel_sign_in (panel, "Chad");
  g_assert_true (scrutiny_learning_adopt (panel->session, number, "Training",
                                          "2027-02-01", NULL, &error));
  g_assert_no_error (error);
  assert_state (panel, number, "2026-12-01", "open");
}

static void
test_wrong_order (void)
{
  g_autoptr (TestPanel) panel = new_panel ();
  g_autoptr (GError) error = NULL;
  gint64 number = add (panel);

  g_assert_false (scrutiny_learning_accept (panel->session, number, &error));
  g_assert_error (error, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_false (scrutiny_learning_adopt (panel->session, number, "Training",
                                           "2027-02-01", NULL, &error));
  g_clear_error (&error);
  g_assert_false (scrutiny_learning_accept (panel->session, 99, &error));
  g_clear_error (&error);
  reply (panel, number);
  g_assert_false (scrutiny_learning_reply (panel->session, number, SCRUTINY_REPLY_REFORM,
                                           "2027-01-10", ANSWER, &error));
}

static void
test_bad_points (void)
{
  g_autoptr (TestPanel) panel = new_panel ();
  ScrutinyNewLearningPoint bad[6];

  test_panel_sign_in (panel, "Chad");
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    bad[i] = thin_grounds;
  bad[0].theme = "weather";
  bad[1].saw = "  ";
  bad[2].asks = NULL;
  bad[3].owner = "";
  bad[4].due_day = "2020-01-01";
  bad[5].letter = "Q";
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_cmpint (scrutiny_learning_add (panel->session, &bad[i], &error), ==, 0);
    g_assert_nonnull (error);
  }
}

static void
test_who_may (void)
{
  static const char *const not_chairs[] = { "Cora", "Mia", "Flo" };
  static const char *const not_force[] = { "Cora", "Mia", "Chad" };
  g_autoptr (TestPanel) panel = new_panel ();
  gint64 number = add (panel);

  g_test_summary ("add / reply / accept: chair, force lead, chair, and nobody else");
  for (guint i = 0; i < G_N_ELEMENTS (not_chairs); i++) {
    g_autoptr (GError) error = NULL;

    test_panel_sign_in (panel, not_chairs[i]);
    g_assert_cmpint (scrutiny_learning_add (panel->session, &thin_grounds, &error), ==,
                     0);
    g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_DENIED);
    g_clear_error (&error);
    g_assert_false (scrutiny_learning_accept (panel->session, number, &error));
    g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_DENIED);
  }
  for (guint i = 0; i < G_N_ELEMENTS (not_force); i++) {
    g_autoptr (GError) error = NULL;

    test_panel_sign_in (panel, not_force[i]);
    g_assert_false (scrutiny_learning_reply (panel->session, number,
                                             SCRUTINY_REPLY_EXPLAIN, "2027-01-01", ANSWER,
                                             &error));
    g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_DENIED);
  }
}

static void
test_append_only (void)
{
  static const char *const attacks[] = {
    "UPDATE learning_point SET theme = 'tone'",
    "DELETE FROM learning_point",
    "UPDATE learning_event SET due_day = '2030-01-01'",
    "DELETE FROM learning_event",
  };
  g_autoptr (TestPanel) panel = new_panel ();

  g_test_summary ("Nothing in the log can be changed or removed");
  add (panel);
  for (guint i = 0; i < G_N_ELEMENTS (attacks); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (ScrutinyStatement) statement =
        scrutiny_statement_new (scrutiny_session_get_database (panel->session),
                                attacks[i], &error);

    g_assert_no_error (error);
    g_assert_false (scrutiny_statement_run (statement, &error));
    g_assert_error (error, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_CONSTRAINT);
  }
}

/* Writes "sealed" into the states of meeting 1, as a seal does. */
static void
seal (TestPanel *panel)
{
  ScrutinyDatabase *database = scrutiny_session_get_database (panel->session);
  g_autoptr (ScrutinyStatement) statement = NULL;
  g_autoptr (GError) error = NULL;

  statement =
      scrutiny_statement_new (database,
                              "INSERT INTO meeting_event (meeting_id, event, "
                              "head, at_us, by) VALUES (1, 'sealed', '1-0', 0, 1)",
                              &error);
  g_assert_no_error (error);
  g_assert_true (scrutiny_statement_run (statement, &error));
}

static void
test_after_the_seal (void)
{
  g_autoptr (TestPanel) panel = new_panel ();
  ScrutinyNewLearningPoint late = thin_grounds;
  g_autoptr (ScrutinyLearningPoint) before = NULL;
  g_autoptr (ScrutinyLearningPoint) after = NULL;
  g_autoptr (ScrutinyLearningPoint) taken_up = NULL;
  g_autofree char *asks = NULL;
  g_autofree char *asked = NULL;
  g_autoptr (GError) error = NULL;
  gint64 number, proposal;

  g_test_summary ("After the seal a point needs a reason, is the chair's, and is marked "
                  "wherever it is shown; before it there is no mark.");

  number = add (panel);
  test_panel_sign_in (panel, "Mia");
  proposal = scrutiny_learning_propose (panel->session, &thin_grounds, &error);
  g_assert_cmpint (proposal, >, 0);
  seal (panel);
  g_assert_cmpint (scrutiny_learning_propose (panel->session, &thin_grounds, &error), ==,
                   0);
  g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_STATE);
  g_clear_error (&error);

  test_panel_sign_in (panel, "Chad");
  g_assert_cmpint (scrutiny_learning_add (panel->session, &late, &error), ==, 0);
  g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_STATE);
  g_clear_error (&error);
  g_assert_false (scrutiny_learning_adopt (panel->session, proposal, "Training",
                                           "2027-02-01", "  ", &error));
  g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_STATE);
  g_clear_error (&error);

  late.reason = "It was said in the room and not written down.";
  late.owner = "Force lead";
  g_assert_cmpint (scrutiny_learning_add (panel->session, &late, &error), ==,
                   proposal + 1);
  g_assert_no_error (error);
  g_assert_true (scrutiny_learning_adopt (panel->session, proposal, "Training",
                                          "2027-02-01", "We forgot it.", &error));
  g_assert_no_error (error);

  test_panel_sign_in (panel, "Flo");
  before = scrutiny_learning_get (panel->session, number, &error);
  after = scrutiny_learning_get (panel->session, proposal + 1, &error);
  taken_up = scrutiny_learning_get (panel->session, proposal, &error);
  g_assert_no_error (error);
  asks = scrutiny_learning_point_dup_marked_asks (before);
  g_assert_cmpstr (asks, ==, thin_grounds.asks);
  g_assert_null (scrutiny_learning_point_get_after_seal (before));
  asked = scrutiny_learning_point_dup_marked_asks (after);
  g_assert_cmpstr (asked, ==,
                   "Say what else was seen or smelt. (Added after the seal: It was said "
                   "in the room and not written down.)");
  g_assert_cmpstr (scrutiny_learning_point_get_after_seal (taken_up), ==,
                   "We forgot it.");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/app/learning/the-loop-closes", test_loop);
  g_test_add_func ("/app/learning/noted-is-no-answer", test_empty_answers);
  g_test_add_func ("/app/learning/a-reply-needs-kind-and-day", test_reply_needs_a_day);
  g_test_add_func ("/app/learning/a-proposal-waits-for-a-chair", test_proposal);
  g_test_add_func ("/app/learning/nothing-out-of-order", test_wrong_order);
  g_test_add_func ("/app/learning/bad-points-are-refused", test_bad_points);
  g_test_add_func ("/app/learning/only-who-may", test_who_may);
  g_test_add_func ("/app/learning/append-only", test_append_only);

  g_test_add_func ("/app/learning/after-the-seal", test_after_the_seal);

  return g_test_run ();
}
