/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/page.h"

G_BEGIN_DECLS

#define SCRUTINY_TYPE_DRAW_PAGE (scrutiny_draw_page_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyDrawPage,
                      scrutiny_draw_page,
                      SCRUTINY,
                      DRAW_PAGE,
                      ScrutinyPage)

ScrutinyPage *scrutiny_draw_page_new (gint64 meeting);

G_END_DECLS
