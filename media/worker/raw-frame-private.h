/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libavutil/frame.h>

#include "media/worker/raw-frame.h"

G_BEGIN_DECLS

/* For raw-frame.c, decode.c and redact.c alone; a test holds that list. */
struct _ScrutinyRawFrame {
  gint ref_count; /* one thread */

  AVFrame *picture;
  gint64 pts; /* AV_NOPTS_VALUE if nobody knows when it is shown */
  gint64 at_us;
  gboolean is_damaged;
};

ScrutinyRawFrame *scrutiny_raw_frame_new (AVFrame *picture, gint64 pts, gint64 at_us);

G_END_DECLS
