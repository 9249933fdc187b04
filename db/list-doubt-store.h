/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/database.h"
#include "model/list-doubt.h"

G_BEGIN_DECLS

gboolean scrutiny_list_doubt_store_add (ScrutinyDatabase *database,
                                        gint64 list_id,
                                        GPtrArray *doubts,
                                        GError **error);
GPtrArray *scrutiny_list_doubt_store_list (ScrutinyDatabase *database,
                                           gint64 list_id,
                                           GError **error);

G_END_DECLS
