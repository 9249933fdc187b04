/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/worker/packet-queue-private.h"

/** scrutiny_packet_queue_push: Takes the packet over. */
void
scrutiny_packet_queue_push (ScrutinyPacketQueue *self, AVPacket *packet)
{
  self->size_bytes += (gsize) packet->size;
  g_queue_push_tail (&self->packets, packet);
}

/** scrutiny_packet_queue_pop: (transfer full) (nullable) */
AVPacket *
scrutiny_packet_queue_pop (ScrutinyPacketQueue *self)
{
  AVPacket *packet = g_queue_pop_head (&self->packets);

  if (packet)
    self->size_bytes -= (gsize) packet->size;

  return packet;
}

/** scrutiny_packet_queue_clear: Throws every packet away */
void
scrutiny_packet_queue_clear (ScrutinyPacketQueue *self)
{
  AVPacket *packet;

  while ((packet = scrutiny_packet_queue_pop (self)) != NULL)
    av_packet_free (&packet);
}
