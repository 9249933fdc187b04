/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/day-words.h"

#include "model/day.h"

/**
 * scrutiny_words_for_day:
 * @day: (nullable): "2026-12-06"
 *
 * Returns: (transfer full): "6 December 2026"; @day itself if it is no day
 */
char *
scrutiny_words_for_day (const char *day)
{
  return scrutiny_day_to_words (day);
}
