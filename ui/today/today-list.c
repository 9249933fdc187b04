/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/today/today-list.h"

#include <glib/gi18n.h>

#include "app/case.h"
#include "app/meeting.h"
#include "app/own-answers.h"

static void
case_free (ScrutinyTodayCase *self)
{
  g_clear_object (&self->about);
  g_free (self->state);
  g_free (self);
}

static void
meeting_free (ScrutinyTodayMeeting *self)
{
  g_clear_object (&self->meeting);
  g_clear_pointer (&self->cases, g_ptr_array_unref);
  g_free (self);
}

/* Cases that members are not asked about yet, or no more. */
static gboolean
is_shown (ScrutinyCase *about)
{
  ScrutinyCaseState state = scrutiny_case_get_state (about);

  return state == SCRUTINY_CASE_OPEN || state == SCRUTINY_CASE_ANSWERS_CLOSED ||
         state == SCRUTINY_CASE_AGREED;
}

/* Once the chair has closed a case, who handed in may add to their answer. */
static void
describe_closed (ScrutinyTodayCase *self, ScrutinyOwnAnswers *own)
{
  self->can_open = own->end == SCRUTINY_END_HANDED_IN;
  if (!self->can_open)
    self->state = g_strdup (_ ("Closed"));
  else if (scrutiny_answer_set_count (own->later) > 0)
    self->state = g_strdup (_ ("Closed – you added to your answer"));
  else
    self->state = g_strdup (_ ("Closed – you may add to your answer"));
}

/* One case that cannot be read must not take the others off the list: it says why. */
static void
describe (ScrutinyTodayCase *self, ScrutinySession *session)
{
  g_autoptr (ScrutinyOwnAnswers) own = NULL;
  g_autofree char *answered = NULL;
  g_autoptr (GError) error = NULL;

  own = scrutiny_own_answers_load (session, scrutiny_case_get_id (self->about), &error);
  if (own == NULL) {
    self->state = g_strdup (error->message);
    return;
  }
  if (scrutiny_case_get_state (self->about) != SCRUTINY_CASE_OPEN) {
    describe_closed (self, own);
    return;
  }
  answered = scrutiny_own_answers_dup_state (own);
  self->can_open = TRUE;
  self->state = scrutiny_case_get_no_footage_code (self->about)
      ? g_strdup_printf (_ ("%s – no footage"), answered)
      : g_steal_pointer (&answered);
}

static gboolean
load_cases (ScrutinyTodayMeeting *self, ScrutinySession *session, GError **error)
{
  g_autoptr (GListModel) cases =
      scrutiny_case_list (session, scrutiny_meeting_get_number (self->meeting), error);

  if (cases == NULL)
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (cases); i++) {
    g_autoptr (ScrutinyCase) about = g_list_model_get_item (cases, i);
    ScrutinyTodayCase *added;

    if (!is_shown (about))
      continue;
    added = g_new0 (ScrutinyTodayCase, 1);
    added->about = g_object_ref (about);
    g_ptr_array_add (self->cases, added);
    describe (added, session);
  }

  return TRUE;
}

/**
 * scrutiny_today_list_load:
 *
 * On the session's thread.
 *
 * Returns: (transfer full) (element-type ScrutinyTodayMeeting): the meetings not
 *   sealed yet, with their cases and how far the person signed in has come
 */
GPtrArray *
scrutiny_today_list_load (ScrutinySession *session, GError **error)
{
  g_autoptr (GPtrArray) list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) meeting_free);
  g_autoptr (GListModel) meetings = scrutiny_meeting_list (session, error);

  if (meetings == NULL)
    return NULL;
  for (guint i = 0; i < g_list_model_get_n_items (meetings); i++) {
    g_autoptr (ScrutinyMeeting) meeting = g_list_model_get_item (meetings, i);
    ScrutinyTodayMeeting *added;

    if (scrutiny_meeting_get_state (meeting) == SCRUTINY_MEETING_SEALED)
      continue;
    added = g_new0 (ScrutinyTodayMeeting, 1);
    added->meeting = g_object_ref (meeting);
    added->cases = g_ptr_array_new_with_free_func ((GDestroyNotify) case_free);
    g_ptr_array_add (list, added);
    if (!load_cases (added, session, error))
      return NULL;
  }

  return g_steal_pointer (&list);
}
