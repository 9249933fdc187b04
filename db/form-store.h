/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/database.h"
#include "model/form-files.h"

G_BEGIN_DECLS

gint64 scrutiny_form_store_keep (ScrutinyDatabase *database,
                                 const ScrutinyFormFiles *files,
                                 gint64 kept_at_us,
                                 GError **error);
ScrutinyFormFiles *scrutiny_form_store_get (ScrutinyDatabase *database,
                                            gint64 id,
                                            GError **error);

G_END_DECLS
