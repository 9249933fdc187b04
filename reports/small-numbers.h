/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The usual threshold: counts of 1 to 4 are hidden. */
#define SCRUTINY_SMALL_NUMBERS_THRESHOLD 5

/* A two-way table of counts with its totals, in which small numbers are hidden so
 * that nobody can work them out from what is left (sampling.md section 17).
 * Immutable once made. Row index = rows is the row of column totals, column
 * index = columns the column of row totals. */
typedef struct _ScrutinySmallNumbers ScrutinySmallNumbers;

/**
 * scrutiny_small_numbers_new:
 * @cells: (array): the inner counts, row after row
 * @rows: 1 or more
 * @columns: 1 or more
 * @threshold: counts of 1 to this less one are hidden; 3..20
 * @error: SCRUTINY_REPORTS_ERROR_CANNOT_PROTECT when a small number can be worked
 *   out whatever else is hidden: categories must be merged
 *
 * Returns: (transfer full): the protected table, or %NULL
 */
ScrutinySmallNumbers *scrutiny_small_numbers_new (const guint64 *cells,
                                                  guint rows,
                                                  guint columns,
                                                  guint threshold,
                                                  GError **error);

/**
 * scrutiny_small_numbers_new_sided:
 * @cells: (array): the inner counts, row after row
 *
 * The same table for a reader who may know on which side of @threshold a hidden count
 * lies, "fewer than 5" or "5 or more", and never more than that: given everything
 * printed, at least three values stay possible for each small count. The grand total
 * is always told.
 *
 * Returns: (transfer full): the protected table, or %NULL
 */
ScrutinySmallNumbers *scrutiny_small_numbers_new_sided (const guint64 *cells,
                                                        guint rows,
                                                        guint columns,
                                                        guint threshold,
                                                        GError **error);

void scrutiny_small_numbers_free (ScrutinySmallNumbers *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinySmallNumbers, scrutiny_small_numbers_free)

guint scrutiny_small_numbers_get_rows (const ScrutinySmallNumbers *self);

/** Whether the cell prints as a mark; @row and @column may name totals. */
gboolean scrutiny_small_numbers_is_hidden (const ScrutinySmallNumbers *self,
                                           guint row,
                                           guint column);

/** Whether every cell and total of a row prints as a number. */
gboolean scrutiny_small_numbers_is_whole (const ScrutinySmallNumbers *self, guint row);

/** Whether it is hidden for its own sake, and not to protect another. */
gboolean scrutiny_small_numbers_is_small (const ScrutinySmallNumbers *self,
                                          guint row,
                                          guint column);

/** The true count. Never print it where scrutiny_small_numbers_is_hidden(). */
guint64 scrutiny_small_numbers_get_count (const ScrutinySmallNumbers *self,
                                          guint row,
                                          guint column);

/**
 * scrutiny_small_numbers_get_range:
 * @low: (out): the least the hidden cell can be, given everything printed
 * @high: (out): the most
 *
 * Returns: whether there is an upper end
 */
gboolean scrutiny_small_numbers_get_range (const ScrutinySmallNumbers *self,
                                           guint row,
                                           guint column,
                                           guint64 *low,
                                           guint64 *high);

/**
 * scrutiny_small_numbers_print:
 * @is_rounded: round to the nearest 5, as published
 *
 * Returns: (transfer full): what to print in the cell: a number, the mark "c", or in
 *   a sided table "fewer than 5" or "5 or more"
 */
char *scrutiny_small_numbers_print (const ScrutinySmallNumbers *self,
                                    guint row,
                                    guint column,
                                    gboolean is_rounded);

/** To the nearest 5: add 2, divide, times 5. */
guint64 scrutiny_small_numbers_round (guint64 count);

G_END_DECLS
