/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "db/database.h"

G_BEGIN_DECLS

/* What db/ itself needs of an open panel database; nobody above sees SQLite. */

/** For what a statement cannot do; owned by @self, on the thread that owns it. */
sqlite3 *scrutiny_database_get_handle (ScrutinyDatabase *self);
void scrutiny_database_set_error (ScrutinyDatabase *self, int code, GError **error);
gboolean scrutiny_database_execute (ScrutinyDatabase *self,
                                    const char *sql,
                                    GError **error);

sqlite3_stmt *scrutiny_database_take_statement (ScrutinyDatabase *self,
                                                const char *sql,
                                                GError **error);
void scrutiny_database_give_statement (ScrutinyDatabase *self, sqlite3_stmt *statement);

G_END_DECLS
