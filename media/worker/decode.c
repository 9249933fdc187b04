/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/worker/decode-private.h"

#include "media/worker/raw-frame-private.h"
#include "media/worker/raw-sound-private.h"

/* Sound whose stated time strays this far from its counted samples has a gap. */
#define JUMP_US 20000

struct _ScrutinyDecoder {
  ScrutinyClip *clip; /* not owned */
  AVStream *stream;
  AVCodecContext *context;
  guint counted;        /* pictures since the start, for files without times */
  gboolean is_counting; /* not after a jump: then nobody knows which one comes */
  gint64 counted_at_us; /* of the next sound; G_MININT64 before the first */
};

ScrutinyDecoder *
scrutiny_decoder_new (ScrutinyClip *clip, AVStream *stream)
{
  ScrutinyDecoder *self;
  AVCodecContext *context = scrutiny_clip_open_decoder (clip, stream);

  if (context == NULL)
    return NULL;

  self = g_new0 (ScrutinyDecoder, 1);
  self->clip = clip;
  self->stream = stream;
  self->context = context;
  self->counted_at_us = G_MININT64;
  self->is_counting = TRUE;

  return self;
}

void
scrutiny_decoder_free (ScrutinyDecoder *self)
{
  avcodec_free_context (&self->context);
  g_free (self);
}

/**
 * scrutiny_decoder_send:
 * @self: a decoder
 * @packet: (nullable): the next packet, or %NULL at the end of the stream
 *
 * Returns: %FALSE if it must be emptied first; the packet is then to be sent again. A
 *   packet that cannot be decoded is taken and dropped.
 */
gboolean
scrutiny_decoder_send (ScrutinyDecoder *self, const AVPacket *packet)
{
  return avcodec_send_packet (self->context, packet) != AVERROR (EAGAIN);
}

static ScrutinyDecoded
receive (ScrutinyDecoder *self, AVFrame **frame)
{
  int result;

  *frame = av_frame_alloc ();
  result = *frame ? avcodec_receive_frame (self->context, *frame) : AVERROR (ENOMEM);
  if (result >= 0)
    return SCRUTINY_DECODED_ONE;

  av_frame_free (frame);
  if (result == AVERROR (EAGAIN))
    return SCRUTINY_DECODED_HUNGRY;
  if (result == AVERROR_EOF)
    return SCRUTINY_DECODED_END;

  return SCRUTINY_DECODED_BROKEN;
}

/* Files whose pictures carry no time get the times the index gave their packets. */
static gint64
choose_pts (ScrutinyDecoder *self, const AVFrame *frame)
{
  const ScrutinyIndex *index = self->clip->index;
  guint number;

  if (frame->best_effort_timestamp != AV_NOPTS_VALUE)
    return frame->best_effort_timestamp;
  if ((self->clip->flags & SCRUTINY_CLIP_ESTIMATED) == 0 || !self->is_counting)
    return AV_NOPTS_VALUE;

  number = self->counted++;

  return number < scrutiny_index_get_length (index)
             ? scrutiny_index_get (index, number)->pts
             : AV_NOPTS_VALUE;
}

/**
 * scrutiny_decoder_take_frame:
 * @self: the video stream's decoder
 * @raw: (out) (transfer full): a picture, with %SCRUTINY_DECODED_ONE
 *
 * Returns: what came of it
 */
ScrutinyDecoded
scrutiny_decoder_take_frame (ScrutinyDecoder *self, ScrutinyRawFrame **raw)
{
  AVFrame *frame;
  ScrutinyDecoded decoded = receive (self, &frame);
  gint64 pts, at_us = 0;

  *raw = NULL;
  if (decoded != SCRUTINY_DECODED_ONE)
    return decoded;

  pts = choose_pts (self, frame);
  if (pts != AV_NOPTS_VALUE)
    at_us = scrutiny_clip_to_us (self->clip, self->stream, pts);
  *raw = scrutiny_raw_frame_new (frame, pts, at_us);

  return decoded;
}

/* Counts samples, so that rounded packet times do not wobble, and starts to count anew
 * where the file jumps. */
static void
place_sound (ScrutinyDecoder *self, ScrutinyRawSound *sound)
{
  gint64 pts = sound->samples->best_effort_timestamp, stated_us;

  sound->has_time = pts != AV_NOPTS_VALUE || self->counted_at_us != G_MININT64;
  sound->at_us = self->counted_at_us;
  if (pts != AV_NOPTS_VALUE) {
    stated_us = scrutiny_clip_to_us (self->clip, self->stream, pts);
    if (self->counted_at_us == G_MININT64 ||
        ABS (stated_us - self->counted_at_us) > JUMP_US)
      sound->at_us = stated_us;
  }
  if (!sound->has_time)
    sound->at_us = 0;
  else
    self->counted_at_us = scrutiny_raw_sound_get_end_us (sound);
}

/**
 * scrutiny_decoder_take_sound:
 * @self: the sound stream's decoder
 * @raw: (out) (transfer full): some sound, with %SCRUTINY_DECODED_ONE
 *
 * Returns: what came of it
 */
ScrutinyDecoded
scrutiny_decoder_take_sound (ScrutinyDecoder *self, ScrutinyRawSound **raw)
{
  AVFrame *frame;
  ScrutinyDecoded decoded = receive (self, &frame);

  *raw = NULL;
  if (decoded != SCRUTINY_DECODED_ONE)
    return decoded;

  *raw = g_new0 (ScrutinyRawSound, 1);
  (*raw)->samples = frame;
  place_sound (self, *raw);

  return decoded;
}

/* After every jump in the file. */
void
scrutiny_decoder_flush (ScrutinyDecoder *self)
{
  avcodec_flush_buffers (self->context);
  self->is_counting = FALSE;
  self->counted_at_us = G_MININT64;
}

/* Whether pictures that no other picture needs may be left out: on the way to a place, or
 * when late. */
void
scrutiny_decoder_set_skip (ScrutinyDecoder *self, gboolean skips_unreferenced)
{
  self->context->skip_frame = skips_unreferenced ? AVDISCARD_NONREF : AVDISCARD_DEFAULT;
}
