/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/fixed-list.h"

/**
 * scrutiny_fixed_list_new:
 *
 * Returns: (transfer full): an empty one, for the store to fill.
 */
ScrutinyFixedList *
scrutiny_fixed_list_new (void)
{
  return g_new0 (ScrutinyFixedList, 1);
}

/**
 * scrutiny_fixed_list_free:
 * @self: (transfer full): a fixed list
 */
void
scrutiny_fixed_list_free (ScrutinyFixedList *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->tag);
  g_free (self->plan);
  g_free (self->plan_sha256);
  g_free (self->list_sha256);
  g_free (self->void_reason);
  g_free (self->certificate_sha256);
  g_free (self);
}
