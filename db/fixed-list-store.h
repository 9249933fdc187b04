/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/database.h"
#include "model/exclusion-count.h"
#include "model/fixed-list.h"

G_BEGIN_DECLS

gboolean scrutiny_fixed_list_store_add (ScrutinyDatabase *database,
                                        ScrutinyFixedList *list,
                                        gint64 by,
                                        GError **error);
gboolean scrutiny_fixed_list_store_add_exclusion (ScrutinyDatabase *database,
                                                  gint64 list_id,
                                                  const char *record_ref,
                                                  const char *code,
                                                  GBytes *reason,
                                                  const char *decider,
                                                  GError **error);
GPtrArray *scrutiny_fixed_list_store_count_exclusions (ScrutinyDatabase *database,
                                                       gint64 list_id,
                                                       GError **error);
gboolean scrutiny_fixed_list_store_void (ScrutinyDatabase *database,
                                         gint64 list_id,
                                         const char *reason,
                                         gint64 at_us,
                                         gint64 by,
                                         GError **error);

ScrutinyFixedList *scrutiny_fixed_list_store_get_newest (ScrutinyDatabase *database,
                                                         gint64 meeting,
                                                         GError **error);
GPtrArray *scrutiny_fixed_list_store_list (ScrutinyDatabase *database,
                                           gint64 meeting,
                                           GError **error);
gboolean scrutiny_fixed_list_store_find_tag (ScrutinyDatabase *database,
                                             const char *tag,
                                             gint64 *list_id,
                                             GError **error);
gboolean scrutiny_fixed_list_store_count (ScrutinyDatabase *database,
                                          gint64 meeting,
                                          guint *count,
                                          GError **error);
GStrv scrutiny_fixed_list_store_list_voids (ScrutinyDatabase *database, GError **error);

G_END_DECLS
