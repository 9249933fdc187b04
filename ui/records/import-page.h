/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/page.h"

G_BEGIN_DECLS

#define SCRUTINY_TYPE_IMPORT_PAGE (scrutiny_import_page_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyImportPage,
                      scrutiny_import_page,
                      SCRUTINY,
                      IMPORT_PAGE,
                      ScrutinyPage)

ScrutinyPage *scrutiny_import_page_new (gint64 meeting);

G_END_DECLS
