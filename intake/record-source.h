/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean scrutiny_record_source_parse_name (const char *file_name,
                                            char **month,
                                            char **force);

G_END_DECLS
