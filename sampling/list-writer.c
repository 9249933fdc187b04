/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sampling/list-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sampling/error.h"
#include "sampling/plain-text.h"

/* A line waits in one long buffer: a million small allocations would not fit
 * the memory that a draw may take. */
typedef struct {
  gsize offset;
  guint32 id_length;
  guint32 length;
} Line;

struct _ScrutinyListWriter {
  GPtrArray *columns; /* names in byte order */
  GArray *sources;    /* of guint: where each of those stands in the caller's row */
  GString *text;
  GArray *lines;
};

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
check_columns (ScrutinyListWriter *self, GError **error)
{
  for (guint i = 0; i < self->columns->len; i++) {
    const char *name = g_ptr_array_index (self->columns, i);

    if (!scrutiny_list_is_column_name (name) ||
        (i > 0 && strcmp (g_ptr_array_index (self->columns, i - 1), name) == 0)) {
      g_set_error (error, SCRUTINY_SAMPLING_ERROR, SCRUTINY_SAMPLING_ERROR_INVALID,
                   _("“%s” cannot be the name of a column of the list."), name);
      return FALSE;
    }
  }

  return TRUE;
}

/**
 * scrutiny_list_writer_new:
 * @columns: names of the columns, in the order the caller gives cells; without "id"
 *
 * Returns: (transfer full): a writer, or %NULL if a name is not allowed
 */
ScrutinyListWriter *
scrutiny_list_writer_new (const char *const *columns, GError **error)
{
  g_autoptr (ScrutinyListWriter) self = g_new0 (ScrutinyListWriter, 1);

  self->columns = g_ptr_array_new_with_free_func (g_free);
  self->sources = g_array_new (FALSE, FALSE, sizeof (guint));
  self->text = g_string_new (NULL);
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));

  for (guint i = 0; columns != NULL && columns[i] != NULL; i++)
    g_ptr_array_add (self->columns, g_strdup (columns[i]));
  g_ptr_array_sort (self->columns, compare_names);
  if (!check_columns (self, error))
    return NULL;

  for (guint i = 0; i < self->columns->len; i++) {
    guint source = 0;

    while (strcmp (columns[source], g_ptr_array_index (self->columns, i)) != 0)
      source++;
    g_array_append_val (self->sources, source);
  }

  return g_steal_pointer (&self);
}

/** scrutiny_list_writer_free: throws the writer and what it gathered away */
void
scrutiny_list_writer_free (ScrutinyListWriter *self)
{
  g_ptr_array_unref (self->columns);
  g_array_unref (self->sources);
  g_string_free (self->text, TRUE);
  g_array_unref (self->lines);
  g_free (self);
}

static char *
normal_id (const char *id, GError **error)
{
  g_autofree char *normal = scrutiny_plain_text_normalise (id, strlen (id), error);

  if (normal == NULL)
    return NULL;
  if (*normal == '\0') {
    g_set_error_literal (error, SCRUTINY_SAMPLING_ERROR, SCRUTINY_SAMPLING_ERROR_EMPTY_ID,
                         _("A record has no id."));
    return NULL;
  }
  if (strlen (normal) > SCRUTINY_LIST_ID_BYTES_MAX) {
    g_set_error (error, SCRUTINY_SAMPLING_ERROR, SCRUTINY_SAMPLING_ERROR_ID_TOO_LONG,
                 _("The id “%s” is longer than 64 bytes."), normal);
    return NULL;
  }

  return g_steal_pointer (&normal);
}

/**
 * scrutiny_list_writer_add:
 * @id: reference of the record, in any form that rule N1 can mend
 * @cells: (nullable): one cell a column as given to scrutiny_list_writer_new(),
 *   each nullable
 *
 * Returns: whether the record was taken; %FALSE leaves the writer as it was
 */
gboolean
scrutiny_list_writer_add (ScrutinyListWriter *self,
                          const char *id,
                          const char *const *cells,
                          GError **error)
{
  g_autofree char *normal = NULL;
  Line line;

  g_return_val_if_fail (self != NULL && id != NULL, FALSE);
  g_return_val_if_fail (cells != NULL || self->columns->len == 0, FALSE);

  normal = normal_id (id, error);
  if (normal == NULL)
    return FALSE;

  line.offset = self->text->len;
  line.id_length = (guint32) strlen (normal);
  g_string_append (self->text, normal);
  for (guint i = 0; i < self->sources->len; i++) {
    const char *cell = cells[g_array_index (self->sources, guint, i)];
    g_autofree char *value = NULL;

    if (cell != NULL) {
      value = scrutiny_plain_text_normalise (cell, strlen (cell), error);
      if (value == NULL) {
        g_prefix_error (error, "%s: ", normal);
        g_string_truncate (self->text, line.offset);
        return FALSE;
      }
    }
    g_string_append_c (self->text, '\t');
    g_string_append (self->text, value != NULL ? value : "");
  }

  line.length = (guint32) (self->text->len - line.offset);
  g_array_append_val (self->lines, line);
  return TRUE;
}

static int
compare_lines (gconstpointer a, gconstpointer b, gpointer text)
{
  const Line *x = a;
  const Line *y = b;
  int order = memcmp ((const char *) text + x->offset, (const char *) text + y->offset,
                      MIN (x->id_length, y->id_length));

  if (order != 0)
    return order;

  return x->id_length < y->id_length ? -1 : x->id_length > y->id_length;
}

/**
 * scrutiny_list_writer_finish:
 *
 * Sorts what was gathered by id bytes. The writer may only be freed afterwards.
 *
 * Returns: (transfer full): the list, or %NULL with
 *   %SCRUTINY_SAMPLING_ERROR_DUPLICATE_ID naming the id, or another refusal
 */
ScrutinyList *
scrutiny_list_writer_finish (ScrutinyListWriter *self, GError **error)
{
  g_autoptr (GString) out = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  out = g_string_sized_new (self->text->len + self->lines->len + 64);
  g_string_append (out, "list/1\tid");
  for (guint i = 0; i < self->columns->len; i++)
    g_string_append_printf (out, "\t%s",
                            (const char *) g_ptr_array_index (self->columns, i));
  g_string_append_c (out, '\n');

  g_array_sort_with_data (self->lines, compare_lines, self->text->str);
  for (guint i = 0; i < self->lines->len; i++) {
    const Line *line = &g_array_index (self->lines, Line, i);

    g_string_append_len (out, self->text->str + line->offset, (gssize) line->length);
    g_string_append_c (out, '\n');
  }
  g_string_truncate (self->text, 0);
  g_array_set_size (self->lines, 0);

  bytes = g_string_free_to_bytes (g_steal_pointer (&out));
  return scrutiny_list_new_from_bytes (bytes, NULL, NULL, error);
}
