/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/page.h"

G_BEGIN_DECLS

#define SCRUTINY_TYPE_PEOPLE_PAGE (scrutiny_people_page_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyPeoplePage,
                      scrutiny_people_page,
                      SCRUTINY,
                      PEOPLE_PAGE,
                      ScrutinyPage)

ScrutinyPage *scrutiny_people_page_new (void);

G_END_DECLS
