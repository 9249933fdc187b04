/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean scrutiny_day_is_valid (const char *text);
gboolean scrutiny_day_check (const char *text, GError **error);
char *scrutiny_day_to_words (const char *day);
char *scrutiny_day_format (GDateTime *at, const char *format);
char *scrutiny_day_from_words (const char *words);

G_END_DECLS
