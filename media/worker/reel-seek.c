/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/worker/reel-private.h"

#define FROM_START_US (G_MAXINT64 / 8)

/* Voids everything on its way to the ring. */
static void
forget (ScrutinyReel *self)
{
  scrutiny_packet_queue_clear (&self->video_packets);
  scrutiny_packet_queue_clear (&self->sound_packets);
  scrutiny_decoder_flush (self->video);
  if (self->sound)
    scrutiny_decoder_flush (self->sound);
  scrutiny_mixer_clear (self->mixer);
  g_clear_pointer (&self->ready, scrutiny_raw_frame_unref);
  g_clear_pointer (&self->fallback, scrutiny_raw_frame_unref);

  self->is_refilling = FALSE;
  self->demux_ended = FALSE;
  self->video_drained = FALSE;
  self->sound_drained = FALSE;
  self->video_ended = FALSE;
  self->sound_ended = FALSE;
  self->sound_from_us = G_MININT64;
  self->saw_first = FALSE;
  self->goes_on = FALSE;
  self->decoded_pts = G_MININT64;
  self->clock_us = G_MININT64;
}

/**
 * scrutiny_reel_jump:
 *
 * Puts the demuxer on the key frame before moment, or early_us before that; from a point
 * before the start it goes to the start.
 */
void
scrutiny_reel_jump (ScrutinyReel *self, const ScrutinyMoment *moment, gint64 early_us)
{
  AVStream *stream = self->clip->video;
  gint64 pts = moment->pts - av_rescale_q (early_us, AV_TIME_BASE_Q, stream->time_base);

  forget (self);
  if (pts <= scrutiny_index_get (self->clip->index, 0)->pts ||
      av_seek_frame (self->clip->format, stream->index, pts, AVSEEK_FLAG_BACKWARD) < 0)
    scrutiny_clip_rewind (self->clip);
}

/**
 * scrutiny_reel_retry:
 *
 * A jump may land behind its target, or behind every key frame; then it is made again
 * from further back, at last from the start. %FALSE when that has been tried.
 */
gboolean
scrutiny_reel_retry (ScrutinyReel *self)
{
  if (self->retries >= SCRUTINY_REEL_RETRIES_MAX)
    return FALSE;

  self->retries++;
  scrutiny_reel_jump (self, &self->target,
                      self->retries == SCRUTINY_REEL_RETRIES_MAX
                          ? FROM_START_US
                          : (gint64) 500000 << self->retries);

  return TRUE;
}

static const ScrutinyMoment *
find_moment (const ScrutinyReel *self, gint64 at_us)
{
  const ScrutinyIndex *index = self->clip->index;

  return scrutiny_index_get (index, scrutiny_index_find (index, at_us));
}

/* Whether the decoder comes by the target anyway, with no key frame on the way that would
 * be the shorter start. */
static gboolean
is_on_the_way (ScrutinyReel *self)
{
  AVStream *stream = self->clip->video;
  const AVIndexEntry *key;
  int i;

  if (self->decoded_pts == G_MININT64 || self->decoded_pts >= self->target.pts ||
      self->is_refilling || self->video_ended || self->video_drained)
    return FALSE;

  i = av_index_search_timestamp (stream, self->target.pts, AVSEEK_FLAG_BACKWARD);
  key = i >= 0 ? avformat_index_get_entry (stream, i) : NULL;

  return key != NULL && key->timestamp <= self->decoded_pts;
}

/* Goes on decoding towards the target; the sound of what lies between is void. */
static void
go_on_to_target (ScrutinyReel *self)
{
  scrutiny_mixer_clear (self->mixer);
  g_clear_pointer (&self->ready, scrutiny_raw_frame_unref);
  g_clear_pointer (&self->fallback, scrutiny_raw_frame_unref);
  self->sound_from_us = G_MININT64;
  self->saw_first = TRUE;
  self->goes_on = TRUE;
  self->clock_us = G_MININT64;
}

/* A paused viewer gets a picture that is still in the cache without decoding. */
static gboolean
take_from_cache (ScrutinyReel *self)
{
  ScrutinyRawFrame *cached = scrutiny_frame_cache_find (&self->cache, self->target.pts);

  if (cached == NULL || self->is_playing)
    return FALSE;

  g_clear_pointer (&self->ready, scrutiny_raw_frame_unref);
  self->ready = scrutiny_raw_frame_ref (cached);
  self->cache.centre_pts = self->target.pts;
  self->has_target = FALSE;
  self->has_stepped = TRUE;
  self->wants_frame = TRUE;

  return TRUE;
}

/**
 * scrutiny_reel_seek:
 * @self: a reel
 * @serial: what is shown from now on carries this
 * @at_us: where to
 * @exact: the picture that is on the screen then, or just the key frame before it
 */
void
scrutiny_reel_seek (ScrutinyReel *self, guint32 serial, gint64 at_us, gboolean exact)
{
  self->serial = serial;
  self->target = *find_moment (self, at_us);
  self->retries = 0;
  self->goes_back = FALSE;
  if (take_from_cache (self))
    return;
  if (exact && is_on_the_way (self))
    go_on_to_target (self);
  else
    scrutiny_reel_jump (self, &self->target, 0);
  self->is_refilling = FALSE;
  self->has_target = exact;
  self->keeps_frames = FALSE;
  self->has_stepped = FALSE;
  self->wants_frame = TRUE;
}

/**
 * scrutiny_reel_park:
 *
 * Stops everything, so that the demuxer may be lent out; playing on then starts with a
 * seek to where the viewer was.
 */
void
scrutiny_reel_park (ScrutinyReel *self)
{
  forget (self);
  self->is_playing = FALSE;
  self->wants_frame = FALSE;
  self->has_target = FALSE;
  self->keeps_frames = FALSE;
  self->has_stepped = TRUE;
}

/** scrutiny_reel_play: Goes on from the picture that is shown */
void
scrutiny_reel_play (ScrutinyReel *self)
{
  scrutiny_frame_cache_clear (&self->cache);
  if (self->has_stepped)
    scrutiny_reel_seek (self, self->serial,
                        self->current ? scrutiny_raw_frame_get_at_us (self->current) : 0,
                        TRUE);
  self->keeps_frames = FALSE;
  self->clock_us = G_MININT64;
  self->is_playing = TRUE;
}

/** scrutiny_reel_pause: Makes no more pictures until it is asked */
void
scrutiny_reel_pause (ScrutinyReel *self)
{
  self->is_playing = FALSE;
}

/**
 * scrutiny_reel_show_again:
 *
 * Shows the picture of at_us once more: with another track, or in another size.
 */
void
scrutiny_reel_show_again (ScrutinyReel *self, guint32 serial, gint64 at_us)
{
  const ScrutinyMoment *moment = find_moment (self, at_us);

  if (self->is_playing || self->current == NULL ||
      scrutiny_raw_frame_get_pts (self->current) != moment->pts) {
    scrutiny_reel_seek (self, serial, at_us, TRUE);
    return;
  }

  self->serial = serial;
  g_clear_pointer (&self->ready, scrutiny_raw_frame_unref);
  self->ready = scrutiny_raw_frame_ref (self->current);
  self->wants_frame = TRUE;
}

/* The shortest way to a neighbour: it is in the cache, or comes next out of the decoder,
 * or is decoded from its key frame with all on the way kept. */
static void
go_to_neighbour (ScrutinyReel *self, guint i)
{
  const ScrutinyIndex *index = self->clip->index;
  const ScrutinyMoment *moment = scrutiny_index_get (index, i);
  ScrutinyRawFrame *cached = scrutiny_frame_cache_find (&self->cache, moment->pts);
  gboolean comes_next =
      i > 0 && self->decoded_pts == scrutiny_index_get (index, i - 1)->pts;
  gboolean is_coming = self->is_refilling && self->decoded_pts < moment->pts &&
                       moment->pts <= self->refill_pts;

  g_clear_pointer (&self->ready, scrutiny_raw_frame_unref);
  self->wants_frame = TRUE;
  self->keeps_frames = TRUE;
  self->cache.centre_pts = moment->pts;
  if (cached) {
    self->ready = scrutiny_raw_frame_ref (cached);
    return;
  }

  self->is_refilling = FALSE;
  self->target = *moment;
  self->retries = 0;
  if (!comes_next && !is_coming)
    scrutiny_reel_jump (self, moment, 0);
  self->has_target = TRUE;
}

/**
 * scrutiny_reel_step:
 * @self: a reel, which is paused by this
 * @serial: the picture carries this
 * @at_us: where the viewer is
 * @back: to the picture before, or else to the one after
 */
void
scrutiny_reel_step (ScrutinyReel *self, guint32 serial, gint64 at_us, gboolean back)
{
  ScrutinyMessage message = { .type = SCRUTINY_MESSAGE_END };
  guint i = scrutiny_index_find (self->clip->index, at_us);

  self->serial = serial;
  self->is_playing = FALSE;
  self->has_stepped = TRUE;
  self->goes_back = back;
  self->clock_us = G_MININT64;
  if (back ? i == 0 : i + 1 >= scrutiny_index_get_length (self->clip->index)) {
    scrutiny_reel_say (self, &message);
    return;
  }

  if (self->current)
    scrutiny_frame_cache_add (&self->cache, self->current);
  go_to_neighbour (self, back ? i - 1 : i + 1);
}

/* One step of scrutiny_reel_find(): (transfer full) the picture, or NULL to go on. */
static ScrutinyRawFrame *
find_among (ScrutinyReel *self, ScrutinyRawFrame *raw)
{
  gint64 pts = scrutiny_raw_frame_get_pts (raw);
  gboolean is_first = !self->saw_first;

  self->saw_first = TRUE;
  if (scrutiny_raw_frame_has_time (raw) && pts >= self->target.pts) {
    if (pts == self->target.pts || !is_first || !scrutiny_reel_retry (self))
      return raw;
    scrutiny_raw_frame_unref (raw);
    return NULL;
  }
  g_clear_pointer (&self->fallback, scrutiny_raw_frame_unref);
  self->fallback = raw;

  return NULL;
}

/**
 * scrutiny_reel_find:
 * @self: a reel, which is paused by this
 * @at_us: a time
 *
 * Decodes until the picture that is on the screen then; this may take a second.
 *
 * Returns: (transfer full) (nullable): it, or the last one before that can be decoded
 */
ScrutinyRawFrame *
scrutiny_reel_find (ScrutinyReel *self, gint64 at_us)
{
  ScrutinyRawFrame *raw, *found = NULL;
  ScrutinyDecoded decoded;

  self->is_playing = FALSE;
  self->wants_frame = FALSE;
  self->has_stepped = TRUE;
  self->keeps_frames = FALSE;
  self->target = *find_moment (self, at_us);
  self->retries = 0;
  if (self->current && scrutiny_raw_frame_get_pts (self->current) == self->target.pts)
    return scrutiny_raw_frame_ref (self->current);

  scrutiny_reel_jump (self, &self->target, 0);
  self->has_target = TRUE;
  while (found == NULL) {
    decoded = scrutiny_decoder_take_frame (self->video, &raw);
    if (decoded == SCRUTINY_DECODED_ONE)
      found = find_among (self, raw);
    else if ((decoded == SCRUTINY_DECODED_END || !scrutiny_reel_feed_video (self)) &&
             (self->saw_first || !scrutiny_reel_retry (self)))
      break;
  }
  self->has_target = FALSE;
  self->decoded_pts = G_MININT64;

  return found ? found : g_steal_pointer (&self->fallback);
}
