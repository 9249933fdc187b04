/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/worker/redact-shape-private.h"

#include <libavutil/pixdesc.h>
#include <math.h>
#include <string.h>

#include "media/worker/redact-format-private.h"

/* Dark grey with neutral colour: plainly a cover, in either range of luma. */
#define COVER_LUMA 56u

/* Rows that share one row of colour, and the columns of them that the shape touches. */
typedef struct {
  gint left;
  gint right; /* first column not touched */
} Stretch;

static gint
floor_clamped (double value, gint most)
{
  return (gint) CLAMP (floor (value), 0.0, (double) most);
}

static gint
ceil_clamped (double value, gint most)
{
  return (gint) CLAMP (ceil (value), 0.0, (double) most);
}

/* The widest stretch of an ellipse over rows top to bottom. */
static gboolean
ellipse_stretch (const ScrutinyPlacement *self,
                 gint top,
                 gint bottom,
                 double *left,
                 double *right)
{
  double middle_x = (self->left + self->right) / 2,
         middle_y = (self->top + self->bottom) / 2;
  double half_w = (self->right - self->left) / 2, half_h = (self->bottom - self->top) / 2;
  double away = 0, half;

  if (middle_y < top)
    away = top - middle_y;
  else if (middle_y > bottom)
    away = middle_y - bottom;
  if (away >= half_h)
    return FALSE;

  half = half_w * sqrt (1.0 - away * away / (half_h * half_h));
  *left = middle_x - half;
  *right = middle_x + half;

  return TRUE;
}

/* Rounds outwards to whole blocks of colour, so that no colour leaks at an edge. */
static gboolean
stretch_at (const ScrutinyPlacement *self,
            gint top,
            gint bottom,
            gint width,
            gint block_width,
            Stretch *stretch)
{
  double left = self->left, right = self->right;

  if (self->bottom <= top || self->top >= bottom)
    return FALSE;
  if (self->shape == SCRUTINY_HIDE_SHAPE_ELLIPSE &&
      !ellipse_stretch (self, top, bottom, &left, &right))
    return FALSE;

  if (left >= width || right <= 0)
    return FALSE;

  stretch->left = floor_clamped (left, width) / block_width * block_width;
  stretch->right =
      (ceil_clamped (right, width) + block_width - 1) / block_width * block_width;
  stretch->right = MIN (stretch->right, width);

  return stretch->left < stretch->right;
}

static void
fill (guint8 *row, gint from, gint to, guint value, gboolean is_wide)
{
  guint16 *wide_row = (guint16 *) (void *) row;

  if (!is_wide) {
    memset (row + from, (int) value, (gsize) (to - from));
    return;
  }
  for (gint i = from; i < to; i++)
    wide_row[i] = (guint16) value;
}

/* One row of colour: of both colours' planes, or of the one plane they take turns in. */
static void
fill_colour (AVFrame *picture,
             const ScrutinyLayout *layout,
             gint row,
             const Stretch *stretch)
{
  guint neutral = 128u << (layout->depth - 8);
  gint width = AV_CEIL_RSHIFT (picture->width, layout->chroma_shift_x);
  gint from = stretch->left >> layout->chroma_shift_x;
  gint to = MIN (AV_CEIL_RSHIFT (stretch->right, layout->chroma_shift_x), width);

  if (layout->colour_is_interleaved) {
    fill (picture->data[1] + (gssize) row * picture->linesize[1], 2 * from, 2 * to,
          neutral, layout->depth > 8);
    return;
  }
  for (guint plane = 1; plane <= 2; plane++)
    fill (picture->data[plane] + (gssize) row * picture->linesize[plane], from, to,
          neutral, layout->depth > 8);
}

/**
 * scrutiny_redact_shape:
 * @picture: a writable picture in a layout that scrutiny_layout_init() knows
 * @placement: the shape on it
 *
 * Covers the shape: luma and colour, rounded outwards to whole blocks of colour.
 */
void
scrutiny_redact_shape (AVFrame *picture, const ScrutinyPlacement *placement)
{
  ScrutinyLayout layout;
  Stretch stretch;
  gint block_w, block_h, first;

  if (!scrutiny_layout_init (&layout, picture->format))
    return;

  block_w = 1 << layout.chroma_shift_x;
  block_h = 1 << layout.chroma_shift_y;
  first = floor_clamped (placement->top, picture->height) / block_h * block_h;
  for (gint top = first; top < picture->height && top < placement->bottom;
       top += block_h) {
    if (!stretch_at (placement, top, top + block_h, picture->width, block_w, &stretch))
      continue;
    for (gint row = top; row < MIN (top + block_h, picture->height); row++)
      fill (picture->data[0] + (gssize) row * picture->linesize[0], stretch.left,
            stretch.right, COVER_LUMA << (layout.depth - 8), layout.depth > 8);
    if (layout.has_colour)
      fill_colour (picture, &layout, top >> layout.chroma_shift_y, &stretch);
  }
}
