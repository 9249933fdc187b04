/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/page.h"
#include "ui/review/case-flow.h"

G_BEGIN_DECLS

#define SCRUTINY_TYPE_WATCH_PAGE (scrutiny_watch_page_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyWatchPage,
                      scrutiny_watch_page,
                      SCRUTINY,
                      WATCH_PAGE,
                      ScrutinyPage)

ScrutinyPage *scrutiny_watch_page_new (ScrutinyCaseFlow *flow);

G_END_DECLS
