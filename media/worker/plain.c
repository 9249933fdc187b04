/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/worker/plain-private.h"

#include <libswscale/swscale.h>
#include <string.h>

#define GREY 128

struct _ScrutinyPlain {
  guint width;
  guint height;
  struct SwsContext *scaler;
};

/**
 * scrutiny_plain_new:
 *
 * Returns: (transfer full): a maker of pictures of @width x @height pixels, without
 *   any yet
 */
ScrutinyPlain *
scrutiny_plain_new (guint width, guint height)
{
  ScrutinyPlain *self = g_new0 (ScrutinyPlain, 1);

  self->width = width;
  self->height = height;

  return self;
}

void
scrutiny_plain_free (ScrutinyPlain *self)
{
  sws_freeContext (self->scaler);
  g_free (self);
}

static AVFrame *
make_grey (const ScrutinyPlain *self)
{
  AVFrame *picture = av_frame_alloc ();

  if (picture == NULL)
    return NULL;

  picture->format = AV_PIX_FMT_YUV420P;
  picture->width = (int) self->width;
  picture->height = (int) self->height;
  if (av_frame_get_buffer (picture, 0) < 0) {
    av_frame_free (&picture);
    return NULL;
  }
  for (guint plane = 0; plane < 3; plane++)
    memset (picture->data[plane], GREY,
            (gsize) picture->linesize[plane] * (plane ? self->height / 2 : self->height));

  return picture;
}

static gboolean
is_full_range (const AVFrame *picture)
{
  return picture->color_range == AVCOL_RANGE_JPEG ||
         picture->format == AV_PIX_FMT_YUVJ420P ||
         picture->format == AV_PIX_FMT_YUVJ422P || picture->format == AV_PIX_FMT_YUVJ444P;
}

/* The layout changes and odd edges go; the values keep their meaning. */
static gboolean
convert (ScrutinyPlain *self, const AVFrame *from, AVFrame *to)
{
  gboolean is_full = is_full_range (from);
  const int *matrix = sws_getCoefficients (SWS_CS_DEFAULT);

  self->scaler = sws_getCachedContext (self->scaler, from->width, from->height,
                                       from->format, to->width, to->height, to->format,
                                       SWS_BILINEAR | SWS_ACCURATE_RND, NULL, NULL, NULL);
  if (self->scaler == NULL)
    return FALSE;
  sws_setColorspaceDetails (self->scaler, matrix, is_full, matrix, is_full, 0, 1 << 16,
                            1 << 16);

  return sws_scale (self->scaler, (const guint8 *const *) from->data, from->linesize, 0,
                    from->height, to->data, to->linesize) == to->height;
}

/**
 * scrutiny_plain_make:
 * @self: a maker of plain pictures
 * @safe: a covered picture
 *
 * Returns: (transfer full): the same for an encoder, grey if it is grey or cannot be
 *   converted, or %NULL without memory
 */
AVFrame *
scrutiny_plain_make (ScrutinyPlain *self, const ScrutinySafeFrame *safe)
{
  const AVFrame *from = safe->picture;
  AVFrame *picture;

  if (from && from->format == AV_PIX_FMT_YUV420P && from->width == (int) self->width &&
      from->height == (int) self->height)
    return av_frame_clone (from);

  picture = make_grey (self);
  if (picture == NULL || from == NULL)
    return picture;
  if (!convert (self, from, picture)) {
    av_frame_free (&picture);
    return make_grey (self);
  }

  return picture;
}
