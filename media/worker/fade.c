/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/worker/fade-private.h"

#include <libavutil/mathematics.h>
#include <libavutil/samplefmt.h>
#include <math.h>

/* 0 at the edge of the silence, 1 a fade away from it. */
static double
gain_at (gint64 sample_us, gint64 from_us, gint64 to_us)
{
  gint64 away_us = MAX (from_us - sample_us, sample_us - to_us);

  return CLAMP ((double) away_us / SCRUTINY_FADE_US, 0.0, 1.0);
}

static void
scale (void *at, enum AVSampleFormat format, double gain)
{
  gint16 *whole = at;
  float *real = at;

  if (format == AV_SAMPLE_FMT_S16)
    *whole = (gint16) lrint (*whole * gain);
  else
    *real = (float) ((double) *real * gain);
}

static void
scale_all_channels (AVFrame *samples, gint i, double gain)
{
  enum AVSampleFormat packed = av_get_packed_sample_fmt (samples->format);
  gint channels = samples->ch_layout.nb_channels;
  gint size = av_get_bytes_per_sample (samples->format);

  for (gint channel = 0; channel < channels; channel++) {
    if (av_sample_fmt_is_planar (samples->format))
      scale (samples->extended_data[channel] + i * size, packed, gain);
    else
      scale (samples->extended_data[0] + (i * channels + channel) * size, packed, gain);
  }
}

/**
 * scrutiny_fade:
 * @samples: writable sound
 * @at_us: when its first sample sounds
 * @from_us: when a silence starts
 * @to_us: when it ends
 *
 * Fades into the silence before it and out of it after it, so that it does not click.
 * Kinds of samples other than 16 bit and float are left as they are: a click is no leak.
 */
void
scrutiny_fade (AVFrame *samples, gint64 at_us, gint64 from_us, gint64 to_us)
{
  enum AVSampleFormat packed = av_get_packed_sample_fmt (samples->format);
  gint64 end_us = at_us + av_rescale (samples->nb_samples, 1000000, samples->sample_rate);
  gint64 sample_us;

  if (packed != AV_SAMPLE_FMT_S16 && packed != AV_SAMPLE_FMT_FLT)
    return;
  if (end_us <= from_us - SCRUTINY_FADE_US || at_us >= to_us + SCRUTINY_FADE_US)
    return;

  for (gint i = 0; i < samples->nb_samples; i++) {
    sample_us = at_us + av_rescale (i, 1000000, samples->sample_rate);
    if (sample_us > from_us - SCRUTINY_FADE_US && sample_us < to_us + SCRUTINY_FADE_US)
      scale_all_channels (samples, i, gain_at (sample_us, from_us, to_us));
  }
}
