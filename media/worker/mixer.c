/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/worker/mixer-private.h"

#include <libavutil/channel_layout.h>
#include <libavutil/mathematics.h>
#include <libswresample/swresample.h>
#include <string.h>

#include "media/worker/tempo-private.h"

#define FRAME_BYTES (SCRUTINY_SOUND_CHANNELS * sizeof (gint16))

/* Sound that does not follow within this is stretched anew from its own time. */
#define GAP_US 20000

struct _ScrutinyMixer {
  SwrContext *resampler;
  AVChannelLayout layout; /* what the resampler takes */
  int format;
  int rate;

  guint rate_permille;
  ScrutinyTempo *tempo; /* NULL at normal speed, and until there is sound */
  gint64 tempo_from_us; /* when the first pair given to it sounds */
  gint64 tempo_in;      /* pairs */
  gint64 tempo_out;

  GByteArray *ready; /* of gint16 pairs */
  guint taken;       /* bytes of ready */
  gint64 at_us;      /* of the first one not taken */
  ScrutinyCoverReason reason;
};

/** scrutiny_mixer_new: Returns: (transfer full): a mixer that has nothing to play */
ScrutinyMixer *
scrutiny_mixer_new (void)
{
  ScrutinyMixer *self = g_new0 (ScrutinyMixer, 1);

  self->ready = g_byte_array_new ();
  self->rate_permille = SCRUTINY_RATE_NORMAL;

  return self;
}

void
scrutiny_mixer_free (ScrutinyMixer *self)
{
  swr_free (&self->resampler);
  g_clear_pointer (&self->tempo, scrutiny_tempo_free);
  av_channel_layout_uninit (&self->layout);
  g_byte_array_unref (self->ready);
  g_free (self);
}

/* A file may change its kind of sound in mid-stream. */
static gboolean
prepare (ScrutinyMixer *self, const AVFrame *samples)
{
  AVChannelLayout stereo = AV_CHANNEL_LAYOUT_STEREO;

  if (self->resampler && self->format == samples->format &&
      self->rate == samples->sample_rate &&
      av_channel_layout_compare (&self->layout, &samples->ch_layout) == 0)
    return TRUE;

  swr_free (&self->resampler);
  av_channel_layout_uninit (&self->layout);
  self->format = samples->format;
  self->rate = samples->sample_rate;
  if (av_channel_layout_copy (&self->layout, &samples->ch_layout) < 0)
    return FALSE;
  if (self->layout.order == AV_CHANNEL_ORDER_UNSPEC)
    av_channel_layout_default (&self->layout, self->layout.nb_channels);
  if (swr_alloc_set_opts2 (&self->resampler, &stereo, AV_SAMPLE_FMT_S16,
                           SCRUTINY_SOUND_RATE, &self->layout, samples->format,
                           samples->sample_rate, 0, NULL) < 0 ||
      swr_init (self->resampler) < 0) {
    swr_free (&self->resampler);
    return FALSE;
  }

  return TRUE;
}

/* How long so many pairs are in the clip, at the present speed. */
static gint64
pairs_to_us (const ScrutinyMixer *self, gint64 pairs)
{
  return av_rescale (pairs, 1000 * (gint64) self->rate_permille, SCRUTINY_SOUND_RATE);
}

/* What came out of the filter is what is ready now. */
static void
take_stretched (ScrutinyMixer *self)
{
  g_byte_array_set_size (self->ready, 0);
  self->at_us = self->tempo_from_us + pairs_to_us (self, self->tempo_out);
  scrutiny_tempo_pull (self->tempo, self->ready);
  self->tempo_out += self->ready->len / FRAME_BYTES;
}

/* Without a filter there is silence: sound at another speed would run away. */
static void
stretch (ScrutinyMixer *self)
{
  guint pairs = self->ready->len / FRAME_BYTES;
  gint64 expected_us =
      self->tempo_from_us + av_rescale (self->tempo_in, 1000000, SCRUTINY_SOUND_RATE);

  if (self->tempo != NULL && ABS (self->at_us - expected_us) > GAP_US)
    g_clear_pointer (&self->tempo, scrutiny_tempo_free);
  if (self->tempo == NULL) {
    self->tempo = scrutiny_tempo_new (self->rate_permille);
    self->tempo_from_us = self->at_us;
    self->tempo_in = 0;
    self->tempo_out = 0;
  }
  if (self->tempo == NULL || pairs == 0 ||
      !scrutiny_tempo_push (self->tempo, (const gint16 *) (void *) self->ready->data,
                            pairs)) {
    g_byte_array_set_size (self->ready, 0);
    return;
  }
  self->tempo_in += pairs;
  take_stretched (self);
}

/**
 * scrutiny_mixer_set_rate:
 * @self: a mixer
 * @rate_permille: thousandths of normal speed
 *
 * Sound that is pushed from now on takes so much shorter or longer, at its own pitch.
 */
void
scrutiny_mixer_set_rate (ScrutinyMixer *self, guint rate_permille)
{
  scrutiny_mixer_clear (self);
  self->rate_permille = rate_permille;
}

/** scrutiny_mixer_finish: Nothing follows: what is still on its way becomes ready. */
void
scrutiny_mixer_finish (ScrutinyMixer *self)
{
  if (self->tempo == NULL || !scrutiny_mixer_is_empty (self))
    return;

  self->taken = 0;
  scrutiny_tempo_push (self->tempo, NULL, 0);
  take_stretched (self);
  g_clear_pointer (&self->tempo, scrutiny_tempo_free);
}

/**
 * scrutiny_mixer_push:
 * @self: a mixer from which all has been taken
 * @safe: silenced sound
 *
 * Sound of a kind that cannot be mixed is left out, which is silence.
 */
void
scrutiny_mixer_push (ScrutinyMixer *self, const ScrutinySafeSound *safe)
{
  const AVFrame *samples = safe->samples;
  guint8 *out;
  int room, made;

  g_return_if_fail (scrutiny_mixer_is_empty (self));

  self->taken = 0;
  g_byte_array_set_size (self->ready, 0);
  if (samples->sample_rate <= 0 || !prepare (self, samples))
    return;

  self->at_us = safe->at_us - swr_get_delay (self->resampler, 1000000);
  self->reason = safe->reason;
  room = swr_get_out_samples (self->resampler, samples->nb_samples);
  if (room <= 0)
    return;
  g_byte_array_set_size (self->ready, (guint) room * FRAME_BYTES);
  out = self->ready->data;
  made = swr_convert (self->resampler, &out, room,
                      (const guint8 **) samples->extended_data, samples->nb_samples);
  g_byte_array_set_size (self->ready, (guint) MAX (made, 0) * FRAME_BYTES);
  if (self->rate_permille != SCRUTINY_RATE_NORMAL)
    stretch (self);
}

/** scrutiny_mixer_is_empty: Returns: whether it has nothing to play */
gboolean
scrutiny_mixer_is_empty (const ScrutinyMixer *self)
{
  return self->taken >= self->ready->len;
}

/**
 * scrutiny_mixer_take:
 * @self: a mixer
 * @samples: (out caller-allocates): room for @most_frames pairs
 * @most_frames: room there is
 * @at_us: (out): when the first one sounds
 * @reason: (out): why they are all silent, or NONE
 *
 * Returns: how many pairs were taken
 */
guint
scrutiny_mixer_take (ScrutinyMixer *self,
                     gint16 *samples,
                     guint most_frames,
                     gint64 *at_us,
                     ScrutinyCoverReason *reason)
{
  guint left = (self->ready->len - self->taken) / FRAME_BYTES;
  guint frames = MIN (left, most_frames);

  *at_us = self->at_us;
  *reason = self->reason;
  memcpy (samples, self->ready->data + self->taken, frames * FRAME_BYTES);
  self->taken += frames * FRAME_BYTES;
  self->at_us += pairs_to_us (self, frames);

  return frames;
}

/** scrutiny_mixer_clear: After a jump: nothing of before may sound. */
void
scrutiny_mixer_clear (ScrutinyMixer *self)
{
  swr_free (&self->resampler);
  g_clear_pointer (&self->tempo, scrutiny_tempo_free);
  g_byte_array_set_size (self->ready, 0);
  self->taken = 0;
}
