/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* The most text one layout is given: longer text is laid out piece by piece, so
 * that a note of a mebibyte costs time in proportion and no more. */
#define TEXT_PIECE_BYTES 4096

/**
 * scrutiny_text_layout:
 * @cr: (nullable): what it will be shown on; %NULL to measure only
 * @width: in user units to wrap at; 0 or less for one line
 *
 * Returns: (transfer full): @text in the sans font, @size user units high
 */
PangoLayout *scrutiny_text_layout (cairo_t *cr,
                                   const char *text,
                                   double size,
                                   gboolean is_bold,
                                   double width);

double scrutiny_text_height (PangoLayout *layout);
double scrutiny_text_width (PangoLayout *layout);

/**
 * scrutiny_text_for_print:
 *
 * Returns: (transfer full): valid UTF-8 without control characters other than
 *   line ends and without marks that turn the order of letters round, which could
 *   make a page read as something else
 */
char *scrutiny_text_for_print (const char *text);

/**
 * scrutiny_text_split:
 *
 * Returns: (transfer full): @text in pieces of at most TEXT_PIECE_BYTES, cut at
 *   line ends or spaces where there are any
 */
GStrv scrutiny_text_split (const char *text);

G_END_DECLS
