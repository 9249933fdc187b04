/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sodium.h>
#include <string.h>
#include <unistd.h>

#include "media/covered-copy.h"
#include "media/hide-wire.h"
#include "media/still.h"
#include "playback-rig.h"
#include "tests/support/test-clip.h"

/* The player with the real worker on real, made-up footage: what must be hidden is not
 * seen and not heard, whatever goes wrong (T13, T14 in short). */

static void
test_probe (Playback *fixture, gconstpointer data)
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
test_editor_sees_it (Playback *fixture, gconstpointer data)
{
  playback_open (fixture, &fixture->facts.clip, TRUE);
  scrutiny_player_show (fixture->player);
  playback_run_until_state (fixture, SCRUTINY_PLAYBACK_PAUSED);
  g_assert_cmpuint (fixture->magenta, >, 1000);
  g_assert_true (
      scrutiny_covered_frame_is_clear (scrutiny_player_get_frame (fixture->player)));
}

static void
test_play (Playback *fixture, gconstpointer data)
{
  ScrutinyPlayerCounts counts;

  g_test_summary ("A whole playing shows every picture and nothing that is hidden");
  playback_open (fixture, &fixture->facts.clip, FALSE);
  scrutiny_player_play (fixture->player);
  playback_run_until_state (fixture, SCRUTINY_PLAYBACK_END);
  scrutiny_player_get_counts (fixture->player, &counts);
  g_test_message ("shown %u dropped %u", (guint) counts.shown, (guint) counts.dropped);
  g_assert_cmpuint (fixture->magenta, ==, 0);
  g_assert_cmpuint (fixture->pictures, >=, TEST_CLIP_FRAMES / 4);
  g_assert_cmpint (fixture->last_us, ==, 3960000);
}

static void
test_jumps (Playback *fixture, gconstpointer data)
{
  GRand *rand = g_rand_new_with_seed (13);

  g_test_summary ("Seeks, steps and new sizes never show what is hidden");
  playback_open (fixture, &fixture->facts.clip, FALSE);
  scrutiny_player_show (fixture->player);
  playback_run_until_state (fixture, SCRUTINY_PLAYBACK_PAUSED);
  for (guint i = 0; i < 25; i++) {
    const gint64 frame = g_rand_int_range (rand, 1, TEST_CLIP_FRAMES - 1);

    scrutiny_player_seek (fixture->player, frame * 40000, TRUE);
    do
      playback_run_until_time (fixture, 0);
    while (fixture->last_us != frame * 40000);
    scrutiny_player_step (fixture->player, i % 2 == 0 ? 1 : -1);
    playback_run_until_time (fixture, 0);
    g_assert_cmpint (fixture->last_us, ==, (frame + (i % 2 == 0 ? 1 : -1)) * 40000);
    if (i % 5 == 0) {
      scrutiny_player_set_size (fixture->player, 160 + i * 8, 120);
      playback_run_until_time (fixture, 0);
    }
  }
  g_assert_cmpuint (fixture->magenta, ==, 0);
  g_rand_free (rand);
}

static void
test_speed_at_the_end (Playback *fixture, gconstpointer data)
{
  gint64 place_us;

  g_test_summary ("Another speed keeps the place, and the end stays the end");
  playback_open (fixture, &fixture->facts.clip, FALSE);
  scrutiny_player_play (fixture->player);
  playback_run_until_time (fixture, 1000000);
  scrutiny_player_seek (fixture->player, 3000000, TRUE);
  scrutiny_player_set_rate (fixture->player, 2000);
  place_us = scrutiny_player_get_position_us (fixture->player);
  g_assert_cmpint (place_us, ==, 3000000);
  playback_run_until_state (fixture, SCRUTINY_PLAYBACK_END);
  scrutiny_player_set_rate (fixture->player, 1000);
  g_assert_cmpint (scrutiny_player_get_state (fixture->player), ==,
                   SCRUTINY_PLAYBACK_END);
  g_assert_cmpuint (fixture->magenta, ==, 0);
}

static void
expect_only_covers (Playback *fixture)
{
  scrutiny_player_play (fixture->player);
  playback_run_until_time (fixture, 1000000);
  scrutiny_player_seek (fixture->player, 3960000, TRUE);
  playback_run_until_state (fixture, SCRUTINY_PLAYBACK_END);
  g_assert_cmpuint (fixture->pictures, ==, 0);
  g_assert_cmpuint (fixture->covers, >=, 5);
  g_assert_cmpuint (fixture->magenta, ==, 0);
  g_assert_nonnull (fixture->reason);
}

static void
test_no_track (Playback *fixture, gconstpointer data)
{
  g_autoptr (ScrutinyFootageTicket) ticket = NULL;

  ticket = scrutiny_footage_ticket_with_cover (fixture->bare, "Not second-checked yet.");
  scrutiny_player_open (fixture->player, ticket);
  expect_only_covers (fixture);
  g_assert_cmpstr (fixture->reason, ==, "Not second-checked yet.");
}

static void
test_damaged_track (Playback *fixture, gconstpointer data)
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
test_other_clip (Playback *fixture, gconstpointer data)
{
  ScrutinyHideClip other = fixture->facts.clip;

  other.sha256[0] ^= 1;
  playback_open (fixture, &other, FALSE);
  expect_only_covers (fixture);
}

static void
test_other_size (Playback *fixture, gconstpointer data)
{
  ScrutinyHideClip other = fixture->facts.clip;

  other.width *= 2;
  playback_open (fixture, &other, FALSE);
  expect_only_covers (fixture);
}

static void
test_track_taken_away (Playback *fixture, gconstpointer data)
{
  g_autoptr (ScrutinyFootageTicket) ticket = NULL;

  g_test_summary ("From the moment the track is taken away only covers are shown");
  playback_open (fixture, &fixture->facts.clip, FALSE);
  scrutiny_player_play (fixture->player);
  playback_run_until_time (fixture, 500000);
  ticket = scrutiny_footage_ticket_with_cover (fixture->bare, "Something was missed.");
  fixture->pictures = 0;
  fixture->covers = 0;
  scrutiny_player_set_ticket (fixture->player, ticket);
  playback_run_until_time (fixture, 1500000);
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
test_worker_killed (Playback *fixture, gconstpointer data)
{
  gint64 place_us;

  g_test_summary ("A killed worker: covered with a sentence at once, back at the place");
  playback_open (fixture, &fixture->facts.clip, FALSE);
  scrutiny_player_play (fixture->player);
  playback_run_until_time (fixture, 1000000);
  fixture->covers = 0;
  kill_worker ();
  playback_run_until_state (fixture, SCRUTINY_PLAYBACK_WORKER_RESTARTED);
  g_assert_cmpuint (fixture->covers, ==, 1);
  g_assert_nonnull (fixture->reason);
  g_assert_null (scrutiny_player_get_frame (fixture->player));
  place_us = scrutiny_player_get_position_us (fixture->player);
  playback_run_until_state (fixture, SCRUTINY_PLAYBACK_PAUSED);
  g_assert_cmpint (ABS (fixture->last_us - place_us), <=, 40000);
  scrutiny_player_play (fixture->player);
  playback_run_until_state (fixture, SCRUTINY_PLAYBACK_END);
  g_assert_cmpuint (fixture->magenta, ==, 0);
}

static void
test_changed_file (Playback *fixture, gconstpointer data)
{
  ScrutinyPlaybackState state;
  int fd = open (fixture->sealed_path, O_RDWR);
  guint8 byte = 0;

  g_test_summary ("One flipped byte of the sealed file, and it is refused or covered");
  g_assert_cmpint (pread (fd, &byte, 1, 5000), ==, 1);
  byte ^= 1;
  g_assert_cmpint (pwrite (fd, &byte, 1, 5000), ==, 1);
  close (fd);
  playback_open (fixture, &fixture->facts.clip, FALSE);
  scrutiny_player_show (fixture->player);
  playback_run_until_state (fixture, SCRUTINY_PLAYBACK_REFUSED);
  state = scrutiny_player_get_state (fixture->player);
  g_assert_cmpint (state, ==, SCRUTINY_PLAYBACK_REFUSED);
  g_assert_cmpuint (fixture->pictures, ==, 0);
  g_assert_nonnull (scrutiny_player_get_reason (fixture->player));
}

/* A quarter of the file in the middle is noise: the clip still plays, marked where the
 * decoder complained, and nothing hidden shows. */
static void
test_bit_errors (Playback *fixture, gconstpointer data)
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
  playback_seal_clip (fixture, path);
  g_assert_true (scrutiny_clip_facts_probe (&fixture->facts, fixture->bare, NULL, NULL));

  playback_open (fixture, &fixture->facts.clip, FALSE);
  scrutiny_player_play (fixture->player);
  playback_run_until_state (fixture, SCRUTINY_PLAYBACK_END);
  g_assert_cmpuint (fixture->magenta, ==, 0);
  g_assert_cmpuint (fixture->damaged, >, 0);
}

/* A few flipped bits here and there, many times over: through the covered copy, which
 * goes over every picture. */
static void
test_bit_flips (Playback *fixture, gconstpointer data)
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
    playback_seal_clip (fixture, path);
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
test_still (Playback *fixture, gconstpointer data)
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

#define ADD(path, func)                                                                  \
  g_test_add ("/media/playback/" path, Playback, NULL, playback_set_up, func,            \
              playback_tear_down)

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
  ADD ("speed-at-the-end", test_speed_at_the_end);
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

  return g_test_run ();
}
