/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/footage.h"
#include "app/hide.h"
#include "tests/support/test-cases.h"
#include "tests/support/test-clip.h"
#include "tests/ui/chair-window.h"
#include "tests/ui/wait.h"
#include "ui/cases/case-page.h"
#include "ui/hide/hide-canvas.h"
#include "ui/hide/hide-editor-page.h"
#include "ui/player/player-view.h"

#include <adwaita.h>

/* The hide editor in the real window with the real worker, on a magenta box that wanders
 * over grey: what a coordinator draws is what is stored and what covers. */
typedef struct {
  ChairWindow chair;
  ScrutinyClip *clip;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  TestPanel *panel = test_panel_new ();
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  g_setenv ("PULSE_SERVER", "unix:/nonexistent/no-sound-here", TRUE);
  fixture->chair.panel = panel;
  test_panel_add_everybody (panel);
  test_cases_add_meeting (panel, 1, "2026-11-03", 3);
  test_panel_sign_in (panel, "Cora");
  path = test_clip_make (panel->root, "clip.mp4", "magenta");
  fixture->clip =
      scrutiny_footage_add (panel->session, 1, "A", path, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  if (fixture->chair.window != NULL)
    chair_window_close (&fixture->chair);
  g_object_unref (fixture->clip);
  test_panel_free (fixture->chair.panel);
}

static gboolean
is_player_view (GtkWidget *widget, const char *text)
{
  return SCRUTINY_IS_PLAYER_VIEW (widget);
}

static gboolean
is_canvas (GtkWidget *widget, const char *text)
{
  return SCRUTINY_IS_HIDE_CANVAS (widget);
}

static ScrutinyPlayerView *
find_view (gpointer window)
{
  return SCRUTINY_PLAYER_VIEW (find_widget (GTK_WIDGET (window), is_player_view, NULL));
}

static gboolean
says_clear (gpointer window)
{
  return shows_text (window, "You are seeing the clear picture. Nobody else can.");
}

static gboolean
says_as_members (gpointer window)
{
  return shows_text (window, "This is what members will see after the second look.");
}

static gboolean
is_at_the_end (gpointer window)
{
  gint64 position_us = scrutiny_player_view_get_position_us (find_view (window));

  return position_us > 3900000 && position_us % 40000 == 0;
}

/* To the last picture: the place is exactly its own only once it is there. */
static void
go_to_the_end (gpointer window)
{
  scrutiny_player_view_do (find_view (window), SCRUTINY_PLAYER_SEEK_TO, 3950000);
  wait_until (is_at_the_end, window, window);
}

static gboolean
is_saved (gpointer window)
{
  return find_widget (GTK_WIDGET (window), is_label_beginning, "Saved ") != NULL;
}

/* A key as it arrives at the page: its controllers are asked in turn. */
static gboolean
press (ScrutinyWindow *window, guint keyval, GdkModifierType state)
{
  GtkWidget *page = GTK_WIDGET (scrutiny_window_get_page (window));
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (page);
  gboolean is_taken = FALSE;

  for (guint i = 0; !is_taken && i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

    if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
      g_signal_emit_by_name (controller, "key-pressed", keyval, 0u, state, &is_taken);
  }

  return is_taken;
}

static ScrutinyWindow *
open_editor (Fixture *fixture)
{
  ScrutinyWindow *window;

  chair_window_open (&fixture->chair, "Cora", SCRUTINY_ROLE_COORDINATOR);
  window = fixture->chair.window;
  scrutiny_window_start_at (window, scrutiny_case_page_new (1, "A"));
  wait_for_text (window, "Nothing is marked yet, so all of it is covered.");
  click (window, "Hide what must be hidden");
  wait_for_text (window, "The picture is covered.");
  wait_for_text (window, "1. Draw a box on the picture around what must be hidden, "
                         "or press A.");
  wait_for_text (window, "4 seconds. You will see the clear picture; nobody else can.");
  g_assert_null (find_widget (GTK_WIDGET (window), is_nameless_button, NULL));
  click (window, "Show footage");
  wait_until (says_clear, window, window);

  return window;
}

/* Waits for the version to be on disk, and forgets that it was said. */
static void
await_saved (ScrutinyWindow *window)
{
  wait_until (is_saved, window, window);
  scrutiny_window_say (window, "");
}

static ScrutinyHideTrack *
read_track (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  ScrutinyHideTrack *track;

  test_panel_sign_in (fixture->chair.panel, "Cora");
  track = scrutiny_hide_get_track (fixture->chair.panel->session, fixture->clip, &error);
  g_assert_no_error (error);

  return track;
}

static guint
count_versions (Fixture *fixture)
{
  g_autoptr (GListModel) versions =
      scrutiny_hide_list_versions (fixture->chair.panel->session, fixture->clip, NULL);

  return g_list_model_get_n_items (versions);
}

/* What Chad sees then: how much magenta. */
static guint
look_at (Fixture *fixture, gint64 at_us)
{
  TestPanel *panel = fixture->chair.panel;
  g_autofree char *path = g_build_filename (panel->root, "still.png", NULL);
  g_autoptr (GBytes) png = NULL;
  g_autoptr (GError) error = NULL;
  ScrutinyStillFacts facts;

  png = scrutiny_hide_frame (panel->session, fixture->clip, at_us, &facts, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (facts.is_whole_cover);
  g_file_set_contents (path, g_bytes_get_data (png, NULL),
                       (gssize) g_bytes_get_size (png), NULL);

  return test_clip_count_magenta_in_file (path);
}

/* The magenta box, at a moment, with a little room around it. */
static void
draw_there (GtkWidget *canvas, const char *signal, double seconds)
{
  const double left = 15 + 30 * seconds;

  g_signal_emit_by_name (canvas, signal, (left - 3) / TEST_CLIP_WIDTH,
                         42.0 / TEST_CLIP_HEIGHT, 56.0 / TEST_CLIP_WIDTH,
                         56.0 / TEST_CLIP_HEIGHT);
}

static void
test_two_key_frames (Fixture *fixture, gconstpointer unused)
{
  ScrutinyWindow *window = open_editor (fixture);
  GtkWidget *canvas = find_widget (GTK_WIDGET (window), is_canvas, NULL);
  TestPanel *panel = fixture->chair.panel;
  g_autoptr (ScrutinyHideTrack) track = NULL;
  g_autoptr (GError) error = NULL;
  guint n_keys;

  g_test_summary ("A box drawn at the start and moved at the end is stored with a guess "
                  "between, and after the second look covers at every moment");
  draw_there (canvas, "drawn", 0);
  wait_for_text (window, "Face, left, 0:00 to the end, reason: somebody passing by");
  await_saved (window);
  go_to_the_end (window);
  draw_there (canvas, "placed", 3.92);
  await_saved (window);
  click (window, "Back to the case");
  chair_window_close (&fixture->chair);
  fixture->chair.window = NULL;

  track = read_track (fixture);
  g_assert_cmpuint (scrutiny_hide_track_get_n_regions (track), ==, 1);
  scrutiny_hide_region_get_keys (scrutiny_hide_track_get_region (track, 0), &n_keys);
  g_assert_cmpuint (n_keys, ==, 3);
  g_assert_cmpuint (count_versions (fixture), ==, 2);

  test_panel_sign_in (panel, "Chad");
  g_assert_true (scrutiny_hide_approve (panel->session, 1, "A", fixture->clip, &error));
  for (gint64 at_us = 0; at_us < 4000000; at_us += 440000)
    g_assert_cmpuint (look_at (fixture, at_us), ==, 0);
}

static void
test_keys (Fixture *fixture, gconstpointer unused)
{
  ScrutinyWindow *window = open_editor (fixture);
  GtkWidget *canvas = find_widget (GTK_WIDGET (window), is_canvas, NULL);
  g_autoptr (ScrutinyHideTrack) track = NULL;
  const ScrutinyHideKey *keys;
  guint n_keys, n_sounds;

  g_test_summary ("Everything by keyboard: add, move, resize, end, sound, remove, undo");
  g_assert_true (press (window, GDK_KEY_a, 0));
  g_assert_true (gtk_widget_has_focus (canvas));
  for (guint i = 0; i < 5; i++)
    g_assert_true (press (window, GDK_KEY_Left, 0));
  g_assert_true (press (window, GDK_KEY_Up, 0));
  g_assert_true (press (window, GDK_KEY_Right, GDK_SHIFT_MASK));
  go_to_the_end (window);
  g_assert_true (press (window, GDK_KEY_bracketright, 0));
  wait_for_text (window, "Face, middle, 0:00 to 0:03, reason: somebody passing by");
  g_assert_true (press (window, GDK_KEY_s, 0));
  wait_for_text (window, "Sound, 0:03 to the end, reason: a name is said");
  g_assert_true (press (window, GDK_KEY_p, 0));
  wait_for_text (window, "Whole picture, 0:03 to the end, reason: somebody passing by");
  g_assert_true (press (window, GDK_KEY_Delete, 0));
  g_assert_false (shows_text (window, "Whole picture, 0:03 to the end, reason: somebody "
                                      "passing by"));
  g_assert_true (press (window, GDK_KEY_z, GDK_CONTROL_MASK));
  wait_for_text (window, "Whole picture, 0:03 to the end, reason: somebody passing by");
  g_assert_true (press (window, GDK_KEY_Z, GDK_CONTROL_MASK | GDK_SHIFT_MASK));
  await_saved (window);
  chair_window_close (&fixture->chair);
  fixture->chair.window = NULL;

  track = read_track (fixture);
  keys =
      scrutiny_hide_region_get_keys (scrutiny_hide_track_get_region (track, 0), &n_keys);
  g_assert_cmpuint (n_keys, ==, 2);
  g_assert_cmpfloat_with_epsilon (keys[0].x, 0.35, 1e-9);
  g_assert_cmpfloat_with_epsilon (keys[0].y, 0.39, 1e-9);
  g_assert_cmpfloat_with_epsilon (keys[0].w, 0.21, 1e-9);
  g_assert_cmpint (keys[1].state, ==, SCRUTINY_HIDE_STATE_OUTSIDE);
  scrutiny_hide_track_get_sound (track, &n_sounds);
  g_assert_cmpuint (n_sounds, ==, 1);
}

static void
test_no_letters (Fixture *fixture, gconstpointer unused)
{
  ScrutinyWindow *window = open_editor (fixture);
  ScrutinyChoices choices = SCRUTINY_CHOICES_INIT;

  g_test_summary ("With single letters off they mark nothing; Ctrl with a letter works");
  choices.has_letters = FALSE;
  scrutiny_window_choose (window, &choices);
  scrutiny_player_view_set_choices (find_view (window), &choices);
  await_saved (window);
  g_assert_false (press (window, GDK_KEY_p, 0));
  g_assert_false (press (window, GDK_KEY_A, GDK_SHIFT_MASK));
  g_assert_false (press (window, GDK_KEY_bracketright, 0));
  g_assert_true (press (window, GDK_KEY_z, GDK_CONTROL_MASK));
  g_assert_true (press (window, GDK_KEY_Delete, 0));
  g_assert_true (press (window, GDK_KEY_b, GDK_CONTROL_MASK));
}

static void
test_as_members_see_it (Fixture *fixture, gconstpointer unused)
{
  ScrutinyWindow *window = open_editor (fixture);
  GtkWidget *canvas = find_widget (GTK_WIDGET (window), is_canvas, NULL);

  g_assert_false (
      gtk_widget_get_sensitive (button_named (window, "As members see it (V)")));
  draw_there (canvas, "drawn", 0);
  await_saved (window);
  g_assert_true (press (window, GDK_KEY_v, 0));
  wait_until (says_as_members, window, window);
  g_assert_true (press (window, GDK_KEY_v, 0));
  wait_until (says_clear, window, window);
}

static void
test_leaving_at_once (Fixture *fixture, gconstpointer unused)
{
  ScrutinyWindow *window = open_editor (fixture);
  GtkWidget *canvas = find_widget (GTK_WIDGET (window), is_canvas, NULL);
  g_autoptr (ScrutinyHideTrack) track = NULL;

  g_test_summary ("Who closes the panel right after the last stroke loses nothing");
  draw_there (canvas, "drawn", 0);
  scrutiny_window_close_panel (window);
  wait_for_text (window, "Try the demo");
  chair_window_close (&fixture->chair);
  fixture->chair.window = NULL;
  track = read_track (fixture);
  g_assert_cmpuint (scrutiny_hide_track_get_n_regions (track), ==, 1);
}

static void
test_change_withdraws (Fixture *fixture, gconstpointer unused)
{
  TestPanel *panel = fixture->chair.panel;
  g_autoptr (ScrutinyHideTrack) track =
      test_clip_make_track (&scrutiny_clip_get_row (fixture->clip)->shape);
  g_autoptr (ScrutinyHideVersion) version = NULL;
  g_autoptr (GListModel) versions = NULL;
  g_autoptr (ScrutinyHideVersion) newest = NULL;
  ScrutinyWindow *window;

  g_test_summary ("A change after the second look takes its approval away");
  version = scrutiny_hide_save (panel->session, fixture->clip, track, NULL);
  g_assert_nonnull (version);
  test_panel_sign_in (panel, "Chad");
  g_assert_true (scrutiny_hide_approve (panel->session, 1, "A", fixture->clip, NULL));

  chair_window_open (&fixture->chair, "Cora", SCRUTINY_ROLE_COORDINATOR);
  window = fixture->chair.window;
  scrutiny_window_start_at (window, scrutiny_hide_editor_page_new ("A", fixture->clip));
  wait_for_text (window, "4 seconds. You will see the clear picture; nobody else can.");
  wait_for_text (window, "Something else, left, 0:00 to the end, reason: face");
  click (window, "Show footage");
  wait_until (says_clear, window, window);
  g_assert_true (press (window, GDK_KEY_s, 0));
  await_saved (window);
  chair_window_close (&fixture->chair);
  fixture->chair.window = NULL;

  test_panel_sign_in (panel, "Cora");
  versions = scrutiny_hide_list_versions (panel->session, fixture->clip, NULL);
  newest = g_list_model_get_item (versions, 0);
  g_assert_cmpuint (scrutiny_hide_version_get_number (newest), ==, 2);
  g_assert_false (scrutiny_hide_version_is_approved (newest));
}

static void
test_not_for_others (Fixture *fixture, gconstpointer unused)
{
  static const char *const names[] = { "Chad", "Mia", "Flo" };
  static const ScrutinyRole roles[] = { SCRUTINY_ROLE_CHAIR, SCRUTINY_ROLE_MEMBER,
                                        SCRUTINY_ROLE_FORCE_LEAD };

  g_test_summary ("Whoever else comes to this page sees the cover and the reason");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    ScrutinyWindow *window;

    chair_window_open (&fixture->chair, names[i], roles[i]);
    window = fixture->chair.window;
    scrutiny_window_start_at (window, scrutiny_hide_editor_page_new ("A", fixture->clip));
    wait_for_text (window, "This footage cannot be shown");
    g_assert_cmpint (scrutiny_player_view_get_state (find_view (window)), ==,
                     SCRUTINY_PLAYER_FAILED);
    g_assert_false (press (window, GDK_KEY_a, 0));
    chair_window_close (&fixture->chair);
    fixture->chair.window = NULL;
  }
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv);
  adw_init ();

#define ADD(path, func)                                                                  \
  g_test_add ("/ui/hide-editor/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("two-key-frames", test_two_key_frames);
  ADD ("keys", test_keys);
  ADD ("no-letters", test_no_letters);
  ADD ("as-members-see-it", test_as_members_see_it);
  ADD ("leaving-at-once", test_leaving_at_once);
  ADD ("change-withdraws", test_change_withdraws);
  ADD ("not-for-others", test_not_for_others);
#undef ADD

  return g_test_run ();
}
