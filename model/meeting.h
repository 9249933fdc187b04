/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Where a meeting stands; it never goes back, but a list may be voided. */
typedef enum {
  SCRUTINY_MEETING_PLANNED,
  SCRUTINY_MEETING_LIST_FIXED,
  SCRUTINY_MEETING_DRAWN,
  SCRUTINY_MEETING_PREPARING,
  SCRUTINY_MEETING_OPEN,
  SCRUTINY_MEETING_SEALED,
} ScrutinyMeetingState;

#define SCRUTINY_TYPE_MEETING (scrutiny_meeting_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyMeeting, scrutiny_meeting, SCRUTINY, MEETING, GObject)

ScrutinyMeeting *scrutiny_meeting_new (gint64 number,
                                       const char *title,
                                       const char *day,
                                       ScrutinyMeetingState state,
                                       guint n_cases,
                                       GError **error);

gint64 scrutiny_meeting_get_number (ScrutinyMeeting *self);
const char *scrutiny_meeting_get_title (ScrutinyMeeting *self);
const char *scrutiny_meeting_get_day (ScrutinyMeeting *self);
ScrutinyMeetingState scrutiny_meeting_get_state (ScrutinyMeeting *self);
guint scrutiny_meeting_get_n_cases (ScrutinyMeeting *self);

const char *scrutiny_meeting_state_to_code (ScrutinyMeetingState state);
const char *scrutiny_meeting_state_get_title (ScrutinyMeetingState state);

G_END_DECLS
