/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "media/covered-frame.h"
#include "media/protocol-private.h"

G_BEGIN_DECLS

/* The largest picture asked for; larger windows scale up. */
#define SCRUTINY_FRAME_RING_WIDTH_MAX  1920u
#define SCRUTINY_FRAME_RING_HEIGHT_MAX 1088u

/* The memory one worker puts covered pictures and sound in. Refcounted: a picture still
 * on the screen keeps it mapped after the worker is gone. Pictures may be released on
 * any thread. */
typedef struct _ScrutinyFrameRing ScrutinyFrameRing;

ScrutinyFrameRing *scrutiny_frame_ring_new (int socket_fd, GError **error);
ScrutinyFrameRing *scrutiny_frame_ring_ref (ScrutinyFrameRing *self);
void scrutiny_frame_ring_unref (ScrutinyFrameRing *self);

int scrutiny_frame_ring_get_fd (ScrutinyFrameRing *self);
gsize scrutiny_frame_ring_get_slot_bytes (ScrutinyFrameRing *self);
ScrutinyCoveredFrame *scrutiny_frame_ring_take_frame (ScrutinyFrameRing *self,
                                                      const ScrutinyMessage *message,
                                                      const char *no_track_reason);
GBytes *scrutiny_frame_ring_copy_sound (ScrutinyFrameRing *self,
                                        const ScrutinyMessage *message);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyFrameRing, scrutiny_frame_ring_unref)

G_END_DECLS
