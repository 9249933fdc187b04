/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/learning-store.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "db/error.h"
#include "db/statement.h"

static gint64
read_number (ScrutinyDatabase *database, const char *sql, GError **error)
{
  g_autoptr (ScrutinyStatement) statement = scrutiny_statement_new (database, sql, error);

  gint64 number = 0;

  if (statement == NULL || !scrutiny_statement_read_int64 (statement, &number, error))
    return 0;

  return number;
}

/**
 * scrutiny_learning_store_next_number:
 *
 * The number the next point will have, so that its words can be sealed to it; ask
 * inside the transaction that stores it. Returns: 0 with @error set on failure
 */
gint64
scrutiny_learning_store_next_number (ScrutinyDatabase *database, GError **error)
{
  return read_number (database, "SELECT coalesce(max(id), 0) + 1 FROM learning_point",
                      error);
}

/** scrutiny_learning_store_next_event: Likewise for what happens to a point. */
gint64
scrutiny_learning_store_next_event (ScrutinyDatabase *database, GError **error)
{
  return read_number (database, "SELECT coalesce(max(id), 0) + 1 FROM learning_event",
                      error);
}

/**
 * scrutiny_learning_store_add:
 *
 * Adds a point as scrutiny_learning_store_next_number() numbered it; inside a
 * transaction
 */
gboolean
scrutiny_learning_store_add (ScrutinyDatabase *database,
                             const ScrutinyLearningPlain *point,
                             GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;

  statement = scrutiny_statement_new (database,
                                      "INSERT INTO learning_point (id, case_id, theme, "
                                      "words, moment_us, added_at_us, by)"
                                      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                                      error);
  if (statement == NULL)
    return FALSE;
  scrutiny_statement_bind_int64 (statement, 1, point->number);
  scrutiny_statement_bind_int64 (statement, 2, point->case_id);
  scrutiny_statement_bind_text (statement, 3, point->theme);
  scrutiny_statement_bind_bytes (statement, 4, point->words);
  if (point->moment_us >= 0)
    scrutiny_statement_bind_int64 (statement, 5, point->moment_us);
  else
    scrutiny_statement_bind_null (statement, 5);
  scrutiny_statement_bind_int64 (statement, 6, point->at_us);
  scrutiny_statement_bind_int64 (statement, 7, point->by);

  return scrutiny_statement_run (statement, error);
}

static void
bind_optional (ScrutinyStatement *statement, int index, const char *text)
{
  if (text != NULL)
    scrutiny_statement_bind_text (statement, index, text);
  else
    scrutiny_statement_bind_null (statement, index);
}

/**
 * scrutiny_learning_store_add_event:
 *
 * The schema holds the order: opened, answered, accepted or returned, and again.
 */
gboolean
scrutiny_learning_store_add_event (ScrutinyDatabase *database,
                                   const ScrutinyLearningEvent *event,
                                   GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;

  statement = scrutiny_statement_new (database,
                                      "INSERT INTO learning_event (id, point_id, event, "
                                      "owner, due_day, reply_kind,"
                                      " reply_day, words, at_us, by)"
                                      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
                                      error);
  if (statement == NULL)
    return FALSE;
  scrutiny_statement_bind_int64 (statement, 1, event->id);
  scrutiny_statement_bind_int64 (statement, 2, event->number);
  scrutiny_statement_bind_text (statement, 3, event->event);
  bind_optional (statement, 4, event->owner);
  bind_optional (statement, 5, event->due_day);
  bind_optional (statement, 6, event->reply_kind);
  bind_optional (statement, 7, event->reply_day);
  if (event->words != NULL)
    scrutiny_statement_bind_bytes (statement, 8, event->words);
  else
    scrutiny_statement_bind_null (statement, 8);
  scrutiny_statement_bind_int64 (statement, 9, event->at_us);
  scrutiny_statement_bind_int64 (statement, 10, event->by);

  return scrutiny_statement_run (statement, error);
}

static ScrutinyLearningState
state_of (const char *event)
{
  if (g_strcmp0 (event, "opened") == 0)
    return SCRUTINY_LEARNING_OPEN;
  if (g_strcmp0 (event, "answered") == 0)
    return SCRUTINY_LEARNING_ANSWERED;
  if (g_strcmp0 (event, "accepted") == 0)
    return SCRUTINY_LEARNING_ACCEPTED;
  if (g_strcmp0 (event, "returned") == 0)
    return SCRUTINY_LEARNING_RETURNED;

  return SCRUTINY_LEARNING_PROPOSED;
}

/* NULL where the column is NULL. */
static GBytes *
read_bytes (ScrutinyStatement *statement, int index)
{
  if (scrutiny_statement_column_is_null (statement, index))
    return NULL;

  return scrutiny_statement_column_bytes (statement, index);
}

static gboolean
give_point (ScrutinyStatement *statement,
            ScrutinyLearningFunc func,
            gpointer data,
            GError **error)
{
  ScrutinyLearningPointRow row = { 0 };
  g_autoptr (GBytes) words = read_bytes (statement, 4);
  g_autoptr (GBytes) reply = read_bytes (statement, 13);
  g_autoptr (GBytes) why = read_bytes (statement, 15);
  g_autoptr (GBytes) after_seal = read_bytes (statement, 17);

  row.number = scrutiny_statement_column_int64 (statement, 0);
  row.meeting = scrutiny_statement_column_int64 (statement, 1);
  row.letter = scrutiny_statement_column_text (statement, 2);
  row.theme = scrutiny_statement_column_text (statement, 3);
  row.moment_us = scrutiny_statement_column_is_null (statement, 5)
                      ? -1
                      : scrutiny_statement_column_int64 (statement, 5);
  row.owner = scrutiny_statement_column_text (statement, 6);
  row.due_day = scrutiny_statement_column_text (statement, 7);
  row.state = state_of (scrutiny_statement_column_text (statement, 8));
  row.changed_at_us = scrutiny_statement_column_int64 (statement, 9);
  scrutiny_reply_kind_from_code (scrutiny_statement_column_text (statement, 10),
                                 &row.reply_kind);
  row.reply_day = scrutiny_statement_column_text (statement, 11);

  return func (&row, words, scrutiny_statement_column_int64 (statement, 16), after_seal,
               scrutiny_statement_column_int64 (statement, 12), reply,
               scrutiny_statement_column_int64 (statement, 14), why, data, error);
}

/* One row a point: the newest of each kind of event decides. */
#define SELECT_POINTS                                                                    \
  "SELECT p.id, c.meeting_id, c.letter, p.theme, p.words, p.moment_us,"                  \
  " o.owner,"                                                                            \
  " (SELECT due_day FROM learning_event WHERE point_id = p.id AND due_day IS NOT NULL"   \
  "  ORDER BY id DESC LIMIT 1),"                                                         \
  " (SELECT event FROM learning_event WHERE point_id = p.id ORDER BY id DESC LIMIT 1),"  \
  " coalesce((SELECT max(at_us) FROM learning_event WHERE point_id = p.id),"             \
  "  p.added_at_us),"                                                                    \
  " a.reply_kind, a.reply_day, a.id, a.words, r.id, r.words, o.id, o.words"              \
  " FROM learning_point p JOIN drawn_case c ON c.id = p.case_id"                         \
  " LEFT JOIN learning_event o ON o.point_id = p.id AND o.event = 'opened'"              \
  " LEFT JOIN learning_event a ON a.id = (SELECT max(id) FROM learning_event"            \
  "  WHERE point_id = p.id AND event = 'answered')"                                      \
  " LEFT JOIN learning_event r ON r.id = (SELECT max(id) FROM learning_event"            \
  "  WHERE point_id = p.id AND event = 'returned')"

/**
 * scrutiny_learning_store_each:
 * @number: one point, or 0 for all in the order of their numbers
 *
 * Returns: whether all were read; %FALSE with NOT_FOUND when @number is unknown
 */
gboolean
scrutiny_learning_store_each (ScrutinyDatabase *database,
                              gint64 number,
                              ScrutinyLearningFunc func,
                              gpointer data,
                              GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;
  ScrutinyStep step;
  guint n_points = 0;

  statement =
      scrutiny_statement_new (database,
                              SELECT_POINTS " WHERE ?1 = 0 OR p.id = ?1 ORDER BY p.id",
                              error);
  if (statement == NULL)
    return FALSE;
  scrutiny_statement_bind_int64 (statement, 1, number);

  while ((step = scrutiny_statement_step (statement, error)) == SCRUTINY_STEP_ROW) {
    if (!give_point (statement, func, data, error))
      return FALSE;
    n_points++;
  }
  if (step != SCRUTINY_STEP_DONE)
    return FALSE;

  if (number != 0 && n_points == 0) {
    g_set_error (error, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_NOT_FOUND,
                 _("There is no learning point %" PRId64 "."), number);
    return FALSE;
  }

  return TRUE;
}
