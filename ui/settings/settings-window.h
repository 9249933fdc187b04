/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/window.h"

G_BEGIN_DECLS

#define SCRUTINY_TYPE_SETTINGS_WINDOW (scrutiny_settings_window_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinySettingsWindow,
                      scrutiny_settings_window,
                      SCRUTINY,
                      SETTINGS_WINDOW,
                      AdwPreferencesWindow)

ScrutinySettingsWindow *scrutiny_settings_window_new (ScrutinyWindow *window);
void scrutiny_settings_window_close_for (ScrutinyWindow *window);

G_END_DECLS
