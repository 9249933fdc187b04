/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/page.h"

G_BEGIN_DECLS

#define SCRUTINY_TYPE_RECORDS_PAGE (scrutiny_records_page_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyRecordsPage,
                      scrutiny_records_page,
                      SCRUTINY,
                      RECORDS_PAGE,
                      ScrutinyPage)

ScrutinyPage *scrutiny_records_page_new (gint64 meeting);

G_END_DECLS
