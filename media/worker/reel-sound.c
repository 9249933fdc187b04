/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/worker/reel-private.h"

#include "media/worker/redact-sound-private.h"

/* The one place where sound leaves. */
static gboolean
deliver (ScrutinyReel *self)
{
  ScrutinyMessage message = { .type = SCRUTINY_MESSAGE_SOUND };
  ScrutinyCoverReason reason;
  guint8 *block = scrutiny_ring_take_block (self->ring, &message.slot);

  if (block == NULL)
    return FALSE;

  message.count =
      scrutiny_mixer_take (self->mixer, (gint16 *) (void *) block,
                           SCRUTINY_RING_BLOCK_FRAMES, &message.at_us, &reason);
  message.code = reason;
  self->figures.sound_frames += (guint64) message.count;
  scrutiny_reel_say (self, &message);

  return TRUE;
}

static void
take_sound (ScrutinyReel *self, ScrutinyRawSound *raw)
{
  g_autoptr (ScrutinySafeSound) safe = NULL;

  /* What sounds before the first picture after a jump is void. */
  if (scrutiny_raw_sound_get_end_us (raw) <= self->sound_from_us) {
    scrutiny_raw_sound_free (raw);
    return;
  }

  safe = scrutiny_redact_sound (raw, self->plan);
  if (safe == NULL)
    return;
  self->figures.silenced_frames += safe->silenced;
  scrutiny_mixer_push (self->mixer, safe);
}

/**
 * scrutiny_reel_work_sound:
 * @self: a reel
 *
 * Delivers a block or decodes for the next one, while playing and once the picture after
 * a jump is there.
 *
 * Returns: %FALSE if there is nothing to do until a message comes
 */
gboolean
scrutiny_reel_work_sound (ScrutinyReel *self)
{
  ScrutinyRawSound *raw = NULL;
  ScrutinyDecoded decoded;

  if (!self->is_playing || self->wants_frame || self->sound_from_us == G_MININT64 ||
      self->sound == NULL || self->sound_ended)
    return FALSE;
  if (!scrutiny_mixer_is_empty (self->mixer))
    return deliver (self);
  if (scrutiny_ring_count_blocks (self->ring) == 0)
    return FALSE;

  decoded = scrutiny_decoder_take_sound (self->sound, &raw);
  if (decoded == SCRUTINY_DECODED_ONE)
    take_sound (self, raw);
  else if (decoded == SCRUTINY_DECODED_END || !scrutiny_reel_feed_sound (self)) {
    scrutiny_mixer_finish (self->mixer);
    self->sound_ended = scrutiny_mixer_is_empty (self->mixer);
  }

  return TRUE;
}
