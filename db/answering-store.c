/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/answering-store.h"

#include <glib/gi18n-lib.h>

#include "db/error.h"
#include "db/statement.h"

static char *
join_codes (char **codes)
{
  return codes != NULL ? g_strjoinv (",", codes) : g_strdup ("");
}

/* No codes is no list, not a list of one empty word. */
static char **
split_codes (const char *codes)
{
  return codes == NULL || *codes == '\0' ? g_new0 (char *, 1)
                                         : g_strsplit (codes, ",", -1);
}

/**
 * scrutiny_answering_store_open:
 * @answering: everything but is_closed is stored
 */
gboolean
scrutiny_answering_store_open (ScrutinyDatabase *database,
                               const ScrutinyAnswering *answering,
                               GError **error)
{
  g_autofree char *material = join_codes (answering->material);
  g_autofree char *recorded = join_codes (answering->recorded);
  g_autoptr (ScrutinyStatement) statement =
      scrutiny_statement_new (database,
                              "INSERT INTO answering (case_id, form, kind, is_child, "
                              "material, recorded,"
                              " public_key, opened_at_us, opened_by)"
                              " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                              error);

  if (statement == NULL)
    return FALSE;

  scrutiny_statement_bind_int64 (statement, 1, answering->case_id);
  scrutiny_statement_bind_int64 (statement, 2, answering->form);
  scrutiny_statement_bind_text (statement, 3, answering->kind);
  scrutiny_statement_bind_int64 (statement, 4, answering->is_child ? 1 : 0);
  scrutiny_statement_bind_text (statement, 5, material);
  scrutiny_statement_bind_text (statement, 6, recorded);
  scrutiny_statement_bind_bytes (statement, 7, answering->public_key);
  scrutiny_statement_bind_int64 (statement, 8, answering->opened_at_us);
  scrutiny_statement_bind_int64 (statement, 9, answering->opened_by);

  return scrutiny_statement_run (statement, error);
}

static ScrutinyAnswering *
read_answering (ScrutinyStatement *statement, gint64 case_id)
{
  ScrutinyAnswering *answering = scrutiny_answering_new ();

  answering->case_id = case_id;
  answering->form = scrutiny_statement_column_int64 (statement, 0);
  answering->kind = g_strdup (scrutiny_statement_column_text (statement, 1));
  answering->is_child = scrutiny_statement_column_int64 (statement, 2) != 0;
  answering->material = split_codes (scrutiny_statement_column_text (statement, 3));
  answering->recorded = split_codes (scrutiny_statement_column_text (statement, 4));
  answering->public_key = scrutiny_statement_column_bytes (statement, 5);
  answering->opened_at_us = scrutiny_statement_column_int64 (statement, 6);
  answering->opened_by = scrutiny_statement_column_int64 (statement, 7);
  answering->is_closed = scrutiny_statement_column_int64 (statement, 8) != 0;

  return answering;
}

/**
 * scrutiny_answering_store_get:
 *
 * Returns: (transfer full): how the case is answered, or %NULL;
 *   %SCRUTINY_DB_ERROR_NOT_FOUND if it was never opened for answers
 */
ScrutinyAnswering *
scrutiny_answering_store_get (ScrutinyDatabase *database, gint64 case_id, GError **error)
{
  g_autoptr (ScrutinyStatement) statement = scrutiny_statement_new (
      database,
      "SELECT a.form, a.kind, a.is_child, a.material, a.recorded, a.public_key,"
      " a.opened_at_us, a.opened_by, c.case_id IS NOT NULL"
      " FROM answering a LEFT JOIN answering_closed c ON c.case_id = a.case_id"
      " WHERE a.case_id = ?1",
      error);

  if (statement == NULL)
    return NULL;

  scrutiny_statement_bind_int64 (statement, 1, case_id);
  switch (scrutiny_statement_step (statement, error)) {
  case SCRUTINY_STEP_ROW:
    return read_answering (statement, case_id);
  case SCRUTINY_STEP_DONE:
    g_set_error_literal (error, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_NOT_FOUND,
                         _ ("This case is not open for answers yet."));
    return NULL;
  case SCRUTINY_STEP_ERROR:
  default:
    return NULL;
  }
}

/**
 * scrutiny_answering_store_add_share:
 * @sealed: the members' secret, to @person_id's public key
 */
gboolean
scrutiny_answering_store_add_share (ScrutinyDatabase *database,
                                    gint64 case_id,
                                    gint64 person_id,
                                    GBytes *sealed,
                                    GError **error)
{
  g_autoptr (ScrutinyStatement) statement =
      scrutiny_statement_new (database,
                              "INSERT INTO answering_share (case_id, person_id, sealed) "
                              "VALUES (?1, ?2, ?3)",
                              error);

  if (statement == NULL)
    return FALSE;

  scrutiny_statement_bind_int64 (statement, 1, case_id);
  scrutiny_statement_bind_int64 (statement, 2, person_id);
  scrutiny_statement_bind_bytes (statement, 3, sealed);

  return scrutiny_statement_run (statement, error);
}

/* The one column of the first row; NULL without an error if there is none. */
static GBytes *
read_sealed (ScrutinyDatabase *database,
             const char *sql,
             gint64 case_id,
             gint64 id,
             GError **error)
{
  g_autoptr (ScrutinyStatement) statement = scrutiny_statement_new (database, sql, error);

  if (statement == NULL)
    return NULL;

  scrutiny_statement_bind_int64 (statement, 1, case_id);
  scrutiny_statement_bind_int64 (statement, 2, id);
  if (scrutiny_statement_step (statement, error) != SCRUTINY_STEP_ROW)
    return NULL;

  return scrutiny_statement_column_bytes (statement, 0);
}

/**
 * scrutiny_answering_store_get_share:
 *
 * Returns: (transfer full) (nullable): the share sealed to @person_id; %NULL without
 *   @error if there is none
 */
GBytes *
scrutiny_answering_store_get_share (ScrutinyDatabase *database,
                                    gint64 case_id,
                                    gint64 person_id,
                                    GError **error)
{
  return read_sealed (database,
                      "SELECT sealed FROM answering_share WHERE case_id = ?1 AND "
                      "person_id = ?2",
                      case_id, person_id, error);
}

/**
 * scrutiny_answering_store_list_chairs:
 *
 * Returns: (transfer full) (element-type gint64): the chairs to whom the case was
 * entrusted when it was drawn
 */
GArray *
scrutiny_answering_store_list_chairs (ScrutinyDatabase *database,
                                      gint64 case_id,
                                      GError **error)
{
  g_autoptr (GArray) chairs = g_array_new (FALSE, FALSE, sizeof (gint64));
  ScrutinyStep step;
  g_autoptr (ScrutinyStatement) statement =
      scrutiny_statement_new (database,
                              "SELECT person_id FROM case_secret WHERE case_id = ?1 "
                              "AND person_id IS NOT NULL",
                              error);

  if (statement == NULL)
    return NULL;

  scrutiny_statement_bind_int64 (statement, 1, case_id);
  while ((step = scrutiny_statement_step (statement, error)) == SCRUTINY_STEP_ROW) {
    gint64 id = scrutiny_statement_column_int64 (statement, 0);

    g_array_append_val (chairs, id);
  }

  return step == SCRUTINY_STEP_DONE ? g_steal_pointer (&chairs) : NULL;
}

/**
 * scrutiny_answering_store_count_members:
 * @n_members: (out): how many members were on the panel when the case was opened
 */
gboolean
scrutiny_answering_store_count_members (ScrutinyDatabase *database,
                                        gint64 case_id,
                                        guint *n_members,
                                        GError **error)
{
  g_autoptr (ScrutinyStatement) statement =
      scrutiny_statement_new (database,
                              "SELECT count(*) FROM answering_share WHERE case_id = ?1",
                              error);
  gint64 count;

  if (statement == NULL)
    return FALSE;

  scrutiny_statement_bind_int64 (statement, 1, case_id);
  if (!scrutiny_statement_read_int64 (statement, &count, error))
    return FALSE;
  *n_members = (guint) count;

  return TRUE;
}

/**
 * scrutiny_answering_store_add_release:
 * @id: 16 random bytes, so that rows lie in no order
 * @sealed: the members' share, to @chair_id's public key
 */
gboolean
scrutiny_answering_store_add_release (ScrutinyDatabase *database,
                                      gint64 case_id,
                                      gint64 chair_id,
                                      const guint8 id[16],
                                      GBytes *sealed,
                                      GError **error)
{
  g_autoptr (ScrutinyStatement) statement =
      scrutiny_statement_new (database,
                              "INSERT INTO answering_release (id, case_id, chair_id, "
                              "sealed)"
                              " VALUES (?1, ?2, ?3, ?4)",
                              error);

  if (statement == NULL)
    return FALSE;

  scrutiny_statement_bind_blob (statement, 1, id, 16);
  scrutiny_statement_bind_int64 (statement, 2, case_id);
  scrutiny_statement_bind_int64 (statement, 3, chair_id);
  scrutiny_statement_bind_bytes (statement, 4, sealed);

  return scrutiny_statement_run (statement, error);
}

/**
 * scrutiny_answering_store_get_release:
 *
 * Returns: (transfer full) (nullable): one of the releases to @chair_id; %NULL without
 *   @error while nobody has handed in
 */
GBytes *
scrutiny_answering_store_get_release (ScrutinyDatabase *database,
                                      gint64 case_id,
                                      gint64 chair_id,
                                      GError **error)
{
  return read_sealed (database,
                      "SELECT sealed FROM answering_release WHERE case_id = ?1 AND "
                      "chair_id = ?2",
                      case_id, chair_id, error);
}

/**
 * scrutiny_answering_store_close:
 * @secret: of the case's key, sealed for the panel
 * @digest: 32 bytes over every answer and end there is
 */
gboolean
scrutiny_answering_store_close (ScrutinyDatabase *database,
                                gint64 case_id,
                                GBytes *secret,
                                GBytes *digest,
                                gint64 n_rows,
                                gint64 at_us,
                                gint64 by,
                                GError **error)
{
  g_autoptr (ScrutinyStatement) statement =
      scrutiny_statement_new (database,
                              "INSERT INTO answering_closed (case_id, secret, digest, "
                              "n_rows, closed_at_us,"
                              " closed_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                              error);

  if (statement == NULL)
    return FALSE;

  scrutiny_statement_bind_int64 (statement, 1, case_id);
  scrutiny_statement_bind_bytes (statement, 2, secret);
  scrutiny_statement_bind_bytes (statement, 3, digest);
  scrutiny_statement_bind_int64 (statement, 4, n_rows);
  scrutiny_statement_bind_int64 (statement, 5, at_us);
  scrutiny_statement_bind_int64 (statement, 6, by);

  return scrutiny_statement_run (statement, error);
}

/**
 * scrutiny_answering_store_get_closed:
 * @secret: (out) (transfer full): as it was stored
 * @digest: (out) (transfer full): as it was stored
 *
 * Returns: %FALSE with %SCRUTINY_DB_ERROR_NOT_FOUND while the case is not closed
 */
gboolean
scrutiny_answering_store_get_closed (ScrutinyDatabase *database,
                                     gint64 case_id,
                                     GBytes **secret,
                                     GBytes **digest,
                                     GError **error)
{
  ScrutinyStep step;
  g_autoptr (ScrutinyStatement) statement = scrutiny_statement_new (
      database, "SELECT secret, digest FROM answering_closed WHERE case_id = ?1", error);

  if (statement == NULL)
    return FALSE;

  scrutiny_statement_bind_int64 (statement, 1, case_id);
  step = scrutiny_statement_step (statement, error);
  if (step == SCRUTINY_STEP_DONE)
    g_set_error_literal (error, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_NOT_FOUND,
                         _ ("The chair has not closed this case yet."));
  if (step != SCRUTINY_STEP_ROW)
    return FALSE;

  *secret = scrutiny_statement_column_bytes (statement, 0);
  *digest = scrutiny_statement_column_bytes (statement, 1);

  return TRUE;
}

/**
 * scrutiny_answering_store_list_closed:
 *
 * Returns: (transfer full) (element-type gint64): the cases that are closed
 */
GArray *
scrutiny_answering_store_list_closed (ScrutinyDatabase *database, GError **error)
{
  g_autoptr (GArray) cases = g_array_new (FALSE, FALSE, sizeof (gint64));
  ScrutinyStep step;
  g_autoptr (ScrutinyStatement) statement =
      scrutiny_statement_new (database,
                              "SELECT case_id FROM answering_closed ORDER BY id", error);

  if (statement == NULL)
    return NULL;

  while ((step = scrutiny_statement_step (statement, error)) == SCRUTINY_STEP_ROW) {
    gint64 id = scrutiny_statement_column_int64 (statement, 0);

    g_array_append_val (cases, id);
  }

  return step == SCRUTINY_STEP_DONE ? g_steal_pointer (&cases) : NULL;
}
