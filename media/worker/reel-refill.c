/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/worker/reel-private.h"

/* Whoever steps back goes on stepping back: with fewer pictures than this before the
 * viewer in the cache, the ones before them are fetched ahead of being asked for. */
#define AHEAD_FRAMES 32

/* The first picture of an unbroken row in the cache that ends at picture i. */
static guint
find_row_start (ScrutinyReel *self, guint i)
{
  const ScrutinyIndex *index = self->clip->index;

  while (i > 0 &&
         scrutiny_frame_cache_find (&self->cache, scrutiny_index_get (index, i - 1)->pts))
    i--;

  return i;
}

static gboolean
start (ScrutinyReel *self)
{
  const ScrutinyIndex *index = self->clip->index;
  guint i = scrutiny_index_find (index, scrutiny_raw_frame_get_at_us (self->current));
  guint first = find_row_start (self, i);

  if (first == 0 || i - first >= AHEAD_FRAMES)
    return FALSE;

  self->refill_pts = scrutiny_index_get (index, first - 1)->pts;
  self->target = *scrutiny_index_get (index, first - 1);
  self->has_target = FALSE;
  scrutiny_reel_jump (self, &self->target, 0);
  self->is_refilling = TRUE;

  return TRUE;
}

/**
 * scrutiny_reel_refill:
 * @self: a reel with nothing else to do
 *
 * Decodes one picture into the cache, if somebody is stepping back and will soon need
 * it. Nothing of this is shown.
 *
 * Returns: %FALSE if there is nothing to fetch
 */
gboolean
scrutiny_reel_refill (ScrutinyReel *self)
{
  g_autoptr (ScrutinyRawFrame) raw = NULL;
  ScrutinyDecoded decoded;

  if (!self->goes_back || self->is_playing || self->wants_frame || self->current == NULL)
    return FALSE;
  if (!self->is_refilling)
    return start (self);

  decoded = scrutiny_decoder_take_frame (self->video, &raw);
  if (decoded == SCRUTINY_DECODED_ONE) {
    self->decoded_pts = scrutiny_raw_frame_get_pts (raw);
    scrutiny_frame_cache_add (&self->cache, raw);
    if (self->decoded_pts >= self->refill_pts)
      self->is_refilling = self->goes_back = FALSE;
  } else if (decoded == SCRUTINY_DECODED_END || !scrutiny_reel_feed_video (self)) {
    self->is_refilling = self->goes_back = FALSE;
  }

  return TRUE;
}
