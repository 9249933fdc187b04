/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/database.h"
#include "model/import-difference.h"
#include "model/record-filter.h"
#include "model/record.h"

G_BEGIN_DECLS

/* Called for each encounter; FALSE, with the error set, ends the walk. */
typedef gboolean (*ScrutinyRecordStoreFunc) (ScrutinyRecord *record,
                                             gpointer user_data,
                                             GError **error);

/* The written reason of a record, as it is stored. */
typedef struct {
  gint64 import_id; /* with the record's line, what the seal is bound to */
  GBytes *sealed;   /* NULL: none */
} ScrutinyRecordGrounds;

/* Writing, inside the transaction of one import. */
gboolean scrutiny_record_store_add (ScrutinyDatabase *database,
                                    gint64 import_id,
                                    ScrutinyRecord *record,
                                    const char *ref,
                                    GBytes *grounds,
                                    GError **error);
gboolean scrutiny_record_store_tie (ScrutinyDatabase *database,
                                    gint64 import_id,
                                    gint64 replaces,
                                    gboolean is_estimate,
                                    gint64 *tied,
                                    gint64 *incidents,
                                    GError **error);
gboolean scrutiny_record_store_has_ref (ScrutinyDatabase *database,
                                        const char *ref,
                                        gint64 except_import,
                                        gint64 except_other,
                                        gboolean *has,
                                        GError **error);
gboolean scrutiny_record_store_compare (ScrutinyDatabase *database,
                                        gint64 older,
                                        gint64 newer,
                                        ScrutinyImportDifference *difference,
                                        GError **error);

/* Reading. */
char **scrutiny_record_store_list_areas (ScrutinyDatabase *database,
                                         const char *kind,
                                         GError **error);
gboolean scrutiny_record_store_each (ScrutinyDatabase *database,
                                     ScrutinyRecordFilter *filter,
                                     ScrutinyRecordStoreFunc func,
                                     gpointer user_data,
                                     GError **error);
ScrutinyRecord *scrutiny_record_store_find (ScrutinyDatabase *database,
                                            const char *ref,
                                            ScrutinyRecordGrounds *grounds,
                                            GError **error);

G_END_DECLS
