/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/ui/wait.h"

#include <string.h>

#include "app/answers.h"
#include "app/footage.h"
#include "app/hide.h"
#include "app/meeting.h"
#include "tests/support/test-case.h"
#include "tests/support/test-clip.h"
#include "ui/player/player-view.h"
#include "ui/player/video-area.h"
#include "ui/review/case-flow.h"
#include "ui/review/option-buttons.h"
#include "ui/window.h"

/* What must not be seen is magenta, and magenta occurs nowhere else: every picture the
 * window draws is drawn once more into memory, and its magenta pixels are counted. */
typedef struct {
  TestPanel *panel;
  ScrutinyWindow *window;
  ScrutinyVideoArea *area;
  ScrutinyPlayerView *player;
  guint n_pictures;
  guint n_wanted;
  guint n_magenta;
} Fixture;

static void
add_footage (TestPanel *panel, gint64 meeting)
{
  g_autofree char *path = test_clip_make (panel->root, "clip.mp4", "magenta");
  g_autoptr (ScrutinyHideTrack) track = NULL;
  g_autoptr (ScrutinyClip) clip = NULL;
  g_autoptr (ScrutinyHideVersion) version = NULL;
  g_autofree char *json = NULL;
  g_autoptr (GError) error = NULL;

  clip = scrutiny_footage_add (panel->session, meeting, "A", path, NULL, NULL, NULL, NULL,
                               &error);
  g_assert_no_error (error);
  track = test_clip_make_track (&scrutiny_clip_get_row (clip)->shape);
  json = scrutiny_hide_track_to_json (track);
  version = scrutiny_hide_import (panel->session, meeting, "A", json, strlen (json),
                                  "track.json", &error);
  g_assert_no_error (error);
  test_panel_sign_in (panel, "Chad");
  scrutiny_hide_approve (panel->session, meeting, "A", clip, &error);
  g_assert_no_error (error);
}

static void
make_case (TestPanel *panel)
{
  static const char *const material[] = { "written_record", "bwv_single", NULL };
  const ScrutinyCaseFacts facts = { .kind = "stop_search", .material = material };
  gint64 case_id = test_case_add (panel);
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) meetings = scrutiny_meeting_list (panel->session, &error);
  g_autoptr (ScrutinyMeeting) meeting = g_list_model_get_item (meetings, 0);

  g_assert_no_error (error);
  add_footage (panel, scrutiny_meeting_get_number (meeting));
  scrutiny_answers_open (panel->session, case_id, &facts, &error);
  g_assert_no_error (error);
}

static guint
count_magenta (GdkTexture *texture)
{
  guint width = (guint) gdk_texture_get_width (texture);
  guint height = (guint) gdk_texture_get_height (texture);
  g_autofree guint8 *argb = g_malloc ((gsize) width * height * 4);
  g_autofree guint8 *rgb = g_malloc ((gsize) width * height * 3);

  gdk_texture_download (texture, argb, (gsize) width * 4);
  for (gsize i = 0; i < (gsize) width * height; i++) {
    guint32 pixel;

    memcpy (&pixel, argb + i * 4, sizeof pixel);
    rgb[i * 3] = (guint8) (pixel >> 16);
    rgb[i * 3 + 1] = (guint8) (pixel >> 8);
    rgb[i * 3 + 2] = (guint8) pixel;
  }

  return test_clip_count_magenta (rgb, width, height, (gsize) width * 3);
}

/* Draws what the window draws, with the window's own renderer. */
static guint
count_magenta_on_screen (Fixture *fixture)
{
  GtkWidget *area = GTK_WIDGET (fixture->area);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderer *renderer = gtk_native_get_renderer (gtk_widget_get_native (area));
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  GTK_WIDGET_GET_CLASS (area)->snapshot (area, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL)
    return 0;
  texture = gsk_renderer_render_texture (renderer, node, NULL);

  return count_magenta (texture);
}

static void
picture_cb (Fixture *fixture)
{
  ScrutinyFramePaintable *frame = scrutiny_video_area_get_frame (fixture->area);

  fixture->n_magenta += count_magenta_on_screen (fixture);
  fixture->n_pictures += scrutiny_frame_paintable_is_empty (frame) ? 0 : 1;
}

static gboolean
has_pictures (gpointer data)
{
  Fixture *fixture = data;

  return fixture->n_pictures >= fixture->n_wanted;
}

static void
wait_for_pictures (Fixture *fixture, guint count, const char *what)
{
  g_test_message ("waiting for pictures after: %s", what);
  fixture->n_wanted = fixture->n_pictures + count;
  wait_until (has_pictures, fixture, fixture->window);
}

static gboolean
is_on_screen (gpointer data)
{
  return gtk_widget_get_width (GTK_WIDGET (((Fixture *) data)->area)) > 0;
}

static gboolean
is_page_open (gpointer data)
{
  return shows_text (((Fixture *) data)->window, "Know anyone here?");
}

static gboolean
is_option_buttons (GtkWidget *widget, const char *text)
{
  return SCRUTINY_IS_OPTION_BUTTONS (widget);
}

static gboolean
is_player (GtkWidget *widget, const char *text)
{
  return SCRUTINY_IS_PLAYER_VIEW (widget);
}

static gboolean
is_area (GtkWidget *widget, const char *text)
{
  return SCRUTINY_IS_VIDEO_AREA (widget);
}

static void
go_to_footage (Fixture *fixture, gint64 meeting)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkWidget *buttons;

  scrutiny_case_flow_open (scrutiny_window_get_page (fixture->window), meeting, "A");
  wait_until (is_page_open, fixture, window);
  buttons = find_widget (window, is_option_buttons, NULL);
  scrutiny_option_buttons_press (SCRUTINY_OPTION_BUTTONS (buttons), 1);
  click (window, "Next – footage");
  click (window, "To the footage");
  fixture->player = SCRUTINY_PLAYER_VIEW (find_widget (window, is_player, NULL));
  fixture->area = SCRUTINY_VIDEO_AREA (find_widget (window, is_area, NULL));
  g_signal_connect_swapped (scrutiny_video_area_get_frame (fixture->area),
                            "invalidate-contents", G_CALLBACK (picture_cb), fixture);
  wait_until (is_on_screen, fixture, window);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GListModel) meetings = NULL;
  g_autoptr (ScrutinyMeeting) meeting = NULL;

  fixture->panel = test_panel_new ();
  test_panel_add_everybody (fixture->panel);
  make_case (fixture->panel);
  test_panel_sign_in (fixture->panel, "Mia");
  meetings = scrutiny_meeting_list (fixture->panel->session, NULL);
  meeting = g_list_model_get_item (meetings, 0);

  fixture->window = scrutiny_window_new (NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
  scrutiny_window_enter (fixture->window, fixture->panel->session, "Riverside",
                         scrutiny_session_get_person (fixture->panel->session));
  scrutiny_window_go_home (fixture->window);
  go_to_footage (fixture, scrutiny_meeting_get_number (meeting));
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_signal_handlers_disconnect_by_data (scrutiny_video_area_get_frame (fixture->area),
                                        fixture);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  settle ();
  test_panel_free (fixture->panel);
}

static void
test_eye (Fixture *fixture, gconstpointer unused)
{
  g_autofree guint8 *pixels = g_malloc (64 * 36 * 3);
  g_autoptr (GBytes) frame = NULL;

  g_test_summary ("The planted fault: a picture that was not covered is found");
  for (gsize i = 0; i < 64 * 36 * 3; i++)
    pixels[i] = i % 3 == 1 ? 0 : 255;
  frame = g_bytes_new (pixels, 64 * 36 * 3);
  scrutiny_player_view_set_state (fixture->player, SCRUTINY_PLAYER_SHOWING, "", "");
  scrutiny_player_view_show_frame (fixture->player, frame, 64, 36, 64 * 3);
  g_assert_cmpuint (fixture->n_magenta, >, 0);
}

static void
test_play (Fixture *fixture, gconstpointer unused)
{
  g_test_summary ("No protected pixel on screen: covered, playing, seeking, stepping, "
                  "hiding, resizing");
  g_assert_cmpuint (count_magenta_on_screen (fixture), ==, 0);
  click (fixture->window, "Show footage");
  wait_for_pictures (fixture, 1, "show");
  scrutiny_player_view_do (fixture->player, SCRUTINY_PLAYER_PLAY, 1);
  wait_for_pictures (fixture, 20, "play");
  scrutiny_player_view_do (fixture->player, SCRUTINY_PLAYER_SEEK_TO, G_USEC_PER_SEC / 2);
  wait_for_pictures (fixture, 5, "seek");
  scrutiny_player_view_do (fixture->player, SCRUTINY_PLAYER_STEP, 1);
  wait_for_pictures (fixture, 1, "step on");
  scrutiny_player_view_do (fixture->player, SCRUTINY_PLAYER_STEP, -1);
  wait_for_pictures (fixture, 1, "step back");
  scrutiny_player_view_do (fixture->player, SCRUTINY_PLAYER_HIDE, 1);
  g_assert_cmpuint (count_magenta_on_screen (fixture), ==, 0);
  scrutiny_player_view_do (fixture->player, SCRUTINY_PLAYER_HIDE, 0);
  g_assert_false (
      scrutiny_frame_paintable_is_empty (scrutiny_video_area_get_frame (fixture->area)));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 700, 600);
  wait_for_pictures (fixture, 1, "resize");
  g_assert_cmpuint (fixture->n_magenta, ==, 0);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv);
  adw_init ();

  g_test_add ("/ui/footage/uncovered-would-be-found", Fixture, NULL, set_up, test_eye,
              tear_down);
  g_test_add ("/ui/footage/no-protected-pixel-on-screen", Fixture, NULL, set_up,
              test_play, tear_down);

  return g_test_run ();
}
