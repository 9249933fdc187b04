/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <libavutil/frame.h>

G_BEGIN_DECLS

#define SCRUTINY_FADE_US 5000

void scrutiny_fade (AVFrame *samples, gint64 at_us, gint64 from_us, gint64 to_us);

G_END_DECLS
