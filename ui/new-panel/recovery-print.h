/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void scrutiny_recovery_print_draw (cairo_t *cairo,
                                   double width,
                                   const char *panel_name,
                                   const char *code);
gboolean scrutiny_recovery_print (GtkWindow *parent,
                                  const char *panel_name,
                                  const char *code,
                                  GError **error);

G_END_DECLS
