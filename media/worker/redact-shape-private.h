/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libavutil/frame.h>

#include "media/worker/placement.h"

G_BEGIN_DECLS

void scrutiny_redact_shape (AVFrame *picture, const ScrutinyPlacement *placement);

G_END_DECLS
