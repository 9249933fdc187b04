/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "app/list-private.h"
#include "db/import-store.h"
#include "db/record-store.h"

/* What nobody can see from one list alone: the total somebody reports, areas that have
 * records at other times, months that were sent again and files that were doubled. */

static void
add_doubt (GPtrArray *doubts,
           ScrutinyListDoubtKind kind,
           gint64 count,
           gint64 of,
           const char *where)
{
  g_ptr_array_add (doubts, scrutiny_list_doubt_new (kind, count, of, where));
}

static void
compare_total (const ScrutinyListRequest *request,
               ScrutinyListScan *scan,
               GPtrArray *doubts)
{
  gint64 count = scrutiny_list_scan_get_count (scan);
  gint64 reported = request->reported_total;

  if (reported <= 0)
    return;

  if (count == reported)
    add_doubt (doubts, SCRUTINY_DOUBT_TOTAL_AGREES, 0, reported, request->reported_by);
  else if (count < reported)
    add_doubt (doubts, SCRUTINY_DOUBT_TOTAL_FEWER, reported - count, reported,
               request->reported_by);
  else
    add_doubt (doubts, SCRUTINY_DOUBT_TOTAL_MORE, count - reported, reported,
               request->reported_by);
}

static gboolean
find_areas (ScrutinyDatabase *database,
            const ScrutinyListRequest *request,
            ScrutinyListScan *scan,
            GPtrArray *doubts,
            GError **error)
{
  g_auto (GStrv) areas =
      scrutiny_record_store_list_areas (database, request->kind, error);

  if (areas == NULL)
    return FALSE;

  for (guint i = 0; areas[i] != NULL; i++) {
    if (*areas[i] != '\0' && !scrutiny_list_scan_has_area (scan, areas[i]))
      add_doubt (doubts, SCRUTINY_DOUBT_EMPTY_AREA, 0, 0, areas[i]);
  }

  return TRUE;
}

/* Whether records of the file stand in the list. */
static gboolean
concerns_list (const ScrutinyRecordImport *import,
               const ScrutinyListRequest *request,
               ScrutinyListScan *scan)
{
  const ScrutinyImportReport *report = import->report;
  const char *first = scrutiny_list_scan_get_first_day (scan);
  const char *last = scrutiny_list_scan_get_last_day (scan);

  return import->replaced_by == 0 && first != NULL && *report->from != '\0' &&
         strcmp (report->from, last) <= 0 && strcmp (report->to, first) >= 0 &&
         (request->kind == NULL ||
          g_strcmp0 (scrutiny_record_kind_to_text (report->kind), request->kind) == 0);
}

static gboolean
find_revised (ScrutinyDatabase *database,
              const ScrutinyRecordImport *import,
              GPtrArray *doubts,
              GError **error)
{
  ScrutinyImportDifference difference = { 0 };
  g_autofree char *period = NULL;

  if (import->replaces == 0)
    return TRUE;
  if (!scrutiny_record_store_compare (database, import->replaces, import->id, &difference,
                                      error))
    return FALSE;

  period = scrutiny_import_report_dup_period (import->report);
  add_doubt (doubts, SCRUTINY_DOUBT_REVISED_MONTH,
             difference.added + difference.removed + difference.changed,
             import->report->imported, period);

  return TRUE;
}

static gboolean
find_in_imports (ScrutinyDatabase *database,
                 const ScrutinyListRequest *request,
                 ScrutinyListScan *scan,
                 GPtrArray *doubts,
                 GError **error)
{
  g_autoptr (GPtrArray) imports = scrutiny_import_store_list (database, error);

  for (guint i = 0; imports != NULL && i < imports->len; i++) {
    const ScrutinyRecordImport *import = g_ptr_array_index (imports, i);

    if (!concerns_list (import, request, scan))
      continue;
    if (import->report->looks_doubled)
      add_doubt (doubts, SCRUTINY_DOUBT_DOUBLED_FILE, import->report->duplicates,
                 import->report->imported, import->report->source_name);
    if (!find_revised (database, import, doubts, error))
      return FALSE;
  }

  return imports != NULL;
}

GPtrArray *
scrutiny_list_find_doubts (ScrutinySession *session,
                           const ScrutinyListRequest *request,
                           ScrutinyListScan *scan,
                           GError **error)
{
  ScrutinyDatabase *database = scrutiny_session_get_database (session);
  g_autoptr (GPtrArray) doubts =
      g_ptr_array_new_with_free_func ((GDestroyNotify) scrutiny_list_doubt_free);

  compare_total (request, scan, doubts);
  scrutiny_list_scan_find (scan, request->from, request->to, doubts);
  if (!find_areas (database, request, scan, doubts, error) ||
      !find_in_imports (database, request, scan, doubts, error))
    return NULL;

  return g_steal_pointer (&doubts);
}
