/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/page.h"

G_BEGIN_DECLS

#define SCRUTINY_TYPE_FOOTAGE_PAGE (scrutiny_footage_page_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyFootagePage,
                      scrutiny_footage_page,
                      SCRUTINY,
                      FOOTAGE_PAGE,
                      ScrutinyPage)

ScrutinyPage *scrutiny_footage_page_new (gint64 meeting);

G_END_DECLS
