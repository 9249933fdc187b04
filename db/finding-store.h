/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/database.h"

G_BEGIN_DECLS

/* The marks a chair has shared of closed cases, sealed. */

gboolean scrutiny_finding_store_add_marks (ScrutinyDatabase *database,
                                           gint64 case_id,
                                           GBytes *marks,
                                           gint64 at_us,
                                           gint64 by,
                                           GError **error);
gboolean scrutiny_finding_store_get_marks (ScrutinyDatabase *database,
                                           gint64 case_id,
                                           GBytes **marks,
                                           GError **error);

G_END_DECLS
