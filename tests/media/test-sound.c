/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "media/sound.h"
#include "private-pulse.h"

#define RATE         48000
#define BLOCK_FRAMES 1024

typedef struct {
  PrivatePulse *pulse;
  ScrutinySound *sound;
} Fixture;

static void
iterate_until_not (ScrutinySound *sound, ScrutinySoundState state)
{
  const gint64 limit_us = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (scrutiny_sound_get_state (sound) == state) {
    g_assert_cmpint (g_get_monotonic_time (), <, limit_us);
    g_main_context_iteration (NULL, FALSE);
    g_thread_yield ();
  }
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->pulse = private_pulse_start ();
  fixture->sound = scrutiny_sound_new (RATE, 2);
  iterate_until_not (fixture->sound, SCRUTINY_SOUND_CONNECTING);
  g_assert_cmpint (scrutiny_sound_get_state (fixture->sound), ==, SCRUTINY_SOUND_READY);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (fixture->sound);
  private_pulse_stop (fixture->pulse);
}

/* A tone, but zeros from @mute_from to @mute_to (sample frames). */
static void
queue_tone (ScrutinySound *sound, guint frames, guint mute_from, guint mute_to)
{
  for (guint start = 0; start < frames; start += BLOCK_FRAMES) {
    gint16 samples[BLOCK_FRAMES * 2];
    g_autoptr (GBytes) pcm = NULL;

    for (guint i = 0; i < BLOCK_FRAMES; i++) {
      const guint at = start + i;
      const gboolean is_muted = at >= mute_from && at < mute_to;
      const double value = is_muted ? 0.0 : 12000.0 * sin (2 * G_PI * 1000 * at / RATE);

      samples[2 * i] = samples[2 * i + 1] = (gint16) value;
    }
    pcm = g_bytes_new (samples, sizeof samples);
    scrutiny_sound_queue (sound, pcm, (gint64) start * G_USEC_PER_SEC / RATE);
  }
  scrutiny_sound_end (sound);
}

static void
play_to_the_end (ScrutinySound *sound)
{
  const gint64 limit_us = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  scrutiny_sound_set_playing (sound, TRUE);
  while (!scrutiny_sound_is_drained (sound)) {
    g_assert_cmpint (g_get_monotonic_time (), <, limit_us);
    g_usleep (5000);
  }
}

static gint
first_loud (GArray *samples)
{
  for (guint i = 0; i < samples->len; i++) {
    if (ABS (g_array_index (samples, gint16, i)) > 3000)
      return (gint) i;
  }
  return -1;
}

/* How long the longest stretch of nothing but zeros is, between two
 * samples that are not. */
static gint
longest_silence (GArray *samples, gint start)
{
  gint run = 0, longest = 0;

  for (guint i = (guint) start; i < samples->len; i++) {
    const gint16 sample = g_array_index (samples, gint16, i);

    if (sample != 0)
      longest = MAX (longest, run);
    run = sample == 0 ? run + 1 : 0;
  }
  return longest;
}

static void
test_silence_is_zero (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) samples = NULL;
  const gint second = RATE * 2;
  gint start, loud = 0;

  g_test_summary ("What is zero in the queue is zero at the device, the rest is heard");
  private_pulse_record (fixture->pulse);
  queue_tone (fixture->sound, 2 * RATE, RATE / 2, RATE);
  play_to_the_end (fixture->sound);
  g_usleep (300000); /* the monitor is behind by its own latency */
  samples = private_pulse_stop_recording (fixture->pulse);

  start = first_loud (samples);
  g_assert_cmpint (start, >=, 0);
  g_assert_cmpint (longest_silence (samples, start), >=, second / 2 - 200);
  for (guint i = (guint) start; i < samples->len; i++)
    loud += ABS (g_array_index (samples, gint16, i)) > 3000;
  g_assert_cmpint (loud, >, second); /* of the 1.5 s of tone, with its crossings */
}

static void
test_is_the_clock (Fixture *fixture, gconstpointer data)
{
  gint64 heard_us = 0, began_us, last_us = 0;

  g_test_summary ("What is heard follows the time that passes, and stands when paused");
  queue_tone (fixture->sound, 3 * RATE, 0, 0);
  scrutiny_sound_set_playing (fixture->sound, TRUE);
  while (!scrutiny_sound_get_heard_us (fixture->sound, &heard_us) || heard_us < 300000)
    g_usleep (1000);
  began_us = g_get_monotonic_time () - heard_us;
  while (heard_us < 1500000) {
    g_assert_true (scrutiny_sound_get_heard_us (fixture->sound, &heard_us));
    g_assert_cmpint (heard_us, >=, last_us);
    g_assert_cmpint (ABS (g_get_monotonic_time () - began_us - heard_us), <, 80000);
    last_us = heard_us;
    g_usleep (10000);
  }

  scrutiny_sound_set_playing (fixture->sound, FALSE);
  g_usleep (100000);
  g_assert_true (scrutiny_sound_get_heard_us (fixture->sound, &last_us));
  g_usleep (200000);
  g_assert_true (scrutiny_sound_get_heard_us (fixture->sound, &heard_us));
  g_assert_cmpint (heard_us - last_us, <, 5000);
}

static void
test_flush (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) samples = NULL;
  gint64 heard_us = 0;
  gint start, loud = 0;

  g_test_summary ("After a flush nothing that was queued is heard");
  private_pulse_record (fixture->pulse);
  queue_tone (fixture->sound, 4 * RATE, 0, 0);
  scrutiny_sound_set_playing (fixture->sound, TRUE);
  while (!scrutiny_sound_get_heard_us (fixture->sound, &heard_us) || heard_us < 500000)
    g_usleep (1000);
  scrutiny_sound_flush (fixture->sound);
  g_assert_cmpint (scrutiny_sound_get_queued_us (fixture->sound), ==, 0);
  g_assert_false (scrutiny_sound_get_heard_us (fixture->sound, &heard_us));
  g_usleep (700000);
  samples = private_pulse_stop_recording (fixture->pulse);

  start = first_loud (samples);
  g_assert_cmpint (start, >=, 0);
  for (guint i = (guint) start; i < samples->len; i++)
    loud += ABS (g_array_index (samples, gint16, i)) > 3000;
  g_assert_cmpint (loud, <, 2 * RATE * 7 / 10); /* 0.5 s and what the device held */
}

static void
test_server_dies (Fixture *fixture, gconstpointer data)
{
  g_test_summary ("A sound server that goes away is told, not waited for");
  scrutiny_sound_set_playing (fixture->sound, TRUE);
  private_pulse_stop (fixture->pulse);
  iterate_until_not (fixture->sound, SCRUTINY_SOUND_READY);
  g_assert_cmpint (scrutiny_sound_get_state (fixture->sound), ==,
                   SCRUTINY_SOUND_NO_DEVICE);
  g_assert_true (scrutiny_sound_is_drained (fixture->sound));

  fixture->pulse = private_pulse_start ();
  scrutiny_sound_retry (fixture->sound);
  iterate_until_not (fixture->sound, SCRUTINY_SOUND_NO_DEVICE);
  iterate_until_not (fixture->sound, SCRUTINY_SOUND_CONNECTING);
}

#define ADD(path, func)                                                                  \
  g_test_add ("/media/sound/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("silence-is-zero", test_silence_is_zero);
  ADD ("is-the-clock", test_is_the_clock);
  ADD ("flush-forgets", test_flush);
  ADD ("server-dies", test_server_dies);

  return g_test_run ();
}
