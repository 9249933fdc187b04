/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/hide-doubt.h"

#include <glib/gi18n-lib.h>

static const char *const codes[] = { "should_hide", "too_much" };

/**
 * scrutiny_doubt_kind_to_code:
 *
 * Returns: "should_hide" or "too_much", as stored and in files
 */
const char *
scrutiny_doubt_kind_to_code (ScrutinyDoubtKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (codes), codes[0]);

  return codes[kind];
}

/**
 * scrutiny_doubt_kind_from_code:
 *
 * Reads a code; hyphens count as underscores, for the terminal.
 */
gboolean
scrutiny_doubt_kind_from_code (const char *code, ScrutinyDoubtKind *kind)
{
  g_autofree char *plain = g_strdelimit (g_strdup (code), "-", '_');

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++) {
    if (g_str_equal (codes[i], plain)) {
      *kind = (ScrutinyDoubtKind) i;
      return TRUE;
    }
  }

  return FALSE;
}

/**
 * scrutiny_doubt_kind_get_words:
 *
 * Returns: the kind as people read it, translated
 */
const char *
scrutiny_doubt_kind_get_words (ScrutinyDoubtKind kind)
{
  return kind == SCRUTINY_DOUBT_TOO_MUCH ? _("Too much is hidden")
                                         : _("Something should be hidden");
}
