/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/session.h"
#include "model/record-filter.h"

G_BEGIN_DECLS

/* Called with each line as it is made; FALSE, with the error set, ends the walk. */
typedef gboolean (*ScrutinyRecordsCsvFunc) (const char *line,
                                            gpointer user_data,
                                            GError **error);

gboolean scrutiny_records_to_csv (ScrutinySession *session,
                                  ScrutinyRecordFilter *filter,
                                  ScrutinyRecordsCsvFunc func,
                                  gpointer user_data,
                                  GCancellable *cancellable,
                                  GError **error);

G_END_DECLS
