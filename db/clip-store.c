/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/clip-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "db/error.h"
#include "db/statement.h"

/* The order read_clip() reads. */
#define SELECT_CLIP                                                                      \
  "SELECT id, case_id, sha256, size_bytes, camera, started_at_us, stream, coded_width,"  \
  " coded_height, rotation, time_base_num, time_base_den, width, height, duration_us,"   \
  " last_us, frames, has_sound, is_truncated, is_estimated, is_variable, added_at_us"    \
  " FROM clip"

static gboolean
parse_sha256 (const char *hex, guint8 *bytes)
{
  if (hex == NULL || strlen (hex) != 2 * SCRUTINY_CLIP_SHA256_BYTES)
    return FALSE;

  for (guint i = 0; i < SCRUTINY_CLIP_SHA256_BYTES; i++) {
    const gint high = g_ascii_xdigit_value (hex[2 * i]);
    const gint low = g_ascii_xdigit_value (hex[2 * i + 1]);

    if (high < 0 || low < 0)
      return FALSE;
    bytes[i] = (guint8) (high << 4 | low);
  }
  return TRUE;
}

static void
read_shape (ScrutinyStatement *statement, ScrutinyHideClip *shape)
{
  shape->stream = (guint) scrutiny_statement_column_int64 (statement, 6);
  shape->width = (guint) scrutiny_statement_column_int64 (statement, 7);
  shape->height = (guint) scrutiny_statement_column_int64 (statement, 8);
  shape->rotation = (guint) scrutiny_statement_column_int64 (statement, 9);
  shape->time_base_num = (gint) scrutiny_statement_column_int64 (statement, 10);
  shape->time_base_den = (gint) scrutiny_statement_column_int64 (statement, 11);
}

static ScrutinyClip *
read_clip (ScrutinyStatement *statement, GError **error)
{
  ScrutinyClipRow row = {
    .id = scrutiny_statement_column_int64 (statement, 0),
    .case_id = scrutiny_statement_column_int64 (statement, 1),
    .size_bytes = scrutiny_statement_column_int64 (statement, 3),
    .camera = scrutiny_statement_column_text (statement, 4),
    .started_at_us = scrutiny_statement_column_int64 (statement, 5),
    .width = (guint) scrutiny_statement_column_int64 (statement, 12),
    .height = (guint) scrutiny_statement_column_int64 (statement, 13),
    .duration_us = scrutiny_statement_column_int64 (statement, 14),
    .last_us = scrutiny_statement_column_int64 (statement, 15),
    .frames = (guint64) scrutiny_statement_column_int64 (statement, 16),
    .has_sound = scrutiny_statement_column_int64 (statement, 17) != 0,
    .is_truncated = scrutiny_statement_column_int64 (statement, 18) != 0,
    .is_estimated = scrutiny_statement_column_int64 (statement, 19) != 0,
    .is_variable = scrutiny_statement_column_int64 (statement, 20) != 0,
    .added_at_us = scrutiny_statement_column_int64 (statement, 21),
  };
  ScrutinyClip *clip = NULL;

  read_shape (statement, &row.shape);
  if (parse_sha256 (scrutiny_statement_column_text (statement, 2), row.shape.sha256))
    clip = scrutiny_clip_new (&row, NULL);
  if (clip == NULL)
    g_set_error_literal (error, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_CORRUPT,
                         _("A clip of this panel is damaged. Restore a backup."));
  return clip;
}

static void
bind_clip (ScrutinyStatement *statement, ScrutinyClip *clip)
{
  const ScrutinyClipRow *row = scrutiny_clip_get_row (clip);
  const gint64 numbers[] = {
    row->shape.stream,
    row->shape.width,
    row->shape.height,
    row->shape.rotation,
    row->shape.time_base_num,
    row->shape.time_base_den,
    row->width,
    row->height,
    row->duration_us,
    row->last_us,
    (gint64) row->frames,
    row->has_sound != 0,
    row->is_truncated != 0,
    row->is_estimated != 0,
    row->is_variable != 0,
    row->added_at_us,
  };

  scrutiny_statement_bind_int64 (statement, 1, row->case_id);
  scrutiny_statement_bind_text (statement, 2, scrutiny_clip_get_sha256 (clip));
  scrutiny_statement_bind_int64 (statement, 3, row->size_bytes);
  if (row->camera != NULL)
    scrutiny_statement_bind_text (statement, 4, row->camera);
  else
    scrutiny_statement_bind_null (statement, 4);
  if (row->started_at_us != 0)
    scrutiny_statement_bind_int64 (statement, 5, row->started_at_us);
  else
    scrutiny_statement_bind_null (statement, 5);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    scrutiny_statement_bind_int64 (statement, (int) i + 6, numbers[i]);
}

/** scrutiny_clip_store_add: Returns: the clip's id, or 0 with @error set. */
gint64
scrutiny_clip_store_add (ScrutinyDatabase *database,
                         ScrutinyClip *clip,
                         gint64 by,
                         GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;

  statement = scrutiny_statement_new (
      database,
      "INSERT INTO clip (case_id, sha256, size_bytes, camera, started_at_us, stream,"
      " coded_width, coded_height, rotation, time_base_num, time_base_den, width, height,"
      " duration_us, last_us, frames, has_sound, is_truncated, is_estimated, is_variable,"
      " added_at_us, added_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12,"
      " ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22)",
      error);
  if (statement == NULL)
    return 0;
  bind_clip (statement, clip);
  scrutiny_statement_bind_int64 (statement, 22, by);

  return scrutiny_statement_run (statement, error) ? scrutiny_database_last_id (database)
                                                   : 0;
}

/**
 * scrutiny_clip_store_get:
 *
 * Returns: (transfer full): the clip, or %NULL with @error set.
 */
ScrutinyClip *
scrutiny_clip_store_get (ScrutinyDatabase *database, gint64 clip_id, GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;
  ScrutinyStep step;

  statement = scrutiny_statement_new (database, SELECT_CLIP " WHERE id = ?1", error);
  if (statement == NULL)
    return NULL;
  scrutiny_statement_bind_int64 (statement, 1, clip_id);

  step = scrutiny_statement_step (statement, error);
  if (step == SCRUTINY_STEP_ROW)
    return read_clip (statement, error);
  if (step == SCRUTINY_STEP_DONE)
    g_set_error_literal (error, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_NOT_FOUND,
                         _("There is no such clip."));
  return NULL;
}

static GListModel *
read_all (ScrutinyStatement *statement, GError **error)
{
  g_autoptr (GListStore) list = g_list_store_new (SCRUTINY_TYPE_CLIP);
  ScrutinyStep step;

  while ((step = scrutiny_statement_step (statement, error)) == SCRUTINY_STEP_ROW) {
    g_autoptr (ScrutinyClip) clip = read_clip (statement, error);

    if (clip == NULL)
      return NULL;
    g_list_store_append (list, clip);
  }

  return step == SCRUTINY_STEP_DONE ? G_LIST_MODEL (g_steal_pointer (&list)) : NULL;
}

/**
 * scrutiny_clip_store_list_case:
 *
 * Returns: (transfer full) (element-type ScrutinyClip): a case's, in the order added.
 */
GListModel *
scrutiny_clip_store_list_case (ScrutinyDatabase *database, gint64 case_id, GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;

  statement =
      scrutiny_statement_new (database, SELECT_CLIP " WHERE case_id = ?1 ORDER BY id",
                              error);
  if (statement == NULL)
    return NULL;
  scrutiny_statement_bind_int64 (statement, 1, case_id);

  return read_all (statement, error);
}

/**
 * scrutiny_clip_store_list:
 *
 * Returns: (transfer full) (element-type ScrutinyClip): all, in the order added.
 */
GListModel *
scrutiny_clip_store_list (ScrutinyDatabase *database, GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;

  statement = scrutiny_statement_new (database, SELECT_CLIP " ORDER BY id", error);

  return statement != NULL ? read_all (statement, error) : NULL;
}

/** scrutiny_clip_store_add_view: Adds to the log of who watched what; it only grows */
gboolean
scrutiny_clip_store_add_view (ScrutinyDatabase *database,
                              const ScrutinyClipView *view,
                              GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;

  statement = scrutiny_statement_new (database,
                                      "INSERT INTO clip_view (clip_id, track_id, "
                                      "person_id, from_us, to_us, at_us)"
                                      " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                                      error);
  if (statement == NULL)
    return FALSE;
  scrutiny_statement_bind_int64 (statement, 1, view->clip_id);
  if (view->track_id != 0)
    scrutiny_statement_bind_int64 (statement, 2, view->track_id);
  else
    scrutiny_statement_bind_null (statement, 2);
  scrutiny_statement_bind_int64 (statement, 3, view->person_id);
  scrutiny_statement_bind_int64 (statement, 4, view->from_us);
  scrutiny_statement_bind_int64 (statement, 5, view->to_us);
  scrutiny_statement_bind_int64 (statement, 6, view->at_us);

  return scrutiny_statement_run (statement, error);
}

/**
 * scrutiny_clip_store_list_views:
 *
 * Returns: (transfer full) (element-type ScrutinyClipView): in the order of the clip's
 *   time, or %NULL with @error set.
 */
GArray *
scrutiny_clip_store_list_views (ScrutinyDatabase *database,
                                gint64 clip_id,
                                GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;
  g_autoptr (GArray) views = g_array_new (FALSE, FALSE, sizeof (ScrutinyClipView));
  ScrutinyStep step;

  statement = scrutiny_statement_new (database,
                                      "SELECT coalesce(track_id, 0), person_id, from_us, "
                                      "to_us, at_us FROM clip_view"
                                      " WHERE clip_id = ?1 ORDER BY from_us, id",
                                      error);
  if (statement == NULL)
    return NULL;
  scrutiny_statement_bind_int64 (statement, 1, clip_id);

  while ((step = scrutiny_statement_step (statement, error)) == SCRUTINY_STEP_ROW) {
    const ScrutinyClipView view = {
      .clip_id = clip_id,
      .track_id = scrutiny_statement_column_int64 (statement, 0),
      .person_id = scrutiny_statement_column_int64 (statement, 1),
      .from_us = scrutiny_statement_column_int64 (statement, 2),
      .to_us = scrutiny_statement_column_int64 (statement, 3),
      .at_us = scrutiny_statement_column_int64 (statement, 4),
    };

    g_array_append_val (views, view);
  }

  return step == SCRUTINY_STEP_DONE ? g_steal_pointer (&views) : NULL;
}
