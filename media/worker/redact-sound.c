/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/worker/redact-sound-private.h"

#include <libavutil/mathematics.h>
#include <libavutil/samplefmt.h>

#include "media/worker/fade-private.h"
#include "media/worker/raw-sound-private.h"

/* One AAC frame: marks are made by ear, and decoders smear a frame over its neighbour. */
#define PAD_US 21000

void
scrutiny_safe_sound_free (ScrutinySafeSound *self)
{
  av_frame_free (&self->samples);
  g_free (self);
}

/* The sample that sounds at at_us, clamped to the frame; rounded away from the middle of
 * a span by the caller's choice of direction. */
static gint
find_sample (const ScrutinyRawSound *raw, gint64 at_us, enum AVRounding rounding)
{
  gint64 sample =
      av_rescale_rnd (at_us - raw->at_us, raw->samples->sample_rate, 1000000, rounding);

  return (gint) CLAMP (sample, 0, raw->samples->nb_samples);
}

static void
silence (AVFrame *samples, gint from, gint to)
{
  av_samples_set_silence (samples->extended_data, from, to - from,
                          samples->ch_layout.nb_channels, samples->format);
}

/* Fades lie outside the span, so that inside all is exactly nothing. */
static guint
silence_span (const ScrutinyRawSound *raw, AVFrame *samples, const ScrutinyHideSpan *span)
{
  gint64 from_us = span->from_us - PAD_US, to_us = span->to_us + PAD_US;
  gint from = find_sample (raw, from_us, AV_ROUND_DOWN);
  gint to = find_sample (raw, to_us, AV_ROUND_UP);

  scrutiny_fade (samples, raw->at_us, from_us, to_us);
  if (from >= to)
    return 0;
  silence (samples, from, to);

  return (guint) (to - from);
}

static ScrutinyCoverReason
find_reason (const ScrutinyRawSound *raw, const ScrutinyPlan *plan)
{
  if (plan->track == NULL)
    return plan->reason;
  if (!raw->has_time || raw->samples->sample_rate <= 0)
    return SCRUTINY_COVER_NO_TIME;

  return SCRUTINY_COVER_NONE;
}

/**
 * scrutiny_redact_sound:
 * @raw: (transfer full): decoded sound
 * @plan: what must be hidden
 *
 * The only way out for sound. Spans are silenced to the sample in all channels, before
 * anything is resampled; when anything is unknown, all of it is.
 *
 * Returns: (transfer full) (nullable): sound that may be heard; %NULL without memory
 */
ScrutinySafeSound *
scrutiny_redact_sound (ScrutinyRawSound *raw, const ScrutinyPlan *plan)
{
  g_autoptr (ScrutinyRawSound) owned G_GNUC_UNUSED = raw;
  g_autoptr (ScrutinySafeSound) safe = g_new0 (ScrutinySafeSound, 1);
  const ScrutinyHideSpan *spans;
  guint n_spans = 0;

  safe->at_us = raw->at_us;
  safe->reason = find_reason (raw, plan);
  safe->samples = av_frame_clone (raw->samples);
  if (safe->samples == NULL || av_frame_make_writable (safe->samples) < 0)
    return NULL;

  if (safe->reason != SCRUTINY_COVER_NONE) {
    silence (safe->samples, 0, safe->samples->nb_samples);
    safe->silenced = (guint) safe->samples->nb_samples;
    return g_steal_pointer (&safe);
  }
  if (plan->shows_clear)
    return g_steal_pointer (&safe);

  spans = scrutiny_hide_track_get_sound (plan->track, &n_spans);
  for (guint i = 0; i < n_spans; i++)
    safe->silenced += silence_span (raw, safe->samples, &spans[i]);

  return g_steal_pointer (&safe);
}
