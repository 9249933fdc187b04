/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/page.h"

G_BEGIN_DECLS

#define SCRUTINY_TYPE_LOG_PAGE (scrutiny_log_page_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyLogPage,
                      scrutiny_log_page,
                      SCRUTINY,
                      LOG_PAGE,
                      ScrutinyPage)

ScrutinyPage *scrutiny_log_page_new (void);

G_END_DECLS
