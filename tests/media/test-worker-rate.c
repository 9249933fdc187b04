/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "worker-rig.h"

#define CLIP_US 4000000
#define WINDOW  2400

typedef struct {
  char *folder;
  char *clip;
  Rig *rig;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const options[] = { "-c:v", "libx264", "-g", "25",
                                         "-c:a", "aac",     NULL };
  g_autoptr (ScrutinyHideTrack) track = NULL;
  ScrutinyMessage answer;

  fixture->folder = g_dir_make_tmp ("rate-XXXXXX", NULL);
  fixture->clip = rig_make_clip (fixture->folder, "clip.mp4", options);
  fixture->rig = rig_new ("BWV_SCRUTINY_FOOTAGE");
  g_assert_true (rig_open (fixture->rig, fixture->clip, &answer));
  track = rig_make_track (&fixture->rig->clip);
  rig_set_track (fixture->rig, track);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  rig_free (fixture->rig);
  g_unlink (fixture->clip);
  g_rmdir (fixture->folder);
  g_free (fixture->clip);
  g_free (fixture->folder);
}

/* Energy of one pitch in a stretch of the left channel (Goertzel). */
static double
measure (const gint16 *samples, double hertz)
{
  const double turn = 2 * cos (2 * G_PI * hertz / SCRUTINY_SOUND_RATE);
  double one = 0, two = 0;

  for (guint i = 0; i < WINDOW; i++) {
    const double next = samples[2 * i] + turn * one - two;

    two = one;
    one = next;
  }

  return sqrt (one * one + two * two - turn * one * two) / WINDOW;
}

static void
ask_rate (Fixture *fixture, gint64 permille)
{
  ScrutinyMessage rate = { .type = SCRUTINY_MESSAGE_RATE, .count = permille };
  ScrutinyMessage frame;

  g_assert_true (scrutiny_message_send (fixture->rig->socket_fd, &rate, NULL, 0));
  rig_seek (fixture->rig, 0, &frame);
  rig_give_back (fixture->rig, &frame);
}

/* All sound that comes, with the furthest that a block's time is off from where its
 * samples stand. */
static GByteArray *
play (Fixture *fixture, gint64 permille, gint64 *most_off_us)
{
  ScrutinyMessage message = { .type = SCRUTINY_MESSAGE_PLAY };
  GByteArray *sound = g_byte_array_new ();

  *most_off_us = 0;
  g_assert_true (scrutiny_message_send (fixture->rig->socket_fd, &message, NULL, 0));
  do {
    rig_receive (fixture->rig, &message);
    if (message.type == SCRUTINY_MESSAGE_SOUND) {
      gint64 stands_us = (gint64) sound->len / 4 * permille * 1000 / SCRUTINY_SOUND_RATE;

      *most_off_us = MAX (*most_off_us, ABS (message.at_us - stands_us));
      g_byte_array_append (sound, (const guint8 *) rig_sound (fixture->rig, &message),
                           (guint) message.count * 4);
    }
    rig_give_back (fixture->rig, &message);
  } while (message.type != SCRUTINY_MESSAGE_END);

  return sound;
}

static void
test_rate (Fixture *fixture, gconstpointer data)
{
  gint64 permille = GPOINTER_TO_INT (data), off_us;
  g_autoptr (GByteArray) sound = NULL;
  const gint16 *samples;
  guint frames, from, to;

  g_test_summary ("At another speed the sound is as much longer or shorter, each block "
                  "knows its time in the clip, the tone keeps its pitch, and what was "
                  "silenced stays silent");
  ask_rate (fixture, permille);
  sound = play (fixture, permille, &off_us);
  samples = (const gint16 *) (const void *) sound->data;
  frames = sound->len / 4;
  g_assert_cmpint (ABS ((gint64) frames * permille * 1000 / SCRUTINY_SOUND_RATE -
                        CLIP_US),
                   <, 120000);
  g_assert_cmpint (off_us, <, 60000);

  from = (guint) (SCRUTINY_SOUND_RATE * 2.5 * 1000 / (double) permille);
  g_assert_cmpfloat (measure (samples + 2 * from, 440), >, 2000);
  g_assert_cmpfloat (measure (samples + 2 * from, 440.0 * (double) permille / 1000), <,
                     400);
  from = (guint) (SCRUTINY_SOUND_RATE * 1.1 * 1000 / (double) permille);
  to = (guint) (SCRUTINY_SOUND_RATE * 1.9 * 1000 / (double) permille);
  for (guint i = from; i < to; i++)
    g_assert_cmpint (samples[2 * i], ==, 0);
  for (guint i = 0; i + WINDOW < frames; i += WINDOW / 2)
    g_assert_cmpfloat (measure (samples + 2 * i, 1000), <, 1000);
}

static void
test_back_to_normal (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GByteArray) before = NULL;
  g_autoptr (GByteArray) after = NULL;
  gint64 off_us;

  g_test_summary (
      "Normal speed after another one: as much sound as before, at its pitch");
  ask_rate (fixture, SCRUTINY_RATE_NORMAL);
  before = play (fixture, SCRUTINY_RATE_NORMAL, &off_us);
  ask_rate (fixture, 1500);
  ask_rate (fixture, SCRUTINY_RATE_NORMAL);
  after = play (fixture, SCRUTINY_RATE_NORMAL, &off_us);
  g_assert_cmpuint (before->len, ==, after->len);
  g_assert_cmpfloat (measure ((const gint16 *) (void *) after->data + SCRUTINY_SOUND_RATE,
                              440),
                     >, 2000);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  static const gint64 rates[] = { 0, -1000, 249, 2001, G_MAXINT64 };
  ScrutinyMessage answer;

  for (guint i = 0; i < G_N_ELEMENTS (rates); i++) {
    ScrutinyMessage rate = { .type = SCRUTINY_MESSAGE_RATE, .count = rates[i] };

    rig_ask (fixture->rig, &rate, NULL, 0);
    rig_wait (fixture->rig, SCRUTINY_MESSAGE_FAILED, &answer);
    g_assert_cmpuint (answer.code, ==, SCRUTINY_FAILURE_BAD_REQUEST);
  }
}

int
main (int argc, char **argv)
{
  static const gint rates[] = { 250, 500, 750, 1250, 1500, 2000 };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rates); i++) {
    g_autofree char *path = g_strdup_printf ("/media/worker-rate/%d", rates[i]);

    g_test_add (path, Fixture, GINT_TO_POINTER (rates[i]), set_up, test_rate, tear_down);
  }
  g_test_add ("/media/worker-rate/normal-again", Fixture, NULL, set_up,
              test_back_to_normal, tear_down);
  g_test_add ("/media/worker-rate/others-are-refused", Fixture, NULL, set_up,
              test_refused, tear_down);

  return g_test_run ();
}
