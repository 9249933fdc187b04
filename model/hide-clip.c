/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/hide-clip.h"

#include <string.h>

#define STREAMS_MAX 64
#define LENGTH_MAX  16384

/**
 * scrutiny_hide_clip_is_valid:
 * @self: a clip's identity from anywhere
 *
 * Returns: whether its numbers lie within their ranges
 */
gboolean
scrutiny_hide_clip_is_valid (const ScrutinyHideClip *self)
{
  return self->stream < STREAMS_MAX && self->width > 0 && self->width <= LENGTH_MAX &&
         self->height > 0 && self->height <= LENGTH_MAX && self->rotation < 360 &&
         self->rotation % 90 == 0 && self->time_base_num > 0 && self->time_base_den > 0;
}

/**
 * scrutiny_hide_clip_equal:
 *
 * Returns: whether a track for @a fits @b: the same bytes and the same shape
 */
gboolean
scrutiny_hide_clip_equal (const ScrutinyHideClip *a, const ScrutinyHideClip *b)
{
  return memcmp (a->sha256, b->sha256, sizeof a->sha256) == 0 && a->stream == b->stream &&
         a->width == b->width && a->height == b->height && a->rotation == b->rotation &&
         a->time_base_num == b->time_base_num && a->time_base_den == b->time_base_den;
}
