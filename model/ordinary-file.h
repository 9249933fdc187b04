/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GFileInputStream *scrutiny_ordinary_file_open (GFile *file,
                                               GCancellable *cancellable,
                                               GError **error);
gboolean scrutiny_ordinary_file_may_replace (const char *path, GError **error);

G_END_DECLS
