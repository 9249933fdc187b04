/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/database.h"
#include "sampling/draw.h"

G_BEGIN_DECLS

gint64 scrutiny_draw_store_add (ScrutinyDatabase *database,
                                gint64 list_id,
                                const char *certificate,
                                const char *certificate_sha256,
                                gint64 at_us,
                                gint64 by,
                                GError **error);
gboolean scrutiny_draw_store_add_reserve (ScrutinyDatabase *database,
                                          gint64 draw_id,
                                          const ScrutinyDrawn *reserve,
                                          GError **error);
gboolean scrutiny_draw_store_get_last_sha256 (ScrutinyDatabase *database,
                                              char **sha256,
                                              GError **error);
char *scrutiny_draw_store_get_certificate (ScrutinyDatabase *database,
                                           gint64 list_id,
                                           GError **error);
GPtrArray *scrutiny_draw_store_list_certificates (ScrutinyDatabase *database,
                                                  GError **error);
GPtrArray *scrutiny_draw_store_list_free_reserves (ScrutinyDatabase *database,
                                                   gint64 draw_id,
                                                   GError **error);

G_END_DECLS
