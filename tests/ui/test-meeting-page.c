/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/meeting/meeting-page.h"

#include <adwaita.h>

#include "app/meeting.h"
#include "tests/support/test-case.h"
#include "tests/ui/chair-window.h"
#include "tests/ui/wait.h"

static gint64
get_meeting (TestPanel *panel)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) meetings = scrutiny_meeting_list (panel->session, &error);
  g_autoptr (ScrutinyMeeting) meeting = NULL;

  g_assert_no_error (error);
  meeting = g_list_model_get_item (meetings, 0);

  return scrutiny_meeting_get_number (meeting);
}

static void
answer_dialog (const char *response)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

    if (ADW_IS_MESSAGE_DIALOG (window)) {
      adw_message_dialog_response (ADW_MESSAGE_DIALOG (window), response);
      return;
    }
  }
  g_assert_not_reached ();
}

static void
wait_for_button (gpointer root, const char *name)
{
  gint64 deadline = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (g_get_monotonic_time () < deadline) {
    GtkWidget *button = find_widget (GTK_WIDGET (root), is_button_named, name);

    if (button != NULL && gtk_widget_get_mapped (button))
      return;
    g_main_context_iteration (NULL, FALSE);
  }
  find_widget (GTK_WIDGET (root), print_label, NULL);
  g_error ("never offered: %s", name);
}

static gboolean
is_row (GtkWidget *widget, const char *text)
{
  return ADW_IS_PREFERENCES_ROW (widget) &&
         g_str_has_prefix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)),
                           text);
}

static void
set_row (gpointer root, const char *title, const char *text)
{
  GtkWidget *row = find_widget (GTK_WIDGET (root), is_row, title);

  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static AdwComboRow *
get_grade_row (gpointer root)
{
  return ADW_COMBO_ROW (find_widget (GTK_WIDGET (root), is_row, "Grade"));
}

static gboolean
can_click (gpointer root, const char *label)
{
  return gtk_widget_is_sensitive (button_named (root, label));
}

/* The chair writes the view and, before keeping it, what somebody says. */
static void
write_view (gpointer root)
{
  g_assert_false (can_click (root, "Keep the panel’s view"));
  adw_combo_row_set_selected (get_grade_row (root), 1);
  g_assert_true (can_click (root, "Keep the panel’s view"));
  set_row (root, "What the panel says", "Force went on too long.");
  set_row (root, "Another view", "One saw it differently.");
  set_row (root, "Their part", "force lead");
  set_row (root, "What they said", "He was new.");
  click (root, "Keep it");
  wait_for_text (root, "He was new.");
  g_assert_cmpuint (adw_combo_row_get_selected (get_grade_row (root)), ==, 1);
}

static void
test_close_show_agree (void)
{
  g_autoptr (TestPanel) panel = test_panel_new ();
  ChairWindow self = { .panel = panel };
  gint64 case_id = 0;

  g_test_summary ("Close, show, agree: nothing is shown before it is closed, and nobody "
                  "is named at all");
  test_panel_add_everybody (panel);
  case_id = test_case_open (panel, "use_of_force");
  test_case_hand_in (panel, case_id, "Mia", "green");
  test_case_hand_in (panel, case_id, "Max", "red");
  chair_window_open (&self, "Chad", SCRUTINY_ROLE_CHAIR);
  scrutiny_window_start_at (self.window, scrutiny_meeting_page_new (get_meeting (panel)));
  wait_for_button (self.window, "Close answers");
  g_assert_false (shows_text (self.window, "The panel’s view"));
  click (self.window, "Close answers");
  settle ();
  answer_dialog ("close");
  wait_for_button (self.window, "Show results");
  g_assert_false (shows_text (self.window, "The panel’s view"));
  click (self.window, "Show results");
  wait_for_text (self.window, "The panel’s view");
  g_assert_false (shows_text (self.window, "Mia"));
  g_assert_null (find_widget (GTK_WIDGET (self.window), is_nameless_button, NULL));
  write_view (self.window);
  click (self.window, "Keep the panel’s view");
  wait_for_text (self.window, "Agreed");
  wait_for_text (self.window, "Green – Good practice");
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 192 * 1024, NULL);
  settle ();
  g_test_message ("%d px", narrowest_px (scrutiny_window_get_page (self.window)));
  g_assert_cmpint (narrowest_px (scrutiny_window_get_page (self.window)), <=, 360);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
  wait_for_text (self.window, "One saw it differently.");
  chair_window_close (&self);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv);
  adw_init ();

  g_test_add_func ("/ui/meeting-page/close-show-agree", test_close_show_agree);

  return g_test_run ();
}
