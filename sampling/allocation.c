/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sampling/allocation.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "sampling/error.h"

/* Products of seats, sizes and weights need more than 64 bits in the worst case;
 * no floating point may come near a quota. */
__extension__ typedef unsigned __int128 Wide;

typedef struct {
  ScrutinyAllocation *strata;
  guint n_strata;
  guint64 seats; /* still to give */
  gboolean *is_open;
} Sharing;

typedef struct {
  ScrutinyAllocation *stratum;
  guint64 rest;
} Remainder;

static Wide
open_weight (const Sharing *sharing)
{
  Wide sum = 0;

  for (guint i = 0; i < sharing->n_strata; i++) {
    if (sharing->is_open[i])
      sum += sharing->strata[i].weight;
  }

  return sum;
}

/* One round: closes every open stratum that would get less than @minimum, or,
 * without a minimum, at least all it holds. All of them see the same seats. */
static gboolean
close_round (Sharing *sharing, gboolean is_raise, guint64 minimum)
{
  Wide weight = open_weight (sharing);
  guint64 seats = sharing->seats;
  gboolean has_closed = FALSE;

  for (guint i = 0; i < sharing->n_strata; i++) {
    ScrutinyAllocation *stratum = &sharing->strata[i];
    guint64 bound = is_raise ? MIN (minimum, stratum->size) : stratum->size;
    Wide share = (Wide) seats * stratum->weight;

    if (!sharing->is_open[i])
      continue;
    if (is_raise ? share >= bound * weight : share < bound * weight)
      continue;
    stratum->quota = bound;
    sharing->seats -= bound;
    sharing->is_open[i] = FALSE;
    has_closed = TRUE;
  }

  return has_closed;
}

static int
compare_remainders (gconstpointer a, gconstpointer b)
{
  const Remainder *x = a;
  const Remainder *y = b;

  if (x->rest != y->rest)
    return x->rest > y->rest ? -1 : 1;
  if (x->stratum->size != y->stratum->size)
    return x->stratum->size > y->stratum->size ? -1 : 1;

  return strcmp (x->stratum->key, y->stratum->key);
}

static void
give_largest_remainders (Sharing *sharing)
{
  g_autoptr (GArray) remainders = g_array_new (FALSE, FALSE, sizeof (Remainder));
  Wide weight = open_weight (sharing);
  guint64 left = sharing->seats;

  for (guint i = 0; i < sharing->n_strata; i++) {
    ScrutinyAllocation *stratum = &sharing->strata[i];
    Wide share = (Wide) sharing->seats * stratum->weight;
    Remainder remainder;

    if (!sharing->is_open[i])
      continue;
    stratum->quota = (guint64) (share / weight);
    left -= stratum->quota;
    remainder.stratum = stratum;
    remainder.rest = (guint64) (share % weight);
    g_array_append_val (remainders, remainder);
  }

  g_array_sort (remainders, compare_remainders);
  for (guint i = 0; i < remainders->len && left > 0; i++, left--)
    g_array_index (remainders, Remainder, i).stratum->quota++;
  sharing->seats = left;
}

static gboolean
check_minimums (const Sharing *sharing, guint64 minimum, GError **error)
{
  guint64 sum = 0;

  for (guint i = 0; i < sharing->n_strata; i++) {
    if (sharing->is_open[i])
      sum += MIN (minimum, sharing->strata[i].size);
  }
  if (sum <= sharing->seats)
    return TRUE;

  g_set_error (error, SCRUTINY_SAMPLING_ERROR, SCRUTINY_SAMPLING_ERROR_MINIMUMS_EXCEED_N,
               _("The least numbers of all strata together (%" PRIu64
                 ") are more than the cases to draw."),
                  sum);
  return FALSE;
}

/**
 * scrutiny_allocation_share_out:
 * @strata: sizes and weights up to 2^32 and 2^63; the quotas are filled in
 * @seats: cases to draw
 * @minimum: least cases of each stratum that has so many and any weight
 * @shortfall: (out): seats nobody could fill
 *
 * Exact integers: first strata below their minimum are raised, then strata that
 * would get more than they hold are capped, the rest goes by largest remainder,
 * larger stratum, lower key.
 *
 * Returns: %FALSE with %SCRUTINY_SAMPLING_ERROR_MINIMUMS_EXCEED_N
 */
gboolean
scrutiny_allocation_share_out (ScrutinyAllocation *strata,
                               guint n_strata,
                               guint64 seats,
                               guint64 minimum,
                               guint64 *shortfall,
                               GError **error)
{
  g_autofree gboolean *is_open = g_new0 (gboolean, n_strata);
  Sharing sharing = { strata, n_strata, seats, is_open };

  g_return_val_if_fail (strata != NULL || n_strata == 0, FALSE);
  g_return_val_if_fail (shortfall != NULL, FALSE);

  for (guint i = 0; i < n_strata; i++) {
    strata[i].quota = 0;
    is_open[i] = strata[i].weight > 0 && strata[i].size > 0;
  }
  if (!check_minimums (&sharing, minimum, error))
    return FALSE;

  while (close_round (&sharing, TRUE, minimum))
    continue;
  while (close_round (&sharing, FALSE, 0))
    continue;
  give_largest_remainders (&sharing);

  *shortfall = sharing.seats;
  return TRUE;
}
