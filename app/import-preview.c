/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import-preview.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "app/import-layout-private.h"
#include "app/policy.h"
#include "intake/csv-reader.h"
#include "intake/error.h"
#include "intake/layout-binding.h"
#include "intake/record-reject.h"
#include "model/ordinary-file.h"

typedef struct {
  ScrutinyImportPreview *preview;
  ScrutinyLayout *layout;         /* NULL until it is found by the header */
  ScrutinyLayoutBinding *binding; /* NULL until the header is read */
  guint most_rows;
  gboolean is_full;
} Look;

static void
column_free (gpointer data)
{
  ScrutinyImportColumn *column = data;

  g_free (column->name);
  g_free (column->field);
  g_free (column);
}

void
scrutiny_import_preview_free (gpointer self)
{
  ScrutinyImportPreview *preview = self;

  g_free (preview->layout);
  g_ptr_array_unref (preview->columns);
  g_ptr_array_unref (preview->rows);
  g_strfreev (preview->missing);
  g_free (preview);
}

static gboolean
take_header (Look *look, const ScrutinyCsvRow *row, GError **error)
{
  if (row->reason != NULL) {
    g_set_error (error, SCRUTINY_INTAKE_ERROR, SCRUTINY_INTAKE_ERROR_INVALID,
                 _("Line %" PRId64 ", which should name the columns: %s"), row->line,
                    scrutiny_record_reject_explain (row->reason));
    return FALSE;
  }
  if (look->layout == NULL)
    look->layout = scrutiny_layout_binding_detect (row->cells, error);
  if (look->layout == NULL)
    return FALSE;
  look->binding = scrutiny_layout_binding_new (look->layout, row->cells, error);
  if (look->binding == NULL)
    return FALSE;

  look->preview->layout = g_strdup (scrutiny_layout_get_name (look->layout));
  look->preview->missing = scrutiny_layout_binding_dup_missing (look->binding);
  for (guint i = 0; i < row->cell_count; i++) {
    ScrutinyImportColumn *column = g_new0 (ScrutinyImportColumn, 1);

    column->name = g_strdup (row->cells[i]);
    column->field = g_strdup (scrutiny_layout_binding_get_field (look->binding, i));
    g_ptr_array_add (look->preview->columns, column);
  }

  return TRUE;
}

/* Bad rows are counted when the file is read in; here they are passed over. */
static gboolean
row_cb (const ScrutinyCsvRow *row, gpointer data, GError **error)
{
  Look *look = data;

  if (look->binding == NULL)
    return take_header (look, row, error);
  if (row->reason == NULL && row->cell_count == look->preview->columns->len)
    g_ptr_array_add (look->preview->rows, g_strdupv ((char **) row->cells));
  look->is_full = look->preview->rows->len >= look->most_rows;
  if (look->is_full)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CLOSED, "seen enough");

  return !look->is_full;
}

/**
 * scrutiny_import_preview:
 * @session: a session of somebody who may import records
 * @path: the file a force has handed over
 * @layout: (nullable): as in #ScrutinyImportChoices
 * @most_rows: how many rows to show
 * @cancellable: (nullable): asked now and then
 * @error: why the file cannot be imported, beginning with its name
 *
 * Reads the first rows and changes nothing, so that a person sees what each column is
 * taken for, and a file that must be refused is refused before anything is pressed.
 *
 * Returns: (transfer full) (nullable): what the file would be read as
 */
ScrutinyImportPreview *
scrutiny_import_preview (ScrutinySession *session,
                         const char *path,
                         const char *layout,
                         guint most_rows,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (ScrutinyCsvReader) reader = NULL;
  g_autoptr (GError) failure = NULL;
  g_autofree char *name = g_path_get_basename (path);
  Look look = { .most_rows = most_rows };
  gboolean is_read;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  if (!scrutiny_policy_ask (session, SCRUTINY_ACT_IMPORT_RECORDS, error) ||
      !scrutiny_import_layout_load (layout, &look.layout, error))
    return NULL;
  file = g_file_new_for_path (path);
  stream = scrutiny_ordinary_file_open (file, cancellable, error);
  if (stream == NULL) {
    g_clear_pointer (&look.layout, scrutiny_layout_unref);
    return NULL;
  }

  look.preview = g_new0 (ScrutinyImportPreview, 1);
  look.preview->columns = g_ptr_array_new_with_free_func (column_free);
  look.preview->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  reader = scrutiny_csv_reader_new (row_cb, &look);
  if (look.layout != NULL)
    scrutiny_csv_reader_set_delimiter (reader,
                                       scrutiny_layout_get_delimiter (look.layout));
  is_read =
      scrutiny_csv_reader_read (reader, G_INPUT_STREAM (stream), cancellable, &failure);
  if (is_read && look.binding == NULL)
    g_set_error (&failure, SCRUTINY_INTAKE_ERROR, SCRUTINY_INTAKE_ERROR_INVALID,
                 _("%s: the file is empty."), name);
  else if (!is_read && !look.is_full)
    g_prefix_error (&failure, "%s: ", name);
  g_clear_pointer (&look.binding, scrutiny_layout_binding_free);
  g_clear_pointer (&look.layout, scrutiny_layout_unref);
  if (look.is_full || failure == NULL)
    return look.preview;

  g_propagate_error (error, g_steal_pointer (&failure));
  scrutiny_import_preview_free (look.preview);

  return NULL;
}
