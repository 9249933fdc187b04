/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/panel-view.h"

#include "app/answers.h"
#include "app/case-close.h"
#include "app/error.h"
#include "app/told.h"
#include "db/error.h"
#include "model/error.h"
#include "tests/support/test-case.h"

static TestPanel *
make_panel (gint64 *case_id)
{
  TestPanel *panel = test_panel_new ();

  test_panel_add_everybody (panel);
  *case_id = test_case_open (panel, "use_of_force");

  return panel;
}

static void
assert_refused (TestPanel *panel,
                gint64 case_id,
                const char *level,
                const char *method,
                const char *minority)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (scrutiny_panel_view_set (panel->session, case_id, level, method,
                                           "As agreed.", minority, &error));
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
}

static void
test_minority (void)
{
  gint64 case_id;
  g_autoptr (TestPanel) panel = make_panel (&case_id);
  g_autoptr (ScrutinyPanelView) view = NULL;
  g_autoptr (GError) error = NULL;

  test_case_hand_in (panel, case_id, "Mia", "green");
  test_case_hand_in (panel, case_id, "Max", "red");
  test_panel_sign_in (panel, "Chad");
  assert_refused (panel, case_id, "red", "vote", "One saw it well.");
  g_assert_true (scrutiny_case_close (panel->session, case_id, &error));

  assert_refused (panel, case_id, "red", "vote", NULL);
  assert_refused (panel, case_id, "red", "unanimous", "One saw it well.");
  assert_refused (panel, case_id, "crimson", "vote", "One saw it well.");
  assert_refused (panel, case_id, "red", "dice", "One saw it well.");
  g_assert_true (scrutiny_panel_view_set (panel->session, case_id, "red", "vote",
                                          "Force went on too long.", "One saw it well.",
                                          &error));
  g_assert_no_error (error);

  test_panel_sign_in (panel, "Flo");
  view = scrutiny_panel_view_get (panel->session, case_id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (view->band, ==, SCRUTINY_BAND_RED);
  g_assert_cmpstr (view->text, ==, "Force went on too long.");
  g_assert_cmpstr (view->minority, ==, "One saw it well.");
  g_assert_cmpuint (view->n_graded, ==, 2);
}

static void
test_newest_counts (void)
{
  gint64 case_id;
  g_autoptr (TestPanel) panel = make_panel (&case_id);
  g_autoptr (ScrutinyPanelView) view = NULL;
  g_autoptr (GError) error = NULL;

  test_case_hand_in (panel, case_id, "Mia", "green");
  test_panel_sign_in (panel, "Chad");
  g_assert_true (scrutiny_case_close (panel->session, case_id, &error));
  g_assert_null (scrutiny_panel_view_get (panel->session, case_id, &error));
  g_assert_error (error, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_true (scrutiny_panel_view_set (panel->session, case_id, "green", "unanimous",
                                          "Well done.", NULL, &error));
  g_assert_true (scrutiny_panel_view_set (panel->session, case_id, "green", "unanimous",
                                          "Very well done.", "", &error));
  g_assert_no_error (error);
  view = scrutiny_panel_view_get (panel->session, case_id, &error);
  g_assert_cmpstr (view->text, ==, "Very well done.");
  g_assert_null (view->minority);
}

static void
test_quorum (void)
{
  gint64 case_id;
  g_autoptr (TestPanel) panel = make_panel (&case_id);
  g_autoptr (ScrutinyPanelView) view = NULL;
  g_autoptr (GError) error = NULL;

  g_test_summary ("below the quorum a view may be written, not published");
  test_case_hand_in (panel, case_id, "Mia", "green");
  test_panel_sign_in (panel, "Chad");
  g_assert_true (scrutiny_case_close (panel->session, case_id, &error));
  g_assert_true (scrutiny_panel_view_set (panel->session, case_id, "green", "unanimous",
                                          "Well done.", NULL, &error));
  view = scrutiny_panel_view_get (panel->session, case_id, &error);
  g_assert_cmpuint (view->quorum, ==, 3);
  g_assert_false (scrutiny_panel_view_check_publish (view, &error));
  g_assert_error (error, SCRUTINY_MODEL_ERROR, SCRUTINY_MODEL_ERROR_INVALID);
  view->n_graded = 3;
  g_assert_true (scrutiny_panel_view_check_publish (view, NULL));
}

static void
test_told (void)
{
  gint64 case_id;
  g_autoptr (TestPanel) panel = make_panel (&case_id);
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GError) error = NULL;
  const ScrutinyToldNote *note;

  g_assert_true (scrutiny_told_add (panel->session, case_id, "force lead",
                                    "He was known.", 0, &error));
  g_assert_no_error (error);
  test_case_hand_in (panel, case_id, "Mia", "green");
  test_panel_sign_in (panel, "Chad");
  g_assert_true (scrutiny_case_close (panel->session, case_id, &error));
  g_assert_true (scrutiny_told_add (panel->session, case_id, "supervisor",
                                    "No complaint came.", 1000, &error));
  g_assert_false (
      scrutiny_told_add (panel->session, case_id, "", "No complaint came.", 0, &error));
  g_assert_error (error, SCRUTINY_MODEL_ERROR, SCRUTINY_MODEL_ERROR_INVALID);
  g_clear_error (&error);

  notes = scrutiny_told_list (panel->session, case_id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (notes->len, ==, 2);
  note = notes->pdata[0];
  g_assert_true (note->is_before_grading);
  g_assert_cmpstr (note->who, ==, "force lead");
  g_assert_cmpstr (note->what, ==, "He was known.");
  note = notes->pdata[1];
  g_assert_false (note->is_before_grading);
  g_assert_cmpint (note->told_at_us, ==, 1000);

  test_panel_sign_in (panel, "Flo");
  g_assert_null (scrutiny_told_list (panel->session, case_id, &error));
  g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_DENIED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/app/panel-view/minority-is-owed", test_minority);
  g_test_add_func ("/app/panel-view/newest-counts", test_newest_counts);
  g_test_add_func ("/app/panel-view/below-quorum-unpublished", test_quorum);
  g_test_add_func ("/app/panel-view/told-notes", test_told);

  return g_test_run ();
}
