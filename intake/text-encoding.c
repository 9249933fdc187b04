/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/text-encoding.h"

#include <string.h>

/* What windows-1252 puts at 0x80 to 0x9f; 0 where it has nothing. Elsewhere it is
 * Latin 1. Source: the WHATWG/Unicode mapping "CP1252.TXT", best fit left out. */
static const gunichar windows_high[32] = {
  0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
  0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
  0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178,
};

/**
 * scrutiny_text_encoding_find_mark:
 * @bytes: the first bytes of a file
 * @length: how many there are
 *
 * Returns: the byte order mark they begin with
 */
ScrutinyTextMark
scrutiny_text_encoding_find_mark (const char *bytes, gsize length)
{
  g_return_val_if_fail (bytes != NULL || length == 0, SCRUTINY_TEXT_MARK_NONE);

  if (length >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0)
    return SCRUTINY_TEXT_MARK_UTF8;
  if (length >= 2 &&
      (memcmp (bytes, "\xff\xfe", 2) == 0 || memcmp (bytes, "\xfe\xff", 2) == 0))
    return SCRUTINY_TEXT_MARK_UTF16;

  return SCRUTINY_TEXT_MARK_NONE;
}

/**
 * scrutiny_text_encoding_from_windows:
 * @bytes: text in windows-1252
 * @length: its length in bytes
 *
 * Returns: (transfer full) (nullable): the same text in UTF-8; %NULL if it holds a byte
 *   that windows-1252 does not have
 */
char *
scrutiny_text_encoding_from_windows (const char *bytes, gsize length)
{
  GString *text;

  g_return_val_if_fail (bytes != NULL || length == 0, NULL);

  text = g_string_sized_new (length + 8);
  for (gsize i = 0; i < length; i++) {
    guchar byte = (guchar) bytes[i];
    gunichar character = byte;

    if (byte >= 0x80 && byte <= 0x9f) {
      character = windows_high[byte - 0x80];
      if (character == 0) {
        g_string_free (text, TRUE);
        return NULL;
      }
    }
    g_string_append_unichar (text, character);
  }

  return g_string_free (text, FALSE);
}

/**
 * scrutiny_text_encoding_has_control:
 * @text: valid UTF-8
 * @length: its length in bytes
 *
 * Returns: whether it holds a control character other than tab, line feed, vertical tab,
 *   form feed, carriage return and next line, which count as blanks: a text that cannot
 *   be an id or a cell of a list (the text rule of the draw)
 */
gboolean
scrutiny_text_encoding_has_control (const char *text, gsize length)
{
  g_return_val_if_fail (text != NULL || length == 0, FALSE);

  for (gsize i = 0; i < length; i++) {
    guchar byte = (guchar) text[i];

    if (byte < 0x20 && (byte < 0x09 || byte > 0x0d))
      return TRUE;
    if (byte == 0x7f)
      return TRUE;
    if (byte == 0xc2 && i + 1 < length && (guchar) text[i + 1] < 0xa0 &&
        (guchar) text[i + 1] != 0x85)
      return TRUE;
  }

  return FALSE;
}
