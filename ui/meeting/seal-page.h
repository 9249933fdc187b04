/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/page.h"

G_BEGIN_DECLS

#define SCRUTINY_TYPE_SEAL_PAGE (scrutiny_seal_page_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinySealPage,
                      scrutiny_seal_page,
                      SCRUTINY,
                      SEAL_PAGE,
                      ScrutinyPage)

ScrutinyPage *scrutiny_seal_page_new (gint64 meeting);

G_END_DECLS
