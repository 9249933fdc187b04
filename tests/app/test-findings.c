/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/findings.h"

#include <glib/gstdio.h>
#include <string.h>

#include "app/answers.h"
#include "app/case-close.h"
#include "app/case.h"
#include "app/draw-words.h"
#include "app/draw.h"
#include "app/error.h"
#include "app/findings-private.h"
#include "app/learning.h"
#include "app/list.h"
#include "app/panel-view.h"
#include "app/seed.h"
#include "db/case-store.h"
#include "db/fixed-list-store.h"
#include "tests/support/failing-disk.h"
#include "tests/support/test-records.h"

/* A drawn meeting: 4 cases of 60 records, with reserves. */
static void
hold_draw (TestPanel *panel, const ScrutinyListRequest *like)
{
  ScrutinyListRequest request = *like;
  g_autoptr (ScrutinyListOutcome) list = NULL;
  g_autoptr (ScrutinyCeremony) first = NULL;
  g_autoptr (ScrutinyCeremony) second = NULL;
  g_autoptr (ScrutinyDrawOutcome) outcome = NULL;
  g_autoptr (GError) error = NULL;

  request.meeting = 1;
  request.take = 4;
  request.reserves = 2;
  list = scrutiny_list_fix (panel->session, &request, NULL, NULL, &error);
  g_assert_no_error (error);
  first = scrutiny_seed_add (panel->session, 1, SCRUTINY_SHARE_D10, "0123456789", &error);
  g_assert_no_error (error);
  second =
      scrutiny_seed_add (panel->session, 1, SCRUTINY_SHARE_D10, "9876501234", &error);
  g_assert_no_error (error);
  outcome = scrutiny_meeting_draw (panel->session, 1, NULL, NULL, &error);
  g_assert_no_error (error);
}

static gint64
case_id (TestPanel *panel, const char *letter)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyCase) one = scrutiny_case_find (panel->session, 1, letter, &error);

  g_assert_no_error (error);

  return scrutiny_case_get_id (one);
}

static void
open_case (TestPanel *panel, const char *letter)
{
  static const char *const material[] = { "bwv_single", NULL };
  const ScrutinyCaseFacts facts = { .kind = "stop_search", .material = material };
  const ScrutinyCaseEvent event = { .case_id = case_id (panel, letter),
                                    .state = SCRUTINY_CASE_SECOND_LOOK_DONE,
                                    .decider = SCRUTINY_ROLE_CHAIR,
                                    .at_us = panel->now_us,
                                    .by = 1 };
  g_autoptr (GError) error = NULL;

  test_panel_sign_in (panel, "Chad");
  scrutiny_case_store_add_event (scrutiny_session_get_database (panel->session), &event,
                                 &error);
  g_assert_no_error (error);
  scrutiny_answers_open (panel->session, event.case_id, &facts, &error);
  g_assert_no_error (error);
}

static void
answer (TestPanel *panel, const char *name, const char *letter, const char *grounds)
{
  gint64 id = case_id (panel, letter);
  g_autoptr (GPtrArray) answers =
      g_ptr_array_new_with_free_func ((GDestroyNotify) scrutiny_answer_unref);
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyForm) form = NULL;
  g_autofree char *receipt = NULL;

  test_panel_sign_in (panel, name);
  form = scrutiny_answers_get_form (panel->session, id, &error);
  g_assert_no_error (error);
  g_ptr_array_add (answers, scrutiny_answer_new_choice ("view_conflict", "no", NULL));
  g_ptr_array_add (answers, scrutiny_answer_new_choice ("fb_route", "supervisor", NULL));
  g_ptr_array_add (answers,
                   scrutiny_answer_new_choice ("ss_gowisely_g", grounds, "As I saw it."));
  g_ptr_array_add (answers, scrutiny_form_new_grade (form, "ovr_grade", "amber", NULL,
                                                     "What I saw."));
  scrutiny_answers_save_all (panel->session, id, answers, &error);
  g_assert_no_error (error);
  receipt = scrutiny_answers_hand_in (panel->session, id, &error);
  g_assert_no_error (error);
}

static void
close_case (TestPanel *panel, const char *letter)
{
  g_autoptr (GError) error = NULL;

  test_panel_sign_in (panel, "Chad");
  scrutiny_case_close (panel->session, case_id (panel, letter), &error);
  g_assert_no_error (error);
}

static void
agree_case (TestPanel *panel, const char *letter)
{
  g_autoptr (GError) error = NULL;

  scrutiny_panel_view_set (panel->session, case_id (panel, letter), "amber", "unanimous",
                           "Polite, but thin.", NULL, &error);
  g_assert_no_error (error);
}

/* A is explained, B is not, C has no footage, D waits; one point is late. */
static TestPanel *
new_panel_drawn (const ScrutinyListRequest *like)
{
  TestPanel *panel = test_panel_new ();
  const ScrutinyNewLearningPoint point = { .meeting = 1,
                                           .letter = "B",
                                           .theme = "grounds",
                                           .saw = "No reason was given.",
                                           .asks = "Explain why.",
                                           .owner = "Force lead",
                                           .due_day = "2029-12-31",
                                           .moment_us = -1 };
  g_autoptr (GError) error = NULL;

  test_panel_add_everybody (panel);
  test_records_add (panel, 60);
  test_meeting_add (panel);
  test_panel_sign_in (panel, "Chad");
  hold_draw (panel, like);
  for (guint i = 0; i < 2; i++) {
    const char *letter = i == 0 ? "A" : "B";

    open_case (panel, letter);
    answer (panel, "Mia", letter, i == 0 ? "yes" : "no");
    answer (panel, "Max", letter, i == 0 ? "yes" : "no");
    close_case (panel, letter);
    agree_case (panel, letter);
  }
  scrutiny_case_record_no_footage (panel->session, 1, "C", "plain_clothes", NULL, &error);
  g_assert_no_error (error);
  scrutiny_learning_add (panel->session, &point, &error);
  g_assert_no_error (error);

  return panel;
}

static TestPanel *
new_panel (void)
{
  static const ScrutinyListRequest plain = { 0 };

  return new_panel_drawn (&plain);
}

static ScrutinyFindings *
read_findings (TestPanel *panel, ScrutinyAudience audience)
{
  g_autoptr (GError) error = NULL;
  ScrutinyFindings *findings =
      scrutiny_findings_read (panel->session, NULL, 0, audience, NULL, &error);

  g_assert_no_error (error);

  return findings;
}

static const char *
sentence (ScrutinyFindings *findings, const char *id)
{
  for (guint i = 0; i < scrutiny_findings_get_n_findings (findings); i++) {
    ScrutinyFinding finding = scrutiny_findings_get_finding (findings, i);

    if (g_str_equal (finding.id, id))
      return finding.sentence;
  }

  return NULL;
}

static void
assert_figures (ScrutinyFindings *findings)
{
  g_assert_cmpstr (sentence (findings, "ss_gowisely_g"), ==,
                   "Grounds explained in 1 of 2.");
  g_assert_cmpstr (sentence (findings, "footage"), ==,
                   "Footage missing in 1 of 3 cases drawn.");
  g_assert_cmpstr (sentence (findings, "grade_amber"), ==,
                   "Learning needed in 2 of 2 cases graded.");
}

static void
test_from_draw_to_finding (void)
{
  static const char *const readers[] = { "Chad", "Mia", "Cora" };
  g_autoptr (TestPanel) panel = new_panel ();

  g_test_summary ("What members answered in a drawn case stands in the findings");
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++) {
    g_autoptr (ScrutinyFindings) findings = NULL;

    test_panel_sign_in (panel, readers[i]);
    findings = read_findings (panel, SCRUTINY_AUDIENCE_PANEL);
    assert_figures (findings);
  }
}

static void
test_closed_is_not_agreed (void)
{
  g_autoptr (TestPanel) panel = new_panel ();
  g_autoptr (ScrutinyFindings) closed = NULL;
  g_autoptr (ScrutinyFindings) agreed = NULL;

  g_test_summary ("A case that is closed counts only once the panel has agreed on it");
  open_case (panel, "D");
  answer (panel, "Mia", "D", "yes");
  close_case (panel, "D");
  closed = read_findings (panel, SCRUTINY_AUDIENCE_PANEL);
  assert_figures (closed);

  agree_case (panel, "D");
  agreed = read_findings (panel, SCRUTINY_AUDIENCE_PANEL);
  g_assert_cmpstr (sentence (agreed, "grade_amber"), ==,
                   "Learning needed in 3 of 3 cases graded.");
  g_assert_cmpstr (sentence (agreed, "ss_gowisely_g"), ==,
                   "Grounds explained in 2 of 3.");
}

static gboolean
has_table (ScrutinyFindings *findings, const char *id)
{
  for (guint i = 0; i < scrutiny_findings_get_n_tables (findings); i++) {
    ScrutinyTable *table = scrutiny_findings_get_table (findings, i);

    if (g_str_equal (scrutiny_table_get_id (table), id))
      return TRUE;
  }

  return FALSE;
}

static void
test_force_lead (void)
{
  g_autoptr (TestPanel) panel = new_panel ();
  g_autoptr (ScrutinyFindings) before = NULL;
  g_autoptr (ScrutinyFindings) by_chair = NULL;
  g_autoptr (ScrutinyFindings) after = NULL;

  g_test_summary (
      "A force lead reads of the questions a chair has shared, and nothing of "
      "how members differed or of groups under 5");
  test_panel_sign_in (panel, "Flo");
  before = read_findings (panel, SCRUTINY_AUDIENCE_PANEL);
  g_assert_null (sentence (before, "ss_gowisely_g"));
  g_assert_cmpstr (sentence (before, "grade_amber"), ==,
                   "Learning needed: too few cases to show.");

  test_panel_sign_in (panel, "Chad");
  by_chair = read_findings (panel, SCRUTINY_AUDIENCE_PANEL);
  g_assert_true (has_table (by_chair, "agreement"));

  test_panel_sign_in (panel, "Flo");
  after = read_findings (panel, SCRUTINY_AUDIENCE_PANEL);
  g_assert_cmpint (scrutiny_findings_get_audience (after), ==, SCRUTINY_AUDIENCE_FORCE);
  g_assert_nonnull (sentence (after, "ss_gowisely_g"));
  g_assert_null (strstr (sentence (after, "ss_gowisely_g"), " of "));
  g_assert_false (has_table (after, "agreement"));
}

static void
assert_nothing_beside (const char *path)
{
  g_autofree char *folder_path = g_path_get_dirname (path);
  g_autoptr (GDir) folder = g_dir_open (folder_path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    g_assert_null (strstr (name, ".part-"));
}

static void
test_export (void)
{
  static const char *const names[] = { "json", "csv", "xlsx", "pdf" };
  g_autoptr (TestPanel) panel = new_panel ();

  test_panel_sign_in (panel, "Chad");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    const gint64 meeting = 1;
    g_autofree char *path = g_build_filename (panel->root, names[i], NULL);
    g_autofree char *contents = NULL;
    g_autoptr (GError) error = NULL;
    g_autoptr (ScrutinyFindings) findings = NULL;
    ScrutinyFindingsFile format;
    gsize length;

    g_assert_true (scrutiny_findings_file_from_name (names[i], &format));
    findings =
        scrutiny_findings_export (panel->session, &meeting, 1, SCRUTINY_AUDIENCE_PANEL,
                                  format, path, NULL, &error);
    g_assert_no_error (error);
    g_assert_true (g_file_get_contents (path, &contents, &length, &error));
    g_assert_cmpuint (length, >, 500);
    /* A member's own words are never in findings. */
    g_assert_null (g_strstr_len (contents, (gssize) length, "As I saw it."));
    g_assert_null (g_strstr_len (contents, (gssize) length, "Mia"));
  }
}

static void
test_export_keeps_earlier (void)
{
  g_autoptr (TestPanel) panel = new_panel ();
  g_autofree char *path = g_build_filename (panel->root, "findings.json", NULL);
  gboolean is_done = FALSE;

  g_test_summary ("Whatever step of the line in the log fails, the file that stood there "
                  "stays, and nothing is left beside it.");
  test_panel_sign_in (panel, "Chad");
  scrutiny_findings_unref (read_findings (panel, SCRUTINY_AUDIENCE_PANEL));
  g_assert_true (g_file_set_contents (path, "mine", -1, NULL));
  for (guint steps = 0; !is_done; steps++) {
    g_autoptr (ScrutinyFindings) findings = NULL;
    g_autofree char *contents = NULL;

    failing_disk_fail_after (FAILING_DISK_FULL, steps);
    findings = scrutiny_findings_export (panel->session, NULL, 0, SCRUTINY_AUDIENCE_PANEL,
                                         SCRUTINY_FINDINGS_FILE_JSON, path, NULL, NULL);
    is_done = !failing_disk_has_failed ();
    failing_disk_mend ();
    g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
    if (findings == NULL)
      g_assert_cmpstr (contents, ==, "mine");
    else
      g_assert_cmpstr (contents, !=, "mine");
    assert_nothing_beside (path);
    g_assert_true (g_file_set_contents (path, "mine", -1, NULL));
    g_assert_cmpuint (steps, <, 100);
  }
}

static void
test_public_of_few (void)
{
  g_autoptr (TestPanel) panel = new_panel ();
  g_autoptr (ScrutinyFindings) findings = NULL;

  test_panel_sign_in (panel, "Chad");
  findings = read_findings (panel, SCRUTINY_AUDIENCE_PUBLIC);
  g_assert_cmpstr (scrutiny_findings_get_headline (findings, 0), ==,
                   "Fewer than 5 cases: too few to show.");
}

static void
test_cap (void)
{
  static const ScrutinyListRequest capped = { .cap_field = "area", .cap_max = 2 };
  g_autoptr (ScrutinyFindings) findings = NULL;
  g_autoptr (TestPanel) panel = new_panel_drawn (&capped);
  g_autofree char *path = g_build_filename (panel->root, "capped.json", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (ScrutinyFixedList) list = NULL;
  g_autoptr (ScrutinyChances) chances = NULL;
  g_autoptr (GError) error = NULL;
  const gint64 meeting = 1;
  double sum = 0;

  g_test_summary (
      "Where a cap held records back, a case's weight is one over its chance");
  test_panel_sign_in (panel, "Chad");
  findings =
      scrutiny_findings_export (panel->session, &meeting, 1, SCRUTINY_AUDIENCE_PANEL,
                                SCRUTINY_FINDINGS_FILE_JSON, path, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &contents, NULL, &error));
  g_assert_nonnull (strstr (contents, "weighted by its chance"));

  list = scrutiny_fixed_list_store_get_newest (scrutiny_session_get_database (
                                                   panel->session),
                                               1, &error);
  g_assert_no_error (error);
  chances = scrutiny_findings_read_chances (panel->session, list, &error);
  g_assert_no_error (error);
  for (guint i = 1; i <= 60; i++) {
    g_autofree char *ref = g_strdup_printf ("R%03u", i);

    sum += scrutiny_chances_get (chances, ref);
  }
  g_assert_cmpfloat_with_epsilon (sum, 4, 1e-3);
  /* Two of twenty in the north, two of forty in the south. */
  g_assert_cmpfloat (scrutiny_chances_get (chances, "R003"), >,
                     1.5 * scrutiny_chances_get (chances, "R001"));
}

static char *
export_json (TestPanel *panel)
{
  g_autofree char *path = g_build_filename (panel->root, "findings.json", NULL);
  char *contents = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyFindings) findings =
      scrutiny_findings_export (panel->session, NULL, 0, SCRUTINY_AUDIENCE_PANEL,
                                SCRUTINY_FINDINGS_FILE_JSON, path, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (findings);
  g_assert_true (g_file_get_contents (path, &contents, NULL, &error));

  return contents;
}

static void
test_targeted (gconstpointer data)
{
  const ScrutinyListRequest targeted = {
    .purpose = (ScrutinyDrawPurpose) GPOINTER_TO_UINT (data),
    .why = "The data group saw many searches here."
  };
  g_autoptr (TestPanel) panel = new_panel_drawn (&targeted);
  g_autoptr (ScrutinyFindings) findings = NULL;
  g_autofree char *contents = NULL;

  g_test_summary ("Cases that somebody chose are listed apart and are in no rate");
  test_panel_sign_in (panel, "Chad");
  findings = read_findings (panel, SCRUTINY_AUDIENCE_PANEL);
  contents = export_json (panel);
  g_assert_null (sentence (findings, "ss_gowisely_g"));
  g_assert_null (sentence (findings, "grade_amber"));
  g_assert_nonnull (strstr (contents, scrutiny_draw_words_label (targeted.purpose)));
}

static void
test_thematic (void)
{
  static const ScrutinyListRequest thematic = { .area = "north" };
  g_autoptr (TestPanel) panel = new_panel_drawn (&thematic);
  g_autoptr (ScrutinyFindings) findings = NULL;
  g_autofree char *contents = NULL;

  g_test_summary ("Rates of one theme say that they speak for it alone");
  test_panel_sign_in (panel, "Chad");
  findings = read_findings (panel, SCRUTINY_AUDIENCE_PANEL);
  assert_figures (findings);
  contents = export_json (panel);
  g_assert_nonnull (strstr (contents, "only for records where area is north."));
}

static void
test_unknown_meeting (void)
{
  g_autoptr (TestPanel) panel = new_panel ();
  g_autoptr (GError) error = NULL;
  const gint64 meeting = 99;

  g_assert_null (scrutiny_findings_read (panel->session, &meeting, 1,
                                         SCRUTINY_AUDIENCE_PANEL, NULL, &error));
  g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_NOT_FOUND);
}

static void
test_signed_out (void)
{
  g_autoptr (TestPanel) panel = new_panel ();
  g_autoptr (GError) error = NULL;

  scrutiny_session_sign_out (panel->session);
  g_assert_null (scrutiny_findings_read (panel->session, NULL, 0, SCRUTINY_AUDIENCE_PANEL,
                                         NULL, &error));
  g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_DENIED);
}

static void
test_cancelled (void)
{
  g_autoptr (TestPanel) panel = new_panel ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (scrutiny_findings_read (panel->session, NULL, 0, SCRUTINY_AUDIENCE_PANEL,
                                         cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  failing_disk_install ();
  g_test_add_func ("/app/findings/from-draw-to-finding", test_from_draw_to_finding);
  g_test_add_func ("/app/findings/closed-is-not-agreed", test_closed_is_not_agreed);
  g_test_add_func ("/app/findings/force-lead-gets-no-votes", test_force_lead);
  g_test_add_func ("/app/findings/every-format", test_export);
  g_test_add_func ("/app/findings/keeps-earlier", test_export_keeps_earlier);
  g_test_add_func ("/app/findings/public-of-few", test_public_of_few);
  g_test_add_func ("/app/findings/capped", test_cap);
  g_test_add_data_func ("/app/findings/apart/targeted",
                        GUINT_TO_POINTER (SCRUTINY_DRAW_TARGETED), test_targeted);
  g_test_add_data_func ("/app/findings/apart/revisit",
                        GUINT_TO_POINTER (SCRUTINY_DRAW_REVISIT), test_targeted);
  g_test_add_data_func ("/app/findings/apart/internal",
                        GUINT_TO_POINTER (SCRUTINY_DRAW_INTERNAL), test_targeted);
  g_test_add_func ("/app/findings/thematic", test_thematic);
  g_test_add_func ("/app/findings/unknown-meeting", test_unknown_meeting);
  g_test_add_func ("/app/findings/signed-out", test_signed_out);
  g_test_add_func ("/app/findings/cancelled", test_cancelled);

  return g_test_run ();
}
