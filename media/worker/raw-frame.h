/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A decoded picture with nothing hidden. Opaque to all but its maker and the redactor:
 * the only way out of the worker is scrutiny_redact_frame(). Refcounted. */
typedef struct _ScrutinyRawFrame ScrutinyRawFrame;

ScrutinyRawFrame *scrutiny_raw_frame_ref (ScrutinyRawFrame *self);
void scrutiny_raw_frame_unref (ScrutinyRawFrame *self);

gboolean scrutiny_raw_frame_has_time (const ScrutinyRawFrame *self);
gint64 scrutiny_raw_frame_get_pts (const ScrutinyRawFrame *self);
gint64 scrutiny_raw_frame_get_at_us (const ScrutinyRawFrame *self);
gsize scrutiny_raw_frame_get_size (const ScrutinyRawFrame *self);
gboolean scrutiny_raw_frame_is_damaged (const ScrutinyRawFrame *self);
void scrutiny_raw_frame_set_damaged (ScrutinyRawFrame *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyRawFrame, scrutiny_raw_frame_unref)

G_END_DECLS
