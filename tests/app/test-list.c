/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/list.h"

#include <string.h>

#include "app/draw.h"
#include "app/error.h"
#include "app/import.h"
#include "app/seed.h"
#include "db/list-doubt-store.h"
#include "sampling/error.h"
#include "tests/support/test-records.h"

#define N_RECORDS 60

static TestPanel *
make_panel (void)
{
  TestPanel *panel = test_panel_new ();

  test_panel_add_everybody (panel);
  test_records_add (panel, N_RECORDS);
  test_meeting_add (panel);
  test_panel_sign_in (panel, "Chad");

  return panel;
}

static ScrutinyFrame *
preview (TestPanel *panel, const ScrutinyListRequest *request)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyListOutcome) outcome =
      scrutiny_list_preview (panel->session, request, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_null (outcome->fixed);

  return scrutiny_frame_ref (outcome->frame);
}

static void
assert_refused (TestPanel *panel, const ScrutinyListRequest *request, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyListOutcome) outcome =
      scrutiny_list_fix (panel->session, request, NULL, NULL, &error);
  g_autoptr (ScrutinyFixedList) fixed = NULL;

  g_assert_null (outcome);
  g_assert_error (error, SCRUTINY_APP_ERROR, code);
  g_test_message ("%s", error->message);
  fixed = scrutiny_list_get_fixed (panel->session, 1, NULL);
  g_assert_null (fixed);
}

static void
test_counts (void)
{
  g_autoptr (TestPanel) panel = make_panel ();
  static const char *const female[] = { "gender=female", NULL };
  static const char *const either[] = { "gender=female", "gender=male", NULL };
  static const char *const nobody[] = { "gender=female", "search_type=nothing", NULL };
  const struct {
    ScrutinyListRequest request;
    guint records;
    guint eligible;
  } tries[] = {
    { { .meeting = 1, .take = 4 }, 60, 60 },
    { { .meeting = 1, .take = 4, .kind = "stop_search" }, 60, 60 },
    { { .meeting = 1, .take = 4, .area = "north" }, 60, 20 },
    { { .meeting = 1, .take = 4, .where = female }, 60, 15 },
    { { .meeting = 1, .take = 4, .where = female, .area = "north" }, 60, 5 },
    { { .meeting = 1, .take = 4, .where = either }, 60, 60 },
    { { .meeting = 1, .take = 4, .where = nobody }, 60, 0 },
    { { .meeting = 1, .take = 4, .from = "2026-07-02", .to = "2026-07-03" }, 4, 4 },
    { { .meeting = 1, .take = 4, .from = "2026-08-01" }, 0, 0 },
    { { .meeting = 1, .take = 4, .kind = "use_of_force" }, 0, 0 },
  };

  g_test_summary ("Days and kind make the list; area and fields filter it, and what "
                  "they leave out stays in it and is counted.");

  for (guint i = 0; i < G_N_ELEMENTS (tries); i++) {
    g_autoptr (ScrutinyFrame) frame = preview (panel, &tries[i].request);

    g_test_message ("try %u", i);
    g_assert_cmpuint (scrutiny_list_get_n_records (scrutiny_frame_get_list (frame)), ==,
                      tries[i].records);
    g_assert_cmpuint (scrutiny_frame_get_n_eligible (frame), ==, tries[i].eligible);
    g_assert_cmpuint (scrutiny_frame_get_n_filtered_out (frame), ==,
                      tries[i].records - tries[i].eligible);
  }
}

static void
test_exclusions_stay (void)
{
  static const ScrutinyExclusion exclusions[] = {
    { "R007", "live_complaint", "the complaint is open until spring", "force" },
    { "R008", "iopc_matter", NULL, "force" },
    { "R009", "live_complaint", "", "opcc" },
  };
  g_autoptr (TestPanel) panel = make_panel ();
  ScrutinyListRequest request = { .meeting = 1,
                                  .take = 57,
                                  .exclusions = exclusions,
                                  .n_exclusions = G_N_ELEMENTS (exclusions) };
  g_autoptr (ScrutinyListOutcome) list = NULL;
  g_autoptr (ScrutinyDrawOutcome) outcome = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *main;

  g_test_summary ("Excluded records stay in the list with their code and are never "
                  "drawn, even when everything else is; the reason in words is sealed.");

  list = scrutiny_list_fix (panel->session, &request, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (scrutiny_frame_get_n_excluded (list->frame, "live_complaint"), ==, 2);
  g_assert_cmpuint (scrutiny_frame_get_n_excluded (list->frame, "iopc_matter"), ==, 1);
  g_assert_true (g_file_get_contents (list->list_path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "R007\tlive_complaint\n"));
  g_assert_null (strstr (text, "spring"));

  for (guint i = 0; i < 2; i++) {
    g_autoptr (ScrutinyCeremony) ceremony =
        scrutiny_seed_add (panel->session, 1, SCRUTINY_SHARE_D10, "0123456789", &error);

    g_assert_no_error (error);
    g_assert_nonnull (ceremony);
  }
  outcome = scrutiny_meeting_draw (panel->session, 1, NULL, NULL, &error);
  g_assert_no_error (error);
  main = scrutiny_certificate_get_main (outcome->certificate);
  g_assert_cmpuint (main->len, ==, 57);
  for (guint i = 0; i < main->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (exclusions); j++)
      g_assert_cmpstr (((ScrutinyDrawn *) g_ptr_array_index (main, i))->id, !=,
                       exclusions[j].record_ref);
}

static void
test_slips_are_told (void)
{
  static const ScrutinyExclusion unknown[] = { { "R999", "iopc_matter", NULL, "force" } };
  static const ScrutinyExclusion no_code[] = { { "R001", "awkward", NULL, "force" } };
  static const ScrutinyExclusion unfilmed[] = { { "R001", "fault", NULL, "force" } };
  static const ScrutinyExclusion unsent[] = { { "R001", "not_supplied", NULL, "force" } };
  static const ScrutinyExclusion nobody[] = { { "R001", "iopc_matter", NULL, "" } };
  static const ScrutinyExclusion twice[] = { { "R001", "iopc_matter", NULL, "force" },
                                             { "R001", "sub_judice", NULL, "force" } };
  static const char *const no_sign[] = { "gender", NULL };
  static const char *const no_field[] = { "Gender=male", NULL };
  static const char *const no_share[] = { "male=much", NULL };
  static const char *const part_of_case[] = { "female=2.7", "male=1", NULL };
  static const char *const by_gender[] = { "gender", NULL };
  const struct {
    ScrutinyListRequest request;
    int code;
  } tries[] = {
    { { .meeting = 1, .take = 4, .exclusions = unknown, .n_exclusions = 1 },
      SCRUTINY_APP_ERROR_NOT_FOUND },
    { { .meeting = 1, .take = 4, .exclusions = no_code, .n_exclusions = 1 },
      SCRUTINY_APP_ERROR_INVALID },
    { { .meeting = 1, .take = 4, .exclusions = unfilmed, .n_exclusions = 1 },
      SCRUTINY_APP_ERROR_INVALID },
    { { .meeting = 1, .take = 4, .exclusions = unsent, .n_exclusions = 1 },
      SCRUTINY_APP_ERROR_INVALID },
    { { .meeting = 1, .take = 4, .exclusions = nobody, .n_exclusions = 1 },
      SCRUTINY_APP_ERROR_INVALID },
    { { .meeting = 1, .take = 4, .exclusions = twice, .n_exclusions = 2 },
      SCRUTINY_APP_ERROR_INVALID },
    { { .meeting = 1, .take = 4, .where = no_sign }, SCRUTINY_APP_ERROR_INVALID },
    { { .meeting = 1, .take = 4, .where = no_field }, SCRUTINY_APP_ERROR_INVALID },
    { { .meeting = 1, .take = 4, .kind = "parking" }, SCRUTINY_APP_ERROR_INVALID },
    { { .meeting = 1, .take = 4, .area = "nowhere" }, SCRUTINY_APP_ERROR_STATE },
    { { .meeting = 1, .take = 4, .method = SCRUTINY_PLAN_STRATIFIED },
      SCRUTINY_APP_ERROR_INVALID },
    { { .meeting = 1,
        .take = 4,
        .method = SCRUTINY_PLAN_STRATIFIED,
        .strata = by_gender,
        .allocation = SCRUTINY_PLAN_OVERSAMPLE,
        .shares = no_share },
      SCRUTINY_APP_ERROR_INVALID },
    { { .meeting = 1,
        .method = SCRUTINY_PLAN_STRATIFIED,
        .strata = by_gender,
        .allocation = SCRUTINY_PLAN_CUSTOM,
        .shares = part_of_case },
      SCRUTINY_APP_ERROR_INVALID },
  };
  g_autoptr (TestPanel) panel = make_panel ();

  g_test_summary ("Every slip in a request is a plain sentence, and nothing is fixed.");

  for (guint i = 0; i < G_N_ELEMENTS (tries); i++)
    assert_refused (panel, &tries[i].request, tries[i].code);
}

static void
test_unknown_field (void)
{
  static const char *const slip[] = { "gendre=female", NULL };
  static const char *const nothing[] = { "nofield=3", NULL };
  g_autoptr (TestPanel) panel = make_panel ();
  g_autoptr (ScrutinyImportResult) taken = NULL;
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "fixtures", "records",
                             "2021-10-surrey-stop-and-search.csv", NULL);
  ScrutinyListRequest request = { .meeting = 1, .take = 4, .where = slip };
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) other = NULL;

  g_test_summary (
      "A condition on a field that no record has names it and its neighbours");
  test_panel_sign_in (panel, "Cora");
  taken = scrutiny_import_file (panel->session, path, NULL, NULL, &error);
  g_assert_no_error (error);
  test_panel_sign_in (panel, "Chad");
  g_assert_null (scrutiny_list_preview (panel->session, &request, NULL, NULL, &error));
  g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==,
                   "No record has a field “gendre”. Near it are: gender.");
  request.where = nothing;
  g_assert_null (scrutiny_list_preview (panel->session, &request, NULL, NULL, &other));
  g_assert_nonnull (strstr (other->message, "“nofield”"));
  g_assert_nonnull (strstr (other->message, "legislation"));
}

/* Groups that cannot be made, and a purpose without its reason. */
static void
test_cannot_be_made (void)
{
  static const char *const by_gender[] = { "gender", NULL };
  static const char *const by_nothing[] = { "no_such_field", NULL };
  static const char *const unknown_group[] = { "female=2", "martian=1", NULL };
  static const char *const too_many[] = { "female=16", NULL };
  const struct {
    ScrutinyListRequest request;
    int code;
  } tries[] = {
    { { .meeting = 1,
        .take = 4,
        .method = SCRUTINY_PLAN_STRATIFIED,
        .strata = by_nothing },
      SCRUTINY_APP_ERROR_STATE },
    { { .meeting = 1,
        .method = SCRUTINY_PLAN_STRATIFIED,
        .strata = by_gender,
        .allocation = SCRUTINY_PLAN_CUSTOM,
        .shares = unknown_group },
      SCRUTINY_APP_ERROR_STATE },
    { { .meeting = 1,
        .method = SCRUTINY_PLAN_STRATIFIED,
        .strata = by_gender,
        .allocation = SCRUTINY_PLAN_CUSTOM,
        .shares = too_many },
      SCRUTINY_APP_ERROR_STATE },
    { { .meeting = 1, .take = 4, .purpose = SCRUTINY_DRAW_TARGETED },
      SCRUTINY_APP_ERROR_INVALID },
    { { .meeting = 1, .take = 4, .purpose = SCRUTINY_DRAW_THEMATIC },
      SCRUTINY_APP_ERROR_INVALID },
  };
  g_autoptr (TestPanel) panel = make_panel ();

  for (guint i = 0; i < G_N_ELEMENTS (tries); i++)
    assert_refused (panel, &tries[i].request, tries[i].code);
}

static void
test_designs (void)
{
  static const char *const by_gender[] = { "gender", NULL };
  static const char *const factor[] = { "female=3", NULL };
  static const char *const custom[] = { "female=2", "male=1", NULL };
  const struct {
    ScrutinyPlanAllocation allocation;
    const char *const *shares;
    guint take;
    guint female;
    guint male;
  } tries[] = {
    { SCRUTINY_PLAN_PROPORTIONAL, NULL, 12, 3, 9 },
    { SCRUTINY_PLAN_EQUAL, NULL, 12, 6, 6 },
    { SCRUTINY_PLAN_OVERSAMPLE, factor, 12, 6, 6 },
    { SCRUTINY_PLAN_CUSTOM, custom, 0, 2, 1 },
  };
  g_autoptr (TestPanel) panel = make_panel ();

  for (guint i = 0; i < G_N_ELEMENTS (tries); i++) {
    ScrutinyListRequest request = { .meeting = 1,
                                    .take = tries[i].take,
                                    .reserves = 1,
                                    .method = SCRUTINY_PLAN_STRATIFIED,
                                    .strata = by_gender,
                                    .allocation = tries[i].allocation,
                                    .shares = tries[i].shares };
    g_autoptr (ScrutinyFrame) frame = preview (panel, &request);

    g_test_message ("%s", scrutiny_plan_allocation_get_name (tries[i].allocation));
    g_assert_cmpuint (scrutiny_frame_get_n_strata (frame), ==, 2);
    g_assert_cmpstr (scrutiny_frame_get_stratum (frame, 1)->key, ==, "female");
    g_assert_cmpuint (scrutiny_frame_get_stratum (frame, 1)->quota, ==, tries[i].female);
    g_assert_cmpuint (scrutiny_frame_get_stratum (frame, 2)->quota, ==, tries[i].male);
  }
}

static void
test_minimum (void)
{
  static const char *const by_gender[] = { "gender", NULL };
  g_autoptr (TestPanel) panel = make_panel ();
  ScrutinyListRequest request = { .meeting = 1,
                                  .take = 6,
                                  .method = SCRUTINY_PLAN_STRATIFIED,
                                  .strata = by_gender,
                                  .minimum = 2 };
  g_autoptr (ScrutinyFrame) frame = preview (panel, &request);

  g_test_summary ("A small group gets its minimum before the rest is shared out.");
  g_assert_cmpuint (scrutiny_frame_get_stratum (frame, 1)->quota, ==, 2);
  g_assert_cmpuint (scrutiny_frame_get_stratum (frame, 2)->quota, ==, 4);
}

static void
test_purpose (void)
{
  g_autoptr (TestPanel) panel = make_panel ();
  const ScrutinyListRequest requests[] = {
    { .meeting = 1, .take = 4 },
    { .meeting = 1, .take = 4, .area = "north" },
    { .meeting = 1, .take = 4, .purpose = SCRUTINY_DRAW_TARGETED, .why = "A worry." },
    { .meeting = 1, .take = 4, .purpose = SCRUTINY_DRAW_REVISIT, .why = "Point 3." },
  };
  static const ScrutinyDrawPurpose wanted[] = { SCRUTINY_DRAW_RANDOM,
                                                SCRUTINY_DRAW_THEMATIC,
                                                SCRUTINY_DRAW_TARGETED,
                                                SCRUTINY_DRAW_REVISIT };

  g_test_summary ("The label is in the commitment: in the tag, and why in the title.");
  for (guint i = 0; i < G_N_ELEMENTS (requests); i++) {
    g_autoptr (ScrutinyFrame) frame = preview (panel, &requests[i]);
    ScrutinyPlan *plan = scrutiny_frame_get_plan (frame);

    g_assert_cmpint (scrutiny_plan_get_purpose (plan), ==, wanted[i]);
    if (requests[i].why != NULL)
      g_assert_nonnull (strstr (scrutiny_plan_get_title (plan), requests[i].why));
  }
}

static const ScrutinyListDoubt *
find_doubt (GPtrArray *doubts, ScrutinyListDoubtKind kind)
{
  for (guint i = 0; i < doubts->len; i++) {
    const ScrutinyListDoubt *doubt = g_ptr_array_index (doubts, i);

    if (doubt->kind == kind)
      return doubt;
  }

  return NULL;
}

/* A list of the north's first days: the force says 70, and the south is not in it. */
static void
test_doubts (void)
{
  g_autoptr (TestPanel) panel = make_panel ();
  static const ScrutinyExclusion excluded[] = { { "R002", "iopc_matter", NULL,
                                                  "force" } };
  const ScrutinyListRequest request = { .meeting = 1,
                                        .take = 4,
                                        .to = "2026-07-03",
                                        .exclusions = excluded,
                                        .n_exclusions = 1,
                                        .reported_total = 70,
                                        .reported_by = "The force's web page" };
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyListOutcome) outcome =
      scrutiny_list_fix (panel->session, &request, NULL, NULL, &error);
  g_autoptr (GPtrArray) stored = NULL;
  const ScrutinyListDoubt *total;

  g_test_summary ("What the check finds is kept with the list, and groups are counted.");
  g_assert_no_error (error);
  stored = scrutiny_list_doubt_store_list (scrutiny_session_get_database (panel->session),
                                           outcome->fixed->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (stored->len, ==, outcome->doubts->len);
  total = find_doubt (stored, SCRUTINY_DOUBT_TOTAL_FEWER);
  g_assert_nonnull (total);
  g_assert_cmpint (total->count, ==, 70 - (gint64) outcome->fixed->n_records);
  g_assert_cmpint (total->of, ==, 70);
  g_assert_cmpstr (total->where, ==, "The force's web page");
  g_assert_cmpint (scrutiny_tally_get_total (outcome->all_groups), ==,
                   outcome->fixed->n_records);
  g_assert_cmpint (scrutiny_tally_get_total (outcome->excluded_groups), ==, 1);
}

static void
test_dip_sample (void)
{
  g_autoptr (TestPanel) panel = make_panel ();
  ScrutinyListRequest request = {
    .meeting = 1, .take = 6, .reserves = 2, .method = SCRUTINY_PLAN_SYSTEMATIC
  };
  g_autoptr (ScrutinyFrame) frame = preview (panel, &request);
  guint column;

  g_assert_true (
      scrutiny_list_find_column (scrutiny_frame_get_list (frame), "day", &column));
  g_assert_cmpuint (scrutiny_frame_get_n_eligible (frame), ==, N_RECORDS);
}

static gboolean
stop (guint64 done, guint64 total, gpointer data)
{
  return FALSE;
}

static void
test_cancelled (void)
{
  g_autoptr (TestPanel) panel = test_panel_new ();
  ScrutinyListRequest request = { .meeting = 1, .take = 4 };
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyListOutcome) outcome = NULL;
  g_autofree char *path =
      g_build_filename (panel->dir, "certificates", "m1-1.list.tsv", NULL);

  test_panel_add_everybody (panel);
  g_assert_true (
      scrutiny_database_begin (scrutiny_session_get_database (panel->session), &error));
  test_records_add (panel, 5000);
  g_assert_true (
      scrutiny_database_commit (scrutiny_session_get_database (panel->session), &error));
  test_meeting_add (panel);
  test_panel_sign_in (panel, "Chad");

  outcome = scrutiny_list_fix (panel->session, &request, stop, NULL, &error);
  g_assert_null (outcome);
  g_assert_error (error, SCRUTINY_SAMPLING_ERROR, SCRUTINY_SAMPLING_ERROR_CANCELLED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_false (scrutiny_database_is_in_transaction (
      scrutiny_session_get_database (panel->session)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/app/list/unknown-field-is-named", test_unknown_field);
  g_test_add_func ("/app/list/counts", test_counts);
  g_test_add_func ("/app/list/exclusions-stay", test_exclusions_stay);
  g_test_add_func ("/app/list/slips-are-told", test_slips_are_told);
  g_test_add_func ("/app/list/cannot-be-made", test_cannot_be_made);
  g_test_add_func ("/app/list/designs", test_designs);
  g_test_add_func ("/app/list/minimum", test_minimum);
  g_test_add_func ("/app/list/purpose", test_purpose);
  g_test_add_func ("/app/list/doubts", test_doubts);
  g_test_add_func ("/app/list/dip-sample", test_dip_sample);
  g_test_add_func ("/app/list/cancelled", test_cancelled);

  return g_test_run ();
}
