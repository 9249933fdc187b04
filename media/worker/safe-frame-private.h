/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libavutil/frame.h>

#include "media/protocol-private.h"

G_BEGIN_DECLS

/* A picture that may leave the worker. Only scrutiny_redact_frame() makes one. */
typedef struct {
  AVFrame *picture; /* NULL: grey all over */
  gint64 pts;
  gint64 at_us;
  gint64 duration_us;
  ScrutinyCoverReason reason; /* why it is grey all over, or NONE */
  guint flags;                /* SCRUTINY_FRAME_* */
} ScrutinySafeFrame;

void scrutiny_safe_frame_free (ScrutinySafeFrame *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinySafeFrame, scrutiny_safe_frame_free)

G_END_DECLS
