/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libavutil/frame.h>

#include "media/worker/plan.h"
#include "media/worker/raw-sound.h"

G_BEGIN_DECLS

/* Sound that may leave the worker. Only scrutiny_redact_sound() makes one. */
typedef struct {
  AVFrame *samples;
  gint64 at_us;
  ScrutinyCoverReason reason; /* why it is silent all over, or NONE */
  guint silenced;             /* sample frames */
} ScrutinySafeSound;

ScrutinySafeSound *scrutiny_redact_sound (ScrutinyRawSound *raw,
                                          const ScrutinyPlan *plan);
void scrutiny_safe_sound_free (ScrutinySafeSound *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinySafeSound, scrutiny_safe_sound_free)

G_END_DECLS
