/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/import-store.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "db/error.h"
#include "db/statement.h"

/**
 * scrutiny_import_store_next_id:
 * @database: a panel, inside a transaction
 * @id: (out): the number the next import will have
 *
 * Records are written before their import, which is only counted at the end.
 */
gboolean
scrutiny_import_store_next_id (ScrutinyDatabase *database, gint64 *id, GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;

  statement =
      scrutiny_statement_new (database,
                              "SELECT coalesce(max(id), 0) + 1 FROM record_import",
                              error);

  return statement != NULL && scrutiny_statement_read_int64 (statement, id, error);
}

static gboolean
add_count (ScrutinyDatabase *database,
           gint64 id,
           const char *list,
           const char *word,
           gint64 count,
           GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;

  statement = scrutiny_statement_new (database,
                                      "INSERT INTO record_import_count (import_id, list, "
                                      "word, count)"
                                      " VALUES (?1, ?2, ?3, ?4)"
                                      " ON CONFLICT DO NOTHING",
                                      error);
  if (statement == NULL)
    return FALSE;

  scrutiny_statement_bind_int64 (statement, 1, id);
  scrutiny_statement_bind_text (statement, 2, list);
  scrutiny_statement_bind_text (statement, 3, word);
  scrutiny_statement_bind_int64 (statement, 4, count);

  return scrutiny_statement_run (statement, error);
}

static gboolean
add_tally (ScrutinyDatabase *database,
           gint64 id,
           const char *list,
           ScrutinyTally *tally,
           GError **error)
{
  g_auto (GStrv) words = scrutiny_tally_dup_words (tally);

  for (char **word = words; *word != NULL; word++) {
    if (!add_count (database, id, list, *word, scrutiny_tally_get (tally, *word), error))
      return FALSE;
  }

  return TRUE;
}

static gboolean
add_words (ScrutinyDatabase *database,
           gint64 id,
           const char *list,
           char **words,
           GError **error)
{
  for (; *words != NULL; words++) {
    if (!add_count (database, id, list, *words, 0, error))
      return FALSE;
  }

  return TRUE;
}

static void
bind_counts (ScrutinyStatement *statement, ScrutinyImportReport *report)
{
  scrutiny_statement_bind_int64 (statement, 12, report->rows);
  scrutiny_statement_bind_int64 (statement, 13, report->imported);
  scrutiny_statement_bind_int64 (statement, 14, report->rejected);
  scrutiny_statement_bind_int64 (statement, 15, report->duplicates);
  scrutiny_statement_bind_int64 (statement, 16, report->duplicate_groups);
  scrutiny_statement_bind_int64 (statement, 17, report->largest_group);
  scrutiny_statement_bind_int64 (statement, 18, report->looks_doubled);
  scrutiny_statement_bind_int64 (statement, 19, report->day_only);
  scrutiny_statement_bind_int64 (statement, 20, report->reports);
  if (report->has_incidents)
    scrutiny_statement_bind_int64 (statement, 21, report->incidents);
  else
    scrutiny_statement_bind_null (statement, 21);
  scrutiny_statement_bind_int64 (statement, 22, report->are_incidents_estimated);
}

static gboolean
add_import (ScrutinyDatabase *database,
            gint64 id,
            ScrutinyImportReport *report,
            gint64 replaces,
            gint64 at_us,
            gint64 by,
            GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;
  g_autofree char *period = scrutiny_import_report_dup_period (report);

  statement = scrutiny_statement_new (
      database,
      "INSERT INTO record_import (id, sha256, size_bytes, source_name, layout, kind,"
      " force, encoding, period, first_day, last_day, row_count, imported_count,"
      " rejected_count, duplicate_count, group_count, largest_group, looks_doubled,"
      " day_only_count, report_count, incident_count, is_estimate, replaces,"
      " imported_at_us, imported_by)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16,"
      " ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25)",
      error);
  if (statement == NULL)
    return FALSE;

  scrutiny_statement_bind_int64 (statement, 1, id);
  scrutiny_statement_bind_text (statement, 2, report->sha256);
  scrutiny_statement_bind_int64 (statement, 3, report->size_bytes);
  scrutiny_statement_bind_text (statement, 4, report->source_name);
  scrutiny_statement_bind_text (statement, 5, report->layout);
  scrutiny_statement_bind_text (statement, 6,
                                scrutiny_record_kind_to_text (report->kind));
  scrutiny_statement_bind_text (statement, 7, report->force);
  scrutiny_statement_bind_text (statement, 8, report->encoding);
  scrutiny_statement_bind_text (statement, 9, period);
  scrutiny_statement_bind_text (statement, 10, report->from);
  scrutiny_statement_bind_text (statement, 11, report->to);
  bind_counts (statement, report);
  if (replaces != 0)
    scrutiny_statement_bind_int64 (statement, 23, replaces);
  else
    scrutiny_statement_bind_null (statement, 23);
  scrutiny_statement_bind_int64 (statement, 24, at_us);
  scrutiny_statement_bind_int64 (statement, 25, by);

  return scrutiny_statement_run (statement, error);
}

/**
 * scrutiny_import_store_add:
 * @database: a panel, inside the transaction that wrote the records
 * @id: the number its records were given
 * @report: what was found in the file
 * @replaces: the import whose month this is anew; 0 none
 * @at_us: now, microseconds UTC
 * @by: who imports
 * @error: %SCRUTINY_DB_ERROR_CONSTRAINT if a file of the same bytes is there already
 */
gboolean
scrutiny_import_store_add (ScrutinyDatabase *database,
                           gint64 id,
                           ScrutinyImportReport *report,
                           gint64 replaces,
                           gint64 at_us,
                           gint64 by,
                           GError **error)
{
  g_return_val_if_fail (report != NULL, FALSE);

  return add_import (database, id, report, replaces, at_us, by, error) &&
         add_tally (database, id, "month", report->months, error) &&
         add_tally (database, id, "reason", report->reasons, error) &&
         add_tally (database, id, "unknown_label", report->unknown_labels, error) &&
         add_tally (database, id, "filled", report->filled, error) &&
         add_tally (database, id, "quality", report->quality, error) &&
         add_tally (database, id, "field", report->fields, error) &&
         add_words (database, id, "missing_column", report->missing_columns, error) &&
         add_words (database, id, "ignored_column", report->ignored_columns, error);
}

/* The first column of the only row as a number; 0 when there is no row. */
static gboolean
step_to_id (ScrutinyStatement *statement, gint64 *id, GError **error)
{
  switch (scrutiny_statement_step (statement, error)) {
  case SCRUTINY_STEP_ROW:
    *id = scrutiny_statement_column_int64 (statement, 0);
    return TRUE;
  case SCRUTINY_STEP_DONE:
    *id = 0;
    return TRUE;
  case SCRUTINY_STEP_ERROR:
  default:
    return FALSE;
  }
}

/**
 * scrutiny_import_store_has_size:
 * @database: a panel
 * @size_bytes: of a file
 * @has: (out): whether a file of just that size was taken, so that it may be the same
 */
gboolean
scrutiny_import_store_has_size (ScrutinyDatabase *database,
                                gint64 size_bytes,
                                gboolean *has,
                                GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;
  gint64 id = 0;

  statement = scrutiny_statement_new (
      database, "SELECT id FROM record_import WHERE size_bytes = ?1 LIMIT 1", error);
  if (statement == NULL)
    return FALSE;
  scrutiny_statement_bind_int64 (statement, 1, size_bytes);
  if (!step_to_id (statement, &id, error))
    return FALSE;
  *has = id != 0;

  return TRUE;
}

/**
 * scrutiny_import_store_find_sha256:
 * @database: a panel
 * @sha256: 64 hex digits
 * @id: (out): the import of the file with these bytes; 0 none
 */
gboolean
scrutiny_import_store_find_sha256 (ScrutinyDatabase *database,
                                   const char *sha256,
                                   gint64 *id,
                                   GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;

  statement =
      scrutiny_statement_new (database, "SELECT id FROM record_import WHERE sha256 = ?1",
                              error);
  if (statement == NULL)
    return FALSE;
  scrutiny_statement_bind_text (statement, 1, sha256);

  return step_to_id (statement, id, error);
}

/**
 * scrutiny_import_store_find_period:
 * @database: a panel
 * @kind: what the rows are records of
 * @force: the force's slug
 * @period: the months, as scrutiny_import_report_dup_period() writes them
 * @id: (out): the newest import of just these months that stands; 0 none
 */
gboolean
scrutiny_import_store_find_period (ScrutinyDatabase *database,
                                   ScrutinyRecordKind kind,
                                   const char *force,
                                   const char *period,
                                   gint64 *id,
                                   GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;

  statement =
      scrutiny_statement_new (database,
                              "SELECT i.id FROM record_import i"
                              " WHERE i.kind = ?1 AND i.force = ?2 AND i.period = ?3"
                              " AND NOT EXISTS (SELECT 1 FROM record_import n WHERE "
                              "n.replaces = i.id)"
                              " ORDER BY i.id DESC LIMIT 1",
                              error);
  if (statement == NULL)
    return FALSE;
  scrutiny_statement_bind_text (statement, 1, scrutiny_record_kind_to_text (kind));
  scrutiny_statement_bind_text (statement, 2, force);
  scrutiny_statement_bind_text (statement, 3, period);

  return step_to_id (statement, id, error);
}

static char *
dup_column (ScrutinyStatement *statement, int column)
{
  const char *text = scrutiny_statement_column_text (statement, column);

  return g_strdup (text != NULL ? text : "");
}

static void
set_text (char **text, ScrutinyStatement *statement, int column)
{
  g_free (*text);
  *text = dup_column (statement, column);
}

static void
copy_day (char day[11], ScrutinyStatement *statement, int column)
{
  g_autofree char *text = dup_column (statement, column);

  g_strlcpy (day, text, 11);
}

/* The columns as SELECT_IMPORT has them. */
static ScrutinyRecordImport *
read_import (ScrutinyStatement *statement)
{
  ScrutinyRecordImport *import = scrutiny_record_import_new ();
  ScrutinyImportReport *report = import->report;
  g_autofree char *sha256 = dup_column (statement, 4);
  g_autofree char *kind = dup_column (statement, 8);
  g_autofree char *period = NULL;

  import->id = scrutiny_statement_column_int64 (statement, 0);
  import->replaces = scrutiny_statement_column_int64 (statement, 1);
  import->imported_at_us = scrutiny_statement_column_int64 (statement, 2);
  import->imported_by = scrutiny_statement_column_int64 (statement, 3);
  g_strlcpy (report->sha256, sha256, sizeof report->sha256);
  report->size_bytes = scrutiny_statement_column_int64 (statement, 5);
  set_text (&report->source_name, statement, 6);
  set_text (&report->layout, statement, 7);
  scrutiny_record_kind_from_text (kind, &report->kind);
  set_text (&report->force, statement, 9);
  set_text (&report->encoding, statement, 10);
  period = dup_column (statement, 11);
  if (strlen (period) == 7) {
    g_free (report->file_month);
    report->file_month = g_steal_pointer (&period);
  }
  copy_day (report->from, statement, 12);
  copy_day (report->to, statement, 13);
  report->rows = scrutiny_statement_column_int64 (statement, 14);
  report->imported = scrutiny_statement_column_int64 (statement, 15);
  report->rejected = scrutiny_statement_column_int64 (statement, 16);
  report->duplicates = scrutiny_statement_column_int64 (statement, 17);
  report->duplicate_groups = scrutiny_statement_column_int64 (statement, 18);
  report->largest_group = scrutiny_statement_column_int64 (statement, 19);
  report->looks_doubled = scrutiny_statement_column_int64 (statement, 20) != 0;
  report->day_only = scrutiny_statement_column_int64 (statement, 21);
  report->reports = scrutiny_statement_column_int64 (statement, 22);
  report->has_incidents = !scrutiny_statement_column_is_null (statement, 23);
  report->incidents = scrutiny_statement_column_int64 (statement, 23);
  report->are_incidents_estimated = scrutiny_statement_column_int64 (statement, 24) != 0;
  import->replaced_by = scrutiny_statement_column_int64 (statement, 25);

  return import;
}

#define SELECT_IMPORT                                                                    \
  "SELECT i.id, i.replaces, i.imported_at_us, i.imported_by, i.sha256, i.size_bytes,"    \
  " i.source_name, i.layout, i.kind, i.force, i.encoding, i.period, i.first_day,"        \
  " i.last_day, i.row_count, i.imported_count, i.rejected_count, i.duplicate_count,"     \
  " i.group_count, i.largest_group, i.looks_doubled, i.day_only_count, i.report_count,"  \
  " i.incident_count, i.is_estimate,"                                                    \
  " (SELECT n.id FROM record_import n WHERE n.replaces = i.id)"                          \
  " FROM record_import i"

static void
append_word (char ***words, const char *word)
{
  guint count = g_strv_length (*words);

  *words = g_renew (char *, *words, count + 2);
  (*words)[count] = g_strdup (word);
  (*words)[count + 1] = NULL;
}

static void
file_count (ScrutinyImportReport *report,
            const char *list,
            const char *word,
            gint64 count)
{
  const struct {
    const char *list;
    ScrutinyTally *tally;
  } tallies[] = {
    { "month", report->months },    { "reason", report->reasons },
    { "filled", report->filled },   { "unknown_label", report->unknown_labels },
    { "quality", report->quality }, { "field", report->fields },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tallies); i++) {
    if (g_str_equal (tallies[i].list, list))
      scrutiny_tally_add (tallies[i].tally, word, count);
  }
  if (g_str_equal (list, "filled"))
    append_word (&report->columns, word);
  else if (g_str_equal (list, "missing_column"))
    append_word (&report->missing_columns, word);
  else if (g_str_equal (list, "ignored_column"))
    append_word (&report->ignored_columns, word);
}

static gboolean
read_counts (ScrutinyDatabase *database, ScrutinyRecordImport *import, GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;
  ScrutinyStep step;

  statement = scrutiny_statement_new (database,
                                      "SELECT list, word, count FROM record_import_count "
                                      "WHERE import_id = ?1"
                                      " ORDER BY list, word",
                                      error);
  if (statement == NULL)
    return FALSE;
  scrutiny_statement_bind_int64 (statement, 1, import->id);

  while ((step = scrutiny_statement_step (statement, error)) == SCRUTINY_STEP_ROW) {
    g_autofree char *list = dup_column (statement, 0);
    g_autofree char *word = dup_column (statement, 1);

    file_count (import->report, list, word,
                scrutiny_statement_column_int64 (statement, 2));
  }

  return step == SCRUTINY_STEP_DONE;
}

/**
 * scrutiny_import_store_get:
 * @database: a panel
 * @id: an import
 * @error: %SCRUTINY_DB_ERROR_NOT_FOUND if there is none
 *
 * Returns: (transfer full) (nullable): the import with all its counts
 */
ScrutinyRecordImport *
scrutiny_import_store_get (ScrutinyDatabase *database, gint64 id, GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;
  g_autoptr (ScrutinyRecordImport) import = NULL;

  statement = scrutiny_statement_new (database, SELECT_IMPORT " WHERE i.id = ?1", error);
  if (statement == NULL)
    return NULL;
  scrutiny_statement_bind_int64 (statement, 1, id);
  switch (scrutiny_statement_step (statement, error)) {
  case SCRUTINY_STEP_ROW:
    import = read_import (statement);
    break;
  case SCRUTINY_STEP_DONE:
    g_set_error (error, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_NOT_FOUND,
                 _("There is no import %" PRId64 "."), id);
    return NULL;
  case SCRUTINY_STEP_ERROR:
  default:
    return NULL;
  }
  if (!read_counts (database, import, error))
    return NULL;

  return g_steal_pointer (&import);
}

/**
 * scrutiny_import_store_list:
 * @database: a panel
 *
 * Returns: (transfer full) (element-type ScrutinyRecordImport): all imports in the order
 *   they came, without the counts by word
 */
GPtrArray *
scrutiny_import_store_list (ScrutinyDatabase *database, GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;
  g_autoptr (GPtrArray) imports = NULL;
  ScrutinyStep step;

  statement = scrutiny_statement_new (database, SELECT_IMPORT " ORDER BY i.id", error);
  if (statement == NULL)
    return NULL;
  imports = g_ptr_array_new_with_free_func ((GDestroyNotify) scrutiny_record_import_free);
  while ((step = scrutiny_statement_step (statement, error)) == SCRUTINY_STEP_ROW)
    g_ptr_array_add (imports, read_import (statement));

  return step == SCRUTINY_STEP_DONE ? g_steal_pointer (&imports) : NULL;
}

/**
 * scrutiny_import_store_list_fields:
 * @database: a panel
 * @kind: (nullable): only of this kind of record
 *
 * Returns: (transfer full) (array zero-terminated=1): the fields that the imports which
 *   stand have columns for, in byte order
 */
char **
scrutiny_import_store_list_fields (ScrutinyDatabase *database,
                                   const char *kind,
                                   GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;
  g_autoptr (GPtrArray) fields = NULL;
  ScrutinyStep step;

  statement =
      scrutiny_statement_new (database,
                              "SELECT DISTINCT c.word FROM record_import_count c"
                              " JOIN record_import i ON i.id = c.import_id"
                              " WHERE c.list = 'field' AND (?1 IS NULL OR i.kind = ?1)"
                              " AND NOT EXISTS (SELECT 1 FROM record_import n WHERE "
                              "n.replaces = i.id)"
                              " ORDER BY c.word",
                              error);
  if (statement == NULL)
    return NULL;
  scrutiny_statement_bind_text (statement, 1, kind);
  fields = g_ptr_array_new_with_free_func (g_free);
  while ((step = scrutiny_statement_step (statement, error)) == SCRUTINY_STEP_ROW)
    g_ptr_array_add (fields, dup_column (statement, 0));
  if (step != SCRUTINY_STEP_DONE)
    return NULL;
  g_ptr_array_add (fields, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&fields), FALSE);
}
