/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *scrutiny_check_words_for (const char *check_name);

G_END_DECLS
