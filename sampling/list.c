/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sampling/list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sampling/error.h"
#include "sampling/plain-text.h"

#define PROGRESS_MASK 4095u

struct _ScrutinyList {
  GBytes *bytes;
  const char *text;
  char *sha256;
  char **columns;
  guint n_columns;
  GArray *starts; /* of guint32: where each record begins, and the end of the file */
};

static void
list_clear (gpointer data)
{
  ScrutinyList *self = data;

  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->starts, g_array_unref);
  g_strfreev (self->columns);
  g_free (self->sha256);
}

static gboolean
refuse (ScrutinySamplingError code, guint line, const char *why, GError **error)
{
  g_set_error (error, SCRUTINY_SAMPLING_ERROR, (int) code,
               _("Line %u of the list: %s"), line, why);
  return FALSE;
}

/**
 * scrutiny_list_is_column_name:
 *
 * Returns: whether @name is 1 to 32 of a-z, 0-9 and _, starting with a letter,
 *   and not "id", which every list has
 */
gboolean
scrutiny_list_is_column_name (const char *name)
{
  gsize length = strlen (name);

  return length >= 1 && length <= 32 && g_ascii_islower (name[0]) &&
         strspn (name, "abcdefghijklmnopqrstuvwxyz0123456789_") == length &&
         strcmp (name, "id") != 0;
}

static gboolean
read_header (ScrutinyList *self, const char *line_end, GError **error)
{
  g_autofree char *line = g_strndup (self->text, (gsize) (line_end - self->text));
  g_auto (GStrv) names = NULL;
  guint n_names;

  if (strlen (line) != (gsize) (line_end - self->text) ||
      !(g_str_has_prefix (line, "list/1\tid\t") || strcmp (line, "list/1\tid") == 0))
    return refuse (SCRUTINY_SAMPLING_ERROR_INVALID, 1,
                   _("it should begin with list/1 and id."), error);

  names = g_strsplit (line, "\t", SCRUTINY_LIST_COLUMNS_MAX + 4);
  n_names = g_strv_length (names) - 2;
  if (n_names > SCRUTINY_LIST_COLUMNS_MAX)
    return refuse (SCRUTINY_SAMPLING_ERROR_TOO_LARGE, 1, _("too many columns."), error);

  for (guint i = 0; i < n_names; i++) {
    if (!scrutiny_list_is_column_name (names[i + 2]))
      return refuse (SCRUTINY_SAMPLING_ERROR_INVALID, 1,
                     _("a column name is not allowed."), error);
    if (i > 0 && strcmp (names[i + 1], names[i + 2]) >= 0)
      return refuse (SCRUTINY_SAMPLING_ERROR_INVALID, 1,
                     _("the columns are not in order."), error);
  }

  self->columns = g_strdupv (names + 2);
  self->n_columns = n_names;
  return TRUE;
}

static gboolean
check_id (const char *id, gsize length, guint line, GError **error)
{
  if (length == 0)
    return refuse (SCRUTINY_SAMPLING_ERROR_EMPTY_ID, line, _("the id is empty."), error);
  if (length > SCRUTINY_LIST_ID_BYTES_MAX)
    return refuse (SCRUTINY_SAMPLING_ERROR_ID_TOO_LONG, line,
                   _("the id is longer than 64 bytes."), error);

  return TRUE;
}

static gboolean
check_cells (ScrutinyList *self,
             const char *line_start,
             const char *end,
             guint line,
             GError **error)
{
  const char *cell = line_start;

  for (guint i = 0; i <= self->n_columns; i++) {
    const char *tab = memchr (cell, '\t', (gsize) (end - cell));
    const char *cell_end = tab != NULL ? tab : end;

    if ((tab == NULL) != (i == self->n_columns))
      return refuse (SCRUTINY_SAMPLING_ERROR_INVALID, line,
                     _("the number of cells is not that of the columns."), error);
    if (i == 0 && !check_id (cell, (gsize) (cell_end - cell), line, error))
      return FALSE;
    if ((gsize) (cell_end - cell) > SCRUTINY_LIST_CELL_BYTES_MAX)
      return refuse (SCRUTINY_SAMPLING_ERROR_TOO_LARGE, line,
                     _("a cell is too long."), error);
    if (!scrutiny_plain_text_is_normal (cell, (gsize) (cell_end - cell)))
      return refuse (SCRUTINY_SAMPLING_ERROR_INVALID, line,
                     _("a cell holds text that is not in its plain form."), error);
    cell = cell_end + 1;
  }

  return TRUE;
}

static int
compare_bytes (const char *a, gsize a_length, const char *b, gsize b_length)
{
  int order = memcmp (a, b, MIN (a_length, b_length));

  if (order != 0)
    return order;

  return a_length < b_length ? -1 : a_length > b_length;
}

/* Records stand in id byte order, so equal ids would be neighbours. */
static gboolean
check_order (ScrutinyList *self, guint row, guint line, GError **error)
{
  gsize before_length;
  gsize length;
  const char *before;
  const char *id;
  int order;

  if (row == 0)
    return TRUE;

  before = scrutiny_list_peek_id (self, row - 1, &before_length);
  id = scrutiny_list_peek_id (self, row, &length);
  order = compare_bytes (before, before_length, id, length);
  if (order == 0) {
    g_set_error (error, SCRUTINY_SAMPLING_ERROR, SCRUTINY_SAMPLING_ERROR_DUPLICATE_ID,
                 _("The id “%.*s” stands twice in the list."), (int) length, id);
    return FALSE;
  }
  if (order > 0)
    return refuse (SCRUTINY_SAMPLING_ERROR_INVALID, line,
                   _("the ids are not in order."), error);

  return TRUE;
}

static gboolean
read_record (ScrutinyList *self, const char *start, const char *end, GError **error)
{
  guint row = self->starts->len - 1;
  guint32 next = (guint32) (end + 1 - self->text);

  if (row >= SCRUTINY_LIST_RECORDS_MAX)
    return refuse (SCRUTINY_SAMPLING_ERROR_TOO_LARGE, row + 2,
                   _("too many records."), error);
  if (!check_cells (self, start, end, row + 2, error))
    return FALSE;

  g_array_append_val (self->starts, next);
  return check_order (self, row, row + 2, error);
}

static gboolean
report (ScrutinySamplingProgress progress,
        gpointer data,
        guint64 done,
        guint64 total,
        GError **error)
{
  if (progress == NULL || progress (done, total, data))
    return TRUE;

  g_set_error_literal (error, SCRUTINY_SAMPLING_ERROR, SCRUTINY_SAMPLING_ERROR_CANCELLED,
                       _("Reading the list was stopped."));
  return FALSE;
}

static gboolean
read_all (ScrutinyList *self,
          gsize size,
          ScrutinySamplingProgress progress,
          gpointer progress_data,
          GError **error)
{
  const char *end = self->text + size;
  const char *line_end = size > 0 ? memchr (self->text, '\n', size) : NULL;
  guint32 first;

  if (line_end == NULL || end[-1] != '\n')
    return refuse (SCRUTINY_SAMPLING_ERROR_INVALID, 1,
                   _("the list does not end with a line end."), error);
  if (!read_header (self, line_end, error))
    return FALSE;

  first = (guint32) (line_end + 1 - self->text);
  g_array_append_val (self->starts, first);
  for (const char *start = line_end + 1; start < end; start = line_end + 1) {
    line_end = memchr (start, '\n', (gsize) (end - start));
    if (!read_record (self, start, line_end, error))
      return FALSE;
    if ((self->starts->len & PROGRESS_MASK) == 0 &&
        !report (progress, progress_data, (guint64) (start - self->text), size, error))
      return FALSE;
  }

  return TRUE;
}

/**
 * scrutiny_list_new_from_bytes:
 * @text: a list/1 file, at most %SCRUTINY_LIST_BYTES_MAX bytes
 * @progress: (nullable) (scope call): told bytes done
 *
 * Checks the whole form: first line, sorted unique ids, rule N1 in every cell,
 * LF at the end. Any thread.
 *
 * Returns: (transfer full): the list, or %NULL with the line named
 */
ScrutinyList *
scrutiny_list_new_from_bytes (GBytes *text,
                              ScrutinySamplingProgress progress,
                              gpointer progress_data,
                              GError **error)
{
  g_autoptr (ScrutinyList) self = NULL;
  gsize size;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_atomic_rc_box_new0 (ScrutinyList);
  self->bytes = g_bytes_ref (text);
  self->text = g_bytes_get_data (text, &size);
  if (self->text == NULL)
    self->text = ""; /* an empty file: NULL + 0 is not defined in C */
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint32));
  if (size > SCRUTINY_LIST_BYTES_MAX) {
    refuse (SCRUTINY_SAMPLING_ERROR_TOO_LARGE, 1, _("the file is too large."), error);
    return NULL;
  }
  if (!read_all (self, size, progress, progress_data, error))
    return NULL;

  self->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, text);
  return g_steal_pointer (&self);
}

/** scrutiny_list_ref: Returns: (transfer full): @self; from any thread */
ScrutinyList *
scrutiny_list_ref (ScrutinyList *self)
{
  return g_atomic_rc_box_acquire (self);
}

/** scrutiny_list_unref: gives back one reference; from any thread */
void
scrutiny_list_unref (ScrutinyList *self)
{
  g_atomic_rc_box_release_full (self, list_clear);
}

/** scrutiny_list_get_bytes: Returns: (transfer none): the file */
GBytes *
scrutiny_list_get_bytes (ScrutinyList *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->bytes;
}

/** scrutiny_list_get_sha256: Returns: the hash of the whole file in hex */
const char *
scrutiny_list_get_sha256 (ScrutinyList *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->sha256;
}

/** scrutiny_list_get_columns: Returns: names in byte order, without "id" */
const char *const *
scrutiny_list_get_columns (ScrutinyList *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *) self->columns;
}

/**
 * scrutiny_list_find_column:
 * @column: (out): number of the column from 0, for scrutiny_list_peek_cell()
 *
 * Returns: whether the list has a column called @name
 */
gboolean
scrutiny_list_find_column (ScrutinyList *self, const char *name, guint *column)
{
  g_return_val_if_fail (self != NULL && name != NULL && column != NULL, FALSE);

  for (guint i = 0; i < self->n_columns; i++) {
    if (strcmp (self->columns[i], name) == 0) {
      *column = i;
      return TRUE;
    }
  }

  return FALSE;
}

/** scrutiny_list_get_n_records: Returns: records, excluded ones included */
guint
scrutiny_list_get_n_records (ScrutinyList *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->starts->len - 1;
}

/**
 * scrutiny_list_find_row:
 * @row: (out) (optional): number of the record from 0
 *
 * Returns: whether a record has exactly this @id
 */
gboolean
scrutiny_list_find_row (ScrutinyList *self, const char *id, guint *row)
{
  guint low = 0;
  guint high;

  g_return_val_if_fail (self != NULL && id != NULL, FALSE);

  high = scrutiny_list_get_n_records (self);
  while (low < high) {
    guint middle = low + (high - low) / 2;
    gsize length;
    const char *found = scrutiny_list_peek_id (self, middle, &length);
    int order = compare_bytes (found, length, id, strlen (id));

    if (order == 0) {
      if (row != NULL)
        *row = middle;
      return TRUE;
    }
    if (order < 0)
      low = middle + 1;
    else
      high = middle;
  }

  return FALSE;
}

/* The k-th field of a record's line, 0 being the id. */
static const char *
peek_field (ScrutinyList *self, guint row, guint field, gsize *length)
{
  const char *start = self->text + g_array_index (self->starts, guint32, row);
  const char *end = self->text + g_array_index (self->starts, guint32, row + 1) - 1;
  const char *tab = memchr (start, '\t', (gsize) (end - start));

  for (guint i = 0; i < field && tab != NULL; i++) {
    start = tab + 1;
    tab = memchr (start, '\t', (gsize) (end - start));
  }

  *length = (gsize) ((tab != NULL ? tab : end) - start);
  return start;
}

/**
 * scrutiny_list_peek_id:
 * @length: (out): bytes
 *
 * Returns: (transfer none): the id, not ended by NUL; lives as long as @self
 */
const char *
scrutiny_list_peek_id (ScrutinyList *self, guint row, gsize *length)
{
  return peek_field (self, row, 0, length);
}

/**
 * scrutiny_list_peek_cell:
 * @length: (out): bytes
 *
 * Returns: (transfer none): the cell, not ended by NUL; lives as long as @self
 */
const char *
scrutiny_list_peek_cell (ScrutinyList *self, guint row, guint column, gsize *length)
{
  return peek_field (self, row, column + 1, length);
}

/** scrutiny_list_dup_id: Returns: (transfer full): the id of a record */
char *
scrutiny_list_dup_id (ScrutinyList *self, guint row)
{
  gsize length;
  const char *id;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (row < scrutiny_list_get_n_records (self), NULL);

  id = peek_field (self, row, 0, &length);
  return g_strndup (id, length);
}

/** scrutiny_list_dup_cell: Returns: (transfer full): a cell of a record */
char *
scrutiny_list_dup_cell (ScrutinyList *self, guint row, guint column)
{
  gsize length;
  const char *cell;

  g_return_val_if_fail (self != NULL && column < self->n_columns, NULL);
  g_return_val_if_fail (row < scrutiny_list_get_n_records (self), NULL);

  cell = peek_field (self, row, column + 1, &length);
  return g_strndup (cell, length);
}
