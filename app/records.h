/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/session.h"
#include "model/record-filter.h"
#include "model/record.h"
#include "model/tally.h"

G_BEGIN_DECLS

/* Called for each encounter that passes; FALSE, with the error set, ends the walk. */
typedef gboolean (*ScrutinyRecordsFunc) (ScrutinyRecord *record,
                                         gpointer user_data,
                                         GError **error);

gboolean scrutiny_records_each (ScrutinySession *session,
                                ScrutinyRecordFilter *filter,
                                ScrutinyRecordsFunc func,
                                gpointer user_data,
                                GCancellable *cancellable,
                                GError **error);
gint64 scrutiny_records_count (ScrutinySession *session,
                               ScrutinyRecordFilter *filter,
                               GCancellable *cancellable,
                               GError **error);
gboolean scrutiny_records_count_by (ScrutinySession *session,
                                    ScrutinyRecordFilter *filter,
                                    const char *const *fields,
                                    ScrutinyTally **tallies,
                                    GCancellable *cancellable,
                                    GError **error);
char **scrutiny_records_list_fields (ScrutinySession *session,
                                     const char *kind,
                                     GError **error);
ScrutinyRecord *scrutiny_records_find (ScrutinySession *session,
                                       const char *reference,
                                       char **grounds,
                                       GError **error);

G_END_DECLS
