/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/worker/convert-private.h"

#include <libswscale/swscale.h>
#include <math.h>
#include <string.h>

#include "media/worker/turn.h"

#define GREY       128
#define HD_LINES   720
#define STILL_MODE (SWS_BICUBIC | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INT)

struct _ScrutinyConverter {
  guint rotation;
  struct SwsContext *scaler;   /* any kind of picture -> I420 at the size shown */
  struct SwsContext *colourer; /* I420 -> RGB24 at that size */
  AVFrame *small;
  GByteArray *unturned; /* RGB24 before turning */
};

/**
 * scrutiny_converter_new:
 *
 * Returns: (transfer full): a converter to upright pictures; @rotation is in degrees
 *   clockwise, a multiple of 90
 */
ScrutinyConverter *
scrutiny_converter_new (guint rotation)
{
  ScrutinyConverter *self = g_new0 (ScrutinyConverter, 1);

  self->rotation = rotation;
  self->unturned = g_byte_array_new ();

  return self;
}

void
scrutiny_converter_free (ScrutinyConverter *self)
{
  sws_freeContext (self->scaler);
  sws_freeContext (self->colourer);
  av_frame_free (&self->small);
  g_byte_array_unref (self->unturned);
  g_free (self);
}

/* swscale assumes BT.601 and studio range, which turns the red of HD footage orange
 * (media.md 6). */
static void
set_colour_space (struct SwsContext *scaler, const AVFrame *picture)
{
  gboolean is_full = picture->color_range == AVCOL_RANGE_JPEG ||
                     picture->format == AV_PIX_FMT_YUVJ420P ||
                     picture->format == AV_PIX_FMT_YUVJ422P ||
                     picture->format == AV_PIX_FMT_YUVJ444P;
  int space = picture->colorspace;
  const int *matrix;

  if (space == AVCOL_SPC_UNSPECIFIED || space == AVCOL_SPC_RGB)
    space = picture->height >= HD_LINES ? SWS_CS_ITU709 : SWS_CS_ITU601;
  matrix = sws_getCoefficients (space);
  sws_setColorspaceDetails (scaler, matrix, is_full, matrix, is_full, 0, 1 << 16,
                            1 << 16);
}

static gboolean
prepare_small (ScrutinyConverter *self, const AVFrame *picture, int width, int height)
{
  if (self->small && (self->small->width != width || self->small->height != height))
    av_frame_free (&self->small);
  if (self->small == NULL) {
    self->small = av_frame_alloc ();
    if (self->small == NULL)
      return FALSE;
    self->small->format = AV_PIX_FMT_YUV420P;
    self->small->width = width;
    self->small->height = height;
    if (av_frame_get_buffer (self->small, 0) < 0) {
      av_frame_free (&self->small);
      return FALSE;
    }
  }
  self->small->color_range = picture->color_range;
  self->small->colorspace = picture->colorspace;

  return TRUE;
}

/* Fast scaling writes code for the processor when it enlarges, which the sandbox rightly
 * forbids, so enlarging uses the ordinary kind. */
static int
choose_mode (const AVFrame *picture, int width, int height)
{
  return width < picture->width && height < picture->height ? SWS_FAST_BILINEAR
                                                            : SWS_BILINEAR;
}

/* Two steps are twice as fast as one: scale the three planes, then turn them to RGB with
 * the code made for exactly that. */
static gboolean
convert_fast (ScrutinyConverter *self,
              const AVFrame *picture,
              int width,
              int height,
              guint8 *rgb,
              int stride)
{
  guint8 *planes[4] = { rgb, NULL, NULL, NULL };
  const int strides[4] = { stride, 0, 0, 0 };
  const AVFrame *small = picture;

  if (picture->width != width || picture->height != height ||
      picture->format != AV_PIX_FMT_YUV420P) {
    self->scaler =
        sws_getCachedContext (self->scaler, picture->width, picture->height,
                              picture->format, width, height, AV_PIX_FMT_YUV420P,
                              choose_mode (picture, width, height), NULL, NULL, NULL);
    if (self->scaler == NULL || !prepare_small (self, picture, width, height))
      return FALSE;
    set_colour_space (self->scaler, picture);
    if (sws_scale (self->scaler, (const guint8 *const *) picture->data, picture->linesize,
                   0, picture->height, self->small->data,
                   self->small->linesize) != height)
      return FALSE;
    small = self->small;
  }

  self->colourer =
      sws_getCachedContext (self->colourer, width, height, AV_PIX_FMT_YUV420P, width,
                            height, AV_PIX_FMT_RGB24, SWS_POINT, NULL, NULL, NULL);
  if (self->colourer == NULL)
    return FALSE;
  set_colour_space (self->colourer, picture);

  return sws_scale (self->colourer, (const guint8 *const *) small->data, small->linesize,
                    0, height, planes, strides) == height;
}

/* One slow and careful step, for a picture that is looked at for long. */
static gboolean
convert_still (const AVFrame *picture, int width, int height, guint8 *rgb, int stride)
{
  guint8 *planes[4] = { rgb, NULL, NULL, NULL };
  const int strides[4] = { stride, 0, 0, 0 };
  struct SwsContext *scaler =
      sws_getContext (picture->width, picture->height, picture->format, width, height,
                      AV_PIX_FMT_RGB24, STILL_MODE, NULL, NULL, NULL);
  gboolean done = FALSE;

  if (scaler) {
    set_colour_space (scaler, picture);
    done = sws_scale (scaler, (const guint8 *const *) picture->data, picture->linesize, 0,
                      picture->height, planes, strides) == height;
  }
  sws_freeContext (scaler);

  return done;
}

static gboolean
convert_turned (ScrutinyConverter *self,
                const AVFrame *picture,
                guint width,
                guint height,
                gboolean is_still,
                guint8 *rgb,
                gsize stride)
{
  gboolean is_on_side = self->rotation % 180 != 0;
  guint wide = is_on_side ? height : width, high = is_on_side ? width : height;
  gsize unturned_stride = ((gsize) wide * 3 + 63) / 64 * 64;
  guint8 *target = rgb;
  int target_stride = (int) stride;
  gboolean done;

  if (self->rotation != 0) {
    g_byte_array_set_size (self->unturned, (guint) (unturned_stride * high));
    target = self->unturned->data;
    target_stride = (int) unturned_stride;
  }
  if (is_still)
    done = convert_still (picture, (int) wide, (int) high, target, target_stride);
  else
    done = convert_fast (self, picture, (int) wide, (int) high, target, target_stride);
  if (done && self->rotation != 0)
    scrutiny_turn_rgb (target, unturned_stride, wide, high, self->rotation, rgb, stride);

  return done;
}

/**
 * scrutiny_converter_run:
 * @self: a converter
 * @safe: a covered picture
 * @width: to make, as displayed; even
 * @height: to make, as displayed; even
 * @is_still: whether care matters more than speed
 * @rgb: (out caller-allocates): @height rows of @stride bytes
 * @stride: at least 3 * @width, and a multiple of 16 for speed
 *
 * What cannot be converted becomes grey: the slot never keeps what was in it.
 */
void
scrutiny_converter_run (ScrutinyConverter *self,
                        const ScrutinySafeFrame *safe,
                        guint width,
                        guint height,
                        gboolean is_still,
                        guint8 *rgb,
                        gsize stride)
{
  if (safe->picture &&
      convert_turned (self, safe->picture, width, height, is_still, rgb, stride))
    return;

  memset (rgb, GREY, stride * height);
}

/**
 * scrutiny_fit:
 * @display_width: of the clip
 * @display_height: of the clip
 * @box_width: room there is, or 0 for the clip's own size
 * @box_height: room there is, or 0
 * @most_bytes: room in memory for rows of RGB24 padded to 64 bytes
 * @width: (out): even, at least 2
 * @height: (out): even, at least 2
 *
 * The largest size of the clip's own shape that fits.
 */
void
scrutiny_fit (guint display_width,
              guint display_height,
              guint box_width,
              guint box_height,
              gsize most_bytes,
              guint *width,
              guint *height)
{
  double scale = 1.0, memory;

  if (box_width > 0 && box_height > 0)
    scale =
        MIN ((double) box_width / display_width, (double) box_height / display_height);
  memory = sqrt ((double) most_bytes /
                 (3.0 * (display_width + 64.0 / scale) * (display_height + 2.0 / scale)));
  scale = MIN (scale, memory);

  *width = MAX ((guint) (display_width * scale + 0.5) / 2 * 2, 2);
  *height = MAX ((guint) (display_height * scale + 0.5) / 2 * 2, 2);
  while (((gsize) *width * 3 + 63) / 64 * 64 * *height > most_bytes && *height > 2)
    *height -= 2;
}
