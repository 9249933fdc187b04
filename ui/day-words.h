/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *scrutiny_words_for_day (const char *day);

G_END_DECLS
