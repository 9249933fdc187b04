/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/page.h"

G_BEGIN_DECLS

#define SCRUTINY_TYPE_SIGN_IN_PAGE (scrutiny_sign_in_page_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinySignInPage,
                      scrutiny_sign_in_page,
                      SCRUTINY,
                      SIGN_IN_PAGE,
                      ScrutinyPage)

ScrutinyPage *scrutiny_sign_in_page_new (const char *const *names);

void scrutiny_sign_in_page_refuse (ScrutinySignInPage *self, const char *sentence);
void scrutiny_sign_in_page_set_hint (ScrutinySignInPage *self, const char *hint);

G_END_DECLS
