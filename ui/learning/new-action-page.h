/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/page.h"

G_BEGIN_DECLS

#define SCRUTINY_TYPE_NEW_ACTION_PAGE (scrutiny_new_action_page_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyNewActionPage,
                      scrutiny_new_action_page,
                      SCRUTINY,
                      NEW_ACTION_PAGE,
                      ScrutinyPage)

ScrutinyPage *scrutiny_new_action_page_new (gint64 meeting,
                                            const char *letter,
                                            gint64 moment_us);

G_END_DECLS
