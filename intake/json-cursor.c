/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/json-cursor-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "intake/error.h"
#include "model/ordinary-file.h"

#define CODE_MAX_CHARS   64
#define STRING_MAX_CHARS 300

/** scrutiny_json_cursor_init: Starts at the root of @file_name, which errors name */
void
scrutiny_json_cursor_init (ScrutinyJsonCursor *self, const char *file_name)
{
  self->file_name = file_name;
  self->path = g_string_new (NULL);
  self->error = NULL;
}

/**
 * scrutiny_json_cursor_finish:
 *
 * Gives the kept error away and frees the cursor; TRUE if nothing was wrong.
 */
gboolean
scrutiny_json_cursor_finish (ScrutinyJsonCursor *self, GError **error)
{
  g_string_free (self->path, TRUE);
  self->path = NULL;
  if (self->error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&self->error));

  return FALSE;
}

/**
 * scrutiny_json_load:
 *
 * Reads at most max_bytes: a longer file is refused before it is held.
 */
GBytes *
scrutiny_json_load (GFile *file, gsize max_bytes, GError **error)
{
  g_autoptr (GFileInputStream) stream = NULL;
  g_autofree char *name = g_file_get_basename (file);
  g_autofree guint8 *buffer = g_malloc (max_bytes + 1);
  g_autoptr (GError) cause = NULL;
  gsize n_read = 0;

  stream = scrutiny_ordinary_file_open (file, NULL, &cause);
  if (stream == NULL || !g_input_stream_read_all (G_INPUT_STREAM (stream), buffer,
                                                  max_bytes + 1, &n_read, NULL, &cause)) {
    g_set_error (error, SCRUTINY_INTAKE_ERROR, SCRUTINY_INTAKE_ERROR_UNREADABLE,
                 _ ("%s cannot be read: %s"), name, cause->message);
    return NULL;
  }
  if (n_read > max_bytes) {
    g_set_error (error, SCRUTINY_INTAKE_ERROR, SCRUTINY_INTAKE_ERROR_TOO_LARGE,
                 _ ("%s is too long: more than %zu bytes."), name, max_bytes);
    return NULL;
  }

  return g_bytes_new (buffer, n_read);
}

/**
 * scrutiny_json_cursor_parse:
 *
 * NULL, with the line kept as the error, if the bytes are not one JSON value.
 */
json_t *
scrutiny_json_cursor_parse (ScrutinyJsonCursor *self, GBytes *bytes)
{
  json_error_t where;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  json_t *root =
      json_loadb (data != NULL ? data : "", size, JSON_REJECT_DUPLICATES, &where);

  if (root == NULL && self->error == NULL)
    self->error =
        g_error_new (SCRUTINY_INTAKE_ERROR, SCRUTINY_INTAKE_ERROR_INVALID,
                     _ ("%s, line %d, byte %d: this is not JSON: %s"), self->file_name,
                        where.line, where.position, where.text);

  return root;
}

/**
 * scrutiny_json_cursor_fail:
 *
 * Keeps the first error: file, path and @what is wrong there
 */
void
scrutiny_json_cursor_fail (ScrutinyJsonCursor *self, const char *what)
{
  if (self->error != NULL)
    return;

  self->error = g_error_new (SCRUTINY_INTAKE_ERROR, SCRUTINY_INTAKE_ERROR_INVALID,
                             /* Translators: file, place such as sections[2].id, reason */
                             _ ("%s: at %s: %s"), self->file_name,
                                self->path->len > 0 ? self->path->str : "$", what);
}

/**
 * scrutiny_json_cursor_enter:
 *
 * Members are entered by name; what it gives goes to leave.
 */
gsize
scrutiny_json_cursor_enter (ScrutinyJsonCursor *self, const char *name)
{
  gsize before = self->path->len;

  g_string_append_printf (self->path, "%s%.64s", before > 0 ? "." : "", name);

  return before;
}

/**
 * scrutiny_json_cursor_enter_index:
 *
 * Goes into element @index; the answer is for scrutiny_json_cursor_leave()
 */
gsize
scrutiny_json_cursor_enter_index (ScrutinyJsonCursor *self, gsize index)
{
  gsize before = self->path->len;

  g_string_append_printf (self->path, "[%" G_GSIZE_FORMAT "]", index);

  return before;
}

/** scrutiny_json_cursor_leave: Goes back to where the path was @before */
void
scrutiny_json_cursor_leave (ScrutinyJsonCursor *self, gsize before)
{
  g_string_truncate (self->path, before);
}

static void
fail_at (ScrutinyJsonCursor *self, const char *name, const char *what)
{
  gsize before = scrutiny_json_cursor_enter (self, name);

  scrutiny_json_cursor_fail (self, what);
  scrutiny_json_cursor_leave (self, before);
}

/**
 * scrutiny_json_cursor_check_members:
 *
 * Every object has what it must and nothing unknown: an unknown word may be a newer
 * version's way of asking something, so it is not passed over.
 */
gboolean
scrutiny_json_cursor_check_members (ScrutinyJsonCursor *self,
                                    const json_t *object,
                                    const char *const *required,
                                    const char *const *optional)
{
  const char *key;
  json_t *value;

  if (!json_is_object (object)) {
    scrutiny_json_cursor_fail (self, _ ("this should be an object."));
    return FALSE;
  }

  for (gsize i = 0; required[i] != NULL; i++) {
    if (json_object_get (object, required[i]) == NULL)
      fail_at (self, required[i], _ ("this is missing."));
  }
  json_object_foreach ((json_t *) object, key, value)
  {
    if (!g_strv_contains (required, key) &&
        (optional == NULL || !g_strv_contains (optional, key)))
      fail_at (self, key, _ ("this program does not know this word."));
  }

  return self->error == NULL;
}

/* Controls and marks that turn the direction of text can make words look like others. */
static gboolean
is_plain_text (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if ((g_unichar_iscntrl (c) && c != '\n') || (c >= 0x202A && c <= 0x202E) ||
        (c >= 0x2066 && c <= 0x2069))
      return FALSE;
  }

  return TRUE;
}

static const char *
check_string (ScrutinyJsonCursor *self, const json_t *value, gsize max_chars)
{
  const char *text = json_string_value (value);

  if (self->error != NULL)
    return NULL;
  if (text == NULL || strlen (text) != json_string_length (value) || *text == '\0')
    scrutiny_json_cursor_fail (self, _ ("this should be text."));
  else if ((gsize) g_utf8_strlen (text, -1) > max_chars)
    scrutiny_json_cursor_fail (self, _ ("this text is too long."));
  else if (!is_plain_text (text))
    scrutiny_json_cursor_fail (self, _ ("this text holds hidden control letters."));
  else
    return text;

  return NULL;
}

static const char *
check_code (ScrutinyJsonCursor *self, const json_t *value)
{
  const char *code = check_string (self, value, CODE_MAX_CHARS);

  if (code == NULL)
    return NULL;
  for (const char *p = code; *p != '\0'; p++) {
    if (!g_ascii_isalnum (*p) && (*p != '_' || p == code)) {
      scrutiny_json_cursor_fail (self, _ ("a code has letters, digits and _ only."));
      return NULL;
    }
  }

  return code;
}

/**
 * scrutiny_json_cursor_get_string:
 *
 * NULL if the member is not there, or is not text of at most max_chars letters.
 */
const char *
scrutiny_json_cursor_get_string (ScrutinyJsonCursor *self,
                                 const json_t *object,
                                 const char *name,
                                 gsize max_chars)
{
  const json_t *value = json_object_get (object, name);
  gsize before = scrutiny_json_cursor_enter (self, name);
  const char *text = value != NULL ? check_string (self, value, max_chars) : NULL;

  scrutiny_json_cursor_leave (self, before);

  return text;
}

/** scrutiny_json_cursor_get_code: NULL if the member is not there, or is not a code. */
const char *
scrutiny_json_cursor_get_code (ScrutinyJsonCursor *self,
                               const json_t *object,
                               const char *name)
{
  const json_t *value = json_object_get (object, name);
  gsize before = scrutiny_json_cursor_enter (self, name);
  const char *code = value != NULL ? check_code (self, value) : NULL;

  scrutiny_json_cursor_leave (self, before);

  return code;
}

/** scrutiny_json_cursor_get_integer: The least if the member is not there. */
gint64
scrutiny_json_cursor_get_integer (ScrutinyJsonCursor *self,
                                  const json_t *object,
                                  const char *name,
                                  gint64 least,
                                  gint64 most)
{
  const json_t *value = json_object_get (object, name);
  gint64 number = json_integer_value (value);

  if (value == NULL || self->error != NULL)
    return least;
  if (!json_is_integer (value) || number < least || number > most) {
    fail_at (self, name, _ ("this should be a whole number within its range."));
    return least;
  }

  return number;
}

/** scrutiny_json_cursor_get_boolean: FALSE if the member is not there. */
gboolean
scrutiny_json_cursor_get_boolean (ScrutinyJsonCursor *self,
                                  const json_t *object,
                                  const char *name)
{
  const json_t *value = json_object_get (object, name);

  if (value != NULL && !json_is_boolean (value))
    fail_at (self, name, _ ("this should be true or false."));

  return json_is_true (value);
}

/**
 * scrutiny_json_cursor_get_array:
 *
 * NULL if the member is not there, is no list, or has none or too many.
 */
const json_t *
scrutiny_json_cursor_get_array (ScrutinyJsonCursor *self,
                                const json_t *object,
                                const char *name,
                                gsize most)
{
  const json_t *array = json_object_get (object, name);

  if (array == NULL || self->error != NULL)
    return NULL;
  if (!json_is_array (array) || json_array_size (array) == 0 ||
      json_array_size (array) > most) {
    fail_at (self, name, _ ("this should be a list, not empty and not too long."));
    return NULL;
  }

  return array;
}

static gboolean
is_repeated (GPtrArray *strings, const char *text)
{
  for (guint i = 0; i < strings->len; i++) {
    if (g_str_equal (strings->pdata[i], text))
      return TRUE;
  }

  return FALSE;
}

/**
 * scrutiny_json_cursor_get_strings:
 *
 * NULL if the member is not there; else its texts, none of them twice. To be freed.
 */
char **
scrutiny_json_cursor_get_strings (ScrutinyJsonCursor *self,
                                  const json_t *object,
                                  const char *name,
                                  gsize most,
                                  gboolean are_codes)
{
  const json_t *array = scrutiny_json_cursor_get_array (self, object, name, most);
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);
  gsize before = scrutiny_json_cursor_enter (self, name);

  for (gsize i = 0; array != NULL && i < json_array_size (array); i++) {
    gsize at = scrutiny_json_cursor_enter_index (self, i);
    const json_t *value = json_array_get (array, i);
    const char *text = are_codes ? check_code (self, value)
                                 : check_string (self, value, STRING_MAX_CHARS);

    if (text != NULL && is_repeated (strings, text))
      scrutiny_json_cursor_fail (self, _ ("this is there twice."));
    if (text != NULL)
      g_ptr_array_add (strings, g_strdup (text));
    scrutiny_json_cursor_leave (self, at);
  }
  scrutiny_json_cursor_leave (self, before);
  if (array == NULL)
    return NULL;

  g_ptr_array_add (strings, NULL);

  return (char **) g_ptr_array_steal (strings, NULL);
}
