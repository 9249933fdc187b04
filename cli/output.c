/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <stdio.h>
#include <string.h>

#include "cli/invocation-private.h"

/* The same answer for people: labels are the JSON keys in words, lists of like
 * things become tables. */

static char *
key_in_words (const char *key)
{
  char *words = g_strdup (key);

  g_strdelimit (words, "_", ' ');
  words[0] = g_ascii_toupper (words[0]);
  return words;
}

static char *
scalar_text (const json_t *value)
{
  switch (json_typeof (value)) {
  case JSON_STRING:
    return g_strdup (json_string_value (value));
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
    return json_dumps (value, JSON_COMPACT);
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

static void
print_table (const json_t *array)
{
  json_t *first = json_array_get (array, 0);
  g_autoptr (GString) line = g_string_new (NULL);
  const char *key;
  json_t *cell;
  size_t index;
  json_t *row;

  json_object_foreach (first, key, cell)
  {
    g_autofree char *words = key_in_words (key);

    g_string_append_printf (line, "%s%s", line->len > 0 ? "\t" : "", words);
  }
  printf ("%s\n", line->str);
  json_array_foreach (array, index, row)
  {
    g_string_truncate (line, 0);
    json_object_foreach (first, key, cell)
    {
      json_t *value = json_object_get (row, key);
      g_autofree char *text = value ? scalar_text (value) : g_strdup ("");

      g_strdelimit (text, "\t\n\r", ' ');
      g_string_append_printf (line, "%s%s", line->len > 0 ? "\t" : "", text);
    }
    printf ("%s\n", line->str);
  }
}

static void print_value (const json_t *value, int depth);

static void
print_member (const char *key, const json_t *value, int depth)
{
  g_autofree char *words = key_in_words (key);

  if (json_is_array (value) && is_table (value)) {
    printf ("%*s%s:\n", depth * 2, "", words);
    print_table (value);
  } else if (json_is_object (value) && json_object_size (value) > 0) {
    printf ("%*s%s:\n", depth * 2, "", words);
    print_value (value, depth + 1);
  } else {
    g_autofree char *text = scalar_text (value);

    printf ("%*s%s: %s\n", depth * 2, "", words, text);
  }
}

static void
print_value (const json_t *value, int depth)
{
  const char *key;
  json_t *member;

  if (json_is_object (value)) {
    json_object_foreach ((json_t *) value, key, member)
    {
      print_member (key, member, depth);
    }
  } else if (json_is_array (value) && is_table (value)) {
    print_table (value);
  } else {
    g_autofree char *text = scalar_text (value);

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
  if (as_json) {
    json_dumpf (value, stdout, JSON_COMPACT | JSON_ENCODE_ANY);
    putchar ('\n');
  } else {
    print_value (value, 0);
  }
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
