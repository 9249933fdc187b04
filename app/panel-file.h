/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/session.h"

G_BEGIN_DECLS

char *scrutiny_panel_file_get_path (ScrutinySession *session,
                                    const char *folder,
                                    const char *name);
gboolean scrutiny_panel_file_write (ScrutinySession *session,
                                    const char *folder,
                                    const char *name,
                                    GBytes *contents,
                                    GError **error);
GBytes *scrutiny_panel_file_read (ScrutinySession *session,
                                  const char *folder,
                                  const char *name,
                                  GError **error);

G_END_DECLS
