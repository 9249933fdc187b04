/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "app/session.h"
#include "reports/findings-file.h"

G_BEGIN_DECLS

ScrutinyFindings *scrutiny_findings_read (ScrutinySession *session,
                                          const gint64 *meetings,
                                          guint n_meetings,
                                          ScrutinyAudience audience,
                                          GCancellable *cancellable,
                                          GError **error);
ScrutinyFindings *scrutiny_findings_export (ScrutinySession *session,
                                            const gint64 *meetings,
                                            guint n_meetings,
                                            ScrutinyAudience audience,
                                            ScrutinyFindingsFile format,
                                            const char *path,
                                            GCancellable *cancellable,
                                            GError **error);

G_END_DECLS
