/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/told-note-store.h"

#include "db/statement.h"

/**
 * scrutiny_told_note_store_add:
 * @note: who and what are not stored as they are
 * @words: both of them, sealed
 */
gboolean
scrutiny_told_note_store_add (ScrutinyDatabase *database,
                              const ScrutinyToldNote *note,
                              GBytes *words,
                              gint64 noted_by,
                              GError **error)
{
  g_autoptr (ScrutinyStatement) statement =
      scrutiny_statement_new (database,
                              "INSERT INTO told_note (case_id, before_grading, words, "
                              "told_at_us, noted_at_us,"
                              " noted_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                              error);

  if (statement == NULL)
    return FALSE;

  scrutiny_statement_bind_int64 (statement, 1, note->case_id);
  scrutiny_statement_bind_int64 (statement, 2, note->is_before_grading ? 1 : 0);
  scrutiny_statement_bind_bytes (statement, 3, words);
  scrutiny_statement_bind_int64 (statement, 4, note->told_at_us);
  scrutiny_statement_bind_int64 (statement, 5, note->noted_at_us);
  scrutiny_statement_bind_int64 (statement, 6, noted_by);

  return scrutiny_statement_run (statement, error);
}

static gboolean
visit_row (ScrutinyStatement *statement,
           gint64 case_id,
           ScrutinyToldNoteVisitor visitor,
           gpointer data,
           GError **error)
{
  ScrutinyToldNote *note = scrutiny_told_note_new ();
  g_autoptr (GBytes) words = scrutiny_statement_column_bytes (statement, 2);

  note->id = scrutiny_statement_column_int64 (statement, 0);
  note->case_id = case_id;
  note->is_before_grading = scrutiny_statement_column_int64 (statement, 1) != 0;
  note->told_at_us = scrutiny_statement_column_int64 (statement, 3);
  note->noted_at_us = scrutiny_statement_column_int64 (statement, 4);

  return visitor (note, words, data, error);
}

/**
 * scrutiny_told_note_store_visit:
 * @visitor: (scope call): takes each note
 */
gboolean
scrutiny_told_note_store_visit (ScrutinyDatabase *database,
                                gint64 case_id,
                                ScrutinyToldNoteVisitor visitor,
                                gpointer data,
                                GError **error)
{
  ScrutinyStep step;
  g_autoptr (ScrutinyStatement) statement =
      scrutiny_statement_new (database,
                              "SELECT id, before_grading, words, told_at_us, noted_at_us "
                              "FROM told_note"
                              " WHERE case_id = ?1 ORDER BY id",
                              error);

  if (statement == NULL)
    return FALSE;

  scrutiny_statement_bind_int64 (statement, 1, case_id);
  while ((step = scrutiny_statement_step (statement, error)) == SCRUTINY_STEP_ROW) {
    if (!visit_row (statement, case_id, visitor, data, error))
      return FALSE;
  }

  return step == SCRUTINY_STEP_DONE;
}
