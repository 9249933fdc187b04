/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/database.h"

G_BEGIN_DECLS

/* The schema files inside the program, for the check of a schema too. */

GPtrArray *scrutiny_migration_list_steps (void);
gint64 scrutiny_migration_version_of (const char *name);
const char *scrutiny_migration_read_step (const char *name, GError **error);

G_END_DECLS
