/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/digest-store.h"

#include <glib/gi18n-lib.h>

#include "db/database-private.h"
#include "db/error.h"
#include "db/statement.h"

/* Hashes of whole tables, so that a head of the log stands for everything that only
 * grows, not for the log alone. Left out: the log, which is its own proof, key slots,
 * which are replaced, and tables without a row order; the rows of those are hashed by
 * the act that makes them final.
 *
 * A row is hashed as its values in the order of the columns, each as a letter for
 * its type, its length in bytes in decimal, a colon and its bytes as text; then a
 * line feed. */

static void
add_value (GChecksum *checksum, sqlite3_stmt *statement, int column)
{
  static const char letters[] = { [SQLITE_INTEGER] = 'i',
                                  [SQLITE_FLOAT] = 'f',
                                  [SQLITE_TEXT] = 't',
                                  [SQLITE_BLOB] = 'b',
                                  [SQLITE_NULL] = 'n' };
  int type = sqlite3_column_type (statement, column);
  const guchar *bytes = type == SQLITE_BLOB ? sqlite3_column_blob (statement, column)
                                            : sqlite3_column_text (statement, column);
  int size = sqlite3_column_bytes (statement, column);
  char prefix[32];

  g_snprintf (prefix, sizeof prefix, "%c%d:", letters[type], size);
  g_checksum_update (checksum, (const guchar *) prefix, -1);
  if (size > 0)
    g_checksum_update (checksum, bytes, size);
}

/* The one place where SQL is put together: a table's name cannot be bound. It comes
 * from the schema itself and is quoted by SQLite. */
static sqlite3_stmt *
prepare_walk (ScrutinyDatabase *database, const char *table, GError **error)
{
  char *sql =
      sqlite3_mprintf ("SELECT * FROM \"%w\" WHERE rowid <= ?1 ORDER BY rowid", table);
  sqlite3_stmt *statement;

  statement = sql ? scrutiny_database_take_statement (database, sql, error) : NULL;
  sqlite3_free (sql);

  return statement;
}

static gboolean
hash_rows (ScrutinyDatabase *database, ScrutinyTableDigest *digest, GError **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  sqlite3_stmt *statement = prepare_walk (database, digest->table, error);
  int code;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, digest->last_id);
  while ((code = sqlite3_step (statement)) == SQLITE_ROW) {
    for (int i = 0; i < sqlite3_column_count (statement); i++)
      add_value (checksum, statement, i);
    g_checksum_update (checksum, (const guchar *) "\n", 1);
    digest->n_rows++;
  }
  if (code != SQLITE_DONE)
    scrutiny_database_set_error (database, code, error);
  sqlite3_finalize (statement);
  digest->sha256 = g_strdup (g_checksum_get_string (checksum));

  return code == SQLITE_DONE;
}

static gboolean
find_last (ScrutinyDatabase *database, const char *table, gint64 *last_id, GError **error)
{
  char *sql = sqlite3_mprintf ("SELECT coalesce(max(rowid), 0) FROM \"%w\"", table);
  g_autoptr (ScrutinyStatement) statement = NULL;

  statement = sql ? scrutiny_statement_new (database, sql, error) : NULL;
  sqlite3_free (sql);

  return statement != NULL && scrutiny_statement_read_int64 (statement, last_id, error);
}

/* Names of the tables that are covered, in byte order. */
static GStrv
list_tables (ScrutinyDatabase *database, GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  ScrutinyStep step;

  statement = scrutiny_statement_new (
      database,
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
      " AND wr = 0 AND name NOT LIKE 'sqlite_%' AND name NOT IN ('audit', 'key_slot')"
      " ORDER BY name",
      error);
  if (statement == NULL)
    return NULL;

  while ((step = scrutiny_statement_step (statement, error)) == SCRUTINY_STEP_ROW)
    g_strv_builder_add (names, scrutiny_statement_column_text (statement, 0));

  return step == SCRUTINY_STEP_DONE ? g_strv_builder_end (names) : NULL;
}

/**
 * scrutiny_digest_store_take_until:
 * @table: any name; only a table that is covered is found
 * @last_id: the last row to hash
 *
 * Returns: (transfer full): the digest of what stands there now, or %NULL with
 *   %SCRUTINY_DB_ERROR_NOT_FOUND
 */
ScrutinyTableDigest *
scrutiny_digest_store_take_until (ScrutinyDatabase *database,
                                  const char *table,
                                  gint64 last_id,
                                  GError **error)
{
  g_auto (GStrv) tables = list_tables (database, error);
  g_autoptr (ScrutinyTableDigest) digest = NULL;

  if (tables == NULL)
    return NULL;
  if (!g_strv_contains ((const char *const *) tables, table)) {
    g_set_error (error, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_NOT_FOUND,
                 _("The table “%s” is gone."), table);
    return NULL;
  }

  digest = scrutiny_table_digest_new (table, last_id);

  return hash_rows (database, digest, error) ? g_steal_pointer (&digest) : NULL;
}

/**
 * scrutiny_digest_store_take:
 *
 * Reads all tables that only grow: seconds for a million records.
 *
 * Returns: (transfer full) (element-type ScrutinyTableDigest): one a table, by name
 */
GPtrArray *
scrutiny_digest_store_take (ScrutinyDatabase *database, GError **error)
{
  g_auto (GStrv) tables = list_tables (database, error);
  g_autoptr (GPtrArray) digests =
      g_ptr_array_new_with_free_func ((GDestroyNotify) scrutiny_table_digest_free);

  for (guint i = 0; tables != NULL && tables[i] != NULL; i++) {
    ScrutinyTableDigest *digest;
    gint64 last_id;

    if (!find_last (database, tables[i], &last_id, error))
      return NULL;
    digest = scrutiny_table_digest_new (tables[i], last_id);
    g_ptr_array_add (digests, digest);
    if (!hash_rows (database, digest, error))
      return NULL;
  }

  return tables != NULL ? g_steal_pointer (&digests) : NULL;
}
