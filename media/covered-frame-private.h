/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "media/covered-frame.h"
#include "media/protocol-private.h"

G_BEGIN_DECLS

ScrutinyCoveredFrame *scrutiny_covered_frame_new_checked (GBytes *pixels,
                                                          const ScrutinyMessage *message,
                                                          const char *no_track_reason);

G_END_DECLS
