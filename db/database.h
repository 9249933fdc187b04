/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SCRUTINY_TYPE_DATABASE (scrutiny_database_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyDatabase, scrutiny_database, SCRUTINY, DATABASE, GObject)

ScrutinyDatabase *scrutiny_database_create (const char *path, GError **error);
ScrutinyDatabase *scrutiny_database_open (const char *path, GError **error);

const char *scrutiny_database_get_path (ScrutinyDatabase *self);

gboolean scrutiny_database_begin (ScrutinyDatabase *self, GError **error);
gboolean scrutiny_database_commit (ScrutinyDatabase *self, GError **error);
void scrutiny_database_rollback (ScrutinyDatabase *self);
gboolean scrutiny_database_is_in_transaction (ScrutinyDatabase *self);

gint64 scrutiny_database_last_id (ScrutinyDatabase *self);

gboolean scrutiny_database_copy_to (ScrutinyDatabase *self,
                                    const char *path,
                                    GError **error);
gboolean scrutiny_database_check (ScrutinyDatabase *self,
                                  GCancellable *cancellable,
                                  GError **error);

G_END_DECLS
