/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libavutil/frame.h>

#include <glib.h>

G_BEGIN_DECLS

/* How a kind of picture lies in memory, as far as covering needs to know. */
typedef struct {
  guint depth; /* bits of a value: 8 to 16 */
  guint chroma_shift_x;
  guint chroma_shift_y;
  gboolean has_colour;
  gboolean colour_is_interleaved; /* NV12 */
} ScrutinyLayout;

gboolean scrutiny_layout_init (ScrutinyLayout *self, int pixel_format);
AVFrame *scrutiny_layout_convert (const AVFrame *picture);

G_END_DECLS
