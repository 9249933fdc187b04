/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a file of records to the questions that are asked: the whole road, as the program
 * walks it. */
#include "app/answers.h"
#include "app/case-close.h"
#include "app/case-reveal.h"
#include "app/case.h"
#include "app/draw.h"
#include "app/error.h"
#include "app/import.h"
#include "app/list.h"
#include "app/meeting.h"
#include "app/panel-view.h"
#include "app/seed.h"
#include "tests/support/test-records.h"

#define HEADER                                                                           \
  "Type,Date,Part of a policing operation,Policing operation,Latitude,Longitude,"        \
  "Gender,Age range,Self-defined ethnicity,Officer-defined ethnicity,Legislation,"       \
  "Object of search,Outcome,Outcome linked to object of search,"                         \
  "Removal of more than just outer clothing\n"
#define ROW                                                                              \
  "Person search,2026-01-%02uT12:00:00+00:00,False,,51.455989,-0.043536,Male,10-17,"     \
  "Other ethnic group - Not stated,Black,"                                               \
  "Criminal Justice and Public Order Act 1994 (section 60),Offensive weapons,"           \
  "A no further action disposal,,\n"

static void
import_rows (TestPanel *panel)
{
  g_autofree char *path =
      g_build_filename (panel->root, "2026-01-riverside-stop-and-search.csv", NULL);
  g_autoptr (GString) text = g_string_new (HEADER);
  g_autoptr (ScrutinyImportResult) result = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 12; i++)
    g_string_append_printf (text, ROW, i + 1);
  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));
  test_panel_sign_in (panel, "Cora");
  result = scrutiny_import_file (panel->session, path, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
roll (TestPanel *panel, const char *digits)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyCeremony) ceremony =
      scrutiny_seed_add (panel->session, 1, SCRUTINY_SHARE_D10, digits, &error);

  g_assert_no_error (error);
  g_assert_nonnull (ceremony);
}

static void
draw_two (TestPanel *panel)
{
  ScrutinyListRequest request = { .meeting = 1, .take = 2, .reserves = 1 };
  g_autoptr (ScrutinyListOutcome) list = NULL;
  g_autoptr (ScrutinyDrawOutcome) outcome = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (test_meeting_add (panel), ==, 1);
  test_panel_sign_in (panel, "Chad");
  list = scrutiny_list_fix (panel->session, &request, NULL, NULL, &error);
  g_assert_no_error (error);
  roll (panel, "0123456789");
  roll (panel, "9876501234");
  outcome = scrutiny_meeting_draw (panel->session, 1, NULL, NULL, &error);
  g_assert_no_error (error);
}

static gint64
find_case (TestPanel *panel, const char *letter, ScrutinyCaseState state)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyCase) drawn = scrutiny_case_find (panel->session, 1, letter, &error);

  g_assert_no_error (error);
  g_assert_cmpint (scrutiny_case_get_state (drawn), ==, state);

  return scrutiny_case_get_id (drawn);
}

static gboolean
shows (ScrutinyOwnAnswers *own, const char *question_id)
{
  ScrutinyQuestion *question = scrutiny_form_find (own->form, question_id);

  g_assert_nonnull (question);

  return scrutiny_form_shows (own->form, question, &own->context, own->alone);
}

static void
hand_in (TestPanel *panel, gint64 case_id)
{
  g_autoptr (ScrutinyForm) form =
      scrutiny_answers_get_form (panel->session, case_id, NULL);
  g_autoptr (GPtrArray) answers =
      g_ptr_array_new_with_free_func ((GDestroyNotify) scrutiny_answer_unref);
  g_autofree char *receipt = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (answers, scrutiny_answer_new_choice ("view_conflict", "no", NULL));
  g_ptr_array_add (answers,
                   scrutiny_form_new_grade (form, "ovr_grade", "green", NULL, NULL));
  scrutiny_answers_save_all (panel->session, case_id, answers, &error);
  g_assert_no_error (error);
  receipt = scrutiny_answers_hand_in (panel->session, case_id, &error);
  g_assert_no_error (error);
}

static void
test_whole_road (void)
{
  g_autoptr (TestPanel) panel = test_panel_new ();
  g_autoptr (ScrutinyOwnAnswers) own = NULL;
  g_autoptr (ScrutinyRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  gint64 case_id;

  g_test_summary ("a child searched under section 60, without footage: the form asks so");
  test_panel_add_everybody (panel);
  import_rows (panel);
  draw_two (panel);
  g_assert_true (scrutiny_case_record_no_footage (panel->session, 1, "A", "not_recorded",
                                                  NULL, &error));
  g_assert_true (scrutiny_meeting_open (panel->session, 1, &error));
  g_assert_no_error (error);
  case_id = find_case (panel, "A", SCRUTINY_CASE_OPEN);

  test_panel_sign_in (panel, "Mia");
  own = scrutiny_own_answers_load (panel->session, case_id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (own->context.kind, ==, "stop_search");
  g_assert_true (own->context.person_is_child);
  g_assert_true (g_strv_contains (own->context.recorded, "cjpoa_s60"));
  g_assert_true (shows (own, "s60_selection_fair"));
  g_assert_true (shows (own, "vul_child_adapted"));
  g_assert_false (shows (own, "ss_gowisely_y"));
  g_assert_false (shows (own, "hc_reason"));
  g_assert_null (scrutiny_case_read_reveal (panel->session, 1, "A", &error));
  g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_STATE);
  g_clear_error (&error);
  hand_in (panel, case_id);
  record = scrutiny_case_read_reveal (panel->session, 1, "A", &error);
  g_assert_no_error (error);
  g_assert_nonnull (scrutiny_record_get_value (record, "outcome"));
  g_assert_nonnull (scrutiny_record_get_value (record, "ethnicity_self"));
  g_assert_null (scrutiny_record_get_value (record, "latitude"));

  test_panel_sign_in (panel, "Chad");
  g_assert_true (scrutiny_case_close (panel->session, case_id, &error));
  g_assert_no_error (error);
  find_case (panel, "A", SCRUTINY_CASE_ANSWERS_CLOSED);
  g_assert_true (scrutiny_panel_view_set (panel->session, case_id, "green", "unanimous",
                                          "Well done.", NULL, &error));
  find_case (panel, "A", SCRUTINY_CASE_AGREED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/app/answers-facts/from-file-to-panel-view", test_whole_road);

  return g_test_run ();
}
