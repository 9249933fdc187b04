/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "playback-rig.h"

#include <glib/gstdio.h>

#include "media/sealed-file-writer.h"
#include "tests/support/test-clip.h"

static const guint8 panel_key[32] = "a made-up footage sub-key, 32 b";

static void
check_loop (Playback *fixture)
{
  if (fixture->wanted_time_us >= 0
          ? fixture->last_us >= fixture->wanted_time_us
          : scrutiny_player_get_state (fixture->player) == fixture->wanted)
    g_main_loop_quit (fixture->loop);
}

static void
frame_cb (ScrutinyPlayer *player, ScrutinyCoveredFrame *frame, Playback *fixture)
{
  fixture->last_us = scrutiny_covered_frame_get_pts_us (frame);
  fixture->magenta +=
      test_clip_count_magenta (g_bytes_get_data (scrutiny_covered_frame_get_pixels (
                                                     frame),
                                                 NULL),
                               scrutiny_covered_frame_get_width (frame),
                               scrutiny_covered_frame_get_height (frame),
                               scrutiny_covered_frame_get_stride (frame));
  fixture->damaged += scrutiny_covered_frame_is_damaged (frame) != 0;
  if (scrutiny_covered_frame_is_whole_cover (frame)) {
    fixture->covers++;
    g_free (fixture->reason);
    fixture->reason = g_strdup (scrutiny_covered_frame_get_reason (frame));
  } else {
    fixture->pictures++;
  }
  check_loop (fixture);
}

static void
state_cb (ScrutinyPlayer *player, GParamSpec *property, Playback *fixture)
{
  check_loop (fixture);
}

static gboolean
too_long_cb (gpointer data)
{
  g_error ("The player did not get there in 40 s");
  return G_SOURCE_REMOVE;
}

static void
run (Playback *fixture)
{
  guint limit = g_timeout_add_seconds (40, too_long_cb, NULL);

  g_main_loop_run (fixture->loop);
  g_source_remove (limit);
}

void
playback_run_until_state (Playback *fixture, ScrutinyPlaybackState state)
{
  fixture->wanted = state;
  fixture->wanted_time_us = -1;
  if (scrutiny_player_get_state (fixture->player) != state)
    run (fixture);
}

void
playback_run_until_time (Playback *fixture, gint64 time_us)
{
  fixture->last_us = -1;
  fixture->wanted_time_us = time_us;
  run (fixture);
  fixture->wanted_time_us = -1;
}

void
playback_seal_clip (Playback *fixture, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  ScrutinySealedFileReceipt receipt;
  int fd;

  scrutiny_sealed_file_write (G_INPUT_STREAM (stream), 0, fixture->folder, panel_key,
                              NULL, NULL, NULL, &receipt, &error);
  g_assert_no_error (error);
  name = scrutiny_sealed_file_name (receipt.sha256);
  fixture->sealed_path = g_build_filename (fixture->folder, name, NULL);
  fd = scrutiny_sealed_file_open_in (fixture->folder, receipt.sha256, &error);
  g_assert_no_error (error);
  fixture->bare =
      scrutiny_footage_ticket_new_sealed (fd, panel_key, receipt.sha256, &error);
  g_assert_no_error (error);
}

void
playback_set_up (Playback *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("playback-XXXXXX", NULL);
  path = test_clip_make (fixture->folder, "clip.mp4", "magenta");
  playback_seal_clip (fixture, path);
  scrutiny_clip_facts_probe (&fixture->facts, fixture->bare, NULL, &error);
  g_assert_no_error (error);

  fixture->loop = g_main_loop_new (NULL, FALSE);
  fixture->wanted_time_us = -1;
  fixture->player = scrutiny_player_new ();
  scrutiny_player_set_size (fixture->player, TEST_CLIP_WIDTH, TEST_CLIP_HEIGHT);
  g_signal_connect (fixture->player, "frame", G_CALLBACK (frame_cb), fixture);
  g_signal_connect (fixture->player, "notify::state", G_CALLBACK (state_cb), fixture);
}

void
playback_tear_down (Playback *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  g_signal_handlers_disconnect_by_data (fixture->player, fixture);
  g_assert_finalize_object (fixture->player);
  scrutiny_footage_ticket_unref (fixture->bare);
  g_main_loop_unref (fixture->loop);
  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

    g_unlink (path);
  }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->sealed_path);
  g_free (fixture->reason);
}

void
playback_open (Playback *fixture, const ScrutinyHideClip *clip, gboolean is_editing)
{
  g_autoptr (ScrutinyHideTrack) track = test_clip_make_track (clip);
  g_autoptr (ScrutinyFootageTicket) ticket = NULL;
  g_autoptr (GError) error = NULL;

  ticket = scrutiny_footage_ticket_with_track (fixture->bare, track, is_editing, &error);
  g_assert_no_error (error);
  scrutiny_player_open (fixture->player, ticket);
}
