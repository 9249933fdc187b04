/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/draw-store.h"

#include <glib/gi18n-lib.h>

#include "db/error.h"
#include "db/statement.h"

/**
 * scrutiny_draw_store_add:
 * @certificate: its canonical text
 *
 * The draw prints all voids so far, so the next one starts after them.
 *
 * Returns: the draw's id, or 0 with @error set
 */
gint64
scrutiny_draw_store_add (ScrutinyDatabase *database,
                         gint64 list_id,
                         const char *certificate,
                         const char *certificate_sha256,
                         gint64 at_us,
                         gint64 by,
                         GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;

  statement = scrutiny_statement_new (
      database,
      "INSERT INTO draw (list_id, certificate, certificate_sha256, last_void,"
      " drawn_at_us, by)"
      " VALUES (?1, ?2, ?3, (SELECT coalesce(max(id), 0) FROM list_void), ?4, ?5)",
      error);
  if (statement == NULL)
    return 0;
  scrutiny_statement_bind_int64 (statement, 1, list_id);
  scrutiny_statement_bind_text (statement, 2, certificate);
  scrutiny_statement_bind_text (statement, 3, certificate_sha256);
  scrutiny_statement_bind_int64 (statement, 4, at_us);
  scrutiny_statement_bind_int64 (statement, 5, by);

  return scrutiny_statement_run (statement, error) ? scrutiny_database_last_id (database)
                                                   : 0;
}

/** scrutiny_draw_store_add_reserve: Stores a reserve at its rank in its stratum. */
gboolean
scrutiny_draw_store_add_reserve (ScrutinyDatabase *database,
                                 gint64 draw_id,
                                 const ScrutinyDrawn *reserve,
                                 GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;

  statement = scrutiny_statement_new (database,
                                      "INSERT INTO draw_reserve (draw_id, stratum, rank, "
                                      "record_ref, ticket)"
                                      " VALUES (?1, ?2, ?3, ?4, ?5)",
                                      error);
  if (statement == NULL)
    return FALSE;
  scrutiny_statement_bind_int64 (statement, 1, draw_id);
  scrutiny_statement_bind_int64 (statement, 2, reserve->stratum);
  scrutiny_statement_bind_int64 (statement, 3, reserve->rank);
  scrutiny_statement_bind_text (statement, 4, reserve->id);
  scrutiny_statement_bind_text (statement, 5, reserve->ticket);

  return scrutiny_statement_run (statement, error);
}

/**
 * scrutiny_draw_store_get_last_sha256:
 *
 * @sha256: (out) (transfer full) (nullable): of the panel's last certificate, %NULL
 * before the first.
 */
gboolean
scrutiny_draw_store_get_last_sha256 (ScrutinyDatabase *database,
                                     char **sha256,
                                     GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;
  ScrutinyStep step;

  statement = scrutiny_statement_new (
      database, "SELECT certificate_sha256 FROM draw ORDER BY id DESC LIMIT 1", error);
  if (statement == NULL)
    return FALSE;

  step = scrutiny_statement_step (statement, error);
  *sha256 = step == SCRUTINY_STEP_ROW
                ? g_strdup (scrutiny_statement_column_text (statement, 0))
                : NULL;

  return step != SCRUTINY_STEP_ERROR;
}

/**
 * scrutiny_draw_store_get_certificate:
 *
 * Returns: (transfer full): the certificate of @list_id as canonical text, or %NULL
 *   with %SCRUTINY_DB_ERROR_NOT_FOUND while it is not drawn.
 */
char *
scrutiny_draw_store_get_certificate (ScrutinyDatabase *database,
                                     gint64 list_id,
                                     GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;

  statement =
      scrutiny_statement_new (database, "SELECT certificate FROM draw WHERE list_id = ?1",
                              error);
  if (statement == NULL)
    return NULL;
  scrutiny_statement_bind_int64 (statement, 1, list_id);

  switch (scrutiny_statement_step (statement, error)) {
  case SCRUTINY_STEP_ROW:
    return g_strdup (scrutiny_statement_column_text (statement, 0));
  case SCRUTINY_STEP_DONE:
    g_set_error_literal (error, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_NOT_FOUND,
                         _("This list has not been drawn yet."));
    return NULL;
  case SCRUTINY_STEP_ERROR:
  default:
    return NULL;
  }
}

/**
 * scrutiny_draw_store_list_certificates:
 *
 * Returns: (transfer full) (element-type utf8): all certificates, oldest first.
 */
GPtrArray *
scrutiny_draw_store_list_certificates (ScrutinyDatabase *database, GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  ScrutinyStep step;

  statement = scrutiny_statement_new (database,
                                      "SELECT certificate FROM draw ORDER BY id", error);
  if (statement == NULL)
    return NULL;

  while ((step = scrutiny_statement_step (statement, error)) == SCRUTINY_STEP_ROW)
    g_ptr_array_add (texts, g_strdup (scrutiny_statement_column_text (statement, 0)));

  return step == SCRUTINY_STEP_DONE ? g_steal_pointer (&texts) : NULL;
}

/**
 * scrutiny_draw_store_list_free_reserves:
 *
 * Returns: (transfer full) (element-type ScrutinyDrawn): the reserves of @draw_id
 *   that were not called up, by stratum and rank.
 */
GPtrArray *
scrutiny_draw_store_list_free_reserves (ScrutinyDatabase *database,
                                        gint64 draw_id,
                                        GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;
  g_autoptr (GPtrArray) reserves =
      g_ptr_array_new_with_free_func ((GDestroyNotify) scrutiny_drawn_free);
  ScrutinyStep step;

  statement = scrutiny_statement_new (
      database,
      "SELECT r.stratum, r.rank, r.record_ref, r.ticket FROM draw_reserve r"
      " WHERE r.draw_id = ?1 AND NOT EXISTS (SELECT 1 FROM drawn_case c"
      "  WHERE c.draw_id = r.draw_id AND c.record_ref = r.record_ref)"
      " ORDER BY r.stratum, r.rank",
      error);
  if (statement == NULL)
    return NULL;
  scrutiny_statement_bind_int64 (statement, 1, draw_id);

  while ((step = scrutiny_statement_step (statement, error)) == SCRUTINY_STEP_ROW) {
    ScrutinyDrawn *reserve = g_new0 (ScrutinyDrawn, 1);

    reserve->stratum = (guint) scrutiny_statement_column_int64 (statement, 0);
    reserve->rank = (guint) scrutiny_statement_column_int64 (statement, 1);
    reserve->id = g_strdup (scrutiny_statement_column_text (statement, 2));
    reserve->ticket = g_strdup (scrutiny_statement_column_text (statement, 3));
    g_ptr_array_add (reserves, reserve);
  }

  return step == SCRUTINY_STEP_DONE ? g_steal_pointer (&reserves) : NULL;
}
