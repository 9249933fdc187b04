/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/page.h"

G_BEGIN_DECLS

#define SCRUTINY_TYPE_ACTION_PAGE (scrutiny_action_page_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyActionPage,
                      scrutiny_action_page,
                      SCRUTINY,
                      ACTION_PAGE,
                      ScrutinyPage)

ScrutinyPage *scrutiny_action_page_new (gint64 number);

G_END_DECLS
