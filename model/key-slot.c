/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/key-slot.h"

/** scrutiny_key_slot_new: Returns: (transfer full): an empty slot. */
ScrutinyKeySlot *
scrutiny_key_slot_new (void)
{
  return g_new0 (ScrutinyKeySlot, 1);
}

/**
 * scrutiny_key_slot_free:
 * @self: (transfer full): a slot
 */
void
scrutiny_key_slot_free (ScrutinyKeySlot *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->sealed, g_bytes_unref);
  g_clear_pointer (&self->grant, g_bytes_unref);
  g_free (self);
}
