/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "sampling/error.h"
#include "sampling/frame-private.h"
#include "sampling/plan-private.h"

#define PROGRESS_MASK 4095u

typedef struct {
  gboolean has_excluded;
  guint excluded_column;
  GHashTable *after;
  GArray *filter_columns; /* of guint, one a filter */
} Sieve;

/**
 * scrutiny_sampling_report:
 *
 * Tells @progress now and then; FALSE with %SCRUTINY_SAMPLING_ERROR_CANCELLED once it
 * says to stop
 */
gboolean
scrutiny_sampling_report (ScrutinySamplingProgress progress,
                          gpointer data,
                          guint64 done,
                          guint64 total,
                          GError **error)
{
  if (progress == NULL || (done & PROGRESS_MASK) != 0 || progress (done, total, data))
    return TRUE;

  g_set_error_literal (error, SCRUTINY_SAMPLING_ERROR, SCRUTINY_SAMPLING_ERROR_CANCELLED,
                       _("The draw was stopped."));
  return FALSE;
}

static void
sieve_clear (Sieve *sieve)
{
  g_clear_pointer (&sieve->after, g_hash_table_unref);
  g_clear_pointer (&sieve->filter_columns, g_array_unref);
}

static void
sieve_init (Sieve *sieve, ScrutinyFrame *frame, const char *const *after_ids)
{
  sieve->has_excluded = scrutiny_list_find_column (frame->list, SCRUTINY_LIST_EXCLUDED,
                                                   &sieve->excluded_column);
  sieve->after = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; after_ids != NULL && after_ids[i] != NULL; i++)
    g_hash_table_add (sieve->after, (char *) after_ids[i]);

  sieve->filter_columns = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < frame->plan->filters->len; i++) {
    const ScrutinyPlanFilter *filter = g_ptr_array_index (frame->plan->filters, i);
    guint column = 0;

    scrutiny_list_find_column (frame->list, filter->column, &column);
    g_array_append_val (sieve->filter_columns, column);
  }
}

static gboolean
count_excluded (ScrutinyFrame *self, const char *cell, gsize length, GError **error)
{
  g_autofree char *code = g_strndup (cell, length);
  guint count = GPOINTER_TO_UINT (g_hash_table_lookup (self->excluded, code));

  if (count == 0 && g_hash_table_size (self->excluded) >= SCRUTINY_FRAME_CODES_MAX) {
    g_set_error_literal (error, SCRUTINY_SAMPLING_ERROR,
                         SCRUTINY_SAMPLING_ERROR_TOO_LARGE,
                         _("The list has too many different reasons to exclude."));
    return FALSE;
  }

  g_hash_table_insert (self->excluded, g_steal_pointer (&code),
                       GUINT_TO_POINTER (count + 1));
  return TRUE;
}

static gboolean
was_drawn (const Sieve *sieve, ScrutinyList *list, guint row)
{
  g_autofree char *id = NULL;

  if (g_hash_table_size (sieve->after) == 0)
    return FALSE;

  id = scrutiny_list_dup_id (list, row);
  return g_hash_table_contains (sieve->after, id);
}

static gboolean
passes_filters (const Sieve *sieve, ScrutinyFrame *self, guint row)
{
  for (guint i = 0; i < self->plan->filters->len; i++) {
    const ScrutinyPlanFilter *filter = g_ptr_array_index (self->plan->filters, i);
    gsize length;
    const char *cell =
        scrutiny_list_peek_cell (self->list, row,
                                 g_array_index (sieve->filter_columns, guint, i),
                                 &length);

    if (!scrutiny_plan_filter_passes (filter, cell, length))
      return FALSE;
  }

  return TRUE;
}

static gboolean
sort_out (ScrutinyFrame *self, const Sieve *sieve, guint row, GError **error)
{
  ScrutinyEligible eligible = { .row = row };

  if (sieve->has_excluded) {
    gsize length;
    const char *cell =
        scrutiny_list_peek_cell (self->list, row, sieve->excluded_column, &length);

    if (length > 0)
      return count_excluded (self, cell, length, error);
  }

  if (was_drawn (sieve, self->list, row))
    self->n_after++;
  else if (!passes_filters (sieve, self, row))
    self->n_filtered_out++;
  else
    g_array_append_val (self->eligible, eligible);

  return TRUE;
}

/**
 * scrutiny_frame_find_eligible:
 *
 * A record counts once: excluded before drawn earlier before filtered out.
 */
gboolean
scrutiny_frame_find_eligible (ScrutinyFrame *self,
                              const char *const *after_ids,
                              ScrutinySamplingProgress progress,
                              gpointer progress_data,
                              GError **error)
{
  guint n_records = scrutiny_list_get_n_records (self->list);
  Sieve sieve;
  gboolean is_done = TRUE;

  sieve_init (&sieve, self, after_ids);
  for (guint row = 0; row < n_records && is_done; row++)
    is_done = scrutiny_sampling_report (progress, progress_data, row, n_records, error) &&
              sort_out (self, &sieve, row, error);
  sieve_clear (&sieve);

  return is_done;
}
