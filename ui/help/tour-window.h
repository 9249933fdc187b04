/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SCRUTINY_TYPE_TOUR_WINDOW (scrutiny_tour_window_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyTourWindow,
                      scrutiny_tour_window,
                      SCRUTINY,
                      TOUR_WINDOW,
                      AdwWindow)

ScrutinyTourWindow *scrutiny_tour_window_new (GtkWindow *parent);

G_END_DECLS
