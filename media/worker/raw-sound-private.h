/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libavutil/frame.h>

#include "media/worker/raw-sound.h"

G_BEGIN_DECLS

/* For raw-sound.c, decode.c and redact-sound.c alone; a test holds that list. */
struct _ScrutinyRawSound {
  AVFrame *samples;
  gint64 at_us;
  gboolean has_time;
};

G_END_DECLS
