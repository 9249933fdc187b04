/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/table-digest.h"

/**
 * scrutiny_table_digest_new:
 *
 * Returns: (transfer full): a digest that still lacks its count and hash.
 */
ScrutinyTableDigest *
scrutiny_table_digest_new (const char *table, gint64 last_id)
{
  ScrutinyTableDigest *self;

  g_return_val_if_fail (table != NULL, NULL);

  self = g_new0 (ScrutinyTableDigest, 1);
  self->table = g_strdup (table);
  self->last_id = last_id;

  return self;
}

/**
 * scrutiny_table_digest_free:
 * @self: (transfer full): a digest
 */
void
scrutiny_table_digest_free (ScrutinyTableDigest *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->table);
  g_free (self->sha256);
  g_free (self);
}

/**
 * scrutiny_table_digest_equals:
 *
 * Whether both are of the same rows with the same contents.
 */
gboolean
scrutiny_table_digest_equals (const ScrutinyTableDigest *self,
                              const ScrutinyTableDigest *other)
{
  g_return_val_if_fail (self != NULL && other != NULL, FALSE);

  return g_strcmp0 (self->table, other->table) == 0 && self->last_id == other->last_id &&
         self->n_rows == other->n_rows && g_strcmp0 (self->sha256, other->sha256) == 0;
}
