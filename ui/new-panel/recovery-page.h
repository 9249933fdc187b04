/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/page.h"

G_BEGIN_DECLS

#define SCRUTINY_TYPE_RECOVERY_PAGE (scrutiny_recovery_page_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyRecoveryPage,
                      scrutiny_recovery_page,
                      SCRUTINY,
                      RECOVERY_PAGE,
                      ScrutinyPage)

ScrutinyPage *scrutiny_recovery_page_new (const char *panel_name,
                                          const char *recovery_code);

G_END_DECLS
