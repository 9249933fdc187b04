/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "sampling/lottery.h"
#include "sampling/progress.h"

G_BEGIN_DECLS

/* Ids by number, in byte order of the ids. */
typedef const char *(*ScrutinyIdFunc) (gpointer ids, guint number, gsize *length);

/* A heap that gives numbers of ids back in the order of their tickets. Making it
 * is linear, and taking the lowest few costs next to nothing, so a draw of sixty
 * out of a million never sorts a million. */
typedef struct _ScrutinyTicketOrder ScrutinyTicketOrder;

ScrutinyTicketOrder *scrutiny_ticket_order_new (ScrutinyLottery *lottery,
                                                ScrutinyIdFunc func,
                                                gpointer ids);
void scrutiny_ticket_order_free (ScrutinyTicketOrder *self);
void scrutiny_ticket_order_add (ScrutinyTicketOrder *self, guint number);
void scrutiny_ticket_order_close (ScrutinyTicketOrder *self);
gboolean scrutiny_ticket_order_take (ScrutinyTicketOrder *self, guint *number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyTicketOrder, scrutiny_ticket_order_free)

G_END_DECLS
