/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/page.h"

G_BEGIN_DECLS

#define SCRUTINY_TYPE_CHECK_PAGE (scrutiny_check_page_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyCheckPage,
                      scrutiny_check_page,
                      SCRUTINY,
                      CHECK_PAGE,
                      ScrutinyPage)

ScrutinyPage *scrutiny_check_page_new (void);

void scrutiny_check_page_check (ScrutinyCheckPage *self, GFile *certificate, GFile *list);

G_END_DECLS
