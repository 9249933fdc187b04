/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/page.h"

G_BEGIN_DECLS

#define SCRUTINY_TYPE_RESTORE_PAGE (scrutiny_restore_page_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyRestorePage,
                      scrutiny_restore_page,
                      SCRUTINY,
                      RESTORE_PAGE,
                      ScrutinyPage)

ScrutinyPage *scrutiny_restore_page_new (void);

G_END_DECLS
