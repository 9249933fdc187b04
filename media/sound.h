/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Whether anything can be heard, and so whether the sound can be the clock. */
typedef enum {
  SCRUTINY_SOUND_CONNECTING,
  SCRUTINY_SOUND_READY,
  SCRUTINY_SOUND_NO_DEVICE, /* no server, or it died: the picture keeps its own time */
} ScrutinySoundState;

#define SCRUTINY_TYPE_SOUND (scrutiny_sound_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinySound, scrutiny_sound, SCRUTINY, SOUND, GObject)

ScrutinySound *scrutiny_sound_new (guint rate_hz, guint channels);
ScrutinySoundState scrutiny_sound_get_state (ScrutinySound *self);
void scrutiny_sound_retry (ScrutinySound *self);

void scrutiny_sound_queue (ScrutinySound *self, GBytes *pcm, gint64 pts_us);
gint64 scrutiny_sound_get_queued_us (ScrutinySound *self);
void scrutiny_sound_end (ScrutinySound *self);
gboolean scrutiny_sound_is_drained (ScrutinySound *self);
void scrutiny_sound_flush (ScrutinySound *self);

void scrutiny_sound_set_playing (ScrutinySound *self, gboolean is_playing);
void scrutiny_sound_set_rate (ScrutinySound *self, double rate);
void scrutiny_sound_set_gain (ScrutinySound *self, double gain);
gboolean scrutiny_sound_get_heard_us (ScrutinySound *self, gint64 *position_us);

G_END_DECLS
