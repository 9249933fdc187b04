/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/page.h"

G_BEGIN_DECLS

#define SCRUTINY_TYPE_TODAY_PAGE (scrutiny_today_page_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyTodayPage,
                      scrutiny_today_page,
                      SCRUTINY,
                      TODAY_PAGE,
                      ScrutinyPage)

ScrutinyPage *scrutiny_today_page_new (void);

G_END_DECLS
