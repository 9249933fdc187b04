/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/findings.h"
#include "ui/page.h"

G_BEGIN_DECLS

#define SCRUTINY_TYPE_BEHIND_PAGE (scrutiny_behind_page_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyBehindPage,
                      scrutiny_behind_page,
                      SCRUTINY,
                      BEHIND_PAGE,
                      ScrutinyPage)

ScrutinyPage *scrutiny_behind_page_new (ScrutinyFindings *findings, const char *about);
gboolean scrutiny_behind_page_has_cases (const ScrutinyFindings *findings,
                                         const char *about);

G_END_DECLS
