/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/database.h"
#include "model/answering.h"

G_BEGIN_DECLS

/* How a case is answered: its key, the shares of the key's secret, and its closing. */

gboolean scrutiny_answering_store_open (ScrutinyDatabase *database,
                                        const ScrutinyAnswering *answering,
                                        GError **error);
ScrutinyAnswering *scrutiny_answering_store_get (ScrutinyDatabase *database,
                                                 gint64 case_id,
                                                 GError **error);

gboolean scrutiny_answering_store_add_share (ScrutinyDatabase *database,
                                             gint64 case_id,
                                             gint64 person_id,
                                             GBytes *sealed,
                                             GError **error);
GBytes *scrutiny_answering_store_get_share (ScrutinyDatabase *database,
                                            gint64 case_id,
                                            gint64 person_id,
                                            GError **error);
GArray *scrutiny_answering_store_list_chairs (ScrutinyDatabase *database,
                                              gint64 case_id,
                                              GError **error);
gboolean scrutiny_answering_store_count_members (ScrutinyDatabase *database,
                                                 gint64 case_id,
                                                 guint *n_members,
                                                 GError **error);
gboolean scrutiny_answering_store_add_release (ScrutinyDatabase *database,
                                               gint64 case_id,
                                               gint64 chair_id,
                                               const guint8 id[16],
                                               GBytes *sealed,
                                               GError **error);
GBytes *scrutiny_answering_store_get_release (ScrutinyDatabase *database,
                                              gint64 case_id,
                                              gint64 chair_id,
                                              GError **error);

gboolean scrutiny_answering_store_close (ScrutinyDatabase *database,
                                         gint64 case_id,
                                         GBytes *secret,
                                         GBytes *digest,
                                         gint64 n_rows,
                                         gint64 at_us,
                                         gint64 by,
                                         GError **error);
gboolean scrutiny_answering_store_get_closed (ScrutinyDatabase *database,
                                              gint64 case_id,
                                              GBytes **secret,
                                              GBytes **digest,
                                              GError **error);
GArray *scrutiny_answering_store_list_closed (ScrutinyDatabase *database, GError **error);

G_END_DECLS
