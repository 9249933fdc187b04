/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The one thing that is kept on the computer and not in a panel: the language in which
 * the program starts, before anybody has signed in. */
char *scrutiny_machine_settings_dup_language (void);
void scrutiny_machine_settings_keep_language (const char *language);

G_END_DECLS
