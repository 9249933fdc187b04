/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A planted fault: this redactor forgets a region once in a while. It is linked before
 * the worker's own, so that nothing in the worker itself can be told to be faulty. */
#include "media/worker/redact-shape-private.h"

#include <string.h>

#define FORGETS_EVERY 25

void
scrutiny_redact_shape (AVFrame *picture, const ScrutinyPlacement *placement)
{
  static guint calls; /* the fault's own memory */
  gint top = (gint) MAX (placement->top, 0);
  gint left = (gint) MAX (placement->left, 0) / 2 * 2;
  gint right = (gint) MIN (placement->right, picture->width) / 2 * 2;

  if (++calls % FORGETS_EVERY == 0)
    return;

  for (gint row = top; row < MIN ((gint) placement->bottom, picture->height); row++) {
    memset (picture->data[0] + row * picture->linesize[0] + left, 56,
            (gsize) (right - left));
    for (guint plane = 1; plane <= 2; plane++)
      memset (picture->data[plane] + row / 2 * picture->linesize[plane] + left / 2, 128,
              (gsize) (right - left) / 2);
  }
}
