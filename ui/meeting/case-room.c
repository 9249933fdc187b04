/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/meeting/case-room.h"

#include "app/case-close.h"
#include "app/case.h"
#include "app/meeting.h"
#include "app/panel-view.h"
#include "app/told.h"

void
scrutiny_case_room_free (gpointer self)
{
  ScrutinyCaseRoom *room = self;

  g_clear_object (&room->meeting);
  g_clear_pointer (&room->agenda, g_ptr_array_unref);
  g_clear_object (&room->about);
  g_clear_object (&room->form);
  g_clear_pointer (&room->results, scrutiny_answer_results_free);
  g_clear_pointer (&room->view, scrutiny_panel_view_free);
  g_clear_pointer (&room->told, g_ptr_array_unref);
  g_free (room);
}

static gboolean
load_agenda (ScrutinyCaseRoom *self,
             ScrutinySession *session,
             const char *letter,
             GError **error)
{
  g_autoptr (GListModel) cases =
      scrutiny_case_list (session, scrutiny_meeting_get_number (self->meeting), error);

  if (cases == NULL)
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (cases); i++) {
    g_autoptr (ScrutinyCase) about = g_list_model_get_item (cases, i);
    gboolean is_wanted = letter != NULL
                             ? g_str_equal (scrutiny_case_get_letter (about), letter)
                             : self->about == NULL && scrutiny_case_get_state (about) !=
                                                          SCRUTINY_CASE_AGREED;

    if (!scrutiny_case_is_on_agenda (about))
      continue;
    g_ptr_array_add (self->agenda, g_object_ref (about));
    if (is_wanted)
      g_set_object (&self->about, about);
  }
  if (self->about == NULL && self->agenda->len > 0)
    self->about = g_object_ref (g_ptr_array_index (self->agenda, 0));

  return TRUE;
}

static gboolean
load_answers (ScrutinyCaseRoom *self, ScrutinySession *session, GError **error)
{
  ScrutinyCaseState state = scrutiny_case_get_state (self->about);
  gint64 id = scrutiny_case_get_id (self->about);

  if (state != SCRUTINY_CASE_OPEN && state != SCRUTINY_CASE_ANSWERS_CLOSED &&
      state != SCRUTINY_CASE_AGREED)
    return TRUE;
  if (!scrutiny_answers_get_progress (session, id, &self->progress, error))
    return FALSE;
  self->form = scrutiny_answers_get_form (session, id, error);
  if (self->form == NULL)
    return FALSE;
  self->told = scrutiny_told_list (session, id, NULL);
  if (state == SCRUTINY_CASE_OPEN)
    return TRUE;
  self->results = scrutiny_case_read_results (session, id, error);
  if (self->results != NULL && state == SCRUTINY_CASE_AGREED)
    self->view = scrutiny_panel_view_get (session, id, NULL);

  return self->results != NULL;
}

/**
 * scrutiny_case_room_load:
 * @letter: (nullable): the case; the first that is not agreed without
 *
 * On the session's thread.
 *
 * Returns: (transfer full): the meeting and one case of it
 */
ScrutinyCaseRoom *
scrutiny_case_room_load (ScrutinySession *session,
                         gint64 meeting,
                         const char *letter,
                         GError **error)
{
  ScrutinyCaseRoom *self = g_new0 (ScrutinyCaseRoom, 1);

  self->agenda = g_ptr_array_new_with_free_func (g_object_unref);
  self->meeting = scrutiny_meeting_find (session, meeting, error);
  if (self->meeting == NULL || !load_agenda (self, session, letter, error) ||
      (self->about != NULL && !load_answers (self, session, error)))
    g_clear_pointer (&self, scrutiny_case_room_free);

  return self;
}
