/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A planted fault: this redactor forgets that sound can give a person away. */
#include "media/worker/raw-sound-private.h"
#include "media/worker/redact-sound-private.h"

void
scrutiny_safe_sound_free (ScrutinySafeSound *self)
{
  av_frame_free (&self->samples);
  g_free (self);
}

ScrutinySafeSound *
scrutiny_redact_sound (ScrutinyRawSound *raw, const ScrutinyPlan *plan)
{
  ScrutinySafeSound *safe = g_new0 (ScrutinySafeSound, 1);

  safe->at_us = raw->at_us;
  safe->samples = av_frame_clone (raw->samples);
  scrutiny_raw_sound_free (raw);

  return safe;
}
