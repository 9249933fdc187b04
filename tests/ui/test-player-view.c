/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/ui/accessible.h"

#include "ui/player/frame-paintable.h"
#include "ui/player/player-keys.h"
#include "ui/player/player-view.h"
#include "ui/player/video-area.h"

typedef struct {
  GtkWidget *window;
  ScrutinyPlayerView *view;
  int command; /* the last one heard, -1 before any */
  gint64 value;
} Fixture;

static void
command_cb (ScrutinyPlayerView *view, int command, gint64 value, gpointer data)
{
  Fixture *fixture = data;

  if (command == SCRUTINY_PLAYER_RESIZE)
    return;
  fixture->command = command;
  fixture->value = value;
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->command = -1;
  fixture->window = adw_window_new ();
  fixture->view = SCRUTINY_PLAYER_VIEW (scrutiny_player_view_new ());
  g_signal_connect (fixture->view, "command", G_CALLBACK (command_cb), fixture);
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  scrutiny_player_view_set_state (fixture->view, SCRUTINY_PLAYER_COVERED, "Case A",
                                  "2 minutes. Shouting.");
  gtk_window_present (GTK_WINDOW (fixture->window));
  settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

static gboolean
is_video_area (GtkWidget *widget, const char *text)
{
  return SCRUTINY_IS_VIDEO_AREA (widget);
}

static ScrutinyFramePaintable *
picture (Fixture *fixture)
{
  GtkWidget *area = find_widget (GTK_WIDGET (fixture->view), is_video_area, NULL);

  return scrutiny_video_area_get_frame (SCRUTINY_VIDEO_AREA (area));
}

static void
show_grey_frame (Fixture *fixture)
{
  g_autofree guint8 *grey = g_malloc0 (64 * 36 * 3);
  g_autoptr (GBytes) frame = g_bytes_new (grey, 64 * 36 * 3);

  scrutiny_player_view_show_frame (fixture->view, frame, 64, 36, 64 * 3);
}

static void
open_footage (Fixture *fixture)
{
  scrutiny_player_view_set_state (fixture->view, SCRUTINY_PLAYER_SHOWING, "Case A", "");
  scrutiny_player_view_set_position (fixture->view, 10 * G_USEC_PER_SEC,
                                     60 * G_USEC_PER_SEC);
  show_grey_frame (fixture);
  settle ();
}

static void
test_opens_covered (Fixture *fixture, gconstpointer unused)
{
  g_test_summary ("No frame is drawn before somebody asks for the footage");
  show_grey_frame (fixture);
  g_assert_true (scrutiny_frame_paintable_is_empty (picture (fixture)));
  g_assert_true (shows_text (fixture->view, "2 minutes. Shouting."));
  click (fixture->view, "Show footage");
  g_assert_cmpint (fixture->command, ==, SCRUTINY_PLAYER_OPEN);
}

static void
test_hide (Fixture *fixture, gconstpointer unused)
{
  g_test_summary ("Hiding takes the picture away at once, before anyone answers");
  open_footage (fixture);
  g_assert_false (scrutiny_frame_paintable_is_empty (picture (fixture)));
  scrutiny_player_view_do (fixture->view, SCRUTINY_PLAYER_HIDE, 1);
  g_assert_true (scrutiny_frame_paintable_is_empty (picture (fixture)));
  g_assert_cmpint (fixture->command, ==, SCRUTINY_PLAYER_HIDE);
  g_assert_cmpint (fixture->value, ==, 1);
  show_grey_frame (fixture);
  g_assert_true (scrutiny_frame_paintable_is_empty (picture (fixture)));
  settle ();
  g_assert_true (shows_text (fixture->view, "Picture hidden"));
}

static void
test_failure (Fixture *fixture, gconstpointer unused)
{
  open_footage (fixture);
  scrutiny_player_view_set_state (fixture->view, SCRUTINY_PLAYER_FAILED,
                                  "This footage cannot be shown", "It is damaged.");
  settle ();
  g_assert_true (scrutiny_frame_paintable_is_empty (picture (fixture)));
  g_assert_true (shows_text (fixture->view, "It is damaged."));
}

static void
test_seeks_add_up (Fixture *fixture, gconstpointer unused)
{
  open_footage (fixture);
  scrutiny_player_view_do (fixture->view, SCRUTINY_PLAYER_SEEK_BY, 5 * G_USEC_PER_SEC);
  scrutiny_player_view_do (fixture->view, SCRUTINY_PLAYER_SEEK_BY, 5 * G_USEC_PER_SEC);
  g_assert_cmpint (fixture->command, ==, SCRUTINY_PLAYER_SEEK_TO);
  g_assert_cmpint (fixture->value, ==, 20 * G_USEC_PER_SEC);
  scrutiny_player_view_do (fixture->view, SCRUTINY_PLAYER_SEEK_BY, -600 * G_USEC_PER_SEC);
  g_assert_cmpint (fixture->value, ==, 0);
  scrutiny_player_view_do (fixture->view, SCRUTINY_PLAYER_SEEK_TO, G_MAXINT64);
  g_assert_cmpint (fixture->value, ==, 60 * G_USEC_PER_SEC);
}

static void
test_names (Fixture *fixture, gconstpointer unused)
{
  open_footage (fixture);
  g_assert_null (find_widget (GTK_WIDGET (fixture->view), is_nameless_button, NULL));
  button_named (fixture->view, "Play");
  scrutiny_player_view_set_playing (fixture->view, TRUE);
  button_named (fixture->view, "Pause");
}

static gboolean
is_seek_scale (GtkWidget *widget, const char *text)
{
  return GTK_IS_SCALE (widget);
}

static void
test_spoken_time (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *scale = find_widget (GTK_WIDGET (fixture->view), is_seek_scale, NULL);

  scrutiny_player_view_set_position (fixture->view, 125 * G_USEC_PER_SEC,
                                     600 * G_USEC_PER_SEC);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (scale),
                                       GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                       "2 minutes 5 seconds");
}

static void
test_short_frame (void)
{
  g_autoptr (ScrutinyFramePaintable) paintable = scrutiny_frame_paintable_new ();
  g_autofree guint8 *bytes = g_malloc0 (300);
  g_autoptr (GBytes) frame = g_bytes_new (bytes, 300);

  g_test_summary ("A frame that claims more lines than it brings is not drawn");
  scrutiny_frame_paintable_show (paintable, frame, 10, 10, 30);
  g_assert_false (scrutiny_frame_paintable_is_empty (paintable));
  scrutiny_frame_paintable_show (paintable, frame, 10, 11, 30);
  g_assert_true (scrutiny_frame_paintable_is_empty (paintable));
  scrutiny_frame_paintable_show (paintable, frame, 200, 1, 30);
  g_assert_true (scrutiny_frame_paintable_is_empty (paintable));
}

static void
test_keys (void)
{
  ScrutinyPlayerKey key;

  g_test_summary ("Digits answer questions and letters are typed: neither moves footage");
  for (guint digit = GDK_KEY_0; digit <= GDK_KEY_9; digit++)
    g_assert_false (scrutiny_player_key_find (digit, 0, FALSE, &key));
  g_assert_false (scrutiny_player_key_find (GDK_KEY_b, 0, TRUE, &key));
  g_assert_false (scrutiny_player_key_find (GDK_KEY_space, 0, TRUE, &key));
  g_assert_true (scrutiny_player_key_find (GDK_KEY_space, GDK_CONTROL_MASK, TRUE, &key));
  g_assert_cmpint (key.command, ==, SCRUTINY_PLAYER_PLAY);
  g_assert_true (scrutiny_player_key_find (GDK_KEY_B, GDK_LOCK_MASK, FALSE, &key));
  g_assert_cmpint (key.command, ==, SCRUTINY_PLAYER_HIDE);
  g_assert_false (scrutiny_player_key_find (GDK_KEY_Left, GDK_ALT_MASK, FALSE, &key));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv);
  adw_init ();

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/ui/player/opens-covered", test_opens_covered);
  ADD ("/ui/player/hide-is-at-once", test_hide);
  ADD ("/ui/player/failure-covers-and-says-why", test_failure);
  ADD ("/ui/player/seeks-add-up-and-stay-inside", test_seeks_add_up);
  ADD ("/ui/player/controls-have-names", test_names);
  ADD ("/ui/player/time-is-spoken-in-words", test_spoken_time);
#undef ADD
  g_test_add_func ("/ui/player/short-frame-is-refused", test_short_frame);
  g_test_add_func ("/ui/player/keys-leave-typing-alone", test_keys);

  return g_test_run ();
}
