/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/text-key.h"

/**
 * scrutiny_text_key:
 * @key: the key so far; 0 to begin
 * @text: more text
 * @length: its length in bytes
 *
 * A short key to find equal texts by; it proves nothing. FNV-1a in 64 bits (Fowler, Noll
 * and Vo, IETF draft-eastlake-fnv).
 *
 * Returns: the key with @text in it
 */
guint64
scrutiny_text_key (guint64 key, const char *text, gsize length)
{
  g_return_val_if_fail (text != NULL || length == 0, key);

  if (key == 0)
    key = G_GUINT64_CONSTANT (0xcbf29ce484222325);
  for (gsize i = 0; i < length; i++)
    key = (key ^ (guchar) text[i]) * G_GUINT64_CONSTANT (0x100000001b3);

  return key;
}
