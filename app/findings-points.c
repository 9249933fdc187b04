/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/findings-private.h"
#include "app/learning.h"

static ScrutinyFindingsPointState
point_state (ScrutinyLearningPoint *point)
{
  switch (scrutiny_learning_point_get_state (point)) {
  case SCRUTINY_LEARNING_ANSWERED:
    return SCRUTINY_POINT_REPLIED;
  case SCRUTINY_LEARNING_ACCEPTED:
    return SCRUTINY_POINT_DONE;
  case SCRUTINY_LEARNING_RETURNED:
    return SCRUTINY_POINT_RETURNED;
  case SCRUTINY_LEARNING_OPEN:
  case SCRUTINY_LEARNING_PROPOSED:
  default:
    return SCRUTINY_POINT_WAITING;
  }
}

static void
add_point (ScrutinyFindingsInput *input, ScrutinyLearningPoint *point, const char *today)
{
  g_autofree char *asks = scrutiny_learning_point_dup_marked_asks (point);
  ScrutinyFindingsPoint facts = { 0 };

  facts.number = (guint) scrutiny_learning_point_get_number (point);
  facts.meeting = (guint) scrutiny_learning_point_get_meeting (point);
  facts.letter = scrutiny_learning_point_get_letter (point);
  facts.theme =
      scrutiny_learning_theme_get_title (scrutiny_learning_point_get_theme (point));
  facts.saw = scrutiny_learning_point_get_saw (point);
  facts.asks = asks;
  facts.owner = scrutiny_learning_point_get_owner_words (point);
  facts.due_day = scrutiny_learning_point_get_due_day (point);
  facts.state = point_state (point);
  facts.is_late = scrutiny_learning_point_is_overdue (point, today);
  facts.reply_kind =
      scrutiny_reply_kind_to_code (scrutiny_learning_point_get_reply_kind (point));
  facts.reply = scrutiny_learning_point_get_reply (point);
  scrutiny_findings_input_add_point (input, &facts);
}

gboolean
scrutiny_findings_gather_points (ScrutinySession *session,
                                 ScrutinyFindingsInput *input,
                                 const gint64 *meetings,
                                 guint n_meetings,
                                 const char *today,
                                 GError **error)
{
  g_autoptr (GListModel) points = scrutiny_learning_list (session, error);

  if (points == NULL)
    return FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (points); i++) {
    g_autoptr (ScrutinyLearningPoint) point = g_list_model_get_item (points, i);

    if (scrutiny_learning_point_get_state (point) != SCRUTINY_LEARNING_PROPOSED &&
        scrutiny_findings_is_chosen (meetings, n_meetings,
                                     scrutiny_learning_point_get_meeting (point)))
      add_point (input, point, today);
  }

  return TRUE;
}
