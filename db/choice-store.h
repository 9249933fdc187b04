/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/database.h"

G_BEGIN_DECLS

gboolean scrutiny_choice_store_set (ScrutinyDatabase *database,
                                    gint64 person_id,
                                    const char *key,
                                    gint64 value,
                                    gint64 set_at_us,
                                    GError **error);
gboolean scrutiny_choice_store_get (ScrutinyDatabase *database,
                                    gint64 person_id,
                                    const char *key,
                                    gint64 *value,
                                    GError **error);

G_END_DECLS
