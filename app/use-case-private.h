/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/session.h"

G_BEGIN_DECLS

/* The frame of every use case that writes: ask the policy, open a transaction,
 * write, then commit together with one audit entry, or abort.
 *
 *   if (!scrutiny_use_case_begin (session, SCRUTINY_ACT_..., error))
 *     return FALSE;
 *   if (!scrutiny_..._store_... (..., error)) {
 *     scrutiny_use_case_abort (session);
 *     return FALSE;
 *   }
 *   return scrutiny_use_case_commit (session, "{\"meeting\":3}", error);
 *
 * All on the session's thread. Use cases do not nest. */

gboolean scrutiny_use_case_begin (ScrutinySession *session,
                                  ScrutinyAct act,
                                  GError **error);
gboolean scrutiny_use_case_begin_about (ScrutinySession *session,
                                        ScrutinyAct act,
                                        const ScrutinyMatter *matter,
                                        GError **error);
gboolean scrutiny_use_case_commit (ScrutinySession *session,
                                   const char *detail,
                                   GError **error);
gboolean scrutiny_use_case_commit_unnamed (ScrutinySession *session,
                                           const char *detail,
                                           GError **error);
void scrutiny_use_case_abort (ScrutinySession *session);

G_END_DECLS
