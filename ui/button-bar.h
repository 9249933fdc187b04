/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SCRUTINY_TYPE_BUTTON_BAR (scrutiny_button_bar_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyButtonBar,
                      scrutiny_button_bar,
                      SCRUTINY,
                      BUTTON_BAR,
                      GtkWidget)

G_END_DECLS
