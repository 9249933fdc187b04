/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <stdio.h>
#include <string.h>

#include "cli/invocation-private.h"
#include "model/visible-text.h"

/* A terminal is this wide unless somebody made it wider. */
#define WIDTH 80

/* The same answer for people: labels are the JSON keys in words, lists of like things
 * become tables, or one paragraph each where a table would be too wide. */

static void print_member (const char *key, const json_t *value, int depth);

static char *
key_in_words (const char *key)
{
  char *words = scrutiny_visible_text_show (key);

  g_strdelimit (words, "_", ' ');
  words[0] = g_ascii_toupper (words[0]);
  return words;
}

static char *inline_text (const json_t *value);

/* "a, b" and "key a, other key b". */
static char *
join_parts (const json_t *value)
{
  GString *text = g_string_new (NULL);
  const char *key;
  json_t *part;
  size_t index;

  if (json_is_array (value)) {
    json_array_foreach (value, index, part)
    {
      g_autofree char *words = inline_text (part);

      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", words);
    }
  } else {
    json_object_foreach ((json_t *) value, key, part)
    {
      g_autofree char *shown = scrutiny_visible_text_show (key);
      g_autofree char *words = inline_text (part);

      g_string_append_printf (text, "%s%s %s", text->len > 0 ? ", " : "", shown, words);
    }
  }
  if (text->len == 0)
    g_string_assign (text, "–");
  return g_string_free (text, FALSE);
}

/* Any value on one line. */
static char *
inline_text (const json_t *value)
{
  char *text;

  switch (json_typeof (value)) {
  case JSON_STRING:
    text = scrutiny_visible_text_show (json_string_value (value));
    return g_strdelimit (text, "\t\n\r", ' ');
  case JSON_INTEGER:
    return g_strdup_printf ("%" JSON_INTEGER_FORMAT, json_integer_value (value));
  case JSON_REAL:
    return g_strdup_printf ("%g", json_real_value (value));
  case JSON_TRUE:
    return g_strdup ("yes");
  case JSON_FALSE:
    return g_strdup ("no");
  case JSON_NULL:
    return g_strdup ("–");
  case JSON_OBJECT:
  case JSON_ARRAY:
  default:
    return join_parts (value);
  }
}

static gboolean
is_table (const json_t *array)
{
  size_t index;
  json_t *row;

  json_array_foreach (array, index, row)
  {
    if (!json_is_object (row))
      return FALSE;
  }
  return json_array_size (array) > 0;
}

/* Every key that any row says something under, in the order they first come. */
static json_t *
collect_keys (const json_t *rows)
{
  json_t *keys = json_object ();
  const char *key;
  json_t *cell;
  size_t index;
  json_t *row;

  json_array_foreach (rows, index, row)
  {
    json_object_foreach (row, key, cell)
    {
      if (!json_is_null (cell))
        json_object_set_new (keys, key, json_null ());
    }
  }
  return keys;
}

/* The lines of a table, of cells by column; the first holds the headings. */
static GPtrArray *
lay_out (const json_t *rows, const json_t *keys)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  GStrvBuilder *cells = g_strv_builder_new ();
  const char *key;
  json_t *unused;
  size_t index;
  json_t *row;

  json_object_foreach ((json_t *) keys, key, unused)
  {
    g_autofree char *words = key_in_words (key);

    g_strv_builder_add (cells, words);
  }
  g_ptr_array_add (lines, g_strv_builder_end (cells));
  json_array_foreach (rows, index, row)
  {
    json_object_foreach ((json_t *) keys, key, unused)
    {
      const json_t *value = json_object_get (row, key);
      g_autofree char *text = value != NULL ? inline_text (value) : g_strdup ("–");

      g_strv_builder_add (cells, text);
    }
    g_ptr_array_add (lines, g_strv_builder_end (cells));
  }
  g_strv_builder_unref (cells);
  return lines;
}

/* Prints the table if it is narrow enough. */
static gboolean
print_columns (const json_t *rows, int depth)
{
  json_t *keys = collect_keys (rows);
  g_autoptr (GPtrArray) lines = lay_out (rows, keys);
  guint n_columns = (guint) json_object_size (keys);
  g_autofree glong *widths = g_new0 (glong, n_columns + 1);
  glong total = depth * 2;

  json_decref (keys);
  for (guint i = 0; i < n_columns; i++) {
    for (guint line = 0; line < lines->len; line++) {
      char **cells = g_ptr_array_index (lines, line);

      widths[i] = MAX (widths[i], g_utf8_strlen (cells[i], -1));
    }
    total += widths[i] + 2;
  }
  if (n_columns == 0 || total - 2 > WIDTH)
    return FALSE;

  for (guint line = 0; line < lines->len; line++) {
    char **cells = g_ptr_array_index (lines, line);

    printf ("%*s", depth * 2, "");
    for (guint i = 0; i < n_columns; i++) {
      glong gap = i + 1 < n_columns ? widths[i] - g_utf8_strlen (cells[i], -1) + 2 : 0;

      printf ("%s%*s", cells[i], (int) gap, "");
    }
    putchar ('\n');
  }
  return TRUE;
}

static void
print_paragraphs (const json_t *rows, int depth)
{
  const char *key;
  json_t *member;
  size_t index;
  json_t *row;

  json_array_foreach (rows, index, row)
  {
    if (index > 0)
      putchar ('\n');
    json_object_foreach (row, key, member)
    {
      print_member (key, member, depth);
    }
  }
}

static void
print_rows (const json_t *rows, int depth)
{
  if (!print_columns (rows, depth))
    print_paragraphs (rows, depth);
}

/* A list of words that do not fit on one line stands one below the other. */
static void
print_words (const char *label, const json_t *value, int depth)
{
  g_autofree char *text = inline_text (value);
  size_t index;
  json_t *word;

  if (!json_is_array (value) ||
      depth * 2 + g_utf8_strlen (label, -1) + 2 + g_utf8_strlen (text, -1) <= WIDTH) {
    printf ("%*s%s: %s\n", depth * 2, "", label, text);
    return;
  }
  printf ("%*s%s:\n", depth * 2, "", label);
  json_array_foreach (value, index, word)
  {
    g_autofree char *line = inline_text (word);

    printf ("%*s- %s\n", depth * 2 + 2, "", line);
  }
}

static void
print_member (const char *key, const json_t *value, int depth)
{
  g_autofree char *words = key_in_words (key);
  const char *inner;
  json_t *member;

  if (json_is_array (value) && is_table (value)) {
    printf ("%*s%s:\n", depth * 2, "", words);
    print_rows (value, depth + 1);
  } else if (json_is_object (value) && json_object_size (value) > 0) {
    printf ("%*s%s:\n", depth * 2, "", words);
    json_object_foreach ((json_t *) value, inner, member)
    {
      print_member (inner, member, depth + 1);
    }
  } else {
    print_words (words, value, depth);
  }
}

/**
 * scrutiny_output_put:
 * @value: a part of an answer
 *
 * Prints it as JSON without a line end, or in words.
 */
void
scrutiny_output_put (const json_t *value, gboolean as_json)
{
  const char *key;
  json_t *member;

  if (as_json) {
    json_dumpf (value, stdout, JSON_COMPACT | JSON_ENCODE_ANY);
  } else if (json_is_object (value)) {
    json_object_foreach ((json_t *) value, key, member)
    {
      print_member (key, member, 0);
    }
  } else if (json_is_array (value) && is_table (value)) {
    print_rows (value, 0);
  } else if (json_is_string (value)) {
    g_autofree char *text = scrutiny_visible_text_show (json_string_value (value));

    printf ("%s\n", text);
  } else {
    g_autofree char *text = inline_text (value);

    printf ("%s\n", text);
  }
}

/**
 * scrutiny_output_print:
 * @value: what the command answered
 *
 * Prints exactly one JSON value, or the same in words. A string is printed as it is.
 */
void
scrutiny_output_print (const json_t *value, gboolean as_json)
{
  scrutiny_output_put (value, as_json);
  if (as_json)
    putchar ('\n');
}

/**
 * scrutiny_output_text:
 * @text: (nullable): UTF-8
 *
 * Returns: (transfer full): a JSON string, or JSON null for %NULL
 */
json_t *
scrutiny_output_text (const char *text)
{
  g_autofree char *valid = NULL;

  if (text == NULL)
    return json_null ();
  valid = g_utf8_make_valid (text, -1);
  return json_string (valid);
}
