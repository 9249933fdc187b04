/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/answering.h"

/**
 * scrutiny_answering_new:
 *
 * Returns: (transfer full): empty, to be filled by who makes it
 */
ScrutinyAnswering *
scrutiny_answering_new (void)
{
  return g_new0 (ScrutinyAnswering, 1);
}

void
scrutiny_answering_free (ScrutinyAnswering *self)
{
  g_free (self->kind);
  g_strfreev (self->material);
  g_strfreev (self->recorded);
  g_clear_pointer (&self->public_key, g_bytes_unref);
  g_free (self);
}
