/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/day.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/error.h"

/* A calendar day as text, YYYY-MM-DD: sorts by bytes and has no time zone. */

/**
 * scrutiny_day_is_valid:
 *
 * Whether @text is a day of the calendar, written as 2026-03-31.
 */
gboolean
scrutiny_day_is_valid (const char *text)
{
  int year, month, day;

  g_return_val_if_fail (text != NULL, FALSE);

  if (strlen (text) != 10 || text[4] != '-' || text[7] != '-')
    return FALSE;
  for (guint i = 0; i < 10; i++)
    if (i != 4 && i != 7 && !g_ascii_isdigit (text[i]))
      return FALSE;

  year = (int) g_ascii_strtoll (text, NULL, 10);
  month = (int) g_ascii_strtoll (text + 5, NULL, 10);
  day = (int) g_ascii_strtoll (text + 8, NULL, 10);

  return year > 0 && month >= 1 && month <= 12 && day >= 1 &&
         g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

/** scrutiny_day_check: scrutiny_day_is_valid() with a sentence for a person in @error. */
gboolean
scrutiny_day_check (const char *text, GError **error)
{
  if (scrutiny_day_is_valid (text))
    return TRUE;

  g_set_error (error, SCRUTINY_MODEL_ERROR, SCRUTINY_MODEL_ERROR_INVALID,
               _("“%s” is not a day. Write it as 2027-03-31."), text);

  return FALSE;
}

/**
 * scrutiny_day_to_words:
 * @day: (nullable): "2026-12-06"
 *
 * Returns: (transfer full): "6 December 2026"; @day itself if it is no day
 */
char *
scrutiny_day_to_words (const char *day)
{
  g_autofree char *noon = day ? g_strdup_printf ("%sT12:00:00Z", day) : g_strdup ("");
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 (noon, NULL);

  return at ? g_date_time_format (at, "%-d %B %Y") : g_strdup (day ? day : "");
}

/* The month that @word begins, by its number or its name in this language; 0 none. */
static guint
find_month (const char *word)
{
  g_autofree char *wanted = g_utf8_casefold (word, -1);

  if (g_ascii_isdigit (*word))
    return (guint) g_ascii_strtoull (word, NULL, 10);
  if (g_utf8_strlen (word, -1) < 3)
    return 0;
  for (int month = 1; month <= 12; month++) {
    g_autoptr (GDateTime) first = g_date_time_new_utc (2026, month, 1, 0, 0, 0);
    g_autofree char *name = g_date_time_format (first, "%B");
    g_autofree char *folded = g_utf8_casefold (name, -1);

    if (g_str_has_prefix (folded, wanted))
      return (guint) month;
  }

  return 0;
}

/**
 * scrutiny_day_from_words:
 * @words: "6 December 2026", "6.12.2026", "6/12/2026" or "2026-12-06": day before month,
 *   as in the United Kingdom
 *
 * Returns: (transfer full): "2026-12-06"; the words themselves if they are no day
 */
char *
scrutiny_day_from_words (const char *words)
{
  g_autofree char *text = g_strstrip (g_strdup (words));
  g_auto (GStrv) parts = NULL;
  g_autofree char *day = NULL;

  if (scrutiny_day_is_valid (text))
    return g_steal_pointer (&text);
  parts = g_strsplit_set (text, " ./", -1);
  if (g_strv_length (parts) != 3 || strlen (parts[2]) != 4)
    return g_steal_pointer (&text);
  day = g_strdup_printf ("%s-%02u-%02u", parts[2], find_month (parts[1]),
                         (guint) g_ascii_strtoull (parts[0], NULL, 10));

  return scrutiny_day_is_valid (day) ? g_steal_pointer (&day) : g_steal_pointer (&text);
}
