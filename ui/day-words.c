/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/day-words.h"

/**
 * scrutiny_words_for_day:
 * @day: (nullable): "2026-12-06"
 *
 * Returns: (transfer full): "6 December 2026"; @day itself if it is no day
 */
char *
scrutiny_words_for_day (const char *day)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GDateTime) at = NULL;
  g_autofree char *noon = day ? g_strdup_printf ("%sT12:00:00Z", day) : g_strdup ("");

  at = g_date_time_new_from_iso8601 (noon, zone);

  return at ? g_date_time_format (at, "%-d %B %Y") : g_strdup (day ? day : "");
}
