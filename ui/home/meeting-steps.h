/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/session.h"
#include "model/meeting.h"

G_BEGIN_DECLS

/* The way of a meeting from a file of records to the force's replies. */
typedef enum {
  SCRUTINY_MEETING_STEP_IMPORT_LIST,
  SCRUTINY_MEETING_STEP_CHECK_LIST,
  SCRUTINY_MEETING_STEP_FIX_LIST,
  SCRUTINY_MEETING_STEP_DRAW,
  SCRUTINY_MEETING_STEP_GET_FOOTAGE,
  SCRUTINY_MEETING_STEP_HIDE,
  SCRUTINY_MEETING_STEP_SECOND_LOOK,
  SCRUTINY_MEETING_STEP_MEETING,
  SCRUTINY_MEETING_STEP_SEAL,
  SCRUTINY_MEETING_STEP_ACTIONS,
} ScrutinyMeetingStep;

#define SCRUTINY_N_MEETING_STEPS 10

/* How far one meeting is; read on the session's thread and handed over whole. */
typedef struct {
  ScrutinyMeeting *meeting; /* NULL: no meeting is planned yet */
  GListModel *meetings;
  gboolean has_consent;
  gboolean is_done[SCRUTINY_N_MEETING_STEPS];
  char *said[SCRUTINY_N_MEETING_STEPS]; /* in words: "12 of 12 cases" */
  ScrutinyMeetingStep next;             /* the one step to suggest */
} ScrutinyMeetingSteps;

ScrutinyMeetingSteps *scrutiny_meeting_steps_load (ScrutinySession *session,
                                                   gint64 number,
                                                   GError **error);
void scrutiny_meeting_steps_free (ScrutinyMeetingSteps *self);

const char *scrutiny_meeting_step_get_title (ScrutinyMeetingStep step);
const char *scrutiny_meeting_step_get_verb (ScrutinyMeetingStep step);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyMeetingSteps, scrutiny_meeting_steps_free)

G_END_DECLS
