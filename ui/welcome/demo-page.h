/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/page.h"

G_BEGIN_DECLS

#define SCRUTINY_TYPE_DEMO_PAGE (scrutiny_demo_page_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyDemoPage,
                      scrutiny_demo_page,
                      SCRUTINY,
                      DEMO_PAGE,
                      ScrutinyPage)

ScrutinyPage *scrutiny_demo_page_new (const char *panel_dir);

char *scrutiny_demo_page_dup_folder (void);

G_END_DECLS
