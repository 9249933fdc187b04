/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sampling/json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sampling/error.h"

/* Keeps the sorted insertion of keys cheap whatever the file says. */
#define MEMBERS_MAX 4096u

typedef struct {
  const char *text;
  const char *p;
  const char *end;
  guint depth;
  guint n_values;
} Reader;

static ScrutinyJson *read_value (Reader *reader, GError **error);

static gboolean
refuse (Reader *reader, const char *why, GError **error)
{
  g_set_error (error, SCRUTINY_SAMPLING_ERROR, SCRUTINY_SAMPLING_ERROR_INVALID,
               _("Byte %zu: %s"), (gsize) (reader->p - reader->text), why);
  return FALSE;
}

static void
skip_space (Reader *reader)
{
  while (reader->p < reader->end && strchr (" \t\n\r", *reader->p) != NULL)
    reader->p++;
}

static gboolean
take (Reader *reader, char expected)
{
  skip_space (reader);
  if (reader->p >= reader->end || *reader->p != expected)
    return FALSE;

  reader->p++;
  return TRUE;
}

static gboolean
read_hex4 (Reader *reader, gunichar *unit)
{
  *unit = 0;
  if (reader->end - reader->p < 4)
    return FALSE;

  for (guint i = 0; i < 4; i++) {
    int digit = g_ascii_xdigit_value (reader->p[i]);

    if (digit < 0)
      return FALSE;
    *unit = *unit * 16 + (gunichar) digit;
  }

  reader->p += 4;
  return TRUE;
}

/* After "\u": one UTF-16 unit, or a surrogate pair. */
static gboolean
read_unicode (Reader *reader, GString *out, GError **error)
{
  gunichar unit;
  gunichar low;

  if (!read_hex4 (reader, &unit))
    return refuse (reader, _("four hex digits are missing."), error);

  if (unit >= 0xD800 && unit <= 0xDBFF) {
    if (reader->end - reader->p < 6 || reader->p[0] != '\\' || reader->p[1] != 'u')
      return refuse (reader, _("half a character is missing."), error);
    reader->p += 2;
    if (!read_hex4 (reader, &low) || low < 0xDC00 || low > 0xDFFF)
      return refuse (reader, _("half a character is missing."), error);
    unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
  } else if (unit == 0 || (unit >= 0xDC00 && unit <= 0xDFFF)) {
    return refuse (reader, _("this character is not allowed."), error);
  }

  g_string_append_unichar (out, unit);
  return TRUE;
}

static gboolean
read_escape (Reader *reader, GString *out, GError **error)
{
  static const char letters[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";
  const char *letter;

  if (reader->p >= reader->end)
    return refuse (reader, _("the text ends inside a string."), error);
  if (*reader->p == 'u') {
    reader->p++;
    return read_unicode (reader, out, error);
  }

  letter = memchr (letters, *reader->p, sizeof letters - 1);
  if (letter == NULL)
    return refuse (reader, _("this escape is not JSON."), error);

  g_string_append_c (out, meanings[letter - letters]);
  reader->p++;
  return TRUE;
}

static char *
read_string (Reader *reader, GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);

  if (!take (reader, '"')) {
    refuse (reader, _("a string should start here."), error);
    return NULL;
  }

  while (reader->p < reader->end && *reader->p != '"') {
    guchar byte = (guchar) *reader->p;

    if (byte < 0x20) {
      refuse (reader, _("a string holds a bare control character."), error);
      return NULL;
    }
    reader->p++;
    if (byte != '\\')
      g_string_append_c (out, (char) byte);
    else if (!read_escape (reader, out, error))
      return NULL;
  }
  if (!take (reader, '"')) {
    refuse (reader, _("the text ends inside a string."), error);
    return NULL;
  }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* Whole numbers without a needless zero or sign; anything with a point or an
 * exponent would be rounded by some programs, so it is refused. */
static ScrutinyJson *
read_number (Reader *reader, GError **error)
{
  gboolean is_negative = *reader->p == '-';
  const char *start = reader->p + (is_negative ? 1 : 0);
  gint64 value = 0;

  for (reader->p = start; reader->p < reader->end && g_ascii_isdigit (*reader->p);
       reader->p++) {
    value = value * 10 + (*reader->p - '0');
    if (value > SCRUTINY_JSON_INTEGER_MAX) {
      refuse (reader, _("the number is too large."), error);
      return NULL;
    }
  }

  if (reader->p == start || (*start == '0' && (reader->p - start > 1 || is_negative)) ||
      (reader->p < reader->end && strchr (".eE", *reader->p) != NULL)) {
    refuse (reader, _("only whole numbers are allowed."), error);
    return NULL;
  }

  return scrutiny_json_new_integer (is_negative ? -value : value);
}

static ScrutinyJson *
read_word (Reader *reader, GError **error)
{
  gsize left = (gsize) (reader->end - reader->p);

  if (left >= 4 && memcmp (reader->p, "true", 4) == 0) {
    reader->p += 4;
    return scrutiny_json_new_boolean (TRUE);
  }
  if (left >= 5 && memcmp (reader->p, "false", 5) == 0) {
    reader->p += 5;
    return scrutiny_json_new_boolean (FALSE);
  }
  if (left >= 4 && memcmp (reader->p, "null", 4) == 0) {
    reader->p += 4;
    return scrutiny_json_new_null ();
  }

  refuse (reader, _("this is not JSON."), error);
  return NULL;
}

static ScrutinyJson *
read_array (Reader *reader, GError **error)
{
  g_autoptr (ScrutinyJson) array = scrutiny_json_new_array ();

  reader->p++;
  if (take (reader, ']'))
    return g_steal_pointer (&array);

  do {
    ScrutinyJson *value = read_value (reader, error);

    if (value == NULL)
      return NULL;
    scrutiny_json_append (array, value);
  } while (take (reader, ','));

  if (!take (reader, ']')) {
    refuse (reader, _("a comma or ] is missing."), error);
    return NULL;
  }
  return g_steal_pointer (&array);
}

static gboolean
read_member (Reader *reader, ScrutinyJson *object, GError **error)
{
  g_autofree char *name = read_string (reader, error);
  ScrutinyJson *value;

  if (name == NULL)
    return FALSE;
  if (scrutiny_json_get_member (object, name) != NULL)
    return refuse (reader, _("this name stands twice in one object."), error);
  if (scrutiny_json_get_length (object) >= MEMBERS_MAX)
    return refuse (reader, _("this object has too many names."), error);
  if (!take (reader, ':'))
    return refuse (reader, _("a colon is missing."), error);

  value = read_value (reader, error);
  if (value == NULL)
    return FALSE;

  scrutiny_json_set (object, name, value);
  return TRUE;
}

static ScrutinyJson *
read_object (Reader *reader, GError **error)
{
  g_autoptr (ScrutinyJson) object = scrutiny_json_new_object ();

  reader->p++;
  if (take (reader, '}'))
    return g_steal_pointer (&object);

  do {
    if (!read_member (reader, object, error))
      return NULL;
  } while (take (reader, ','));

  if (!take (reader, '}')) {
    refuse (reader, _("a comma or } is missing."), error);
    return NULL;
  }
  return g_steal_pointer (&object);
}

static ScrutinyJson *
read_container (Reader *reader, GError **error)
{
  ScrutinyJson *value;

  if (reader->depth >= SCRUTINY_JSON_DEPTH_MAX) {
    refuse (reader, _("the text is nested too deeply."), error);
    return NULL;
  }

  reader->depth++;
  value = *reader->p == '[' ? read_array (reader, error) : read_object (reader, error);
  reader->depth--;

  return value;
}

static ScrutinyJson *
read_value (Reader *reader, GError **error)
{
  char *string;

  skip_space (reader);
  if (reader->p >= reader->end || reader->n_values >= SCRUTINY_JSON_VALUES_MAX) {
    refuse (reader,
            reader->p >= reader->end ? _("the text ends too early.")
                                     : _("the text holds too many values."), error);
    return NULL;
  }
  reader->n_values++;

  if (*reader->p == '[' || *reader->p == '{')
    return read_container (reader, error);
  if (*reader->p == '-' || g_ascii_isdigit (*reader->p))
    return read_number (reader, error);
  if (*reader->p != '"')
    return read_word (reader, error);

  string = read_string (reader, error);
  return string != NULL ? scrutiny_json_take_string (string) : NULL;
}

/**
 * scrutiny_json_parse:
 * @text: bytes from outside
 * @length: how many
 *
 * Reads strict JSON whose numbers are whole and whose objects name nothing
 * twice. Size, depth and number of values are bounded by the limits above.
 *
 * Returns: (transfer full): the value, or %NULL with the offending byte named
 */
ScrutinyJson *
scrutiny_json_parse (const char *text, gsize length, GError **error)
{
  const char *from = text != NULL ? text : ""; /* NULL + 0 is not defined in C */
  Reader reader = { .text = from, .p = from, .end = from + length };
  g_autoptr (ScrutinyJson) value = NULL;

  g_return_val_if_fail (text != NULL || length == 0, NULL);

  if (length > SCRUTINY_JSON_BYTES_MAX) {
    g_set_error_literal (error, SCRUTINY_SAMPLING_ERROR,
                         SCRUTINY_SAMPLING_ERROR_TOO_LARGE, _("The file is too large."));
    return NULL;
  }
  if (length == 0 || !g_utf8_validate_len (text, length, NULL)) {
    g_set_error_literal (error, SCRUTINY_SAMPLING_ERROR, SCRUTINY_SAMPLING_ERROR_NOT_UTF8,
                         _("The file is empty or is not UTF-8 text."));
    return NULL;
  }

  value = read_value (&reader, error);
  if (value == NULL)
    return NULL;

  skip_space (&reader);
  if (reader.p < reader.end) {
    refuse (&reader, _("something follows the end."), error);
    return NULL;
  }

  return g_steal_pointer (&value);
}
