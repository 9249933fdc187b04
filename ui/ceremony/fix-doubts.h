/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/list.h"
#include "ui/fact-list.h"

G_BEGIN_DECLS

void scrutiny_fix_doubts_show (const ScrutinyListOutcome *outcome,
                               ScrutinyFactList *doubts,
                               ScrutinyFactList *kept_out);

G_END_DECLS
