/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint scrutiny_escapes_try (guint *refused, const char **first_success);

G_END_DECLS
