/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/ui/accessible.h"

#include "ui/sign-in/sign-in-page.h"

typedef struct {
  GtkWidget *window;
  ScrutinyPage *page;
  char *name;
  char *passphrase;
} Fixture;

static void
signed_in_cb (ScrutinyPage *page, const char *name, const char *passphrase, gpointer data)
{
  Fixture *fixture = data;

  fixture->name = g_strdup (name);
  fixture->passphrase = g_strdup (passphrase);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  static const char *const names[] = { "Ann", "Bilal", NULL };

  fixture->page = scrutiny_sign_in_page_new (names);
  fixture->window = adw_window_new ();
  g_signal_connect (fixture->page, "sign-in", G_CALLBACK (signed_in_cb), fixture);
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  gtk_window_present (GTK_WINDOW (fixture->window));
  settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_free (fixture->name);
  g_free (fixture->passphrase);
}

static gboolean
is_a_passphrase_row (GtkWidget *widget, const char *text)
{
  return ADW_IS_PASSWORD_ENTRY_ROW (widget);
}

static GtkEditable *
passphrase_row (Fixture *fixture)
{
  return GTK_EDITABLE (
      find_widget (GTK_WIDGET (fixture->page), is_a_passphrase_row, NULL));
}

static gboolean
is_a_combo_row (GtkWidget *widget, const char *text)
{
  return ADW_IS_COMBO_ROW (widget);
}

static AdwComboRow *
name_row (Fixture *fixture)
{
  return ADW_COMBO_ROW (find_widget (GTK_WIDGET (fixture->page), is_a_combo_row, NULL));
}

static void
test_nobody_is_chosen (Fixture *fixture, gconstpointer unused)
{
  g_test_summary (
      "No name is chosen beforehand; Enter without one says what is missing.");

  g_assert_cmpuint (adw_combo_row_get_selected (name_row (fixture)), ==,
                    GTK_INVALID_LIST_POSITION);
  gtk_editable_set_text (passphrase_row (fixture), "three blue boats");
  g_assert_false (gtk_widget_get_sensitive (button_named (fixture->page, "Sign in")));
  g_signal_emit_by_name (passphrase_row (fixture), "entry-activated");
  settle ();
  g_assert_null (fixture->name);
  g_assert_true (shows_text (fixture->page, "Choose your name first."));
  g_assert_true (shows_text (fixture->page, "Choose it from the list"));

  adw_combo_row_set_selected (name_row (fixture), 1);
  settle ();
  g_assert_false (shows_text (fixture->page, "Choose it from the list"));
  g_signal_emit_by_name (passphrase_row (fixture), "entry-activated");
  g_assert_cmpstr (fixture->name, ==, "Bilal");
}

static void
test_says_what_was_typed (Fixture *fixture, gconstpointer unused)
{
  adw_combo_row_set_selected (name_row (fixture), 0);
  gtk_editable_set_text (passphrase_row (fixture), "three blue boats");
  click (fixture->page, "Sign in");
  g_assert_cmpstr (fixture->name, ==, "Ann");
  g_assert_cmpstr (fixture->passphrase, ==, "three blue boats");
}

static void
test_needs_a_passphrase (Fixture *fixture, gconstpointer unused)
{
  adw_combo_row_set_selected (name_row (fixture), 0);
  g_assert_false (gtk_widget_get_sensitive (button_named (fixture->page, "Sign in")));
  gtk_editable_set_text (passphrase_row (fixture), "x");
  g_assert_true (gtk_widget_get_sensitive (button_named (fixture->page, "Sign in")));
}

static void
test_refusal (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *label;

  g_test_summary ("A wrong passphrase is said as an alert and can be typed again");
  adw_combo_row_set_selected (name_row (fixture), 0);
  gtk_editable_set_text (passphrase_row (fixture), "wrong");
  click (fixture->page, "Sign in");
  g_assert_false (gtk_editable_get_editable (passphrase_row (fixture)));
  scrutiny_sign_in_page_refuse (SCRUTINY_SIGN_IN_PAGE (fixture->page), "Not right.");
  settle ();
  label = find_widget (GTK_WIDGET (fixture->page), is_label_saying, "Not right.");
  g_assert_nonnull (label);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_ROLE_ALERT);
  g_assert_true (gtk_editable_get_editable (passphrase_row (fixture)));
}

static void
test_names (Fixture *fixture, gconstpointer unused)
{
  AdwPreferencesRow *row = ADW_PREFERENCES_ROW (passphrase_row (fixture));

  /* An entry row is read out by its title; a label beside it would be read twice. */
  g_assert_cmpstr (adw_preferences_row_get_title (row), ==, "Passphrase");
  g_assert_null (find_widget (GTK_WIDGET (fixture->page), is_nameless_button, NULL));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv);
  adw_init ();

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/ui/sign-in/nobody-is-chosen", test_nobody_is_chosen);
  ADD ("/ui/sign-in/says-what-was-typed", test_says_what_was_typed);
  ADD ("/ui/sign-in/needs-a-passphrase", test_needs_a_passphrase);
  ADD ("/ui/sign-in/refusal-is-an-alert", test_refusal);
  ADD ("/ui/sign-in/controls-have-names", test_names);
#undef ADD

  return g_test_run ();
}
