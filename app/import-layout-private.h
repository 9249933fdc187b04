/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "intake/layout.h"

G_BEGIN_DECLS

gboolean scrutiny_import_layout_load (const char *name,
                                      ScrutinyLayout **layout,
                                      GError **error);

G_END_DECLS
