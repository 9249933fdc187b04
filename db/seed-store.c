/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/seed-store.h"

#include <glib/gi18n-lib.h>

#include "db/error.h"
#include "db/statement.h"

/**
 * scrutiny_seed_store_add:
 *
 * Stores one share at its seat; the schema holds the order and the moment.
 */
gboolean
scrutiny_seed_store_add (ScrutinyDatabase *database,
                         gint64 list_id,
                         guint seat,
                         ScrutinyShare *share,
                         gint64 at_us,
                         gint64 by,
                         GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;

  statement = scrutiny_statement_new (database,
                                      "INSERT INTO seed_share (list_id, seat, method, "
                                      "digits, at_us, by)"
                                      " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                                      error);
  if (statement == NULL)
    return FALSE;
  scrutiny_statement_bind_int64 (statement, 1, list_id);
  scrutiny_statement_bind_int64 (statement, 2, seat);
  scrutiny_statement_bind_text (statement, 3,
                                scrutiny_share_method_get_name (share->method));
  scrutiny_statement_bind_text (statement, 4, share->digits);
  scrutiny_statement_bind_int64 (statement, 5, at_us);
  scrutiny_statement_bind_int64 (statement, 6, by);

  return scrutiny_statement_run (statement, error);
}

static ScrutinyShare *
read_share (ScrutinyStatement *statement, GError **error)
{
  ScrutinyShareMethod method;

  if (!scrutiny_share_method_from_name (scrutiny_statement_column_text (statement, 1),
                                        &method)) {
    g_set_error_literal (error, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_CORRUPT,
                         _("A share of the seed is damaged."));
    return NULL;
  }

  return scrutiny_share_new_from_digits ((guint)
                                             scrutiny_statement_column_int64 (statement,
                                                                              0),
                                         method,
                                         scrutiny_statement_column_text (statement, 2),
                                         error);
}

/**
 * scrutiny_seed_store_list:
 * @last_at_us: (out) (optional): when the newest was typed; 0 while there is none
 *
 * Returns: (transfer full) (element-type ScrutinyShare): the shares by seat
 */
GPtrArray *
scrutiny_seed_store_list (ScrutinyDatabase *database,
                          gint64 list_id,
                          gint64 *last_at_us,
                          GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;
  g_autoptr (GPtrArray) shares =
      g_ptr_array_new_with_free_func ((GDestroyNotify) scrutiny_share_free);
  ScrutinyStep step;

  statement = scrutiny_statement_new (database,
                                      "SELECT seat, method, digits, at_us FROM "
                                      "seed_share WHERE list_id = ?1"
                                      " ORDER BY seat",
                                      error);
  if (statement == NULL)
    return NULL;
  scrutiny_statement_bind_int64 (statement, 1, list_id);

  if (last_at_us != NULL)
    *last_at_us = 0;
  while ((step = scrutiny_statement_step (statement, error)) == SCRUTINY_STEP_ROW) {
    ScrutinyShare *share = read_share (statement, error);

    if (share == NULL)
      return NULL;
    g_ptr_array_add (shares, share);
    if (last_at_us != NULL)
      *last_at_us = scrutiny_statement_column_int64 (statement, 3);
  }

  return step == SCRUTINY_STEP_DONE ? g_steal_pointer (&shares) : NULL;
}
