/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/database.h"

G_BEGIN_DECLS

gboolean scrutiny_panel_store_make (ScrutinyDatabase *database,
                                    const char *uid,
                                    gboolean is_demo,
                                    gint64 created_at_us,
                                    GError **error);
gboolean scrutiny_panel_store_get (ScrutinyDatabase *database,
                                   char **uid,
                                   gboolean *is_demo,
                                   GError **error);
gboolean scrutiny_panel_store_set (ScrutinyDatabase *database,
                                   const char *key,
                                   const char *value,
                                   gint64 set_at_us,
                                   gint64 set_by,
                                   GError **error);
char *scrutiny_panel_store_get_setting (ScrutinyDatabase *database,
                                        const char *key,
                                        GError **error);

G_END_DECLS
