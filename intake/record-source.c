/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/record-source.h"

#include <string.h>

#define SUFFIX "-stop-and-search.csv"

static gboolean
is_month (const char *text)
{
  static const char shape[] = "0000-00-";

  for (guint i = 0; shape[i] != '\0'; i++) {
    if (shape[i] == '0' ? !g_ascii_isdigit (text[i]) : text[i] != shape[i])
      return FALSE;
  }

  return (text[5] == '0' && text[6] != '0') || (text[5] == '1' && text[6] <= '2');
}

static gboolean
is_slug (const char *text)
{
  if (*text == '\0')
    return FALSE;
  for (; *text != '\0'; text++) {
    if (!g_ascii_islower (*text) && *text != '-')
      return FALSE;
  }

  return TRUE;
}

/**
 * scrutiny_record_source_parse_name:
 * @file_name: a file's name without its folder
 * @month: (out): "YYYY-MM"
 * @force: (out): the force's slug
 *
 * The monthly archive says month and force only in the name: 2021-06-sussex-stop-and-
 * search.csv.
 *
 * Returns: whether it is such a name; @month and @force are %NULL otherwise
 */
gboolean
scrutiny_record_source_parse_name (const char *file_name, char **month, char **force)
{
  g_autofree char *slug = NULL;

  g_return_val_if_fail (file_name != NULL, FALSE);
  g_return_val_if_fail (month != NULL && force != NULL, FALSE);

  *month = NULL;
  *force = NULL;
  if (!is_month (file_name) || !g_str_has_suffix (file_name, SUFFIX) ||
      strlen (file_name) < 8 + strlen (SUFFIX))
    return FALSE;

  slug = g_strndup (file_name + 8, strlen (file_name) - 8 - strlen (SUFFIX));
  if (!is_slug (slug))
    return FALSE;
  *month = g_strndup (file_name, 7);
  *force = g_steal_pointer (&slug);

  return TRUE;
}
