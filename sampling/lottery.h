/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "sampling/ticket.h"

G_BEGIN_DECLS

/* The drum: a seed, ready to give every id its ticket. For one thread. */
typedef struct _ScrutinyLottery ScrutinyLottery;

ScrutinyLottery *scrutiny_lottery_new (const char *seed_string);
void scrutiny_lottery_free (ScrutinyLottery *self);

void scrutiny_lottery_digest (ScrutinyLottery *self,
                              const char *id,
                              gsize length,
                              guint8 digest[32]);
char *scrutiny_lottery_draw_ticket (ScrutinyLottery *self, const char *id, gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyLottery, scrutiny_lottery_free)

G_END_DECLS
