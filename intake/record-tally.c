/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/record-tally.h"

#define SLOTS_AT_FIRST 4096

/* A file loaded twice has about half of its rows as copies. */
#define DOUBLED_ROWS_MIN       20
#define DOUBLED_COPIES_PERCENT 48
#define DOUBLED_EVEN_PERCENT   98

typedef struct {
  guint64 key;
  guint64 count; /* 0: the slot is free */
} ScrutinyRecordSlot;

/* Open addressing with linear probing, never more than half full. */
struct _ScrutinyRecordTally {
  ScrutinyRecordSlot *slots;
  gsize mask;
  gsize used;
};

/**
 * scrutiny_record_tally_new:
 *
 * Returns: (transfer full): an empty tally
 */
ScrutinyRecordTally *
scrutiny_record_tally_new (void)
{
  ScrutinyRecordTally *self = g_new0 (ScrutinyRecordTally, 1);

  self->slots = g_new0 (ScrutinyRecordSlot, SLOTS_AT_FIRST);
  self->mask = SLOTS_AT_FIRST - 1;

  return self;
}

void
scrutiny_record_tally_free (ScrutinyRecordTally *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->slots);
  g_free (self);
}

/* The key's bits are mixed first: a crafted file must not choose its slots cheaply. */
static ScrutinyRecordSlot *
scrutiny_record_tally_find (ScrutinyRecordTally *self, guint64 key)
{
  gsize at = (gsize) ((key ^ (key >> 29)) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) >> 8);

  for (at &= self->mask; self->slots[at].count > 0 && self->slots[at].key != key;)
    at = (at + 1) & self->mask;

  return &self->slots[at];
}

static void
scrutiny_record_tally_grow (ScrutinyRecordTally *self)
{
  ScrutinyRecordSlot *old = self->slots;
  gsize old_size = self->mask + 1;

  self->slots = g_new0 (ScrutinyRecordSlot, old_size * 2);
  self->mask = old_size * 2 - 1;
  for (gsize i = 0; i < old_size; i++) {
    if (old[i].count > 0)
      *scrutiny_record_tally_find (self, old[i].key) = old[i];
  }
  g_free (old);
}

/**
 * scrutiny_record_tally_add:
 * @self: a tally
 * @key: a row's key
 *
 * Returns: how often this row has now been met, so 1 for the first time
 */
guint
scrutiny_record_tally_add (ScrutinyRecordTally *self, guint64 key)
{
  ScrutinyRecordSlot *slot;

  g_return_val_if_fail (self != NULL, 1);

  if (self->used * 2 > self->mask)
    scrutiny_record_tally_grow (self);

  slot = scrutiny_record_tally_find (self, key);
  if (slot->count == 0) {
    slot->key = key;
    self->used++;
  }
  slot->count++;

  return (guint) slot->count;
}

/**
 * scrutiny_record_tally_count:
 * @self: a tally
 *
 * Returns: what equal rows there are
 */
ScrutinyRecordCopies
scrutiny_record_tally_count (ScrutinyRecordTally *self)
{
  ScrutinyRecordCopies copies = { 0 };

  g_return_val_if_fail (self != NULL, copies);

  for (gsize i = 0; i <= self->mask; i++) {
    gint64 count = (gint64) self->slots[i].count;

    if (count == 0)
      continue;
    copies.distinct++;
    copies.copies += count - 1;
    copies.groups += count > 1;
    copies.even += count % 2 == 0;
    copies.largest = MAX (copies.largest, count);
  }

  return copies;
}

/**
 * scrutiny_record_copies_look_doubled:
 * @copies: what equal rows a file has
 *
 * An operation makes a few large groups and leaves the other rows single. A file that was
 * loaded twice has every row an even number of times, so about half of it are copies.
 *
 * Returns: whether it looks as if the file had been loaded twice
 */
gboolean
scrutiny_record_copies_look_doubled (const ScrutinyRecordCopies *copies)
{
  gint64 rows;

  g_return_val_if_fail (copies != NULL, FALSE);

  rows = copies->distinct + copies->copies;

  return rows >= DOUBLED_ROWS_MIN &&
         copies->copies * 100 >= rows * DOUBLED_COPIES_PERCENT &&
         copies->even * 100 >= copies->distinct * DOUBLED_EVEN_PERCENT;
}
