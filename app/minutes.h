/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/session.h"

G_BEGIN_DECLS

gboolean scrutiny_meeting_write_minutes (ScrutinySession *session,
                                         gint64 meeting,
                                         const char *path,
                                         GError **error);
gboolean scrutiny_meeting_write_hold_list (ScrutinySession *session,
                                           gint64 meeting,
                                           const char *path,
                                           GError **error);

G_END_DECLS
