/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * scrutiny_csv_append_row:
 * @csv: where the row goes
 * @cells: (array zero-terminated=1): its cells, valid UTF-8
 *
 * RFC 4180 with CR LF. A cell that a spreadsheet could take for a formula (it
 * begins with = + - @, their full-width twins, a tab or a line end) or that begins
 * with an apostrophe gets an apostrophe in front, so that it opens as text and
 * scrutiny_csv_read_cell() gives every cell back.
 */
void scrutiny_csv_append_row (GString *csv, const char *const *cells);

/**
 * scrutiny_csv_read_cell:
 * @cell: a cell as a CSV reader returns it, quotes already taken off
 *
 * Returns: (transfer none): the text scrutiny_csv_append_row() was given
 */
const char *scrutiny_csv_read_cell (const char *cell);

G_END_DECLS
