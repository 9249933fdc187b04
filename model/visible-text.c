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

/* What drives a terminal or turns the order of letters around (Unicode Standard Annex 9,
 * sections 2.1 to 2.5). A line end of either kind and a tab are plain. */
static gboolean
is_hidden (const char *at)
{
  gunichar c = g_utf8_get_char (at);

  return (g_unichar_type (c) == G_UNICODE_CONTROL && c != '\n' && c != '\t' &&
          !(c == '\r' && at[1] == '\n')) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/**
 * scrutiny_visible_text_check_words:
 * @text: what somebody writes, of any number of lines
 *
 * Whoever reads it may do so on a terminal, which control characters would drive. Any
 * thread.
 *
 * Returns: whether @text is UTF-8 without control characters but line ends and tabs, and
 *   without characters that turn the order of letters around
 */
gboolean
scrutiny_visible_text_check_words (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at)) {
    if (is_hidden (at))
      return FALSE;
  }

  return TRUE;
}

/**
 * scrutiny_visible_text_show:
 * @text: anything
 *
 * For a terminal. Any thread.
 *
 * Returns: (transfer full): @text with U+FFFD for what
 *   scrutiny_visible_text_check_words() refuses
 */
char *
scrutiny_visible_text_show (const char *text)
{
  g_autofree char *valid = NULL;
  GString *shown = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  valid = g_utf8_make_valid (text, -1);
  shown = g_string_new (NULL);
  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    g_string_append_unichar (shown, is_hidden (at) ? 0xFFFD : g_utf8_get_char (at));

  return g_string_free (shown, FALSE);
}
