/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sampling/systematic.h"

#include <string.h>

#include "sampling/draw-private.h"
#include "sampling/frame-private.h"
#include "sampling/plan-private.h"

typedef struct {
  ScrutinyFrame *frame;
  guint n_columns;
  guint *columns;
} Ordering;

static int
compare_positions (gconstpointer a, gconstpointer b, gpointer data)
{
  const Ordering *ordering = data;
  guint x = *(const guint *) a;
  guint y = *(const guint *) b;
  ScrutinyList *list = ordering->frame->list;

  for (guint i = 0; i < ordering->n_columns; i++) {
    gsize x_length;
    gsize y_length;
    const char *x_cell =
        scrutiny_list_peek_cell (list,
                                 scrutiny_frame_get_eligible_row (ordering->frame, x),
                                 ordering->columns[i], &x_length);
    const char *y_cell =
        scrutiny_list_peek_cell (list,
                                 scrutiny_frame_get_eligible_row (ordering->frame, y),
                                 ordering->columns[i], &y_length);
    int order = memcmp (x_cell, y_cell, MIN (x_length, y_length));

    if (order != 0)
      return order;
    if (x_length != y_length)
      return x_length < y_length ? -1 : 1;
  }

  /* the list stands in id order already */
  return x < y ? -1 : x > y;
}

/**
 * scrutiny_systematic_pick_start:
 * @seed_string: the seed in full
 * @n_records: N, from 1 to 2^55
 *
 * The first pick of Rivest's 2011 sampler, as used by Colorado's audits: SHA-256 of
 * the seed and ",1" as one big-endian number, modulo N.
 *
 * Returns: R, from 0 to N - 1
 */
guint64
scrutiny_systematic_pick_start (const char *seed_string, guint64 n_records)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize size = sizeof digest;
  guint64 rest = 0;

  g_checksum_update (checksum, (const guchar *) seed_string, -1);
  g_checksum_update (checksum, (const guchar *) ",1", 2);
  g_checksum_get_digest (checksum, digest, &size);
  for (guint i = 0; i < size; i++)
    rest = (rest << 8 | digest[i]) % n_records;

  return rest;
}

/**
 * scrutiny_systematic_get_position:
 * @start: R
 * @step: k, from 0 to @n_picks - 1
 * @n_picks: n, from 1 to @n_records
 *
 * Always n different positions, each record with chance exactly n/N: no rounding
 * adds up, as it would with a fixed step.
 *
 * Returns: floor ((R + k N) / n), from 0
 */
guint64
scrutiny_systematic_get_position (guint64 start,
                                  guint64 step,
                                  guint64 n_records,
                                  guint64 n_picks)
{
  g_return_val_if_fail (n_picks > 0, 0);

  return (start + step * n_records) / n_picks;
}

/* Positions among the eligible of every picked record, in the plan's order. */
GArray *
scrutiny_draw_pick_positions (ScrutinyFrame *frame,
                              const char *seed_string,
                              gint64 *start)
{
  guint n_columns = g_strv_length (frame->plan->columns);
  g_autofree guint *columns = g_new0 (guint, n_columns);
  g_autofree guint *sorted = g_new0 (guint, frame->eligible->len);
  Ordering ordering = { frame, n_columns, columns };
  GArray *picked = g_array_new (FALSE, FALSE, sizeof (guint));
  guint64 n_records = frame->eligible->len;
  guint64 n_picks = MIN (frame->plan->take, n_records);

  *start = -1;
  if (n_records == 0)
    return picked;

  for (guint i = 0; i < n_columns; i++)
    scrutiny_list_find_column (frame->list, frame->plan->columns[i], &columns[i]);
  for (guint i = 0; i < n_records; i++)
    sorted[i] = i;
  g_qsort_with_data (sorted, (int) n_records, sizeof (guint), compare_positions,
                     &ordering);

  *start = (gint64) scrutiny_systematic_pick_start (seed_string, n_records);
  for (guint64 k = 0; k < n_picks; k++) {
    guint64 position =
        scrutiny_systematic_get_position ((guint64) *start, k, n_records, n_picks);

    g_array_append_val (picked, sorted[position]);
  }

  return picked;
}
