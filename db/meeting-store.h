/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "db/database.h"
#include "model/meeting.h"

G_BEGIN_DECLS

gint64 scrutiny_meeting_store_add (ScrutinyDatabase *database,
                                   ScrutinyMeeting *meeting,
                                   gint64 at_us,
                                   gint64 by,
                                   GError **error);
ScrutinyMeeting *scrutiny_meeting_store_get (ScrutinyDatabase *database,
                                             gint64 number,
                                             GError **error);
GListModel *scrutiny_meeting_store_list (ScrutinyDatabase *database, GError **error);

gboolean scrutiny_meeting_store_open (ScrutinyDatabase *database,
                                      gint64 number,
                                      gint64 at_us,
                                      gint64 by,
                                      GError **error);
gboolean scrutiny_meeting_store_seal (ScrutinyDatabase *database,
                                      gint64 number,
                                      const char *head,
                                      gint64 at_us,
                                      gint64 by,
                                      GError **error);
gboolean scrutiny_meeting_store_get_seal (ScrutinyDatabase *database,
                                          gint64 number,
                                          char **head,
                                          GError **error);

gboolean scrutiny_meeting_store_set_consent (ScrutinyDatabase *database,
                                             gint64 number,
                                             gboolean is_given,
                                             gint64 at_us,
                                             gint64 by,
                                             GError **error);
gboolean scrutiny_meeting_store_has_consent (ScrutinyDatabase *database,
                                             gint64 number,
                                             gboolean *is_given,
                                             GError **error);

G_END_DECLS
