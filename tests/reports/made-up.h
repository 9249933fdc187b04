/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/findings-input.h"

G_BEGIN_DECLS

/* A made-up panel in a made-up town: two meetings, @per_meeting random cases in
 * each, every sixth without footage, one chosen case, three learning points. The
 * answers follow a fixed rule, so the figures below it are known. */
ScrutinyFindingsInput *made_up_input (guint per_meeting);

G_END_DECLS
