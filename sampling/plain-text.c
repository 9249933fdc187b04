/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sampling/plain-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sampling/error.h"

/**
 * scrutiny_plain_text_is_invisible:
 *
 * Returns: whether rule N1 deletes @character: soft hyphen, zero-width
 *   characters and direction marks, which the eye cannot tell apart
 */
gboolean
scrutiny_plain_text_is_invisible (gunichar character)
{
  return character == 0xAD || character == 0x61C ||
         (character >= 0x200B && character <= 0x200F) ||
         (character >= 0x202A && character <= 0x202E) ||
         (character >= 0x2060 && character <= 0x2064) ||
         (character >= 0x2066 && character <= 0x206F) || character == 0xFEFF;
}

/**
 * scrutiny_plain_text_is_space:
 *
 * Returns: whether rule N1 takes @character for white space
 */
gboolean
scrutiny_plain_text_is_space (gunichar character)
{
  return (character >= 0x9 && character <= 0xD) || character == 0x20 ||
         character == 0x85 || character == 0xA0 || character == 0x1680 ||
         (character >= 0x2000 && character <= 0x200A) || character == 0x2028 ||
         character == 0x2029 || character == 0x202F || character == 0x205F ||
         character == 0x3000;
}

static gboolean
is_control (gunichar character)
{
  return character < 0x20 || (character >= 0x7F && character <= 0x9F);
}

/* Nearly every cell is plain ASCII with single spaces: no need to allocate. */
static gboolean
is_obviously_normal (const char *bytes, gsize length)
{
  gboolean was_space = TRUE;

  for (gsize i = 0; i < length; i++) {
    guchar byte = (guchar) bytes[i];

    if (byte < 0x20 || byte >= 0x7F || (byte == 0x20 && was_space))
      return FALSE;
    was_space = byte == 0x20;
  }

  return length == 0 || !was_space;
}

static gboolean
refuse_control (gunichar character, GError **error)
{
  g_set_error (error, SCRUTINY_SAMPLING_ERROR, SCRUTINY_SAMPLING_ERROR_CONTROL_CHARACTER,
               _("The text holds the control character U+%04X."), character);
  return FALSE;
}

static gboolean
squeeze (const char *bytes, gsize length, GString *out, GError **error)
{
  const char *end = bytes + length;
  gboolean pending_space = FALSE;

  for (const char *p = bytes; p < end; p = g_utf8_next_char (p)) {
    gunichar character = g_utf8_get_char (p);

    if (scrutiny_plain_text_is_invisible (character))
      continue;
    if (scrutiny_plain_text_is_space (character)) {
      pending_space = out->len > 0;
      continue;
    }
    if (is_control (character))
      return refuse_control (character, error);
    if (pending_space)
      g_string_append_c (out, ' ');
    pending_space = FALSE;
    g_string_append_unichar (out, character);
  }

  return TRUE;
}

/**
 * scrutiny_plain_text_normalise:
 * @bytes: text from outside, NUL bytes included
 * @length: its length in bytes
 *
 * Text rule N1: deletes invisible characters, turns each run of white space into
 * one space, strips both ends, refuses control characters, composes to NFC.
 *
 * Returns: (transfer full): the text, or %NULL with
 *   %SCRUTINY_SAMPLING_ERROR_NOT_UTF8 or %SCRUTINY_SAMPLING_ERROR_CONTROL_CHARACTER
 */
char *
scrutiny_plain_text_normalise (const char *bytes, gsize length, GError **error)
{
  g_autoptr (GString) out = NULL;
  char *composed;

  g_return_val_if_fail (bytes != NULL || length == 0, NULL);

  if (length == 0)
    return g_strdup ("");
  if (is_obviously_normal (bytes, length))
    return g_strndup (bytes, length);
  if (memchr (bytes, '\0', length) != NULL) {
    refuse_control (0, error);
    return NULL;
  }
  if (!g_utf8_validate_len (bytes, length, NULL)) {
    g_set_error_literal (error, SCRUTINY_SAMPLING_ERROR, SCRUTINY_SAMPLING_ERROR_NOT_UTF8,
                         _("The text is not UTF-8."));
    return NULL;
  }

  out = g_string_sized_new (length);
  if (!squeeze (bytes, length, out, error))
    return NULL;

  composed = g_utf8_normalize (out->str, (gssize) out->len, G_NORMALIZE_NFC);
  return composed != NULL ? composed : g_strdup ("");
}

/**
 * scrutiny_plain_text_is_normal:
 *
 * Returns: whether rule N1 would leave @bytes as they are
 */
gboolean
scrutiny_plain_text_is_normal (const char *bytes, gsize length)
{
  g_autofree char *normal = NULL;

  if (is_obviously_normal (bytes, length))
    return TRUE;

  normal = scrutiny_plain_text_normalise (bytes, length, NULL);
  return normal != NULL && strlen (normal) == length &&
         memcmp (normal, bytes, length) == 0;
}
