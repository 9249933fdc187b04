/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/hide-doubt-store.h"

#include "db/statement.h"

/**
 * scrutiny_hide_doubt_store_add:
 * @said_by: the person's id; never read again by the program
 */
gboolean
scrutiny_hide_doubt_store_add (ScrutinyDatabase *database,
                               const ScrutinyHideDoubt *doubt,
                               gint64 said_by,
                               GError **error)
{
  g_autoptr (ScrutinyStatement) statement =
      scrutiny_statement_new (database,
                              "INSERT INTO hide_doubt (clip_id, track_id, kind, at_us, "
                              "said_at_us, said_by) "
                              "VALUES (?1, nullif(?2, 0), ?3, ?4, ?5, ?6)",
                              error);

  if (statement == NULL)
    return FALSE;

  scrutiny_statement_bind_int64 (statement, 1, doubt->clip_id);
  scrutiny_statement_bind_int64 (statement, 2, doubt->track_id);
  scrutiny_statement_bind_text (statement, 3, scrutiny_doubt_kind_to_code (doubt->kind));
  scrutiny_statement_bind_int64 (statement, 4, doubt->at_us);
  scrutiny_statement_bind_int64 (statement, 5, doubt->said_at_us);
  scrutiny_statement_bind_int64 (statement, 6, said_by);

  return scrutiny_statement_run (statement, error);
}

/**
 * scrutiny_hide_doubt_store_list:
 *
 * Returns: (transfer full) (element-type ScrutinyHideDoubt): by their place in the clip
 */
GArray *
scrutiny_hide_doubt_store_list (ScrutinyDatabase *database,
                                gint64 clip_id,
                                GError **error)
{
  g_autoptr (GArray) doubts = g_array_new (FALSE, TRUE, sizeof (ScrutinyHideDoubt));
  ScrutinyStep step;
  g_autoptr (ScrutinyStatement) statement =
      scrutiny_statement_new (database,
                              "SELECT coalesce(track_id, 0), kind, at_us, said_at_us "
                              "FROM hide_doubt WHERE clip_id = ?1 ORDER BY at_us, id",
                              error);

  if (statement == NULL)
    return NULL;

  scrutiny_statement_bind_int64 (statement, 1, clip_id);
  while ((step = scrutiny_statement_step (statement, error)) == SCRUTINY_STEP_ROW) {
    ScrutinyHideDoubt doubt = { .clip_id = clip_id };

    doubt.track_id = scrutiny_statement_column_int64 (statement, 0);
    scrutiny_doubt_kind_from_code (scrutiny_statement_column_text (statement, 1),
                                   &doubt.kind);
    doubt.at_us = scrutiny_statement_column_int64 (statement, 2);
    doubt.said_at_us = scrutiny_statement_column_int64 (statement, 3);
    g_array_append_val (doubts, doubt);
  }

  return step == SCRUTINY_STEP_DONE ? g_steal_pointer (&doubts) : NULL;
}
