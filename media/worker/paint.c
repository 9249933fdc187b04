/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/worker/paint-private.h"

#include <math.h>
#include <string.h>

static gint
clamp_to (double value, gint most)
{
  return (gint) CLAMP (lrint (value), 0, most);
}

static void
paint_row (AVFrame *picture, gint row, gint left, gint right, ScrutinyPaint paint)
{
  if (left >= right)
    return;

  memset (picture->data[0] + (gssize) row * picture->linesize[0] + left, paint.luma,
          (gsize) (right - left));
  if (row % 2 != 0)
    return;
  memset (picture->data[1] + (gssize) (row / 2) * picture->linesize[1] + left / 2,
          paint.blue, (gsize) ((right + 1) / 2 - left / 2));
  memset (picture->data[2] + (gssize) (row / 2) * picture->linesize[2] + left / 2,
          paint.red, (gsize) ((right + 1) / 2 - left / 2));
}

/**
 * scrutiny_paint_box:
 * @picture: planar 4:2:0, 8 bit
 * @left: shares of its width and height, as are the others; what lies outside is cut
 * @top: see @left
 * @right: see @left
 * @bottom: see @left
 * @paint: the colour
 */
void
scrutiny_paint_box (AVFrame *picture,
                    double left,
                    double top,
                    double right,
                    double bottom,
                    ScrutinyPaint paint)
{
  gint from = clamp_to (left * picture->width, picture->width);
  gint to = clamp_to (right * picture->width, picture->width);
  gint last = clamp_to (bottom * picture->height, picture->height);

  for (gint row = clamp_to (top * picture->height, picture->height); row < last; row++)
    paint_row (picture, row, from, to, paint);
}

/** scrutiny_paint_ellipse: The ellipse that fills the box. */
void
scrutiny_paint_ellipse (AVFrame *picture,
                        double left,
                        double top,
                        double right,
                        double bottom,
                        ScrutinyPaint paint)
{
  double middle_x = (left + right) / 2, middle_y = (top + bottom) / 2;
  gint last = clamp_to (bottom * picture->height, picture->height);
  double away, half;

  for (gint row = clamp_to (top * picture->height, picture->height); row < last; row++) {
    away = ((row + 0.5) / picture->height - middle_y) / ((bottom - top) / 2);
    half = (right - left) / 2 * sqrt (MAX (1 - away * away, 0));
    paint_row (picture, row,
               clamp_to ((middle_x - half) * picture->width, picture->width),
               clamp_to ((middle_x + half) * picture->width, picture->width), paint);
  }
}
