/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/exclusions.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/error.h"
#include "intake/csv-reader.h"
#include "intake/record-reject.h"
#include "model/ordinary-file.h"

#define COLUMNS 4

struct _ScrutinyExclusions {
  GArray *rows; /* of ScrutinyExclusion; its texts live in chunk */
  GStringChunk *chunk;
  const char *path; /* while reading */
  gboolean is_past_header;
  gboolean has_refused; /* with a sentence that names the file */
};

/* The header, in this order. */
static const char *const header[COLUMNS] = { "id", "code", "reason", "decider" };

static gboolean
refuse (ScrutinyExclusions *self, gint64 line, const char *what, GError **error)
{
  self->has_refused = TRUE;
  g_set_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_INVALID,
               "%s, %s %" G_GINT64_FORMAT ": %s", self->path, _("line"), line, what);
  return FALSE;
}

static gboolean
take_header (ScrutinyExclusions *self, const ScrutinyCsvRow *row, GError **error)
{
  for (guint i = 0; i < COLUMNS; i++) {
    if (row->cell_count != COLUMNS || g_ascii_strcasecmp (row->cells[i], header[i]) != 0)
      return refuse (self, row->line,
                     _("the first line must be: id,code,reason,decider."), error);
  }
  self->is_past_header = TRUE;
  return TRUE;
}

static gboolean
take_row (const ScrutinyCsvRow *row, gpointer user_data, GError **error)
{
  ScrutinyExclusions *self = user_data;
  ScrutinyExclusion exclusion;

  if (row->reason != NULL)
    return refuse (self, row->line, scrutiny_record_reject_explain (row->reason), error);
  if (!self->is_past_header)
    return take_header (self, row, error);
  if (row->cell_count != COLUMNS)
    return refuse (self, row->line, _("there must be four cells."), error);
  if (self->rows->len >= SCRUTINY_EXCLUSIONS_MAX)
    return refuse (self, row->line, _("there are too many exclusions."), error);
  exclusion.record_ref = g_string_chunk_insert (self->chunk, row->cells[0]);
  exclusion.code = g_string_chunk_insert_const (self->chunk, row->cells[1]);
  exclusion.reason = g_string_chunk_insert (self->chunk, row->cells[2]);
  exclusion.decider = g_string_chunk_insert_const (self->chunk, row->cells[3]);
  g_array_append_val (self->rows, exclusion);
  return TRUE;
}

/**
 * scrutiny_exclusions_read:
 * @path: a CSV file whose columns are id, code, reason, decider
 *
 * Reads whom the force or the panel leaves out and why. Whether each record and code
 * exists is asked when the list is fixed. Any thread.
 *
 * Returns: (transfer full): what the file says; on failure the file, line and reason
 */
ScrutinyExclusions *
scrutiny_exclusions_read (const char *path, GError **error)
{
  g_autoptr (ScrutinyExclusions) self = g_new0 (ScrutinyExclusions, 1);
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (ScrutinyCsvReader) reader = NULL;

  self->rows = g_array_new (FALSE, TRUE, sizeof (ScrutinyExclusion));
  self->chunk = g_string_chunk_new (4096);
  self->path = path;
  stream = scrutiny_ordinary_file_open (file, NULL, error);
  if (stream == NULL)
    return NULL;
  reader = scrutiny_csv_reader_new (take_row, self);
  if (!scrutiny_csv_reader_read (reader, G_INPUT_STREAM (stream), NULL, error)) {
    if (!self->has_refused)
      g_prefix_error (error, "%s: ", path);
    return NULL;
  }
  if (!self->is_past_header) {
    refuse (self, 1, _("the file is empty."), error);
    return NULL;
  }
  self->path = NULL;
  return g_steal_pointer (&self);
}

/**
 * scrutiny_exclusions_get:
 * @n: (out): how many
 *
 * Returns: (array length=n): the exclusions, valid as long as @self
 */
const ScrutinyExclusion *
scrutiny_exclusions_get (ScrutinyExclusions *self, guint *n)
{
  *n = self->rows->len;
  return (const ScrutinyExclusion *) (gconstpointer) self->rows->data;
}

void
scrutiny_exclusions_free (ScrutinyExclusions *self)
{
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->chunk, g_string_chunk_free);
  g_free (self);
}
