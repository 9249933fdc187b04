/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <sodium.h>

#include "playback-rig.h"
#include "private-pulse.h"
#include "tests/support/test-clip.h"

/* What is heard while the real worker plays made-up footage: recorded at a sound server
 * of the test's own (T14 in short). */

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
play_and_record (Playback *fixture, gboolean is_editing, GArray **samples)
{
  PrivatePulse *pulse = private_pulse_start ();

  playback_open (fixture, &fixture->facts.clip, is_editing);
  scrutiny_player_show (fixture->player);
  playback_run_until_state (fixture, SCRUTINY_PLAYBACK_PAUSED);
  private_pulse_record (pulse);
  scrutiny_player_play (fixture->player);
  playback_run_until_state (fixture, SCRUTINY_PLAYBACK_END);
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
test_silence (Playback *fixture, gconstpointer data)
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
test_sound_too_short (Playback *fixture, gconstpointer data)
{
  for (guint seconds = 0; seconds < 2; seconds++) {
    PrivatePulse *pulse = private_pulse_start ();
    g_autofree char *path = NULL;
    gint64 began_us;

    path = test_clip_make_with_sound (fixture->folder, "short.mp4", "magenta", seconds);
    g_clear_pointer (&fixture->bare, scrutiny_footage_ticket_unref);
    g_clear_pointer (&fixture->sealed_path, g_free);
    playback_seal_clip (fixture, path);
    g_assert_true (
        scrutiny_clip_facts_probe (&fixture->facts, fixture->bare, NULL, NULL));
    g_assert_cmpint (fixture->facts.has_sound, ==, seconds > 0);
    playback_open (fixture, &fixture->facts.clip, FALSE);
    scrutiny_player_show (fixture->player);
    playback_run_until_state (fixture, SCRUTINY_PLAYBACK_PAUSED);
    began_us = g_get_monotonic_time ();
    scrutiny_player_play (fixture->player);
    playback_run_until_state (fixture, SCRUTINY_PLAYBACK_END);
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
test_hide_is_silent (Playback *fixture, gconstpointer data)
{
  PrivatePulse *pulse = private_pulse_start ();
  g_autoptr (GArray) samples = NULL;
  guint loud = 0;

  g_test_summary ("B: the sound is off at once, not when the queue has run out");
  playback_open (fixture, &fixture->facts.clip, FALSE);
  scrutiny_player_play (fixture->player);
  playback_run_until_time (fixture, 2500000);
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
test_editor_hears_it (Playback *fixture, gconstpointer data)
{
  g_autoptr (GArray) samples = NULL;
  double open_pitch, hidden_pitch;

  play_and_record (fixture, TRUE, &samples);
  find_loudest (samples, &open_pitch, &hidden_pitch);
  g_assert_cmpfloat (open_pitch, >, 2000);
  g_assert_cmpfloat (hidden_pitch, >, 2000);
}

#define ADD(path, func)                                                                  \
  g_test_add ("/media/playback-sound/" path, Playback, NULL, playback_set_up, func,      \
              playback_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  if (sodium_init () < 0)
    return 1;
  g_setenv ("PULSE_SERVER", "unix:/nonexistent/no-sound-here", TRUE);

  ADD ("silence", test_silence);
  ADD ("sound-too-short", test_sound_too_short);
  ADD ("hide-is-silent", test_hide_is_silent);
  ADD ("editor-hears-it", test_editor_hears_it);

  return g_test_run ();
}
