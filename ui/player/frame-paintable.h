/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SCRUTINY_TYPE_FRAME_PAINTABLE (scrutiny_frame_paintable_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyFramePaintable,
                      scrutiny_frame_paintable,
                      SCRUTINY,
                      FRAME_PAINTABLE,
                      GObject)

ScrutinyFramePaintable *scrutiny_frame_paintable_new (void);

void scrutiny_frame_paintable_set_grey (ScrutinyFramePaintable *self, gboolean is_grey);
void scrutiny_frame_paintable_show (ScrutinyFramePaintable *self,
                                    GBytes *rgb24,
                                    guint width_px,
                                    guint height_px,
                                    gsize stride_bytes);
void scrutiny_frame_paintable_clear (ScrutinyFramePaintable *self);
gboolean scrutiny_frame_paintable_is_empty (ScrutinyFramePaintable *self);

G_END_DECLS
