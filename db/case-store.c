/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/case-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "db/error.h"
#include "db/statement.h"

/* A case with its newest event; the order read_case() reads. */
#define SELECT_CASE                                                                      \
  "SELECT c.id, c.meeting_id, c.letter, c.record_ref, c.stratum, c.rank, c.ticket,"      \
  " (SELECT o.letter FROM drawn_case o WHERE o.id = c.replaces),"                        \
  " (SELECT o.letter FROM drawn_case o WHERE o.replaces = c.id),"                        \
  " coalesce((SELECT e.state FROM case_event e WHERE e.case_id = c.id"                   \
  "           ORDER BY e.id DESC LIMIT 1), 'drawn'),"                                    \
  " (SELECT e.code FROM case_event e WHERE e.case_id = c.id"                             \
  "  AND e.state = 'set_aside' ORDER BY e.id DESC LIMIT 1),"                             \
  " (SELECT e.code FROM case_event e WHERE e.case_id = c.id"                             \
  "  AND e.state = 'no_footage' AND NOT EXISTS (SELECT 1 FROM case_event h"              \
  "   WHERE h.case_id = c.id AND h.state = 'footage_held' AND h.id > e.id)"              \
  "  ORDER BY e.id DESC LIMIT 1),"                                                       \
  " c.public_key FROM drawn_case c"

static ScrutinyCase *
read_case (ScrutinyStatement *statement, GError **error)
{
  g_autoptr (GBytes) key = scrutiny_statement_column_bytes (statement, 12);
  ScrutinyCaseRow row = {
    .id = scrutiny_statement_column_int64 (statement, 0),
    .meeting = scrutiny_statement_column_int64 (statement, 1),
    .letter = scrutiny_statement_column_text (statement, 2),
    .record_ref = scrutiny_statement_column_text (statement, 3),
    .stratum = (guint) scrutiny_statement_column_int64 (statement, 4),
    .rank = (guint) scrutiny_statement_column_int64 (statement, 5),
    .ticket = scrutiny_statement_column_text (statement, 6),
    .replaces = scrutiny_statement_column_text (statement, 7),
    .replaced_by = scrutiny_statement_column_text (statement, 8),
    .code = scrutiny_statement_column_text (statement, 10),
    .no_footage_code = scrutiny_statement_column_text (statement, 11),
  };

  if (row.letter == NULL || row.record_ref == NULL || key == NULL ||
      g_bytes_get_size (key) != sizeof row.public_key ||
      !scrutiny_case_state_from_code (scrutiny_statement_column_text (statement, 9),
                                      &row.state)) {
    g_set_error_literal (error, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_CORRUPT,
                         _("A case of this panel is damaged. Restore a backup."));
    return NULL;
  }
  memcpy (row.public_key, g_bytes_get_data (key, NULL), sizeof row.public_key);

  return scrutiny_case_new (&row);
}

/** scrutiny_case_store_add: Returns: the id of the case, or 0 with @error set. */
gint64
scrutiny_case_store_add (ScrutinyDatabase *database,
                         const ScrutinyNewCase *new_case,
                         GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;

  statement = scrutiny_statement_new (database,
                                      "INSERT INTO drawn_case (meeting_id, draw_id, "
                                      "letter, record_ref, stratum, rank,"
                                      " ticket, replaces, public_key, added_at_us)"
                                      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
                                      error);
  if (statement == NULL)
    return 0;
  scrutiny_statement_bind_int64 (statement, 1, new_case->meeting);
  scrutiny_statement_bind_int64 (statement, 2, new_case->draw_id);
  scrutiny_statement_bind_text (statement, 3, new_case->letter);
  scrutiny_statement_bind_text (statement, 4, new_case->drawn->id);
  scrutiny_statement_bind_int64 (statement, 5, new_case->drawn->stratum);
  scrutiny_statement_bind_int64 (statement, 6, new_case->drawn->rank);
  scrutiny_statement_bind_text (statement, 7, new_case->drawn->ticket);
  if (new_case->replaces != 0)
    scrutiny_statement_bind_int64 (statement, 8, new_case->replaces);
  scrutiny_statement_bind_blob (statement, 9, new_case->public_key,
                                sizeof new_case->public_key);
  scrutiny_statement_bind_int64 (statement, 10, new_case->at_us);

  return scrutiny_statement_run (statement, error) ? scrutiny_database_last_id (database)
                                                   : 0;
}

/**
 * scrutiny_case_store_add_event:
 *
 * Moves a case on; whether it may is the use case's to ask.
 */
gboolean
scrutiny_case_store_add_event (ScrutinyDatabase *database,
                               const ScrutinyCaseEvent *event,
                               GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;

  statement = scrutiny_statement_new (database,
                                      "INSERT INTO case_event (case_id, state, code, "
                                      "text, decider, at_us, by)"
                                      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                                      error);
  if (statement == NULL)
    return FALSE;
  scrutiny_statement_bind_int64 (statement, 1, event->case_id);
  scrutiny_statement_bind_text (statement, 2, scrutiny_case_state_to_code (event->state));
  scrutiny_statement_bind_text (statement, 3, event->code);
  scrutiny_statement_bind_bytes (statement, 4, event->text);
  scrutiny_statement_bind_text (statement, 5, scrutiny_role_to_code (event->decider));
  scrutiny_statement_bind_int64 (statement, 6, event->at_us);
  scrutiny_statement_bind_int64 (statement, 7, event->by);

  return scrutiny_statement_run (statement, error);
}

static ScrutinyCase *
read_only_case (ScrutinyStatement *statement, const char *letter, GError **error)
{
  switch (scrutiny_statement_step (statement, error)) {
  case SCRUTINY_STEP_ROW:
    return read_case (statement, error);
  case SCRUTINY_STEP_DONE:
    g_set_error (error, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_NOT_FOUND,
                 _("There is no case %s in this meeting."), letter);
    return NULL;
  case SCRUTINY_STEP_ERROR:
  default:
    return NULL;
  }
}

/**
 * scrutiny_case_store_get:
 *
 * Returns: (transfer full): the case with that id, or %NULL with @error set.
 */
ScrutinyCase *
scrutiny_case_store_get (ScrutinyDatabase *database, gint64 case_id, GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, case_id);

  statement = scrutiny_statement_new (database, SELECT_CASE " WHERE c.id = ?1", error);
  if (statement == NULL)
    return NULL;
  scrutiny_statement_bind_int64 (statement, 1, case_id);

  return read_only_case (statement, number, error);
}

/**
 * scrutiny_case_store_find:
 *
 * Returns: (transfer full): case @letter of @meeting, or %NULL with @error set.
 */
ScrutinyCase *
scrutiny_case_store_find (ScrutinyDatabase *database,
                          gint64 meeting,
                          const char *letter,
                          GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;

  statement =
      scrutiny_statement_new (database,
                              SELECT_CASE " WHERE c.meeting_id = ?1 AND c.letter = ?2",
                              error);
  if (statement == NULL)
    return NULL;
  scrutiny_statement_bind_int64 (statement, 1, meeting);
  scrutiny_statement_bind_text (statement, 2, letter);

  return read_only_case (statement, letter, error);
}

/**
 * scrutiny_case_store_list:
 *
 * Returns: (transfer full) (element-type ScrutinyCase): the cases of @meeting in
 *   the order of their letters, those set aside too.
 */
GListModel *
scrutiny_case_store_list (ScrutinyDatabase *database, gint64 meeting, GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;
  g_autoptr (GListStore) cases = g_list_store_new (SCRUTINY_TYPE_CASE);
  ScrutinyStep step;

  statement =
      scrutiny_statement_new (database,
                              SELECT_CASE " WHERE c.meeting_id = ?1 ORDER BY c.id",
                              error);
  if (statement == NULL)
    return NULL;
  scrutiny_statement_bind_int64 (statement, 1, meeting);

  while ((step = scrutiny_statement_step (statement, error)) == SCRUTINY_STEP_ROW) {
    g_autoptr (ScrutinyCase) drawn_case = read_case (statement, error);

    if (drawn_case == NULL)
      return NULL;
    g_list_store_append (cases, drawn_case);
  }

  return step == SCRUTINY_STEP_DONE ? G_LIST_MODEL (g_steal_pointer (&cases)) : NULL;
}

/**
 * scrutiny_case_store_list_refs_elsewhere:
 *
 * Returns: (transfer full): the set of records drawn or called up for meetings other
 *   than @meeting: a new list marks them drawn_before.
 */
GHashTable *
scrutiny_case_store_list_refs_elsewhere (ScrutinyDatabase *database,
                                         gint64 meeting,
                                         GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;
  g_autoptr (GHashTable) refs =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  ScrutinyStep step;

  statement =
      scrutiny_statement_new (database,
                              "SELECT record_ref FROM drawn_case WHERE meeting_id <> ?1",
                              error);
  if (statement == NULL)
    return NULL;
  scrutiny_statement_bind_int64 (statement, 1, meeting);

  while ((step = scrutiny_statement_step (statement, error)) == SCRUTINY_STEP_ROW)
    g_hash_table_add (refs, g_strdup (scrutiny_statement_column_text (statement, 0)));

  return step == SCRUTINY_STEP_DONE ? g_steal_pointer (&refs) : NULL;
}

/** scrutiny_case_store_get_draw_id: @draw_id: (out): the draw that the case came from. */
gboolean
scrutiny_case_store_get_draw_id (ScrutinyDatabase *database,
                                 gint64 case_id,
                                 gint64 *draw_id,
                                 GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;

  statement =
      scrutiny_statement_new (database, "SELECT draw_id FROM drawn_case WHERE id = ?1",
                              error);
  if (statement == NULL)
    return FALSE;
  scrutiny_statement_bind_int64 (statement, 1, case_id);

  return scrutiny_statement_read_int64 (statement, draw_id, error);
}

/**
 * scrutiny_case_store_add_secret:
 * @person_id: the chair it is sealed to; 0 for the recovery code
 * @sealed: the case's secret key, sealed
 */
gboolean
scrutiny_case_store_add_secret (ScrutinyDatabase *database,
                                gint64 case_id,
                                gint64 person_id,
                                GBytes *sealed,
                                GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;

  statement = scrutiny_statement_new (database,
                                      "INSERT INTO case_secret (case_id, person_id, "
                                      "sealed) VALUES (?1, ?2, ?3)",
                                      error);
  if (statement == NULL)
    return FALSE;
  scrutiny_statement_bind_int64 (statement, 1, case_id);
  if (person_id != 0)
    scrutiny_statement_bind_int64 (statement, 2, person_id);
  scrutiny_statement_bind_bytes (statement, 3, sealed);

  return scrutiny_statement_run (statement, error);
}

static void
case_secret_free (gpointer data)
{
  ScrutinyCaseSecret *secret = data;

  g_bytes_unref (secret->sealed);
  g_free (secret);
}

/**
 * scrutiny_case_store_list_secrets:
 *
 * Returns: (transfer full) (element-type ScrutinyCaseSecret): every case's secret that
 *   was sealed to @person_id (0: to the recovery code), the newest of each.
 */
GPtrArray *
scrutiny_case_store_list_secrets (ScrutinyDatabase *database,
                                  gint64 person_id,
                                  GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;
  g_autoptr (GPtrArray) secrets = g_ptr_array_new_with_free_func (case_secret_free);
  ScrutinyStep step;

  statement = scrutiny_statement_new (
      database,
      "SELECT case_id, sealed FROM case_secret s WHERE person_id IS ?1 AND id ="
      " (SELECT max(id) FROM case_secret WHERE case_id = s.case_id AND person_id IS ?1)"
      " ORDER BY case_id",
      error);
  if (statement == NULL)
    return NULL;
  if (person_id != 0)
    scrutiny_statement_bind_int64 (statement, 1, person_id);

  while ((step = scrutiny_statement_step (statement, error)) == SCRUTINY_STEP_ROW) {
    ScrutinyCaseSecret *secret = g_new0 (ScrutinyCaseSecret, 1);

    secret->case_id = scrutiny_statement_column_int64 (statement, 0);
    secret->sealed = scrutiny_statement_column_bytes (statement, 1);
    g_ptr_array_add (secrets, secret);
  }

  return step == SCRUTINY_STEP_DONE ? g_steal_pointer (&secrets) : NULL;
}

/**
 * scrutiny_case_store_get_secret:
 *
 * Returns: (transfer full): the case's secret key sealed to @person_id, or %NULL
 *   with %SCRUTINY_DB_ERROR_NOT_FOUND if it was not sealed to them.
 */
GBytes *
scrutiny_case_store_get_secret (ScrutinyDatabase *database,
                                gint64 case_id,
                                gint64 person_id,
                                GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;

  statement = scrutiny_statement_new (database,
                                      "SELECT sealed FROM case_secret WHERE case_id = ?1 "
                                      "AND person_id IS ?2 ORDER BY id DESC LIMIT 1",
                                      error);
  if (statement == NULL)
    return NULL;
  scrutiny_statement_bind_int64 (statement, 1, case_id);
  if (person_id != 0)
    scrutiny_statement_bind_int64 (statement, 2, person_id);

  switch (scrutiny_statement_step (statement, error)) {
  case SCRUTINY_STEP_ROW:
    return scrutiny_statement_column_bytes (statement, 0);
  case SCRUTINY_STEP_DONE:
    g_set_error_literal (error, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_NOT_FOUND,
                         _("This case was not entrusted to you when it was drawn. "
                           "Another chair must close it."));
    return NULL;
  case SCRUTINY_STEP_ERROR:
  default:
    return NULL;
  }
}
