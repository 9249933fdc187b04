/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/answer-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "db/error.h"
#include "db/statement.h"

/**
 * scrutiny_answer_store_add:
 * @row: a sealed answer; its tag was never used before
 */
gboolean
scrutiny_answer_store_add (ScrutinyDatabase *database,
                           gint64 case_id,
                           const ScrutinyAnswerRow *row,
                           GError **error)
{
  g_autoptr (ScrutinyStatement) statement =
      scrutiny_statement_new (database,
                              "INSERT INTO answer (tag, case_id, phase, own, closing) "
                              "VALUES (?1, ?2, ?3, ?4, ?5)",
                              error);

  if (statement == NULL)
    return FALSE;

  scrutiny_statement_bind_blob (statement, 1, row->tag, sizeof row->tag);
  scrutiny_statement_bind_int64 (statement, 2, case_id);
  scrutiny_statement_bind_text (statement, 3, scrutiny_answer_phase_to_code (row->phase));
  scrutiny_statement_bind_bytes (statement, 4, row->own);
  scrutiny_statement_bind_bytes (statement, 5, row->closing);

  return scrutiny_statement_run (statement, error);
}

static gboolean
refuse_damaged (GError **error)
{
  g_set_error_literal (error, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_CORRUPT,
                       _ ("An answer in this panel is damaged. Restore a backup."));

  return FALSE;
}

static gboolean
copy_fixed (ScrutinyStatement *statement, int column, guint8 *bytes, gsize size)
{
  g_autoptr (GBytes) stored = scrutiny_statement_column_bytes (statement, column);

  if (stored == NULL || g_bytes_get_size (stored) != size)
    return FALSE;
  memcpy (bytes, g_bytes_get_data (stored, NULL), size);

  return TRUE;
}

static ScrutinyAnswerRow *
read_row (ScrutinyStatement *statement, GError **error)
{
  g_autoptr (ScrutinyAnswerRow) row = scrutiny_answer_row_new ();

  row->own = scrutiny_statement_column_bytes (statement, 2);
  row->closing = scrutiny_statement_column_bytes (statement, 3);
  if (!copy_fixed (statement, 0, row->tag, sizeof row->tag) || row->own == NULL ||
      row->closing == NULL ||
      !scrutiny_answer_phase_from_code (scrutiny_statement_column_text (statement, 1),
                                        &row->phase)) {
    refuse_damaged (error);
    return NULL;
  }

  return g_steal_pointer (&row);
}

/**
 * scrutiny_answer_store_find:
 *
 * Returns: (transfer full) (nullable): the row with @tag; %NULL without @error if there
 * is none
 */
ScrutinyAnswerRow *
scrutiny_answer_store_find (ScrutinyDatabase *database,
                            gint64 case_id,
                            const guint8 *tag,
                            GError **error)
{
  g_autoptr (ScrutinyStatement) statement =
      scrutiny_statement_new (database,
                              "SELECT tag, phase, own, closing FROM answer WHERE tag = "
                              "?1 AND case_id = ?2",
                              error);

  if (statement == NULL)
    return NULL;

  scrutiny_statement_bind_blob (statement, 1, tag, SCRUTINY_ANSWER_TAG_BYTES);
  scrutiny_statement_bind_int64 (statement, 2, case_id);
  if (scrutiny_statement_step (statement, error) != SCRUTINY_STEP_ROW)
    return NULL;

  return read_row (statement, error);
}

/**
 * scrutiny_answer_store_list:
 *
 * Returns: (transfer full) (element-type ScrutinyAnswerRow): every answer of the case in
 *   the order of tags, which says nothing
 */
GPtrArray *
scrutiny_answer_store_list (ScrutinyDatabase *database, gint64 case_id, GError **error)
{
  g_autoptr (GPtrArray) rows =
      g_ptr_array_new_with_free_func ((GDestroyNotify) scrutiny_answer_row_free);
  ScrutinyStep step;
  g_autoptr (ScrutinyStatement) statement =
      scrutiny_statement_new (database,
                              "SELECT tag, phase, own, closing FROM answer WHERE case_id "
                              "= ?1 ORDER BY tag",
                              error);

  if (statement == NULL)
    return NULL;

  scrutiny_statement_bind_int64 (statement, 1, case_id);
  while ((step = scrutiny_statement_step (statement, error)) == SCRUTINY_STEP_ROW) {
    ScrutinyAnswerRow *row = read_row (statement, error);

    if (row == NULL)
      return NULL;
    g_ptr_array_add (rows, row);
  }

  return step == SCRUTINY_STEP_DONE ? g_steal_pointer (&rows) : NULL;
}

static gboolean
add_return (ScrutinyDatabase *database,
            gint64 case_id,
            const ScrutinyAnswerEnd *end,
            GError **error)
{
  g_autoptr (ScrutinyStatement) statement =
      scrutiny_statement_new (database,
                              "INSERT INTO answer_return (tag, case_id) VALUES (?1, ?2)",
                              error);

  if (statement == NULL)
    return FALSE;

  scrutiny_statement_bind_blob (statement, 1, end->tag, sizeof end->tag);
  scrutiny_statement_bind_int64 (statement, 2, case_id);

  return scrutiny_statement_run (statement, error);
}

static gboolean
add_ending (ScrutinyDatabase *database,
            gint64 case_id,
            const ScrutinyAnswerEnd *end,
            GError **error)
{
  g_autoptr (ScrutinyStatement) statement =
      scrutiny_statement_new (database,
                              "INSERT INTO answer_end (tag, case_id, kind, receipt) "
                              "VALUES (?1, ?2, ?3, ?4)",
                              error);

  if (statement == NULL)
    return FALSE;

  scrutiny_statement_bind_blob (statement, 1, end->tag, sizeof end->tag);
  scrutiny_statement_bind_int64 (statement, 2, case_id);
  scrutiny_statement_bind_text (statement, 3,
                                scrutiny_answer_end_kind_to_code (end->kind));
  if (end->kind == SCRUTINY_END_HANDED_IN)
    scrutiny_statement_bind_blob (statement, 4, end->receipt, sizeof end->receipt);
  else
    scrutiny_statement_bind_null (statement, 4);

  return scrutiny_statement_run (statement, error);
}

/**
 * scrutiny_answer_store_add_end:
 * @end: that a member is done with the case, or came back to it
 */
gboolean
scrutiny_answer_store_add_end (ScrutinyDatabase *database,
                               gint64 case_id,
                               const ScrutinyAnswerEnd *end,
                               GError **error)
{
  return end->kind == SCRUTINY_END_CAME_BACK ? add_return (database, case_id, end, error)
                                             : add_ending (database, case_id, end, error);
}

/* Ends and returns, as one. */
#define ENDS                                                                             \
  "SELECT tag, kind, receipt FROM (SELECT tag, case_id, kind, receipt FROM answer_end"   \
  " UNION ALL SELECT tag, case_id, 'came_back', NULL FROM answer_return)"                \
  " WHERE case_id = ?1"

static gboolean
read_end (ScrutinyStatement *statement, ScrutinyAnswerEnd *end, GError **error)
{
  memset (end, 0, sizeof *end);
  if (!copy_fixed (statement, 0, end->tag, sizeof end->tag) ||
      !scrutiny_answer_end_kind_from_code (scrutiny_statement_column_text (statement, 1),
                                           &end->kind))
    return refuse_damaged (error);
  if (end->kind == SCRUTINY_END_HANDED_IN &&
      !copy_fixed (statement, 2, end->receipt, sizeof end->receipt))
    return refuse_damaged (error);

  return TRUE;
}

/**
 * scrutiny_answer_store_find_end:
 * @end: (out caller-allocates): the end with @tag; its kind is NONE if there is none
 */
gboolean
scrutiny_answer_store_find_end (ScrutinyDatabase *database,
                                gint64 case_id,
                                const guint8 *tag,
                                ScrutinyAnswerEnd *end,
                                GError **error)
{
  g_autoptr (ScrutinyStatement) statement =
      scrutiny_statement_new (database, ENDS " AND tag = ?2", error);

  memset (end, 0, sizeof *end);
  if (statement == NULL)
    return FALSE;

  scrutiny_statement_bind_int64 (statement, 1, case_id);
  scrutiny_statement_bind_blob (statement, 2, tag, SCRUTINY_ANSWER_TAG_BYTES);
  switch (scrutiny_statement_step (statement, error)) {
  case SCRUTINY_STEP_ROW:
    return read_end (statement, end, error);
  case SCRUTINY_STEP_DONE:
    return TRUE;
  case SCRUTINY_STEP_ERROR:
  default:
    return FALSE;
  }
}

/**
 * scrutiny_answer_store_list_ends:
 *
 * Returns: (transfer full) (element-type ScrutinyAnswerEnd): in the order of tags
 */
GArray *
scrutiny_answer_store_list_ends (ScrutinyDatabase *database,
                                 gint64 case_id,
                                 GError **error)
{
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (ScrutinyAnswerEnd));
  ScrutinyStep step;
  g_autoptr (ScrutinyStatement) statement =
      scrutiny_statement_new (database, ENDS " ORDER BY tag", error);

  if (statement == NULL)
    return NULL;

  scrutiny_statement_bind_int64 (statement, 1, case_id);
  while ((step = scrutiny_statement_step (statement, error)) == SCRUTINY_STEP_ROW) {
    ScrutinyAnswerEnd end;

    if (!read_end (statement, &end, error))
      return NULL;
    g_array_append_val (ends, end);
  }

  return step == SCRUTINY_STEP_DONE ? g_steal_pointer (&ends) : NULL;
}
