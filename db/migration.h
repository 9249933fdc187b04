/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/database.h"

G_BEGIN_DECLS

gint64 scrutiny_migration_latest (void);
gint64 scrutiny_migration_version (ScrutinyDatabase *database, GError **error);
gboolean scrutiny_migration_run (ScrutinyDatabase *database, GError **error);

G_END_DECLS
