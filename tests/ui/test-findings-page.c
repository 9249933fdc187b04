/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/findings/findings-page.h"

#include <adwaita.h>

#include "app/learning.h"
#include "tests/support/test-cases.h"
#include "tests/ui/chair-window.h"

static ChairWindow
open_as (const char *name, ScrutinyRole role)
{
  const ScrutinyNewLearningPoint point = { .meeting = 1,
                                           .letter = "A",
                                           .theme = "grounds",
                                           .saw = "No reason was given.",
                                           .asks = "Explain why.",
                                           .owner = "Force lead",
                                           .due_day = "2030-01-31",
                                           .moment_us = -1 };
  ChairWindow self = { .panel = test_panel_new () };
  g_autoptr (GError) error = NULL;

  test_panel_add_everybody (self.panel);
  test_cases_add_meeting (self.panel, 1, "2026-11-03", 2);
  test_panel_sign_in (self.panel, "Chad");
  scrutiny_learning_add (self.panel->session, &point, &error);
  g_assert_no_error (error);
  chair_window_open (&self, name, role);
  scrutiny_window_push (self.window, scrutiny_findings_page_new ());

  return self;
}

static gboolean
is_titled (GtkWidget *widget, const char *text)
{
  return ADW_IS_PREFERENCES_ROW (widget) && gtk_widget_get_mapped (widget) &&
         g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), text) ==
             0;
}

static void
wait_for_row (gpointer root, const char *title)
{
  gint64 deadline = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (find_widget (GTK_WIDGET (root), is_titled, title) == NULL &&
         g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
  g_assert_nonnull (find_widget (GTK_WIDGET (root), is_titled, title));
}

static void
check_reader (const char *name, ScrutinyRole role)
{
  ChairWindow self = open_as (name, role);

  wait_for_row (self.window, "Learning points: 1. Late: 0. Waiting: 1. Replied: 0. "
                             "Done: 0.");
  button_named (self.window, "Show as table");
  button_named (self.window, "Save the report");
  chair_window_close (&self);
  test_panel_free (self.panel);
}

static void
test_shown (void)
{
  g_test_summary ("Chair and force lead see sentences, charts with their tables, and a "
                  "report to take away");
  check_reader ("Chad", SCRUTINY_ROLE_CHAIR);
  check_reader ("Flo", SCRUTINY_ROLE_FORCE_LEAD);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/ui/findings-page/shown", test_shown);

  return g_test_run ();
}
