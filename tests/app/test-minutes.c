/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/minutes.h"

#include <string.h>

#include "app/answers.h"
#include "app/case-close.h"
#include "app/case.h"
#include "app/draw.h"
#include "app/error.h"
#include "app/learning.h"
#include "app/list.h"
#include "app/meeting.h"
#include "app/seed.h"
#include "tests/support/test-records.h"

/* What a program that knows nothing of ours reads on the pages. */
static char *
read_pdf (const char *path)
{
  const char *const argv[] = { "pdftotext", path, "-", NULL };
  g_autoptr (GError) error = NULL;
  char *words = NULL;

  g_spawn_sync (NULL, (GStrv) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &words, NULL,
                NULL, &error);
  g_assert_no_error (error);

  return words;
}

static TestPanel *
new_panel (void)
{
  const ScrutinyListRequest request = { .meeting = 1, .take = 3, .reserves = 2 };
  TestPanel *panel = test_panel_new ();
  g_autoptr (ScrutinyListOutcome) list = NULL;
  g_autoptr (ScrutinyCeremony) first = NULL;
  g_autoptr (ScrutinyCeremony) second = NULL;
  g_autoptr (ScrutinyDrawOutcome) outcome = NULL;
  g_autoptr (GError) error = NULL;

  test_panel_add_everybody (panel);
  test_records_add (panel, 30);
  test_meeting_add (panel);
  test_panel_sign_in (panel, "Chad");
  list = scrutiny_list_fix (panel->session, &request, NULL, NULL, &error);
  g_assert_no_error (error);
  first = scrutiny_seed_add (panel->session, 1, SCRUTINY_SHARE_D10, "0123456789", &error);
  second =
      scrutiny_seed_add (panel->session, 1, SCRUTINY_SHARE_D10, "9876501234", &error);
  outcome = scrutiny_meeting_draw (panel->session, 1, NULL, NULL, &error);
  g_assert_no_error (error);

  return panel;
}

static void
test_draft (void)
{
  const ScrutinyNewLearningPoint point = { .meeting = 1,
                                           .letter = "A",
                                           .theme = "bwv",
                                           .saw = "The camera was off.",
                                           .asks = "Explain why it was off.",
                                           .owner = "Area SPOC",
                                           .due_day = "2030-01-31",
                                           .moment_us = -1 };
  g_autoptr (TestPanel) panel = new_panel ();
  g_autofree char *path = g_build_filename (panel->root, "minutes.pdf", NULL);
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;

  scrutiny_case_record_no_footage (panel->session, 1, "B", "plain_clothes", NULL, &error);
  g_assert_no_error (error);
  scrutiny_learning_add (panel->session, &point, &error);
  g_assert_no_error (error);
  scrutiny_meeting_write_minutes (panel->session, 1, path, &error);
  g_assert_no_error (error);

  words = read_pdf (path);
  g_assert_nonnull (strstr (words, "Case A"));
  g_assert_nonnull (strstr (words, "No footage: Plain clothes"));
  g_assert_nonnull (strstr (words, "Explain why it was off."));
  g_assert_nonnull (strstr (words, "DEMO"));
  g_assert_null (strstr (words, "Chad"));
}

static void
answer_as (TestPanel *panel, gint64 case_id, const char *name)
{
  g_autoptr (GPtrArray) answers =
      g_ptr_array_new_with_free_func ((GDestroyNotify) scrutiny_answer_unref);
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyForm) form = NULL;
  g_autofree char *receipt = NULL;

  test_panel_sign_in (panel, name);
  form = scrutiny_answers_get_form (panel->session, case_id, &error);
  g_assert_no_error (error);
  g_ptr_array_add (answers, scrutiny_answer_new_choice ("view_conflict", "no", NULL));
  g_ptr_array_add (answers, scrutiny_answer_new_choice ("rec_detail", "yes", NULL));
  g_ptr_array_add (answers,
                   scrutiny_form_new_grade (form, "ovr_grade", "green", NULL, NULL));
  scrutiny_answers_save_all (panel->session, case_id, answers, &error);
  receipt = scrutiny_answers_hand_in (panel->session, case_id, &error);
  g_assert_no_error (error);
}

static void
add_as (TestPanel *panel, gint64 case_id, const char *name)
{
  g_autoptr (ScrutinyAnswer) answer =
      scrutiny_answer_new_choice ("rec_detail", "no", "My very own words.");
  g_autoptr (GError) error = NULL;

  test_panel_sign_in (panel, name);
  scrutiny_answers_add_later (panel->session, case_id, SCRUTINY_PHASE_DISCUSSION, answer,
                              NULL, &error);
  g_assert_no_error (error);
}

static void
test_after_the_talk (void)
{
  g_autoptr (TestPanel) panel = new_panel ();
  g_autofree char *path = g_build_filename (panel->root, "minutes.pdf", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyCase) one = NULL;
  g_autofree char *words = NULL;
  gint64 case_id;

  g_test_summary ("What members added is on the minutes with how many, without their "
                  "names and words");
  scrutiny_case_record_no_footage (panel->session, 1, "A", "plain_clothes", NULL, &error);
  scrutiny_meeting_open (panel->session, 1, &error);
  one = scrutiny_case_find (panel->session, 1, "A", &error);
  g_assert_no_error (error);
  case_id = scrutiny_case_get_id (one);
  answer_as (panel, case_id, "Mia");
  answer_as (panel, case_id, "Max");
  test_panel_sign_in (panel, "Chad");
  scrutiny_case_close (panel->session, case_id, &error);
  g_assert_no_error (error);
  add_as (panel, case_id, "Mia");
  add_as (panel, case_id, "Max");

  test_panel_sign_in (panel, "Chad");
  scrutiny_meeting_write_minutes (panel->session, 1, path, &error);
  g_assert_no_error (error);
  words = g_strdelimit (read_pdf (path), "\n", ' ');
  g_assert_nonnull (strstr (words, "From Yes to No. (2 members)"));
  g_assert_null (strstr (words, "My very own words"));
  g_assert_null (strstr (words, "Mia"));
}

static void
test_holds (void)
{
  g_autoptr (TestPanel) panel = new_panel ();
  g_autofree char *path = g_build_filename (panel->root, "holds.pdf", NULL);
  g_auto (GStrv) holds = NULL;
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;

  g_test_summary ("Every case and reserve is on the hold list");
  test_panel_sign_in (panel, "Cora");
  scrutiny_meeting_write_hold_list (panel->session, 1, path, &error);
  g_assert_no_error (error);
  words = read_pdf (path);
  holds = scrutiny_case_list_holds (panel->session, 1, &error);
  g_assert_cmpuint (g_strv_length (holds), ==, 5);
  for (guint i = 0; holds[i] != NULL; i++)
    g_assert_nonnull (strstr (words, holds[i]));
  g_assert_nonnull (strstr (words, "Reserve 2"));
}

static void
test_who_may (void)
{
  static const char *const not_chairs[] = { "Cora", "Mia", "Flo" };
  g_autoptr (TestPanel) panel = new_panel ();
  g_autofree char *path = g_build_filename (panel->root, "x.pdf", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (not_chairs); i++) {
    g_autoptr (GError) error = NULL;

    test_panel_sign_in (panel, not_chairs[i]);
    g_assert_false (scrutiny_meeting_write_minutes (panel->session, 1, path, &error));
    g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_DENIED);
  }
  for (guint i = 1; i < G_N_ELEMENTS (not_chairs); i++) {
    g_autoptr (GError) error = NULL;

    test_panel_sign_in (panel, not_chairs[i]);
    g_assert_false (scrutiny_meeting_write_hold_list (panel->session, 1, path, &error));
    g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_DENIED);
  }
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/app/minutes/draft", test_draft);
  g_test_add_func ("/app/minutes/after-the-talk", test_after_the_talk);
  g_test_add_func ("/app/minutes/hold-list-names-all", test_holds);
  g_test_add_func ("/app/minutes/only-who-may", test_who_may);

  return g_test_run ();
}
