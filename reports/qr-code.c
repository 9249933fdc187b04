/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/qr-code.h"

#include <qrencode.h>

#define QUIET 4 /* modules of white a reader needs round the code */

/**
 * scrutiny_qr_code_paint:
 * @cr: where to paint; the top left corner is the origin
 * @text: what the code says
 * @size: of each side with its white margin, in the units of @cr
 *
 * Paints the modules black as filled squares: no picture, so it prints sharp at any
 * size. The ground under it must be white. Any thread, one context each.
 *
 * Returns: %FALSE if memory ran out or @text is too long for a code
 */
gboolean
scrutiny_qr_code_paint (cairo_t *cr, const char *text, double size)
{
  QRcode *code;
  double module;

  g_return_val_if_fail (cr != NULL, FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  code = QRcode_encodeString (text, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
  if (code == NULL)
    return FALSE;

  module = size / (code->width + 2 * QUIET);
  cairo_save (cr);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  cairo_set_source_rgb (cr, 0, 0, 0);
  for (int row = 0; row < code->width; row++) {
    for (int column = 0; column < code->width; column++) {
      if ((code->data[row * code->width + column] & 1) == 1)
        cairo_rectangle (cr, (column + QUIET) * module, (row + QUIET) * module, module,
                         module);
    }
  }
  cairo_fill (cr);
  cairo_restore (cr);
  QRcode_free (code);

  return TRUE;
}
