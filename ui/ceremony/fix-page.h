/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/page.h"

G_BEGIN_DECLS

#define SCRUTINY_TYPE_FIX_PAGE (scrutiny_fix_page_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyFixPage,
                      scrutiny_fix_page,
                      SCRUTINY,
                      FIX_PAGE,
                      ScrutinyPage)

ScrutinyPage *scrutiny_fix_page_new (gint64 meeting);

G_END_DECLS
