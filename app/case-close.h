/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/session.h"
#include "model/answer-results.h"

G_BEGIN_DECLS

gboolean scrutiny_case_close (ScrutinySession *session, gint64 case_id, GError **error);
ScrutinyAnswerResults *scrutiny_case_read_results (ScrutinySession *session,
                                                   gint64 case_id,
                                                   GError **error);
gboolean scrutiny_case_check_receipt (ScrutinySession *session,
                                      gint64 case_id,
                                      const char *receipt,
                                      gboolean *is_counted,
                                      GError **error);

G_END_DECLS
