/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/worker/verify-private.h"

#include <math.h>
#include <stdlib.h>

#include "media/worker/clip-private.h"
#include "media/worker/placement.h"

/* How far coding may move the mean of a cover, which is 56 or grey, and the times. */
#define LUMA_SLACK    12.0
#define COLOUR_SLACK  8.0
#define TIME_SLACK_US 2000

/* A mark is looked at without its outermost part, which coding mixes with what is beside
 * it, and not at all if nothing is left then. */
#define INSET_PIXELS 4.0
#define BLOCK_PIXELS 8

/* Sound: coding smears half a window into a silence from outside; -80 dB of full scale.
 */
#define SMEAR_US   23000
#define SOUND_PEAK 1e-4

#define COVER_LUMA 56.0
#define GREY       128.0

typedef struct {
  ScrutinyClip *copy;
  const ScrutinyPlan *plan;
  const GArray *written_us;
  gint64 offset_us; /* of the source's first picture: where the copy starts */
  guint n_pictures;
  gboolean is_good;
} Verify;

static double
mean_of (const AVFrame *picture,
         guint plane,
         gint left,
         gint top,
         gint right,
         gint bottom)
{
  guint64 sum = 0;

  for (gint y = top; y < bottom; y++) {
    const guint8 *row = picture->data[plane] + (gssize) y * picture->linesize[plane];

    for (gint x = left; x < right; x++)
      sum += row[x];
  }

  return (double) sum / ((double) (right - left) * (bottom - top));
}

static gboolean
block_is_covered (const AVFrame *picture,
                  gint left,
                  gint top,
                  gint right,
                  gint bottom,
                  double luma)
{
  if (fabs (mean_of (picture, 0, left, top, right, bottom) - luma) > LUMA_SLACK)
    return FALSE;
  for (guint plane = 1; plane <= 2; plane++) {
    if (fabs (mean_of (picture, plane, left / 2, top / 2, right / 2, bottom / 2) - GREY) >
        COLOUR_SLACK)
      return FALSE;
  }

  return TRUE;
}

/* Whether every small block of a rectangle looks like a cover: over all of it, a hole
 * would drown. */
static gboolean
is_covered (const AVFrame *picture,
            gint left,
            gint top,
            gint right,
            gint bottom,
            double luma)
{
  left = MAX (left, 0) / 2 * 2;
  top = MAX (top, 0) / 2 * 2;
  right = MIN (right, picture->width) / 2 * 2;
  bottom = MIN (bottom, picture->height) / 2 * 2;

  for (gint y = top; y < bottom; y += BLOCK_PIXELS) {
    for (gint x = left; x < right; x += BLOCK_PIXELS) {
      if (!block_is_covered (picture, x, y, MIN (x + BLOCK_PIXELS, right),
                             MIN (y + BLOCK_PIXELS, bottom), luma))
        return FALSE;
    }
  }

  return TRUE;
}

/* The middle of the shape: of an ellipse, the rectangle inside it. */
static gboolean
box_is_covered (const Verify *self,
                const AVFrame *picture,
                const ScrutinyHideKey *box,
                ScrutinyHideShape shape)
{
  ScrutinyHideClip clip = *scrutiny_hide_track_get_clip (self->plan->track);
  ScrutinyPlacement place;
  double inset_x = INSET_PIXELS, inset_y = INSET_PIXELS;

  clip.width = (guint) picture->width;
  clip.height = (guint) picture->height;
  scrutiny_placement_init (&place, box, shape, &clip);
  if (shape == SCRUTINY_HIDE_SHAPE_ELLIPSE) {
    inset_x += (place.right - place.left) * (1 - G_SQRT2 / 2) / 2;
    inset_y += (place.bottom - place.top) * (1 - G_SQRT2 / 2) / 2;
  }

  return is_covered (picture, (gint) ceil (place.left + inset_x),
                     (gint) ceil (place.top + inset_y),
                     (gint) floor (place.right - inset_x),
                     (gint) floor (place.bottom - inset_y), COVER_LUMA);
}

static gboolean
picture_is_covered (const Verify *self, const AVFrame *picture, gint64 at_us)
{
  const ScrutinyHideTrack *track = self->plan->track;
  ScrutinyHideKey boxes[SCRUTINY_HIDE_BOXES_MAX];
  const ScrutinyHideRegion *region;
  ScrutinyHideCovers covers;
  guint n_boxes;

  /* Nothing of a grey picture can be wrong, whyever it is grey. */
  if (is_covered (picture, 0, 0, picture->width, picture->height, GREY) ||
      scrutiny_plan_covers_whole (self->plan, at_us, 0, 0) != SCRUTINY_COVER_NONE)
    return is_covered (picture, 0, 0, picture->width, picture->height, GREY);

  for (guint i = 0; i < scrutiny_hide_track_get_n_regions (track); i++) {
    region = scrutiny_hide_track_get_region (track, i);
    covers = scrutiny_hide_region_at (region, at_us, 0, 0, boxes, &n_boxes);
    if (covers == SCRUTINY_HIDE_COVERS_ALL)
      return FALSE;
    for (guint j = 0; j < n_boxes; j++) {
      if (!box_is_covered (self, picture, &boxes[j],
                           scrutiny_hide_region_get_shape (region)))
        return FALSE;
    }
  }

  return TRUE;
}

static void
check_picture (Verify *self, const AVFrame *picture)
{
  gint64 at_us =
      scrutiny_clip_to_us (self->copy, self->copy->video, picture->best_effort_timestamp);
  gint64 written_us;

  if (self->n_pictures >= self->written_us->len) {
    self->is_good = FALSE;
    return;
  }
  written_us = g_array_index (self->written_us, gint64, self->n_pictures);
  self->n_pictures++;
  if (ABS (at_us + self->offset_us - written_us) > TIME_SLACK_US ||
      picture->format != AV_PIX_FMT_YUV420P ||
      !picture_is_covered (self, picture, written_us))
    self->is_good = FALSE;
}

static gboolean
is_silenced (const Verify *self, gint64 at_us)
{
  const ScrutinyHideSpan *spans;
  guint n_spans;

  spans = scrutiny_hide_track_get_sound (self->plan->track, &n_spans);
  for (guint i = 0; i < n_spans; i++) {
    if (at_us >= spans[i].from_us + SMEAR_US && at_us < spans[i].to_us - SMEAR_US)
      return TRUE;
  }

  return FALSE;
}

static void
check_sound (Verify *self, const AVFrame *samples)
{
  gint64 start_us =
      scrutiny_clip_to_us (self->copy, self->copy->sound, samples->best_effort_timestamp);
  gint64 at_us;
  const float *values;

  if (samples->format != AV_SAMPLE_FMT_FLTP) {
    self->is_good = FALSE;
    return;
  }
  for (gint i = 0; i < samples->nb_samples; i++) {
    at_us = start_us + self->offset_us + av_rescale (i, 1000000, samples->sample_rate);
    if (!is_silenced (self, at_us))
      continue;
    for (gint channel = 0; channel < samples->ch_layout.nb_channels; channel++) {
      values = (const float *) (const void *) samples->extended_data[channel];
      if (fabs ((double) values[i]) > SOUND_PEAK)
        self->is_good = FALSE;
    }
  }
}

/* Sends one packet, or the end, and looks at what comes out. */
static void
decode (Verify *self, AVCodecContext *decoder, const AVPacket *packet)
{
  AVFrame *frame = av_frame_alloc ();

  if (frame == NULL || avcodec_send_packet (decoder, packet) < 0)
    self->is_good = FALSE;
  while (frame && self->is_good && avcodec_receive_frame (decoder, frame) >= 0) {
    if (decoder->codec_type == AVMEDIA_TYPE_VIDEO)
      check_picture (self, frame);
    else
      check_sound (self, frame);
    av_frame_unref (frame);
  }
  av_frame_free (&frame);
}

static void
decode_all (Verify *self)
{
  AVCodecContext *video = scrutiny_clip_open_decoder (self->copy, self->copy->video);
  AVCodecContext *sound = self->copy->sound
                              ? scrutiny_clip_open_decoder (self->copy, self->copy->sound)
                              : NULL;
  AVPacket *packet = av_packet_alloc ();

  self->is_good = video && packet && (sound || self->copy->sound == NULL);
  while (self->is_good && av_read_frame (self->copy->format, packet) >= 0) {
    if (packet->stream_index == self->copy->video->index)
      decode (self, video, packet);
    else if (sound)
      decode (self, sound, packet);
    av_packet_unref (packet);
  }
  if (self->is_good)
    decode (self, video, NULL);
  if (self->is_good && sound)
    decode (self, sound, NULL);

  av_packet_free (&packet);
  avcodec_free_context (&video);
  avcodec_free_context (&sound);
}

/* Marks of the container itself; anything else came from somewhere. */
static gboolean
metadata_is_bare (const AVDictionary *metadata)
{
  static const char *const allowed[] = { "major_brand",       "minor_version",
                                         "compatible_brands", "handler_name",
                                         "vendor_id",         "language",
                                         "encoder",           NULL };
  const AVDictionaryEntry *entry = NULL;

  while ((entry = av_dict_get (metadata, "", entry, AV_DICT_IGNORE_SUFFIX)) != NULL) {
    if (!g_strv_contains (allowed, entry->key))
      return FALSE;
  }

  return TRUE;
}

static gboolean
holds_nothing_else (const AVFormatContext *format)
{
  guint n_video = 0, n_sound = 0;

  if (!metadata_is_bare (format->metadata) || format->nb_chapters > 0)
    return FALSE;
  for (guint i = 0; i < format->nb_streams; i++) {
    n_video += format->streams[i]->codecpar->codec_type == AVMEDIA_TYPE_VIDEO;
    n_sound += format->streams[i]->codecpar->codec_type == AVMEDIA_TYPE_AUDIO;
    if (!metadata_is_bare (format->streams[i]->metadata))
      return FALSE;
  }

  return n_video == 1 && n_sound <= 1 && format->nb_streams == n_video + n_sound;
}

/**
 * scrutiny_verify_copy:
 * @fd: (transfer full): a covered copy, just written
 * @plan: what had to be hidden in it
 * @written_us: (element-type gint64): when each of its pictures is shown
 *
 * Reads the copy as anybody else would: every picture is there at its time, every cover
 * is a cover, every silence silent, and nothing else is in the file.
 *
 * Returns: %SCRUTINY_FAILURE_NONE if so
 */
ScrutinyFailure
scrutiny_verify_copy (int fd, const ScrutinyPlan *plan, const GArray *written_us)
{
  char detail[SCRUTINY_MESSAGE_TEXT_MAX + 1];
  ScrutinyFailure failure;
  g_autoptr (ScrutinyClip) copy = scrutiny_clip_open (fd, NULL, NULL, &failure, detail);
  Verify self = {
    copy, plan, written_us, g_array_index (written_us, gint64, 0), 0, FALSE
  };

  if (copy == NULL || !holds_nothing_else (copy->format) ||
      scrutiny_index_get_length (copy->index) != written_us->len)
    return SCRUTINY_FAILURE_VERIFY;

  decode_all (&self);

  return self.is_good && self.n_pictures == written_us->len ? SCRUTINY_FAILURE_NONE
                                                            : SCRUTINY_FAILURE_VERIFY;
}
