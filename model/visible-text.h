/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean scrutiny_visible_text_check (const char *text);
gboolean scrutiny_visible_text_check_words (const char *text);
char *scrutiny_visible_text_show (const char *text);

G_END_DECLS
