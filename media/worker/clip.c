/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/worker/clip-private.h"

#include <libavutil/display.h>
#include <math.h>
#include <string.h>

#include "media/worker/sandbox.h"

/* The kinds of file a body-worn camera or its export writes, and no other: nothing that
 * is a list of further files (security.md T8). */
#define FORMATS "mov,mp4,matroska,webm,avi,mpegts,mpeg"
#define CODECS                                                                           \
  "h264,hevc,mpeg4,msmpeg4,mpeg2video,mpeg1video,mjpeg,vp8,vp9,aac,mp3,mp3float,mp2,"    \
  "ac3,opus,"                                                                            \
  "libopus,vorbis,flac,pcm_s16le,pcm_s16be,pcm_u8,pcm_mulaw,pcm_alaw,adpcm_ms,"          \
  "adpcm_ima_wav,adpcm_ima_qt,amrnb"

#define STREAMS_MAX      32
#define PIXELS_MAX       "16777216"
#define PROBE_BYTES      (5 << 20)
#define HASH_MAX_BYTES   (64u << 20)
#define PROBE_SECONDS    60
#define PACKET_MAX_BYTES (64 << 20)
#define DELAY_MAX        (G_MAXINT32)
#define TRUNCATED_US     500000
#define TIME_MAX_US      (G_MAXINT64 / 8) /* whatever a file claims, sums stay in range */

/* Nothing in a file may make the demuxer open anything else. */
static int
refuse_open_cb (AVFormatContext *format,
                AVIOContext **io,
                const char *url,
                int flags,
                AVDictionary **options)
{
  return AVERROR (EPERM);
}

static ScrutinyFailure
fail (ScrutinyClip *self, ScrutinyFailure failure, int av_error)
{
  if (scrutiny_source_is_tampered (self->source))
    failure = SCRUTINY_FAILURE_TAMPERED;
  if (av_error < 0)
    av_strerror (av_error, self->detail, sizeof self->detail);

  return failure;
}

static ScrutinyFailure
open_format (ScrutinyClip *self)
{
  AVDictionary *options = NULL;
  int result;

  self->format = avformat_alloc_context ();
  if (self->format == NULL)
    return SCRUTINY_FAILURE_INTERNAL;

  self->format->pb = scrutiny_source_get_io (self->source);
  self->format->flags |= AVFMT_FLAG_CUSTOM_IO;
  self->format->io_open = refuse_open_cb;
  self->format->max_streams = STREAMS_MAX;
  self->format->probesize = PROBE_BYTES;
  self->format->max_analyze_duration = 5 * AV_TIME_BASE;
  av_dict_set (&options, "format_whitelist", FORMATS, 0);
  av_dict_set (&options, "codec_whitelist", CODECS, 0);
  av_dict_set (&options, "protocol_whitelist", "none", 0);
  result = avformat_open_input (&self->format, NULL, NULL, &options);
  av_dict_free (&options);
  if (result < 0) /* which has freed the context */
    return fail (self, SCRUTINY_FAILURE_FORMAT, result);
  if (self->format->nb_streams > STREAMS_MAX)
    return SCRUTINY_FAILURE_TOO_LARGE;

  return SCRUTINY_FAILURE_NONE;
}

/* The probing decoders get the same limits as ours. */
static ScrutinyFailure
find_stream_info (ScrutinyClip *self)
{
  AVDictionary *options[STREAMS_MAX] = { NULL };
  guint n_streams = self->format->nb_streams;
  int result;

  for (guint i = 0; i < n_streams; i++) {
    av_dict_set (&options[i], "max_pixels", PIXELS_MAX, 0);
    av_dict_set (&options[i], "threads", "1", 0);
  }
  result = avformat_find_stream_info (self->format, n_streams > 0 ? options : NULL);
  for (guint i = 0; i < n_streams; i++)
    av_dict_free (&options[i]);

  return result < 0 ? fail (self, SCRUTINY_FAILURE_DAMAGED, result)
                    : SCRUTINY_FAILURE_NONE;
}

static gboolean
codec_is_allowed (const AVStream *stream)
{
  const AVCodec *codec = avcodec_find_decoder (stream->codecpar->codec_id);
  g_auto (GStrv) names = g_strsplit (CODECS, ",", -1);

  return codec && g_strv_contains ((const char *const *) names, codec->name);
}

static gboolean
is_picture_stream (const AVStream *stream)
{
  return stream->codecpar->codec_type == AVMEDIA_TYPE_VIDEO &&
         (stream->disposition & AV_DISPOSITION_ATTACHED_PIC) == 0;
}

/* Takes the first video stream and the first sound stream; every other one is left
 * unread. A sound stream that cannot be decoded is left out: silence is safe. */
static ScrutinyFailure
choose_streams (ScrutinyClip *self)
{
  AVStream *stream;

  for (guint i = 0; i < self->format->nb_streams; i++) {
    stream = self->format->streams[i];
    stream->discard = AVDISCARD_ALL;
    if (self->video == NULL && is_picture_stream (stream))
      self->video = stream;
    else if (self->sound == NULL && codec_is_allowed (stream) &&
             stream->codecpar->codec_type == AVMEDIA_TYPE_AUDIO)
      self->sound = stream;
  }
  if (self->video == NULL)
    return SCRUTINY_FAILURE_NO_VIDEO;
  if (!codec_is_allowed (self->video))
    return SCRUTINY_FAILURE_CODEC;

  self->video->discard = AVDISCARD_DEFAULT;
  if (self->sound) {
    self->sound->discard = AVDISCARD_DEFAULT;
    self->flags |= SCRUTINY_CLIP_SOUND;
  }

  return SCRUTINY_FAILURE_NONE;
}

/* How far clockwise the picture is turned for display. What is no quarter turn, and
 * every mirroring, is left as it is everywhere: in view, hide track and copy alike. */
static guint
read_rotation (const AVStream *stream)
{
  size_t size = 0;
  const guint8 *data = av_stream_get_side_data (stream, AV_PKT_DATA_DISPLAYMATRIX, &size);
  gint32 matrix[9];
  double turned;
  gint quarter;

  if (data == NULL || size < sizeof matrix)
    return 0;
  memcpy (matrix, data, sizeof matrix);
  if ((gint64) matrix[0] * matrix[4] - (gint64) matrix[1] * matrix[3] <= 0)
    return 0;
  turned = -av_display_rotation_get (matrix) / 90.0;
  quarter = isfinite (turned) ? (gint) lrint (turned) : 0;
  if (!isfinite (turned) || fabs (turned - quarter) > 0.01)
    return 0;

  return (guint) ((quarter % 4 + 4) % 4) * 90;
}

static ScrutinyFailure
identify (ScrutinyClip *self, const guint8 *sha256)
{
  const AVCodecParameters *picture = self->video->codecpar;
  guint8 found[SCRUTINY_CLIP_SHA256_BYTES];
  ScrutinyHideClip *identity = &self->identity;

  if (sha256)
    memcpy (identity->sha256, sha256, sizeof identity->sha256);
  identity->stream = (guint) self->video->index;
  identity->width = (guint) MAX (picture->width, 0);
  identity->height = (guint) MAX (picture->height, 0);
  identity->rotation = read_rotation (self->video);
  identity->time_base_num = self->video->time_base.num;
  identity->time_base_den = self->video->time_base.den;
  if (!scrutiny_hide_clip_is_valid (identity))
    return SCRUTINY_FAILURE_DAMAGED;

  /* A long clip is bound to its name by the sealing alone: the keyed chunks carry the
   * file id, and hashing gigabytes would hold up the first picture. */
  if (sha256 == NULL || scrutiny_source_get_size (self->source) > HASH_MAX_BYTES)
    return SCRUTINY_FAILURE_NONE;
  if (!scrutiny_source_hash (self->source, found))
    return fail (self, SCRUTINY_FAILURE_DAMAGED, 0);

  return memcmp (found, sha256, sizeof found) == 0 ? SCRUTINY_FAILURE_NONE
                                                   : SCRUTINY_FAILURE_OTHER_CLIP;
}

static gint64
ticks_to_us (const AVStream *stream, gint64 ticks)
{
  return CLAMP (av_rescale_q (ticks, stream->time_base, AV_TIME_BASE_Q), -TIME_MAX_US,
                TIME_MAX_US);
}

/* Some packets say only when they are decoded; the first that says both tells how much
 * later they are shown. Files without any times get even ones from the frame rate. The
 * viewer is told that these are estimates. */
static gint64
estimate_pts (ScrutinyClip *self, const AVPacket *packet, gint64 delay, guint number)
{
  AVRational rate = self->video->avg_frame_rate;

  if (packet->dts != AV_NOPTS_VALUE)
    return packet->dts + delay;

  if (rate.num <= 0 || rate.den <= 0)
    rate = (AVRational){ 25, 1 };
  self->flags |= SCRUTINY_CLIP_ESTIMATED;

  return av_rescale_q (number, av_inv_q (rate), self->video->time_base);
}

static ScrutinyFailure
index_packets (ScrutinyClip *self, gint64 *last_duration_us)
{
  AVPacket *packet = av_packet_alloc ();
  ScrutinyFailure failure = SCRUTINY_FAILURE_NONE;
  gint64 pts, highest = G_MININT64, delay = -1;
  int result = 0;

  while (packet && failure == SCRUTINY_FAILURE_NONE &&
         (result = av_read_frame (self->format, packet)) >= 0) {
    if (packet->size > PACKET_MAX_BYTES)
      failure = SCRUTINY_FAILURE_TOO_LARGE;
    if (packet->stream_index == self->video->index &&
        (packet->flags & AV_PKT_FLAG_DISCARD) == 0) {
      pts = packet->pts;
      if (pts == AV_NOPTS_VALUE)
        pts = estimate_pts (self, packet, MAX (delay, 0),
                            scrutiny_index_get_length (self->index));
      else if (delay < 0 && packet->dts != AV_NOPTS_VALUE)
        delay = CLAMP (pts - packet->dts, 0, DELAY_MAX);
      if (pts > highest) {
        highest = pts;
        *last_duration_us = ticks_to_us (self->video, packet->duration);
      }
      if (!scrutiny_index_add (self->index, pts,
                               scrutiny_clip_to_us (self, self->video, pts)))
        failure = SCRUTINY_FAILURE_TOO_LARGE;
    }
    av_packet_unref (packet);
  }
  if (packet == NULL)
    failure = SCRUTINY_FAILURE_INTERNAL;
  av_packet_free (&packet);
  if (failure == SCRUTINY_FAILURE_NONE && scrutiny_source_is_tampered (self->source))
    failure = SCRUTINY_FAILURE_TAMPERED;

  return failure;
}

/* A file that was cut short plays to its end without a word (media.md 11), so its claim
 * is held against what is there. */
static void
note_truncation (ScrutinyClip *self)
{
  guint length = scrutiny_index_get_length (self->index);
  gint64 end_us =
      scrutiny_index_get (self->index, length - 1)->at_us + self->index->last_duration_us;
  gint64 claimed_us = 0;

  if (self->video->duration > 0)
    claimed_us = ticks_to_us (self->video, self->video->duration);
  else if (self->format->duration > 0 &&
           self->format->duration_estimation_method != AVFMT_DURATION_FROM_BITRATE)
    claimed_us = self->format->duration;

  if (claimed_us > end_us + TRUNCATED_US + 2 * self->index->last_duration_us)
    self->flags |= SCRUTINY_CLIP_TRUNCATED;
}

static ScrutinyFailure
build_index (ScrutinyClip *self)
{
  gint64 last_duration_us = 0;
  ScrutinyFailure failure;

  if (self->video->start_time != AV_NOPTS_VALUE)
    self->start_us = ticks_to_us (self->video, self->video->start_time);
  self->index = scrutiny_index_new ();
  failure = index_packets (self, &last_duration_us);
  if (failure != SCRUTINY_FAILURE_NONE)
    return failure;

  scrutiny_index_finish (self->index, last_duration_us);
  if (scrutiny_index_get_length (self->index) == 0)
    return SCRUTINY_FAILURE_DAMAGED;
  note_truncation (self);
  if (scrutiny_index_is_variable (self->index))
    self->flags |= SCRUTINY_CLIP_VARIABLE;

  return scrutiny_clip_rewind (self) ? SCRUTINY_FAILURE_NONE : SCRUTINY_FAILURE_DAMAGED;
}

static ScrutinyFailure
open_steps (ScrutinyClip *self, const guint8 *sha256)
{
  ScrutinyFailure failure = open_format (self);

  if (failure == SCRUTINY_FAILURE_NONE)
    failure = find_stream_info (self);
  if (failure == SCRUTINY_FAILURE_NONE)
    failure = choose_streams (self);
  if (failure == SCRUTINY_FAILURE_NONE)
    failure = identify (self, sha256);
  if (failure == SCRUTINY_FAILURE_NONE)
    failure = build_index (self);

  return failure;
}

/**
 * scrutiny_clip_open:
 * @fd: (transfer full): the recording
 * @file_key: (nullable): the key it is sealed with, or %NULL if it is plain
 * @sha256: (nullable): what the plain bytes hash to, or %NULL for a file of our own
 * making
 * @failure: (out): why not
 * @detail: (out): the demuxer's own words for it, in English, or empty
 *
 * Opens the recording and reads through it once for its times.
 *
 * Returns: (transfer full): the clip, or %NULL
 */
ScrutinyClip *
scrutiny_clip_open (int fd,
                    const guint8 *file_key,
                    const guint8 *sha256,
                    ScrutinyFailure *failure,
                    char detail[SCRUTINY_MESSAGE_TEXT_MAX + 1])
{
  g_autoptr (ScrutinyClip) self = g_new0 (ScrutinyClip, 1);

  self->source = scrutiny_source_new (fd, file_key);
  if (self->source == NULL) {
    *failure = file_key ? SCRUTINY_FAILURE_TAMPERED : SCRUTINY_FAILURE_FORMAT;
    return NULL;
  }

  scrutiny_sandbox_limit_seconds (PROBE_SECONDS);
  *failure = open_steps (self, sha256);
  scrutiny_sandbox_limit_seconds (0);
  g_strlcpy (detail, self->detail, SCRUTINY_MESSAGE_TEXT_MAX + 1);

  return *failure == SCRUTINY_FAILURE_NONE ? g_steal_pointer (&self) : NULL;
}

void
scrutiny_clip_free (ScrutinyClip *self)
{
  g_clear_pointer (&self->index, scrutiny_index_free);
  if (self->format)
    avformat_close_input (&self->format);
  g_clear_pointer (&self->source, scrutiny_source_free);
  g_free (self);
}

/**
 * scrutiny_clip_open_decoder:
 * @self: a clip
 * @stream: its video or its sound stream
 *
 * Returns: (transfer full): a decoder on two threads, or %NULL
 */
AVCodecContext *
scrutiny_clip_open_decoder (ScrutinyClip *self, AVStream *stream)
{
  const AVCodec *codec = avcodec_find_decoder (stream->codecpar->codec_id);
  AVCodecContext *decoder = codec ? avcodec_alloc_context3 (codec) : NULL;
  AVDictionary *options = NULL;
  int result;

  if (decoder == NULL)
    return NULL;

  result = avcodec_parameters_to_context (decoder, stream->codecpar);
  decoder->pkt_timebase = stream->time_base;
  decoder->thread_count = 2;
  av_dict_set (&options, "max_pixels", PIXELS_MAX, 0);
  if (result >= 0)
    result = avcodec_open2 (decoder, codec, &options);
  av_dict_free (&options);
  if (result < 0)
    avcodec_free_context (&decoder);

  return decoder;
}

/**
 * scrutiny_clip_rewind:
 *
 * Back to the first packet; decoders must be flushed by whoever has them. Streams that
 * are cut out of a broadcast know no earlier time than that of their first whole picture,
 * so they go back to their first byte.
 */
gboolean
scrutiny_clip_rewind (ScrutinyClip *self)
{
  gint64 first = scrutiny_index_get (self->index, 0)->pts;

  if ((self->format->iformat->flags & AVFMT_TS_DISCONT) != 0)
    return av_seek_frame (self->format, self->video->index, 0, AVSEEK_FLAG_BYTE) >= 0;

  return avformat_seek_file (self->format, self->video->index, G_MININT64, first, first,
                             0) >= 0;
}

/** scrutiny_clip_to_us: Microseconds since the video stream's start, also for sound. */
gint64
scrutiny_clip_to_us (const ScrutinyClip *self, const AVStream *stream, gint64 pts)
{
  return ticks_to_us (stream, pts) - self->start_us;
}

/** scrutiny_clip_get_display_size: As shown: turned, and with square pixels. */
void
scrutiny_clip_get_display_size (const ScrutinyClip *self, guint *width, guint *height)
{
  AVRational aspect = self->video->sample_aspect_ratio;
  guint wide = self->identity.width, high = self->identity.height;

  if (aspect.num <= 0 || aspect.den <= 0)
    aspect = self->video->codecpar->sample_aspect_ratio;
  if (aspect.num > 0 && aspect.den > 0 && aspect.num < aspect.den * 16 &&
      aspect.den < aspect.num * 16)
    wide = (guint) MAX (av_rescale (wide, aspect.num, aspect.den), 1);

  *width = self->identity.rotation % 180 == 0 ? wide : high;
  *height = self->identity.rotation % 180 == 0 ? high : wide;
}
