/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/visible-text.h"

/**
 * scrutiny_visible_text_check:
 * @text: what somebody calls a person or a meeting
 *
 * A name with control characters or bidirectional overrides can look like another
 * one, or move the cursor of a terminal. Any thread.
 *
 * Returns: whether @text is UTF-8 on one line and none of its characters is invisible
 */
gboolean
scrutiny_visible_text_check (const char *text)
{
  const char *at;

  g_return_val_if_fail (text != NULL, FALSE);

  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;

  for (at = text; *at != '\0'; at = g_utf8_next_char (at)) {
    GUnicodeType type = g_unichar_type (g_utf8_get_char (at));

    if (type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT ||
        type == G_UNICODE_UNASSIGNED || type == G_UNICODE_PRIVATE_USE ||
        type == G_UNICODE_LINE_SEPARATOR || type == G_UNICODE_PARAGRAPH_SEPARATOR)
      return FALSE;
  }

  return TRUE;
}
