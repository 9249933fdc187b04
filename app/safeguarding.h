/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/session.h"
#include "model/safeguarding-worry.h"

G_BEGIN_DECLS

gboolean scrutiny_safeguarding_raise (ScrutinySession *session,
                                      gint64 case_id,
                                      GError **error);
gboolean scrutiny_safeguarding_answer (ScrutinySession *session,
                                       gint64 case_id,
                                       gboolean is_referred,
                                       const char *words,
                                       GError **error);
GPtrArray *scrutiny_safeguarding_list (ScrutinySession *session, GError **error);

G_END_DECLS
