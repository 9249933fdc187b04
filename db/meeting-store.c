/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/meeting-store.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "db/error.h"
#include "db/statement.h"

/* A meeting with what its state follows from; the order read_meeting() reads. */
#define SELECT_MEETING                                                                   \
  "SELECT m.id, m.title, m.day,"                                                         \
  " EXISTS (SELECT 1 FROM meeting_event e WHERE e.meeting_id = m.id"                     \
  "         AND e.event = 'sealed'),"                                                    \
  " EXISTS (SELECT 1 FROM meeting_event e WHERE e.meeting_id = m.id"                     \
  "         AND e.event = 'opened'),"                                                    \
  " EXISTS (SELECT 1 FROM drawn_case c JOIN case_event e ON e.case_id = c.id"            \
  "         WHERE c.meeting_id = m.id AND e.state <> 'set_aside'),"                      \
  " EXISTS (SELECT 1 FROM drawn_case c WHERE c.meeting_id = m.id),"                      \
  " EXISTS (SELECT 1 FROM fixed_list f WHERE f.meeting_id = m.id"                        \
  "         AND NOT EXISTS (SELECT 1 FROM list_void v WHERE v.list_id = f.id)),"         \
  " (SELECT count(*) FROM drawn_case c WHERE c.meeting_id = m.id"                        \
  "  AND NOT EXISTS (SELECT 1 FROM case_event e WHERE e.case_id = c.id"                  \
  "                  AND e.state = 'set_aside'))"                                        \
  " FROM meeting m"

static ScrutinyMeeting *
read_meeting (ScrutinyStatement *statement, GError **error)
{
  static const ScrutinyMeetingState from_latest[] = {
    SCRUTINY_MEETING_SEALED, SCRUTINY_MEETING_OPEN,       SCRUTINY_MEETING_PREPARING,
    SCRUTINY_MEETING_DRAWN,  SCRUTINY_MEETING_LIST_FIXED,
  };
  ScrutinyMeetingState state = SCRUTINY_MEETING_PLANNED;
  const char *title = scrutiny_statement_column_text (statement, 1);
  const char *day = scrutiny_statement_column_text (statement, 2);

  for (int i = G_N_ELEMENTS (from_latest) - 1; i >= 0; i--)
    if (scrutiny_statement_column_int64 (statement, 3 + i) != 0)
      state = from_latest[i];

  return scrutiny_meeting_new (scrutiny_statement_column_int64 (statement, 0),
                               title ? title : "", day ? day : "", state,
                               (guint) scrutiny_statement_column_int64 (statement, 8),
                               error);
}

/**
 * scrutiny_meeting_store_add:
 *
 * Returns: the number the meeting got, or 0 with @error set
 */
gint64
scrutiny_meeting_store_add (ScrutinyDatabase *database,
                            ScrutinyMeeting *meeting,
                            gint64 at_us,
                            gint64 by,
                            GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;

  statement = scrutiny_statement_new (database,
                                      "INSERT INTO meeting (title, day, created_at_us, "
                                      "created_by)"
                                      " VALUES (?1, ?2, ?3, ?4)",
                                      error);
  if (statement == NULL)
    return 0;
  scrutiny_statement_bind_text (statement, 1, scrutiny_meeting_get_title (meeting));
  scrutiny_statement_bind_text (statement, 2, scrutiny_meeting_get_day (meeting));
  scrutiny_statement_bind_int64 (statement, 3, at_us);
  scrutiny_statement_bind_int64 (statement, 4, by);

  return scrutiny_statement_run (statement, error) ? scrutiny_database_last_id (database)
                                                   : 0;
}

/**
 * scrutiny_meeting_store_get:
 *
 * Returns: (transfer full): the meeting with that @number, or %NULL with
 *   %SCRUTINY_DB_ERROR_NOT_FOUND.
 */
ScrutinyMeeting *
scrutiny_meeting_store_get (ScrutinyDatabase *database, gint64 number, GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;

  statement = scrutiny_statement_new (database, SELECT_MEETING " WHERE m.id = ?1", error);
  if (statement == NULL)
    return NULL;
  scrutiny_statement_bind_int64 (statement, 1, number);

  switch (scrutiny_statement_step (statement, error)) {
  case SCRUTINY_STEP_ROW:
    return read_meeting (statement, error);
  case SCRUTINY_STEP_DONE:
    g_set_error (error, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_NOT_FOUND,
                 _("There is no meeting %" PRId64 "."), number);
    return NULL;
  case SCRUTINY_STEP_ERROR:
  default:
    return NULL;
  }
}

/**
 * scrutiny_meeting_store_list:
 *
 * Returns: (transfer full) (element-type ScrutinyMeeting): all, by number.
 */
GListModel *
scrutiny_meeting_store_list (ScrutinyDatabase *database, GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;
  g_autoptr (GListStore) meetings = g_list_store_new (SCRUTINY_TYPE_MEETING);
  ScrutinyStep step;

  statement = scrutiny_statement_new (database, SELECT_MEETING " ORDER BY m.id", error);
  if (statement == NULL)
    return NULL;

  while ((step = scrutiny_statement_step (statement, error)) == SCRUTINY_STEP_ROW) {
    g_autoptr (ScrutinyMeeting) meeting = read_meeting (statement, error);

    if (meeting == NULL)
      return NULL;
    g_list_store_append (meetings, meeting);
  }

  return step == SCRUTINY_STEP_DONE ? G_LIST_MODEL (g_steal_pointer (&meetings)) : NULL;
}

static gboolean
add_event (ScrutinyDatabase *database,
           gint64 number,
           const char *event,
           const char *head,
           gint64 at_us,
           gint64 by,
           GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;

  statement = scrutiny_statement_new (database,
                                      "INSERT INTO meeting_event (meeting_id, event, "
                                      "head, at_us, by)"
                                      " VALUES (?1, ?2, ?3, ?4, ?5)",
                                      error);
  if (statement == NULL)
    return FALSE;
  scrutiny_statement_bind_int64 (statement, 1, number);
  scrutiny_statement_bind_text (statement, 2, event);
  scrutiny_statement_bind_text (statement, 3, head);
  scrutiny_statement_bind_int64 (statement, 4, at_us);
  scrutiny_statement_bind_int64 (statement, 5, by);

  return scrutiny_statement_run (statement, error);
}

/** scrutiny_meeting_store_open: Once in the life of a meeting. */
gboolean
scrutiny_meeting_store_open (ScrutinyDatabase *database,
                             gint64 number,
                             gint64 at_us,
                             gint64 by,
                             GError **error)
{
  return add_event (database, number, "opened", NULL, at_us, by, error);
}

/**
 * scrutiny_meeting_store_seal:
 * @head: the log's head before the seal's own entry
 *
 * Once; afterwards the schema lets nothing more into the meeting.
 */
gboolean
scrutiny_meeting_store_seal (ScrutinyDatabase *database,
                             gint64 number,
                             const char *head,
                             gint64 at_us,
                             gint64 by,
                             GError **error)
{
  return add_event (database, number, "sealed", head, at_us, by, error);
}

/**
 * scrutiny_meeting_store_get_seal:
 * @head: (out) (transfer full) (nullable): what it was sealed with, %NULL while it
 *   is not
 */
gboolean
scrutiny_meeting_store_get_seal (ScrutinyDatabase *database,
                                 gint64 number,
                                 char **head,
                                 GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;
  ScrutinyStep step;

  statement = scrutiny_statement_new (database,
                                      "SELECT head FROM meeting_event WHERE meeting_id = "
                                      "?1 AND event = 'sealed'",
                                      error);
  if (statement == NULL)
    return FALSE;
  scrutiny_statement_bind_int64 (statement, 1, number);

  step = scrutiny_statement_step (statement, error);
  *head = step == SCRUTINY_STEP_ROW
              ? g_strdup (scrutiny_statement_column_text (statement, 0))
              : NULL;

  return step != SCRUTINY_STEP_ERROR;
}

/**
 * scrutiny_meeting_store_set_consent:
 *
 * A chair agrees that the coordinator fixes and draws, or takes it back.
 */
gboolean
scrutiny_meeting_store_set_consent (ScrutinyDatabase *database,
                                    gint64 number,
                                    gboolean is_given,
                                    gint64 at_us,
                                    gint64 by,
                                    GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;

  statement = scrutiny_statement_new (database,
                                      "INSERT INTO meeting_consent (meeting_id, "
                                      "is_given, at_us, by)"
                                      " VALUES (?1, ?2, ?3, ?4)",
                                      error);
  if (statement == NULL)
    return FALSE;
  scrutiny_statement_bind_int64 (statement, 1, number);
  scrutiny_statement_bind_int64 (statement, 2, is_given ? 1 : 0);
  scrutiny_statement_bind_int64 (statement, 3, at_us);
  scrutiny_statement_bind_int64 (statement, 4, by);

  return scrutiny_statement_run (statement, error);
}

/**
 * scrutiny_meeting_store_has_consent:
 * @is_given: (out): whether a chair's newest word is yes
 *
 * The word of somebody who is a chair no longer does not count.
 */
gboolean
scrutiny_meeting_store_has_consent (ScrutinyDatabase *database,
                                    gint64 number,
                                    gboolean *is_given,
                                    GError **error)
{
  g_autoptr (ScrutinyStatement) statement = NULL;
  ScrutinyStep step;

  statement =
      scrutiny_statement_new (database,
                              "SELECT c.is_given AND s.role = 'chair' AND s.is_active"
                              " FROM meeting_consent c JOIN person_standing s ON s.id ="
                              "  (SELECT max(id) FROM person_standing WHERE person_id = "
                              "c.by)"
                              " WHERE c.meeting_id = ?1 ORDER BY c.id DESC LIMIT 1",
                              error);
  if (statement == NULL)
    return FALSE;
  scrutiny_statement_bind_int64 (statement, 1, number);

  step = scrutiny_statement_step (statement, error);
  *is_given =
      step == SCRUTINY_STEP_ROW && scrutiny_statement_column_int64 (statement, 0) != 0;

  return step != SCRUTINY_STEP_ERROR;
}
