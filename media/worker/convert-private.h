/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "media/worker/safe-frame-private.h"

G_BEGIN_DECLS

/* Makes the RGB24 pictures that are shown. */
typedef struct _ScrutinyConverter ScrutinyConverter;

ScrutinyConverter *scrutiny_converter_new (guint rotation);
void scrutiny_converter_free (ScrutinyConverter *self);

void scrutiny_converter_run (ScrutinyConverter *self,
                             const ScrutinySafeFrame *safe,
                             guint width,
                             guint height,
                             gboolean is_still,
                             guint8 *rgb,
                             gsize stride);

void scrutiny_fit (guint display_width,
                   guint display_height,
                   guint box_width,
                   guint box_height,
                   gsize most_bytes,
                   guint *width,
                   guint *height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyConverter, scrutiny_converter_free)

G_END_DECLS
