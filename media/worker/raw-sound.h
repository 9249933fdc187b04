/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Decoded sound with nothing silenced. Opaque to all but its maker and the redactor. */
typedef struct _ScrutinyRawSound ScrutinyRawSound;

void scrutiny_raw_sound_free (ScrutinyRawSound *self);
gint64 scrutiny_raw_sound_get_end_us (const ScrutinyRawSound *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyRawSound, scrutiny_raw_sound_free)

G_END_DECLS
