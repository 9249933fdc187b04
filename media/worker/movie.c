/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/worker/movie-private.h"

#include <errno.h>
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/display.h>
#include <libavutil/opt.h>
#include <unistd.h>

#include "media/worker/movie-sound-private.h"

#define BUFFER_BYTES 65536
#define GOP_FRAMES   50

struct _ScrutinyMovie {
  int fd; /* not owned */
  gint64 offset;
  gint64 size_bytes;
  AVFormatContext *format;
  AVCodecContext *video;
  AVStream *video_stream;
  gint64 last_pts;
  ScrutinyMovieSound *sound; /* NULL without it */
  AVPacket *packet;
};

static int
write_cb (void *opaque, guint8 *buffer, int length)
{
  ScrutinyMovie *self = opaque;
  gssize n, done = 0;

  while (done < length) {
    n = pwrite (self->fd, buffer + done, (gsize) (length - done), self->offset + done);
    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0)
      return AVERROR (EIO);
    done += n;
  }
  self->offset += length;
  self->size_bytes = MAX (self->size_bytes, self->offset);

  return length;
}

static gint64
seek_cb (void *opaque, gint64 offset, int whence)
{
  ScrutinyMovie *self = opaque;

  whence &= ~AVSEEK_FORCE;
  if (whence == AVSEEK_SIZE)
    return self->size_bytes;
  if (whence == SEEK_CUR)
    offset += self->offset;
  else if (whence == SEEK_END)
    offset += self->size_bytes;
  if (offset < 0)
    return AVERROR (EINVAL);
  self->offset = offset;

  return offset;
}

static gboolean
open_io (ScrutinyMovie *self)
{
  guint8 *buffer = av_malloc (BUFFER_BYTES);

  self->format->pb =
      buffer ? avio_alloc_context (buffer, BUFFER_BYTES, 1, self, NULL, write_cb, seek_cb)
             : NULL;
  if (self->format->pb == NULL) {
    av_free (buffer);
    return FALSE;
  }
  self->format->flags |= AVFMT_FLAG_CUSTOM_IO | AVFMT_FLAG_BITEXACT;

  return TRUE;
}

static gboolean
open_video (ScrutinyMovie *self, const ScrutinyMovieShape *shape)
{
  const AVCodec *codec = avcodec_find_encoder_by_name ("libx264");
  AVCodecContext *video = codec ? avcodec_alloc_context3 (codec) : NULL;

  self->video = video;
  if (video == NULL)
    return FALSE;

  video->width = (int) shape->width;
  video->height = (int) shape->height;
  video->pix_fmt = AV_PIX_FMT_YUV420P;
  video->time_base = shape->time_base;
  video->framerate = shape->frame_rate;
  video->sample_aspect_ratio = shape->pixel_aspect;
  video->colorspace = shape->colour_space;
  video->color_range = shape->colour_range;
  video->color_primaries = shape->colour_primaries;
  video->color_trc = shape->colour_transfer;
  video->gop_size = GOP_FRAMES;
  video->thread_count = 2;
  video->flags |= AV_CODEC_FLAG_GLOBAL_HEADER | AV_CODEC_FLAG_BITEXACT;
  av_opt_set (video->priv_data, "preset", shape->preset, 0);
  av_opt_set (video->priv_data, "crf", "21", 0);
  av_opt_set_int (video->priv_data, "a53cc", 0, 0);

  return avcodec_open2 (video, codec, NULL) >= 0;
}

static gboolean
add_video_stream (ScrutinyMovie *self, const ScrutinyMovieShape *shape)
{
  AVStream *stream = avformat_new_stream (self->format, NULL);
  gint32 *matrix;

  self->video_stream = stream;
  if (stream == NULL ||
      avcodec_parameters_from_context (stream->codecpar, self->video) < 0)
    return FALSE;

  stream->time_base = shape->time_base;
  stream->avg_frame_rate = shape->frame_rate;
  stream->sample_aspect_ratio = shape->pixel_aspect;
  if (shape->rotation == 0)
    return TRUE;
  matrix = (gint32 *) (void *) av_stream_new_side_data (stream, AV_PKT_DATA_DISPLAYMATRIX,
                                                        9 * sizeof *matrix);
  if (matrix)
    av_display_rotation_set (matrix, shape->rotation);

  return matrix != NULL;
}

/**
 * scrutiny_movie_new:
 * @fd: an empty file, open for writing; stays the caller's
 * @shape: what it is to be like
 *
 * Returns: (transfer full): the movie, or %NULL if it cannot be started
 */
ScrutinyMovie *
scrutiny_movie_new (int fd, const ScrutinyMovieShape *shape)
{
  g_autoptr (ScrutinyMovie) self = g_new0 (ScrutinyMovie, 1);

  self->fd = fd;
  self->last_pts = G_MININT64;
  self->packet = av_packet_alloc ();
  if (self->packet == NULL ||
      avformat_alloc_output_context2 (&self->format, NULL, "mp4", NULL) < 0)
    return NULL;
  if (!open_io (self) || !open_video (self, shape) || !add_video_stream (self, shape))
    return NULL;
  if (shape->has_sound) {
    self->sound = scrutiny_movie_sound_new (self->format);
    if (self->sound == NULL)
      return NULL;
  }
  if (avformat_write_header (self->format, NULL) < 0)
    return NULL;

  return g_steal_pointer (&self);
}

void
scrutiny_movie_free (ScrutinyMovie *self)
{
  g_clear_pointer (&self->sound, scrutiny_movie_sound_free);
  avcodec_free_context (&self->video);
  av_packet_free (&self->packet);
  if (self->format && self->format->pb) {
    av_freep (&self->format->pb->buffer);
    avio_context_free (&self->format->pb);
  }
  avformat_free_context (self->format);
  g_free (self);
}

static gboolean
encode_video (ScrutinyMovie *self, const AVFrame *picture)
{
  int result = avcodec_send_frame (self->video, picture);

  while (result >= 0) {
    result = avcodec_receive_packet (self->video, self->packet);
    if (result == AVERROR (EAGAIN) || result == AVERROR_EOF)
      return TRUE;
    if (result < 0)
      break;
    av_packet_rescale_ts (self->packet, self->video->time_base,
                          self->video_stream->time_base);
    self->packet->stream_index = self->video_stream->index;
    result = av_interleaved_write_frame (self->format, self->packet);
  }

  return FALSE;
}

/**
 * scrutiny_movie_add_picture:
 * @self: a movie
 * @picture: planar 4:2:0 of the movie's size; its time and type are set
 * @pts: when it is shown, in the movie's time base, after the one before
 *
 * Returns: %FALSE if it cannot be encoded or written
 */
gboolean
scrutiny_movie_add_picture (ScrutinyMovie *self, AVFrame *picture, gint64 pts)
{
  g_return_val_if_fail (pts > self->last_pts, FALSE);

  self->last_pts = pts;
  picture->pts = pts;
  picture->pict_type = AV_PICTURE_TYPE_NONE;

  return encode_video (self, picture);
}

/** scrutiny_movie_add_sound: Sound from at_us on; see scrutiny_movie_sound_add(). */
gboolean
scrutiny_movie_add_sound (ScrutinyMovie *self,
                          const gint16 *samples,
                          guint n_frames,
                          gint64 at_us)
{
  g_return_val_if_fail (self->sound != NULL, FALSE);

  return scrutiny_movie_sound_add (self->sound, samples, n_frames, at_us);
}

/**
 * scrutiny_movie_finish:
 *
 * Writes all that is still inside the encoders, and the file's index.
 */
gboolean
scrutiny_movie_finish (ScrutinyMovie *self)
{
  if (!encode_video (self, NULL) ||
      (self->sound && !scrutiny_movie_sound_finish (self->sound)) ||
      av_write_trailer (self->format) < 0)
    return FALSE;
  avio_flush (self->format->pb);

  return self->format->pb->error >= 0;
}

/** scrutiny_movie_get_size: Returns: bytes written so far */
gint64
scrutiny_movie_get_size (const ScrutinyMovie *self)
{
  return self->size_bytes;
}
