/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/worker/still-private.h"

#include <unistd.h>

#include "media/worker/redact-private.h"

#define STILL_MAX_BYTES (256u << 20)

static AVPacket *
encode_png (const AVFrame *rgb)
{
  const AVCodec *codec = avcodec_find_encoder (AV_CODEC_ID_PNG);
  AVCodecContext *encoder = codec ? avcodec_alloc_context3 (codec) : NULL;
  AVPacket *packet = av_packet_alloc ();
  gboolean done = FALSE;

  if (encoder && packet) {
    encoder->width = rgb->width;
    encoder->height = rgb->height;
    encoder->pix_fmt = AV_PIX_FMT_RGB24;
    encoder->time_base = (AVRational){ 1, 25 };
    encoder->thread_count = 1;
    done = avcodec_open2 (encoder, codec, NULL) >= 0 &&
           avcodec_send_frame (encoder, rgb) >= 0 &&
           avcodec_receive_packet (encoder, packet) >= 0;
  }
  avcodec_free_context (&encoder);
  if (!done)
    av_packet_free (&packet);

  return packet;
}

/* The covered picture as careful RGB. */
static AVFrame *
make_rgb (ScrutinyReel *reel,
          const ScrutinySafeFrame *safe,
          guint box_width,
          guint box_height)
{
  AVFrame *rgb = av_frame_alloc ();
  guint display_w, display_h, width, height;

  scrutiny_clip_get_display_size (reel->clip, &display_w, &display_h);
  scrutiny_fit (display_w, display_h, box_width, box_height, STILL_MAX_BYTES, &width,
                &height);
  if (rgb == NULL)
    return NULL;

  rgb->format = AV_PIX_FMT_RGB24;
  rgb->width = (int) width;
  rgb->height = (int) height;
  if (av_frame_get_buffer (rgb, 64) < 0) {
    av_frame_free (&rgb);
    return NULL;
  }
  scrutiny_converter_run (reel->converter, safe, width, height, TRUE, rgb->data[0],
                          (gsize) rgb->linesize[0]);

  return rgb;
}

static ScrutinyFailure
write_packet (const AVPacket *packet, int fd, gint64 room_bytes)
{
  gssize done = 0, n;

  if (packet->size > room_bytes)
    return SCRUTINY_FAILURE_WRITE;
  while (done < packet->size) {
    n = pwrite (fd, packet->data + done, (gsize) (packet->size - done), done);
    if (n <= 0)
      return SCRUTINY_FAILURE_WRITE;
    done += n;
  }

  return SCRUTINY_FAILURE_NONE;
}

/**
 * scrutiny_still_write:
 * @reel: an open reel; it is paused by this
 * @at_us: which moment
 * @box_width: room to fit into, or 0 for the clip's own size
 * @box_height: likewise
 * @fd: shared memory for the PNG
 * @room_bytes: of @fd
 * @done: (out): its size, exact moment and cover reason
 *
 * Writes the picture that is on the screen at @at_us, covered as in playing. A picture
 * under the editing grant is not written down.
 *
 * Returns: why not, or %SCRUTINY_FAILURE_NONE
 */
ScrutinyFailure
scrutiny_still_write (ScrutinyReel *reel,
                      gint64 at_us,
                      guint box_width,
                      guint box_height,
                      int fd,
                      gint64 room_bytes,
                      ScrutinyMessage *done)
{
  g_autoptr (ScrutinySafeFrame) safe = NULL;
  ScrutinyRawFrame *raw;
  AVFrame *rgb;
  AVPacket *png;
  ScrutinyFailure failure;

  if (reel->plan->shows_clear)
    return SCRUTINY_FAILURE_COVERED;
  raw = scrutiny_reel_find (reel, at_us);
  if (raw == NULL)
    return scrutiny_source_is_tampered (reel->clip->source) ? SCRUTINY_FAILURE_TAMPERED
                                                            : SCRUTINY_FAILURE_DAMAGED;

  safe =
      scrutiny_redact_frame (raw, reel->plan, &reel->clip->identity, reel->clip->index);
  rgb = make_rgb (reel, safe, box_width, box_height);
  png = rgb ? encode_png (rgb) : NULL;
  failure = png ? write_packet (png, fd, room_bytes) : SCRUTINY_FAILURE_INTERNAL;
  if (png)
    done->size_bytes = png->size;
  done->at_us = safe->at_us;
  done->code = safe->reason;
  av_packet_free (&png);
  av_frame_free (&rgb);

  return failure;
}
