/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/safeguarding-worry.h"
#include "ui/page.h"

G_BEGIN_DECLS

ScrutinyPage *scrutiny_worry_page_new (const ScrutinySafeguardingWorry *worry);

G_END_DECLS
