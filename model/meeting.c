/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/meeting.h"

#include <glib/gi18n-lib.h>

#include "model/day.h"
#include "model/error.h"
#include "model/visible-text.h"

#define MAX_TITLE_CHARACTERS 200

/* A panel's meeting as it stands now. Immutable. */
struct _ScrutinyMeeting {
  GObject parent_instance;

  gint64 number; /* from 1, in the order they were planned; 0 until stored */
  char *title;
  char *day; /* YYYY-MM-DD */
  ScrutinyMeetingState state;
  guint n_cases; /* on the agenda: drawn or called up, and not set aside */
};

G_DEFINE_FINAL_TYPE (ScrutinyMeeting, scrutiny_meeting, G_TYPE_OBJECT)

static const struct {
  const char *code;
  const char *title;
} states[] = {
  [SCRUTINY_MEETING_PLANNED] = {
      "planned", N_ ("Planned") },
      [SCRUTINY_MEETING_LIST_FIXED] = {
          "list_fixed", N_ ("List fixed") },
          [SCRUTINY_MEETING_DRAWN] = {
              "drawn", N_ ("Drawn") },
              [SCRUTINY_MEETING_PREPARING] = {
                  "preparing", N_ ("Preparing") },
                  [SCRUTINY_MEETING_OPEN] = {
                      "open", N_ ("Open") },
                      [SCRUTINY_MEETING_SEALED] = { "sealed", N_ ("Sealed") },
                      };

static void
scrutiny_meeting_finalize (GObject *object)
{
  ScrutinyMeeting *self = SCRUTINY_MEETING (object);

  g_free (self->title);
  g_free (self->day);

  G_OBJECT_CLASS (scrutiny_meeting_parent_class)->finalize (object);
}

static void
scrutiny_meeting_class_init (ScrutinyMeetingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = scrutiny_meeting_finalize;
}

static void
scrutiny_meeting_init (ScrutinyMeeting *self)
{
}

/**
 * scrutiny_meeting_new:
 * @number: its number, 0 before it is stored
 * @title: 1 to 200 characters
 * @day: YYYY-MM-DD
 *
 * Returns: (transfer full): the meeting, or %NULL with #ScrutinyModelError
 */
ScrutinyMeeting *
scrutiny_meeting_new (gint64 number,
                      const char *title,
                      const char *day,
                      ScrutinyMeetingState state,
                      guint n_cases,
                      GError **error)
{
  ScrutinyMeeting *self;

  g_return_val_if_fail (title != NULL, NULL);
  g_return_val_if_fail (day != NULL, NULL);

  if (!scrutiny_visible_text_check (title) || *title == '\0' ||
      g_utf8_strlen (title, -1) > MAX_TITLE_CHARACTERS) {
    g_set_error_literal (error, SCRUTINY_MODEL_ERROR, SCRUTINY_MODEL_ERROR_INVALID,
                         _("A meeting's title has 1 to 200 characters, none of them invisible."));
    return NULL;
  }
  if (!scrutiny_day_check (day, error))
    return NULL;

  self = g_object_new (SCRUTINY_TYPE_MEETING, NULL);
  self->number = number;
  self->title = g_strdup (title);
  self->day = g_strdup (day);
  self->state = state;
  self->n_cases = n_cases;

  return self;
}

/** scrutiny_meeting_get_number: Returns: its number, from 1 */
gint64
scrutiny_meeting_get_number (ScrutinyMeeting *self)
{
  g_return_val_if_fail (SCRUTINY_IS_MEETING (self), 0);

  return self->number;
}

/** scrutiny_meeting_get_title: Returns: (transfer none): what the panel calls it */
const char *
scrutiny_meeting_get_title (ScrutinyMeeting *self)
{
  g_return_val_if_fail (SCRUTINY_IS_MEETING (self), NULL);

  return self->title;
}

/** scrutiny_meeting_get_day: The day it meets, YYYY-MM-DD. */
const char *
scrutiny_meeting_get_day (ScrutinyMeeting *self)
{
  g_return_val_if_fail (SCRUTINY_IS_MEETING (self), NULL);

  return self->day;
}

/** scrutiny_meeting_get_state: Returns: how far it is */
ScrutinyMeetingState
scrutiny_meeting_get_state (ScrutinyMeeting *self)
{
  g_return_val_if_fail (SCRUTINY_IS_MEETING (self), SCRUTINY_MEETING_PLANNED);

  return self->state;
}

/**
 * scrutiny_meeting_get_n_cases:
 *
 * Cases on the agenda now: those set aside are not, their reserves are.
 */
guint
scrutiny_meeting_get_n_cases (ScrutinyMeeting *self)
{
  g_return_val_if_fail (SCRUTINY_IS_MEETING (self), 0);

  return self->n_cases;
}

/** scrutiny_meeting_state_to_code: The state in JSON. */
const char *
scrutiny_meeting_state_to_code (ScrutinyMeetingState state)
{
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (states), NULL);

  return states[state].code;
}

/** scrutiny_meeting_state_get_title: The state in words, translated. */
const char *
scrutiny_meeting_state_get_title (ScrutinyMeetingState state)
{
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (states), NULL);

  return _ (states[state].title);
}
