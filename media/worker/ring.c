/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/worker/ring.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

struct _ScrutinyRing {
  guint8 *memory;
  gsize size_bytes;
  gsize slot_bytes;
  guint64 free_slots;  /* a bit each */
  guint64 free_blocks; /* a bit each */
};

/**
 * scrutiny_ring_new:
 * @fd: (transfer full): shared memory of scrutiny_ring_size_bytes()
 * @slot_bytes: of one picture
 *
 * Returns: (transfer full): the ring, all of it the worker's, or %NULL if the memory is
 *   not what it should be
 */
ScrutinyRing *
scrutiny_ring_new (int fd, gsize slot_bytes)
{
  ScrutinyRing *self;
  gsize size_bytes = scrutiny_ring_size_bytes (slot_bytes);
  void *memory = MAP_FAILED;

  G_STATIC_ASSERT (SCRUTINY_RING_BLOCKS == 64);
  if (slot_bytes > 0 && slot_bytes <= SCRUTINY_RING_SLOT_MAX_BYTES &&
      lseek (fd, 0, SEEK_END) >= (off_t) size_bytes)
    memory = mmap (NULL, size_bytes, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  close (fd);
  if (memory == MAP_FAILED)
    return NULL;

  self = g_new0 (ScrutinyRing, 1);
  self->memory = memory;
  self->size_bytes = size_bytes;
  self->slot_bytes = slot_bytes;
  self->free_slots = (G_GUINT64_CONSTANT (1) << SCRUTINY_RING_SLOTS) - 1;
  self->free_blocks = G_MAXUINT64;

  return self;
}

void
scrutiny_ring_free (ScrutinyRing *self)
{
  munmap (self->memory, self->size_bytes);
  g_free (self);
}

/**
 * scrutiny_ring_clear:
 *
 * Wipes every slot that is the worker's: nothing made by an older track may lie about.
 */
void
scrutiny_ring_clear (ScrutinyRing *self)
{
  for (guint i = 0; i < SCRUTINY_RING_SLOTS; i++) {
    if ((self->free_slots >> i & 1) != 0)
      memset (self->memory + i * self->slot_bytes, 0, self->slot_bytes);
  }
}

/** scrutiny_ring_get_slot_bytes: Returns: how much one picture may take */
gsize
scrutiny_ring_get_slot_bytes (const ScrutinyRing *self)
{
  return self->slot_bytes;
}

/** scrutiny_ring_has_slot: Returns: whether a slot is free for a picture */
gboolean
scrutiny_ring_has_slot (const ScrutinyRing *self)
{
  return self->free_slots != 0;
}

static gint
take_bit (guint64 *bits)
{
  gint bit;

  if (*bits == 0)
    return -1;
  bit = __builtin_ctzll (*bits);
  *bits &= *bits - 1;

  return bit;
}

/* %FALSE for one that was never taken: the desktop must not free what it does not have.
 */
static gboolean
give_bit (guint64 *bits, guint bit, guint count)
{
  if (bit >= count || (*bits >> bit & 1) != 0)
    return FALSE;
  *bits |= G_GUINT64_CONSTANT (1) << bit;

  return TRUE;
}

/** scrutiny_ring_take_slot: %NULL while the desktop has all of them. */
guint8 *
scrutiny_ring_take_slot (ScrutinyRing *self, guint *slot)
{
  gint bit = take_bit (&self->free_slots);

  *slot = (guint) bit;

  return bit < 0 ? NULL : self->memory + (gsize) bit * self->slot_bytes;
}

/** scrutiny_ring_give_slot: The desktop is done with @slot; FALSE if it never had it */
gboolean
scrutiny_ring_give_slot (ScrutinyRing *self, guint slot)
{
  return give_bit (&self->free_slots, slot, SCRUTINY_RING_SLOTS);
}

/** scrutiny_ring_count_blocks: Returns: how many blocks are free for sound */
guint
scrutiny_ring_count_blocks (const ScrutinyRing *self)
{
  return (guint) __builtin_popcountll (self->free_blocks);
}

/**
 * scrutiny_ring_take_block:
 *
 * Returns: (transfer none): a free block for sound and its number; %NULL if there is
 *   none
 */
guint8 *
scrutiny_ring_take_block (ScrutinyRing *self, guint *block)
{
  gint bit = take_bit (&self->free_blocks);

  *block = (guint) bit;

  return bit < 0 ? NULL
                 : self->memory + SCRUTINY_RING_SLOTS * self->slot_bytes +
                       (gsize) bit * SCRUTINY_RING_BLOCK_BYTES;
}

/**
 * scrutiny_ring_give_block:
 *
 * The desktop is done with @block; FALSE if it never had it
 */
gboolean
scrutiny_ring_give_block (ScrutinyRing *self, guint block)
{
  return give_bit (&self->free_blocks, block, SCRUTINY_RING_BLOCKS);
}
