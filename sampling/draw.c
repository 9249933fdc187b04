/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sampling/draw.h"

#include <string.h>

#include "sampling/draw-private.h"
#include "sampling/frame-private.h"
#include "sampling/plan-private.h"

/* What a walk down the ticket order carries along. */
typedef struct {
  ScrutinyDraw *draw;
  ScrutinyLottery *lottery;
  ScrutinyTicketOrder *order;
  GArray *passed; /* of guint: seen, and not in main */
  gboolean has_cap;
  guint cap_column;
  GHashTable *cap_counts; /* value -> accepted */
} Walk;

/** scrutiny_drawn_free: throws a drawn record away */
void
scrutiny_drawn_free (ScrutinyDrawn *self)
{
  g_free (self->id);
  g_free (self->ticket);
  g_free (self);
}

static void
draw_clear (gpointer data)
{
  ScrutinyDraw *self = data;

  g_clear_pointer (&self->frame, scrutiny_frame_unref);
  g_clear_pointer (&self->seed, scrutiny_seed_unref);
  g_clear_pointer (&self->main, g_ptr_array_unref);
  g_clear_pointer (&self->reserves, g_ptr_array_unref);
  g_clear_pointer (&self->cap_skipped, g_ptr_array_unref);
  g_free (self->n_main);
  g_free (self->n_reserves);
  g_free (self->result_sha256);
}

static const char *
peek_eligible_id (gpointer frame, guint position, gsize *length)
{
  ScrutinyFrame *self = frame;

  return scrutiny_list_peek_id (self->list,
                                g_array_index (self->eligible, ScrutinyEligible, position)
                                    .row,
                                length);
}

static void
accept (Walk *walk, guint position, GPtrArray *where, guint rank)
{
  ScrutinyFrame *frame = walk->draw->frame;
  ScrutinyDrawn *drawn = g_new0 (ScrutinyDrawn, 1);

  drawn->rank = rank;
  drawn->stratum = scrutiny_frame_get_eligible_stratum (frame, position);
  drawn->id = scrutiny_list_dup_id (frame->list,
                                    scrutiny_frame_get_eligible_row (frame, position));
  drawn->ticket =
      scrutiny_lottery_draw_ticket (walk->lottery, drawn->id, strlen (drawn->id));
  g_ptr_array_add (where, drawn);
}

/* Counts the record against its officer; FALSE if that officer is full. Blank
 * values are never capped. */
static gboolean
pass_cap (Walk *walk, guint position)
{
  ScrutinyFrame *frame = walk->draw->frame;
  g_autofree char *value = NULL;
  guint count;

  if (!walk->has_cap)
    return TRUE;

  value = scrutiny_list_dup_cell (frame->list,
                                  scrutiny_frame_get_eligible_row (frame, position),
                                  walk->cap_column);
  count = GPOINTER_TO_UINT (g_hash_table_lookup (walk->cap_counts, value));
  if (*value == '\0')
    return TRUE;
  if (count >= frame->plan->cap_max)
    return FALSE;

  g_hash_table_insert (walk->cap_counts, g_steal_pointer (&value),
                       GUINT_TO_POINTER (count + 1));
  return TRUE;
}

/* Pass 1: main cases in ticket order until every quota is full. */
static void
walk_main (Walk *walk)
{
  ScrutinyDraw *draw = walk->draw;
  guint64 left = 0;
  guint position;

  for (guint i = 1; i <= draw->frame->strata->len; i++)
    left += scrutiny_frame_get_stratum (draw->frame, i)->quota;

  while (left > 0 && scrutiny_ticket_order_take (walk->order, &position)) {
    guint index = scrutiny_frame_get_eligible_stratum (draw->frame, position);

    if (draw->n_main[index - 1] >=
        scrutiny_frame_get_stratum (draw->frame, index)->quota) {
      g_array_append_val (walk->passed, position);
    } else if (!pass_cap (walk, position)) {
      guint row = scrutiny_frame_get_eligible_row (draw->frame, position);

      g_ptr_array_add (draw->cap_skipped, scrutiny_list_dup_id (draw->frame->list, row));
      g_array_append_val (walk->passed, position);
    } else {
      accept (walk, position, draw->main, draw->main->len + 1);
      draw->n_main[index - 1]++;
      left--;
    }
  }
}

/* Next of those passed over, then of those not yet seen. */
static gboolean
take_rest (Walk *walk, guint *next, guint *position)
{
  if (*next < walk->passed->len) {
    *position = g_array_index (walk->passed, guint, *next);
    (*next)++;
    return TRUE;
  }

  return scrutiny_ticket_order_take (walk->order, position);
}

/* Pass 2: again from the top, over records not in main. */
static void
walk_reserves (Walk *walk)
{
  ScrutinyDraw *draw = walk->draw;
  guint64 left = 0;
  guint next = 0;
  guint position;

  for (guint i = 1; i <= draw->frame->strata->len; i++) {
    const ScrutinyStratum *stratum = scrutiny_frame_get_stratum (draw->frame, i);

    left += MIN (stratum->reserves_wanted, stratum->size - draw->n_main[i - 1]);
  }

  while (left > 0 && take_rest (walk, &next, &position)) {
    guint index = scrutiny_frame_get_eligible_stratum (draw->frame, position);
    guint *n_reserves = &draw->n_reserves[index - 1];

    if (*n_reserves >= scrutiny_frame_get_stratum (draw->frame, index)->reserves_wanted ||
        !pass_cap (walk, position))
      continue;
    accept (walk, position, draw->reserves, ++*n_reserves);
    left--;
  }
}

/* A dip sample takes its main cases by position; the rest stand by in ticket
 * order as always. */
static void
pick_systematic (Walk *walk, GHashTable *picked)
{
  ScrutinyDraw *draw = walk->draw;
  g_autoptr (GArray) positions =
      scrutiny_draw_pick_positions (draw->frame, scrutiny_seed_get_string (draw->seed),
                                    &draw->start);

  for (guint i = 0; i < positions->len; i++) {
    guint position = g_array_index (positions, guint, i);

    accept (walk, position, draw->main, i + 1);
    draw->n_main[0]++;
    g_hash_table_add (picked, GUINT_TO_POINTER (position));
  }
}

static int
compare_reserves (gconstpointer a, gconstpointer b)
{
  const ScrutinyDrawn *x = *(const ScrutinyDrawn *const *) a;
  const ScrutinyDrawn *y = *(const ScrutinyDrawn *const *) b;

  if (x->stratum != y->stratum)
    return x->stratum < y->stratum ? -1 : 1;

  return x->rank < y->rank ? -1 : x->rank > y->rank;
}

static void
hash_lines (GChecksum *checksum, char letter, GPtrArray *drawn)
{
  for (guint i = 0; i < drawn->len; i++) {
    const ScrutinyDrawn *record = g_ptr_array_index (drawn, i);
    g_autofree char *line = g_strdup_printf ("%c\t%u\t%u\t%s\n", letter, record->rank,
                                             record->stratum, record->id);

    g_checksum_update (checksum, (const guchar *) line, -1);
  }
}

static char *
hash_result (ScrutinyDraw *self)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  hash_lines (checksum, 'M', self->main);
  hash_lines (checksum, 'R', self->reserves);
  return g_strdup (g_checksum_get_string (checksum));
}

static gboolean
fill_drum (Walk *walk,
           GHashTable *picked,
           ScrutinySamplingProgress progress,
           gpointer progress_data,
           GError **error)
{
  guint n_eligible = walk->draw->frame->eligible->len;

  for (guint i = 0; i < n_eligible; i++) {
    if (!scrutiny_sampling_report (progress, progress_data, i, n_eligible, error))
      return FALSE;
    if (!g_hash_table_contains (picked, GUINT_TO_POINTER (i)))
      scrutiny_ticket_order_add (walk->order, i);
  }

  scrutiny_ticket_order_close (walk->order);
  return TRUE;
}

static gboolean
run (ScrutinyDraw *self,
     ScrutinySamplingProgress progress,
     gpointer progress_data,
     GError **error)
{
  g_autoptr (ScrutinyLottery) lottery =
      scrutiny_lottery_new (scrutiny_seed_get_string (self->seed));
  g_autoptr (ScrutinyTicketOrder) order =
      scrutiny_ticket_order_new (lottery, peek_eligible_id, self->frame);
  g_autoptr (GArray) passed = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GHashTable) picked = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) cap_counts =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Walk walk = { self, lottery, order, passed, FALSE, 0, cap_counts };
  gboolean is_systematic = self->frame->plan->method == SCRUTINY_PLAN_SYSTEMATIC;

  walk.has_cap =
      self->frame->plan->cap_column != NULL &&
      scrutiny_list_find_column (self->frame->list, self->frame->plan->cap_column,
                                 &walk.cap_column);
  if (is_systematic)
    pick_systematic (&walk, picked);
  if (!fill_drum (&walk, picked, progress, progress_data, error))
    return FALSE;
  if (!is_systematic)
    walk_main (&walk);

  walk_reserves (&walk);
  g_ptr_array_sort (self->reserves, compare_reserves);
  self->result_sha256 = hash_result (self);
  return TRUE;
}

/**
 * scrutiny_draw_new:
 * @frame: list and plan
 * @seed: made with the plan's tag and under its rule
 * @progress: (nullable) (scope call): told records done
 *
 * Draws. The same frame and seed always give the same draw. Any thread.
 *
 * Returns: (transfer full): the draw, or %NULL if @progress stopped it
 */
ScrutinyDraw *
scrutiny_draw_new (ScrutinyFrame *frame,
                   ScrutinySeed *seed,
                   ScrutinySamplingProgress progress,
                   gpointer progress_data,
                   GError **error)
{
  g_autoptr (ScrutinyDraw) self = NULL;

  g_return_val_if_fail (frame != NULL && seed != NULL, NULL);

  self = g_atomic_rc_box_new0 (ScrutinyDraw);
  self->frame = scrutiny_frame_ref (frame);
  self->seed = scrutiny_seed_ref (seed);
  self->main = g_ptr_array_new_with_free_func ((GDestroyNotify) scrutiny_drawn_free);
  self->reserves = g_ptr_array_new_with_free_func ((GDestroyNotify) scrutiny_drawn_free);
  self->cap_skipped = g_ptr_array_new_with_free_func (g_free);
  self->n_main = g_new0 (guint, frame->strata->len + 1);
  self->n_reserves = g_new0 (guint, frame->strata->len + 1);
  self->start = -1;

  return run (self, progress, progress_data, error) ? g_steal_pointer (&self) : NULL;
}

/** scrutiny_draw_unref: gives back one reference; from any thread */
void
scrutiny_draw_unref (ScrutinyDraw *self)
{
  g_atomic_rc_box_release_full (self, draw_clear);
}

/** scrutiny_draw_get_frame: Returns: (transfer none): list, plan and strata */
ScrutinyFrame *
scrutiny_draw_get_frame (ScrutinyDraw *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->frame;
}

/** scrutiny_draw_get_seed: Returns: (transfer none): the seed */
ScrutinySeed *
scrutiny_draw_get_seed (ScrutinyDraw *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->seed;
}

/** scrutiny_draw_get_main: Returns: (transfer none) (element-type ScrutinyDrawn): by rank
 */
GPtrArray *
scrutiny_draw_get_main (ScrutinyDraw *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->main;
}

/**
 * scrutiny_draw_get_reserves:
 *
 * Returns: (transfer none) (element-type ScrutinyDrawn): by stratum and rank
 */
GPtrArray *
scrutiny_draw_get_reserves (ScrutinyDraw *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->reserves;
}

/** scrutiny_draw_get_cap_skipped: Returns: (transfer none) (element-type utf8): ids */
GPtrArray *
scrutiny_draw_get_cap_skipped (ScrutinyDraw *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->cap_skipped;
}

/** scrutiny_draw_get_n_main: Returns: main cases of the stratum with this index */
guint
scrutiny_draw_get_n_main (ScrutinyDraw *self, guint stratum)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (stratum >= 1 && stratum <= self->frame->strata->len, 0);

  return self->n_main[stratum - 1];
}

/** scrutiny_draw_get_n_reserves: Returns: reserves of the stratum with this index */
guint
scrutiny_draw_get_n_reserves (ScrutinyDraw *self, guint stratum)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (stratum >= 1 && stratum <= self->frame->strata->len, 0);

  return self->n_reserves[stratum - 1];
}

/** scrutiny_draw_get_start: Returns: first pick of a dip sample, or -1 */
gint64
scrutiny_draw_get_start (ScrutinyDraw *self)
{
  g_return_val_if_fail (self != NULL, -1);

  return self->start;
}

/** scrutiny_draw_get_result_sha256: Returns: hash of the lines of the result */
const char *
scrutiny_draw_get_result_sha256 (ScrutinyDraw *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->result_sha256;
}
