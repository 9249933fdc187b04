/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/audit-store.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "db/error.h"
#include "db/statement.h"

static gboolean
copy_hash (ScrutinyStatement *statement, int index, guint8 hash[SCRUTINY_HASH_BYTES])
{
  g_autoptr (GBytes) bytes = scrutiny_statement_column_bytes (statement, index);

  if (bytes == NULL || g_bytes_get_size (bytes) != SCRUTINY_HASH_BYTES)
    return FALSE;

  memcpy (hash, g_bytes_get_data (bytes, NULL), SCRUTINY_HASH_BYTES);

  return TRUE;
}

/* The columns in the order every query below asks for them. */
static ScrutinyAuditEntry *
read_entry (ScrutinyStatement *statement, GError **error)
{
  g_autoptr (ScrutinyAuditEntry) entry = NULL;
  const char *act = scrutiny_statement_column_text (statement, 4);
  const char *detail = scrutiny_statement_column_text (statement, 5);

  entry = scrutiny_audit_entry_new (act ? act : "", detail ? detail : "");
  entry->seq = scrutiny_statement_column_int64 (statement, 0);
  entry->at_us = scrutiny_statement_column_int64 (statement, 1);
  entry->offset_minutes = (gint) scrutiny_statement_column_int64 (statement, 2);
  entry->actor = scrutiny_statement_column_int64 (statement, 3);

  if (!copy_hash (statement, 6, entry->previous) ||
      !copy_hash (statement, 7, entry->hash)) {
    g_set_error (error, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_CORRUPT,
                 _("Entry %" PRId64 " of the log is damaged."), entry->seq);
    return NULL;
  }

  return g_steal_pointer (&entry);
}

/**
 * scrutiny_audit_store_get_last:
 *
 * Returns: (transfer full): the newest entry; %NULL without @error while the log
 *   is empty
 */
ScrutinyAuditEntry *
scrutiny_audit_store_get_last (ScrutinyDatabase *database, GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;

  statement = scrutiny_statement_new (database,
                                      "SELECT seq, at_us, offset_minutes, actor, act, "
                                      "detail, previous, hash"
                                      " FROM audit ORDER BY seq DESC LIMIT 1",
                                      error);
  if (statement == NULL ||
      scrutiny_statement_step (statement, error) != SCRUTINY_STEP_ROW)
    return NULL;

  return read_entry (statement, error);
}

static gboolean
place_entry (ScrutinyDatabase *database, ScrutinyAuditEntry *entry, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (ScrutinyAuditEntry) last = NULL;

  last = scrutiny_audit_store_get_last (database, &failure);
  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }

  entry->seq = last ? last->seq + 1 : 1;
  if (last != NULL)
    memcpy (entry->previous, last->hash, SCRUTINY_HASH_BYTES);
  else
    memset (entry->previous, 0, SCRUTINY_HASH_BYTES);
  scrutiny_audit_entry_make_hash (entry, entry->hash);

  return TRUE;
}

/**
 * scrutiny_audit_store_add:
 * @entry: with everything but its place; seq, previous and hash are filled in
 *
 * Only inside a transaction, so that nobody can come between.
 */
gboolean
scrutiny_audit_store_add (ScrutinyDatabase *database,
                          ScrutinyAuditEntry *entry,
                          GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;

  g_return_val_if_fail (scrutiny_database_is_in_transaction (database), FALSE);

  if (!place_entry (database, entry, error))
    return FALSE;

  statement = scrutiny_statement_new (database,
                                      "INSERT INTO audit (seq, at_us, offset_minutes, "
                                      "actor, act, detail, previous, hash)"
                                      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                                      error);
  if (statement == NULL)
    return FALSE;

  scrutiny_statement_bind_int64 (statement, 1, entry->seq);
  scrutiny_statement_bind_int64 (statement, 2, entry->at_us);
  scrutiny_statement_bind_int64 (statement, 3, entry->offset_minutes);
  if (entry->actor != 0)
    scrutiny_statement_bind_int64 (statement, 4, entry->actor);
  scrutiny_statement_bind_text (statement, 5, entry->act);
  scrutiny_statement_bind_text (statement, 6, entry->detail);
  scrutiny_statement_bind_blob (statement, 7, entry->previous, SCRUTINY_HASH_BYTES);
  scrutiny_statement_bind_blob (statement, 8, entry->hash, SCRUTINY_HASH_BYTES);

  return scrutiny_statement_run (statement, error);
}

/**
 * scrutiny_audit_store_visit:
 * @from_seq: the first entry wanted; 0 for all
 *
 * Walks the log in order, one entry in memory at a time.
 */
gboolean
scrutiny_audit_store_visit (ScrutinyDatabase *database,
                            gint64 from_seq,
                            ScrutinyAuditVisitor visitor,
                            gpointer data,
                            GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;
  ScrutinyStep step;

  statement = scrutiny_statement_new (database,
                                      "SELECT seq, at_us, offset_minutes, actor, act, "
                                      "detail, previous, hash"
                                      " FROM audit WHERE seq >= ?1 ORDER BY seq",
                                      error);
  if (statement == NULL)
    return FALSE;
  scrutiny_statement_bind_int64 (statement, 1, from_seq);

  while ((step = scrutiny_statement_step (statement, error)) == SCRUTINY_STEP_ROW) {
    g_autoptr (ScrutinyAuditEntry) entry = read_entry (statement, error);

    if (entry == NULL || !visitor (entry, data, error))
      return FALSE;
  }

  return step == SCRUTINY_STEP_DONE;
}
