/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/media/worker-rig.h"

#define PROGRAM "BWV_SCRUTINY_FOOTAGE"

/* Every way to be in doubt about what to hide must end in grey and silence (media.md 1,
 * security.md T13). */

/* Plays it all: nothing but grey, and not one sample that is not 0. */
static void
assert_all_hidden (Rig *rig)
{
  g_autoptr (GByteArray) sound = g_byte_array_new ();
  guint magenta, grey, n_frames = rig_play (rig, sound, &magenta, &grey);

  g_assert_cmpuint (n_frames, >=, 99);
  g_assert_cmpuint (grey, ==, n_frames);
  g_assert_cmpuint (magenta, ==, 0);
  g_assert_cmpuint (sound->len, >, 100000);
  for (guint i = 0; i < sound->len; i++)
    g_assert_cmpuint (sound->data[i], ==, 0);
}

static GBytes *
seal (Rig *rig, const ScrutinyHideTrack *track)
{
  GBytes *sealed =
      scrutiny_hide_wire_seal (track, SCRUTINY_HIDE_WIRE_COVERED, rig->track_key, NULL);

  g_assert_nonnull (sealed);

  return sealed;
}

static void
test_no_track (RigFixture *fixture, gconstpointer data)
{
  ScrutinyMessage frame;

  rig_seek (fixture->rig, 0, &frame);
  g_assert_cmpuint (frame.code, ==, SCRUTINY_COVER_NO_TRACK);
  rig_give_back (fixture->rig, &frame);
  assert_all_hidden (fixture->rig);
}

static void
test_damaged_track (RigFixture *fixture, gconstpointer data)
{
  g_autoptr (ScrutinyHideTrack) track = rig_make_track (&fixture->rig->clip);
  g_autoptr (GBytes) sealed = seal (fixture->rig, track);
  gsize size;
  const guint8 *bytes = g_bytes_get_data (sealed, &size);
  g_autofree guint8 *bad = g_memdup2 (bytes, size);

  bad[size / 2] ^= 1;
  g_assert_cmpint (rig_set_sealed (fixture->rig, bad, size), ==,
                   SCRUTINY_COVER_BAD_TRACK);
  assert_all_hidden (fixture->rig);
}

static void
test_cut_track (RigFixture *fixture, gconstpointer data)
{
  g_autoptr (ScrutinyHideTrack) track = rig_make_track (&fixture->rig->clip);
  g_autoptr (GBytes) sealed = seal (fixture->rig, track);
  gsize size;
  const guint8 *bytes = g_bytes_get_data (sealed, &size);

  g_assert_cmpint (rig_set_sealed (fixture->rig, bytes, size - 1), ==,
                   SCRUTINY_COVER_BAD_TRACK);
  assert_all_hidden (fixture->rig);
}

static void
test_other_key (RigFixture *fixture, gconstpointer data)
{
  g_autoptr (ScrutinyHideTrack) track = rig_make_track (&fixture->rig->clip);
  g_autoptr (GBytes) sealed = NULL;
  gsize size;
  const void *bytes;

  fixture->rig->track_key[0] ^= 1;
  sealed = seal (fixture->rig, track);
  bytes = g_bytes_get_data (sealed, &size);
  g_assert_cmpint (rig_set_sealed (fixture->rig, bytes, size), ==,
                   SCRUTINY_COVER_BAD_TRACK);
  assert_all_hidden (fixture->rig);
}

static void
test_other_clip (RigFixture *fixture, gconstpointer data)
{
  ScrutinyHideClip clip = fixture->rig->clip;
  g_autoptr (ScrutinyHideTrack) track = NULL;

  clip.sha256[31] ^= 1;
  track = rig_make_track (&clip);
  g_assert_cmpint (rig_set_track (fixture->rig, track), ==, SCRUTINY_COVER_OTHER_CLIP);
  assert_all_hidden (fixture->rig);
}

static void
test_other_shape (RigFixture *fixture, gconstpointer data)
{
  ScrutinyHideClip clips[4];

  for (guint i = 0; i < G_N_ELEMENTS (clips); i++)
    clips[i] = fixture->rig->clip;
  clips[0].width += 2;
  clips[1].rotation = 90;
  clips[2].time_base_den *= 2;
  clips[3].stream += 1;

  for (guint i = 0; i < G_N_ELEMENTS (clips); i++) {
    g_autoptr (ScrutinyHideTrack) track = rig_make_track (&clips[i]);

    g_assert_cmpint (rig_set_track (fixture->rig, track), ==, SCRUTINY_COVER_OTHER_SHAPE);
  }
  assert_all_hidden (fixture->rig);
}

/* A good track taken away, or replaced by a bad one, must not live on. */
static void
test_track_is_taken_away (RigFixture *fixture, gconstpointer data)
{
  g_autoptr (ScrutinyHideTrack) track = rig_make_track (&fixture->rig->clip);

  g_assert_cmpint (rig_set_track (fixture->rig, track), ==, SCRUTINY_COVER_NONE);
  g_assert_cmpint (rig_set_sealed (fixture->rig, NULL, 0), ==, SCRUTINY_COVER_NO_TRACK);
  assert_all_hidden (fixture->rig);
}

/* Counts the frames of one reason while playing from the start. */
static guint
count_reason (Rig *rig, ScrutinyCoverReason reason)
{
  ScrutinyMessage message = { .type = SCRUTINY_MESSAGE_PLAY };
  guint count = 0;

  g_assert_true (scrutiny_message_send (rig->socket_fd, &message, NULL, 0));
  do {
    rig_receive (rig, &message);
    if (message.type == SCRUTINY_MESSAGE_FRAME) {
      gboolean is_hidden = message.code == reason;

      count += is_hidden;
      g_assert_cmpint (rig_is_grey (rig, &message), ==, is_hidden);
      g_assert_cmpuint (rig_count_magenta (rig, &message), ==, 0);
    }
    rig_give_back (rig, &message);
  } while (message.type != SCRUTINY_MESSAGE_END);

  return count;
}

static void
test_whole_span (RigFixture *fixture, gconstpointer data)
{
  g_autoptr (ScrutinyHideTrack) track = rig_make_track (&fixture->rig->clip);

  g_test_summary (
      "Frames 25 to 49 are marked, so 24 to 50 are hidden: one more each side");

  scrutiny_hide_track_add_picture (track, 1000000, 2000000 - 1, "nudity", NULL);
  rig_set_track (fixture->rig, track);
  g_assert_cmpuint (count_reason (fixture->rig, SCRUTINY_COVER_SPAN), ==, 27);
}

static void
test_lost_region (RigFixture *fixture, gconstpointer data)
{
  const ScrutinyHideKey keys[] = {
    { 2000000, 0.1, 0.1, 0.1, 0.1, SCRUTINY_HIDE_STATE_LOST },
    { 3000000, 0.1, 0.1, 0.1, 0.1, SCRUTINY_HIDE_STATE_OUTSIDE },
  };
  g_autoptr (ScrutinyHideTrack) track = rig_make_track (&fixture->rig->clip);
  g_autoptr (ScrutinyHideRegion) region =
      scrutiny_hide_region_new ("lost", SCRUTINY_HIDE_SHAPE_RECTANGLE, "face", keys, 2,
                                NULL);

  scrutiny_hide_track_add_region (track, region, NULL);
  rig_set_track (fixture->rig, track);
  g_assert_cmpuint (count_reason (fixture->rig, SCRUTINY_COVER_LOST), ==, 27);
}

/* A clip that changes its size half-way: from there on nobody knows what is where. */
static void
test_size_change (void)
{
  static const char *const big[] = { "-an",      "-c:v",    "mpeg2video", "-q:v", "3",
                                     "-pix_fmt", "yuv420p", "-t",         "2",    NULL };
  static const char *const small[] = { "-an",     "-c:v", "mpeg2video",
                                       "-q:v",    "3",    "-pix_fmt",
                                       "yuv420p", "-vf",  "scale=320:180",
                                       "-t",      "2",    NULL };
  g_autofree char *folder = g_dir_make_tmp ("size-XXXXXX", NULL);
  g_autofree char *first = rig_make_clip (folder, "a.mpg", big);
  g_autofree char *second = rig_make_clip (folder, "b.mpg", small);
  g_autofree char *both = g_build_filename (folder, "both.mpg", NULL);
  g_autofree char *a = NULL, *b = NULL;
  g_autoptr (GByteArray) joined = g_byte_array_new ();
  g_autoptr (ScrutinyHideTrack) track = NULL;
  gsize a_size, b_size;
  guint magenta, grey, n_frames;
  ScrutinyMessage answer;
  Rig *rig = rig_new (PROGRAM);

  g_assert_true (g_file_get_contents (first, &a, &a_size, NULL));
  g_assert_true (g_file_get_contents (second, &b, &b_size, NULL));
  g_byte_array_append (joined, (const guint8 *) a, (guint) a_size);
  g_byte_array_append (joined, (const guint8 *) b, (guint) b_size);
  g_assert_true (
      g_file_set_contents (both, (const char *) joined->data, joined->len, NULL));

  g_assert_true (rig_open (rig, both, &answer));
  track = rig_make_track (&rig->clip);
  rig_set_track (rig, track);
  n_frames = rig_play (rig, NULL, &magenta, &grey);
  g_assert_cmpuint (n_frames, >, 50);
  g_assert_cmpuint (grey, >=, 40);
  g_assert_cmpuint (magenta, ==, 0);

  rig_free (rig);
  g_unlink (first);
  g_unlink (second);
  g_unlink (both);
  g_rmdir (folder);
}

/* The desktop names the clip it means; other bytes under its name are not shown. */
static void
test_swapped_file (void)
{
  g_autofree char *folder = g_dir_make_tmp ("swap-XXXXXX", NULL);
  g_autofree char *clip = rig_make_clip (folder, "clip.mp4", NULL);
  ScrutinyMessage request = { .type = SCRUTINY_MESSAGE_OPEN,
                              .size_bytes = RIG_SLOT_BYTES };
  ScrutinyMessage answer;
  Rig *rig = rig_new (PROGRAM);
  FILE *file = g_fopen (clip, "rb");
  int fds[2] = { fileno (file), rig->ring_fd };

  rig_ask (rig, &request, fds, 2);
  fclose (file);
  rig_receive (rig, &answer);
  g_assert_cmpint (answer.type, ==, SCRUTINY_MESSAGE_FAILED);
  g_assert_cmpint (answer.code, ==, SCRUTINY_FAILURE_OTHER_CLIP);

  rig_free (rig);
  g_unlink (clip);
  g_rmdir (folder);
}

static void
add (const char *path, void (*test) (RigFixture *fixture, gconstpointer data))
{
  g_test_add (path, RigFixture, NULL, rig_fixture_set_up, test, rig_fixture_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  add ("/media/worker-doubt/no-track", test_no_track);
  add ("/media/worker-doubt/damaged-track", test_damaged_track);
  add ("/media/worker-doubt/cut-track", test_cut_track);
  add ("/media/worker-doubt/other-key", test_other_key);
  add ("/media/worker-doubt/other-clip", test_other_clip);
  add ("/media/worker-doubt/other-shape", test_other_shape);
  add ("/media/worker-doubt/track-is-taken-away", test_track_is_taken_away);
  add ("/media/worker-doubt/whole-span", test_whole_span);
  add ("/media/worker-doubt/lost-region", test_lost_region);
  g_test_add_func ("/media/worker-doubt/size-change", test_size_change);
  g_test_add_func ("/media/worker-doubt/swapped-file", test_swapped_file);

  return g_test_run ();
}
