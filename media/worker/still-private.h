/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "media/worker/reel-private.h"

G_BEGIN_DECLS

ScrutinyFailure scrutiny_still_write (ScrutinyReel *reel,
                                      gint64 at_us,
                                      guint box_width,
                                      guint box_height,
                                      int fd,
                                      gint64 room_bytes,
                                      ScrutinyMessage *done);

G_END_DECLS
