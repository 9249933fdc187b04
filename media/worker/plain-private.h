/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "media/worker/safe-frame-private.h"

G_BEGIN_DECLS

/* Makes the planar 4:2:0 pictures that an encoder takes. */
typedef struct _ScrutinyPlain ScrutinyPlain;

ScrutinyPlain *scrutiny_plain_new (guint width, guint height);
void scrutiny_plain_free (ScrutinyPlain *self);

AVFrame *scrutiny_plain_make (ScrutinyPlain *self, const ScrutinySafeFrame *safe);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyPlain, scrutiny_plain_free)

G_END_DECLS
