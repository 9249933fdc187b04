/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GBytes *scrutiny_outside_file_read (const char *path, gsize max_bytes, GError **error);
char *scrutiny_outside_file_read_text (const char *path, gsize max_bytes, GError **error);
char *scrutiny_outside_file_make_beside (const char *path, GError **error);
gboolean scrutiny_outside_file_place (const char *beside,
                                      const char *path,
                                      GError **error);

G_END_DECLS
