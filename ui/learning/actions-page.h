/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/page.h"

G_BEGIN_DECLS

#define SCRUTINY_TYPE_ACTIONS_PAGE (scrutiny_actions_page_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyActionsPage,
                      scrutiny_actions_page,
                      SCRUTINY,
                      ACTIONS_PAGE,
                      ScrutinyPage)

ScrutinyPage *scrutiny_actions_page_new (void);

G_END_DECLS
