/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sampling/ticket-order-private.h"

#include <string.h>

typedef struct {
  guint64 order; /* first digits of the ticket */
  guint32 number;
} Entry;

struct _ScrutinyTicketOrder {
  ScrutinyLottery *lottery;
  ScrutinyIdFunc func;
  gpointer ids;
  GArray *entries;
};

/**
 * scrutiny_ticket_order_new:
 *
 * Returns: (transfer full): nobody in order yet; @func finds the id of a number in
 *   @ids, and both must outlive it
 */
ScrutinyTicketOrder *
scrutiny_ticket_order_new (ScrutinyLottery *lottery, ScrutinyIdFunc func, gpointer ids)
{
  ScrutinyTicketOrder *self = g_new0 (ScrutinyTicketOrder, 1);

  self->lottery = lottery;
  self->func = func;
  self->ids = ids;
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  return self;
}

void
scrutiny_ticket_order_free (ScrutinyTicketOrder *self)
{
  g_array_unref (self->entries);
  g_free (self);
}

/** scrutiny_ticket_order_add: Adds record @number with its ticket */
void
scrutiny_ticket_order_add (ScrutinyTicketOrder *self, guint number)
{
  Entry entry = { .number = number };
  guint8 digest[32];
  gsize length;
  const char *id = self->func (self->ids, number, &length);

  scrutiny_lottery_digest (self->lottery, id, length, digest);
  entry.order = scrutiny_ticket_peek_order (digest);
  g_array_append_val (self->entries, entry);
}

/* Two tickets that agree in 18 digits come about once in 10^6 draws of a million:
 * then the whole tickets decide, and after them the ids. */
static gboolean
is_before (ScrutinyTicketOrder *self, const Entry *a, const Entry *b)
{
  g_autofree char *ticket_a = NULL;
  g_autofree char *ticket_b = NULL;
  const char *id;
  gsize length;
  int order;

  if (a->order != b->order)
    return a->order < b->order;

  id = self->func (self->ids, a->number, &length);
  ticket_a = scrutiny_lottery_draw_ticket (self->lottery, id, length);
  id = self->func (self->ids, b->number, &length);
  ticket_b = scrutiny_lottery_draw_ticket (self->lottery, id, length);
  order = strcmp (ticket_a, ticket_b);

  return order != 0 ? order < 0 : a->number < b->number;
}

static void
sink (ScrutinyTicketOrder *self, guint place)
{
  Entry *entries = (Entry *) (gpointer) self->entries->data;
  Entry moving = entries[place];
  guint length = self->entries->len;

  while (place * 2 + 1 < length) {
    guint child = place * 2 + 1;

    if (child + 1 < length && is_before (self, &entries[child + 1], &entries[child]))
      child++;
    if (!is_before (self, &entries[child], &moving))
      break;
    entries[place] = entries[child];
    place = child;
  }

  entries[place] = moving;
}

/** scrutiny_ticket_order_close: After the last add and before the first take. */
void
scrutiny_ticket_order_close (ScrutinyTicketOrder *self)
{
  for (guint i = self->entries->len / 2; i > 0; i--)
    sink (self, i - 1);
}

/**
 * scrutiny_ticket_order_take:
 *
 * The number whose ticket is next; FALSE when the drum is empty.
 */
gboolean
scrutiny_ticket_order_take (ScrutinyTicketOrder *self, guint *number)
{
  if (self->entries->len == 0)
    return FALSE;

  *number = g_array_index (self->entries, Entry, 0).number;
  g_array_index (self->entries, Entry, 0) =
      g_array_index (self->entries, Entry, self->entries->len - 1);
  g_array_set_size (self->entries, self->entries->len - 1);
  if (self->entries->len > 1)
    sink (self, 0);

  return TRUE;
}
