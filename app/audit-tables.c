/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/audit-tables-private.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "db/digest-store.h"
#include "db/error.h"
#include "sampling/json.h"

/* A seal and a backup put the hashes of all tables that only grow into the log. A
 * head made afterwards then stands for the records, draws, forms, views and notes
 * too: a later change to any of them shows. */

char *
scrutiny_audit_tables_describe (ScrutinySession *session,
                                const char *detail,
                                GError **error)
{
  g_autoptr (GPtrArray) digests = NULL;
  g_autoptr (ScrutinyJson) json = scrutiny_json_parse (detail, strlen (detail), error);
  ScrutinyJson *tables;

  if (json == NULL)
    return NULL;
  digests = scrutiny_digest_store_take (scrutiny_session_get_database (session), error);
  if (digests == NULL)
    return NULL;

  tables = scrutiny_json_new_object ();
  for (guint i = 0; i < digests->len; i++) {
    const ScrutinyTableDigest *digest = g_ptr_array_index (digests, i);
    ScrutinyJson *entry = scrutiny_json_new_array ();

    scrutiny_json_append (entry, scrutiny_json_new_integer (digest->last_id));
    scrutiny_json_append (entry, scrutiny_json_new_integer (digest->n_rows));
    scrutiny_json_append (entry, scrutiny_json_new_string (digest->sha256));
    scrutiny_json_set (tables, digest->table, entry);
  }
  scrutiny_json_set (json, "tables", tables);

  return scrutiny_json_to_canonical (json, NULL);
}

static ScrutinyJson *
find_tables (ScrutinyJson *json)
{
  ScrutinyJson *tables = NULL;

  if (json != NULL && scrutiny_json_get_kind (json) == SCRUTINY_JSON_OBJECT)
    tables = scrutiny_json_get_member (json, "tables");

  return tables && scrutiny_json_get_kind (tables) == SCRUTINY_JSON_OBJECT ? tables
                                                                           : NULL;
}

gboolean
scrutiny_audit_tables_stand_in (const char *detail)
{
  g_autoptr (ScrutinyJson) json = NULL;

  if (strstr (detail, "\"tables\":") == NULL)
    return FALSE;
  json = scrutiny_json_parse (detail, strlen (detail), NULL);

  return find_tables (json) != NULL;
}

static ScrutinyTableDigest *
read_digest (const char *table, ScrutinyJson *entry)
{
  ScrutinyTableDigest *digest;

  if (scrutiny_json_get_kind (entry) != SCRUTINY_JSON_ARRAY ||
      scrutiny_json_get_length (entry) != 3 ||
      scrutiny_json_get_kind (scrutiny_json_get_element (entry, 0)) !=
          SCRUTINY_JSON_INTEGER ||
      scrutiny_json_get_kind (scrutiny_json_get_element (entry, 1)) !=
          SCRUTINY_JSON_INTEGER ||
      scrutiny_json_get_kind (scrutiny_json_get_element (entry, 2)) !=
          SCRUTINY_JSON_STRING)
    return NULL;

  digest = scrutiny_table_digest_new (table, scrutiny_json_get_integer (
                                                 scrutiny_json_get_element (entry, 0)));
  digest->n_rows = scrutiny_json_get_integer (scrutiny_json_get_element (entry, 1));
  digest->sha256 =
      g_strdup (scrutiny_json_get_string (scrutiny_json_get_element (entry, 2)));

  return digest;
}

static gboolean
compare_table (ScrutinySession *session,
               const ScrutinyTableDigest *then,
               gint64 seq,
               GPtrArray *problems,
               GError **error)
{
  g_autoptr (ScrutinyTableDigest) now = NULL;
  g_autoptr (GError) failure = NULL;

  now = scrutiny_digest_store_take_until (scrutiny_session_get_database (session),
                                          then->table, then->last_id, &failure);
  if (now == NULL &&
      !g_error_matches (failure, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_NOT_FOUND)) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }

  if (now == NULL || !scrutiny_table_digest_equals (then, now))
    g_ptr_array_add (problems, g_strdup_printf (_("What stood in “%s” at entry %" PRId64
                                        " was changed or taken out."),
                                                   then->table, seq));

  return TRUE;
}

gboolean
scrutiny_audit_tables_compare (ScrutinySession *session,
                               const char *detail,
                               gint64 seq,
                               GPtrArray *problems,
                               GError **error)
{
  g_autoptr (ScrutinyJson) json = scrutiny_json_parse (detail, strlen (detail), error);
  ScrutinyJson *tables = find_tables (json);

  if (json == NULL)
    return FALSE;

  for (guint i = 0; tables != NULL && i < scrutiny_json_get_length (tables); i++) {
    const char *name = scrutiny_json_get_name (tables, i);
    g_autoptr (ScrutinyTableDigest) then =
        read_digest (name, scrutiny_json_get_member (tables, name));

    if (then != NULL && !compare_table (session, then, seq, problems, error))
      return FALSE;
  }

  return TRUE;
}
