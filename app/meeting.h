/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/session.h"
#include "model/meeting.h"

G_BEGIN_DECLS

ScrutinyMeeting *scrutiny_meeting_create (ScrutinySession *session,
                                          const char *title,
                                          const char *day,
                                          GError **error);
ScrutinyMeeting *scrutiny_meeting_find (ScrutinySession *session,
                                        gint64 number,
                                        GError **error);
GListModel *scrutiny_meeting_list (ScrutinySession *session, GError **error);

gboolean scrutiny_meeting_give_consent (ScrutinySession *session,
                                        gint64 number,
                                        gboolean is_given,
                                        GError **error);
gboolean scrutiny_meeting_has_consent (ScrutinySession *session,
                                       gint64 number,
                                       gboolean *is_given,
                                       GError **error);

gboolean scrutiny_meeting_open (ScrutinySession *session, gint64 number, GError **error);

G_END_DECLS
