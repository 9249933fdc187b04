/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/exclusion-count.h"

/**
 * scrutiny_exclusion_count_new:
 * @code: why, such as "live_investigation"; copied
 * @decider: the part that decided; copied
 *
 * Returns: (transfer full): one count; any thread
 */
ScrutinyExclusionCount *
scrutiny_exclusion_count_new (const char *code, const char *decider, gint64 count)
{
  ScrutinyExclusionCount *self = g_new0 (ScrutinyExclusionCount, 1);

  self->code = g_strdup (code);
  self->decider = g_strdup (decider);
  self->count = count;

  return self;
}

/** scrutiny_exclusion_count_free: throws a count away */
void
scrutiny_exclusion_count_free (ScrutinyExclusionCount *self)
{
  g_free (self->code);
  g_free (self->decider);
  g_free (self);
}
