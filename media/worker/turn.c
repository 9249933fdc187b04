/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/worker/turn.h"

/**
 * scrutiny_turn_rgb:
 * @from: RGB24, @height rows of @width pixels
 * @from_stride: bytes from row to row
 * @width: of @from
 * @height: of @from
 * @degrees: clockwise: 90, 180 or 270
 * @to: (out caller-allocates): room for the turned picture
 * @to_stride: bytes from row to row of it
 */
void
scrutiny_turn_rgb (const guint8 *from,
                   gsize from_stride,
                   guint width,
                   guint height,
                   guint degrees,
                   guint8 *to,
                   gsize to_stride)
{
  for (guint y = 0; y < height; y++) {
    const guint8 *pixel = from + y * from_stride;

    for (guint x = 0; x < width; x++, pixel += 3) {
      guint column = degrees == 90 ? height - 1 - y : degrees == 180 ? width - 1 - x : y;
      guint row = degrees == 90 ? x : degrees == 180 ? height - 1 - y : width - 1 - x;
      guint8 *target = to + row * to_stride + column * 3;

      target[0] = pixel[0];
      target[1] = pixel[1];
      target[2] = pixel[2];
    }
  }
}
