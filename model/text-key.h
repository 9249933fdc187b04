/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint64 scrutiny_text_key (guint64 key, const char *text, gsize length);

G_END_DECLS
