/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* 0. and 64 to 78 digits, and the end of the string. */
#define SCRUTINY_TICKET_SIZE 81u

/* A record's number in the lottery: a decimal string between 0 and 1, compared
 * by bytes. The same tickets as Rivest's consistent_sampler. */
void scrutiny_ticket_from_digest (const guint8 digest[32],
                                  char ticket[SCRUTINY_TICKET_SIZE]);
guint64 scrutiny_ticket_peek_order (const guint8 digest[32]);
char *scrutiny_ticket_next (const char *ticket);
char *scrutiny_ticket_shorten (const char *ticket, guint digits);

G_END_DECLS
