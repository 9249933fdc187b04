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
    g_assert_false (scrutiny_player_key_find (digit, 0, FALSE, TRUE, &key));
  g_assert_false (scrutiny_player_key_find (GDK_KEY_b, 0, TRUE, TRUE, &key));
  g_assert_false (scrutiny_player_key_find (GDK_KEY_space, 0, TRUE, TRUE, &key));
  g_assert_true (
      scrutiny_player_key_find (GDK_KEY_space, GDK_CONTROL_MASK, TRUE, TRUE, &key));
  g_assert_cmpint (key.command, ==, SCRUTINY_PLAYER_PLAY);
  g_assert_true (scrutiny_player_key_find (GDK_KEY_B, GDK_LOCK_MASK, FALSE, TRUE, &key));
  g_assert_cmpint (key.command, ==, SCRUTINY_PLAYER_HIDE);
  g_assert_false (
      scrutiny_player_key_find (GDK_KEY_Left, GDK_ALT_MASK, FALSE, TRUE, &key));
}

static void
test_letters_off (void)
{
  static const guint characters[] = { GDK_KEY_b,           GDK_KEY_k,
                                      GDK_KEY_g,           GDK_KEY_comma,
                                      GDK_KEY_bracketleft, GDK_KEY_less,
                                      GDK_KEY_period,      GDK_KEY_n };
  ScrutinyPlayerKey key;

  g_test_summary (
      "With single-letter keys switched off no character acts on the footage; "
      "Space, arrows and Ctrl with B, G or N still do");
  for (guint i = 0; i < G_N_ELEMENTS (characters); i++) {
    g_assert_true (scrutiny_player_key_find (characters[i], 0, FALSE, TRUE, &key));
    g_assert_false (scrutiny_player_key_find (characters[i], 0, FALSE, FALSE, &key));
  }
  g_assert_true (scrutiny_player_key_find (GDK_KEY_space, 0, FALSE, FALSE, &key));
  g_assert_true (scrutiny_player_key_find (GDK_KEY_Left, 0, FALSE, FALSE, &key));
  g_assert_true (
      scrutiny_player_key_find (GDK_KEY_b, GDK_CONTROL_MASK, FALSE, FALSE, &key));
  g_assert_cmpint (key.command, ==, SCRUTINY_PLAYER_HIDE);
  g_assert_true (
      scrutiny_player_key_find (GDK_KEY_g, GDK_CONTROL_MASK, FALSE, FALSE, &key));
  g_assert_cmpint (key.command, ==, SCRUTINY_PLAYER_SHOULD_HIDE);
}

static void
test_speed (Fixture *fixture, gconstpointer unused)
{
  g_test_summary ("Speed goes in steps from a quarter to twice, and says where it is");
  open_footage (fixture);
  scrutiny_player_view_do (fixture->view, SCRUTINY_PLAYER_RATE, 1);
  g_assert_cmpint (fixture->command, ==, SCRUTINY_PLAYER_RATE);
  g_assert_cmpint (fixture->value, ==, 1250);
  g_assert_true (shows_text (fixture->view, "1.25×"));
  for (guint i = 0; i < 9; i++)
    scrutiny_player_view_do (fixture->view, SCRUTINY_PLAYER_RATE, 1);
  g_assert_cmpint (fixture->value, ==, 2000);
  for (guint i = 0; i < 9; i++)
    scrutiny_player_view_do (fixture->view, SCRUTINY_PLAYER_RATE, -1);
  g_assert_cmpint (fixture->value, ==, 250);
  scrutiny_player_view_do (fixture->view, SCRUTINY_PLAYER_RATE, 0);
  g_assert_cmpint (fixture->value, ==, 1000);
}

static void
test_repeat (Fixture *fixture, gconstpointer unused)
{
  const gint64 end_us = 60 * G_USEC_PER_SEC;

  g_test_summary ("Between two marks it goes back to the first; a third press ends it");
  open_footage (fixture);
  scrutiny_player_view_do (fixture->view, SCRUTINY_PLAYER_REPEAT, 0);
  scrutiny_player_view_set_position (fixture->view, 15 * G_USEC_PER_SEC, end_us);
  scrutiny_player_view_do (fixture->view, SCRUTINY_PLAYER_REPEAT, 0);
  g_assert_cmpint (fixture->command, ==, SCRUTINY_PLAYER_SEEK_TO);
  g_assert_cmpint (fixture->value, ==, 10 * G_USEC_PER_SEC);

  scrutiny_player_view_set_playing (fixture->view, TRUE);
  fixture->command = -1;
  scrutiny_player_view_set_position (fixture->view, 14900000, end_us);
  g_assert_cmpint (fixture->command, ==, -1);
  scrutiny_player_view_set_position (fixture->view, 15000000, end_us);
  g_assert_cmpint (fixture->command, ==, SCRUTINY_PLAYER_SEEK_TO);
  g_assert_cmpint (fixture->value, ==, 10 * G_USEC_PER_SEC);

  scrutiny_player_view_do (fixture->view, SCRUTINY_PLAYER_REPEAT, 0);
  fixture->command = -1;
  scrutiny_player_view_set_position (fixture->view, 15000000, end_us);
  g_assert_cmpint (fixture->command, ==, -1);
}

static void
test_repeat_ends (Fixture *fixture, gconstpointer unused)
{
  g_test_summary ("The marks go with the clip they were set on");
  open_footage (fixture);
  scrutiny_player_view_do (fixture->view, SCRUTINY_PLAYER_REPEAT, 0);
  g_assert_false (scrutiny_player_view_is_repeating (fixture->view));
  scrutiny_player_view_set_position (fixture->view, 15 * G_USEC_PER_SEC,
                                     60 * G_USEC_PER_SEC);
  scrutiny_player_view_do (fixture->view, SCRUTINY_PLAYER_REPEAT, 0);
  g_assert_true (scrutiny_player_view_is_repeating (fixture->view));

  scrutiny_player_view_set_state (fixture->view, SCRUTINY_PLAYER_COVERED, "Case B", "");
  g_assert_false (scrutiny_player_view_is_repeating (fixture->view));
}

static void
test_should_hide (Fixture *fixture, gconstpointer unused)
{
  g_test_summary ("G covers at once and marks the moment; too much hidden only marks it");
  open_footage (fixture);
  scrutiny_player_view_do (fixture->view, SCRUTINY_PLAYER_TOO_MUCH, 0);
  g_assert_cmpint (fixture->command, ==, SCRUTINY_PLAYER_TOO_MUCH);
  g_assert_cmpint (fixture->value, ==, 10 * G_USEC_PER_SEC);
  g_assert_false (scrutiny_player_view_is_hidden (fixture->view));

  scrutiny_player_view_do (fixture->view, SCRUTINY_PLAYER_SHOULD_HIDE, 0);
  g_assert_true (scrutiny_player_view_is_hidden (fixture->view));
  g_assert_true (scrutiny_frame_paintable_is_empty (picture (fixture)));
  g_assert_cmpint (fixture->command, ==, SCRUTINY_PLAYER_SHOULD_HIDE);
  g_assert_cmpint (fixture->value, ==, 10 * G_USEC_PER_SEC);
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
  ADD ("/ui/player/speed-in-steps", test_speed);
  ADD ("/ui/player/repeats-between-marks", test_repeat);
  ADD ("/ui/player/repeat-ends-with-the-clip", test_repeat_ends);
  ADD ("/ui/player/should-hide-covers-first", test_should_hide);
#undef ADD
  g_test_add_func ("/ui/player/short-frame-is-refused", test_short_frame);
  g_test_add_func ("/ui/player/keys-leave-typing-alone", test_keys);
  g_test_add_func ("/ui/player/letters-can-be-switched-off", test_letters_off);

  return g_test_run ();
}
