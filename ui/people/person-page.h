/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/person.h"
#include "ui/page.h"

G_BEGIN_DECLS

#define SCRUTINY_TYPE_PERSON_PAGE (scrutiny_person_page_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyPersonPage,
                      scrutiny_person_page,
                      SCRUTINY,
                      PERSON_PAGE,
                      ScrutinyPage)

ScrutinyPage *scrutiny_person_page_new (ScrutinyPerson *person);

G_END_DECLS
