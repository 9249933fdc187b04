/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/ui/wait.h"

#include "ui/certificate/check-page.h"
#include "ui/new-panel/new-panel-page.h"
#include "ui/sign-in/sign-in-page.h"
#include "ui/welcome/welcome-page.h"
#include "ui/window.h"

static ScrutinyWindow *
new_window (void)
{
  ScrutinyWindow *window = scrutiny_window_new (NULL);

  scrutiny_window_start_at (window, scrutiny_welcome_page_new ());
  gtk_window_present (GTK_WINDOW (window));
  settle ();

  return window;
}

static void
close_window (ScrutinyWindow *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
}

static void
test_keys (void)
{
  g_autoptr (GtkBuilder) builder =
      gtk_builder_new_from_resource ("/org/bwvscrutiny/Scrutiny/gtk/help-overlay.ui");
  GtkWindow *keys = GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay"));

  g_test_summary ("The list of keys opens, and GTK has nothing to say against it");
  gtk_window_present (keys);
  settle ();
  g_assert_true (shows_text (keys, "Help with this page"));
  gtk_window_destroy (keys);
  settle ();
}

static void
test_four_choices (void)
{
  ScrutinyWindow *window = new_window ();

  g_assert_true (shows_text (window, "Try the demo"));
  g_assert_true (shows_text (window, "Open a panel"));
  g_assert_true (shows_text (window, "Start a new panel"));
  g_assert_true (shows_text (window, "Check a certificate"));
  close_window (window);
}

static void
test_every_button_has_a_name (void)
{
  ScrutinyWindow *window = new_window ();

  g_assert_null (find_widget (GTK_WIDGET (window), is_nameless_button, NULL));
  close_window (window);
}

static void
test_back (void)
{
  static const char *const names[] = { "Ann", NULL };
  ScrutinyWindow *window = new_window ();
  GtkWidget *back;

  g_test_summary ("Back leads to the page below and is hidden on the first one");
  g_assert_null (find_widget (GTK_WIDGET (window), is_button_named, "Back"));
  scrutiny_window_push (window, scrutiny_sign_in_page_new (names));
  back = button_named (window, "Back");
  g_assert_true (gtk_widget_get_visible (back));
  g_assert_true (SCRUTINY_IS_SIGN_IN_PAGE (scrutiny_window_get_page (window)));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL);
  g_assert_true (SCRUTINY_IS_WELCOME_PAGE (scrutiny_window_get_page (window)));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL);
  g_assert_true (SCRUTINY_IS_WELCOME_PAGE (scrutiny_window_get_page (window)));
  close_window (window);
}

static void
test_status_line (void)
{
  ScrutinyWindow *window = new_window ();
  GtkWidget *line;

  g_test_summary ("What was saved is said in a line with the alert role");
  scrutiny_window_say_saved (window, G_GINT64_CONSTANT (1795376527000000));
  settle ();
  line = find_widget (GTK_WIDGET (window), is_label_saying, "Saved 19:42:07");
  g_assert_nonnull (line);
  g_assert_true (gtk_widget_get_focusable (line));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_ROLE_ALERT);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (line),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Saved 19:42:07");
  close_window (window);
}

static void
test_warning (void)
{
  ScrutinyWindow *window = new_window ();
  g_autoptr (GError) error =
      g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "This folder is empty.");
  GtkWidget *label;

  g_test_summary ("An error stays in words until it is put away");
  scrutiny_window_fail (window, error);
  settle ();
  label = find_widget (GTK_WIDGET (window), is_label_saying, "This folder is empty.");
  g_assert_nonnull (label);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_ROLE_ALERT);
  close_window (window);
}

static void
test_demo_stripe (void)
{
  ScrutinyWindow *window = new_window ();

  g_assert_false (shows_text (window, "DEMO – made-up people and places"));
  scrutiny_window_set_panel (window, "Riverside", TRUE);
  settle ();
  g_assert_true (shows_text (window, "DEMO – made-up people and places"));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==,
                   "BWV Scrutiny – Riverside");
  close_window (window);
}

static gboolean
says_no_panel (gpointer window)
{
  return find_widget (GTK_WIDGET (window), is_label_beginning, "There is no panel in ") !=
         NULL;
}

static void
test_no_panel (void)
{
  ScrutinyWindow *window = new_window ();

  g_test_summary ("A folder without a panel is said in words; the welcome page stays");
  scrutiny_window_open_panel (window, "/nowhere/at/all");
  wait_until (says_no_panel, window, window);
  g_assert_true (SCRUTINY_IS_WELCOME_PAGE (scrutiny_window_get_page (window)));
  close_window (window);
}

static void
test_narrow (gconstpointer text_dpi)
{
  static const char *const names[] = { "Ann", NULL };
  GtkSettings *settings = gtk_settings_get_default ();
  ScrutinyPage *pages[] = { scrutiny_welcome_page_new (),
                            scrutiny_sign_in_page_new (names), scrutiny_check_page_new (),
                            scrutiny_new_panel_page_new () };
  ScrutinyWindow *window;
  int old_dpi;

  g_test_summary (
      "Every page fits a window of 360 pixels, with text twice the size, too");
  g_object_get (settings, "gtk-xft-dpi", &old_dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", GPOINTER_TO_INT (text_dpi) * 1024, NULL);
  window = new_window ();
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++) {
    scrutiny_window_push (window, pages[i]);
    g_test_message ("%s: %d px", scrutiny_page_get_title (pages[i]),
                    narrowest_px (pages[i]));
    g_assert_cmpint (narrowest_px (pages[i]), <=, 360);
  }
  close_window (window);
  g_object_set (settings, "gtk-xft-dpi", old_dpi, NULL);
}

static void
test_language (void)
{
  ScrutinyWindow *window = new_window ();

  gtk_widget_activate_action (GTK_WIDGET (window), "win.language", "s", "cy");
  g_assert_cmpstr (scrutiny_window_get_language (window), ==, "cy");
  g_assert_cmpstr (g_getenv ("LANGUAGE"), ==, "cy");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.language", "s", "en");
  g_assert_cmpstr (scrutiny_window_get_language (window), ==, "en");
  close_window (window);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv);
  adw_init ();

  g_test_add_func ("/ui/window/welcome-offers-four-choices", test_four_choices);
  g_test_add_func ("/ui/window/keys-are-listed", test_keys);
  g_test_add_func ("/ui/window/every-button-has-a-name", test_every_button_has_a_name);
  g_test_add_func ("/ui/window/back-leads-to-the-page-below", test_back);
  g_test_add_func ("/ui/window/saved-is-said-as-an-alert", test_status_line);
  g_test_add_func ("/ui/window/errors-are-plain-sentences", test_warning);
  g_test_add_func ("/ui/window/no-panel-is-said-in-words", test_no_panel);
  g_test_add_func ("/ui/window/demo-is-marked", test_demo_stripe);
  g_test_add_data_func ("/ui/window/fits-360-pixels", GINT_TO_POINTER (96), test_narrow);
  g_test_add_data_func ("/ui/window/fits-360-pixels-at-200-percent",
                        GINT_TO_POINTER (192), test_narrow);
  g_test_add_func ("/ui/window/language-can-be-chosen", test_language);

  return g_test_run ();
}
