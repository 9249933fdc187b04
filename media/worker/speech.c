/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/worker/speech-private.h"

#include <math.h>

#include "media/protocol-private.h"

#define SYLLABLES_PER_SECOND 3.7
#define BANDWIDTH_HZ         90.0
#define VOICE_LEVEL          1100.0
#define NAME_LEVEL           6000.0
#define VOWELS               5

/* The first three resonances of some vowels, in Hz. */
static const double vowels[VOWELS][SCRUTINY_SPEECH_FORMANTS] = {
  { 730, 1090, 2440 }, { 530, 1840, 2480 }, { 390, 1990, 2550 },
  { 570, 840, 2410 },  { 440, 1020, 2240 },
};

/* A two-pole resonance. */
static double
resonate (double memory[2], double hertz, double input)
{
  double radius = exp (-G_PI * BANDWIDTH_HZ / SCRUTINY_SOUND_RATE);
  double output = input +
                  2 * radius * cos (2 * G_PI * hertz / SCRUTINY_SOUND_RATE) * memory[0] -
                  radius * radius * memory[1];

  memory[1] = memory[0];
  memory[0] = output;

  return output;
}

static double
speak (ScrutinySpeech *self, double seconds)
{
  double beat = seconds * SYLLABLES_PER_SECOND;
  guint syllable = (guint) beat;
  const double *vowel = vowels[(syllable * 7 + self->scene->seed) % VOWELS];
  gboolean pauses = (syllable / 5 + self->scene->number) % 4 == 3;
  double loudness = pauses ? 0 : sin (G_PI * (beat - syllable));
  double pitch = 115 + 25 * sin (seconds * 1.3) + (syllable / 11 % 2) * 70, buzz = 0,
         sum = 0;

  self->phase += pitch / SCRUTINY_SOUND_RATE;
  if (self->phase >= 1) {
    self->phase -= 1;
    buzz = 1;
  }
  for (guint i = 0; i < SCRUTINY_SPEECH_FORMANTS; i++)
    sum += resonate (self->memory[i], vowel[i], buzz * loudness) / (i + 1);

  return sum;
}

/**
 * scrutiny_speech_make:
 * @self: a speaker; goes on from where it was
 * @samples: (out caller-allocates): @n_frames equal pairs
 * @n_frames: how many pairs
 */
void
scrutiny_speech_make (ScrutinySpeech *self, gint16 *samples, guint n_frames)
{
  double seconds, value;

  for (guint i = 0; i < n_frames; i++, self->position++) {
    seconds = (double) self->position / SCRUTINY_SOUND_RATE;
    value = VOICE_LEVEL * speak (self, seconds);
    if (scrutiny_demo_scene_says_name (self->scene, (gint64) (seconds * 1e6)))
      value += NAME_LEVEL * sin (2 * G_PI * SCRUTINY_DEMO_NAME_TONE_HZ * seconds);
    samples[2 * i] = (gint16) CLAMP (lrint (value), -30000, 30000);
    samples[2 * i + 1] = samples[2 * i];
  }
}
