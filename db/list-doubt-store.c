/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/list-doubt-store.h"

#include "db/statement.h"

/**
 * scrutiny_list_doubt_store_add:
 * @doubts: (element-type ScrutinyListDoubt): in order
 *
 * Writes what was found in a list, inside the transaction that fixes it.
 */
gboolean
scrutiny_list_doubt_store_add (ScrutinyDatabase *database,
                               gint64 list_id,
                               GPtrArray *doubts,
                               GError **error)
{
  g_autoptr (ScrutinyStatement) statement =
      scrutiny_statement_new (database,
                              "INSERT INTO list_doubt (list_id, kind, count, out_of, "
                              "place)"
                              " VALUES (?1, ?2, ?3, ?4, ?5)",
                              error);

  for (guint i = 0; statement != NULL && i < doubts->len; i++) {
    const ScrutinyListDoubt *doubt = g_ptr_array_index (doubts, i);

    scrutiny_statement_bind_int64 (statement, 1, list_id);
    scrutiny_statement_bind_text (statement, 2,
                                  scrutiny_list_doubt_kind_to_text (doubt->kind));
    scrutiny_statement_bind_int64 (statement, 3, doubt->count);
    scrutiny_statement_bind_int64 (statement, 4, doubt->of);
    scrutiny_statement_bind_text (statement, 5, doubt->where);
    if (!scrutiny_statement_run (statement, error))
      return FALSE;
  }

  return statement != NULL;
}

/**
 * scrutiny_list_doubt_store_list:
 *
 * Returns: (transfer full) (element-type ScrutinyListDoubt): what was found in the
 *   list, in order; empty for a list fixed before this was kept
 */
GPtrArray *
scrutiny_list_doubt_store_list (ScrutinyDatabase *database,
                                gint64 list_id,
                                GError **error)
{
  g_autoptr (GPtrArray) doubts =
      g_ptr_array_new_with_free_func ((GDestroyNotify) scrutiny_list_doubt_free);
  g_autoptr (ScrutinyStatement) statement =
      scrutiny_statement_new (database,
                              "SELECT kind, count, out_of, place FROM list_doubt"
                              " WHERE list_id = ?1 ORDER BY id",
                              error);
  ScrutinyStep step;

  if (statement == NULL)
    return NULL;

  scrutiny_statement_bind_int64 (statement, 1, list_id);
  while ((step = scrutiny_statement_step (statement, error)) == SCRUTINY_STEP_ROW) {
    ScrutinyListDoubtKind kind;

    if (scrutiny_list_doubt_kind_from_text (scrutiny_statement_column_text (statement, 0),
                                            &kind))
      g_ptr_array_add (doubts, scrutiny_list_doubt_new (
                                   kind, scrutiny_statement_column_int64 (statement, 1),
                                   scrutiny_statement_column_int64 (statement, 2),
                                   scrutiny_statement_column_text (statement, 3)));
  }

  return step == SCRUTINY_STEP_DONE ? g_steal_pointer (&doubts) : NULL;
}
