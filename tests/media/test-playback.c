/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <math.h>
#include <signal.h>
#include <sodium.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "media/covered-copy.h"
#include "media/hide-wire.h"
#include "media/player.h"
#include "media/sealed-file-writer.h"
#include "media/still.h"
#include "private-pulse.h"
#include "tests/support/test-clip.h"

/* The player with the real worker on real, made-up footage: what must be hidden is not
 * seen and not heard, whatever goes wrong (T13, T14 in short). */

static const guint8 panel_key[32] = "a made-up footage sub-key, 32 b";

typedef struct {
  char *folder;
  char *sealed_path;
  ScrutinyFootageTicket *bare; /* without a track */
  ScrutinyClipFacts facts;
  ScrutinyPlayer *player;
  GMainLoop *loop;
  ScrutinyPlaybackState wanted;
  gint64 wanted_time_us; /* -1: none */
  guint magenta;         /* pixels, over everything shown */
  guint pictures;
  guint covers;
  guint damaged;
  char *reason; /* of the newest whole cover */
  gint64 last_us;
} Fixture;

static void
check_loop (Fixture *fixture)
{
  if (fixture->wanted_time_us >= 0
          ? fixture->last_us >= fixture->wanted_time_us
          : scrutiny_player_get_state (fixture->player) == fixture->wanted)
    g_main_loop_quit (fixture->loop);
}

static void
frame_cb (ScrutinyPlayer *player, ScrutinyCoveredFrame *frame, Fixture *fixture)
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
state_cb (ScrutinyPlayer *player, GParamSpec *property, Fixture *fixture)
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
run (Fixture *fixture)
{
  guint limit = g_timeout_add_seconds (40, too_long_cb, NULL);

  g_main_loop_run (fixture->loop);
  g_source_remove (limit);
}

static void
run_until_state (Fixture *fixture, ScrutinyPlaybackState state)
{
  fixture->wanted = state;
  fixture->wanted_time_us = -1;
  if (scrutiny_player_get_state (fixture->player) != state)
    run (fixture);
}

static void
run_until_time (Fixture *fixture, gint64 time_us)
{
  fixture->last_us = -1;
  fixture->wanted_time_us = time_us;
  run (fixture);
  fixture->wanted_time_us = -1;
}

static void
seal_clip (Fixture *fixture, const char *path)
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

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("playback-XXXXXX", NULL);
  path = test_clip_make (fixture->folder, "clip.mp4", "magenta");
  seal_clip (fixture, path);
  scrutiny_clip_facts_probe (&fixture->facts, fixture->bare, NULL, &error);
  g_assert_no_error (error);

  fixture->loop = g_main_loop_new (NULL, FALSE);
  fixture->wanted_time_us = -1;
  fixture->player = scrutiny_player_new ();
  scrutiny_player_set_size (fixture->player, TEST_CLIP_WIDTH, TEST_CLIP_HEIGHT);
  g_signal_connect (fixture->player, "frame", G_CALLBACK (frame_cb), fixture);
  g_signal_connect (fixture->player, "notify::state", G_CALLBACK (state_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
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

static void
open_with_track (Fixture *fixture, const ScrutinyHideClip *clip, gboolean is_editing)
{
  g_autoptr (ScrutinyHideTrack) track = test_clip_make_track (clip);
  g_autoptr (ScrutinyFootageTicket) ticket = NULL;
  g_autoptr (GError) error = NULL;

  ticket = scrutiny_footage_ticket_with_track (fixture->bare, track, is_editing, &error);
  g_assert_no_error (error);
  scrutiny_player_open (fixture->player, ticket);
}

static void
test_probe (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) index = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (fixture->facts.width, ==, TEST_CLIP_WIDTH);
  g_assert_cmpuint (fixture->facts.height, ==, TEST_CLIP_HEIGHT);
  g_assert_cmpuint (fixture->facts.frames, ==, TEST_CLIP_FRAMES);
  g_assert_true (fixture->facts.has_sound);
  g_assert_false (fixture->facts.is_truncated);
  index = scrutiny_clip_facts_index (fixture->bare, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (index->len, ==, TEST_CLIP_FRAMES);
  g_assert_cmpint (g_array_index (index, gint64, 50), ==, 2000000);
}

/* The planted fault for all the others: what they count is there to be counted. */
static void
test_editor_sees_it (Fixture *fixture, gconstpointer data)
{
  open_with_track (fixture, &fixture->facts.clip, TRUE);
  scrutiny_player_show (fixture->player);
  run_until_state (fixture, SCRUTINY_PLAYBACK_PAUSED);
  g_assert_cmpuint (fixture->magenta, >, 1000);
  g_assert_true (
      scrutiny_covered_frame_is_clear (scrutiny_player_get_frame (fixture->player)));
}

static void
test_play (Fixture *fixture, gconstpointer data)
{
  ScrutinyPlayerCounts counts;

  g_test_summary ("A whole playing shows every picture and nothing that is hidden");
  open_with_track (fixture, &fixture->facts.clip, FALSE);
  scrutiny_player_play (fixture->player);
  run_until_state (fixture, SCRUTINY_PLAYBACK_END);
  scrutiny_player_get_counts (fixture->player, &counts);
  g_test_message ("shown %u dropped %u", (guint) counts.shown, (guint) counts.dropped);
  g_assert_cmpuint (fixture->magenta, ==, 0);
  g_assert_cmpuint (fixture->pictures, >=, TEST_CLIP_FRAMES / 4);
  g_assert_cmpint (fixture->last_us, ==, 3960000);
}

static void
test_jumps (Fixture *fixture, gconstpointer data)
{
  GRand *rand = g_rand_new_with_seed (13);

  g_test_summary ("Seeks, steps and new sizes never show what is hidden");
  open_with_track (fixture, &fixture->facts.clip, FALSE);
  scrutiny_player_show (fixture->player);
  run_until_state (fixture, SCRUTINY_PLAYBACK_PAUSED);
  for (guint i = 0; i < 25; i++) {
    const gint64 frame = g_rand_int_range (rand, 1, TEST_CLIP_FRAMES - 1);

    scrutiny_player_seek (fixture->player, frame * 40000, TRUE);
    do
      run_until_time (fixture, 0);
    while (fixture->last_us != frame * 40000);
    scrutiny_player_step (fixture->player, i % 2 == 0 ? 1 : -1);
    run_until_time (fixture, 0);
    g_assert_cmpint (fixture->last_us, ==, (frame + (i % 2 == 0 ? 1 : -1)) * 40000);
    if (i % 5 == 0) {
      scrutiny_player_set_size (fixture->player, 160 + i * 8, 120);
      run_until_time (fixture, 0);
    }
  }
  g_assert_cmpuint (fixture->magenta, ==, 0);
  g_rand_free (rand);
}

static void
expect_only_covers (Fixture *fixture)
{
  scrutiny_player_play (fixture->player);
  run_until_time (fixture, 1000000);
  scrutiny_player_seek (fixture->player, 3960000, TRUE);
  run_until_state (fixture, SCRUTINY_PLAYBACK_END);
  g_assert_cmpuint (fixture->pictures, ==, 0);
  g_assert_cmpuint (fixture->covers, >=, 5);
  g_assert_cmpuint (fixture->magenta, ==, 0);
  g_assert_nonnull (fixture->reason);
}

static void
test_no_track (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ScrutinyFootageTicket) ticket = NULL;

  ticket = scrutiny_footage_ticket_with_cover (fixture->bare, "Not second-checked yet.");
  scrutiny_player_open (fixture->player, ticket);
  expect_only_covers (fixture);
  g_assert_cmpstr (fixture->reason, ==, "Not second-checked yet.");
}

static void
test_damaged_track (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ScrutinyHideTrack) track = test_clip_make_track (&fixture->facts.clip);
  const guint8 another_key[SCRUTINY_HIDE_WIRE_KEY_BYTES] = "not the ticket's";
  g_autoptr (ScrutinyFootageTicket) ticket = NULL;
  g_autoptr (GBytes) sealed = NULL;

  g_test_summary ("A track that was not sealed for this ticket is not believed");
  sealed = scrutiny_hide_wire_seal (track, SCRUTINY_HIDE_WIRE_EDITING, another_key, NULL);
  ticket = scrutiny_footage_ticket_with_sealed_bytes (fixture->bare, sealed);
  scrutiny_player_open (fixture->player, ticket);
  expect_only_covers (fixture);
}

static void
test_other_clip (Fixture *fixture, gconstpointer data)
{
  ScrutinyHideClip other = fixture->facts.clip;

  other.sha256[0] ^= 1;
  open_with_track (fixture, &other, FALSE);
  expect_only_covers (fixture);
}

static void
test_other_size (Fixture *fixture, gconstpointer data)
{
  ScrutinyHideClip other = fixture->facts.clip;

  other.width *= 2;
  open_with_track (fixture, &other, FALSE);
  expect_only_covers (fixture);
}

static void
test_track_taken_away (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ScrutinyFootageTicket) ticket = NULL;

  g_test_summary ("From the moment the track is taken away only covers are shown");
  open_with_track (fixture, &fixture->facts.clip, FALSE);
  scrutiny_player_play (fixture->player);
  run_until_time (fixture, 500000);
  ticket = scrutiny_footage_ticket_with_cover (fixture->bare, "Something was missed.");
  fixture->pictures = 0;
  fixture->covers = 0;
  scrutiny_player_set_ticket (fixture->player, ticket);
  run_until_time (fixture, 1500000);
  g_assert_cmpuint (fixture->pictures, ==, 0);
  g_assert_cmpuint (fixture->covers, >, 5);
  g_assert_cmpstr (fixture->reason, ==, "Something was missed.");
}

/* SIGKILL to every child, which is the worker. */
static void
kill_worker (void)
{
  g_autofree char *path = g_strdup_printf ("/proc/self/task/%d/children", getpid ());
  g_autofree char *children = NULL;
  g_auto (GStrv) pids = NULL;

  g_assert_true (g_file_get_contents (path, &children, NULL, NULL));
  pids = g_strsplit (g_strstrip (children), " ", -1);
  for (guint i = 0; pids[i] != NULL; i++)
    kill ((pid_t) g_ascii_strtoll (pids[i], NULL, 10), SIGKILL);
}

static void
test_worker_killed (Fixture *fixture, gconstpointer data)
{
  gint64 place_us;

  g_test_summary ("A killed worker: covered with a sentence at once, back at the place");
  open_with_track (fixture, &fixture->facts.clip, FALSE);
  scrutiny_player_play (fixture->player);
  run_until_time (fixture, 1000000);
  fixture->covers = 0;
  kill_worker ();
  run_until_state (fixture, SCRUTINY_PLAYBACK_WORKER_RESTARTED);
  g_assert_cmpuint (fixture->covers, ==, 1);
  g_assert_nonnull (fixture->reason);
  g_assert_null (scrutiny_player_get_frame (fixture->player));
  place_us = scrutiny_player_get_position_us (fixture->player);
  run_until_state (fixture, SCRUTINY_PLAYBACK_PAUSED);
  g_assert_cmpint (ABS (fixture->last_us - place_us), <=, 40000);
  scrutiny_player_play (fixture->player);
  run_until_state (fixture, SCRUTINY_PLAYBACK_END);
  g_assert_cmpuint (fixture->magenta, ==, 0);
}

static void
test_changed_file (Fixture *fixture, gconstpointer data)
{
  ScrutinyPlaybackState state;
  int fd = open (fixture->sealed_path, O_RDWR);
  guint8 byte = 0;

  g_test_summary ("One flipped byte of the sealed file, and it is refused or covered");
  g_assert_cmpint (pread (fd, &byte, 1, 5000), ==, 1);
  byte ^= 1;
  g_assert_cmpint (pwrite (fd, &byte, 1, 5000), ==, 1);
  close (fd);
  open_with_track (fixture, &fixture->facts.clip, FALSE);
  scrutiny_player_show (fixture->player);
  run_until_state (fixture, SCRUTINY_PLAYBACK_REFUSED);
  state = scrutiny_player_get_state (fixture->player);
  g_assert_cmpint (state, ==, SCRUTINY_PLAYBACK_REFUSED);
  g_assert_cmpuint (fixture->pictures, ==, 0);
  g_assert_nonnull (scrutiny_player_get_reason (fixture->player));
}

/* A quarter of the file in the middle is noise: the clip still plays, marked where the
 * decoder complained, and nothing hidden shows. */
static void
test_bit_errors (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "clip.mp4", NULL);
  g_autofree char *bytes = NULL;
  GRand *rand = g_rand_new_with_seed (3);
  gsize size = 0;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  for (gsize i = size / 4; i < size / 2; i++)
    bytes[i] = (char) g_rand_int (rand);
  g_rand_free (rand);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
  g_clear_pointer (&fixture->bare, scrutiny_footage_ticket_unref);
  g_clear_pointer (&fixture->sealed_path, g_free);
  seal_clip (fixture, path);
  g_assert_true (scrutiny_clip_facts_probe (&fixture->facts, fixture->bare, NULL, NULL));

  open_with_track (fixture, &fixture->facts.clip, FALSE);
  scrutiny_player_play (fixture->player);
  run_until_state (fixture, SCRUTINY_PLAYBACK_END);
  g_assert_cmpuint (fixture->magenta, ==, 0);
  g_assert_cmpuint (fixture->damaged, >, 0);
}

/* A few flipped bits here and there, many times over: through the covered copy, which
 * goes over every picture. */
static void
test_bit_flips (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "clip.mp4", NULL);
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.mp4", NULL);
  g_autofree char *bytes = NULL;
  GRand *rand = g_rand_new_with_seed (5);
  gsize size = 0;
  guint copies = 0;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  for (guint round = 0; round < 15; round++) {
    g_autofree char *spoilt = g_memdup2 (bytes, size);
    g_autoptr (ScrutinyHideTrack) track = NULL;
    g_autoptr (ScrutinyFootageTicket) ticket = NULL;
    ScrutinyCoveredCopyReceipt receipt;

    for (guint i = 0; i < 1 + round; i++)
      spoilt[size / 20 + g_rand_int (rand) % (size * 3 / 4)] ^=
          (char) (1 << g_rand_int (rand) % 8);
    g_assert_true (g_file_set_contents (path, spoilt, (gssize) size, NULL));
    g_clear_pointer (&fixture->bare, scrutiny_footage_ticket_unref);
    g_clear_pointer (&fixture->sealed_path, g_free);
    seal_clip (fixture, path);
    if (!scrutiny_clip_facts_probe (&fixture->facts, fixture->bare, NULL, NULL))
      continue;
    track = test_clip_make_track (&fixture->facts.clip);
    ticket = scrutiny_footage_ticket_with_track (fixture->bare, track, FALSE, NULL);
    if (!scrutiny_covered_copy_write (ticket, copy, NULL, NULL, &receipt, NULL, NULL))
      continue;
    copies++;
    g_assert_cmpuint (test_clip_count_magenta_in_file (copy), ==, 0);
  }
  g_rand_free (rand);
  g_assert_cmpuint (copies, >, 5);
}

static void
test_still (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ScrutinyHideTrack) track = test_clip_make_track (&fixture->facts.clip);
  g_autofree char *path = g_build_filename (fixture->folder, "still.png", NULL);
  g_autoptr (ScrutinyFootageTicket) ticket = NULL;
  g_autoptr (GBytes) png = NULL;
  g_autoptr (GError) error = NULL;
  ScrutinyStillFacts facts;

  ticket = scrutiny_footage_ticket_with_track (fixture->bare, track, FALSE, &error);
  png = scrutiny_still_make (ticket, 1500000, 0, 0, &facts, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (facts.pts_us, ==, 1480000); /* what is on the screen at 1.5 s */
  g_assert_false (facts.is_whole_cover);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (png, NULL),
                                      (gssize) g_bytes_get_size (png), NULL));
  g_assert_cmpuint (test_clip_count_magenta_in_file (path), ==, 0);
}

/* Energy of one pitch in a stretch of the left channel (Goertzel). */
static double
measure_pitch (GArray *samples, guint from, guint count, double hertz)
{
  const double turn = 2 * cos (2 * G_PI * hertz / 48000);
  double one = 0, two = 0;

  for (guint i = from; i < from + count; i++) {
    const double next = g_array_index (samples, gint16, 2 * i) + turn * one - two;

    two = one;
    one = next;
  }
  return sqrt (one * one + two * two - turn * one * two) / count;
}

static void
play_and_record (Fixture *fixture, gboolean is_editing, GArray **samples)
{
  PrivatePulse *pulse = private_pulse_start ();

  open_with_track (fixture, &fixture->facts.clip, is_editing);
  scrutiny_player_show (fixture->player);
  run_until_state (fixture, SCRUTINY_PLAYBACK_PAUSED);
  private_pulse_record (pulse);
  scrutiny_player_play (fixture->player);
  run_until_state (fixture, SCRUTINY_PLAYBACK_END);
  g_assert_cmpint (scrutiny_player_get_sound_state (fixture->player), ==,
                   SCRUTINY_SOUND_READY);
  *samples = private_pulse_stop_recording (pulse);
  private_pulse_stop (pulse);
}

/* The loudest either pitch gets over the recording, 20 ms at a time. */
static void
find_loudest (GArray *samples, double *open_pitch, double *hidden_pitch)
{
  *open_pitch = *hidden_pitch = 0;
  for (guint i = 0; i + 960 < samples->len / 2; i += 480) {
    *open_pitch = MAX (*open_pitch, measure_pitch (samples, i, 960, 440));
    *hidden_pitch = MAX (*hidden_pitch, measure_pitch (samples, i, 960, 1000));
  }
}

static guint
longest_silence (GArray *samples)
{
  guint run = 0, longest = 0;
  gboolean has_begun = FALSE;

  for (guint i = 0; i < samples->len; i++) {
    if (g_array_index (samples, gint16, i) != 0) {
      longest = has_begun ? MAX (longest, run) : 0;
      has_begun = TRUE;
      run = 0;
    } else {
      run++;
    }
  }
  return longest / 2;
}

static void
test_silence (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) samples = NULL;
  double open_pitch, hidden_pitch;

  g_test_summary ("At the sound device: zero while silenced, the tone around it");
  play_and_record (fixture, FALSE, &samples);
  find_loudest (samples, &open_pitch, &hidden_pitch);
  g_test_message ("440 Hz %g, 1000 Hz %g, silence %u", open_pitch, hidden_pitch,
                  longest_silence (samples));
  g_assert_cmpfloat (open_pitch, >, 2000);
  g_assert_cmpfloat (hidden_pitch, <, open_pitch / 8); /* the edge of a ramp */
  g_assert_cmpuint (longest_silence (samples), >=, 48000);
  g_assert_cmpuint (fixture->magenta, ==, 0);
}

/* The picture goes on at its own pace where the sound has ended, or was never there. */
static void
test_sound_too_short (Fixture *fixture, gconstpointer data)
{
  for (guint seconds = 0; seconds < 2; seconds++) {
    PrivatePulse *pulse = private_pulse_start ();
    g_autofree char *path = NULL;
    gint64 began_us;

    path = test_clip_make_with_sound (fixture->folder, "short.mp4", "magenta", seconds);
    g_clear_pointer (&fixture->bare, scrutiny_footage_ticket_unref);
    g_clear_pointer (&fixture->sealed_path, g_free);
    seal_clip (fixture, path);
    g_assert_true (
        scrutiny_clip_facts_probe (&fixture->facts, fixture->bare, NULL, NULL));
    g_assert_cmpint (fixture->facts.has_sound, ==, seconds > 0);
    open_with_track (fixture, &fixture->facts.clip, FALSE);
    scrutiny_player_show (fixture->player);
    run_until_state (fixture, SCRUTINY_PLAYBACK_PAUSED);
    began_us = g_get_monotonic_time ();
    scrutiny_player_play (fixture->player);
    run_until_state (fixture, SCRUTINY_PLAYBACK_END);
    g_assert_cmpint (fixture->last_us, ==, 3960000);
    g_assert_cmpint (g_get_monotonic_time () - began_us, >, 3600000);
    g_assert_cmpint (g_get_monotonic_time () - began_us, <, 9000000);
    private_pulse_stop (pulse);
  }
  g_assert_cmpuint (fixture->magenta, ==, 0);
}

static gboolean
quit_cb (gpointer data)
{
  g_main_loop_quit (data);
  return G_SOURCE_REMOVE;
}

static void
test_hide_is_silent (Fixture *fixture, gconstpointer data)
{
  PrivatePulse *pulse = private_pulse_start ();
  g_autoptr (GArray) samples = NULL;
  guint loud = 0;

  g_test_summary ("B: the sound is off at once, not when the queue has run out");
  open_with_track (fixture, &fixture->facts.clip, FALSE);
  scrutiny_player_play (fixture->player);
  run_until_time (fixture, 2500000);
  scrutiny_player_hide (fixture->player, TRUE);
  fixture->pictures = 0;
  private_pulse_record (pulse);
  g_timeout_add (1000, quit_cb, fixture->loop);
  g_main_loop_run (fixture->loop);
  samples = private_pulse_stop_recording (pulse);
  private_pulse_stop (pulse);
  for (guint i = 0; i < samples->len; i++)
    loud += ABS (g_array_index (samples, gint16, i)) > 1000;
  g_assert_cmpuint (loud, <, 48000 / 5 * 2); /* 0.2 s is on its way already */
  g_assert_cmpuint (fixture->pictures, ==, 0);
}

/* The planted fault: without the track the other pitch is there to be heard. */
static void
test_editor_hears_it (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) samples = NULL;
  double open_pitch, hidden_pitch;

  play_and_record (fixture, TRUE, &samples);
  find_loudest (samples, &open_pitch, &hidden_pitch);
  g_assert_cmpfloat (open_pitch, >, 2000);
  g_assert_cmpfloat (hidden_pitch, >, 2000);
}

#define ADD(path, func)                                                                  \
  g_test_add ("/media/playback/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  if (sodium_init () < 0)
    return 1;
  g_setenv ("PULSE_SERVER", "unix:/nonexistent/no-sound-here", TRUE);

  ADD ("probe", test_probe);
  ADD ("editor-sees-it", test_editor_sees_it);
  ADD ("play", test_play);
  ADD ("jumps", test_jumps);
  ADD ("no-track", test_no_track);
  ADD ("damaged-track", test_damaged_track);
  ADD ("other-clip", test_other_clip);
  ADD ("other-size", test_other_size);
  ADD ("track-taken-away", test_track_taken_away);
  ADD ("worker-killed", test_worker_killed);
  ADD ("changed-file", test_changed_file);
  ADD ("bit-errors", test_bit_errors);
  ADD ("bit-flips", test_bit_flips);
  ADD ("still", test_still);
  ADD ("silence", test_silence);
  ADD ("sound-too-short", test_sound_too_short);
  ADD ("hide-is-silent", test_hide_is_silent);
  ADD ("editor-hears-it", test_editor_hears_it);

  return g_test_run ();
}
