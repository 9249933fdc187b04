/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/page.h"

G_BEGIN_DECLS

#define SCRUTINY_TYPE_COPY_PAGE (scrutiny_copy_page_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyCopyPage,
                      scrutiny_copy_page,
                      SCRUTINY,
                      COPY_PAGE,
                      ScrutinyPage)

ScrutinyPage *scrutiny_copy_page_new (void);

G_END_DECLS
