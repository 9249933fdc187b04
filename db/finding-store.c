/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/finding-store.h"

#include "db/statement.h"

/**
 * scrutiny_finding_store_add_marks:
 *
 * Stores what a chair shares of a case; the newest counts.
 */
gboolean
scrutiny_finding_store_add_marks (ScrutinyDatabase *database,
                                  gint64 case_id,
                                  GBytes *marks,
                                  gint64 at_us,
                                  gint64 by,
                                  GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;

  statement = scrutiny_statement_new (database,
                                      "INSERT INTO case_mark (case_id, marks, "
                                      "shared_at_us, by) VALUES (?1, ?2, ?3, ?4)",
                                      error);
  if (statement == NULL)
    return FALSE;
  scrutiny_statement_bind_int64 (statement, 1, case_id);
  scrutiny_statement_bind_bytes (statement, 2, marks);
  scrutiny_statement_bind_int64 (statement, 3, at_us);
  scrutiny_statement_bind_int64 (statement, 4, by);

  return scrutiny_statement_run (statement, error);
}

/**
 * scrutiny_finding_store_get_marks:
 * @marks: (out) (transfer full) (nullable): the newest, sealed; %NULL while the
 *   chair has shared none
 */
gboolean
scrutiny_finding_store_get_marks (ScrutinyDatabase *database,
                                  gint64 case_id,
                                  GBytes **marks,
                                  GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;
  ScrutinyStep step;

  *marks = NULL;
  statement = scrutiny_statement_new (database,
                                      "SELECT marks FROM case_mark WHERE case_id = ?1 "
                                      "ORDER BY id DESC LIMIT 1",
                                      error);
  if (statement == NULL)
    return FALSE;
  scrutiny_statement_bind_int64 (statement, 1, case_id);

  step = scrutiny_statement_step (statement, error);
  if (step == SCRUTINY_STEP_ROW)
    *marks = scrutiny_statement_column_bytes (statement, 0);

  return step != SCRUTINY_STEP_ERROR;
}
