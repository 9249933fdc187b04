/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/error.h"
#include "app/list-private.h"
#include "db/case-store.h"
#include "db/record-store.h"
#include "sampling/error.h"
#include "sampling/list-writer.h"

/* From records to a list. Excluded records and those drawn before stay in it, with
 * the reason, so that nobody can lose one quietly. */

#define PROGRESS_EVERY 4096

/* The walk over the records. */
typedef struct {
  const char *const *columns; /* with `excluded`, in byte order */
  GHashTable *codes;          /* reference -> exclusion code */
  GHashTable *found;          /* references of codes met so far */
  GHashTable *drawn_before;
  ScrutinyListWriter *writer;
  ScrutinyListScan *scan;
  ScrutinySamplingProgress progress;
  gpointer progress_data;
  guint64 n_done;
} Walk;

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char **
with_excluded (const char *const *columns)
{
  GPtrArray *all = g_ptr_array_new ();

  for (guint i = 0; columns[i] != NULL; i++)
    g_ptr_array_add (all, g_strdup (columns[i]));
  g_ptr_array_add (all, g_strdup (SCRUTINY_LIST_EXCLUDED));
  g_ptr_array_sort (all, compare_names);
  g_ptr_array_add (all, NULL);

  return (char **) g_ptr_array_free (all, FALSE);
}

/* An exclusion of this meeting comes before an earlier draw: it says more. */
static const char *
find_code (Walk *walk, const char *ref)
{
  const char *code = g_hash_table_lookup (walk->codes, ref);

  if (code != NULL) {
    g_hash_table_add (walk->found, g_strdup (ref));
    return code;
  }

  return g_hash_table_contains (walk->drawn_before, ref) ? "drawn_before" : "";
}

static char *
read_cell (Walk *walk, ScrutinyRecord *record, const char *column)
{
  char *values;

  if (strcmp (column, SCRUTINY_LIST_EXCLUDED) == 0)
    return g_strdup (find_code (walk, scrutiny_record_get_reference (record)));
  if (strcmp (column, "area") == 0)
    return g_strdup (scrutiny_record_get_area (record));
  if (strcmp (column, "day") == 0)
    return g_strdup (scrutiny_record_get_day (record));
  if (strcmp (column, "kind") == 0)
    return g_strdup (scrutiny_record_kind_to_text (scrutiny_record_get_kind (record)));

  values = scrutiny_record_dup_values (record, column);

  return values != NULL ? values : g_strdup ("");
}

static gboolean
report_progress (Walk *walk, GError **error)
{
  if (++walk->n_done % PROGRESS_EVERY != 0 || walk->progress == NULL ||
      walk->progress (walk->n_done, walk->n_done, walk->progress_data))
    return TRUE;

  g_set_error_literal (error, SCRUTINY_SAMPLING_ERROR, SCRUTINY_SAMPLING_ERROR_CANCELLED,
                       _("Stopped. Nothing was changed."));

  return FALSE;
}

static gboolean
add_record (ScrutinyRecord *record, gpointer data, GError **error)
{
  Walk *walk = data;
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; walk->columns[i] != NULL; i++)
    g_ptr_array_add (cells, read_cell (walk, record, walk->columns[i]));
  g_ptr_array_add (cells, NULL);

  scrutiny_list_scan_add (walk->scan, record,
                          *find_code (walk, scrutiny_record_get_reference (record)) !=
                              '\0');

  return scrutiny_list_writer_add (walk->writer, scrutiny_record_get_reference (record),
                                   (const char *const *) cells->pdata, error) &&
         report_progress (walk, error);
}

/* An exclusion that hits nothing is a slip of the pen that would go unnoticed. */
static gboolean
check_all_found (Walk *walk, GError **error)
{
  GHashTableIter iter;
  gpointer ref;

  g_hash_table_iter_init (&iter, walk->codes);
  while (g_hash_table_iter_next (&iter, &ref, NULL))
    if (!g_hash_table_contains (walk->found, ref)) {
      g_set_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_NOT_FOUND,
                   _("“%s” is to be excluded but is not in the list."),
                      (const char *) ref);
      return FALSE;
    }

  return TRUE;
}

static ScrutinyRecordFilter *
make_filter (const ScrutinyListRequest *request, GError **error)
{
  g_autoptr (ScrutinyRecordFilter) filter = scrutiny_record_filter_new ();
  ScrutinyRecordKind kind;

  if (request->kind != NULL) {
    if (!scrutiny_record_kind_from_text (request->kind, &kind)) {
      g_set_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_INVALID,
                   _("“%s” is not a kind of record."), request->kind);
      return NULL;
    }
    scrutiny_record_filter_set_kind (filter, kind);
  }
  if (!scrutiny_record_filter_set_days (filter, request->from, request->to, error))
    return NULL;

  return g_steal_pointer (&filter);
}

ScrutinyList *
scrutiny_list_gather (ScrutinySession *session,
                      const ScrutinyListRequest *request,
                      const char *const *columns,
                      GHashTable *codes,
                      ScrutinyListScan *scan,
                      ScrutinySamplingProgress progress,
                      gpointer progress_data,
                      GError **error)
{
  ScrutinyDatabase *database = scrutiny_session_get_database (session);
  g_auto (GStrv) all_columns = with_excluded (columns);
  g_autoptr (ScrutinyRecordFilter) filter = make_filter (request, error);
  g_autoptr (GHashTable) found =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) before = NULL;
  g_autoptr (ScrutinyListWriter) writer = NULL;
  Walk walk = { .columns = (const char *const *) all_columns,
                .codes = codes,
                .found = found,
                .scan = scan,
                .progress = progress,
                .progress_data = progress_data };

  if (filter == NULL)
    return NULL;
  before = scrutiny_case_store_list_refs_elsewhere (database, request->meeting, error);
  if (before == NULL)
    return NULL;
  writer = scrutiny_list_writer_new (walk.columns, error);
  if (writer == NULL)
    return NULL;

  walk.drawn_before = before;
  walk.writer = writer;
  if (!scrutiny_record_store_each (database, filter, add_record, &walk, error) ||
      !check_all_found (&walk, error))
    return NULL;

  return scrutiny_list_writer_finish (writer, error);
}
