/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "media/worker/index-private.h"
#include "media/worker/plan.h"
#include "media/worker/raw-frame.h"
#include "media/worker/safe-frame-private.h"

G_BEGIN_DECLS

ScrutinySafeFrame *scrutiny_redact_frame (ScrutinyRawFrame *raw,
                                          const ScrutinyPlan *plan,
                                          const ScrutinyHideClip *clip,
                                          const ScrutinyIndex *index);

G_END_DECLS
