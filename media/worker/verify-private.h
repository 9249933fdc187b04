/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "media/protocol-private.h"
#include "media/worker/plan.h"

G_BEGIN_DECLS

ScrutinyFailure scrutiny_verify_copy (int fd,
                                      const ScrutinyPlan *plan,
                                      const GArray *written_us);

G_END_DECLS
