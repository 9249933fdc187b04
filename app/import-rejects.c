/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import-rejects-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "app/error.h"
#include "app/import.h"
#include "app/outside-file.h"
#include "intake/record-reject.h"
#include "model/ordinary-file.h"
#include "reports/csv.h"

struct _ScrutinyImportRejects {
  char *path;
  char *part_path; /* what is written; renamed at the end, then NULL */
  char *source_name;
  GOutputStream *stream;
  GString *row;
};

static gboolean
scrutiny_import_rejects_write (ScrutinyImportRejects *self,
                               const char *const *cells,
                               GError **error)
{
  g_string_truncate (self->row, 0);
  scrutiny_csv_append_row (self->row, cells);

  return g_output_stream_write_all (self->stream, self->row->str, self->row->len, NULL,
                                    NULL, error);
}

/* The rows must not be written over the file they come from, whatever it is called. */
static gboolean
is_same_file (const char *path, const char *other_path)
{
  GStatBuf one;
  GStatBuf other;

  return g_stat (path, &one) == 0 && g_stat (other_path, &other) == 0 &&
         one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

/* Takes over what stands in the file already. */
static gboolean
scrutiny_import_rejects_copy (ScrutinyImportRejects *self, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->path);
  g_autoptr (GFileInputStream) stream = scrutiny_ordinary_file_open (file, NULL, error);

  return stream != NULL &&
         g_output_stream_splice (self->stream, G_INPUT_STREAM (stream),
                                 G_OUTPUT_STREAM_SPLICE_NONE, NULL, error) >= 0;
}

/**
 * scrutiny_import_rejects_new:
 *
 * Opens the file beside its place. With @appends, rows of files before this one that
 * stand in it stay.
 */
ScrutinyImportRejects *
scrutiny_import_rejects_new (const char *path,
                             const char *source_path,
                             gboolean appends,
                             GError **error)
{
  static const char *const heading[] = { "file",     "line", "reason", "column",
                                         "in_words", "row",  NULL };
  g_autoptr (ScrutinyImportRejects) self = g_new0 (ScrutinyImportRejects, 1);
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFileOutputStream) stream = NULL;

  self->path = g_strdup (path);
  self->source_name = g_path_get_basename (source_path);
  self->row = g_string_new (NULL);
  if (!scrutiny_ordinary_file_may_replace (path, error))
    return NULL;
  if (is_same_file (path, source_path)) {
    g_set_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_INVALID,
                 _ ("“%s” is the file that is read: the rejected rows need another."),
                    path);
    return NULL;
  }
  self->part_path = scrutiny_outside_file_make_beside (path, error);
  if (self->part_path == NULL)
    return NULL;
  file = g_file_new_for_path (self->part_path);
  stream = g_file_append_to (file, G_FILE_CREATE_PRIVATE, NULL, error);
  if (stream == NULL)
    return NULL;
  self->stream = g_buffered_output_stream_new (G_OUTPUT_STREAM (stream));
  if (appends && g_file_test (path, G_FILE_TEST_EXISTS)
          ? !scrutiny_import_rejects_copy (self, error)
          : !scrutiny_import_rejects_write (self, heading, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* Removes what was written, unless it was put in its place. */
void
scrutiny_import_rejects_free (ScrutinyImportRejects *self)
{
  if (self->stream != NULL)
    g_output_stream_close (self->stream, NULL, NULL);
  g_clear_object (&self->stream);
  if (self->part_path != NULL)
    g_unlink (self->part_path);
  g_free (self->path);
  g_free (self->part_path);
  g_free (self->source_name);
  g_string_free (self->row, TRUE);
  g_free (self);
}

/* The row's bytes as text: a row that is not UTF-8 keeps its letters as best it can. */
static char *
dup_raw (const ScrutinyRecordReject *reject)
{
  gsize length = reject->raw_length;

  while (length > 0 &&
         (reject->raw[length - 1] == '\n' || reject->raw[length - 1] == '\r'))
    length--;

  return g_utf8_make_valid (reject->raw, (gssize) length);
}

/** scrutiny_import_rejects_add: Writes one row more that was not taken, with its line and
 * why */
gboolean
scrutiny_import_rejects_add (ScrutinyImportRejects *self,
                             const ScrutinyRecordReject *reject,
                             GError **error)
{
  g_autofree char *line = g_strdup_printf ("%" G_GINT64_FORMAT, reject->line);
  g_autofree char *raw = dup_raw (reject);
  g_autofree char *name = g_utf8_make_valid (self->source_name, -1);
  const char *const cells[] = { name,
                                line,
                                reject->reason,
                                reject->detail,
                                scrutiny_record_reject_explain (reject->reason),
                                raw,
                                NULL };

  return scrutiny_import_rejects_write (self, cells, error);
}

/**
 * scrutiny_import_rejects_close:
 *
 * Writes the rest out, so that what can fail has not failed.
 */
gboolean
scrutiny_import_rejects_close (ScrutinyImportRejects *self, GError **error)
{
  return g_output_stream_close (self->stream, NULL, error);
}

/** scrutiny_import_rejects_place: Puts the closed file in its place. */
gboolean
scrutiny_import_rejects_place (ScrutinyImportRejects *self, GError **error)
{
  if (!scrutiny_outside_file_place (self->part_path, self->path, error))
    return FALSE;
  g_clear_pointer (&self->part_path, g_free);

  return TRUE;
}

/**
 * scrutiny_import_rejects_place_imported:
 *
 * As scrutiny_import_rejects_place(), once the rows that were taken stand: what cannot be
 * put in its place stays where it is, and the error says both.
 */
gboolean
scrutiny_import_rejects_place_imported (ScrutinyImportRejects *self, GError **error)
{
  g_autoptr (GError) why = NULL;
  g_autofree char *part_path = NULL;

  if (scrutiny_import_rejects_place (self, &why))
    return TRUE;

  part_path = g_steal_pointer (&self->part_path);
  g_set_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_FAILED,
               _("The rows were imported, but the rejected rows could not be kept: %s "
                 "They are in “%s”."),
                  why->message, part_path);

  return FALSE;
}

/**
 * scrutiny_import_explain_reason:
 * @reason: a code of the reasons in an import's report
 *
 * Returns: a sentence for people, translated; any thread
 */
const char *
scrutiny_import_explain_reason (const char *reason)
{
  return scrutiny_record_reject_explain (reason);
}
