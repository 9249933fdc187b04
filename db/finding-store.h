/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/database.h"
#include "model/grading-band.h"

G_BEGIN_DECLS

/* What findings read that no other store gives: the band of a case's grade, and the
 * marks a chair has shared. */

gboolean scrutiny_finding_store_get_band (ScrutinyDatabase *database,
                                          gint64 case_id,
                                          ScrutinyBand *band,
                                          GError **error);
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
