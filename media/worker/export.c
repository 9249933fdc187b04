/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/worker/export-private.h"

#include <libavutil/imgutils.h>
#include <string.h>

#include "media/worker/movie-private.h"
#include "media/worker/plain-private.h"
#include "media/worker/redact-private.h"
#include "media/worker/redact-sound-private.h"
#include "media/worker/verify-private.h"

/* One covered copy in the making. It has decoders of its own; the reel lends its demuxer
 * and must find its place anew afterwards. */
typedef struct {
  ScrutinyReel *reel;
  ScrutinyDecoder *video;
  ScrutinyDecoder *sound; /* NULL without it */
  ScrutinyMixer *mixer;
  ScrutinyPlain *plain;
  ScrutinyMovie *movie;
  GArray *written_us; /* of gint64: when each picture of the copy is shown */
  gint64 last_pts;
  ScrutinyFailure failure;
} Export;

static void
export_free (Export *self)
{
  g_clear_pointer (&self->video, scrutiny_decoder_free);
  g_clear_pointer (&self->sound, scrutiny_decoder_free);
  g_clear_pointer (&self->mixer, scrutiny_mixer_free);
  g_clear_pointer (&self->plain, scrutiny_plain_free);
  g_clear_pointer (&self->movie, scrutiny_movie_free);
  g_clear_pointer (&self->written_us, g_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static ScrutinyMovieShape
choose_shape (const ScrutinyClip *clip)
{
  const AVCodecParameters *picture = clip->video->codecpar;
  ScrutinyMovieShape shape = { 0 };

  shape.width = MAX (clip->identity.width / 2 * 2, 2);
  shape.height = MAX (clip->identity.height / 2 * 2, 2);
  shape.time_base = clip->video->time_base;
  shape.frame_rate = clip->video->avg_frame_rate;
  if (shape.frame_rate.num <= 0 || shape.frame_rate.den <= 0)
    shape.frame_rate = (AVRational){ 25, 1 };
  shape.pixel_aspect = picture->sample_aspect_ratio;
  shape.rotation = clip->identity.rotation;
  shape.colour_space = picture->color_space;
  shape.colour_range = picture->color_range;
  shape.colour_primaries = picture->color_primaries;
  shape.colour_transfer = picture->color_trc;
  shape.has_sound = clip->sound != NULL;
  shape.preset = "veryfast";

  return shape;
}

static Export *
export_new (ScrutinyReel *reel, int fd)
{
  g_autoptr (Export) self = g_new0 (Export, 1);
  ScrutinyMovieShape shape = choose_shape (reel->clip);

  self->reel = reel;
  self->last_pts = G_MININT64;
  self->written_us = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->mixer = scrutiny_mixer_new ();
  self->plain = scrutiny_plain_new (shape.width, shape.height);
  self->video = scrutiny_decoder_new (reel->clip, reel->clip->video);
  if (reel->clip->sound)
    self->sound = scrutiny_decoder_new (reel->clip, reel->clip->sound);
  shape.has_sound = self->sound != NULL;
  self->movie = scrutiny_movie_new (fd, &shape);
  if (self->video == NULL || self->movie == NULL || self->plain == NULL)
    return NULL;

  return g_steal_pointer (&self);
}

/* Pictures keep their times; one without a time, or with that of the one before, is put
 * right behind it, grey, so that none is lost in silence. */
static void
write_picture (Export *self, ScrutinyRawFrame *raw)
{
  const ScrutinyClip *clip = self->reel->clip;
  g_autoptr (ScrutinySafeFrame) safe = NULL;
  gint64 start = clip->video->start_time, pts, at_us;
  AVFrame *picture;

  safe = scrutiny_redact_frame (raw, self->reel->plan, &clip->identity, clip->index);
  pts = safe->pts;
  if (pts == AV_NOPTS_VALUE)
    pts = self->last_pts == G_MININT64 ? 0 : self->last_pts + 1;
  else if (start != AV_NOPTS_VALUE)
    pts -= start;
  if (pts <= self->last_pts)
    return;

  picture = scrutiny_plain_make (self->plain, safe);
  if (picture == NULL || !scrutiny_movie_add_picture (self->movie, picture, pts))
    self->failure = SCRUTINY_FAILURE_WRITE;
  av_frame_free (&picture);
  self->last_pts = pts;
  at_us = av_rescale_q (pts, clip->video->time_base, AV_TIME_BASE_Q);
  g_array_append_val (self->written_us, at_us);
}

static void
write_sound (Export *self, ScrutinyRawSound *raw)
{
  g_autoptr (ScrutinySafeSound) safe = scrutiny_redact_sound (raw, self->reel->plan);
  gint16 samples[SCRUTINY_RING_BLOCK_FRAMES * SCRUTINY_SOUND_CHANNELS];
  ScrutinyCoverReason reason;
  gint64 at_us;
  guint n_frames;

  if (safe == NULL)
    return;

  scrutiny_mixer_push (self->mixer, safe);
  while (!scrutiny_mixer_is_empty (self->mixer)) {
    n_frames = scrutiny_mixer_take (self->mixer, samples, SCRUTINY_RING_BLOCK_FRAMES,
                                    &at_us, &reason);
    if (!scrutiny_movie_add_sound (self->movie, samples, n_frames, at_us))
      self->failure = SCRUTINY_FAILURE_WRITE;
  }
}

/* packet NULL: no more of this stream. */
static void
decode_video (Export *self, const AVPacket *packet)
{
  ScrutinyRawFrame *raw;

  if (!scrutiny_decoder_send (self->video, packet))
    self->failure = SCRUTINY_FAILURE_INTERNAL;
  while (self->failure == SCRUTINY_FAILURE_NONE &&
         scrutiny_decoder_take_frame (self->video, &raw) == SCRUTINY_DECODED_ONE)
    write_picture (self, raw);
}

static void
decode_sound (Export *self, const AVPacket *packet)
{
  ScrutinyRawSound *raw;

  if (!scrutiny_decoder_send (self->sound, packet))
    self->failure = SCRUTINY_FAILURE_INTERNAL;
  while (self->failure == SCRUTINY_FAILURE_NONE &&
         scrutiny_decoder_take_sound (self->sound, &raw) == SCRUTINY_DECODED_ONE)
    write_sound (self, raw);
}

static void
decode_all (Export *self, ScrutinyExportStep step, gpointer data)
{
  ScrutinyClip *clip = self->reel->clip;
  AVPacket *packet = av_packet_alloc ();
  gint64 total = scrutiny_index_get_length (clip->index);

  while (packet && self->failure == SCRUTINY_FAILURE_NONE &&
         av_read_frame (clip->format, packet) >= 0) {
    if (packet->stream_index == clip->video->index)
      decode_video (self, packet);
    else if (self->sound && packet->stream_index == clip->sound->index)
      decode_sound (self, packet);
    av_packet_unref (packet);
    if (!step (self->written_us->len, total, data))
      self->failure = SCRUTINY_FAILURE_CANCELLED;
  }
  av_packet_free (&packet);

  if (scrutiny_source_is_tampered (clip->source))
    self->failure = SCRUTINY_FAILURE_TAMPERED;
  if (self->failure == SCRUTINY_FAILURE_NONE)
    decode_video (self, NULL);
  if (self->failure == SCRUTINY_FAILURE_NONE && self->sound)
    decode_sound (self, NULL);
}

/**
 * scrutiny_export_write:
 * @reel: an open reel; it is paused by this
 * @fd: (inout): an empty file, open for reading and writing; taken, and then -1
 * @step: asked after each packet whether to go on
 * @data: for @step
 * @done: (out): the size and how many pictures were written
 *
 * Writes a covered copy: every picture and all sound go through the redactor, nothing
 * else is copied. The copy is read back and checked before this says that it is good.
 * It is refused without a track, or under the editing grant.
 *
 * Returns: why not, or %SCRUTINY_FAILURE_NONE
 */
ScrutinyFailure
scrutiny_export_write (ScrutinyReel *reel,
                       int *fd,
                       ScrutinyExportStep step,
                       gpointer data,
                       ScrutinyMessage *done)
{
  g_autoptr (Export) self = NULL;

  if (reel->plan->track == NULL || reel->plan->shows_clear)
    return SCRUTINY_FAILURE_COVERED;
  self = export_new (reel, *fd);
  if (self == NULL)
    return SCRUTINY_FAILURE_INTERNAL;

  scrutiny_reel_park (reel);
  if (!scrutiny_clip_rewind (reel->clip))
    return SCRUTINY_FAILURE_DAMAGED;
  decode_all (self, step, data);
  if (self->failure != SCRUTINY_FAILURE_NONE)
    return self->failure;
  if (self->written_us->len == 0)
    return SCRUTINY_FAILURE_DAMAGED;
  if (!scrutiny_movie_finish (self->movie))
    return SCRUTINY_FAILURE_WRITE;

  done->size_bytes = scrutiny_movie_get_size (self->movie);
  done->count = self->written_us->len;
  g_clear_pointer (&self->movie, scrutiny_movie_free);

  return scrutiny_verify_copy (scrutiny_source_take_fd (fd), reel->plan,
                               self->written_us);
}
