/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/session.h"

G_BEGIN_DECLS

/* What a check of the log has found. */
typedef struct {
  gboolean holds;
  gboolean is_head_checked; /* a head from outside was compared */
  gint64 n_entries;
  char *head;             /* "count-hash" of the log as it is now; "" while empty */
  GPtrArray *problems;    /* sentences; empty exactly when it holds */
  GPtrArray *clock_jumps; /* sentences: the clock went back; no proof of anything */
} ScrutinyAuditReport;

ScrutinyAuditReport *scrutiny_audit_verify (ScrutinySession *session,
                                            const char *head,
                                            GCancellable *cancellable,
                                            GError **error);
void scrutiny_audit_report_free (ScrutinyAuditReport *self);
const char *scrutiny_audit_report_get_limits (const ScrutinyAuditReport *self);

char *scrutiny_audit_get_head (ScrutinySession *session, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyAuditReport, scrutiny_audit_report_free)

G_END_DECLS
