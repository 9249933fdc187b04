/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/count-words.h"

#include <string.h>

/**
 * scrutiny_words_for_count:
 *
 * Returns: (transfer full): the count with a comma between thousands, as English and
 *   Welsh write it
 */
char *
scrutiny_words_for_count (gint64 count)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, count);
  gsize length = strlen (digits);
  GString *words = g_string_new (NULL);

  for (gsize i = 0; i < length; i++) {
    if (i > 0 && digits[i - 1] != '-' && (length - i) % 3 == 0)
      g_string_append_c (words, ',');
    g_string_append_c (words, digits[i]);
  }

  return g_string_free (words, FALSE);
}
