/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/meeting.h"

#include <glib/gi18n-lib.h>

#include "app/answers-private.h"
#include "app/case.h"
#include "app/error.h"
#include "app/use-case-private.h"
#include "db/case-store.h"
#include "db/meeting-store.h"

/* Planning, finding and opening meetings. All on the session's thread. */

static ScrutinyMeeting *
store_new (ScrutinySession *session, const char *title, const char *day, GError **error)
{
  ScrutinyDatabase *database = scrutiny_session_get_database (session);
  g_autoptr (ScrutinyMeeting) meeting = NULL;
  gint64 number;

  meeting = scrutiny_meeting_new (0, title, day, SCRUTINY_MEETING_PLANNED, 0, error);
  if (meeting == NULL)
    return NULL;

  number =
      scrutiny_meeting_store_add (database, meeting, scrutiny_session_now_us (session),
                                  scrutiny_session_get_person_id (session), error);

  return number != 0 ? scrutiny_meeting_store_get (database, number, error) : NULL;
}

/**
 * scrutiny_meeting_create:
 * @title: 1 to 200 characters
 * @day: YYYY-MM-DD
 *
 * Returns: (transfer full): the planned meeting with its number
 */
ScrutinyMeeting *
scrutiny_meeting_create (ScrutinySession *session,
                         const char *title,
                         const char *day,
                         GError **error)
{
  g_autoptr (ScrutinyMeeting) meeting = NULL;
  g_autofree char *detail = NULL;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), NULL);
  g_return_val_if_fail (title != NULL, NULL);
  g_return_val_if_fail (day != NULL, NULL);

  if (!scrutiny_use_case_begin (session, SCRUTINY_ACT_CREATE_MEETING, error))
    return NULL;

  meeting = store_new (session, title, day, error);
  if (meeting == NULL) {
    scrutiny_use_case_abort (session);
    return NULL;
  }

  detail = g_strdup_printf ("{\"day\":\"%s\",\"meeting\":%" G_GINT64_FORMAT "}", day,
                            scrutiny_meeting_get_number (meeting));
  if (!scrutiny_use_case_commit (session, detail, error))
    return NULL;

  return g_steal_pointer (&meeting);
}

/** scrutiny_meeting_find: Returns: (transfer full): meeting @number as it stands now. */
ScrutinyMeeting *
scrutiny_meeting_find (ScrutinySession *session, gint64 number, GError **error)
{
  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), NULL);

  if (!scrutiny_policy_ask (session, SCRUTINY_ACT_READ_MEETINGS, error))
    return NULL;

  return scrutiny_meeting_store_get (scrutiny_session_get_database (session), number,
                                     error);
}

/**
 * scrutiny_meeting_list:
 *
 * Returns: (transfer full) (element-type ScrutinyMeeting): all, by number.
 */
GListModel *
scrutiny_meeting_list (ScrutinySession *session, GError **error)
{
  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), NULL);

  if (!scrutiny_policy_ask (session, SCRUTINY_ACT_READ_MEETINGS, error))
    return NULL;

  return scrutiny_meeting_store_list (scrutiny_session_get_database (session), error);
}

/**
 * scrutiny_meeting_give_consent:
 * @is_given: %FALSE takes it back
 *
 * A chair agrees that the coordinator fixes the list, enters dice, draws and sets
 * cases aside for this one meeting.
 */
gboolean
scrutiny_meeting_give_consent (ScrutinySession *session,
                               gint64 number,
                               gboolean is_given,
                               GError **error)
{
  ScrutinyDatabase *database;
  g_autoptr (ScrutinyMeeting) meeting = NULL;
  g_autofree char *detail = NULL;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), FALSE);

  if (!scrutiny_use_case_begin (session, SCRUTINY_ACT_GIVE_CONSENT, error))
    return FALSE;

  database = scrutiny_session_get_database (session);
  meeting = scrutiny_meeting_store_get (database, number, error);
  if (meeting == NULL ||
      !scrutiny_meeting_store_set_consent (database, number, is_given,
                                           scrutiny_session_now_us (session),
                                           scrutiny_session_get_person_id (session),
                                           error)) {
    scrutiny_use_case_abort (session);
    return FALSE;
  }

  detail = g_strdup_printf ("{\"given\":%s,\"meeting\":%" G_GINT64_FORMAT "}",
                            is_given ? "true" : "false", number);

  return scrutiny_use_case_commit (session, detail, error);
}

/**
 * scrutiny_meeting_has_consent:
 *
 * @is_given: (out): whether a chair has agreed to the coordinator's acts.
 */
gboolean
scrutiny_meeting_has_consent (ScrutinySession *session,
                              gint64 number,
                              gboolean *is_given,
                              GError **error)
{
  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), FALSE);
  g_return_val_if_fail (is_given != NULL, FALSE);

  return scrutiny_policy_ask (session, SCRUTINY_ACT_READ_MEETINGS, error) &&
         scrutiny_meeting_store_has_consent (scrutiny_session_get_database (session),
                                             number, is_given, error);
}

/* Opens what is ready; the rest is opened one by one when it is. */
static gboolean
open_cases (ScrutinySession *session, gint64 number, guint *n_opened, GError **error)
{
  g_autoptr (GListModel) cases = NULL;

  cases =
      scrutiny_case_store_list (scrutiny_session_get_database (session), number, error);
  if (cases == NULL)
    return FALSE;

  *n_opened = 0;
  for (guint i = 0; i < g_list_model_get_n_items (cases); i++) {
    g_autoptr (ScrutinyCase) drawn = g_list_model_get_item (cases, i);

    if (!scrutiny_case_state_may_follow (scrutiny_case_get_state (drawn),
                                         SCRUTINY_CASE_OPEN))
      continue;
    if (!scrutiny_case_advance (session, scrutiny_case_get_id (drawn), SCRUTINY_CASE_OPEN,
                                error) ||
        !scrutiny_answers_start (session, drawn, error))
      return FALSE;
    (*n_opened)++;
  }

  if (*n_opened > 0)
    return TRUE;

  g_set_error_literal (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_STATE,
                       _("No case is ready. A case is ready when its second look is done "
                         "or its missing footage has a reason."));

  return FALSE;
}

static gboolean
store_opening (ScrutinySession *session, gint64 number, guint *n_opened, GError **error)
{
  ScrutinyDatabase *database = scrutiny_session_get_database (session);
  g_autoptr (ScrutinyMeeting) meeting = NULL;
  ScrutinyMeetingState state;

  meeting = scrutiny_meeting_store_get (database, number, error);
  if (meeting == NULL)
    return FALSE;

  state = scrutiny_meeting_get_state (meeting);
  if (state == SCRUTINY_MEETING_OPEN || state == SCRUTINY_MEETING_SEALED) {
    g_set_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_STATE,
                 state == SCRUTINY_MEETING_OPEN ? _("This meeting is open already.")
                                                : _("This meeting is sealed."));
    return FALSE;
  }

  return open_cases (session, number, n_opened, error) &&
         scrutiny_meeting_store_open (database, number, scrutiny_session_now_us (session),
                                      scrutiny_session_get_person_id (session), error);
}

/**
 * scrutiny_meeting_open:
 *
 * From now on members may watch and answer the cases that are ready.
 *
 * Returns: whether it is open; %SCRUTINY_APP_ERROR_STATE says what comes first
 */
gboolean
scrutiny_meeting_open (ScrutinySession *session, gint64 number, GError **error)
{
  g_autofree char *detail = NULL;
  guint n_opened = 0;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), FALSE);

  if (!scrutiny_use_case_begin (session, SCRUTINY_ACT_OPEN_MEETING, error))
    return FALSE;

  if (!store_opening (session, number, &n_opened, error)) {
    scrutiny_use_case_abort (session);
    return FALSE;
  }

  detail = g_strdup_printf ("{\"cases\":%u,\"meeting\":%" G_GINT64_FORMAT "}", n_opened,
                            number);

  return scrutiny_use_case_commit (session, detail, error);
}
