/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/database.h"
#include "model/safeguarding-worry.h"

G_BEGIN_DECLS

/* Takes each worry; words is NULL while it waits. */
typedef gboolean (*ScrutinySafeguardingVisitor) (
    ScrutinySafeguardingWorry *worry, /* (transfer full) */
    GBytes *words,
    gpointer data,
    GError **error);

gboolean scrutiny_safeguarding_store_add (ScrutinyDatabase *database,
                                          gint64 case_id,
                                          gint64 raised_at_us,
                                          GError **error);
gboolean scrutiny_safeguarding_store_find_open (ScrutinyDatabase *database,
                                                gint64 case_id,
                                                gint64 *worry_id,
                                                GError **error);
gboolean scrutiny_safeguarding_store_answer (ScrutinyDatabase *database,
                                             const ScrutinySafeguardingWorry *worry,
                                             GBytes *words,
                                             gint64 answered_by,
                                             GError **error);
gboolean scrutiny_safeguarding_store_visit (ScrutinyDatabase *database,
                                            ScrutinySafeguardingVisitor visitor,
                                            gpointer data,
                                            GError **error);

G_END_DECLS
