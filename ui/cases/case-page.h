/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/page.h"

G_BEGIN_DECLS

#define SCRUTINY_TYPE_CASE_PAGE (scrutiny_case_page_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyCasePage,
                      scrutiny_case_page,
                      SCRUTINY,
                      CASE_PAGE,
                      ScrutinyPage)

ScrutinyPage *scrutiny_case_page_new (gint64 meeting, const char *letter);

G_END_DECLS
