/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/demo-footage.h"
#include "app/footage.h"
#include "app/hide-doubt.h"
#include "tests/support/test-cases.h"
#include "tests/ui/chair-window.h"
#include "tests/ui/wait.h"
#include "ui/cases/case-page.h"
#include "ui/player/player-view.h"

#include <adwaita.h>

/* From a recording with its hide track to the second look, in the real window with the
 * real worker, on made-up footage. */
typedef struct {
  ChairWindow chair;
} Fixture;

static void
add_footage (Fixture *fixture)
{
  const ScrutinyDemoScene scene = {
    .seed = 1, .number = 0, .width = 320, .height = 180, .duration_us = 2000000
  };
  ScrutinySession *session = fixture->chair.panel->session;
  g_autoptr (ScrutinyClip) clip = NULL;
  g_autoptr (GError) error = NULL;

  test_panel_sign_in (fixture->chair.panel, "Cora");
  clip = scrutiny_demo_footage_add (session, 1, "A", &scene, 0, FALSE, NULL, &error);
  g_assert_no_error (error);
  scrutiny_demo_footage_hide (session, clip, &scene, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  TestPanel *panel = test_panel_new ();

  g_setenv ("PULSE_SERVER", "unix:/nonexistent/no-sound-here", TRUE);
  fixture->chair.panel = panel;
  test_panel_add_everybody (panel);
  test_cases_add_meeting (panel, 1, "2026-11-03", 3);
  add_footage (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  chair_window_close (&fixture->chair);
  test_panel_free (fixture->chair.panel);
}

/* How much is hidden stands first: that is not what is asked here. */
static gboolean
is_label_ending (GtkWidget *widget, const char *text)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
         g_str_has_suffix (gtk_label_get_label (GTK_LABEL (widget)), text);
}

static gboolean
is_to_come (gpointer window)
{
  return find_widget (window, is_label_ending, " silent. Second look to come.") != NULL;
}

static gboolean
is_done (gpointer window)
{
  return find_widget (window, is_label_ending, " silent. Second look done.") != NULL;
}

static void
show_case (Fixture *fixture, const char *name, ScrutinyRole role)
{
  chair_window_open (&fixture->chair, name, role);
  scrutiny_window_start_at (fixture->chair.window, scrutiny_case_page_new (1, "A"));
  wait_until (is_to_come, fixture->chair.window, fixture->chair.window);
}

static void
test_coordinator (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *window;

  g_test_summary ("Who marked what is hidden is not offered the second look");
  show_case (fixture, "Cora", SCRUTINY_ROLE_COORDINATOR);
  window = GTK_WIDGET (fixture->chair.window);
  g_assert_null (find_widget (window, is_button_named, "Take a second look"));
  g_assert_nonnull (button_named (window, "Add it"));
  g_assert_null (find_widget (window, is_nameless_button, NULL));
}

static gboolean
is_player_view (GtkWidget *widget, const char *text)
{
  return SCRUTINY_IS_PLAYER_VIEW (widget);
}

static gboolean
is_showing (gpointer window)
{
  GtkWidget *view = find_widget (GTK_WIDGET (window), is_player_view, NULL);

  return scrutiny_player_view_get_state (SCRUTINY_PLAYER_VIEW (view)) ==
         SCRUTINY_PLAYER_SHOWING;
}

static gboolean
is_progress_full (GtkWidget *widget, const char *text)
{
  return GTK_IS_PROGRESS_BAR (widget) && gtk_widget_get_mapped (widget) &&
         g_strcmp0 (gtk_progress_bar_get_text (GTK_PROGRESS_BAR (widget)), text) == 0;
}

static gboolean
is_watched (gpointer window)
{
  return find_widget (GTK_WIDGET (window), is_progress_full, "All of it watched") != NULL;
}

static void
test_second_look (Fixture *fixture, gconstpointer unused)
{
  gpointer window;

  g_test_summary ("The chair can approve only what was watched covered to its end");
  show_case (fixture, "Chad", SCRUTINY_ROLE_CHAIR);
  window = fixture->chair.window;
  click (window, "Take a second look");
  wait_for_text (window, "2 seconds");
  g_assert_false (
      gtk_widget_get_sensitive (button_named (window, "Approve what is hidden")));
  click (window, "Show footage");
  wait_until (is_showing, window, window);
  click (window, "Play");
  wait_until (is_watched, window, window);
  g_assert_true (
      gtk_widget_get_sensitive (button_named (window, "Approve what is hidden")));
  click (window, "Approve what is hidden");
  wait_until (is_done, window, window);
}

static gboolean
is_playing (gpointer window)
{
  GtkWidget *view = find_widget (GTK_WIDGET (window), is_player_view, NULL);

  return scrutiny_player_view_is_playing (SCRUTINY_PLAYER_VIEW (view));
}

static ScrutinyPlayerView *
open_footage (Fixture *fixture)
{
  gpointer window;

  show_case (fixture, "Chad", SCRUTINY_ROLE_CHAIR);
  window = fixture->chair.window;
  click (window, "Take a second look");
  wait_for_text (window, "2 seconds");
  click (window, "Show footage");
  wait_until (is_showing, window, window);

  return SCRUTINY_PLAYER_VIEW (find_widget (window, is_player_view, NULL));
}

static void
test_doubt (Fixture *fixture, gconstpointer unused)
{
  ScrutinyPlayerView *view = open_footage (fixture);
  ScrutinySession *session = fixture->chair.panel->session;
  g_autoptr (GListModel) clips = NULL;
  g_autoptr (ScrutinyClip) clip = NULL;
  g_autoptr (GArray) doubts = NULL;

  g_test_summary ("A moment marked in the second look reaches the coordinator");
  scrutiny_player_view_do (view, SCRUTINY_PLAYER_TOO_MUCH, 0);
  wait_for_text (fixture->chair.window,
                 "The moment is marked. The coordinator will look.");
  scrutiny_window_say (fixture->chair.window, "");
  scrutiny_player_view_do (view, SCRUTINY_PLAYER_SHOULD_HIDE, 0);
  wait_for_text (fixture->chair.window,
                 "The moment is marked. The coordinator will look.");
  g_assert_true (scrutiny_player_view_is_hidden (view));

  clips = scrutiny_footage_list_case (session, 1, "A", NULL);
  clip = g_list_model_get_item (clips, 0);
  doubts = scrutiny_hide_doubt_list (session, clip, NULL);
  g_assert_cmpuint (doubts->len, ==, 2);
}

static void
test_out_of_sight (Fixture *fixture, gconstpointer unused)
{
  ScrutinyPlayerView *view = open_footage (fixture);

  g_test_summary ("Footage waits while another page is over it");
  click (fixture->chair.window, "Play");
  wait_until (is_playing, fixture->chair.window, fixture->chair.window);
  scrutiny_window_push (fixture->chair.window, scrutiny_case_page_new (1, "B"));
  g_assert_false (scrutiny_player_view_is_playing (view));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv);
  adw_init ();

#define ADD(path, func)                                                                  \
  g_test_add ("/ui/look-page/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("not-for-who-marked-it", test_coordinator);
  ADD ("watched-to-the-end", test_second_look);
  ADD ("doubt", test_doubt);
  ADD ("out-of-sight", test_out_of_sight);
#undef ADD

  return g_test_run ();
}
