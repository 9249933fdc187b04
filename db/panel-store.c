/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/panel-store.h"

#include <glib/gi18n-lib.h>

#include "db/error.h"
#include "db/statement.h"

/**
 * scrutiny_panel_store_make:
 * @uid: 32 hex digits, random
 * @created_at_us: microseconds UTC
 *
 * Once in the life of a database.
 */
gboolean
scrutiny_panel_store_make (ScrutinyDatabase *database,
                           const char *uid,
                           gboolean is_demo,
                           gint64 created_at_us,
                           GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;

  statement = scrutiny_statement_new (database,
                                      "INSERT INTO panel (id, uid, is_demo, "
                                      "created_at_us) VALUES (1, ?1, ?2, ?3)",
                                      error);
  if (statement == NULL)
    return FALSE;
  scrutiny_statement_bind_text (statement, 1, uid);
  scrutiny_statement_bind_int64 (statement, 2, is_demo ? 1 : 0);
  scrutiny_statement_bind_int64 (statement, 3, created_at_us);

  return scrutiny_statement_run (statement, error);
}

/**
 * scrutiny_panel_store_get:
 * @uid: (out) (transfer full): the panel's random name
 * @is_demo: (out): whether everything in it is made up
 */
gboolean
scrutiny_panel_store_get (ScrutinyDatabase *database,
                          char **uid,
                          gboolean *is_demo,
                          GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;

  statement = scrutiny_statement_new (database, "SELECT uid, is_demo FROM panel", error);
  if (statement == NULL)
    return FALSE;

  switch (scrutiny_statement_step (statement, error)) {
  case SCRUTINY_STEP_ROW:
    *uid = g_strdup (scrutiny_statement_column_text (statement, 0));
    *is_demo = scrutiny_statement_column_int64 (statement, 1) != 0;
    return TRUE;
  case SCRUTINY_STEP_DONE:
    g_set_error_literal (error, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_NOT_FOUND,
                         _("This panel was never finished. Make it again."));
    return FALSE;
  case SCRUTINY_STEP_ERROR:
  default:
    return FALSE;
  }
}

/**
 * scrutiny_panel_store_set:
 * @key: one of name, force, language, scale, quorum
 * @set_by: a person's id, or 0 while the panel is being made
 */
gboolean
scrutiny_panel_store_set (ScrutinyDatabase *database,
                          const char *key,
                          const char *value,
                          gint64 set_at_us,
                          gint64 set_by,
                          GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;

  statement = scrutiny_statement_new (database,
                                      "INSERT INTO panel_setting (key, value, set_at_us, "
                                      "set_by) VALUES (?1, ?2, ?3, ?4)",
                                      error);
  if (statement == NULL)
    return FALSE;
  scrutiny_statement_bind_text (statement, 1, key);
  scrutiny_statement_bind_text (statement, 2, value);
  scrutiny_statement_bind_int64 (statement, 3, set_at_us);
  if (set_by != 0)
    scrutiny_statement_bind_int64 (statement, 4, set_by);

  return scrutiny_statement_run (statement, error);
}

/**
 * scrutiny_panel_store_get_setting:
 *
 * Returns: (transfer full): the newest value of @key, or %NULL with
 *   %SCRUTINY_DB_ERROR_NOT_FOUND while nothing is chosen
 */
char *
scrutiny_panel_store_get_setting (ScrutinyDatabase *database,
                                  const char *key,
                                  GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;

  statement = scrutiny_statement_new (database,
                                      "SELECT value FROM panel_setting WHERE key = ?1 "
                                      "ORDER BY id DESC LIMIT 1",
                                      error);
  if (statement == NULL)
    return NULL;
  scrutiny_statement_bind_text (statement, 1, key);

  switch (scrutiny_statement_step (statement, error)) {
  case SCRUTINY_STEP_ROW:
    return g_strdup (scrutiny_statement_column_text (statement, 0));
  case SCRUTINY_STEP_DONE:
    g_set_error (error, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_NOT_FOUND,
                 _("The panel has not chosen its %s."), key);
    return NULL;
  case SCRUTINY_STEP_ERROR:
  default:
    return NULL;
  }
}
