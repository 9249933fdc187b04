/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/page.h"

G_BEGIN_DECLS

#define SCRUTINY_TYPE_CASES_PAGE (scrutiny_cases_page_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyCasesPage,
                      scrutiny_cases_page,
                      SCRUTINY,
                      CASES_PAGE,
                      ScrutinyPage)

ScrutinyPage *scrutiny_cases_page_new (gint64 meeting);

G_END_DECLS
