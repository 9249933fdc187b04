/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void scrutiny_turn_rgb (const guint8 *from,
                        gsize from_stride,
                        guint width,
                        guint height,
                        guint degrees,
                        guint8 *to,
                        gsize to_stride);

G_END_DECLS
