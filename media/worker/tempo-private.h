/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "media/protocol-private.h"

G_BEGIN_DECLS

/* Makes sound slower or faster and keeps its pitch. It takes and gives the one kind of
 * sound that is played. */
typedef struct _ScrutinyTempo ScrutinyTempo;

ScrutinyTempo *scrutiny_tempo_new (guint rate_permille);
void scrutiny_tempo_free (ScrutinyTempo *self);

gboolean scrutiny_tempo_push (ScrutinyTempo *self, const gint16 *samples, guint frames);
void scrutiny_tempo_pull (ScrutinyTempo *self, GByteArray *samples);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyTempo, scrutiny_tempo_free)

G_END_DECLS
