/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SCRUTINY_TYPE_SIDE_BY_SIDE (scrutiny_side_by_side_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinySideBySide,
                      scrutiny_side_by_side,
                      SCRUTINY,
                      SIDE_BY_SIDE,
                      GtkWidget)

G_END_DECLS
