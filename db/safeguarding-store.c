/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/safeguarding-store.h"

#include "db/statement.h"

/** scrutiny_safeguarding_store_add: Adds a worry; who raised it is kept nowhere */
gboolean
scrutiny_safeguarding_store_add (ScrutinyDatabase *database,
                                 gint64 case_id,
                                 gint64 raised_at_us,
                                 GError **error)
{
  g_autoptr (ScrutinyStatement) statement = scrutiny_statement_new (
      database, "INSERT INTO safeguarding_worry (case_id, raised_at_us) VALUES (?1, ?2)",
      error);

  if (statement == NULL)
    return FALSE;

  scrutiny_statement_bind_int64 (statement, 1, case_id);
  scrutiny_statement_bind_int64 (statement, 2, raised_at_us);

  return scrutiny_statement_run (statement, error);
}

/**
 * scrutiny_safeguarding_store_find_open:
 * @worry_id: (out): the worry of this case that waits for the chair; 0 if none does
 */
gboolean
scrutiny_safeguarding_store_find_open (ScrutinyDatabase *database,
                                       gint64 case_id,
                                       gint64 *worry_id,
                                       GError **error)
{
  g_autoptr (ScrutinyStatement) statement =
      scrutiny_statement_new (database,
                              "SELECT coalesce (max (id), 0) FROM safeguarding_worry "
                              "WHERE case_id = ?1"
                              " AND id NOT IN (SELECT worry_id FROM safeguarding_answer)",
                              error);

  if (statement == NULL)
    return FALSE;

  scrutiny_statement_bind_int64 (statement, 1, case_id);
  if (scrutiny_statement_step (statement, error) != SCRUTINY_STEP_ROW)
    return FALSE;
  *worry_id = scrutiny_statement_column_int64 (statement, 0);

  return TRUE;
}

/**
 * scrutiny_safeguarding_store_answer:
 * @worry: its id, when it was answered and whether it was passed on
 * @words: sealed
 */
gboolean
scrutiny_safeguarding_store_answer (ScrutinyDatabase *database,
                                    const ScrutinySafeguardingWorry *worry,
                                    GBytes *words,
                                    gint64 answered_by,
                                    GError **error)
{
  g_autoptr (ScrutinyStatement) statement =
      scrutiny_statement_new (database,
                              "INSERT INTO safeguarding_answer (worry_id, is_referred, "
                              "words, answered_at_us, answered_by) "
                              "VALUES (?1, ?2, ?3, ?4, ?5)",
                              error);

  if (statement == NULL)
    return FALSE;

  scrutiny_statement_bind_int64 (statement, 1, worry->id);
  scrutiny_statement_bind_int64 (statement, 2, worry->is_referred ? 1 : 0);
  scrutiny_statement_bind_bytes (statement, 3, words);
  scrutiny_statement_bind_int64 (statement, 4, worry->answered_at_us);
  scrutiny_statement_bind_int64 (statement, 5, answered_by);

  return scrutiny_statement_run (statement, error);
}

static gboolean
visit_row (ScrutinyStatement *statement,
           ScrutinySafeguardingVisitor visitor,
           gpointer data,
           GError **error)
{
  ScrutinySafeguardingWorry *worry = scrutiny_safeguarding_worry_new ();
  g_autoptr (GBytes) words = scrutiny_statement_column_bytes (statement, 7);

  worry->id = scrutiny_statement_column_int64 (statement, 0);
  worry->case_id = scrutiny_statement_column_int64 (statement, 1);
  worry->meeting = scrutiny_statement_column_int64 (statement, 2);
  worry->letter = g_strdup (scrutiny_statement_column_text (statement, 3));
  worry->raised_at_us = scrutiny_statement_column_int64 (statement, 4);
  worry->answered_at_us = scrutiny_statement_column_int64 (statement, 5);
  worry->is_referred = scrutiny_statement_column_int64 (statement, 6) != 0;

  return visitor (worry, worry->answered_at_us != 0 ? words : NULL, data, error);
}

/**
 * scrutiny_safeguarding_store_visit:
 * @visitor: (scope call): takes each worry, those that wait first, then the newest
 */
gboolean
scrutiny_safeguarding_store_visit (ScrutinyDatabase *database,
                                   ScrutinySafeguardingVisitor visitor,
                                   gpointer data,
                                   GError **error)
{
  ScrutinyStep step;
  g_autoptr (ScrutinyStatement) statement = scrutiny_statement_new (
      database,
      "SELECT w.id, w.case_id, c.meeting_id, c.letter, w.raised_at_us,"
      " coalesce (a.answered_at_us, 0), coalesce (a.is_referred, 0), a.words"
      " FROM safeguarding_worry w JOIN drawn_case c ON c.id = w.case_id"
      " LEFT JOIN safeguarding_answer a ON a.worry_id = w.id"
      " ORDER BY a.id IS NOT NULL, w.id DESC",
      error);

  if (statement == NULL)
    return FALSE;

  while ((step = scrutiny_statement_step (statement, error)) == SCRUTINY_STEP_ROW) {
    if (!visit_row (statement, visitor, data, error))
      return FALSE;
  }

  return step == SCRUTINY_STEP_DONE;
}
