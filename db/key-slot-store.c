/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/key-slot-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "db/error.h"
#include "db/statement.h"

/* Person 0 stands for the recovery code; in the table it has no person. */
static void
bind_person (ScrutinyStatement *statement, gint64 person_id)
{
  if (person_id != 0)
    scrutiny_statement_bind_int64 (statement, 1, person_id);
  else
    scrutiny_statement_bind_null (statement, 1);
}

static gboolean
copy_fixed (ScrutinyStatement *statement, int index, guint8 *out, gsize size)
{
  g_autoptr (GBytes) bytes = scrutiny_statement_column_bytes (statement, index);

  if (bytes == NULL || g_bytes_get_size (bytes) != size)
    return FALSE;

  memcpy (out, g_bytes_get_data (bytes, NULL), size);

  return TRUE;
}

/**
 * scrutiny_key_slot_store_remove:
 * @person_id: whose slot; 0 for the recovery code
 *
 * Removing what is not there is no error.
 */
gboolean
scrutiny_key_slot_store_remove (ScrutinyDatabase *database,
                                gint64 person_id,
                                GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;

  statement =
      scrutiny_statement_new (database, "DELETE FROM key_slot WHERE person_id IS ?1",
                              error);
  if (statement == NULL)
    return FALSE;
  bind_person (statement, person_id);

  return scrutiny_statement_run (statement, error);
}

/**
 * scrutiny_key_slot_store_put:
 * @slot: complete; it takes the place of the slot that person had
 * @made_at_us: microseconds UTC
 */
gboolean
scrutiny_key_slot_store_put (ScrutinyDatabase *database,
                             const ScrutinyKeySlot *slot,
                             gint64 made_at_us,
                             GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;

  g_return_val_if_fail (slot != NULL, FALSE);

  if (!scrutiny_key_slot_store_remove (database, slot->person_id, error))
    return FALSE;

  statement = scrutiny_statement_new (database,
                                      "INSERT INTO key_slot (person_id, public_key, "
                                      "salt, operations, memory_bytes,"
                                      " nonce, sealed, entrusted, made_at_us)"
                                      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                                      error);
  if (statement == NULL)
    return FALSE;

  bind_person (statement, slot->person_id);
  scrutiny_statement_bind_blob (statement, 2, slot->public_key, sizeof slot->public_key);
  scrutiny_statement_bind_blob (statement, 3, slot->salt, sizeof slot->salt);
  scrutiny_statement_bind_int64 (statement, 4, slot->operations);
  scrutiny_statement_bind_int64 (statement, 5, slot->memory_bytes);
  scrutiny_statement_bind_blob (statement, 6, slot->nonce, sizeof slot->nonce);
  scrutiny_statement_bind_bytes (statement, 7, slot->sealed);
  scrutiny_statement_bind_bytes (statement, 8, slot->grant);
  scrutiny_statement_bind_int64 (statement, 9, made_at_us);

  return scrutiny_statement_run (statement, error);
}

static ScrutinyKeySlot *
read_slot (ScrutinyStatement *statement, gint64 person_id, GError **error)
{
  g_autoptr (ScrutinyKeySlot) slot = scrutiny_key_slot_new ();

  slot->person_id = person_id;
  slot->operations = scrutiny_statement_column_int64 (statement, 2);
  slot->memory_bytes = scrutiny_statement_column_int64 (statement, 3);
  slot->sealed = scrutiny_statement_column_bytes (statement, 5);
  slot->grant = scrutiny_statement_column_bytes (statement, 6);

  if (!copy_fixed (statement, 0, slot->public_key, sizeof slot->public_key) ||
      !copy_fixed (statement, 1, slot->salt, sizeof slot->salt) ||
      !copy_fixed (statement, 4, slot->nonce, sizeof slot->nonce) ||
      slot->sealed == NULL || slot->grant == NULL) {
    g_set_error_literal (error, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_CORRUPT,
                         _("A key slot of this panel is damaged. Restore a backup."));
    return NULL;
  }

  return g_steal_pointer (&slot);
}

/**
 * scrutiny_key_slot_store_get:
 * @person_id: whose slot; 0 for the recovery code
 *
 * Returns: (transfer full): the slot, or %NULL; %SCRUTINY_DB_ERROR_NOT_FOUND if
 *   that person has none
 */
ScrutinyKeySlot *
scrutiny_key_slot_store_get (ScrutinyDatabase *database, gint64 person_id, GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;

  statement = scrutiny_statement_new (database,
                                      "SELECT public_key, salt, operations, "
                                      "memory_bytes, nonce, sealed, entrusted"
                                      " FROM key_slot WHERE person_id IS ?1",
                                      error);
  if (statement == NULL)
    return NULL;
  bind_person (statement, person_id);

  switch (scrutiny_statement_step (statement, error)) {
  case SCRUTINY_STEP_ROW:
    return read_slot (statement, person_id, error);
  case SCRUTINY_STEP_DONE:
    g_set_error_literal (error, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_NOT_FOUND,
                         _("There is no key slot for this."));
    return NULL;
  case SCRUTINY_STEP_ERROR:
  default:
    return NULL;
  }
}
