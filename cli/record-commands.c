/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "app/records-csv.h"
#include "app/records.h"
#include "cli/commands-private.h"

/* Records are printed as they are read: a year of a large force would not fit into
 * memory as one answer. */

typedef struct {
  gboolean as_json;
  gint64 count;
} Printing;

/* Each field once, in the order of the record; several values are joined by ";". */
static json_t *
record_to_json (ScrutinyRecord *record)
{
  json_t *said =
      json_pack ("{s:o,s:s,s:o,s:o}", "id",
                 scrutiny_output_text (scrutiny_record_get_reference (record)), "kind",
                 scrutiny_record_kind_to_text (scrutiny_record_get_kind (record)), "date",
                 scrutiny_output_text (scrutiny_record_get_day (record)), "area",
                 scrutiny_output_text (scrutiny_record_get_area (record)));

  for (guint i = 0; i < scrutiny_record_get_value_count (record); i++) {
    g_autofree char *values = NULL;
    const char *field;
    const char *value;

    scrutiny_record_get_value_at (record, i, &field, &value);
    if (json_object_get (said, field) != NULL)
      continue;
    values = scrutiny_record_dup_values (record, field);
    json_object_set_new (said, field, scrutiny_output_text (values));
  }
  return said;
}

static gboolean
print_record (ScrutinyRecord *record, gpointer data, GError **error)
{
  Printing *self = data;
  json_t *said = record_to_json (record);

  if (self->as_json && self->count > 0)
    putchar (',');
  if (!self->as_json && self->count > 0)
    putchar ('\n');
  scrutiny_output_put (said, self->as_json);
  json_decref (said);
  self->count++;
  return TRUE;
}

static gboolean
print_line (const char *line, gpointer data, GError **error)
{
  fputs (line, stdout);
  return TRUE;
}

static gboolean
print_records (ScrutinyInvocation *call, ScrutinyRecordFilter *filter, GError **error)
{
  Printing printing = { call->as_json, 0 };

  if (call->as_json)
    fputs ("{\"records\":[", stdout);
  if (!scrutiny_records_each (call->session, filter, print_record, &printing,
                              call->cancellable, error))
    return FALSE;
  if (call->as_json)
    printf ("],\"count\":%" G_GINT64_FORMAT "}\n", printing.count);
  else
    printf ("%s%s: %" G_GINT64_FORMAT "\n", printing.count > 0 ? "\n" : "",
            _("Count"), printing.count);
  return TRUE;
}

static gboolean
fill_filter (ScrutinyRecordFilter *filter, const char *kind, char **where, GError **error)
{
  ScrutinyRecordKind wanted;

  if (kind != NULL) {
    if (!scrutiny_record_kind_from_text (kind, &wanted)) {
      g_set_error (error, SCRUTINY_CLI_ERROR, SCRUTINY_CLI_ERROR_USAGE,
                   _("There is no kind of record called “%s”."), kind);
      return FALSE;
    }
    scrutiny_record_filter_set_kind (filter, wanted);
  }
  for (guint i = 0; where != NULL && where[i] != NULL; i++) {
    if (!scrutiny_record_filter_add_where (filter, where[i], error))
      return FALSE;
  }
  return TRUE;
}

static json_t *
records (ScrutinyInvocation *call, GError **error)
{
  const char *kind = NULL;
  const char *from = NULL;
  const char *to = NULL;
  const char *area = NULL;
  const char *format = NULL;
  g_auto (GStrv) where = NULL;
  g_autoptr (ScrutinyRecordFilter) filter = scrutiny_record_filter_new ();
  gboolean is_csv;
  const GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_STRING, &kind, NULL, NULL },
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, NULL, NULL },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, NULL, NULL },
    { "area", 0, 0, G_OPTION_ARG_STRING, &area, NULL, NULL },
    { "where", 0, 0, G_OPTION_ARG_STRING_ARRAY, &where, NULL, NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, NULL, NULL },
    { 0 },
  };

  if (!scrutiny_invocation_parse (call, entries, 0, 0, error) ||
      !fill_filter (filter, kind, where, error) ||
      !scrutiny_record_filter_set_days (filter, from, to, error))
    return NULL;
  is_csv = g_strcmp0 (format, "csv") == 0;
  if ((format != NULL && !is_csv) || (is_csv && call->as_json))
    return scrutiny_invocation_refuse_use (call, error);
  if (area != NULL)
    scrutiny_record_filter_set_area (filter, area);
  if (is_csv ? !scrutiny_records_to_csv (call->session, filter, print_line, NULL,
                                         call->cancellable, error)
             : !print_records (call, filter, error))
    return NULL;
  call->has_answered = TRUE;
  return json_null ();
}

const ScrutinyCommand scrutiny_record_commands[] = {
  { "records",
    "[--kind K] [--from DAY] [--to DAY] [--area A] [--where FIELD=VALUE]... "
    "[--format csv]",
    N_ ("Lists records"), SCRUTINY_NEEDS_SIGNED_IN, records },
    { 0 },
};
