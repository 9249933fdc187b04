/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/worker/raw-sound-private.h"

#include <libavutil/mathematics.h>

void
scrutiny_raw_sound_free (ScrutinyRawSound *self)
{
  av_frame_free (&self->samples);
  g_free (self);
}

/**
 * scrutiny_raw_sound_get_end_us:
 *
 * Returns: when its last sample has been heard, from the start of the clip
 */
gint64
scrutiny_raw_sound_get_end_us (const ScrutinyRawSound *self)
{
  return self->at_us + av_rescale (self->samples->nb_samples, 1000000,
                                   MAX (self->samples->sample_rate, 1));
}
