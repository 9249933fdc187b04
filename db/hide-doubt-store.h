/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/database.h"
#include "model/hide-doubt.h"

G_BEGIN_DECLS

gboolean scrutiny_hide_doubt_store_add (ScrutinyDatabase *database,
                                        const ScrutinyHideDoubt *doubt,
                                        gint64 said_by,
                                        GError **error);
GArray *scrutiny_hide_doubt_store_list (ScrutinyDatabase *database,
                                        gint64 clip_id,
                                        GError **error);

G_END_DECLS
