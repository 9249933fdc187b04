/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/worker/reel-private.h"

#include <unistd.h>

#include "media/worker/redact-private.h"

#define LATE_US 100000

/**
 * scrutiny_reel_new:
 * @socket_fd: to the desktop; stays the caller's
 * @clip: (transfer full): an open clip
 * @ring: (transfer full) (nullable): where frames and sound go
 *
 * Returns: (transfer full): a paused reel that covers everything, or %NULL if there is no
 *   decoder for it
 */
ScrutinyReel *
scrutiny_reel_new (int socket_fd, ScrutinyClip *clip, ScrutinyRing *ring)
{
  g_autoptr (ScrutinyReel) self = g_new0 (ScrutinyReel, 1);

  self->socket_fd = socket_fd;
  self->clip = clip;
  self->ring = ring;
  self->plan = scrutiny_plan_new (NULL, 0, NULL, &clip->identity);
  self->converter = scrutiny_converter_new (clip->identity.rotation);
  self->mixer = scrutiny_mixer_new ();
  self->clock_us = G_MININT64;
  self->decoded_pts = G_MININT64;
  self->sound_from_us = G_MININT64;
  self->video = scrutiny_decoder_new (clip, clip->video);
  if (self->video == NULL)
    return NULL;
  if (clip->sound)
    self->sound = scrutiny_decoder_new (clip, clip->sound);

  return g_steal_pointer (&self);
}

void
scrutiny_reel_free (ScrutinyReel *self)
{
  scrutiny_packet_queue_clear (&self->video_packets);
  scrutiny_packet_queue_clear (&self->sound_packets);
  scrutiny_frame_cache_clear (&self->cache);
  g_clear_pointer (&self->ready, scrutiny_raw_frame_unref);
  g_clear_pointer (&self->current, scrutiny_raw_frame_unref);
  g_clear_pointer (&self->fallback, scrutiny_raw_frame_unref);
  g_clear_pointer (&self->video, scrutiny_decoder_free);
  g_clear_pointer (&self->sound, scrutiny_decoder_free);
  g_clear_pointer (&self->converter, scrutiny_converter_free);
  g_clear_pointer (&self->mixer, scrutiny_mixer_free);
  g_clear_pointer (&self->plan, scrutiny_plan_free);
  g_clear_pointer (&self->ring, scrutiny_ring_free);
  g_clear_pointer (&self->clip, scrutiny_clip_free);
  g_free (self);
}

/** scrutiny_reel_say: A worker whose desktop is gone has nothing left to do. */
void
scrutiny_reel_say (ScrutinyReel *self, ScrutinyMessage *message)
{
  message->serial = self->serial;
  if (!scrutiny_message_send (self->socket_fd, message, NULL, 0))
    _exit (0);
}

/**
 * scrutiny_reel_set_plan:
 *
 * (transfer full): the old plan is gone with everything made by it.
 */
void
scrutiny_reel_set_plan (ScrutinyReel *self, ScrutinyPlan *plan)
{
  scrutiny_plan_free (self->plan);
  self->plan = plan;
  scrutiny_mixer_clear (self->mixer);
  if (self->ring)
    scrutiny_ring_clear (self->ring);
}

/* The one place where pictures leave: covered, then converted, then handed over. */
static void
deliver (ScrutinyReel *self, ScrutinyRawFrame *raw)
{
  ScrutinyMessage message = { .type = SCRUTINY_MESSAGE_FRAME };
  g_autoptr (ScrutinySafeFrame) safe = NULL;
  guint display_w, display_h;
  gint64 started_us = g_get_monotonic_time (), covered_us;
  guint8 *rgb = scrutiny_ring_take_slot (self->ring, &message.slot);

  g_return_if_fail (rgb != NULL);

  safe = scrutiny_redact_frame (scrutiny_raw_frame_ref (raw), self->plan,
                                &self->clip->identity, self->clip->index);
  covered_us = g_get_monotonic_time ();
  scrutiny_clip_get_display_size (self->clip, &display_w, &display_h);
  scrutiny_fit (display_w, display_h, self->box_width, self->box_height,
                scrutiny_ring_get_slot_bytes (self->ring), &message.width,
                &message.height);
  message.stride = (message.width * 3 + 63) / 64 * 64;
  scrutiny_converter_run (self->converter, safe, message.width, message.height, FALSE,
                          rgb, message.stride);
  self->figures.cover_us += (guint64) (covered_us - started_us);
  self->figures.convert_us += (guint64) (g_get_monotonic_time () - covered_us);
  self->figures.delivered++;
  self->figures.whole += safe->picture == NULL;

  message.at_us = safe->at_us;
  message.duration_us = safe->duration_us;
  message.code = safe->reason;
  message.flags = safe->flags;
  scrutiny_reel_say (self, &message);
}

static void
show (ScrutinyReel *self, ScrutinyRawFrame *raw)
{
  deliver (self, raw);
  scrutiny_raw_frame_ref (raw);
  g_clear_pointer (&self->current, scrutiny_raw_frame_unref);
  g_clear_pointer (&self->fallback, scrutiny_raw_frame_unref);
  self->current = raw;
  if (self->sound_from_us == G_MININT64)
    self->sound_from_us = scrutiny_raw_frame_get_at_us (raw);
  self->has_target = FALSE;
  self->wants_frame = FALSE;
}

static gboolean
is_late (ScrutinyReel *self, const ScrutinyRawFrame *raw)
{
  gint64 before_us, after_us;

  if (!self->is_playing || self->clock_us == G_MININT64)
    return FALSE;

  scrutiny_index_get_neighbours (self->clip->index, scrutiny_raw_frame_get_at_us (raw),
                                 &before_us, &after_us);
  scrutiny_decoder_set_skip (self->video,
                             self->clock_us - scrutiny_raw_frame_get_at_us (raw) >
                                 LATE_US);

  return scrutiny_raw_frame_get_at_us (raw) + after_us < self->clock_us;
}

/* Whether raw is only on the way to the target, and if it shows that the jump landed
 * past the target, jumps again from further back. */
static gboolean
is_before_target (ScrutinyReel *self, ScrutinyRawFrame *raw)
{
  gint64 pts = scrutiny_raw_frame_get_pts (raw);
  gboolean is_first = !self->saw_first;

  self->saw_first = TRUE;
  if (!self->has_target)
    return FALSE;
  if (!scrutiny_raw_frame_has_time (raw) || pts < self->target.pts) {
    g_clear_pointer (&self->fallback, scrutiny_raw_frame_unref);
    self->fallback = scrutiny_raw_frame_ref (raw);
    return TRUE;
  }

  return pts > self->target.pts && (is_first || self->goes_on) &&
         scrutiny_reel_retry (self);
}

static void
take_frame (ScrutinyReel *self, ScrutinyRawFrame *raw)
{
  self->figures.decoded++;
  self->figures.damaged += scrutiny_raw_frame_is_damaged (raw) ? 1 : 0;
  self->decoded_pts = scrutiny_raw_frame_get_pts (raw);
  if (self->keeps_frames)
    scrutiny_frame_cache_add (&self->cache, raw);
  if (is_before_target (self, raw))
    return;

  if (!self->wants_frame && is_late (self, raw)) {
    self->figures.late++;
    return;
  }
  show (self, raw);
}

/* No picture follows. A seek towards the end of a damaged file shows the last there is.
 */
static void
end_video (ScrutinyReel *self)
{
  ScrutinyMessage message = { .type = SCRUTINY_MESSAGE_END };
  g_autoptr (ScrutinyRawFrame) last = NULL;

  /* Going on without a jump may have passed by what a jump would reach. */
  if (self->wants_frame && (!self->saw_first || self->goes_on) &&
      scrutiny_reel_retry (self))
    return;

  last = g_steal_pointer (&self->fallback);
  self->video_ended = TRUE;
  if (self->has_target && last)
    show (self, last);
  else if (self->wants_frame)
    scrutiny_reel_say (self, &message);
  self->wants_frame = FALSE;
  self->has_target = FALSE;
}

static gboolean
work_video (ScrutinyReel *self)
{
  g_autoptr (ScrutinyRawFrame) raw = NULL;
  gint64 started_us = g_get_monotonic_time ();
  ScrutinyDecoded decoded;

  if ((!self->is_playing && !self->wants_frame) || !scrutiny_ring_has_slot (self->ring))
    return FALSE;
  if (self->ready) {
    raw = g_steal_pointer (&self->ready);
    show (self, raw);
    return TRUE;
  }
  if (self->video_ended)
    return FALSE;

  decoded = scrutiny_decoder_take_frame (self->video, &raw);
  self->figures.decode_us += (guint64) (g_get_monotonic_time () - started_us);
  if (decoded == SCRUTINY_DECODED_ONE)
    take_frame (self, raw);
  else if (decoded == SCRUTINY_DECODED_END || !scrutiny_reel_feed_video (self))
    end_video (self);

  return TRUE;
}

static void
say_end (ScrutinyReel *self)
{
  ScrutinyMessage message = { .type = SCRUTINY_MESSAGE_END };

  self->is_playing = FALSE;
  scrutiny_reel_say (self, &message);
}

/**
 * scrutiny_reel_work:
 * @self: a reel
 *
 * Does the next little thing: at most one picture and one block of sound.
 *
 * Returns: %FALSE if there is nothing to do until a message comes
 */
gboolean
scrutiny_reel_work (ScrutinyReel *self)
{
  gboolean did_video, did_sound;

  if (self->ring == NULL)
    return FALSE;

  did_video = work_video (self);
  did_sound = scrutiny_reel_work_sound (self);
  if (self->is_playing && self->video_ended && self->ready == NULL &&
      (self->sound == NULL || self->sound_ended))
    say_end (self);

  return did_video || did_sound || scrutiny_reel_refill (self);
}
