/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/fixed-list-store.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "db/error.h"
#include "db/statement.h"

#define SELECT_LIST                                                                      \
  "SELECT f.id, f.meeting_id, f.tag, f.plan, f.plan_sha256, f.list_sha256, f.records,"   \
  " f.committed_at_us, (SELECT count(*) FROM seed_share s WHERE s.list_id = f.id),"      \
  " v.reason, d.certificate_sha256"                                                      \
  " FROM fixed_list f LEFT JOIN list_void v ON v.list_id = f.id"                         \
  " LEFT JOIN draw d ON d.list_id = f.id"

static ScrutinyFixedList *
read_list (ScrutinyStatement *statement)
{
  ScrutinyFixedList *list = scrutiny_fixed_list_new ();

  list->id = scrutiny_statement_column_int64 (statement, 0);
  list->meeting = scrutiny_statement_column_int64 (statement, 1);
  list->tag = g_strdup (scrutiny_statement_column_text (statement, 2));
  list->plan = g_strdup (scrutiny_statement_column_text (statement, 3));
  list->plan_sha256 = g_strdup (scrutiny_statement_column_text (statement, 4));
  list->list_sha256 = g_strdup (scrutiny_statement_column_text (statement, 5));
  list->n_records = (guint) scrutiny_statement_column_int64 (statement, 6);
  list->committed_at_us = scrutiny_statement_column_int64 (statement, 7);
  list->n_shares = (guint) scrutiny_statement_column_int64 (statement, 8);
  list->void_reason = g_strdup (scrutiny_statement_column_text (statement, 9));
  list->certificate_sha256 = g_strdup (scrutiny_statement_column_text (statement, 10));

  return list;
}

/** scrutiny_fixed_list_store_add: Stores the commitment; @list gets its id. */
gboolean
scrutiny_fixed_list_store_add (ScrutinyDatabase *database,
                               ScrutinyFixedList *list,
                               gint64 by,
                               GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;

  statement = scrutiny_statement_new (
      database,
      "INSERT INTO fixed_list (meeting_id, tag, plan, plan_sha256, list_sha256, records,"
      " committed_at_us, by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
      error);
  if (statement == NULL)
    return FALSE;
  scrutiny_statement_bind_int64 (statement, 1, list->meeting);
  scrutiny_statement_bind_text (statement, 2, list->tag);
  scrutiny_statement_bind_text (statement, 3, list->plan);
  scrutiny_statement_bind_text (statement, 4, list->plan_sha256);
  scrutiny_statement_bind_text (statement, 5, list->list_sha256);
  scrutiny_statement_bind_int64 (statement, 6, list->n_records);
  scrutiny_statement_bind_int64 (statement, 7, list->committed_at_us);
  scrutiny_statement_bind_int64 (statement, 8, by);
  if (!scrutiny_statement_run (statement, error))
    return FALSE;

  list->id = scrutiny_database_last_id (database);

  return TRUE;
}

/**
 * scrutiny_fixed_list_store_add_exclusion:
 * @reason: (nullable): in words, sealed
 * @decider: the part that decided, such as "force"
 */
gboolean
scrutiny_fixed_list_store_add_exclusion (ScrutinyDatabase *database,
                                         gint64 list_id,
                                         const char *record_ref,
                                         const char *code,
                                         GBytes *reason,
                                         const char *decider,
                                         GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;

  statement = scrutiny_statement_new (database,
                                      "INSERT INTO list_exclusion (list_id, record_ref, "
                                      "code, reason, decider)"
                                      " VALUES (?1, ?2, ?3, ?4, ?5)",
                                      error);
  if (statement == NULL)
    return FALSE;
  scrutiny_statement_bind_int64 (statement, 1, list_id);
  scrutiny_statement_bind_text (statement, 2, record_ref);
  scrutiny_statement_bind_text (statement, 3, code);
  scrutiny_statement_bind_bytes (statement, 4, reason);
  scrutiny_statement_bind_text (statement, 5, decider);

  return scrutiny_statement_run (statement, error);
}

/**
 * scrutiny_fixed_list_store_count_exclusions:
 *
 * Returns: (transfer full) (element-type ScrutinyExclusionCount): by reason and part
 */
GPtrArray *
scrutiny_fixed_list_store_count_exclusions (ScrutinyDatabase *database,
                                            gint64 list_id,
                                            GError **error)
{
  g_autoptr (GPtrArray) counts =
      g_ptr_array_new_with_free_func ((GDestroyNotify) scrutiny_exclusion_count_free);
  g_autoptr (ScrutinyStatement) statement =
      scrutiny_statement_new (database,
                              "SELECT code, decider, count(*) FROM list_exclusion"
                              " WHERE list_id = ?1 GROUP BY code, decider"
                              " ORDER BY code, decider",
                              error);
  ScrutinyStep step;

  if (statement == NULL)
    return NULL;

  scrutiny_statement_bind_int64 (statement, 1, list_id);
  while ((step = scrutiny_statement_step (statement, error)) == SCRUTINY_STEP_ROW)
    g_ptr_array_add (counts, scrutiny_exclusion_count_new (
                                 scrutiny_statement_column_text (statement, 0),
                                 scrutiny_statement_column_text (statement, 1),
                                 scrutiny_statement_column_int64 (statement, 2)));

  return step == SCRUTINY_STEP_DONE ? g_steal_pointer (&counts) : NULL;
}

/**
 * scrutiny_fixed_list_store_find_tag:
 * @tag: a plan's, used once in a panel
 * @list_id: (out): the list fixed with it
 *
 * Returns: whether there is one; else %SCRUTINY_DB_ERROR_NOT_FOUND
 */
gboolean
scrutiny_fixed_list_store_find_tag (ScrutinyDatabase *database,
                                    const char *tag,
                                    gint64 *list_id,
                                    GError **error)
{
  g_autoptr (ScrutinyStatement) statement =
      scrutiny_statement_new (database, "SELECT id FROM fixed_list WHERE tag = ?1",
                              error);
  ScrutinyStep step;

  if (statement == NULL)
    return FALSE;

  scrutiny_statement_bind_text (statement, 1, tag);
  step = scrutiny_statement_step (statement, error);
  if (step == SCRUTINY_STEP_ROW)
    *list_id = scrutiny_statement_column_int64 (statement, 0);
  else if (step == SCRUTINY_STEP_DONE)
    g_set_error (error, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_NOT_FOUND,
                 _("No list of this panel has the tag “%s”."), tag);

  return step == SCRUTINY_STEP_ROW;
}

/** scrutiny_fixed_list_store_void: Gives a list up before its draw. */
gboolean
scrutiny_fixed_list_store_void (ScrutinyDatabase *database,
                                gint64 list_id,
                                const char *reason,
                                gint64 at_us,
                                gint64 by,
                                GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;

  statement = scrutiny_statement_new (database,
                                      "INSERT INTO list_void (list_id, reason, at_us, "
                                      "by) VALUES (?1, ?2, ?3, ?4)",
                                      error);
  if (statement == NULL)
    return FALSE;
  scrutiny_statement_bind_int64 (statement, 1, list_id);
  scrutiny_statement_bind_text (statement, 2, reason);
  scrutiny_statement_bind_int64 (statement, 3, at_us);
  scrutiny_statement_bind_int64 (statement, 4, by);

  return scrutiny_statement_run (statement, error);
}

/**
 * scrutiny_fixed_list_store_get_newest:
 *
 * Returns: (transfer full): the list fixed last for @meeting that is not voided,
 *   or %NULL with %SCRUTINY_DB_ERROR_NOT_FOUND.
 */
ScrutinyFixedList *
scrutiny_fixed_list_store_get_newest (ScrutinyDatabase *database,
                                      gint64 meeting,
                                      GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;

  statement =
      scrutiny_statement_new (database,
                              SELECT_LIST " WHERE f.meeting_id = ?1 AND v.reason IS NULL"
                                          " ORDER BY f.id DESC LIMIT 1",
                              error);
  if (statement == NULL)
    return NULL;
  scrutiny_statement_bind_int64 (statement, 1, meeting);

  switch (scrutiny_statement_step (statement, error)) {
  case SCRUTINY_STEP_ROW:
    return read_list (statement);
  case SCRUTINY_STEP_DONE:
    g_set_error (error, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_NOT_FOUND,
                 _("No list is fixed for meeting %" PRId64 " yet."), meeting);
    return NULL;
  case SCRUTINY_STEP_ERROR:
  default:
    return NULL;
  }
}

/**
 * scrutiny_fixed_list_store_list:
 *
 * Returns: (transfer full) (element-type ScrutinyFixedList): all of @meeting, or
 *   of the panel when it is 0, voided ones too, in the order they were fixed.
 */
GPtrArray *
scrutiny_fixed_list_store_list (ScrutinyDatabase *database,
                                gint64 meeting,
                                GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;
  g_autoptr (GPtrArray) lists =
      g_ptr_array_new_with_free_func ((GDestroyNotify) scrutiny_fixed_list_free);
  ScrutinyStep step;

  statement = scrutiny_statement_new (database,
                                      SELECT_LIST
                                      " WHERE ?1 = 0 OR f.meeting_id = ?1 ORDER BY f.id",
                                      error);
  if (statement == NULL)
    return NULL;
  scrutiny_statement_bind_int64 (statement, 1, meeting);

  while ((step = scrutiny_statement_step (statement, error)) == SCRUTINY_STEP_ROW)
    g_ptr_array_add (lists, read_list (statement));

  return step == SCRUTINY_STEP_DONE ? g_steal_pointer (&lists) : NULL;
}

/**
 * scrutiny_fixed_list_store_count:
 *
 * How many lists were ever fixed for @meeting, voided ones too.
 */
gboolean
scrutiny_fixed_list_store_count (ScrutinyDatabase *database,
                                 gint64 meeting,
                                 guint *count,
                                 GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;
  gint64 found;

  statement =
      scrutiny_statement_new (database,
                              "SELECT count(*) FROM fixed_list WHERE meeting_id = ?1",
                              error);
  if (statement == NULL)
    return FALSE;
  scrutiny_statement_bind_int64 (statement, 1, meeting);
  if (!scrutiny_statement_read_int64 (statement, &found, error))
    return FALSE;

  *count = (guint) found;

  return TRUE;
}

/**
 * scrutiny_fixed_list_store_list_voids:
 *
 * Returns: (transfer full): hashes of the plans voided since the last draw of the
 *   panel, in order: the next certificate prints them.
 */
GStrv
scrutiny_fixed_list_store_list_voids (ScrutinyDatabase *database, GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;
  g_autoptr (GStrvBuilder) hashes = g_strv_builder_new ();
  ScrutinyStep step;

  statement = scrutiny_statement_new (
      database,
      "SELECT f.plan_sha256 FROM list_void v JOIN fixed_list f ON f.id = v.list_id"
      " WHERE v.id > coalesce((SELECT max(last_void) FROM draw), 0) ORDER BY v.id",
      error);
  if (statement == NULL)
    return NULL;

  while ((step = scrutiny_statement_step (statement, error)) == SCRUTINY_STEP_ROW)
    g_strv_builder_add (hashes, scrutiny_statement_column_text (statement, 0));

  return step == SCRUTINY_STEP_DONE ? g_strv_builder_end (hashes) : NULL;
}
