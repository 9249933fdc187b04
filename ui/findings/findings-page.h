/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/page.h"

G_BEGIN_DECLS

#define SCRUTINY_TYPE_FINDINGS_PAGE (scrutiny_findings_page_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyFindingsPage,
                      scrutiny_findings_page,
                      SCRUTINY,
                      FINDINGS_PAGE,
                      ScrutinyPage)

ScrutinyPage *scrutiny_findings_page_new (void);

G_END_DECLS
