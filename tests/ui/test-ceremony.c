/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/test-records.h"
#include "tests/ui/chair-window.h"
#include "ui/ceremony/fix-page.h"

#include <adwaita.h>

static gboolean
is_row_titled (GtkWidget *widget, const char *text)
{
  return ADW_IS_PREFERENCES_ROW (widget) && gtk_widget_get_mapped (widget) &&
         g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), text) ==
             0;
}

static GtkWidget *
row_titled (gpointer root, const char *title)
{
  GtkWidget *row = find_widget (GTK_WIDGET (root), is_row_titled, title);

  if (row == NULL)
    g_error ("no row is titled: %s", title);

  return row;
}

static void
wait_for_button (gpointer root, const char *name)
{
  gint64 deadline = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  GtkWidget *button = NULL;

  while (g_get_monotonic_time () < deadline) {
    button = find_widget (GTK_WIDGET (root), is_button_named, name);
    if (button != NULL && gtk_widget_get_mapped (button) &&
        gtk_widget_is_sensitive (button))
      return;
    g_main_context_iteration (NULL, FALSE);
  }
  g_error ("never offered: %s", name);
}

static void
choose_response (const char *response)
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
roll (ChairWindow *self, guint seat, const char *digits)
{
  g_autofree char *title = g_strdup_printf ("Digits of person %u", seat);
  GtkWidget *row;

  wait_for_text (self->window, title);
  row = row_titled (self->window, title);
  gtk_editable_set_text (GTK_EDITABLE (row), digits);
  click (self->window, "Add");
  wait_for_text (self->window, digits);
}

/* Seven clicks from the list to the certificate: ux.md 5. */
static void
test_list_to_certificate (void)
{
  g_autoptr (TestPanel) panel = test_panel_new ();
  ChairWindow self = { .panel = panel };

  g_test_summary ("From the list to the certificate by the suggested buttons alone");
  test_panel_add_everybody (panel);
  test_panel_sign_in (panel, "Cora");
  test_records_add (panel, 60);
  test_meeting_add (panel);
  chair_window_open (&self, "Chad", SCRUTINY_ROLE_CHAIR);
  scrutiny_window_go_home (self.window);
  wait_for_button (self.window, "Check the list");
  click (self.window, "Check the list");
  wait_for_button (self.window, "Fix the list");
  click (self.window, "Fix the list");
  wait_for_button (self.window, "Fix this list");
  click (self.window, "Fix this list");
  settle ();
  choose_response ("fix");
  wait_for_text (self.window, "The code to read out");
  g_assert_null (find_widget (GTK_WIDGET (self.window), is_nameless_button, NULL));
  click (self.window, "Roll the dice");
  roll (&self, 1, "0123987654");
  g_assert_false (gtk_widget_is_sensitive (button_named (self.window, "Draw the cases")));
  roll (&self, 2, "4815162342");
  wait_for_button (self.window, "Draw the cases");
  click (self.window, "Draw the cases");
  wait_for_text (self.window, "The code of the certificate");
  g_assert_null (find_widget (GTK_WIDGET (self.window), is_nameless_button, NULL));
  chair_window_close (&self);
}

static void
wait_for_row (gpointer root, const char *title)
{
  gint64 deadline = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (find_widget (GTK_WIDGET (root), is_row_titled, title) == NULL &&
         g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
  row_titled (root, title);
}

/* The group the records' areas make is chosen by its name, not typed as a code. */
static void
test_condition_in_words (void)
{
  g_autoptr (TestPanel) panel = test_panel_new ();
  ChairWindow self = { .panel = panel };

  g_test_summary ("A condition is picked in words, and what it leaves out is counted");
  test_panel_add_everybody (panel);
  test_panel_sign_in (panel, "Cora");
  test_records_add (panel, 60);
  test_meeting_add (panel);
  chair_window_open (&self, "Chad", SCRUTINY_ROLE_CHAIR);
  scrutiny_window_start_at (self.window, scrutiny_fix_page_new (1));
  wait_for_row (self.window, "May be drawn");
  g_assert_null (
      find_widget (GTK_WIDGET (self.window), is_row_titled, "Left out by your choices"));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row_titled (self.window, "Only where")), 2);
  wait_for_row (self.window, "is");
  wait_for_row (self.window, "Left out by your choices");
  chair_window_close (&self);
}

static gboolean
is_seen_whole (GtkWidget *row, GtkWidget *scrolled, graphene_rect_t *box)
{
  return gtk_widget_compute_bounds (row, scrolled, box) && box->origin.y >= 0 &&
         box->origin.y + box->size.height <= (float) gtk_widget_get_height (scrolled);
}

static void
test_focus_is_seen (void)
{
  g_autoptr (TestPanel) panel = test_panel_new ();
  ChairWindow self = { .panel = panel };
  GtkWidget *row;
  GtkWidget *scrolled;
  graphene_rect_t box;
  gint64 deadline = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  g_test_summary ("What has the keys is seen whole, ring and all, under no bar");
  test_panel_add_everybody (panel);
  test_panel_sign_in (panel, "Cora");
  test_records_add (panel, 60);
  test_meeting_add (panel);
  chair_window_open (&self, "Chad", SCRUTINY_ROLE_CHAIR);
  gtk_window_set_default_size (GTK_WINDOW (self.window), 400, 500);
  scrutiny_window_start_at (self.window, scrutiny_fix_page_new (1));
  wait_for_row (self.window, "May be drawn");
  settle ();
  row = row_titled (self.window, "More conditions, as codes");
  scrolled = gtk_widget_get_ancestor (row, GTK_TYPE_SCROLLED_WINDOW);
  g_assert_true (gtk_widget_compute_bounds (row, scrolled, &box));
  g_assert_cmpfloat (box.origin.y, >, gtk_widget_get_height (scrolled));
  /* Counts that arrive late push the row down again: then the keys come back to it. */
  while (!is_seen_whole (row, scrolled, &box) && g_get_monotonic_time () < deadline) {
    gtk_window_set_focus (GTK_WINDOW (self.window), NULL);
    gtk_widget_grab_focus (row);
    for (guint i = 0; i < 200 && !is_seen_whole (row, scrolled, &box); i++)
      g_main_context_iteration (NULL, FALSE);
  }
  g_assert_cmpfloat (box.origin.y + box.size.height, <=,
                     gtk_widget_get_height (scrolled));
  chair_window_close (&self);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv);
  adw_init ();

  g_test_add_func ("/ui/ceremony/list-to-certificate", test_list_to_certificate);
  g_test_add_func ("/ui/ceremony/condition-in-words", test_condition_in_words);
  g_test_add_func ("/ui/ceremony/focus-is-seen", test_focus_is_seen);

  return g_test_run ();
}
