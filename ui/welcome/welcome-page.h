/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/page.h"

G_BEGIN_DECLS

#define SCRUTINY_TYPE_WELCOME_PAGE (scrutiny_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyWelcomePage,
                      scrutiny_welcome_page,
                      SCRUTINY,
                      WELCOME_PAGE,
                      ScrutinyPage)

ScrutinyPage *scrutiny_welcome_page_new (void);

G_END_DECLS
