/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/database.h"
#include "model/table-digest.h"

G_BEGIN_DECLS

GPtrArray *scrutiny_digest_store_take (ScrutinyDatabase *database, GError **error);
ScrutinyTableDigest *scrutiny_digest_store_take_until (ScrutinyDatabase *database,
                                                       const char *table,
                                                       gint64 last_id,
                                                       GError **error);

G_END_DECLS
