/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/record-reader.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "intake/csv-reader.h"
#include "intake/error.h"
#include "intake/layout-binding.h"
#include "intake/record-incident.h"
#include "intake/record-quality.h"
#include "intake/record-row.h"
#include "intake/record-source.h"
#include "intake/record-tally.h"
#include "model/ordinary-file.h"
#include "model/record-builder.h"
#include "model/text-key.h"

/* Reads one file of records: rows become records or rejects, one at a time, and what was
 * found is counted. Use it once, on one thread. */
struct _ScrutinyRecordReader {
  ScrutinyLayout *layout; /* NULL until the header is known */
  char *force;
  ScrutinyRecordFunc record_func;
  gpointer record_data;
  ScrutinyRecordRejectFunc reject_func;
  gpointer reject_data;
  ScrutinyRecordNameFunc name_func;
  gpointer name_data;
  ScrutinyRecordProgressFunc progress_func;
  gpointer progress_data;

  goffset total_bytes;
  ScrutinyCsvReader *csv;
  ScrutinyLayoutBinding *binding;
  ScrutinyRecordRow *row;
  ScrutinyRecordBuilder *builder;
  ScrutinyRecordTally *tally;
  ScrutinyRecordIncidents *incidents;
  ScrutinyImportReport *report;
  GPtrArray *cells; /* without nameless columns; owned by the CSV row */
};

/**
 * scrutiny_record_reader_new:
 * @layout: (nullable): the layout of the file; %NULL finds it by the header
 *
 * Returns: (transfer full): a reader for one file
 */
ScrutinyRecordReader *
scrutiny_record_reader_new (ScrutinyLayout *layout)
{
  ScrutinyRecordReader *self = g_new0 (ScrutinyRecordReader, 1);

  self->layout = layout != NULL ? scrutiny_layout_ref (layout) : NULL;
  self->force = g_strdup ("");
  self->tally = scrutiny_record_tally_new ();
  self->report = scrutiny_import_report_new ();
  self->cells = g_ptr_array_new ();

  return self;
}

void
scrutiny_record_reader_free (ScrutinyRecordReader *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->csv, scrutiny_csv_reader_free);
  g_clear_pointer (&self->row, scrutiny_record_row_free);
  g_clear_pointer (&self->binding, scrutiny_layout_binding_free);
  g_clear_pointer (&self->builder, scrutiny_record_builder_free);
  g_clear_pointer (&self->incidents, scrutiny_record_incidents_free);
  g_clear_pointer (&self->layout, scrutiny_layout_unref);
  scrutiny_record_tally_free (self->tally);
  g_clear_pointer (&self->report, scrutiny_import_report_unref);
  g_ptr_array_unref (self->cells);
  g_free (self->force);
  g_free (self);
}

/**
 * scrutiny_record_reader_set_force:
 * @self: a reader
 * @force: the slug of the force, for files that do not say it by name or layout
 */
void
scrutiny_record_reader_set_force (ScrutinyRecordReader *self, const char *force)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (force != NULL);

  g_free (self->force);
  self->force = g_strdup (force);
}

/**
 * scrutiny_record_reader_set_record_func:
 *
 * @func gets every good row, on the thread that reads
 */
void
scrutiny_record_reader_set_record_func (ScrutinyRecordReader *self,
                                        ScrutinyRecordFunc func,
                                        gpointer user_data)
{
  g_return_if_fail (self != NULL);

  self->record_func = func;
  self->record_data = user_data;
}

/**
 * scrutiny_record_reader_set_reject_func:
 *
 * @func gets every row that was not taken and why, on the thread that reads
 */
void
scrutiny_record_reader_set_reject_func (ScrutinyRecordReader *self,
                                        ScrutinyRecordRejectFunc func,
                                        gpointer user_data)
{
  g_return_if_fail (self != NULL);

  self->reject_func = func;
  self->reject_data = user_data;
}

/**
 * scrutiny_record_reader_set_name_func:
 * @self: a reader
 * @func: (nullable): names rows that have no reference of their own
 * @user_data: passed to @func
 *
 * With it, two rows are equal when their names have the same stem: one rule for counting
 * copies and for the draw. Without, rows are equal when their cells are.
 */
void
scrutiny_record_reader_set_name_func (ScrutinyRecordReader *self,
                                      ScrutinyRecordNameFunc func,
                                      gpointer user_data)
{
  g_return_if_fail (self != NULL);

  self->name_func = func;
  self->name_data = user_data;
}

/**
 * scrutiny_record_reader_set_progress_func:
 *
 * @func is told how many bytes are read, on the thread that reads
 */
void
scrutiny_record_reader_set_progress_func (ScrutinyRecordReader *self,
                                          ScrutinyRecordProgressFunc func,
                                          gpointer user_data)
{
  g_return_if_fail (self != NULL);

  self->progress_func = func;
  self->progress_data = user_data;
}

static gboolean
scrutiny_record_reader_reject (ScrutinyRecordReader *self,
                               const ScrutinyCsvRow *row,
                               const char *reason,
                               const char *detail,
                               GError **error)
{
  ScrutinyRecordReject reject = { row->line, reason, detail, row->raw, row->raw_length };

  self->report->rejected++;
  scrutiny_tally_add (self->report->reasons, reason, 1);
  if (g_str_equal (reason, "ragged"))
    scrutiny_tally_add (self->report->quality, "wrong_column_count", 1);
  if (self->reject_func == NULL)
    return TRUE;

  return self->reject_func (&reject, self->reject_data, error);
}

/* The name of the force: the file's own, else the layout's, else what we were told. */
static void
scrutiny_record_reader_settle_force (ScrutinyRecordReader *self)
{
  const char *force = self->force;

  if (*scrutiny_layout_get_force (self->layout) != '\0')
    force = scrutiny_layout_get_force (self->layout);
  if (*self->report->force != '\0')
    return;
  g_free (self->report->force);
  self->report->force = g_strdup (force);
}

static gboolean
scrutiny_record_reader_take_header (ScrutinyRecordReader *self,
                                    const ScrutinyCsvRow *row,
                                    GError **error)
{
  ScrutinyImportReport *report = self->report;

  if (row->reason != NULL) {
    g_set_error (error, SCRUTINY_INTAKE_ERROR, SCRUTINY_INTAKE_ERROR_INVALID,
                 _("Line %" PRId64 ", which should name the columns: %s"), row->line,
                    scrutiny_record_reject_explain (row->reason));
    return FALSE;
  }
  if (self->layout == NULL)
    self->layout = scrutiny_layout_binding_detect (row->cells, error);
  if (self->layout == NULL)
    return FALSE;
  self->binding = scrutiny_layout_binding_new (self->layout, row->cells, error);
  if (self->binding == NULL)
    return FALSE;

  scrutiny_record_reader_settle_force (self);
  self->row = scrutiny_record_row_new (self->binding, report->force, report, error);
  if (self->row == NULL)
    return FALSE;
  report->kind = scrutiny_layout_get_kind (self->layout);
  self->builder = scrutiny_record_builder_new (report->kind);
  g_free (report->layout);
  report->layout = g_strdup (scrutiny_layout_get_name (self->layout));
  g_strfreev (report->columns);
  report->columns = scrutiny_layout_binding_dup_columns (self->binding);
  g_strfreev (report->missing_columns);
  report->missing_columns = scrutiny_layout_binding_dup_missing (self->binding);
  g_strfreev (report->ignored_columns);
  report->ignored_columns = scrutiny_layout_binding_dup_ignored (self->binding);
  report->has_incidents = report->kind == SCRUTINY_RECORD_KIND_USE_OF_FORCE &&
                          scrutiny_record_row_can_tie_incidents (self->row);
  report->are_incidents_estimated =
      report->has_incidents && !scrutiny_record_row_has_incident_column (self->row);
  self->incidents = scrutiny_record_incidents_new (report->are_incidents_estimated);

  return TRUE;
}

/* The row's cells but those of nameless columns. */
static const char *const *
scrutiny_record_reader_pick_cells (ScrutinyRecordReader *self, const ScrutinyCsvRow *row)
{
  g_ptr_array_set_size (self->cells, 0);
  for (guint i = 0; i < row->cell_count; i++) {
    if (!scrutiny_layout_binding_is_nameless (self->binding, i))
      g_ptr_array_add (self->cells, (gpointer) row->cells[i]);
  }
  g_ptr_array_add (self->cells, NULL);

  return (const char *const *) self->cells->pdata;
}

static guint64
key_of_cells (const char *const *cells)
{
  guint64 key = 0;

  for (; *cells != NULL; cells++)
    key = scrutiny_text_key (key, *cells, strlen (*cells) + 1);

  return key;
}

/* Names the row if there is a way to, and counts its copies. */
static gboolean
scrutiny_record_reader_name_row (ScrutinyRecordReader *self,
                                 const ScrutinyCsvRow *row,
                                 GError **error)
{
  const char *const *cells = scrutiny_record_reader_pick_cells (self, row);
  guint64 key;

  if (self->name_func != NULL) {
    g_autofree char *name = self->name_func (cells, self->name_data, error);
    const char *dash;

    if (name == NULL)
      return FALSE;
    dash = strrchr (name, '-');
    key =
        scrutiny_text_key (0, name, dash != NULL ? (gsize) (dash - name) : strlen (name));
    if (!scrutiny_record_builder_has_reference (self->builder))
      scrutiny_record_builder_set_reference (self->builder, name);
  } else {
    key = key_of_cells (cells);
  }
  scrutiny_record_builder_set_cells (self->builder, cells);
  scrutiny_record_builder_set_row (self->builder, row->line, key,
                                   scrutiny_record_tally_add (self->tally, key));

  return TRUE;
}

static void
scrutiny_record_reader_count (ScrutinyRecordReader *self, ScrutinyRecord *record)
{
  ScrutinyImportReport *report = self->report;
  const char *day = scrutiny_record_get_day (record);
  char month[8] = "";

  memcpy (month, day, 7);
  report->imported++;
  scrutiny_tally_add (report->months, month, 1);
  if (*report->file_month != '\0' && !g_str_equal (report->file_month, month))
    report->outside_file_month++;
  if (*report->from == '\0' || strcmp (day, report->from) < 0)
    memcpy (report->from, day, 11);
  if (strcmp (day, report->to) > 0)
    memcpy (report->to, day, 11);
  if (scrutiny_record_get_time_precision (record) == SCRUTINY_TIME_PRECISION_DAY)
    report->day_only++;
  scrutiny_record_quality_count (record, report->quality);
  if (report->kind == SCRUTINY_RECORD_KIND_USE_OF_FORCE) {
    report->reports++;
    scrutiny_record_incidents_add (self->incidents,
                                   scrutiny_record_get_incident_key (record),
                                   scrutiny_record_get_started_at_us (record));
  }
}

static gboolean
scrutiny_record_reader_take_row (ScrutinyRecordReader *self,
                                 const ScrutinyCsvRow *row,
                                 GError **error)
{
  g_autoptr (ScrutinyRecord) record = NULL;
  const char *reason = row->reason;

  if (self->report->rows >= SCRUTINY_RECORD_ROWS_MAX) {
    g_set_error (error, SCRUTINY_INTAKE_ERROR, SCRUTINY_INTAKE_ERROR_TOO_LARGE,
                 _("The file has more than %d rows. Split it and import the parts."),
                    SCRUTINY_RECORD_ROWS_MAX);
    return FALSE;
  }

  self->report->rows++;
  self->report->decoded_rows += row->was_decoded;
  if (reason != NULL)
    return scrutiny_record_reader_reject (self, row, reason, "", error);
  reason = scrutiny_record_row_map (self->row, row->cells, self->builder);
  if (reason != NULL)
    return scrutiny_record_reader_reject (self, row, reason,
                                          scrutiny_record_row_get_fault (self->row),
                                          error);

  if (!scrutiny_record_reader_name_row (self, row, error))
    return FALSE;
  record = scrutiny_record_builder_build (self->builder);
  scrutiny_record_reader_count (self, record);
  if (self->record_func == NULL)
    return TRUE;

  return self->record_func (record, self->record_data, error);
}

/* A file that somebody is still writing would be half a file, and one that grows faster
 * than it is read has no end. */
static gboolean
scrutiny_record_reader_check_size (ScrutinyRecordReader *self,
                                   gboolean is_end,
                                   GError **error)
{
  goffset size_bytes = scrutiny_csv_reader_get_size_bytes (self->csv);

  if (self->total_bytes == 0 || size_bytes == self->total_bytes ||
      (!is_end && size_bytes < self->total_bytes))
    return TRUE;
  g_set_error_literal (error, SCRUTINY_INTAKE_ERROR, SCRUTINY_INTAKE_ERROR_INVALID,
                       _ ("the file was changed while it was read. Try again when it is "
                         "whole."));

  return FALSE;
}

static gboolean
row_cb (const ScrutinyCsvRow *row, gpointer user_data, GError **error)
{
  ScrutinyRecordReader *self = user_data;

  if (!scrutiny_record_reader_check_size (self, FALSE, error))
    return FALSE;
  if (self->binding == NULL)
    return scrutiny_record_reader_take_header (self, row, error);

  return scrutiny_record_reader_take_row (self, row, error);
}

static void
progress_cb (goffset done_bytes, gpointer user_data)
{
  ScrutinyRecordReader *self = user_data;

  if (self->progress_func != NULL)
    self->progress_func (done_bytes, self->total_bytes, self->progress_data);
}

static void
scrutiny_record_reader_name_source (ScrutinyRecordReader *self, const char *source_name)
{
  g_autofree char *month = NULL;
  g_autofree char *force = NULL;

  g_free (self->report->source_name);
  self->report->source_name = g_utf8_make_valid (source_name, -1);
  if (!scrutiny_record_source_parse_name (source_name, &month, &force))
    return;
  g_free (self->report->file_month);
  self->report->file_month = g_steal_pointer (&month);
  g_free (self->report->force);
  self->report->force = g_steal_pointer (&force);
}

/* Writes down what is only known at the end. */
static void
scrutiny_record_reader_close (ScrutinyRecordReader *self)
{
  ScrutinyImportReport *report = self->report;
  ScrutinyRecordCopies copies = scrutiny_record_tally_count (self->tally);

  g_strlcpy (report->sha256, scrutiny_csv_reader_get_sha256 (self->csv),
             sizeof report->sha256);
  report->size_bytes = scrutiny_csv_reader_get_size_bytes (self->csv);
  report->blank_lines = scrutiny_csv_reader_get_blank_lines (self->csv);
  report->has_bom = scrutiny_csv_reader_has_bom (self->csv);
  g_free (report->line_ends);
  report->line_ends = g_strdup (scrutiny_csv_reader_get_line_ends (self->csv));
  if (report->decoded_rows > 0) {
    g_free (report->encoding);
    report->encoding = g_strdup ("windows-1252");
  }
  report->duplicates = copies.copies;
  report->duplicate_groups = copies.groups;
  report->largest_group = copies.largest;
  report->looks_doubled = scrutiny_record_copies_look_doubled (&copies);
  if (report->has_incidents)
    report->incidents = scrutiny_record_incidents_count (self->incidents);
  g_clear_pointer (&self->row, scrutiny_record_row_free);
}

/**
 * scrutiny_record_reader_read_stream:
 * @self: a reader that has not read yet
 * @stream: the bytes
 * @source_name: the file's name without its folder; it may say the month and the force
 * @cancellable: (nullable): asked before each 64 KiB
 * @error: why nothing was made of the file, beginning with @source_name
 *
 * Reads in memory that does not grow with the file but for 16 bytes a row. Whoever was
 * given records before an error must drop them.
 *
 * Returns: (transfer full) (nullable): what was found
 */
ScrutinyImportReport *
scrutiny_record_reader_read_stream (ScrutinyRecordReader *self,
                                    GInputStream *stream,
                                    const char *source_name,
                                    GCancellable *cancellable,
                                    GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);
  g_return_val_if_fail (source_name != NULL, NULL);
  g_return_val_if_fail (self->csv == NULL, NULL);

  scrutiny_record_reader_name_source (self, source_name);
  self->csv = scrutiny_csv_reader_new (row_cb, self);
  scrutiny_csv_reader_set_progress (self->csv, progress_cb);
  if (self->layout != NULL)
    scrutiny_csv_reader_set_delimiter (self->csv,
                                       scrutiny_layout_get_delimiter (self->layout));

  if (!scrutiny_csv_reader_read (self->csv, stream, cancellable, error) ||
      !scrutiny_record_reader_check_size (self, TRUE, error)) {
    g_prefix_error (error, "%s: ", self->report->source_name);
    return NULL;
  }
  if (self->binding == NULL) {
    g_set_error (error, SCRUTINY_INTAKE_ERROR, SCRUTINY_INTAKE_ERROR_INVALID,
                 _("%s: the file is empty."), self->report->source_name);
    return NULL;
  }
  scrutiny_record_reader_close (self);

  return g_steal_pointer (&self->report);
}

/**
 * scrutiny_record_reader_read_file:
 * @self: a reader that has not read yet
 * @path: the file
 * @cancellable: (nullable): asked before each 64 KiB
 * @error: why nothing was made of the file
 *
 * Returns: (transfer full) (nullable): what was found, as
 *   scrutiny_record_reader_read_stream()
 */
ScrutinyImportReport *
scrutiny_record_reader_read_file (ScrutinyRecordReader *self,
                                  const char *path,
                                  GCancellable *cancellable,
                                  GError **error)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GFileInfo) info = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (path != NULL, NULL);

  file = g_file_new_for_path (path);
  name = g_file_get_basename (file);
  stream = scrutiny_ordinary_file_open (file, cancellable, error);
  if (stream == NULL)
    return NULL;
  info = g_file_input_stream_query_info (stream, G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                         cancellable, NULL);
  if (info != NULL)
    self->total_bytes = g_file_info_get_size (info);

  return scrutiny_record_reader_read_stream (self, G_INPUT_STREAM (stream), name,
                                             cancellable, error);
}
