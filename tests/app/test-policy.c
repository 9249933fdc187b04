/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/policy.h"

#include <string.h>

#include "app/error.h"
#include "app/people.h"
#include "app/use-case-private.h"
#include "tests/support/test-panel.h"

/* The table of the design, section 7, written down a second time, a letter a
 * cell for coordinator, chair, member, force lead: . no, y yes, c with a chair,
 * o own only, n not own, d named deputy, e hide editor. Where a change here and
 * a change in app/policy.c are both needed, somebody has thought twice. */
static const struct {
  ScrutinyAct act;
  const char *rights;
} expected[] = {
  { SCRUTINY_ACT_CHANGE_PASSPHRASE, "yyyy" },
  { SCRUTINY_ACT_CHANGE_OWN_CHOICES, "yyyy" },
  { SCRUTINY_ACT_MANAGE_PEOPLE, "yy.." },
  { SCRUTINY_ACT_CHANGE_SETTINGS, "yy.." },
  { SCRUTINY_ACT_BACK_UP, "yy.." },
  { SCRUTINY_ACT_IMPORT_RECORDS, "y..." },
  { SCRUTINY_ACT_READ_RECORDS, "yy.." },
  { SCRUTINY_ACT_READ_MEETINGS, "yyyy" },
  { SCRUTINY_ACT_CREATE_MEETING, "yy.." },
  { SCRUTINY_ACT_GIVE_CONSENT, ".y.." },
  { SCRUTINY_ACT_FIX_LIST, "cy.." },
  { SCRUTINY_ACT_VOID_LIST, "cy.." },
  { SCRUTINY_ACT_ADD_SEED_SHARE, "cyy." },
  { SCRUTINY_ACT_DRAW, "cy.." },
  { SCRUTINY_ACT_SET_ASIDE_CASE, "cy.." },
  { SCRUTINY_ACT_RECORD_NO_FOOTAGE, "cy.." },
  { SCRUTINY_ACT_ADD_FOOTAGE, "y..." },
  { SCRUTINY_ACT_EDIT_HIDE_TRACK, "y..." },
  { SCRUTINY_ACT_READ_HIDE_TRACK, "yyd." },
  { SCRUTINY_ACT_SEE_CLEAR_FOOTAGE, "e..." },
  { SCRUTINY_ACT_SECOND_LOOK, ".nd." },
  { SCRUTINY_ACT_DOUBT_HIDING, "yyy." },
  { SCRUTINY_ACT_READ_HIDE_DOUBTS, "yy.." },
  { SCRUTINY_ACT_RENDER_COVERED_COPY, "y..." },
  { SCRUTINY_ACT_WATCH_COVERED, ".yy." },
  { SCRUTINY_ACT_OPEN_MEETING, ".y.." },
  { SCRUTINY_ACT_ANSWER, ".yy." },
  { SCRUTINY_ACT_SEE_OPEN_ANSWERS, "..o." },
  { SCRUTINY_ACT_SEE_WHO_ANSWERED, "..o." },
  { SCRUTINY_ACT_CLOSE_ANSWERS, ".y.." },
  { SCRUTINY_ACT_READ_RESULTS, "yyy." },
  { SCRUTINY_ACT_RAISE_SAFEGUARDING, ".yy." },
  { SCRUTINY_ACT_READ_SAFEGUARDING, ".y.." },
  { SCRUTINY_ACT_ANSWER_SAFEGUARDING, ".y.." },
  { SCRUTINY_ACT_SET_PANEL_VIEW, ".y.." },
  { SCRUTINY_ACT_ADD_TOLD_NOTE, ".y.." },
  { SCRUTINY_ACT_SEAL_MEETING, ".y.." },
  { SCRUTINY_ACT_WRITE_MINUTES, ".y.." },
  { SCRUTINY_ACT_PROPOSE_LEARNING_POINT, ".yy." },
  { SCRUTINY_ACT_ADD_LEARNING_POINT, ".y.." },
  { SCRUTINY_ACT_REPLY_LEARNING_POINT, "...y" },
  { SCRUTINY_ACT_ACCEPT_LEARNING_POINT, ".y.." },
  { SCRUTINY_ACT_READ_LEARNING_POINTS, "yyyy" },
  { SCRUTINY_ACT_READ_FINDINGS, "yyyy" },
  { SCRUTINY_ACT_EXPORT_FINDINGS, "yyyy" },
};

/* Asks, and begins the use case too: both must say the same. */
static gboolean
is_allowed (TestPanel *panel, ScrutinyAct act, const ScrutinyMatter *matter)
{
  g_autoptr (GError) asked = NULL;
  g_autoptr (GError) begun = NULL;
  gboolean may = scrutiny_policy_ask_about (panel->session, act, matter, &asked);

  if (may) {
    g_assert_no_error (asked);
    g_assert_true (scrutiny_use_case_begin_about (panel->session, act, matter, &begun));
    scrutiny_use_case_abort (panel->session);
  } else {
    g_assert_error (asked, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_DENIED);
    g_assert_false (scrutiny_use_case_begin_about (panel->session, act, matter, &begun));
    g_assert_error (begun, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_DENIED);
  }
  g_assert_false (scrutiny_database_is_in_transaction (
      scrutiny_session_get_database (panel->session)));

  return may;
}

/* What each letter grants: about nothing, about one's own, about somebody
 * else's, in the hide editor. */
static void
check_cell (TestPanel *panel, ScrutinyAct act, char letter)
{
  gint64 me = scrutiny_session_get_person_id (panel->session);
  ScrutinyMatter own = { .owner_id = me };
  ScrutinyMatter other = { .owner_id = me + 1 };
  ScrutinyMatter editor = { .is_hide_editor = TRUE };
  gboolean always = letter == 'y';

  g_test_message ("%s as %d: %c", scrutiny_act_get_code (act), (int) me, letter);
  g_assert_cmpint (is_allowed (panel, act, NULL), ==, always);
  g_assert_cmpint (is_allowed (panel, act, &own), ==, always || letter == 'o');
  g_assert_cmpint (is_allowed (panel, act, &other), ==, always || letter == 'n');
  g_assert_cmpint (is_allowed (panel, act, &editor), ==, always || letter == 'e');
}

static void
test_every_cell (void)
{
  g_autoptr (TestPanel) panel = test_panel_new ();

  g_test_summary ("Every cell of the table, for every part, answers as the design "
                  "says, whether asked or acted on.");

  test_panel_add_everybody (panel);
  for (guint role = 0; role < SCRUTINY_N_ROLES; role++) {
    test_panel_sign_in_role (panel, (ScrutinyRole) role);
    for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
      check_cell (panel, expected[i].act, expected[i].rights[role]);
  }
}

static void
test_nothing_is_forgotten (void)
{
  g_test_summary ("Every act but the two open ones stands in the table above, and each "
                  "has a name of its own for the log.");

  g_assert_cmpuint (G_N_ELEMENTS (expected), ==, SCRUTINY_N_ACTS - 2);
  for (guint i = 0; i < SCRUTINY_N_ACTS; i++) {
    const char *code = scrutiny_act_get_code ((ScrutinyAct) i);

    g_assert_nonnull (code);
    g_assert_cmpuint (strspn (code, "abcdefghijklmnopqrstuvwxyz-"), ==, strlen (code));
    for (guint j = 0; j < i; j++)
      g_assert_cmpstr (code, !=, scrutiny_act_get_code ((ScrutinyAct) j));
  }
}

static void
test_signed_out (void)
{
  g_autoptr (TestPanel) panel = test_panel_new ();

  scrutiny_session_sign_out (panel->session);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_false (is_allowed (panel, expected[i].act, NULL));
  g_assert_true (is_allowed (panel, SCRUTINY_ACT_VERIFY, NULL));
}

static void
test_chair_stands_by (void)
{
  g_autoptr (TestPanel) panel = test_panel_new ();
  g_autoptr (GError) error = NULL;

  g_test_summary ("What a coordinator does with a chair opens with the chair's own "
                  "passphrase and shuts when the coordinator signs out.");

  test_panel_add_everybody (panel);
  test_panel_sign_in (panel, "Cora");
  g_assert_false (is_allowed (panel, SCRUTINY_ACT_DRAW, NULL));

  g_assert_false (
      scrutiny_session_confirm_chair (panel->session, "Mia", TEST_PASSPHRASE, &error));
  g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_DENIED);
  g_clear_error (&error);
  g_assert_false (
      scrutiny_session_confirm_chair (panel->session, "Chad", "wrong", &error));
  g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_PASSPHRASE);
  g_clear_error (&error);
  g_assert_false (is_allowed (panel, SCRUTINY_ACT_DRAW, NULL));

  g_assert_true (
      scrutiny_session_confirm_chair (panel->session, "Chad", TEST_PASSPHRASE, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpint (is_allowed (panel, expected[i].act, NULL), ==,
                     strchr ("yc", expected[i].rights[0]) != NULL);

  test_panel_sign_in (panel, "Cora");
  g_assert_false (is_allowed (panel, SCRUTINY_ACT_DRAW, NULL));
}

static void
test_named_deputy (void)
{
  g_autoptr (TestPanel) panel = test_panel_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyPerson) person = NULL;
  g_autoptr (ScrutinyPerson) deputy = NULL;
  ScrutinyMatter other = { .owner_id = 1 };
  ScrutinyMatter own = { .owner_id = 3 };

  test_panel_add_everybody (panel);
  person = scrutiny_people_find (panel->session, "Mia", &error);
  deputy = scrutiny_person_with_deputy (person, TRUE, &error);
  g_assert_true (scrutiny_people_change (panel->session, deputy, &error));
  g_assert_no_error (error);

  test_panel_sign_in (panel, "Mia");
  g_assert_cmpint (scrutiny_session_get_person_id (panel->session), ==, 3);
  g_assert_true (is_allowed (panel, SCRUTINY_ACT_SECOND_LOOK, &other));
  g_assert_false (is_allowed (panel, SCRUTINY_ACT_SECOND_LOOK, &own));
  g_assert_false (is_allowed (panel, SCRUTINY_ACT_SECOND_LOOK, NULL));

  test_panel_sign_in (panel, "Max");
  g_assert_false (is_allowed (panel, SCRUTINY_ACT_SECOND_LOOK, &other));
}

/* What shows footage or records, written down a second time. */
static const ScrutinyAct vetted[] = {
  SCRUTINY_ACT_IMPORT_RECORDS,  SCRUTINY_ACT_READ_RECORDS,
  SCRUTINY_ACT_ADD_FOOTAGE,     SCRUTINY_ACT_EDIT_HIDE_TRACK,
  SCRUTINY_ACT_READ_HIDE_TRACK, SCRUTINY_ACT_SEE_CLEAR_FOOTAGE,
  SCRUTINY_ACT_DOUBT_HIDING,    SCRUTINY_ACT_READ_HIDE_DOUBTS,
  SCRUTINY_ACT_SECOND_LOOK,     SCRUTINY_ACT_RENDER_COVERED_COPY,
  SCRUTINY_ACT_WATCH_COVERED,   SCRUTINY_ACT_ANSWER,
};

static gboolean
is_vetted (ScrutinyAct act)
{
  for (guint i = 0; i < G_N_ELEMENTS (vetted); i++)
    if (vetted[i] == act)
      return TRUE;

  return FALSE;
}

/* @by says until when @name is cleared. */
static void
clear_until (TestPanel *panel, const char *by, const char *name, const char *day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyPerson) before = NULL;
  g_autoptr (ScrutinyPerson) after = NULL;

  test_panel_sign_in (panel, by);
  before = scrutiny_people_find (panel->session, name, &error);
  after = scrutiny_person_with_clearance (before, day, &error);
  g_assert_true (scrutiny_people_change (panel->session, after, &error));
  g_assert_no_error (error);
}

static void
check_lapsed_cell (TestPanel *panel, ScrutinyAct act, char letter)
{
  gint64 me = scrutiny_session_get_person_id (panel->session);
  ScrutinyMatter other = { .owner_id = me + 1 };
  ScrutinyMatter editor = { .is_hide_editor = TRUE };
  gboolean may = !is_vetted (act);

  g_test_message ("%s as %d: %c", scrutiny_act_get_code (act), (int) me, letter);
  g_assert_cmpint (is_allowed (panel, act, NULL), ==, may && letter == 'y');
  g_assert_cmpint (is_allowed (panel, act, &other), ==,
                   may && strchr ("yn", letter) != NULL);
  g_assert_cmpint (is_allowed (panel, act, &editor), ==,
                   may && strchr ("ye", letter) != NULL);
}

static void
test_ended_clearance (void)
{
  g_autoptr (TestPanel) panel = test_panel_new ();

  g_test_summary ("Whoever's clearance has ended sees no footage and no records, and "
                  "keeps every other cell of their part.");

  test_panel_add_everybody (panel);
  clear_until (panel, "Chad", "Cora", "2026-03-03");
  clear_until (panel, "Cora", "Chad", "2026-03-03");
  clear_until (panel, "Cora", "Mia", "2026-03-03");
  clear_until (panel, "Cora", "Flo", "2026-03-03");
  for (guint role = 0; role < SCRUTINY_N_ROLES; role++) {
    test_panel_sign_in_role (panel, (ScrutinyRole) role);
    for (guint i = 0; i < G_N_ELEMENTS (expected); i++) {
      g_assert_cmpint (scrutiny_policy_needs_clearance (expected[i].act), ==,
                       is_vetted (expected[i].act));
      check_lapsed_cell (panel, expected[i].act, expected[i].rights[role]);
    }
  }
}

static void
test_last_day_of_clearance (void)
{
  g_autoptr (TestPanel) panel = test_panel_new ();
  g_autoptr (GError) error = NULL;

  g_test_summary ("The last day still counts; the day after, the sentence says when it "
                  "ended and whom to ask.");

  test_panel_add_everybody (panel);
  clear_until (panel, "Cora", "Mia", "2026-11-02");
  clear_until (panel, "Chad", "Cora", "2026-11-02");
  test_panel_sign_in (panel, "Mia");
  g_assert_true (is_allowed (panel, SCRUTINY_ACT_WATCH_COVERED, NULL));

  panel->now_us += G_TIME_SPAN_DAY;
  g_assert_false (
      scrutiny_policy_ask (panel->session, SCRUTINY_ACT_WATCH_COVERED, &error));
  g_assert_cmpstr (error->message, ==,
                   "Your clearance ended on 2 November 2026. Ask your coordinator.");
  g_clear_error (&error);

  test_panel_sign_in (panel, "Cora");
  g_assert_false (scrutiny_policy_ask (panel->session, SCRUTINY_ACT_ADD_FOOTAGE, &error));
  g_assert_cmpstr (error->message, ==,
                   "Your clearance ended on 2 November 2026. Ask your chair.");
}

static void
test_refusals_name_everybody (void)
{
  static const struct {
    ScrutinyAct act;
    const char *sentence;
  } refusals[] = {
    { SCRUTINY_ACT_READ_HIDE_TRACK,
      ("This is for the coordinator or chair or member (named deputy, not for their own "
       "work); you are signed in as member.") },
    { SCRUTINY_ACT_DRAW, ("This is for the coordinator (once a chair agrees) or chair; "
                          "you are signed in as member.") },
    { SCRUTINY_ACT_SEE_CLEAR_FOOTAGE, ("This is for the coordinator (in the hide "
                                       "editor); you are signed in as member.") },
    { SCRUTINY_ACT_READ_RECORDS,
      "This is for the coordinator or chair; you are signed in as member." },
  };
  g_autoptr (TestPanel) panel = test_panel_new ();

  g_test_summary ("A refusal names everybody who may, the coordinator too, and on what "
                  "condition.");

  test_panel_add_everybody (panel);
  test_panel_sign_in (panel, "Mia");
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (scrutiny_policy_ask (panel->session, refusals[i].act, &error));
    g_assert_cmpstr (error->message, ==, refusals[i].sentence);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/app/policy/every-cell", test_every_cell);
  g_test_add_func ("/app/policy/nothing-is-forgotten", test_nothing_is_forgotten);
  g_test_add_func ("/app/policy/signed-out", test_signed_out);
  g_test_add_func ("/app/policy/chair-stands-by", test_chair_stands_by);
  g_test_add_func ("/app/policy/named-deputy", test_named_deputy);

  g_test_add_func ("/app/policy/ended-clearance", test_ended_clearance);
  g_test_add_func ("/app/policy/last-day-of-clearance", test_last_day_of_clearance);
  g_test_add_func ("/app/policy/refusals-name-everybody", test_refusals_name_everybody);

  return g_test_run ();
}
