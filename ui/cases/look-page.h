/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/page.h"

G_BEGIN_DECLS

#define SCRUTINY_TYPE_LOOK_PAGE (scrutiny_look_page_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyLookPage,
                      scrutiny_look_page,
                      SCRUTINY,
                      LOOK_PAGE,
                      ScrutinyPage)

ScrutinyPage *scrutiny_look_page_new (gint64 meeting, const char *letter);

G_END_DECLS
