/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/learning.h"
#include "app/meeting.h"
#include "tests/support/test-cases.h"
#include "tests/support/test-records.h"
#include "tests/ui/chair-window.h"
#include "ui/cases/case-page.h"
#include "ui/cases/cases-page.h"
#include "ui/ceremony/draw-page.h"
#include "ui/ceremony/fix-page.h"
#include "ui/home/home-page.h"
#include "ui/home/new-meeting-page.h"
#include "ui/learning/action-page.h"
#include "ui/learning/actions-page.h"
#include "ui/learning/new-action-page.h"
#include "ui/meeting/meeting-page.h"
#include "ui/meeting/seal-page.h"
#include "ui/records/import-facts.h"
#include "ui/records/import-page.h"
#include "ui/records/records-page.h"

#include <adwaita.h>

typedef struct {
  ChairWindow chair;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->chair.panel = test_panel_new ();
  test_panel_add_everybody (fixture->chair.panel);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  chair_window_close (&fixture->chair);
  test_panel_free (fixture->chair.panel);
}

static void
show (Fixture *fixture, const char *name, ScrutinyRole role, ScrutinyPage *page)
{
  chair_window_open (&fixture->chair, name, role);
  scrutiny_window_start_at (fixture->chair.window, page);
}

static gboolean
is_row (GtkWidget *widget, const char *text)
{
  return ADW_IS_PREFERENCES_ROW (widget) && gtk_widget_get_mapped (widget) &&
         g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), text) ==
             0;
}

static gboolean
is_titled (GtkWidget *widget, const char *text)
{
  return ADW_IS_PREFERENCES_ROW (widget) &&
         g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), text) ==
             0;
}

/* Until a row with this title is on the screen; ten seconds at most. */
static GtkWidget *
wait_for_row (Fixture *fixture, const char *title)
{
  GtkWidget *root = GTK_WIDGET (fixture->chair.window);
  gint64 deadline = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (find_widget (root, is_row, title) == NULL && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
  if (find_widget (root, is_row, title) == NULL)
    g_error ("no row is titled: %s", title);

  return find_widget (root, is_row, title);
}

static void
idle_cb (GObject *source, GAsyncResult *result, gpointer is_done)
{
  scrutiny_session_run_finish (SCRUTINY_SESSION (source), result, NULL);
  *(gboolean *) is_done = TRUE;
}

static gpointer
idle_work (ScrutinySession *session,
           gpointer input,
           GDestroyNotify *result_free,
           GCancellable *cancellable,
           GError **error)
{
  return NULL;
}

/* Until all that the pages asked the session's thread has been shown: it works off one
 * thing after the other. */
static void
settle_session (Fixture *fixture)
{
  gboolean is_done = FALSE;

  scrutiny_session_run_async (fixture->chair.panel->session, idle_work, NULL, NULL, NULL,
                              idle_cb, &is_done);
  while (!is_done)
    g_main_context_iteration (NULL, TRUE);
  settle ();
}

static void
assert_named (Fixture *fixture)
{
  g_assert_null (
      find_widget (GTK_WIDGET (fixture->chair.window), is_nameless_button, NULL));
}

static void
set_row (Fixture *fixture, const char *title, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (wait_for_row (fixture, title)), text);
}

static void
test_home (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *row;

  test_panel_sign_in (fixture->chair.panel, "Cora");
  test_records_add (fixture->chair.panel, 30);
  test_meeting_add (fixture->chair.panel);
  show (fixture, "Chad", SCRUTINY_ROLE_CHAIR, scrutiny_home_page_new ());
  row = wait_for_row (fixture, "Import list");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Import list, done, 30 records");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (wait_for_row (fixture, "Check")),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Check, next, Compare it with the force’s own "
                                       "total");
  assert_named (fixture);
}

static void
test_no_meeting (Fixture *fixture, gconstpointer unused)
{
  show (fixture, "Chad", SCRUTINY_ROLE_CHAIR, scrutiny_home_page_new ());
  wait_for_text (fixture->chair.window, "No meeting yet");
}

static void
test_plan_meeting (Fixture *fixture, gconstpointer unused)
{
  show (fixture, "Chad", SCRUTINY_ROLE_CHAIR, scrutiny_new_meeting_page_new ());
  settle ();
  g_assert_false (gtk_widget_get_sensitive (
      button_named (fixture->chair.window, "Plan this meeting")));
  set_row (fixture, "Name, such as “December meeting”", "Winter meeting");
  set_row (fixture, "Day, such as 3 December 2026", "3 December 2026");
  click (fixture->chair.window, "Plan this meeting");
  wait_for_text (fixture->chair.window, "Winter meeting");
}

static void
test_import (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "fixtures", "records",
                             "2019-02-cumbria-stop-and-search.csv", NULL);

  g_test_summary ("A pasted path is imported, and each row is accounted for");
  show (fixture, "Cora", SCRUTINY_ROLE_COORDINATOR, scrutiny_import_page_new (0));
  g_assert_false (gtk_widget_get_sensitive (
      button_named (fixture->chair.window, "Import this file")));
  set_row (fixture, "File", path);
  wait_for_text (fixture->chair.window, "Object of search");
  wait_for_text (fixture->chair.window, "Looking for");
  wait_for_text (fixture->chair.window, "This is: Stop and search, as on data.police.uk");
  click (fixture->chair.window, "Import this file");
  wait_for_row (fixture, "Rows in the file");
  wait_for_row (fixture, "Taken");
  button_named (fixture->chair.window, "Check the list");
  assert_named (fixture);
}

static void
test_import_refused (Fixture *fixture, gconstpointer unused)
{
  g_test_summary ("A file that cannot be read in is refused before anything is pressed");
  show (fixture, "Cora", SCRUTINY_ROLE_COORDINATOR, scrutiny_import_page_new (0));
  set_row (fixture, "File", "/nowhere/list.csv");
  wait_for_text (fixture->chair.window, "“/nowhere/list.csv” cannot be found.");
  g_assert_false (gtk_widget_get_sensitive (
      button_named (fixture->chair.window, "Import this file")));
  g_assert_false (shows_text (fixture->chair.window, "The file"));
}

static void
test_import_not_hers (Fixture *fixture, gconstpointer unused)
{
  g_test_summary ("Who may not import is told so first, and offered nothing to fill in");
  show (fixture, "Chad", SCRUTINY_ROLE_CHAIR, scrutiny_import_page_new (0));
  wait_for_text (fixture->chair.window,
                 "The coordinator imports lists, and nobody else: who draws the cases "
                 "does not touch the list. Ask the coordinator to sign in and import the "
                 "file.");
  g_assert_null (find_widget (GTK_WIDGET (fixture->chair.window), is_row, "File"));
  button_named (fixture->chair.window, "Check the list");
}

static void
test_hold_list (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path =
      g_build_filename (fixture->chair.panel->dir, "hold-list.pdf", NULL);
  g_autofree char *contents = NULL;

  g_test_summary ("The hold list names the cases and is saved as a PDF");
  test_cases_add_meeting (fixture->chair.panel, 1, "2026-11-03", 3);
  show (fixture, "Cora", SCRUTINY_ROLE_COORDINATOR, scrutiny_cases_page_new (1));
  wait_for_row (fixture, "Hold list (PDF)");
  set_row (fixture, "Hold list (PDF)", path);
  g_signal_emit_by_name (wait_for_row (fixture, "Hold list (PDF)"), "entry-activated");
  wait_for_text (fixture->chair.window, "Saved as hold-list.pdf");
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_true (g_str_has_prefix (contents, "%PDF"));
}

static void
test_minutes (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path =
      g_build_filename (fixture->chair.panel->dir, "minutes.pdf", NULL);

  g_test_summary ("A chair saves the minutes as a PDF from the page of the seal");
  test_cases_add_meeting (fixture->chair.panel, 1, "2026-11-03", 3);
  show (fixture, "Chad", SCRUTINY_ROLE_CHAIR, scrutiny_seal_page_new (1));
  wait_for_row (fixture, "Minutes (PDF)");
  set_row (fixture, "Minutes (PDF)", path);
  g_signal_emit_by_name (wait_for_row (fixture, "Minutes (PDF)"), "entry-activated");
  wait_for_text (fixture->chair.window, "Saved as minutes.pdf");
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
}

static void
test_check (Fixture *fixture, gconstpointer unused)
{
  test_panel_sign_in (fixture->chair.panel, "Cora");
  test_records_add (fixture->chair.panel, 30);
  show (fixture, "Cora", SCRUTINY_ROLE_COORDINATOR, scrutiny_records_page_new (1));
  wait_for_text (fixture->chair.window, "The panel has 30 records.");
  wait_for_row (fixture, "From when to when");
  wait_for_row (fixture, "Months without a record");
  set_row (fixture, "The total that the force reports", "32");
  wait_for_text (fixture->chair.window,
                 "2 records are missing from the list. Ask the force why.");
  set_row (fixture, "The total that the force reports", "30");
  wait_for_text (fixture->chair.window, "The numbers are the same.");
}

static void
test_gaps (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (ScrutinyTally) months = scrutiny_tally_new (10);
  GtkWidget *list = g_object_ref_sink (scrutiny_fact_list_new ("When"));
  GtkWidget *row;

  g_test_summary ("A month that the force left out is named");
  show (fixture, "Chad", SCRUTINY_ROLE_CHAIR, scrutiny_home_page_new ());
  scrutiny_tally_add (months, "2025-11", 3);
  scrutiny_tally_add (months, "2026-01", 1);
  scrutiny_tally_add (months, "2026-03", 2);
  scrutiny_import_facts_period (months, SCRUTINY_FACT_LIST (list));
  row = find_widget (list, is_titled, "From when to when");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "From when to when, November 2025 to March 2026");
  row = find_widget (list, is_titled, "Months without a record");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Months without a record, December 2025, February "
                                       "2026");
  g_object_unref (list);
}

static void
test_cases (Fixture *fixture, gconstpointer unused)
{
  test_cases_add_meeting (fixture->chair.panel, 1, "2026-11-03", 3);
  show (fixture, "Cora", SCRUTINY_ROLE_COORDINATOR, scrutiny_cases_page_new (1));
  wait_for_text (fixture->chair.window, "On the agenda");
  button_named (fixture->chair.window, "Prepare case A");
  assert_named (fixture);
}

static void
test_case_choices (Fixture *fixture, gconstpointer unused)
{
  g_test_summary ("Only the coordinator is offered to add footage");
  test_cases_add_meeting (fixture->chair.panel, 1, "2026-11-03", 3);
  show (fixture, "Chad", SCRUTINY_ROLE_CHAIR, scrutiny_case_page_new (1, "A"));
  wait_for_row (fixture, "No footage");
  g_assert_null (find_widget (GTK_WIDGET (fixture->chair.window), is_row, "Video file"));
  assert_named (fixture);
}

static void
test_meeting (Fixture *fixture, gconstpointer unused)
{
  test_cases_add_meeting (fixture->chair.panel, 1, "2026-11-03", 3);
  show (fixture, "Chad", SCRUTINY_ROLE_CHAIR, scrutiny_meeting_page_new (1));
  wait_for_row (fixture, "Case A");
  wait_for_row (fixture, "Case C");
  assert_named (fixture);
}

static void
test_seal (Fixture *fixture, gconstpointer unused)
{
  g_test_summary ("A meeting with cases to agree cannot be sealed, and says why");
  test_cases_add_meeting (fixture->chair.panel, 1, "2026-11-03", 3);
  show (fixture, "Chad", SCRUTINY_ROLE_CHAIR, scrutiny_seal_page_new (1));
  wait_for_text (fixture->chair.window, "Do this first");
  g_assert_null (find_widget (GTK_WIDGET (fixture->chair.window), is_button_named,
                              "Seal the meeting"));
  click (fixture->chair.window, "Go to the meeting");
  wait_for_text (fixture->chair.window, "Run sheet");
}

static void
test_narrow (Fixture *fixture, gconstpointer text_dpi)
{
  ScrutinyPage *pages[] = {
    scrutiny_home_page_new (),     scrutiny_new_meeting_page_new (),
    scrutiny_import_page_new (1),  scrutiny_records_page_new (1),
    scrutiny_fix_page_new (1),     scrutiny_draw_page_new (1),
    scrutiny_cases_page_new (1),   scrutiny_case_page_new (1, "A"),
    scrutiny_meeting_page_new (1), scrutiny_seal_page_new (1)
  };
  GtkSettings *settings = gtk_settings_get_default ();
  int old_dpi;

  g_test_summary ("Every page of the chair's path fits 360 pixels, with text twice the "
                  "size, too");
  g_object_get (settings, "gtk-xft-dpi", &old_dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", GPOINTER_TO_INT (text_dpi) * 1024, NULL);
  test_cases_add_meeting (fixture->chair.panel, 1, "2026-11-03", 3);
  show (fixture, "Cora", SCRUTINY_ROLE_COORDINATOR, pages[0]);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++) {
    if (i > 0)
      scrutiny_window_push (fixture->chair.window, pages[i]);
    settle_session (fixture);
    g_test_message ("%s: %d px", scrutiny_page_get_title (pages[i]),
                    narrowest_px (pages[i]));
    g_assert_cmpint (narrowest_px (pages[i]), <=, 360);
  }
  g_object_set (settings, "gtk-xft-dpi", old_dpi, NULL);
}

static void
test_actions_empty (Fixture *fixture, gconstpointer unused)
{
  show (fixture, "Flo", SCRUTINY_ROLE_FORCE_LEAD, scrutiny_actions_page_new ());
  wait_for_text (fixture->chair.window, "Nothing yet. Actions start from a case.");
}

static void
test_action (Fixture *fixture, gconstpointer unused)
{
  g_test_summary ("The chair asks, the force lead replies");
  test_cases_add_meeting (fixture->chair.panel, 1, "2026-11-03", 3);
  show (fixture, "Chad", SCRUTINY_ROLE_CHAIR, scrutiny_actions_page_new ());
  scrutiny_window_push (fixture->chair.window, scrutiny_new_action_page_new (1, "A", -1));
  set_row (fixture, "What we saw", "No reason was given.");
  set_row (fixture, "What we ask", "Explain why.");
  click (fixture->chair.window, "Add this action");
  wait_for_row (fixture, "Explain why.");
  chair_window_close (&fixture->chair);

  show (fixture, "Flo", SCRUTINY_ROLE_FORCE_LEAD, scrutiny_action_page_new (1));
  set_row (fixture, "Day, such as 24 December 2026", "20 November 2026");
  set_row (fixture, "What you say to the panel", "Officers are trained again.");
  click (fixture->chair.window, "Send this reply");
  wait_for_row (fixture, "Reply");
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv);
  adw_init ();

#define ADD(path, func)                                                                  \
  g_test_add ("/ui/chair-pages/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("home-names-the-next-step", test_home);
  ADD ("home-without-a-meeting", test_no_meeting);
  ADD ("plan-a-meeting", test_plan_meeting);
  ADD ("import-accounts-for-rows", test_import);
  ADD ("import-refused-changes-nothing", test_import_refused);
  ADD ("import-is-the-coordinators", test_import_not_hers);
  ADD ("hold-list-as-pdf", test_hold_list);
  ADD ("minutes-as-pdf", test_minutes);
  ADD ("check-compares-totals", test_check);
  ADD ("check-names-missing-months", test_gaps);
  ADD ("cases-name-the-next", test_cases);
  ADD ("case-offers-what-is-allowed", test_case_choices);
  ADD ("meeting-has-a-run-sheet", test_meeting);
  ADD ("seal-says-what-is-missing", test_seal);
  g_test_add ("/ui/chair-pages/fits-360-pixels", Fixture, GINT_TO_POINTER (96), set_up,
              test_narrow, tear_down);
  g_test_add ("/ui/chair-pages/fits-360-pixels-at-200-percent", Fixture,
              GINT_TO_POINTER (192), set_up, test_narrow, tear_down);
  ADD ("actions-empty", test_actions_empty);
  ADD ("action-and-reply", test_action);
#undef ADD

  return g_test_run ();
}
