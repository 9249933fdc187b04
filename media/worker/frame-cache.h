/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "media/worker/raw-frame.h"

G_BEGIN_DECLS

/* The pictures decoded last, so that stepping back need not decode from the key frame
 * each time (media.md 4). Raw: they never leave the worker. */
typedef struct {
  GQueue frames; /* of ScrutinyRawFrame */
  gsize size_bytes;
  gint64
      centre_pts; /* of the picture on the screen: what is furthest from it goes first */
} ScrutinyFrameCache;

void scrutiny_frame_cache_add (ScrutinyFrameCache *self, ScrutinyRawFrame *raw);
ScrutinyRawFrame *scrutiny_frame_cache_find (ScrutinyFrameCache *self, gint64 pts);
void scrutiny_frame_cache_clear (ScrutinyFrameCache *self);

G_END_DECLS
