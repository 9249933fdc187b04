/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <unistd.h>

#include "tests/media/worker-rig.h"

#define PROGRAM "BWV_SCRUTINY_FOOTAGE"

static void
test_opens (RigFixture *fixture, gconstpointer data)
{
  const ScrutinyMessage *opened = &fixture->rig->opened;

  g_assert_cmpuint (opened->width, ==, 640);
  g_assert_cmpuint (opened->height, ==, 360);
  g_assert_cmpint (opened->count, ==, 100);
  g_assert_cmpint (opened->duration_us, ==, 4000000);
  g_assert_cmpuint (opened->flags, ==, SCRUTINY_CLIP_SOUND);
  g_assert_cmpuint (fixture->rig->clip.rotation, ==, 0);
}

/* Without the track the box is there to see, or the other tests would prove nothing. */
static void
test_editor_sees_it (RigFixture *fixture, gconstpointer data)
{
  Rig *rig = fixture->rig;
  g_autoptr (ScrutinyHideTrack) track = rig_make_track (&rig->clip);
  ScrutinyMessage frame;

  g_assert_cmpint (rig_set_editing (rig, track), ==, SCRUTINY_COVER_NONE);
  rig_seek (rig, 1480000, &frame);
  g_assert_cmpuint (frame.flags & SCRUTINY_FRAME_CLEAR, !=, 0);
  g_assert_cmpuint (rig_count_magenta (rig, &frame), >, 6000);
  rig_give_back (rig, &frame);
}

static void
test_covers_every_frame (RigFixture *fixture, gconstpointer data)
{
  Rig *rig = fixture->rig;
  g_autoptr (ScrutinyHideTrack) track = rig_make_track (&rig->clip);
  guint magenta, grey;

  g_assert_cmpint (rig_set_track (rig, track), ==, SCRUTINY_COVER_NONE);
  g_assert_cmpuint (rig_play (rig, NULL, &magenta, &grey), ==, 100);
  g_assert_cmpuint (magenta, ==, 0);
  g_assert_cmpuint (grey, ==, 0);
}

static void
test_silences_the_span (RigFixture *fixture, gconstpointer data)
{
  Rig *rig = fixture->rig;
  g_autoptr (ScrutinyHideTrack) track = rig_make_track (&rig->clip);
  g_autoptr (GByteArray) sound = g_byte_array_new ();
  const gint16 *samples;
  guint magenta, grey, n_frames;
  gint loudest = 0;

  g_test_summary ("Inside the span every sample is exactly 0 in both channels, and there "
                  "is sound right outside it (T14)");

  rig_set_track (rig, track);
  rig_play (rig, sound, &magenta, &grey);
  samples = (const gint16 *) (const void *) sound->data;
  n_frames = sound->len / 4;
  g_assert_cmpuint (n_frames, >=, 4 * SCRUTINY_SOUND_RATE - 2048);
  for (guint i = SCRUTINY_SOUND_RATE; i < 2 * SCRUTINY_SOUND_RATE; i++) {
    g_assert_cmpint (samples[2 * i], ==, 0);
    g_assert_cmpint (samples[2 * i + 1], ==, 0);
  }
  for (guint i = SCRUTINY_SOUND_RATE - 3000; i < SCRUTINY_SOUND_RATE - 1400; i++)
    loudest = MAX (loudest, samples[2 * i]);
  g_assert_cmpint (loudest, >, 10000);
}

/* Where the magenta box starts tells which picture it is. */
static void
assert_is_picture (Rig *rig, const ScrutinyMessage *frame, guint number)
{
  const guint8 *row = rig_picture (rig, frame) + (gsize) 140 * frame->stride;
  guint left = 0;

  while (left < frame->width && !(row[3 * left] > row[3 * left + 1] + 60))
    left++;
  g_assert_cmpint (frame->at_us, ==, number * 40000);
  g_assert_cmpfloat_with_epsilon (left, 40 + 60 * 0.04 * number, 2.1);
}

static void
test_seeks_to_the_picture (RigFixture *fixture, gconstpointer data)
{
  Rig *rig = fixture->rig;
  g_autoptr (ScrutinyHideTrack) track = rig_make_track (&rig->clip);
  g_autoptr (GRand) random = g_rand_new_with_seed (4711);
  ScrutinyMessage frame;

  g_test_summary (
      "A seek shows the very picture that is on the screen at that time (T20)");

  rig_set_editing (rig, track);
  for (guint i = 0; i < 60; i++) {
    guint number = (guint) g_rand_int_range (random, 0, 100);

    rig_seek (rig, number * 40000 + g_rand_int_range (random, 0, 40000), &frame);
    assert_is_picture (rig, &frame, number);
    rig_give_back (rig, &frame);
  }
}

static void
step (Rig *rig, guint32 direction, gint64 at_us, ScrutinyMessage *frame)
{
  ScrutinyMessage request = { .type = SCRUTINY_MESSAGE_STEP,
                              .code = direction,
                              .at_us = at_us };

  rig_ask (rig, &request, NULL, 0);
  rig_wait (rig, SCRUTINY_MESSAGE_FRAME, frame);
  rig_give_back (rig, frame);
}

static void
test_steps_both_ways (RigFixture *fixture, gconstpointer data)
{
  Rig *rig = fixture->rig;
  g_autoptr (ScrutinyHideTrack) track = rig_make_track (&rig->clip);
  ScrutinyMessage frame;
  guint number = 60;

  g_test_summary (
      "Stepping back and forth over key frames goes picture by picture (T20)");

  rig_set_editing (rig, track);
  rig_seek (rig, number * 40000, &frame);
  rig_give_back (rig, &frame);
  for (guint i = 0; i < 40; i++) {
    step (rig, 2, number * 40000, &frame);
    assert_is_picture (rig, &frame, --number);
  }
  for (guint i = 0; i < 60; i++) {
    step (rig, 1, number * 40000, &frame);
    assert_is_picture (rig, &frame, ++number);
  }
}

static void
test_wanders (RigFixture *fixture, gconstpointer data)
{
  Rig *rig = fixture->rig;
  g_autoptr (ScrutinyHideTrack) track = rig_make_track (&rig->clip);
  g_autoptr (GRand) random = g_rand_new_with_seed (20);
  ScrutinyMessage frame;
  guint number = 50;

  g_test_summary (
      "Short jumps and steps in any order, from the cache, on the way or by a "
      "key frame, always show the picture asked for (T20)");
  rig_set_editing (rig, track);
  rig_seek (rig, number * 40000, &frame);
  rig_give_back (rig, &frame);
  for (guint i = 0; i < 160; i++) {
    if (g_rand_boolean (random)) {
      gint to = (gint) number + g_rand_int_range (random, -14, 15);

      number = (guint) CLAMP (to, 2, 97);
      rig_seek (rig, number * 40000, &frame);
    } else {
      gboolean is_back = g_rand_boolean (random);

      number = CLAMP (number, 3, 96);
      rig_seek (rig, number * 40000, &frame);
      rig_give_back (rig, &frame);
      step (rig, is_back ? 2 : 1, number * 40000, &frame);
      number = is_back ? number - 1 : number + 1;
      assert_is_picture (rig, &frame, number);
      continue;
    }
    assert_is_picture (rig, &frame, number);
    rig_give_back (rig, &frame);
  }
}

/* Only when playing has begun from a seek do picture and sound start together. */
static void
test_plays_on_from_a_seek (RigFixture *fixture, gconstpointer data)
{
  Rig *rig = fixture->rig;
  g_autoptr (ScrutinyHideTrack) track = rig_make_track (&rig->clip);
  ScrutinyMessage frame, message = { .type = SCRUTINY_MESSAGE_PLAY };
  gboolean has_sound = FALSE;
  gint64 next_us = 2480000;

  rig_set_track (rig, track);
  rig_seek (rig, 2480000, &frame);
  rig_give_back (rig, &frame);
  g_assert_true (scrutiny_message_send (rig->socket_fd, &message, NULL, 0));
  while (!has_sound || next_us < 3000000) {
    rig_receive (rig, &message);
    if (message.type == SCRUTINY_MESSAGE_FRAME)
      g_assert_cmpint (message.at_us, ==, next_us += 40000);
    if (message.type == SCRUTINY_MESSAGE_SOUND && !has_sound) {
      has_sound = TRUE;
      g_assert_cmpint (ABS (message.at_us - 2480000), <, 22000);
    }
    rig_give_back (rig, &message);
  }
}

static void
test_writes_a_still (RigFixture *fixture, gconstpointer data)
{
  static const guint8 signature[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
  Rig *rig = fixture->rig;
  g_autoptr (ScrutinyHideTrack) track = rig_make_track (&rig->clip);
  ScrutinyMessage request = { .type = SCRUTINY_MESSAGE_STILL,
                              .size_bytes = 1 << 20,
                              .at_us = 1490000 };
  int fd = rig_memfd (1 << 20);
  guint8 start[24];
  ScrutinyMessage answer;

  rig_set_track (rig, track);
  rig_ask (rig, &request, &fd, 1);
  rig_wait (rig, SCRUTINY_MESSAGE_DONE, &answer);
  g_assert_cmpint (answer.at_us, ==, 1480000);
  g_assert_cmpint (answer.size_bytes, >, 500);
  g_assert_cmpint (pread (fd, start, sizeof start, 0), ==, sizeof start);
  g_assert_cmpmem (start, sizeof signature, signature, sizeof signature);
  g_assert_cmpuint (start[18] << 8 | start[19], ==, 640);
  g_assert_cmpuint (start[22] << 8 | start[23], ==, 360);
  close (fd);
}

static void
test_fits_the_size (RigFixture *fixture, gconstpointer data)
{
  Rig *rig = fixture->rig;
  g_autoptr (ScrutinyHideTrack) track = rig_make_track (&rig->clip);
  ScrutinyMessage request = { .type = SCRUTINY_MESSAGE_SIZE,
                              .width = 321,
                              .height = 900 };
  ScrutinyMessage frame;

  rig_set_track (rig, track);
  rig_seek (rig, 1000000, &frame);
  rig_give_back (rig, &frame);
  request.at_us = 1000000;
  rig_ask (rig, &request, NULL, 0);
  rig_wait (rig, SCRUTINY_MESSAGE_FRAME, &frame);
  g_assert_cmpint (frame.at_us, ==, 1000000);
  g_assert_cmpuint (frame.width, ==, 320);
  g_assert_cmpuint (frame.height, ==, 180);
  g_assert_cmpuint (rig_count_magenta (rig, &frame), ==, 0);
  rig_give_back (rig, &frame);
}

static void
test_escapes_are_refused (void)
{
  Rig *rig = rig_new (PROGRAM);
  ScrutinyMessage request = { .type = SCRUTINY_MESSAGE_TRY_ESCAPES }, answer;

  g_test_summary ("Code taken over by hostile footage can do nothing but its work (T7)");

  g_assert_cmpuint (rig->layers & SCRUTINY_SANDBOX_SECCOMP, !=, 0);
  g_assert_cmpuint (rig->layers &
                        (SCRUTINY_SANDBOX_LANDLOCK | SCRUTINY_SANDBOX_NAMESPACES),
                    !=, 0);
  rig_ask (rig, &request, NULL, 0);
  rig_wait (rig, SCRUTINY_MESSAGE_ESCAPES, &answer);
  g_test_message ("layers %u, tried %d, refused %d", rig->layers, (int) answer.count,
                  (int) answer.size_bytes);
  g_assert_cmpstr (answer.text, ==, "");
  g_assert_cmpint (answer.count, >=, 30);
  g_assert_cmpint (answer.size_bytes, ==, answer.count);
  rig_free (rig);
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

  add ("/media/worker/opens", test_opens);
  add ("/media/worker/editor-sees-it", test_editor_sees_it);
  add ("/media/worker/covers-every-frame", test_covers_every_frame);
  add ("/media/worker/silences-the-span", test_silences_the_span);
  add ("/media/worker/seeks-to-the-picture", test_seeks_to_the_picture);
  add ("/media/worker/steps-both-ways", test_steps_both_ways);
  add ("/media/worker/wanders", test_wanders);
  add ("/media/worker/plays-on-from-a-seek", test_plays_on_from_a_seek);
  add ("/media/worker/writes-a-still", test_writes_a_still);
  add ("/media/worker/fits-the-size", test_fits_the_size);
  g_test_add_func ("/media/worker/escapes-are-refused", test_escapes_are_refused);

  return g_test_run ();
}
