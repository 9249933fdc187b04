/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SCRUTINY_TYPE_APPLICATION (scrutiny_application_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyApplication,
                      scrutiny_application,
                      SCRUTINY,
                      APPLICATION,
                      AdwApplication)

ScrutinyApplication *scrutiny_application_new (void);

G_END_DECLS
