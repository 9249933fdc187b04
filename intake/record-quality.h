/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/record.h"
#include "model/tally.h"

G_BEGIN_DECLS

void scrutiny_record_quality_count (ScrutinyRecord *record, ScrutinyTally *quality);

G_END_DECLS
