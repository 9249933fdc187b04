/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/database.h"
#include "model/record-import.h"

G_BEGIN_DECLS

gboolean scrutiny_import_store_next_id (ScrutinyDatabase *database,
                                        gint64 *id,
                                        GError **error);
gboolean scrutiny_import_store_add (ScrutinyDatabase *database,
                                    gint64 id,
                                    ScrutinyImportReport *report,
                                    gint64 replaces,
                                    gint64 at_us,
                                    gint64 by,
                                    GError **error);

gboolean scrutiny_import_store_has_size (ScrutinyDatabase *database,
                                         gint64 size_bytes,
                                         gboolean *has,
                                         GError **error);
gboolean scrutiny_import_store_find_sha256 (ScrutinyDatabase *database,
                                            const char *sha256,
                                            gint64 *id,
                                            GError **error);
gboolean scrutiny_import_store_find_period (ScrutinyDatabase *database,
                                            ScrutinyRecordKind kind,
                                            const char *force,
                                            const char *period,
                                            gint64 *id,
                                            GError **error);

ScrutinyRecordImport *scrutiny_import_store_get (ScrutinyDatabase *database,
                                                 gint64 id,
                                                 GError **error);
GPtrArray *scrutiny_import_store_list (ScrutinyDatabase *database, GError **error);
char **scrutiny_import_store_list_fields (ScrutinyDatabase *database,
                                          const char *kind,
                                          GError **error);

G_END_DECLS
