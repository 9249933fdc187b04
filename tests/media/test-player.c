/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sodium.h>
#include <string.h>

#include "media/player.h"
#include "media/sealed-file-writer.h"

/* The desktop's side of the footage protocol against a stand-in worker that can lie.
 * What the stand-in does is said in fake-worker.c. */

typedef struct {
  char *folder;
  ScrutinyFootageTicket *ticket;
  ScrutinyPlayer *player;
  GMainLoop *loop;
  gboolean (*is_reached) (gconstpointer fixture);
  ScrutinyPlaybackState wanted;
  GArray *times;     /* gint64: pts of every picture that was not a whole cover */
  guint covers;      /* whole covers seen */
  gboolean is_wrong; /* a picture did not hold what its time says */
} Fixture;

static void
use_worker (Fixture *fixture, const char *how)
{
  g_autofree char *wrapper = g_build_filename (fixture->folder, "worker", NULL);
  g_autofree char *text = NULL;

  text = g_strdup_printf ("#!/bin/sh\nexec '%s' %s\n", g_getenv ("FAKE_WORKER"), how);
  g_assert_true (g_file_set_contents (wrapper, text, -1, NULL));
  g_assert_cmpint (g_chmod (wrapper, 0700), ==, 0);
  g_setenv ("BWV_SCRUTINY_FOOTAGE", wrapper, TRUE);
}

static void
check_loop (Fixture *fixture)
{
  if (fixture->is_reached != NULL && fixture->is_reached (fixture))
    g_main_loop_quit (fixture->loop);
}

static void
frame_cb (ScrutinyPlayer *player, ScrutinyCoveredFrame *frame, Fixture *fixture)
{
  const gint64 pts_us = scrutiny_covered_frame_get_pts_us (frame);
  const guint8 *pixels =
      g_bytes_get_data (scrutiny_covered_frame_get_pixels (frame), NULL);

  g_assert_false (scrutiny_covered_frame_is_clear (frame));
  if (scrutiny_covered_frame_is_whole_cover (frame)) {
    fixture->covers++;
  } else {
    g_array_append_val (fixture->times, pts_us);
    fixture->is_wrong |= pixels[0] != (guint8) (pts_us / 40000);
  }
  check_loop (fixture);
}

static void
state_cb (ScrutinyPlayer *player, GParamSpec *property, Fixture *fixture)
{
  check_loop (fixture);
}

static gboolean
too_long_cb (gpointer data)
{
  g_error ("The player did not get there in 20 s");
  return G_SOURCE_REMOVE;
}

static void
run_until (Fixture *fixture, gboolean (*is_reached) (gconstpointer))
{
  guint limit;

  if (is_reached (fixture))
    return;
  limit = g_timeout_add_seconds (20, too_long_cb, NULL);
  fixture->is_reached = is_reached;
  g_main_loop_run (fixture->loop);
  fixture->is_reached = NULL;
  g_source_remove (limit);
}

static gboolean
is_in_state (gconstpointer data)
{
  const Fixture *fixture = data;

  return scrutiny_player_get_state (fixture->player) == fixture->wanted;
}

static void
run_until_state (Fixture *fixture, ScrutinyPlaybackState state)
{
  fixture->wanted = state;
  run_until (fixture, is_in_state);
}

static gint64
last_time (Fixture *fixture)
{
  return fixture->times->len == 0
             ? -1
             : g_array_index (fixture->times, gint64, fixture->times->len - 1);
}

static gboolean
has_played_ten (gconstpointer data)
{
  return ((const Fixture *) data)->times->len >= 10;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const guint8 key[32] = "a made-up footage sub-key, 32 b";
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) error = NULL;
  ScrutinySealedFileReceipt receipt;
  int fd;

  g_setenv ("PULSE_SERVER", "unix:/nonexistent/no-sound-here", TRUE);
  fixture->folder = g_dir_make_tmp ("player-XXXXXX", NULL);
  stream = g_memory_input_stream_new_from_data ("not a video", 11, NULL);
  scrutiny_sealed_file_write (stream, 11, fixture->folder, key, NULL, NULL, NULL,
                              &receipt, &error);
  g_assert_no_error (error);
  fd = scrutiny_sealed_file_open_in (fixture->folder, receipt.sha256, &error);
  fixture->ticket = scrutiny_footage_ticket_new_sealed (fd, key, receipt.sha256, &error);
  g_assert_no_error (error);

  fixture->loop = g_main_loop_new (NULL, FALSE);
  fixture->times = g_array_new (FALSE, FALSE, sizeof (gint64));
  fixture->player = scrutiny_player_new ();
  g_signal_connect (fixture->player, "frame", G_CALLBACK (frame_cb), fixture);
  g_signal_connect (fixture->player, "notify::state", G_CALLBACK (state_cb), fixture);
  use_worker (fixture, data);
  scrutiny_player_open (fixture->player, fixture->ticket);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_signal_handlers_disconnect_by_data (fixture->player, fixture);
  g_assert_finalize_object (fixture->player);
  scrutiny_footage_ticket_unref (fixture->ticket);
  g_main_loop_unref (fixture->loop);
  g_array_unref (fixture->times);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

    g_unlink (path);
  }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static void
test_opens_covered (Fixture *fixture, gconstpointer data)
{
  g_test_summary ("Nothing is shown before it is asked for");
  g_assert_cmpint (scrutiny_player_get_state (fixture->player), ==,
                   SCRUTINY_PLAYBACK_COVERED);
  g_assert_cmpuint (fixture->covers, ==, 1);
  g_assert_null (scrutiny_player_get_frame (fixture->player));
}

static void
test_shows_first (Fixture *fixture, gconstpointer data)
{
  scrutiny_player_show (fixture->player);
  run_until_state (fixture, SCRUTINY_PLAYBACK_PAUSED);
  g_assert_cmpint (last_time (fixture), ==, 0);
  g_assert_cmpint (scrutiny_player_get_duration_us (fixture->player), ==, 2000000);
  g_assert_cmpuint (scrutiny_player_get_facts (fixture->player)->frames, ==, 50);
}

static void
test_plays_to_end (Fixture *fixture, gconstpointer data)
{
  ScrutinyPlayerCounts counts;
  gint64 began_us;

  g_test_summary ("Without a sound device the clip still takes as long as it is");
  scrutiny_player_show (fixture->player);
  run_until_state (fixture, SCRUTINY_PLAYBACK_PAUSED);
  began_us = g_get_monotonic_time ();
  scrutiny_player_play (fixture->player);
  run_until_state (fixture, SCRUTINY_PLAYBACK_END);
  g_assert_cmpint (g_get_monotonic_time () - began_us, >=, 1800000);
  g_assert_cmpint (last_time (fixture), ==, 49 * 40000);
  scrutiny_player_get_counts (fixture->player, &counts);
  g_assert_cmpuint (counts.shown + counts.dropped, ==, 50);
  g_assert_false (fixture->is_wrong);
  for (guint i = 1; i < fixture->times->len; i++)
    g_assert_cmpint (g_array_index (fixture->times, gint64, i), >,
                     g_array_index (fixture->times, gint64, i - 1));
  g_assert_cmpint (scrutiny_player_get_sound_state (fixture->player), ==,
                   SCRUTINY_SOUND_NO_DEVICE);
}

static gboolean
is_at_800_ms (gconstpointer data)
{
  return last_time ((Fixture *) (gpointer) data) == 800000;
}

static void
test_seek (Fixture *fixture, gconstpointer data)
{
  scrutiny_player_show (fixture->player);
  run_until_state (fixture, SCRUTINY_PLAYBACK_PAUSED);
  scrutiny_player_seek (fixture->player, 1500000, FALSE);
  scrutiny_player_seek (fixture->player, 1600000, FALSE);
  scrutiny_player_seek (fixture->player, 799000, TRUE);
  g_assert_cmpint (scrutiny_player_get_position_us (fixture->player), ==, 799000);
  run_until (fixture, is_at_800_ms);
  g_assert_cmpint (scrutiny_player_get_position_us (fixture->player), ==, 800000);
  g_assert_false (fixture->is_wrong);
}

static gboolean
is_not_awaiting (gconstpointer data)
{
  const Fixture *fixture = data;

  return fixture->times->len >= fixture->covers; /* covers counts what is expected */
}

static void
test_step (Fixture *fixture, gconstpointer data)
{
  const int steps[] = { 1, 1, -1, 1, -1, -1 };
  gint64 at;

  g_test_summary ("After playing, stepping starts at the picture that is shown");
  scrutiny_player_play (fixture->player);
  run_until (fixture, has_played_ten);
  scrutiny_player_pause (fixture->player);
  at = last_time (fixture);
  g_array_set_size (fixture->times, 0);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++) {
    fixture->covers = i + 1;
    scrutiny_player_step (fixture->player, steps[i]);
    run_until (fixture, is_not_awaiting);
    at += steps[i] * 40000;
    g_assert_cmpint (last_time (fixture), ==, at);
  }
  g_assert_false (fixture->is_wrong);
}

static void
test_hide (Fixture *fixture, gconstpointer data)
{
  guint pictures;

  g_test_summary ("B takes the picture away at once and brings it back paused");
  scrutiny_player_play (fixture->player);
  run_until (fixture, has_played_ten);
  pictures = fixture->times->len;
  fixture->covers = 0;
  scrutiny_player_hide (fixture->player, TRUE);
  g_assert_cmpuint (fixture->covers, ==, 1);
  g_assert_cmpint (scrutiny_player_get_state (fixture->player), ==,
                   SCRUTINY_PLAYBACK_COVERED);
  g_assert_null (scrutiny_player_get_frame (fixture->player));
  scrutiny_player_seek (fixture->player, 100000, TRUE);
  for (guint i = 0; i < 200; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (fixture->times->len, ==, pictures);

  scrutiny_player_hide (fixture->player, FALSE);
  run_until_state (fixture, SCRUTINY_PLAYBACK_PAUSED);
  g_assert_cmpuint (fixture->times->len, >, pictures);
}

/* The worker dies after ten pictures each time: covered, back at the place, paused. */
static void
test_worker_dies (Fixture *fixture, gconstpointer data)
{
  ScrutinyPlayerCounts counts;
  gint64 place_us;

  scrutiny_player_play (fixture->player);
  fixture->covers = 0;
  run_until_state (fixture, SCRUTINY_PLAYBACK_WORKER_RESTARTED);
  g_assert_nonnull (scrutiny_player_get_reason (fixture->player));
  g_assert_null (scrutiny_player_get_frame (fixture->player));
  place_us = scrutiny_player_get_position_us (fixture->player);
  run_until_state (fixture, SCRUTINY_PLAYBACK_PAUSED);
  g_assert_cmpuint (fixture->covers, >=, 1);
  g_assert_cmpint (ABS (last_time (fixture) - place_us), <=, 40000);
  scrutiny_player_get_counts (fixture->player, &counts);
  g_assert_cmpuint (counts.restarts, ==, 1);
}

static void
test_given_up (Fixture *fixture, gconstpointer data)
{
  ScrutinyPlayerCounts counts;

  g_test_summary ("A worker that dies at once, lies or shows clear pictures: covered");
  scrutiny_player_play (fixture->player);
  run_until_state (fixture, SCRUTINY_PLAYBACK_DAMAGED);
  scrutiny_player_get_counts (fixture->player, &counts);
  g_assert_cmpuint (counts.restarts, ==, 3);
  g_assert_cmpuint (fixture->times->len, ==, 0);
  g_assert_cmpuint (fixture->covers, >=, 2);
}

static gboolean
is_damaged (gconstpointer data)
{
  const Fixture *fixture = data;

  return scrutiny_player_get_state (fixture->player) == SCRUTINY_PLAYBACK_DAMAGED;
}

static gboolean
is_paused_or_damaged (gconstpointer data)
{
  const Fixture *fixture = data;

  return is_damaged (data) ||
         scrutiny_player_get_state (fixture->player) == SCRUTINY_PLAYBACK_PAUSED;
}

/* Lies that only playing brings out: pressing play again each time. */
static void
test_lies_while_playing (Fixture *fixture, gconstpointer data)
{
  ScrutinyPlayerCounts counts;

  for (guint i = 0; i < 8 && !is_damaged (fixture); i++) {
    scrutiny_player_play (fixture->player);
    if (!is_paused_or_damaged (fixture))
      run_until (fixture, is_paused_or_damaged);
  }
  scrutiny_player_get_counts (fixture->player, &counts);
  g_assert_cmpuint (counts.restarts, ==, 3);
  g_assert_null (scrutiny_player_get_frame (fixture->player));
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  scrutiny_player_show (fixture->player);
  run_until_state (fixture, SCRUTINY_PLAYBACK_REFUSED);
  g_assert_nonnull (scrutiny_player_get_reason (fixture->player));
  g_assert_cmpuint (fixture->times->len, ==, 0);
  g_assert_cmpuint (fixture->covers, >=, 1);
}

static void
test_damaged_while_playing (Fixture *fixture, gconstpointer data)
{
  scrutiny_player_play (fixture->player);
  fixture->covers = 0;
  run_until_state (fixture, SCRUTINY_PLAYBACK_DAMAGED);
  g_assert_nonnull (scrutiny_player_get_reason (fixture->player));
  g_assert_null (scrutiny_player_get_frame (fixture->player));
  g_assert_cmpuint (fixture->covers, ==, 1);
}

static void
test_no_program (Fixture *fixture, gconstpointer data)
{
  g_setenv ("BWV_SCRUTINY_FOOTAGE", "/nonexistent/worker", TRUE);
  scrutiny_player_show (fixture->player);
  g_assert_cmpint (scrutiny_player_get_state (fixture->player), ==,
                   SCRUTINY_PLAYBACK_REFUSED);
}

#define ADD(path, how, func)                                                             \
  g_test_add ("/media/player/" path, Fixture, how, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  if (sodium_init () < 0)
    return 1;

  ADD ("opens-covered", "good", test_opens_covered);
  ADD ("shows-first", "good", test_shows_first);
  ADD ("plays-to-the-end", "good", test_plays_to_end);
  ADD ("seeks-to-the-newest-wish", "good", test_seek);
  ADD ("steps", "good", test_step);
  ADD ("hides-at-once", "good", test_hide);
  ADD ("worker-dies", "dies-playing", test_worker_dies);
  ADD ("worker-is-damaged-while-playing", "damaged-playing", test_damaged_while_playing);
  ADD ("given-up/shows-clear", "clear", test_given_up);
  ADD ("given-up/bad-slot", "bad-slot", test_given_up);
  ADD ("given-up/bad-size", "bad-size", test_given_up);
  ADD ("given-up/bad-stride", "bad-stride", test_given_up);
  ADD ("given-up/bad-time", "bad-time", test_given_up);
  ADD ("lies/same-slot-twice", "same-slot", test_lies_while_playing);
  ADD ("lies/sound-too-long", "bad-sound", test_lies_while_playing);
  ADD ("lies/passes-a-descriptor", "passes-fd", test_lies_while_playing);
  ADD ("lies/noise", "noise", test_lies_while_playing);
  ADD ("lies/dies-at-once", "dies-always", test_lies_while_playing);
  ADD ("refused/old-version", "old-version", test_refused);
  ADD ("refused/no-sandbox", "no-sandbox", test_refused);
  ADD ("refused/frame-before-hello", "early-frame", test_refused);
  ADD ("refused/changed-file", "refuses", test_refused);
  ADD ("refused/no-program", "good", test_no_program);

  return g_test_run ();
}
