/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/database.h"
#include "sampling/share.h"

G_BEGIN_DECLS

gboolean scrutiny_seed_store_add (ScrutinyDatabase *database,
                                  gint64 list_id,
                                  guint seat,
                                  ScrutinyShare *share,
                                  gint64 at_us,
                                  gint64 by,
                                  GError **error);
GPtrArray *scrutiny_seed_store_list (ScrutinyDatabase *database,
                                     gint64 list_id,
                                     gint64 *last_at_us,
                                     GError **error);

G_END_DECLS
