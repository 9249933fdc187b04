/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/record-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "db/error.h"
#include "db/statement.h"
#include "model/record-builder.h"

/* The columns as build_record() reads them. The name on lists is the incident's where the
 * report stands for one. */
#define SELECT_RECORD                                                                    \
  "SELECT r.id, r.line, coalesce(g.ref, r.ref), r.ordinal, r.started_at_us,"             \
  " r.time_precision, r.day, r.area, r.incident_key, r.fields, i.kind, i.force,"         \
  " g.lead_id, r.grounds, i.id"

static const char *
text_of (ScrutinyStatement *statement, int column)
{
  const char *text = scrutiny_statement_column_text (statement, column);

  return text != NULL ? text : "";
}

/* Fills the builder with all but the values. */
static void
start_record (ScrutinyStatement *statement, ScrutinyRecordBuilder *builder)
{
  ScrutinyRecordKind kind = SCRUTINY_RECORD_KIND_STOP_SEARCH;

  scrutiny_record_kind_from_text (text_of (statement, 10), &kind);
  scrutiny_record_builder_set_kind (builder, kind);
  scrutiny_record_builder_set_id (builder,
                                  scrutiny_statement_column_int64 (statement, 0));
  scrutiny_record_builder_set_reference (builder, text_of (statement, 2));
  scrutiny_record_builder_set_row (builder,
                                   scrutiny_statement_column_int64 (statement, 1), 0,
                                   (guint) scrutiny_statement_column_int64 (statement,
                                                                            3));
  scrutiny_record_builder_set_started (builder,
                                       scrutiny_statement_column_int64 (statement, 4),
                                       scrutiny_time_precision_from_text (
                                           text_of (statement, 5)),
                                       text_of (statement, 6));
  scrutiny_record_builder_set_place (builder, text_of (statement, 11),
                                     text_of (statement, 7));
}

/* The values of the other reports of an incident, each value once. */
static gboolean
add_reports (ScrutinyDatabase *database,
             gint64 lead_id,
             const char *incident_key,
             const char *fields,
             ScrutinyRecordBuilder *builder,
             GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;
  g_autoptr (GString) all = g_string_new (fields);
  guint reports = 1;
  ScrutinyStep step;

  statement = scrutiny_statement_new (
      database,
      "SELECT r.fields FROM record_incident g JOIN record r ON r.id = g.record_id"
      " WHERE g.lead_id = ?1 AND g.record_id <> ?1 ORDER BY g.record_id",
      error);
  if (statement == NULL)
    return FALSE;
  scrutiny_statement_bind_int64 (statement, 1, lead_id);
  while ((step = scrutiny_statement_step (statement, error)) == SCRUTINY_STEP_ROW) {
    g_auto (GStrv) lines = g_strsplit (text_of (statement, 0), "\n", -1);

    for (char **line = lines; *line != NULL; line++) {
      g_autofree char *wanted = g_strconcat ("\n", *line, "\n", NULL);

      if (**line != '\0' && strstr (all->str, wanted) == NULL)
        g_string_append (all, wanted + 1);
    }
    reports++;
  }
  if (step != SCRUTINY_STEP_DONE)
    return FALSE;

  scrutiny_record_builder_set_incident (builder, incident_key, reports);
  scrutiny_record_builder_add_text (builder, all->str);

  return TRUE;
}

/* The encounter the statement stands on; a report that leads an incident brings what the
 * others say. */
static ScrutinyRecord *
build_record (ScrutinyDatabase *database,
              ScrutinyStatement *statement,
              ScrutinyRecordBuilder *builder,
              GError **error)
{
  const char *fields = text_of (statement, 9);

  start_record (statement, builder);
  if (scrutiny_statement_column_is_null (statement, 12)) {
    scrutiny_record_builder_set_incident (builder, text_of (statement, 8), 1);
    scrutiny_record_builder_add_text (builder, fields);
  } else if (!add_reports (database, scrutiny_statement_column_int64 (statement, 12),
                           text_of (statement, 8), fields, builder, error)) {
    return NULL;
  }

  return scrutiny_record_builder_build (builder);
}

static void
bind_filter (ScrutinyStatement *statement, ScrutinyRecordFilter *filter)
{
  scrutiny_statement_bind_text (statement, 1, scrutiny_record_filter_get_kind (filter));
  scrutiny_statement_bind_text (statement, 2, scrutiny_record_filter_get_from (filter));
  scrutiny_statement_bind_text (statement, 3, scrutiny_record_filter_get_to (filter));
  scrutiny_statement_bind_text (statement, 4, scrutiny_record_filter_get_area (filter));
  scrutiny_statement_bind_int64 (statement, 5,
                                 scrutiny_record_filter_get_import (filter));
}

/* Hands the row over if it passes; a record is made only then. */
static gboolean
offer_row (ScrutinyDatabase *database,
           ScrutinyStatement *statement,
           ScrutinyRecordFilter *filter,
           ScrutinyRecordBuilder *builder,
           ScrutinyRecordStoreFunc func,
           gpointer user_data,
           GError **error)
{
  g_autoptr (ScrutinyRecord) record = NULL;
  gboolean stands_alone = scrutiny_statement_column_is_null (statement, 12);

  if (stands_alone &&
      !scrutiny_record_filter_passes_text (filter, text_of (statement, 9)))
    return TRUE;
  record = build_record (database, statement, builder, error);
  if (record == NULL)
    return FALSE;
  if (!stands_alone && !scrutiny_record_filter_passes_values (filter, record))
    return TRUE;

  return func (record, user_data, error);
}

/**
 * scrutiny_record_store_each:
 * @database: a panel
 * @filter: which encounters
 * @func: called for each, in the order they were imported
 * @user_data: passed to @func
 *
 * Reports of one incident come once, as the encounter they tell of, with all their
 * values. Memory does not grow with the number of records. @func must not write records.
 *
 * Returns: %FALSE, with @error set, if the walk ended early
 */
gboolean
scrutiny_record_store_each (ScrutinyDatabase *database,
                            ScrutinyRecordFilter *filter,
                            ScrutinyRecordStoreFunc func,
                            gpointer user_data,
                            GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;
  g_autoptr (ScrutinyRecordBuilder) builder = NULL;
  ScrutinyStep step;

  g_return_val_if_fail (filter != NULL, FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  statement = scrutiny_statement_new (
      database,
      SELECT_RECORD " FROM record_import i CROSS JOIN record r ON r.import_id = i.id"
                    " LEFT JOIN record_incident g ON g.record_id = r.id"
                    " WHERE (g.lead_id IS NULL OR g.lead_id = r.id)"
                    " AND (?1 IS NULL OR i.kind = ?1)"
                    " AND (?2 IS NULL OR r.day >= ?2) AND (?3 IS NULL OR r.day <= ?3)"
                    " AND (?4 IS NULL OR r.area = ?4)"
                    " AND (i.id = ?5 OR (?5 = 0 AND NOT EXISTS"
                    " (SELECT 1 FROM record_import n WHERE n.replaces = i.id)))"
                    " ORDER BY i.id, r.id",
      error);
  if (statement == NULL)
    return FALSE;

  bind_filter (statement, filter);
  builder = scrutiny_record_builder_new (SCRUTINY_RECORD_KIND_STOP_SEARCH);
  while ((step = scrutiny_statement_step (statement, error)) == SCRUTINY_STEP_ROW) {
    if (!offer_row (database, statement, filter, builder, func, user_data, error))
      return FALSE;
  }

  return step == SCRUTINY_STEP_DONE;
}

/**
 * scrutiny_record_store_find:
 * @database: a panel
 * @ref: what a record or an incident goes by on lists
 * @grounds: (out) (optional): its grounds, still sealed; the bytes are the caller's
 * @error: %SCRUTINY_DB_ERROR_NOT_FOUND if nothing goes by it
 *
 * A name that was drawn stays good when its month was sent again: the record that stands
 * is given, and else the newest that once did.
 *
 * Returns: (transfer full) (nullable): the encounter
 */
ScrutinyRecord *
scrutiny_record_store_find (ScrutinyDatabase *database,
                            const char *ref,
                            ScrutinyRecordGrounds *grounds,
                            GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;
  g_autoptr (ScrutinyRecordBuilder) builder = NULL;

  g_return_val_if_fail (ref != NULL, NULL);

  statement = scrutiny_statement_new (
      database,
      SELECT_RECORD
      " FROM (SELECT id FROM record WHERE ref = ?1"
      " UNION SELECT lead_id FROM record_incident WHERE ref = ?1) AS wanted"
      " JOIN record r ON r.id = wanted.id"
      " JOIN record_import i ON i.id = r.import_id"
      " LEFT JOIN record_incident g ON g.record_id = r.id AND g.lead_id = r.id"
      " ORDER BY EXISTS (SELECT 1 FROM record_import n WHERE n.replaces = i.id), r.id "
      "DESC"
      " LIMIT 1",
      error);
  if (statement == NULL)
    return NULL;
  scrutiny_statement_bind_text (statement, 1, ref);
  switch (scrutiny_statement_step (statement, error)) {
  case SCRUTINY_STEP_ROW:
    break;
  case SCRUTINY_STEP_DONE:
    g_set_error (error, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_NOT_FOUND,
                 _("No record goes by “%s”."), ref);
    return NULL;
  case SCRUTINY_STEP_ERROR:
  default:
    return NULL;
  }
  if (grounds != NULL) {
    grounds->import_id = scrutiny_statement_column_int64 (statement, 14);
    grounds->sealed = scrutiny_statement_column_is_null (statement, 13)
                          ? NULL
                          : scrutiny_statement_column_bytes (statement, 13);
  }
  builder = scrutiny_record_builder_new (SCRUTINY_RECORD_KIND_STOP_SEARCH);

  return build_record (database, statement, builder, error);
}

/**
 * scrutiny_record_store_list_areas:
 * @kind: (nullable): only of this kind of record
 *
 * Returns: (transfer full) (array zero-terminated=1): the areas of all records that
 *   stand, in byte order, a thousand at most
 */
char **
scrutiny_record_store_list_areas (ScrutinyDatabase *database,
                                  const char *kind,
                                  GError **error)
{
  g_autoptr (GPtrArray) areas = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (ScrutinyStatement) statement =
      scrutiny_statement_new (database,
                              "SELECT DISTINCT r.area FROM record_import i"
                              " CROSS JOIN record r ON r.import_id = i.id"
                              " WHERE (?1 IS NULL OR i.kind = ?1) AND r.area <> ''"
                              " AND NOT EXISTS (SELECT 1 FROM record_import n WHERE "
                              "n.replaces = i.id)"
                              " ORDER BY r.area LIMIT 1000",
                              error);
  ScrutinyStep step;

  if (statement == NULL)
    return NULL;

  if (kind != NULL)
    scrutiny_statement_bind_text (statement, 1, kind);
  else
    scrutiny_statement_bind_null (statement, 1);
  while ((step = scrutiny_statement_step (statement, error)) == SCRUTINY_STEP_ROW)
    g_ptr_array_add (areas, g_strdup (text_of (statement, 0)));
  if (step != SCRUTINY_STEP_DONE)
    return NULL;

  g_ptr_array_add (areas, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&areas), FALSE);
}
