/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *scrutiny_words_for_count (gint64 count);

G_END_DECLS
