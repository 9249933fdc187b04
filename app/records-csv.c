/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/records-csv.h"

#include "app/records.h"
#include "reports/csv.h"

/* What every record has, in front of its fields. */
static const char *const always[] = { "id", "kind", "date", "area", NULL };

typedef struct {
  char **fields;
  GPtrArray *cells; /* (element-type utf8): of the row at hand, owned */
  GString *line;
  ScrutinyRecordsCsvFunc func;
  gpointer user_data;
} Writing;

static gboolean
write_row (Writing *self, GError **error)
{
  gboolean is_fine;

  g_ptr_array_add (self->cells, NULL);
  g_string_truncate (self->line, 0);
  scrutiny_csv_append_row (self->line, (const char *const *) self->cells->pdata);
  is_fine = self->func (self->line->str, self->user_data, error);
  g_ptr_array_set_size (self->cells, 0);

  return is_fine;
}

static gboolean
write_heading (Writing *self, GError **error)
{
  for (guint i = 0; always[i] != NULL; i++)
    g_ptr_array_add (self->cells, g_strdup (always[i]));
  for (char **field = self->fields; *field != NULL; field++) {
    if (!g_strv_contains (always, *field))
      g_ptr_array_add (self->cells, g_strdup (*field));
  }

  return write_row (self, error);
}

static gboolean
record_cb (ScrutinyRecord *record, gpointer user_data, GError **error)
{
  Writing *self = user_data;

  g_ptr_array_add (self->cells, g_strdup (scrutiny_record_get_reference (record)));
  g_ptr_array_add (self->cells, g_strdup (scrutiny_record_kind_to_text (
                                    scrutiny_record_get_kind (record))));
  g_ptr_array_add (self->cells, g_strdup (scrutiny_record_get_day (record)));
  g_ptr_array_add (self->cells, g_strdup (scrutiny_record_get_area (record)));
  for (char **field = self->fields; *field != NULL; field++) {
    if (!g_strv_contains (always, *field))
      g_ptr_array_add (self->cells, scrutiny_record_dup_values (record, *field));
  }

  return write_row (self, error);
}

/**
 * scrutiny_records_to_csv:
 * @session: a session of somebody who may read records
 * @filter: (nullable): which; %NULL all that stand
 * @func: called with the heading and then with each encounter's line
 * @user_data: passed to @func
 * @cancellable: (nullable): asked every thousand encounters
 *
 * A column for each field that any record may have. Several values of one field stand in
 * one cell. Memory does not grow with the number of records.
 *
 * Returns: %FALSE, with @error set, if the walk ended early
 */
gboolean
scrutiny_records_to_csv (ScrutinySession *session,
                         ScrutinyRecordFilter *filter,
                         ScrutinyRecordsCsvFunc func,
                         gpointer user_data,
                         GCancellable *cancellable,
                         GError **error)
{
  g_auto (GStrv) fields = NULL;
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) line = g_string_new (NULL);
  Writing self = { NULL, cells, line, func, user_data };

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  fields = scrutiny_records_list_fields (session,
                                         filter != NULL
                                             ? scrutiny_record_filter_get_kind (filter)
                                             : NULL,
                                         error);
  if (fields == NULL)
    return FALSE;
  self.fields = fields;

  return write_heading (&self, error) &&
         scrutiny_records_each (session, filter, record_cb, &self, cancellable, error);
}
