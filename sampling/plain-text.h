/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Text rule N1: what an id or a list cell looks like before it is hashed. */
char *scrutiny_plain_text_normalise (const char *bytes, gsize length, GError **error);
gboolean scrutiny_plain_text_is_normal (const char *bytes, gsize length);

gboolean scrutiny_plain_text_is_invisible (gunichar character);
gboolean scrutiny_plain_text_is_space (gunichar character);

G_END_DECLS
