/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/database.h"
#include "model/audit-entry.h"

G_BEGIN_DECLS

/* Looks at one entry; %FALSE with @error set stops the walk. */
typedef gboolean (*ScrutinyAuditVisitor) (const ScrutinyAuditEntry *entry,
                                          gpointer data,
                                          GError **error);

gboolean scrutiny_audit_store_add (ScrutinyDatabase *database,
                                   ScrutinyAuditEntry *entry,
                                   GError **error);
ScrutinyAuditEntry *scrutiny_audit_store_get_last (ScrutinyDatabase *database,
                                                   GError **error);
gboolean scrutiny_audit_store_visit (ScrutinyDatabase *database,
                                     gint64 from_seq,
                                     ScrutinyAuditVisitor visitor,
                                     gpointer data,
                                     GError **error);

G_END_DECLS
