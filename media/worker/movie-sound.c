/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/worker/movie-sound-private.h"

#include <libavcodec/avcodec.h>
#include <libavutil/opt.h>

#include "media/protocol-private.h"

#define BIT_RATE     128000
#define JITTER       (SCRUTINY_SOUND_RATE / 50) /* samples that rounding may move sound by */
#define GAP_MAX      (SCRUTINY_SOUND_RATE * 3600ll)
#define SAMPLE_SCALE (1.0f / 32768.0f)

struct _ScrutinyMovieSound {
  AVFormatContext *format; /* not owned */
  AVStream *stream;
  AVCodecContext *encoder;
  AVFrame *frame; /* being filled */
  gint filled;
  gint64 written; /* samples given to the encoder or waiting in frame */
  AVPacket *packet;
};

static gboolean
open_encoder (ScrutinyMovieSound *self)
{
  const AVCodec *codec = avcodec_find_encoder (AV_CODEC_ID_AAC);
  AVCodecContext *encoder = codec ? avcodec_alloc_context3 (codec) : NULL;

  self->encoder = encoder;
  if (encoder == NULL)
    return FALSE;

  encoder->sample_fmt = AV_SAMPLE_FMT_FLTP;
  encoder->sample_rate = SCRUTINY_SOUND_RATE;
  encoder->ch_layout = (AVChannelLayout) AV_CHANNEL_LAYOUT_STEREO;
  encoder->bit_rate = BIT_RATE;
  /* The default search costs more than the pictures do, and speech gains nothing. */
  av_opt_set (encoder->priv_data, "aac_coder", "fast", 0);
  encoder->time_base = (AVRational){ 1, SCRUTINY_SOUND_RATE };
  encoder->flags |= AV_CODEC_FLAG_GLOBAL_HEADER | AV_CODEC_FLAG_BITEXACT;

  return avcodec_open2 (encoder, codec, NULL) >= 0;
}

static gboolean
add_stream (ScrutinyMovieSound *self)
{
  self->stream = avformat_new_stream (self->format, NULL);
  if (self->stream == NULL)
    return FALSE;
  self->stream->time_base = self->encoder->time_base;

  return avcodec_parameters_from_context (self->stream->codecpar, self->encoder) >= 0;
}

/* A fresh one each time: the encoder keeps what it was given. */
static gboolean
start_frame (ScrutinyMovieSound *self)
{
  self->frame = av_frame_alloc ();
  if (self->frame == NULL)
    return FALSE;

  self->frame->format = AV_SAMPLE_FMT_FLTP;
  self->frame->sample_rate = SCRUTINY_SOUND_RATE;
  self->frame->ch_layout = self->encoder->ch_layout;
  self->frame->nb_samples = self->encoder->frame_size;
  self->filled = 0;

  return av_frame_get_buffer (self->frame, 0) >= 0;
}

/**
 * scrutiny_movie_sound_new:
 *
 * Returns: (transfer full): the sound track of the copy in @format; %NULL if there is
 *   no encoder
 */
ScrutinyMovieSound *
scrutiny_movie_sound_new (AVFormatContext *format)
{
  g_autoptr (ScrutinyMovieSound) self = g_new0 (ScrutinyMovieSound, 1);

  self->format = format;
  self->packet = av_packet_alloc ();
  if (self->packet == NULL || !open_encoder (self) || !add_stream (self) ||
      !start_frame (self))
    return NULL;

  return g_steal_pointer (&self);
}

void
scrutiny_movie_sound_free (ScrutinyMovieSound *self)
{
  avcodec_free_context (&self->encoder);
  av_frame_free (&self->frame);
  av_packet_free (&self->packet);
  g_free (self);
}

static gboolean
encode (ScrutinyMovieSound *self, const AVFrame *frame)
{
  int result = avcodec_send_frame (self->encoder, frame);

  while (result >= 0) {
    result = avcodec_receive_packet (self->encoder, self->packet);
    if (result == AVERROR (EAGAIN) || result == AVERROR_EOF)
      return TRUE;
    if (result < 0)
      break;
    av_packet_rescale_ts (self->packet, self->encoder->time_base,
                          self->stream->time_base);
    self->packet->stream_index = self->stream->index;
    result = av_interleaved_write_frame (self->format, self->packet);
  }

  return FALSE;
}

/* samples NULL: silence. */
static gboolean
append (ScrutinyMovieSound *self, const gint16 *samples, gint64 n_frames)
{
  float *left, *right;
  gboolean done = TRUE;

  for (gint64 i = 0; i < n_frames && done; i++) {
    left = (float *) (void *) self->frame->data[0];
    right = (float *) (void *) self->frame->data[1];
    left[self->filled] = samples ? samples[2 * i] * SAMPLE_SCALE : 0.0f;
    right[self->filled] = samples ? samples[2 * i + 1] * SAMPLE_SCALE : 0.0f;
    self->filled++;
    self->written++;
    if (self->filled < self->frame->nb_samples)
      continue;
    self->frame->pts = self->written - self->filled;
    done = encode (self, self->frame);
    av_frame_free (&self->frame);
    done = start_frame (self) && done;
  }

  return done;
}

/**
 * scrutiny_movie_sound_add:
 * @self: a sound track
 * @samples: (array): @n_frames pairs, left and right
 * @n_frames: how many pairs
 * @at_us: when the first sounds
 *
 * Gaps become silence and overlaps are cut, so that sound stays where it was beside the
 * picture. What sounds before the start is left out.
 *
 * Returns: %FALSE if it cannot be encoded or written
 */
gboolean
scrutiny_movie_sound_add (ScrutinyMovieSound *self,
                          const gint16 *samples,
                          guint n_frames,
                          gint64 at_us)
{
  gint64 place = av_rescale (at_us, SCRUTINY_SOUND_RATE, 1000000);
  gint64 gap = place - self->written;
  gint64 skipped = 0;

  if (gap > GAP_MAX)
    return FALSE;
  if (gap > JITTER || (gap > 0 && self->written == 0)) {
    if (!append (self, NULL, gap))
      return FALSE;
  } else if (gap < -JITTER || place < 0) {
    skipped = MIN (-gap, (gint64) n_frames);
  }

  return append (self, samples + 2 * skipped, (gint64) n_frames - skipped);
}

/**
 * scrutiny_movie_sound_finish:
 *
 * Writes what still waits for a whole frame; FALSE if that failed
 */
gboolean
scrutiny_movie_sound_finish (ScrutinyMovieSound *self)
{
  self->frame->nb_samples = self->filled;
  self->frame->pts = self->written - self->filled;
  if (self->filled > 0 && !encode (self, self->frame))
    return FALSE;

  return encode (self, NULL);
}
