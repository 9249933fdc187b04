/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/session.h"
#include "model/told-note.h"

G_BEGIN_DECLS

gboolean scrutiny_told_add (ScrutinySession *session,
                            gint64 case_id,
                            const char *who,
                            const char *what,
                            gint64 told_at_us,
                            GError **error);
GPtrArray *scrutiny_told_list (ScrutinySession *session, gint64 case_id, GError **error);

G_END_DECLS
