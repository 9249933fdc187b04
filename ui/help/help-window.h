/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SCRUTINY_TYPE_HELP_WINDOW (scrutiny_help_window_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyHelpWindow,
                      scrutiny_help_window,
                      SCRUTINY,
                      HELP_WINDOW,
                      AdwWindow)

ScrutinyHelpWindow *scrutiny_help_window_new (GtkWindow *parent,
                                              const char *title,
                                              const char *help_text);

G_END_DECLS
