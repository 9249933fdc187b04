/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sampling/frame.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sampling/error.h"
#include "sampling/frame-private.h"
#include "sampling/plan-private.h"

static void
stratum_free (ScrutinyStratum *self)
{
  g_free (self->key);
  g_strfreev (self->values);
  g_free (self);
}

static void
frame_clear (gpointer data)
{
  ScrutinyFrame *self = data;

  g_clear_pointer (&self->list, scrutiny_list_unref);
  g_clear_pointer (&self->plan, scrutiny_plan_unref);
  g_clear_pointer (&self->eligible, g_array_unref);
  g_clear_pointer (&self->excluded, g_hash_table_unref);
  g_clear_pointer (&self->strata, g_ptr_array_unref);
}

static gboolean
refuse (const char *why, GError **error)
{
  g_set_error_literal (error, SCRUTINY_SAMPLING_ERROR, SCRUTINY_SAMPLING_ERROR_INVALID,
                       why);
  return FALSE;
}

static gboolean
check_match (ScrutinyFrame *self, const char *const *after_ids, GError **error)
{
  const char *const *columns = scrutiny_list_get_columns (self->list);

  if (strcmp (scrutiny_list_get_sha256 (self->list), self->plan->list_sha256) != 0 ||
      scrutiny_list_get_n_records (self->list) != self->plan->list_records ||
      !g_strv_equal (columns, (const char *const *) self->plan->list_columns))
    return refuse (_("The list is not the list the plan was made for."), error);
  if (self->plan->after[0] != NULL && after_ids == NULL)
    return refuse (_("The results of the earlier draws of the meeting are missing."),
                      error);

  return TRUE;
}

/* Chances are exact unless somebody has more records than the cap lets in. */
static gboolean
is_exact (ScrutinyFrame *self)
{
  g_autoptr (GHashTable) counts = NULL;
  guint column;

  if (self->plan->cap_column == NULL ||
      !scrutiny_list_find_column (self->list, self->plan->cap_column, &column))
    return TRUE;

  counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < self->eligible->len; i++) {
    guint row = g_array_index (self->eligible, ScrutinyEligible, i).row;
    g_autofree char *value = scrutiny_list_dup_cell (self->list, row, column);
    guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, value)) + 1;

    if (*value == '\0')
      continue;
    if (count > self->plan->cap_max)
      return FALSE;
    g_hash_table_insert (counts, g_steal_pointer (&value), GUINT_TO_POINTER (count));
  }

  return TRUE;
}

/**
 * scrutiny_frame_new:
 * @list: the fixed list
 * @plan: the plan made for it
 * @after_ids: (nullable): main and reserve ids of the plans named in "after"; must
 *   be given, if only empty, when there are any
 * @progress: (nullable) (scope call): told records done
 *
 * Works out who is eligible and what each stratum gets, all of which is settled
 * before the seed: call it before the commitment, to see that the plan can be
 * drawn. Any thread.
 *
 * Returns: (transfer full): the frame, or %NULL if list and plan do not belong
 *   together, strata are too many or their minimums exceed the cases to draw
 */
ScrutinyFrame *
scrutiny_frame_new (ScrutinyList *list,
                    ScrutinyPlan *plan,
                    const char *const *after_ids,
                    ScrutinySamplingProgress progress,
                    gpointer progress_data,
                    GError **error)
{
  g_autoptr (ScrutinyFrame) self = NULL;

  g_return_val_if_fail (list != NULL && plan != NULL, NULL);

  self = g_atomic_rc_box_new0 (ScrutinyFrame);
  self->list = scrutiny_list_ref (list);
  self->plan = scrutiny_plan_ref (plan);
  self->eligible = g_array_new (FALSE, FALSE, sizeof (ScrutinyEligible));
  self->excluded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->strata = g_ptr_array_new_with_free_func ((GDestroyNotify) stratum_free);

  if (!check_match (self, after_ids, error) ||
      !scrutiny_frame_find_eligible (self, after_ids, progress, progress_data, error) ||
      !scrutiny_frame_find_strata (self, error))
    return NULL;

  self->is_exact = is_exact (self);
  return g_steal_pointer (&self);
}

/** scrutiny_frame_ref: Returns: (transfer full): @self; from any thread */
ScrutinyFrame *
scrutiny_frame_ref (ScrutinyFrame *self)
{
  return g_atomic_rc_box_acquire (self);
}

/** scrutiny_frame_unref: gives back one reference; from any thread */
void
scrutiny_frame_unref (ScrutinyFrame *self)
{
  g_atomic_rc_box_release_full (self, frame_clear);
}

/** scrutiny_frame_get_list: Returns: (transfer none): the list */
ScrutinyList *
scrutiny_frame_get_list (ScrutinyFrame *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->list;
}

/** scrutiny_frame_get_plan: Returns: (transfer none): the plan */
ScrutinyPlan *
scrutiny_frame_get_plan (ScrutinyFrame *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->plan;
}

/** scrutiny_frame_get_n_eligible: Returns: records that get a ticket */
guint
scrutiny_frame_get_n_eligible (ScrutinyFrame *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->eligible->len;
}

/** scrutiny_frame_get_n_after: Returns: records drawn earlier in the meeting */
guint
scrutiny_frame_get_n_after (ScrutinyFrame *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_after;
}

/** scrutiny_frame_get_n_filtered_out: Returns: records a filter leaves out */
guint
scrutiny_frame_get_n_filtered_out (ScrutinyFrame *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_filtered_out;
}

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/** scrutiny_frame_dup_excluded_codes: Returns: (transfer full): codes in byte order */
GStrv
scrutiny_frame_dup_excluded_codes (ScrutinyFrame *self)
{
  GHashTableIter iter;
  gpointer code;
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();

  g_return_val_if_fail (self != NULL, NULL);

  g_hash_table_iter_init (&iter, self->excluded);
  while (g_hash_table_iter_next (&iter, &code, NULL))
    g_ptr_array_add (codes, g_strdup (code));
  g_ptr_array_sort (codes, compare_codes);
  g_ptr_array_add (codes, NULL);

  return (GStrv) g_ptr_array_free (g_steal_pointer (&codes), FALSE);
}

/** scrutiny_frame_get_n_excluded: Returns: records excluded with @code */
guint
scrutiny_frame_get_n_excluded (ScrutinyFrame *self, const char *code)
{
  g_return_val_if_fail (self != NULL && code != NULL, 0);

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->excluded, code));
}

/** scrutiny_frame_get_n_strata: Returns: strata; none if nobody is eligible */
guint
scrutiny_frame_get_n_strata (ScrutinyFrame *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->strata->len;
}

/** scrutiny_frame_get_stratum: Returns: (transfer none): stratum @index, from 1 */
const ScrutinyStratum *
scrutiny_frame_get_stratum (ScrutinyFrame *self, guint index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index >= 1 && index <= self->strata->len, NULL);

  return g_ptr_array_index (self->strata, index - 1);
}

/** scrutiny_frame_get_shortfall: Returns: cases asked for that no record can fill */
guint
scrutiny_frame_get_shortfall (ScrutinyFrame *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->shortfall;
}

/**
 * scrutiny_frame_has_exact_chances:
 *
 * Returns: whether a record's chance is its stratum's quota over its size; not so
 *   where a cap holds back an officer with many records
 */
gboolean
scrutiny_frame_has_exact_chances (ScrutinyFrame *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_exact;
}

/** scrutiny_frame_get_eligible_row: Returns: list row of the eligible at @position */
guint
scrutiny_frame_get_eligible_row (ScrutinyFrame *self, guint position)
{
  g_return_val_if_fail (self != NULL && position < self->eligible->len, 0);

  return g_array_index (self->eligible, ScrutinyEligible, position).row;
}

/** scrutiny_frame_get_eligible_stratum: Returns: its stratum's index, from 1 */
guint
scrutiny_frame_get_eligible_stratum (ScrutinyFrame *self, guint position)
{
  g_return_val_if_fail (self != NULL && position < self->eligible->len, 0);

  return g_array_index (self->eligible, ScrutinyEligible, position).stratum + 1;
}
