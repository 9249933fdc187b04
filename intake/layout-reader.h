/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "intake/layout.h"

G_BEGIN_DECLS

/* A layout file is small; a bigger one is something else. */
#define SCRUTINY_LAYOUT_MAX_BYTES 1048576

ScrutinyLayout *scrutiny_layout_reader_read_file (const char *path, GError **error);
ScrutinyLayout *scrutiny_layout_reader_read_bytes (const char *bytes,
                                                   gsize length,
                                                   const char *source_name,
                                                   GError **error);

G_END_DECLS
