/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/session.h"

G_BEGIN_DECLS

gboolean scrutiny_panel_back_up (ScrutinySession *session,
                                 const char *out_dir,
                                 ScrutinyProgress progress,
                                 gpointer progress_data,
                                 GCancellable *cancellable,
                                 GError **error);
GPtrArray *scrutiny_panel_list_missing (ScrutinySession *session,
                                        const char *backup_dir,
                                        GError **error);
gboolean scrutiny_panel_check_backup (const char *backup_dir,
                                      GCancellable *cancellable,
                                      GError **error);
gboolean scrutiny_panel_restore (const char *backup_dir,
                                 const char *panel_dir,
                                 ScrutinyProgress progress,
                                 gpointer progress_data,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
