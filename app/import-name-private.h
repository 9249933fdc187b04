/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/database.h"
#include "intake/record-tally.h"
#include "model/record.h"

G_BEGIN_DECLS

char *scrutiny_import_name_take (ScrutinyRecord *record,
                                 ScrutinyRecordTally *references,
                                 GError **error);
char *scrutiny_import_name_find_free (ScrutinyDatabase *database,
                                      const char *name,
                                      gint64 replaces,
                                      GError **error);

G_END_DECLS
