/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

gboolean scrutiny_qr_code_paint (cairo_t *cr, const char *text, double size);

G_END_DECLS
