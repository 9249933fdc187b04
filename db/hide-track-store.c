/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/hide-track-store.h"

#include <glib/gi18n-lib.h>

#include "db/error.h"
#include "db/statement.h"

/* The order read_version() reads. */
#define SELECT_VERSION                                                                   \
  "SELECT t.id, t.clip_id, t.version, t.track_sha256, t.made_at_us, t.made_by,"          \
  " coalesce(a.at_us, 0), coalesce(a.by, 0) FROM hide_track t"                           \
  " LEFT JOIN hide_approval a ON a.track_id = t.id WHERE t.clip_id = ?1"                 \
  " ORDER BY t.version DESC"

static ScrutinyHideVersion *
read_version (ScrutinyStatement *statement, GError **error)
{
  const ScrutinyHideVersionRow row = {
    .id = scrutiny_statement_column_int64 (statement, 0),
    .clip_id = scrutiny_statement_column_int64 (statement, 1),
    .version = (guint) scrutiny_statement_column_int64 (statement, 2),
    .sha256 = scrutiny_statement_column_text (statement, 3),
    .made_at_us = scrutiny_statement_column_int64 (statement, 4),
    .made_by = scrutiny_statement_column_int64 (statement, 5),
    .approved_at_us = scrutiny_statement_column_int64 (statement, 6),
    .approved_by = scrutiny_statement_column_int64 (statement, 7),
  };

  if (row.sha256 != NULL)
    return scrutiny_hide_version_new (&row);

  g_set_error_literal (error, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_CORRUPT,
                       _("A hide track of this panel is damaged. Restore a backup."));
  return NULL;
}

/**
 * scrutiny_hide_track_store_add:
 * @row: its id and approval are not read
 * @sealed: the track's JSON, sealed
 *
 * Returns: the version's id, or 0 with @error set
 */
gint64
scrutiny_hide_track_store_add (ScrutinyDatabase *database,
                               const ScrutinyHideVersionRow *row,
                               GBytes *sealed,
                               GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;

  statement = scrutiny_statement_new (database,
                                      "INSERT INTO hide_track (clip_id, version, track, "
                                      "track_sha256, made_at_us,"
                                      " made_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                                      error);
  if (statement == NULL)
    return 0;
  scrutiny_statement_bind_int64 (statement, 1, row->clip_id);
  scrutiny_statement_bind_int64 (statement, 2, row->version);
  scrutiny_statement_bind_bytes (statement, 3, sealed);
  scrutiny_statement_bind_text (statement, 4, row->sha256);
  scrutiny_statement_bind_int64 (statement, 5, row->made_at_us);
  scrutiny_statement_bind_int64 (statement, 6, row->made_by);

  return scrutiny_statement_run (statement, error) ? scrutiny_database_last_id (database)
                                                   : 0;
}

/**
 * scrutiny_hide_track_store_get_newest:
 *
 * Returns: (transfer full): the version that counts; %NULL without @error while there is
 *   none.
 */
ScrutinyHideVersion *
scrutiny_hide_track_store_get_newest (ScrutinyDatabase *database,
                                      gint64 clip_id,
                                      GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;

  statement = scrutiny_statement_new (database, SELECT_VERSION " LIMIT 1", error);
  if (statement == NULL)
    return NULL;
  scrutiny_statement_bind_int64 (statement, 1, clip_id);
  if (scrutiny_statement_step (statement, error) != SCRUTINY_STEP_ROW)
    return NULL;

  return read_version (statement, error);
}

/**
 * scrutiny_hide_track_store_list:
 *
 * Returns: (transfer full) (element-type ScrutinyHideVersion): newest first.
 */
GListModel *
scrutiny_hide_track_store_list (ScrutinyDatabase *database,
                                gint64 clip_id,
                                GError **error)
{
  g_autoptr (GListStore) list = g_list_store_new (SCRUTINY_TYPE_HIDE_VERSION);
  g_autoptr (ScrutinyStatement) statement = NULL;
  ScrutinyStep step;

  statement = scrutiny_statement_new (database, SELECT_VERSION, error);
  if (statement == NULL)
    return NULL;
  scrutiny_statement_bind_int64 (statement, 1, clip_id);

  while ((step = scrutiny_statement_step (statement, error)) == SCRUTINY_STEP_ROW) {
    g_autoptr (ScrutinyHideVersion) version = read_version (statement, error);

    if (version == NULL)
      return NULL;
    g_list_store_append (list, version);
  }

  return step == SCRUTINY_STEP_DONE ? G_LIST_MODEL (g_steal_pointer (&list)) : NULL;
}

/**
 * scrutiny_hide_track_store_get_sealed:
 *
 * Returns: (transfer full): the track as it was sealed, or %NULL with @error set.
 */
GBytes *
scrutiny_hide_track_store_get_sealed (ScrutinyDatabase *database,
                                      gint64 track_id,
                                      GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;
  ScrutinyStep step;

  statement =
      scrutiny_statement_new (database, "SELECT track FROM hide_track WHERE id = ?1",
                              error);
  if (statement == NULL)
    return NULL;
  scrutiny_statement_bind_int64 (statement, 1, track_id);

  step = scrutiny_statement_step (statement, error);
  if (step == SCRUTINY_STEP_ROW)
    return scrutiny_statement_column_bytes (statement, 0);
  if (step == SCRUTINY_STEP_DONE)
    g_set_error_literal (error, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_NOT_FOUND,
                         _("There is no such hide track."));
  return NULL;
}

/**
 * scrutiny_hide_track_store_approve:
 * @track_id: the newest version of its clip
 * @watched_us: how much of the clip @by has watched under it
 * @by: somebody who did not make it
 */
gboolean
scrutiny_hide_track_store_approve (ScrutinyDatabase *database,
                                   gint64 track_id,
                                   gint64 watched_us,
                                   gint64 at_us,
                                   gint64 by,
                                   GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;

  statement = scrutiny_statement_new (database,
                                      "INSERT INTO hide_approval (track_id, watched_us, "
                                      "at_us, by)"
                                      " VALUES (?1, ?2, ?3, ?4)",
                                      error);
  if (statement == NULL)
    return FALSE;
  scrutiny_statement_bind_int64 (statement, 1, track_id);
  scrutiny_statement_bind_int64 (statement, 2, watched_us);
  scrutiny_statement_bind_int64 (statement, 3, at_us);
  scrutiny_statement_bind_int64 (statement, 4, by);

  return scrutiny_statement_run (statement, error);
}
