/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/worker/redact-format-private.h"

#include <libavutil/pixdesc.h>
#include <libswscale/swscale.h>

/**
 * scrutiny_layout_init:
 * @self: (out): the layout
 * @pixel_format: an AVPixelFormat
 *
 * Knows planar luma and colour of 8 to 16 bits in native order, and NV12.
 *
 * Returns: %FALSE for every other kind of picture
 */
gboolean
scrutiny_layout_init (ScrutinyLayout *self, int pixel_format)
{
  const AVPixFmtDescriptor *format = av_pix_fmt_desc_get (pixel_format);
  const guint64 unknown = AV_PIX_FMT_FLAG_BE | AV_PIX_FMT_FLAG_PAL |
                          AV_PIX_FMT_FLAG_BITSTREAM | AV_PIX_FMT_FLAG_HWACCEL |
                          AV_PIX_FMT_FLAG_RGB | AV_PIX_FMT_FLAG_ALPHA |
                          AV_PIX_FMT_FLAG_BAYER | AV_PIX_FMT_FLAG_FLOAT;

  if (format == NULL || (format->flags & unknown) != 0 ||
      (format->nb_components != 1 && format->nb_components != 3))
    return FALSE;

  self->depth = (guint) format->comp[0].depth;
  self->chroma_shift_x = format->log2_chroma_w;
  self->chroma_shift_y = format->log2_chroma_h;
  self->has_colour = format->nb_components == 3;
  self->colour_is_interleaved =
      pixel_format == AV_PIX_FMT_NV12 || pixel_format == AV_PIX_FMT_NV21;
  if (self->depth < 8 || self->depth > 16)
    return FALSE;
  if (self->colour_is_interleaved)
    return TRUE;

  for (guint i = 0; i < format->nb_components; i++) {
    if (format->comp[i].plane != (int) i || format->comp[i].shift != 0 ||
        format->comp[i].offset != 0 || format->comp[i].depth != (int) self->depth ||
        format->comp[i].step != (self->depth > 8 ? 2 : 1))
      return FALSE;
  }

  return TRUE;
}

/**
 * scrutiny_layout_convert:
 * @picture: a picture in a layout that cannot be covered
 *
 * Returns: (transfer full): the same as planar 4:2:0, or %NULL if it cannot be made
 */
AVFrame *
scrutiny_layout_convert (const AVFrame *picture)
{
  AVFrame *plain = av_frame_alloc ();
  struct SwsContext *scaler = NULL;
  gboolean done = FALSE;

  if (plain == NULL)
    return NULL;

  plain->format = AV_PIX_FMT_YUV420P;
  plain->width = picture->width;
  plain->height = picture->height;
  if (sws_isSupportedInput (picture->format) && av_frame_get_buffer (plain, 0) >= 0)
    scaler =
        sws_getContext (picture->width, picture->height, picture->format, plain->width,
                        plain->height, plain->format, SWS_BILINEAR, NULL, NULL, NULL);
  if (scaler)
    done = sws_scale (scaler, (const guint8 *const *) picture->data, picture->linesize, 0,
                      picture->height, plain->data, plain->linesize) == picture->height;
  sws_freeContext (scaler);
  if (!done)
    av_frame_free (&plain);

  return plain;
}
