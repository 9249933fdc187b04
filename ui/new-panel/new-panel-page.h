/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/page.h"

G_BEGIN_DECLS

#define SCRUTINY_TYPE_NEW_PANEL_PAGE (scrutiny_new_panel_page_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyNewPanelPage,
                      scrutiny_new_panel_page,
                      SCRUTINY,
                      NEW_PANEL_PAGE,
                      ScrutinyPage)

ScrutinyPage *scrutiny_new_panel_page_new (void);

G_END_DECLS
