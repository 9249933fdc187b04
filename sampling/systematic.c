/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sampling/systematic.h"

#include <string.h>

#include "sampling/draw-private.h"
#include "sampling/frame-private.h"
#include "sampling/plan-private.h"

/* Where a record's sort key stands in one long buffer, and whose it is. */
typedef struct {
  guint32 offset;
  guint32 length;
  guint32 position;
} Key;

static int
compare_keys (gconstpointer a, gconstpointer b, gpointer buffer)
{
  const Key *x = a;
  const Key *y = b;
  const char *text = buffer;
  int order = memcmp (text + x->offset, text + y->offset, MIN (x->length, y->length));

  if (order != 0)
    return order;
  if (x->length != y->length)
    return x->length < y->length ? -1 : 1;

  /* the list stands in id order already */
  return x->position < y->position ? -1 : x->position > y->position;
}

/* Cells ended by NUL, which no cell holds, compare as the cells would one by one.
 * Gathered beforehand: looking cells up while sorting took ten times as long. */
static GArray *
sort_eligible (ScrutinyFrame *frame)
{
  guint n_columns = g_strv_length (frame->plan->columns);
  g_autofree guint *columns = g_new0 (guint, n_columns);
  g_autoptr (GString) buffer = g_string_new (NULL);
  GArray *keys = g_array_sized_new (FALSE, FALSE, sizeof (Key), frame->eligible->len);

  for (guint i = 0; i < n_columns; i++)
    scrutiny_list_find_column (frame->list, frame->plan->columns[i], &columns[i]);

  for (guint i = 0; i < frame->eligible->len; i++) {
    guint row = scrutiny_frame_get_eligible_row (frame, i);
    Key key = { (guint32) buffer->len, 0, i };

    for (guint j = 0; j < n_columns; j++) {
      gsize length;
      const char *cell = scrutiny_list_peek_cell (frame->list, row, columns[j], &length);

      g_string_append_len (buffer, cell, (gssize) length);
      g_string_append_c (buffer, '\0');
    }
    key.length = (guint32) buffer->len - key.offset;
    g_array_append_val (keys, key);
  }

  g_array_sort_with_data (keys, compare_keys, buffer->str);
  return keys;
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

/**
 * scrutiny_draw_pick_positions:
 *
 * Positions among the eligible of every picked record, in the plan's order.
 */
GArray *
scrutiny_draw_pick_positions (ScrutinyFrame *frame,
                              const char *seed_string,
                              gint64 *start)
{
  GArray *picked = g_array_new (FALSE, FALSE, sizeof (guint));
  guint64 n_records = frame->eligible->len;
  guint64 n_picks = MIN (frame->plan->take, n_records);
  g_autoptr (GArray) keys = NULL;

  *start = -1;
  if (n_records == 0)
    return picked;

  keys = sort_eligible (frame);
  *start = (gint64) scrutiny_systematic_pick_start (seed_string, n_records);
  for (guint64 k = 0; k < n_picks; k++) {
    guint64 place =
        scrutiny_systematic_get_position ((guint64) *start, k, n_records, n_picks);

    g_array_append_val (picked, g_array_index (keys, Key, place).position);
  }

  return picked;
}
