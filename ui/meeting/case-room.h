/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/answers.h"
#include "app/session.h"
#include "model/answer-results.h"
#include "model/case.h"
#include "model/meeting.h"
#include "model/panel-view.h"

G_BEGIN_DECLS

/* A meeting under way and the case in the room, as its chair sees them: never who said
 * what. Read on the session's thread and handed over whole. */
typedef struct {
  ScrutinyMeeting *meeting;
  GPtrArray *agenda;   /* of ScrutinyCase, in the order of the letters */
  ScrutinyCase *about; /* NULL while there is no case */
  ScrutinyForm *form;  /* NULL before the case is opened */
  ScrutinyAnswerProgress progress;
  ScrutinyAnswerResults *results; /* NULL while members are still answering */
  ScrutinyPanelView *view;        /* NULL until one is agreed */
  GPtrArray *told;                /* of ScrutinyToldNote */
} ScrutinyCaseRoom;

ScrutinyCaseRoom *scrutiny_case_room_load (ScrutinySession *session,
                                           gint64 meeting,
                                           const char *letter,
                                           GError **error);
void scrutiny_case_room_free (gpointer self);

G_END_DECLS
