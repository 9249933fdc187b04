/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sampling/json.h"

/* Strings escape only what they must, so there is one way to write each. */
static void
write_string (GString *out, const char *text)
{
  static const char short_escapes[] = "btn\0fr"; /* from U+0008 */

  g_string_append_c (out, '"');
  for (const char *p = text; *p != '\0'; p++) {
    guchar byte = (guchar) *p;

    if (byte == '"' || byte == '\\') {
      g_string_append_c (out, '\\');
      g_string_append_c (out, *p);
    } else if (byte >= 8 && byte <= 13 && byte != 11) {
      g_string_append_c (out, '\\');
      g_string_append_c (out, short_escapes[byte - 8]);
    } else if (byte < 0x20) {
      g_string_append_printf (out, "\\u%04x", byte);
    } else {
      g_string_append_c (out, *p);
    }
  }
  g_string_append_c (out, '"');
}

static void write_value (GString *out, const ScrutinyJson *value);

static void
write_container (GString *out, const ScrutinyJson *value, gboolean is_object)
{
  guint length = scrutiny_json_get_length (value);

  g_string_append_c (out, is_object ? '{' : '[');
  for (guint i = 0; i < length; i++) {
    if (i > 0)
      g_string_append_c (out, ',');
    if (is_object) {
      write_string (out, scrutiny_json_get_name (value, i));
      g_string_append_c (out, ':');
    }
    write_value (out, scrutiny_json_get_element (value, i));
  }
  g_string_append_c (out, is_object ? '}' : ']');
}

static void
write_value (GString *out, const ScrutinyJson *value)
{
  switch (scrutiny_json_get_kind (value)) {
  case SCRUTINY_JSON_NULL:
    g_string_append (out, "null");
    break;
  case SCRUTINY_JSON_BOOLEAN:
    g_string_append (out, scrutiny_json_get_boolean (value) ? "true" : "false");
    break;
  case SCRUTINY_JSON_INTEGER:
    g_string_append_printf (out, "%" G_GINT64_FORMAT, scrutiny_json_get_integer (value));
    break;
  case SCRUTINY_JSON_STRING:
    write_string (out, scrutiny_json_get_string (value));
    break;
  case SCRUTINY_JSON_ARRAY:
    write_container (out, value, FALSE);
    break;
  case SCRUTINY_JSON_OBJECT:
    write_container (out, value, TRUE);
    break;
  default:
    g_assert_not_reached ();
  }
}

/**
 * scrutiny_json_to_canonical:
 * @length: (out) (optional): length in bytes
 *
 * Writes the one form that is hashed: keys in byte order, no spaces, no line
 * end, only the escapes that JSON demands.
 *
 * Returns: (transfer full): UTF-8
 */
char *
scrutiny_json_to_canonical (const ScrutinyJson *self, gsize *length)
{
  g_autoptr (GString) out = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  write_value (out, self);
  if (length != NULL)
    *length = out->len;

  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * scrutiny_json_hash:
 *
 * Returns: (transfer full): SHA-256 of the canonical form, 64 lower-case hex digits
 */
char *
scrutiny_json_hash (const ScrutinyJson *self)
{
  gsize length;
  g_autofree char *text = scrutiny_json_to_canonical (self, &length);

  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) text, length);
}
