/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/protocol-private.h"

#include <string.h>

#define MAGIC         0x53575642u /* "BVWS" */
#define CLIP_BYTES    (SCRUTINY_CLIP_SHA256_BYTES + 6 * 4)
#define FIGURES_COUNT 10

/* Little endian on both sides whatever the machine, so that a packet can be a fixture. */
static guint8 *
put_32 (guint8 *to, guint32 value)
{
  value = GUINT32_TO_LE (value);
  memcpy (to, &value, sizeof value);

  return to + sizeof value;
}

static guint8 *
put_64 (guint8 *to, guint64 value)
{
  value = GUINT64_TO_LE (value);
  memcpy (to, &value, sizeof value);

  return to + sizeof value;
}

static guint32
take_32 (const guint8 **from)
{
  guint32 value;

  memcpy (&value, *from, sizeof value);
  *from += sizeof value;

  return GUINT32_FROM_LE (value);
}

static guint64
take_64 (const guint8 **from)
{
  guint64 value;

  memcpy (&value, *from, sizeof value);
  *from += sizeof value;

  return GUINT64_FROM_LE (value);
}

/**
 * scrutiny_message_encode:
 * @self: a message
 * @packet: (out): its bytes, unused ones 0
 */
void
scrutiny_message_encode (const ScrutinyMessage *self,
                         guint8 packet[SCRUTINY_MESSAGE_PACKET_BYTES])
{
  guint8 *to = packet;

  memset (packet, 0, SCRUTINY_MESSAGE_PACKET_BYTES);
  to = put_32 (to, MAGIC);
  to = put_32 (to, self->type);
  to = put_32 (to, self->serial);
  to = put_32 (to, self->code);
  to = put_32 (to, self->flags);
  to = put_32 (to, self->slot);
  to = put_32 (to, self->width);
  to = put_32 (to, self->height);
  to = put_32 (to, self->stride);
  to = put_64 (to, (guint64) self->at_us);
  to = put_64 (to, (guint64) self->duration_us);
  to = put_64 (to, (guint64) self->size_bytes);
  to = put_64 (to, (guint64) self->count);
  memcpy (to, self->bytes, sizeof self->bytes);
  to += sizeof self->bytes;
  memcpy (to, self->text, SCRUTINY_MESSAGE_TEXT_MAX);
}

static gboolean
type_is_known (guint32 type)
{
  return (type >= SCRUTINY_MESSAGE_OPEN && type <= SCRUTINY_MESSAGE_RATE) ||
         (type >= SCRUTINY_MESSAGE_HELLO && type <= SCRUTINY_MESSAGE_ESCAPES);
}

/**
 * scrutiny_message_decode:
 * @self: (out): the message
 * @packet: @size_bytes bytes from the other side, which may be hostile
 *
 * The values are only carried over: whoever acts on one checks it against its bounds.
 *
 * Returns: %FALSE if the packet is not one of ours
 */
gboolean
scrutiny_message_decode (ScrutinyMessage *self, const guint8 *packet, gsize size_bytes)
{
  const guint8 *from = packet;
  guint32 type;

  memset (self, 0, sizeof *self);
  if (size_bytes != SCRUTINY_MESSAGE_PACKET_BYTES || take_32 (&from) != MAGIC)
    return FALSE;
  type = take_32 (&from);
  if (!type_is_known (type))
    return FALSE;

  self->type = (ScrutinyMessageType) type;
  self->serial = take_32 (&from);
  self->code = take_32 (&from);
  self->flags = take_32 (&from);
  self->slot = take_32 (&from);
  self->width = take_32 (&from);
  self->height = take_32 (&from);
  self->stride = take_32 (&from);
  self->at_us = (gint64) take_64 (&from);
  self->duration_us = (gint64) take_64 (&from);
  self->size_bytes = (gint64) take_64 (&from);
  self->count = (gint64) take_64 (&from);
  memcpy (self->bytes, from, sizeof self->bytes);
  from += sizeof self->bytes;
  memcpy (self->text, from, SCRUTINY_MESSAGE_TEXT_MAX);
  self->text[SCRUTINY_MESSAGE_TEXT_MAX] = '\0';

  return TRUE;
}

/**
 * scrutiny_message_set_clip:
 *
 * Writes what the worker found in the clip into the message
 */
void
scrutiny_message_set_clip (ScrutinyMessage *self, const ScrutinyHideClip *clip)
{
  guint8 *to = self->bytes;

  G_STATIC_ASSERT (CLIP_BYTES <= SCRUTINY_MESSAGE_BYTES);
  memcpy (to, clip->sha256, SCRUTINY_CLIP_SHA256_BYTES);
  to += SCRUTINY_CLIP_SHA256_BYTES;
  to = put_32 (to, clip->stream);
  to = put_32 (to, clip->width);
  to = put_32 (to, clip->height);
  to = put_32 (to, clip->rotation);
  to = put_32 (to, (guint32) clip->time_base_num);
  put_32 (to, (guint32) clip->time_base_den);
}

/**
 * scrutiny_message_get_clip:
 *
 * Ask scrutiny_hide_clip_is_valid() before believing what came out.
 */
void
scrutiny_message_get_clip (const ScrutinyMessage *self, ScrutinyHideClip *clip)
{
  const guint8 *from = self->bytes;

  memcpy (clip->sha256, from, SCRUTINY_CLIP_SHA256_BYTES);
  from += SCRUTINY_CLIP_SHA256_BYTES;
  clip->stream = take_32 (&from);
  clip->width = take_32 (&from);
  clip->height = take_32 (&from);
  clip->rotation = take_32 (&from);
  clip->time_base_num = (gint) take_32 (&from);
  clip->time_base_den = (gint) take_32 (&from);
}

/** scrutiny_message_set_figures: Writes how much a track hides into the message */
void
scrutiny_message_set_figures (ScrutinyMessage *self, const ScrutinyFigures *figures)
{
  const guint64 *values = (const guint64 *) figures;
  guint8 *to = self->bytes;

  G_STATIC_ASSERT (sizeof *figures == FIGURES_COUNT * 8);
  for (guint i = 0; i < FIGURES_COUNT; i++)
    to = put_64 (to, values[i]);
}

/** scrutiny_message_get_figures: Reads what scrutiny_message_set_figures() wrote */
void
scrutiny_message_get_figures (const ScrutinyMessage *self, ScrutinyFigures *figures)
{
  guint64 *values = (guint64 *) figures;
  const guint8 *from = self->bytes;

  for (guint i = 0; i < FIGURES_COUNT; i++)
    values[i] = take_64 (&from);
}

/**
 * scrutiny_ring_size_bytes:
 * @slot_bytes: room for one RGB24 picture, at most %SCRUTINY_RING_SLOT_MAX_BYTES
 *
 * Returns: the size of a ring with such slots
 */
gsize
scrutiny_ring_size_bytes (gsize slot_bytes)
{
  return SCRUTINY_RING_SLOTS * slot_bytes +
         SCRUTINY_RING_BLOCKS * SCRUTINY_RING_BLOCK_BYTES;
}
