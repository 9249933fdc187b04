/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/day.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/error.h"

/* A calendar day as text, YYYY-MM-DD: sorts by bytes and has no time zone. */

/* Months are said in the program's language, which the C library does not know of. */
static const char *const months[] = {
  N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"),
  N_("August"), N_("September"), N_("October"), N_("November"), N_("December"),
};

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

  return at ? scrutiny_day_format (at, "%-d %B %Y") : g_strdup (day ? day : "");
}

/**
 * scrutiny_day_format:
 * @format: as of g_date_time_format()
 *
 * Returns: (transfer full): @at in words, its month (%B) in the program's language
 */
char *
scrutiny_day_format (GDateTime *at, const char *format)
{
  g_auto (GStrv) parts = NULL;
  g_autofree char *with_month = NULL;

  g_return_val_if_fail (at != NULL && format != NULL, NULL);

  parts = g_strsplit (format, "%B", -1);
  with_month = g_strjoinv (_(months[g_date_time_get_month (at) - 1]), parts);

  return g_date_time_format (at, with_month);
}

static gboolean
begins (const char *name, const char *wanted)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  return g_str_has_prefix (folded, wanted);
}

/* The month that @word begins, by its number, or its name in English or in this
 * language; 0 none. */
static guint
find_month (const char *word)
{
  g_autofree char *wanted = g_utf8_casefold (word, -1);

  if (g_ascii_isdigit (*word))
    return (guint) g_ascii_strtoull (word, NULL, 10);
  if (g_utf8_strlen (word, -1) < 3)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (months); i++) {
    if (begins (months[i], wanted))
      return i + 1;
  }
  for (guint i = 0; i < G_N_ELEMENTS (months); i++) {
    if (begins (_(months[i]), wanted))
      return i + 1;
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
