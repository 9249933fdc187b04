/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/safeguarding-worry.h"

/** scrutiny_safeguarding_worry_new: Returns: (transfer full): empty, to be filled by who
 * makes it */
ScrutinySafeguardingWorry *
scrutiny_safeguarding_worry_new (void)
{
  return g_new0 (ScrutinySafeguardingWorry, 1);
}

void
scrutiny_safeguarding_worry_free (ScrutinySafeguardingWorry *self)
{
  g_free (self->letter);
  g_free (self->words);
  g_free (self);
}
