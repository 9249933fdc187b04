/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "media/worker/redact-sound-private.h"

G_BEGIN_DECLS

/* Makes the one kind of sound that is played: SCRUTINY_SOUND_RATE, 16 bit stereo. */
typedef struct _ScrutinyMixer ScrutinyMixer;

ScrutinyMixer *scrutiny_mixer_new (void);
void scrutiny_mixer_free (ScrutinyMixer *self);

void scrutiny_mixer_set_rate (ScrutinyMixer *self, guint rate_permille);
void scrutiny_mixer_push (ScrutinyMixer *self, const ScrutinySafeSound *safe);
void scrutiny_mixer_finish (ScrutinyMixer *self);
gboolean scrutiny_mixer_is_empty (const ScrutinyMixer *self);
guint scrutiny_mixer_take (ScrutinyMixer *self,
                           gint16 *samples,
                           guint most_frames,
                           gint64 *at_us,
                           ScrutinyCoverReason *reason);
void scrutiny_mixer_clear (ScrutinyMixer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyMixer, scrutiny_mixer_free)

G_END_DECLS
