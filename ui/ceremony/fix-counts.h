/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/list.h"
#include "ui/fact-list.h"

G_BEGIN_DECLS

void scrutiny_fix_counts_show (const ScrutinyListOutcome *outcome,
                               ScrutinyFactList *counts,
                               ScrutinyFactList *groups,
                               ScrutinyFactList *warnings);

G_END_DECLS
