/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/session.h"

G_BEGIN_DECLS

/** Returns @detail, a JSON object, with "tables" added: what every table that only
 * grows holds now. */
char *scrutiny_audit_tables_describe (ScrutinySession *session,
                                      const char *detail,
                                      GError **error);

/** Whether @detail has "tables". */
gboolean scrutiny_audit_tables_stand_in (const char *detail);

/** Compares the tables with those of @detail, of entry @seq, and adds a sentence to
 * @problems for each that differs. FALSE with @error set if they cannot be read. */
gboolean scrutiny_audit_tables_compare (ScrutinySession *session,
                                        const char *detail,
                                        gint64 seq,
                                        GPtrArray *problems,
                                        GError **error);

G_END_DECLS
