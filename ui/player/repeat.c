/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/player/repeat.h"

#include <glib/gi18n.h>

#include "ui/player/player-words.h"

static char *
describe (const ScrutinyRepeat *self)
{
  g_autofree char *from = scrutiny_player_words_for_clock (self->from_us);
  g_autofree char *to = scrutiny_player_words_for_clock (self->to_us);

  if (self->from_us < 0)
    return g_strdup (_ ("Repeat off"));
  if (self->to_us < 0)
    return g_strdup_printf (_ ("Repeat from %s. Press again at the end"), from);

  return g_strdup_printf (_ ("Repeat %s to %s"), from, to);
}

/**
 * scrutiny_repeat_press:
 * @at_us: where the viewer is
 *
 * The first press sets one end, the second the other, in either order; the third ends it.
 *
 * Returns: (transfer full): what it did, for the sign on the picture
 */
char *
scrutiny_repeat_press (ScrutinyRepeat *self, gint64 at_us)
{
  const ScrutinyRepeat none = SCRUTINY_REPEAT_INIT;

  if (self->to_us >= 0)
    *self = none;
  else if (self->from_us < 0)
    self->from_us = at_us;
  else {
    self->to_us = MAX (self->from_us, at_us);
    self->from_us = MIN (self->from_us, at_us);
  }

  return describe (self);
}

/**
 * scrutiny_repeat_is_over:
 *
 * Returns: whether the viewer has come to the end of the stretch
 */
gboolean
scrutiny_repeat_is_over (const ScrutinyRepeat *self, gint64 at_us)
{
  return self->to_us > self->from_us && at_us >= self->to_us;
}
