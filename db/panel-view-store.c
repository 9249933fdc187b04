/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/panel-view-store.h"

#include <glib/gi18n-lib.h>

#include "db/error.h"
#include "db/statement.h"

/**
 * scrutiny_panel_view_store_add:
 * @view: text and minority are not stored as they are
 * @words: both of them, sealed
 */
gboolean
scrutiny_panel_view_store_add (ScrutinyDatabase *database,
                               const ScrutinyPanelView *view,
                               GBytes *words,
                               GError **error)
{
  g_autoptr (ScrutinyStatement) statement = scrutiny_statement_new (
      database,
      "INSERT INTO panel_view (case_id, level, scale_id, scale_version, band, method,"
      " n_graded, n_stood_out, quorum, has_minority, words, set_at_us, set_by)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
      error);

  if (statement == NULL)
    return FALSE;

  scrutiny_statement_bind_int64 (statement, 1, view->case_id);
  scrutiny_statement_bind_text (statement, 2, view->level);
  scrutiny_statement_bind_text (statement, 3, view->scale_id);
  scrutiny_statement_bind_text (statement, 4, view->scale_version);
  scrutiny_statement_bind_text (statement, 5, scrutiny_band_to_code (view->band));
  scrutiny_statement_bind_text (statement, 6, view->method);
  scrutiny_statement_bind_int64 (statement, 7, view->n_graded);
  scrutiny_statement_bind_int64 (statement, 8, view->n_stood_out);
  scrutiny_statement_bind_int64 (statement, 9, view->quorum);
  scrutiny_statement_bind_int64 (statement, 10, view->minority != NULL ? 1 : 0);
  scrutiny_statement_bind_bytes (statement, 11, words);
  scrutiny_statement_bind_int64 (statement, 12, view->set_at_us);
  scrutiny_statement_bind_int64 (statement, 13, view->set_by);

  return scrutiny_statement_run (statement, error);
}

static ScrutinyPanelView *
read_view (ScrutinyStatement *statement, gint64 case_id, GBytes **words, GError **error)
{
  g_autoptr (ScrutinyPanelView) view = scrutiny_panel_view_new ();

  if (!scrutiny_band_from_code (scrutiny_statement_column_text (statement, 3),
                                &view->band)) {
    g_set_error_literal (error, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_CORRUPT,
                         _ ("A panel view is damaged. Restore a backup."));
    return NULL;
  }
  view->case_id = case_id;
  view->level = g_strdup (scrutiny_statement_column_text (statement, 0));
  view->scale_id = g_strdup (scrutiny_statement_column_text (statement, 1));
  view->scale_version = g_strdup (scrutiny_statement_column_text (statement, 2));
  view->method = g_strdup (scrutiny_statement_column_text (statement, 4));
  view->n_graded = (guint) scrutiny_statement_column_int64 (statement, 5);
  view->n_stood_out = (guint) scrutiny_statement_column_int64 (statement, 6);
  view->quorum = (guint) scrutiny_statement_column_int64 (statement, 7);
  *words = scrutiny_statement_column_bytes (statement, 8);
  view->set_at_us = scrutiny_statement_column_int64 (statement, 9);
  view->set_by = scrutiny_statement_column_int64 (statement, 10);

  return g_steal_pointer (&view);
}

/**
 * scrutiny_panel_view_store_get:
 * @words: (out) (transfer full): text and minority, sealed
 *
 * Returns: (transfer full): the newest view of the case, or %NULL;
 *   %SCRUTINY_DB_ERROR_NOT_FOUND while there is none
 */
ScrutinyPanelView *
scrutiny_panel_view_store_get (ScrutinyDatabase *database,
                               gint64 case_id,
                               GBytes **words,
                               GError **error)
{
  g_autoptr (ScrutinyStatement) statement = scrutiny_statement_new (
      database,
      "SELECT level, scale_id, scale_version, band, method, n_graded, n_stood_out,"
      " quorum, words, set_at_us, set_by"
      " FROM panel_view WHERE case_id = ?1 ORDER BY id DESC LIMIT 1",
      error);

  if (statement == NULL)
    return NULL;

  scrutiny_statement_bind_int64 (statement, 1, case_id);
  switch (scrutiny_statement_step (statement, error)) {
  case SCRUTINY_STEP_ROW:
    return read_view (statement, case_id, words, error);
  case SCRUTINY_STEP_DONE:
    g_set_error_literal (error, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_NOT_FOUND,
                         _ ("The panel has not agreed on this case yet."));
    return NULL;
  case SCRUTINY_STEP_ERROR:
  default:
    return NULL;
  }
}
