/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/worker/placement.h"

/* How much larger than its mark a cover is drawn, in pixels of the coded picture: two
 * for the edges that scaling and chroma smear, and one because an ellipse with longer
 * axes is a little less than the ellipse grown all round. */
#define GROWTH 3.0

/**
 * scrutiny_placement_init:
 * @self: (out): where to draw
 * @box: a box on the displayed picture
 * @shape: what fills it
 * @clip: the clip, for its size and turn
 *
 * Turns a box from the displayed picture (after rotation and with square pixels, both of
 * which leave shares of it alone) back onto the picture as it is coded.
 */
void
scrutiny_placement_init (ScrutinyPlacement *self,
                         const ScrutinyHideKey *box,
                         ScrutinyHideShape shape,
                         const ScrutinyHideClip *clip)
{
  double x = box->x, y = box->y, w = box->w, h = box->h;

  if (clip->rotation == 90) {
    x = box->y;
    y = 1.0 - (box->x + box->w);
  } else if (clip->rotation == 180) {
    x = 1.0 - (box->x + box->w);
    y = 1.0 - (box->y + box->h);
  } else if (clip->rotation == 270) {
    x = 1.0 - (box->y + box->h);
    y = box->x;
  }
  if (clip->rotation % 180 != 0) {
    w = box->h;
    h = box->w;
  }

  self->shape = shape;
  self->left = x * clip->width - GROWTH;
  self->top = y * clip->height - GROWTH;
  self->right = (x + w) * clip->width + GROWTH;
  self->bottom = (y + h) * clip->height + GROWTH;
}
