/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/page.h"

G_BEGIN_DECLS

#define SCRUTINY_TYPE_HOME_PAGE (scrutiny_home_page_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyHomePage,
                      scrutiny_home_page,
                      SCRUTINY,
                      HOME_PAGE,
                      ScrutinyPage)

ScrutinyPage *scrutiny_home_page_new (void);

G_END_DECLS
