/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "app/error.h"
#include "app/import-layout-private.h"
#include "app/import-name-private.h"
#include "app/import-rejects-private.h"
#include "app/panel.h"
#include "app/use-case-private.h"
#include "db/import-store.h"
#include "db/record-store.h"
#include "intake/record-reader.h"
#include "intake/record-reject.h"
#include "intake/record-source.h"
#include "intake/record-tally.h"
#include "model/ordinary-file.h"
#include "sampling/row-ids.h"

/* A file that shares a third of its rows with an earlier one of the same months is that
 * one sent again (of real revised months, the most changed kept six rows of ten); so many
 * of its first rows are looked at. */
#define SAMPLE_ROWS_MAX 4096

/* One import on its way. */
typedef struct {
  ScrutinySession *session;
  ScrutinyDatabase *database;
  const ScrutinyImportChoices *choices;
  const char *path;
  GCancellable *cancellable;
  ScrutinyImportResult *result;
  ScrutinyLayout *layout; /* NULL: found by the header */
  char *panel_force;
  ScrutinyImportRejects *rejects; /* NULL: not wanted */
  gboolean is_known;              /* imported before: read only to write its bad rows */
  char *first_fault;              /* where and why the first row was not taken */
  goffset done_before;            /* of an earlier pass */
  guint passes;

  ScrutinyRowIds *row_ids;
  ScrutinyRecordTally *references; /* the force's own, to tell repeated ones */
  GPtrArray *sample;               /* names of the first rows, in a first pass */
  gboolean has_others;             /* names may be taken by files that stand */
} ScrutinyImport;

static void
scrutiny_import_clear (ScrutinyImport *self)
{
  g_clear_pointer (&self->result, scrutiny_import_result_free);
  g_clear_pointer (&self->layout, scrutiny_layout_unref);
  g_clear_pointer (&self->rejects, scrutiny_import_rejects_free);
  g_clear_pointer (&self->row_ids, scrutiny_row_ids_free);
  g_clear_pointer (&self->references, scrutiny_record_tally_free);
  g_clear_pointer (&self->sample, g_ptr_array_unref);
  g_free (self->panel_force);
  g_free (self->first_fault);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ScrutinyImport, scrutiny_import_clear)

void
scrutiny_import_result_free (ScrutinyImportResult *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->report, scrutiny_import_report_unref);
  g_free (self);
}

/* The name of a row without a reference, by the rule of the draw. */
static char *
name_cb (const char *const *cells, gpointer user_data, GError **error)
{
  ScrutinyImport *self = user_data;

  return scrutiny_row_ids_next (self->row_ids, cells, error);
}

static void
progress_cb (goffset done_bytes, goffset total_bytes, gpointer user_data)
{
  ScrutinyImport *self = user_data;

  if (self->choices->progress != NULL)
    self->choices->progress (self->done_before + done_bytes, total_bytes * self->passes,
                             self->choices->progress_data);
}

static gboolean
reject_cb (const ScrutinyRecordReject *reject, gpointer user_data, GError **error)
{
  ScrutinyImport *self = user_data;

  if (self->first_fault == NULL)
    self->first_fault =
        g_strdup_printf (_ ("Line %" PRId64 ": %s"), reject->line,
                            scrutiny_record_reject_explain (reject->reason));

  return self->rejects == NULL ||
         scrutiny_import_rejects_add (self->rejects, reject, error);
}

/* Sealed to the row they stand in, so that they cannot be moved to another. */
static GBytes *
scrutiny_import_seal_grounds (ScrutinyImport *self,
                              ScrutinyRecord *record,
                              const char *grounds,
                              GError **error)
{
  g_autofree char *context =
      g_strdup_printf ("grounds/%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT,
                       self->result->import_id, scrutiny_record_get_line (record));

  return scrutiny_session_seal (self->session, SCRUTINY_PURPOSE_GROUNDS, context, grounds,
                                strlen (grounds), error);
}

/* Writes one record. */
static gboolean
record_cb (ScrutinyRecord *record, gpointer user_data, GError **error)
{
  ScrutinyImport *self = user_data;
  const char *grounds = scrutiny_record_get_grounds (record);
  g_autofree char *name = NULL;
  g_autoptr (GBytes) sealed = NULL;

  name = scrutiny_import_name_take (record, self->references, error);
  if (name == NULL)
    return FALSE;
  if (self->has_others) {
    g_autofree char *wanted = g_steal_pointer (&name);

    name = scrutiny_import_name_find_free (self->database, wanted, self->result->replaces,
                                           error);
    if (name == NULL)
      return FALSE;
    self->result->already_here += !g_str_equal (name, wanted);
  }
  if (*grounds != '\0') {
    sealed = scrutiny_import_seal_grounds (self, record, grounds, error);
    if (sealed == NULL)
      return FALSE;
  }

  return scrutiny_record_store_add (self->database, self->result->import_id, record, name,
                                    sealed, error);
}

/* Remembers the names of the first rows. */
static gboolean
sample_cb (ScrutinyRecord *record, gpointer user_data, GError **error)
{
  ScrutinyImport *self = user_data;

  if (self->sample->len < SAMPLE_ROWS_MAX)
    g_ptr_array_add (self->sample, g_strdup (scrutiny_record_get_reference (record)));

  return TRUE;
}

/* One reading of the whole file. */
static gboolean
scrutiny_import_read (ScrutinyImport *self, ScrutinyRecordFunc func, GError **error)
{
  g_autoptr (ScrutinyRecordReader) reader = scrutiny_record_reader_new (self->layout);
  g_autoptr (ScrutinyImportReport) report = NULL;

  g_clear_pointer (&self->row_ids, scrutiny_row_ids_free);
  self->row_ids = scrutiny_row_ids_new ();
  scrutiny_record_reader_set_force (reader, self->panel_force);
  scrutiny_record_reader_set_record_func (reader, func, self);
  scrutiny_record_reader_set_reject_func (reader, reject_cb, self);
  scrutiny_record_reader_set_name_func (reader, name_cb, self);
  scrutiny_record_reader_set_progress_func (reader, progress_cb, self);
  report =
      scrutiny_record_reader_read_file (reader, self->path, self->cancellable, error);
  if (report == NULL)
    return FALSE;

  self->done_before += report->size_bytes;
  g_clear_pointer (&self->result->report, scrutiny_import_report_unref);
  self->result->report = g_steal_pointer (&report);

  return TRUE;
}

static gboolean
scrutiny_import_refuse_known (ScrutinyImport *self, const char *sha256, GError **error)
{
  gint64 id = 0;

  if (!scrutiny_import_store_find_sha256 (self->database, sha256, &id, error))
    return FALSE;
  if (id == 0)
    return TRUE;
  self->is_known = self->choices->is_dry_run && self->choices->rejects_path != NULL;
  if (self->is_known)
    return TRUE;

  g_set_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_STATE,
               _("This very file was imported before, as import %" PRId64
                 ". Nothing was changed."),
                  id);

  return FALSE;
}

/* Before a long reading: only a file of a known size can be a known file. */
static gboolean
scrutiny_import_refuse_early (ScrutinyImport *self, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->path);
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GFileInfo) info = NULL;
  g_autofree guint8 *chunk = g_malloc (65536);
  gboolean has = FALSE;
  gssize length;

  stream = scrutiny_ordinary_file_open (file, self->cancellable, error);
  if (stream == NULL)
    return FALSE;
  info = g_file_input_stream_query_info (stream, G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                         self->cancellable, error);
  if (info == NULL ||
      !scrutiny_import_store_has_size (self->database, g_file_info_get_size (info), &has,
                                       error))
    return FALSE;
  if (!has)
    return TRUE;

  while ((length = g_input_stream_read (G_INPUT_STREAM (stream), chunk, 65536,
                                        self->cancellable, error)) > 0)
    g_checksum_update (checksum, chunk, length);

  return length == 0 &&
         scrutiny_import_refuse_known (self, g_checksum_get_string (checksum), error);
}

/* The archive's file names say month and force, so one name is one month. */
static gboolean
scrutiny_import_find_by_name (ScrutinyImport *self, gboolean *has_name, GError **error)
{
  g_autofree char *base = g_path_get_basename (self->path);
  g_autofree char *month = NULL;
  g_autofree char *force = NULL;

  *has_name = scrutiny_record_source_parse_name (base, &month, &force);
  if (!*has_name)
    return TRUE;

  return scrutiny_import_store_find_period (self->database,
                                            SCRUTINY_RECORD_KIND_STOP_SEARCH, force,
                                            month, &self->result->replaces, error);
}

/* Whether enough of the sampled names stand already. */
static gboolean
scrutiny_import_is_sample_known (ScrutinyImport *self, gboolean *is_known, GError **error)
{
  guint known = 0;

  for (guint i = 0; i < self->sample->len; i++) {
    gboolean has = FALSE;

    if (!scrutiny_record_store_has_ref (self->database,
                                        g_ptr_array_index (self->sample, i), 0, 0, &has,
                                        error))
      return FALSE;
    known += has;
  }
  *is_known = known * 3 >= self->sample->len && known > 0;

  return TRUE;
}

/* Any other name says nothing, so the file is read once to see which months it is of and
 * whether it says much the same as the import of those months. */
static gboolean
scrutiny_import_find_by_reading (ScrutinyImport *self, GError **error)
{
  g_autofree char *period = NULL;
  gboolean is_known = FALSE;
  gint64 candidate = 0;

  self->passes = 2;
  if (!scrutiny_import_read (self, sample_cb, error))
    return FALSE;
  period = scrutiny_import_report_dup_period (self->result->report);
  if (!scrutiny_import_store_find_period (self->database, self->result->report->kind,
                                          self->result->report->force, period, &candidate,
                                          error))
    return FALSE;
  if (candidate == 0)
    return TRUE;
  if (!scrutiny_import_is_sample_known (self, &is_known, error))
    return FALSE;
  if (is_known)
    self->result->replaces = candidate;

  return TRUE;
}

static gboolean
scrutiny_import_find_replaced (ScrutinyImport *self, GError **error)
{
  gboolean has_name = FALSE;

  if (self->choices->keeps_earlier)
    return TRUE;
  if (!scrutiny_import_find_by_name (self, &has_name, error))
    return FALSE;

  return has_name || !self->has_others || scrutiny_import_find_by_reading (self, error);
}

static gboolean
scrutiny_import_prepare (ScrutinyImport *self, GError **error)
{
  self->panel_force = scrutiny_panel_get_setting (self->session, "force", error);
  if (self->panel_force == NULL)
    return FALSE;
  if (!scrutiny_import_layout_load (self->choices->layout, &self->layout, error) ||
      !scrutiny_import_refuse_early (self, error) ||
      !scrutiny_import_store_next_id (self->database, &self->result->import_id, error))
    return FALSE;
  self->has_others = self->result->import_id > 1;
  if (!self->is_known && !scrutiny_import_find_replaced (self, error))
    return FALSE;
  if (self->choices->rejects_path != NULL)
    self->rejects = scrutiny_import_rejects_new (self->choices->rejects_path, self->path,
                                                 self->choices->rejects_append, error);

  return self->choices->rejects_path == NULL || self->rejects != NULL;
}

static gboolean
scrutiny_import_tie (ScrutinyImport *self, GError **error)
{
  ScrutinyImportReport *report = self->result->report;
  gint64 tied = 0;
  gint64 incidents = 0;

  if (!report->has_incidents)
    return TRUE;
  if (!scrutiny_record_store_tie (self->database, self->result->import_id,
                                  self->result->replaces, report->are_incidents_estimated,
                                  &tied, &incidents, error))
    return FALSE;
  report->incidents = report->reports - tied + incidents;

  return TRUE;
}

static gboolean
scrutiny_import_close_rejects (ScrutinyImport *self, GError **error)
{
  return self->rejects == NULL || scrutiny_import_rejects_close (self->rejects, error);
}

static gboolean
scrutiny_import_place_rejects (ScrutinyImport *self, GError **error)
{
  return self->rejects == NULL || scrutiny_import_rejects_place (self->rejects, error);
}

static gboolean
scrutiny_import_refuse_barren (ScrutinyImport *self, GError **error)
{
  if (!scrutiny_import_close_rejects (self, error) ||
      !scrutiny_import_place_rejects (self, error))
    return FALSE;
  g_set_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_INVALID,
               _ ("%s: there is no row in it that can be taken. %s Nothing was changed."),
                  self->result->report->source_name,
                  self->first_fault != NULL ? self->first_fault
                                            : _ ("Below its first line it is empty."));

  return FALSE;
}

/* Reads the file and writes all it holds, inside the open transaction. */
static gboolean
scrutiny_import_write (ScrutinyImport *self, GError **error)
{
  ScrutinyImportResult *result = self->result;

  if (!scrutiny_import_read (self, record_cb, error) ||
      !scrutiny_import_refuse_known (self, result->report->sha256, error))
    return FALSE;
  if (result->report->imported == 0)
    return scrutiny_import_refuse_barren (self, error);

  return scrutiny_import_tie (self, error) &&
         scrutiny_import_store_add (self->database, result->import_id, result->report,
                                    result->replaces,
                                    scrutiny_session_now_us (self->session),
                                    scrutiny_session_get_person_id (self->session),
                                    error) &&
         (result->replaces == 0 ||
          scrutiny_record_store_compare (self->database, result->replaces,
                                         result->import_id, &result->difference, error));
}

static char *
describe (ScrutinyImportResult *result)
{
  ScrutinyImportReport *report = result->report;

  return g_strdup_printf ("{\"import\":%" G_GINT64_FORMAT
                          ",\"imported\":%" G_GINT64_FORMAT
                          ",\"kind\":\"%s\",\"rejected\":%" G_GINT64_FORMAT
                          ",\"replaces\":%" G_GINT64_FORMAT ",\"sha256\":\"%s\"}",
                          result->import_id, report->imported,
                          scrutiny_record_kind_to_text (report->kind), report->rejected,
                          result->replaces, report->sha256);
}

/* A dry run goes the whole way and takes it back: what it says is what would happen. */
static gboolean
scrutiny_import_do (ScrutinyImport *self, GError **error)
{
  g_autofree char *detail = NULL;
  gboolean is_fine;

  if (!scrutiny_use_case_begin (self->session, SCRUTINY_ACT_IMPORT_RECORDS, error))
    return FALSE;
  is_fine = scrutiny_import_prepare (self, error) &&
            (self->is_known ? scrutiny_import_read (self, sample_cb, error)
                            : scrutiny_import_write (self, error)) &&
            scrutiny_import_close_rejects (self, error);
  if (!is_fine || self->choices->is_dry_run) {
    scrutiny_use_case_abort (self->session);
    self->result->import_id = 0;
    return is_fine && scrutiny_import_place_rejects (self, error);
  }
  detail = describe (self->result);

  return scrutiny_use_case_commit (self->session, detail, error) &&
         (self->rejects == NULL ||
          scrutiny_import_rejects_place_imported (self->rejects, error));
}

/**
 * scrutiny_import_file:
 * @session: a session of somebody who may import records
 * @path: the file a force has handed over
 * @choices: (nullable): how; %NULL the usual way
 * @cancellable: (nullable): stops between two pieces of the file; nothing is changed
 * @error: what is wrong with the file, or why it may not be imported
 *
 * All good rows of the file or none, in one transaction with the entry in the log. A file
 * of the same bytes is refused. A month of the same force that was sent again takes the
 * place of the earlier import, whose rows stay to be looked at; the difference is
 * counted. A dry run whose rejected rows are wanted also takes a file imported before.
 *
 * Returns: (transfer full) (nullable): what became of it
 */
ScrutinyImportResult *
scrutiny_import_file (ScrutinySession *session,
                      const char *path,
                      const ScrutinyImportChoices *choices,
                      GCancellable *cancellable,
                      GError **error)
{
  static const ScrutinyImportChoices usual = { 0 };
  g_auto (ScrutinyImport) self = { 0 };

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  self.session = session;
  self.database = scrutiny_session_get_database (session);
  self.choices = choices != NULL ? choices : &usual;
  self.path = path;
  self.cancellable = cancellable;
  self.passes = 1;
  self.result = g_new0 (ScrutinyImportResult, 1);
  self.references = scrutiny_record_tally_new ();
  self.sample = g_ptr_array_new_with_free_func (g_free);
  if (!scrutiny_import_do (&self, error))
    return NULL;
  self.result->is_other_force =
      *self.result->report->force != '\0' &&
      !g_str_equal (self.result->report->force, self.panel_force);

  return g_steal_pointer (&self.result);
}

/**
 * scrutiny_import_list:
 * @session: a session of somebody who may read records
 *
 * Returns: (transfer full) (element-type ScrutinyRecordImport): the files taken so far,
 * in the order they came; counts by word are left out
 */
GPtrArray *
scrutiny_import_list (ScrutinySession *session, GError **error)
{
  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), NULL);

  if (!scrutiny_policy_ask (session, SCRUTINY_ACT_READ_RECORDS, error))
    return NULL;

  return scrutiny_import_store_list (scrutiny_session_get_database (session), error);
}

/**
 * scrutiny_import_get:
 * @session: a session of somebody who may read records
 * @id: an import
 *
 * Returns: (transfer full) (nullable): it, with everything that was counted in the file
 */
ScrutinyRecordImport *
scrutiny_import_get (ScrutinySession *session, gint64 id, GError **error)
{
  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), NULL);

  if (!scrutiny_policy_ask (session, SCRUTINY_ACT_READ_RECORDS, error))
    return NULL;

  return scrutiny_import_store_get (scrutiny_session_get_database (session), id, error);
}
