/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/worker/decode-private.h"

#include "media/worker/raw-frame-private.h"
#include "media/worker/raw-sound-private.h"

/* Sound whose stated time strays this far from its counted samples has a gap. */
#define JUMP_US 20000

/* H.264 and H.265 reorder over no more pictures than this. */
#define REORDER_MAX 16

struct _ScrutinyDecoder {
  ScrutinyClip *clip; /* not owned */
  AVStream *stream;
  AVCodecContext *context;
  guint counted;        /* pictures since the start, for files without times */
  gboolean is_counting; /* not after a jump: then nobody knows which one comes */
  gint64 counted_at_us; /* of the next sound; G_MININT64 before the first */

  /* A picture made from a damaged one shows parts of it in other places, where nothing
   * covers them. So damage lasts until a whole key frame that was sent after it, and as
   * pictures may be made from later ones, too, each is held back until those came. */
  GQueue held; /* of ScrutinyRawFrame, in the order they are shown */
  gboolean is_tainted;
  guint sent;          /* packets, since the start or the last jump */
  guint tainted_at;    /* how many had been sent by then */
  GArray *key_packets; /* of KeyPacket */
};

typedef struct {
  gint64 pts;
  guint number;
} KeyPacket;

/**
 * scrutiny_decoder_new:
 *
 * Returns: (transfer full): a decoder of @stream, which lives as long as @clip; %NULL
 *   if libav has none
 */
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
  g_queue_init (&self->held);
  self->key_packets = g_array_new (FALSE, FALSE, sizeof (KeyPacket));

  return self;
}

void
scrutiny_decoder_free (ScrutinyDecoder *self)
{
  g_queue_clear_full (&self->held, (GDestroyNotify) scrutiny_raw_frame_unref);
  g_array_unref (self->key_packets);
  avcodec_free_context (&self->context);
  g_free (self);
}

static void
taint_one (gpointer raw, gpointer data)
{
  scrutiny_raw_frame_set_damaged (raw);
}

static void
count_packet (ScrutinyDecoder *self, const AVPacket *packet)
{
  KeyPacket key = { packet->pts, ++self->sent };

  if ((packet->flags & AV_PKT_FLAG_KEY) == 0)
    return;
  if (self->key_packets->len >= 4 * REORDER_MAX)
    g_array_remove_index (self->key_packets, 0);
  g_array_append_val (self->key_packets, key);
}

/* Whether this key frame was sent after the damage; without a time nobody knows. */
static gboolean
came_after_damage (ScrutinyDecoder *self, const AVFrame *frame)
{
  for (guint i = 0; i < self->key_packets->len; i++) {
    const KeyPacket *key = &g_array_index (self->key_packets, KeyPacket, i);

    if (key->pts == frame->pts && key->pts != AV_NOPTS_VALUE)
      return key->number > self->tainted_at;
  }

  return FALSE;
}

/* Something did not decode: what is held may be made from it, what follows too. */
static void
taint (ScrutinyDecoder *self)
{
  self->is_tainted = TRUE;
  self->tainted_at = self->sent;
  g_queue_foreach (&self->held, taint_one, NULL);
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
  int result = avcodec_send_packet (self->context, packet);

  if (packet && result != AVERROR (EAGAIN))
    count_packet (self, packet);
  if (result < 0 && result != AVERROR (EAGAIN) && result != AVERROR_EOF)
    taint (self);

  return result != AVERROR (EAGAIN);
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

  taint (self);

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

static void
hold (ScrutinyDecoder *self, AVFrame *frame)
{
  gboolean is_key = frame->key_frame != 0;
  gint64 pts = choose_pts (self, frame), at_us = 0;
  ScrutinyRawFrame *raw;

  if (pts != AV_NOPTS_VALUE)
    at_us = scrutiny_clip_to_us (self->clip, self->stream, pts);
  raw = scrutiny_raw_frame_new (frame, pts, at_us);

  if (scrutiny_raw_frame_is_damaged (raw))
    taint (self);
  else if (is_key && came_after_damage (self, frame))
    self->is_tainted = FALSE;
  if (self->is_tainted)
    scrutiny_raw_frame_set_damaged (raw);
  g_queue_push_tail (&self->held, raw);
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
  guint depth = (guint) CLAMP (self->context->has_b_frames, 0, REORDER_MAX);
  ScrutinyDecoded decoded = SCRUTINY_DECODED_ONE;
  AVFrame *frame;

  *raw = NULL;
  while (decoded == SCRUTINY_DECODED_ONE && g_queue_get_length (&self->held) <= depth) {
    decoded = receive (self, &frame);
    if (decoded == SCRUTINY_DECODED_ONE)
      hold (self, frame);
  }

  if (decoded == SCRUTINY_DECODED_ONE || decoded == SCRUTINY_DECODED_END)
    *raw = g_queue_pop_head (&self->held);

  return *raw ? SCRUTINY_DECODED_ONE : decoded;
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

/** scrutiny_decoder_flush: After every jump in the file. */
void
scrutiny_decoder_flush (ScrutinyDecoder *self)
{
  avcodec_flush_buffers (self->context);
  g_queue_clear_full (&self->held, (GDestroyNotify) scrutiny_raw_frame_unref);
  self->is_tainted = FALSE;
  self->sent = 0;
  self->tainted_at = 0;
  g_array_set_size (self->key_packets, 0);
  self->is_counting = FALSE;
  self->counted_at_us = G_MININT64;
}

/**
 * scrutiny_decoder_set_skip:
 *
 * Whether pictures that no other picture needs may be left out: on the way to a place, or
 * when late.
 */
void
scrutiny_decoder_set_skip (ScrutinyDecoder *self, gboolean skips_unreferenced)
{
  self->context->skip_frame = skips_unreferenced ? AVDISCARD_NONREF : AVDISCARD_DEFAULT;
}
