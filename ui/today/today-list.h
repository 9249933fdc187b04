/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/session.h"
#include "model/case.h"
#include "model/meeting.h"

G_BEGIN_DECLS

/* One case as the list shows it. */
typedef struct {
  ScrutinyCase *about;
  char *state; /* in words: "4 of 11 answered" */
  gboolean can_open;
} ScrutinyTodayCase;

/* One meeting with its cases, read on the session's thread and handed over whole. */
typedef struct {
  ScrutinyMeeting *meeting;
  GPtrArray *cases; /* of ScrutinyTodayCase */
} ScrutinyTodayMeeting;

GPtrArray *scrutiny_today_list_load (ScrutinySession *session, GError **error);

G_END_DECLS
