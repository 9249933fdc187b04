/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/worker/reel-private.h"

/* More than this waiting for one stream while the other finds nothing means that the
 * file is not laid out for playing; then its sound is given up, never its picture. */
#define QUEUE_MAX_BYTES (64u << 20)
#define AGAIN_MAX       1000

static void
end_demuxing (ScrutinyReel *self)
{
  ScrutinyMessage message = { .type = SCRUTINY_MESSAGE_FAILED,
                              .code = SCRUTINY_FAILURE_TAMPERED };

  self->demux_ended = TRUE;
  if (!scrutiny_source_is_tampered (self->clip->source))
    return;

  self->is_playing = FALSE;
  self->wants_frame = FALSE;
  scrutiny_reel_say (self, &message);
}

static void
sort_packet (ScrutinyReel *self, AVPacket *packet)
{
  gboolean is_sound = self->sound && packet->stream_index == self->clip->sound->index;

  if (packet->stream_index == self->clip->video->index)
    scrutiny_packet_queue_push (&self->video_packets, packet);
  else if (is_sound && self->sound_packets.size_bytes < QUEUE_MAX_BYTES)
    scrutiny_packet_queue_push (&self->sound_packets, packet);
  else
    av_packet_free (&packet);
}

/* Reads one packet into its queue, or finds the end. */
static void
read_packet (ScrutinyReel *self)
{
  AVPacket *packet = av_packet_alloc ();
  int result = AVERROR (ENOMEM);

  for (guint i = 0; packet && i < AGAIN_MAX; i++) {
    result = av_read_frame (self->clip->format, packet);
    if (result != AVERROR (EAGAIN))
      break;
  }
  if (result >= 0) {
    sort_packet (self, packet);
    return;
  }

  av_packet_free (&packet);
  end_demuxing (self);
}

/* On the way to a target, pictures that nobody sees and no other needs are left out. */
static void
choose_skip (ScrutinyReel *self, const AVPacket *packet)
{
  if (self->has_target)
    scrutiny_decoder_set_skip (self->video, !self->keeps_frames &&
                                                packet->pts != AV_NOPTS_VALUE &&
                                                packet->pts < self->target.pts);
  else if (self->clock_us == G_MININT64)
    scrutiny_decoder_set_skip (self->video, FALSE);
}

/**
 * scrutiny_reel_feed_video:
 * @self: a reel whose video decoder is hungry
 *
 * Returns: %FALSE if there is no more to feed it with, not even the end
 */
gboolean
scrutiny_reel_feed_video (ScrutinyReel *self)
{
  AVPacket *packet;

  while (self->video_packets.packets.length == 0 && !self->demux_ended)
    read_packet (self);

  packet = scrutiny_packet_queue_pop (&self->video_packets);
  if (packet == NULL && self->video_drained)
    return FALSE;
  if (packet)
    choose_skip (self, packet);
  scrutiny_decoder_send (self->video, packet);
  self->video_drained = packet == NULL;
  av_packet_free (&packet);

  return TRUE;
}

/**
 * scrutiny_reel_feed_sound:
 *
 * Likewise for sound; %FALSE also when the sound lies too far behind the picture.
 */
gboolean
scrutiny_reel_feed_sound (ScrutinyReel *self)
{
  AVPacket *packet;

  while (self->sound_packets.packets.length == 0 && !self->demux_ended) {
    if (self->video_packets.size_bytes > QUEUE_MAX_BYTES)
      return FALSE;
    read_packet (self);
  }

  packet = scrutiny_packet_queue_pop (&self->sound_packets);
  if (packet == NULL && self->sound_drained)
    return FALSE;
  scrutiny_decoder_send (self->sound, packet);
  self->sound_drained = packet == NULL;
  av_packet_free (&packet);

  return TRUE;
}
