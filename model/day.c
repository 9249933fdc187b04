/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/day.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/error.h"

/* A calendar day as text, YYYY-MM-DD: sorts by bytes and has no time zone. */

/* Whether @text is a day of the calendar, written as 2026-03-31. */
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

/* scrutiny_day_is_valid() with a sentence for a person in @error. */
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
