/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define SCRUTINY_TYPE_COVERED_FRAME (scrutiny_covered_frame_get_type ())

/* One picture as somebody may see it: covers are burnt in. Immutable and refcounted, so
 * it may cross threads. */
typedef struct _ScrutinyCoveredFrame ScrutinyCoveredFrame;

GType scrutiny_covered_frame_get_type (void);

ScrutinyCoveredFrame *scrutiny_covered_frame_new_cover (guint width,
                                                        guint height,
                                                        gint64 pts_us,
                                                        const char *reason);
ScrutinyCoveredFrame *scrutiny_covered_frame_ref (ScrutinyCoveredFrame *self);
void scrutiny_covered_frame_unref (ScrutinyCoveredFrame *self);

GBytes *scrutiny_covered_frame_get_pixels (ScrutinyCoveredFrame *self);
guint scrutiny_covered_frame_get_width (ScrutinyCoveredFrame *self);
guint scrutiny_covered_frame_get_height (ScrutinyCoveredFrame *self);
gsize scrutiny_covered_frame_get_stride (ScrutinyCoveredFrame *self);
gint64 scrutiny_covered_frame_get_pts_us (ScrutinyCoveredFrame *self);
gint64 scrutiny_covered_frame_get_duration_us (ScrutinyCoveredFrame *self);
gboolean scrutiny_covered_frame_is_whole_cover (ScrutinyCoveredFrame *self);
gboolean scrutiny_covered_frame_is_damaged (ScrutinyCoveredFrame *self);
gboolean scrutiny_covered_frame_is_clear (ScrutinyCoveredFrame *self);
const char *scrutiny_covered_frame_get_reason (ScrutinyCoveredFrame *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyCoveredFrame, scrutiny_covered_frame_unref)

G_END_DECLS
