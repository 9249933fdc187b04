/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "media/protocol-private.h"

G_BEGIN_DECLS

/* The worker's side of the shared memory, and which parts of it are its own now. */
typedef struct _ScrutinyRing ScrutinyRing;

ScrutinyRing *scrutiny_ring_new (int fd, gsize slot_bytes);
void scrutiny_ring_free (ScrutinyRing *self);

void scrutiny_ring_clear (ScrutinyRing *self);
gsize scrutiny_ring_get_slot_bytes (const ScrutinyRing *self);
gboolean scrutiny_ring_has_slot (const ScrutinyRing *self);
guint8 *scrutiny_ring_take_slot (ScrutinyRing *self, guint *slot);
gboolean scrutiny_ring_give_slot (ScrutinyRing *self, guint slot);
guint scrutiny_ring_count_blocks (const ScrutinyRing *self);
guint8 *scrutiny_ring_take_block (ScrutinyRing *self, guint *block);
gboolean scrutiny_ring_give_block (ScrutinyRing *self, guint block);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyRing, scrutiny_ring_free)

G_END_DECLS
