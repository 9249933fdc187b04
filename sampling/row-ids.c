/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sampling/row-ids.h"

#include <string.h>

#include "sampling/plain-text.h"

struct _ScrutinyRowIds {
  GHashTable *counts; /* hash of a row -> how often it came */
};

/** scrutiny_row_ids_new: Returns: (transfer full): a counter for one source file */
ScrutinyRowIds *
scrutiny_row_ids_new (void)
{
  ScrutinyRowIds *self = g_new0 (ScrutinyRowIds, 1);

  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

/** scrutiny_row_ids_free: throws the counter away */
void
scrutiny_row_ids_free (ScrutinyRowIds *self)
{
  g_hash_table_unref (self->counts);
  g_free (self);
}

/**
 * scrutiny_row_ids_next:
 * @cells: every cell of the row in the order of the source file's columns
 *
 * The id is x, the first 16 hex digits of SHA-256 over the plain cells joined by
 * TAB, a hyphen, and a count of equal rows.
 *
 * Returns: (transfer full): the id, or %NULL if a cell is not UTF-8 or holds a
 *   control character
 */
char *
scrutiny_row_ids_next (ScrutinyRowIds *self, const char *const *cells, GError **error)
{
  g_autoptr (GString) row = g_string_new (NULL);
  g_autofree char *hash = NULL;
  guint count;

  g_return_val_if_fail (self != NULL && cells != NULL, NULL);

  for (guint i = 0; cells[i] != NULL; i++) {
    g_autofree char *cell =
        scrutiny_plain_text_normalise (cells[i], strlen (cells[i]), error);

    if (cell == NULL)
      return NULL;
    if (i > 0)
      g_string_append_c (row, '\t');
    g_string_append (row, cell);
  }

  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, row->str, (gssize) row->len);
  hash[16] = '\0';
  count = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, hash)) + 1;
  g_hash_table_insert (self->counts, g_strdup (hash), GUINT_TO_POINTER (count));

  return g_strdup_printf ("x%s-%u", hash, count);
}
