/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <libavcodec/packet.h>

G_BEGIN_DECLS

/* Packets of one stream that wait for their decoder, bounded by the caller. */
typedef struct {
  GQueue packets; /* of AVPacket */
  gsize size_bytes;
} ScrutinyPacketQueue;

void scrutiny_packet_queue_push (ScrutinyPacketQueue *self, AVPacket *packet);
AVPacket *scrutiny_packet_queue_pop (ScrutinyPacketQueue *self);
void scrutiny_packet_queue_clear (ScrutinyPacketQueue *self);

G_END_DECLS
