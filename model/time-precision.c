/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/time-precision.h"

static const char *const precision_words[] = { "minute", "hour", "day", "unknown" };

/**
 * scrutiny_time_precision_to_text:
 * @precision: a precision
 *
 * Returns: "minute", "hour", "day" or "unknown"
 */
const char *
scrutiny_time_precision_to_text (ScrutinyTimePrecision precision)
{
  g_return_val_if_fail ((guint) precision < G_N_ELEMENTS (precision_words), "unknown");

  return precision_words[precision];
}

/**
 * scrutiny_time_precision_from_text:
 * @text: a word
 *
 * Returns: the precision; a word that is none of them is "unknown", which claims nothing
 */
ScrutinyTimePrecision
scrutiny_time_precision_from_text (const char *text)
{
  g_return_val_if_fail (text != NULL, SCRUTINY_TIME_PRECISION_UNKNOWN);

  for (guint i = 0; i < G_N_ELEMENTS (precision_words); i++) {
    if (g_str_equal (text, precision_words[i]))
      return (ScrutinyTimePrecision) i;
  }

  return SCRUTINY_TIME_PRECISION_UNKNOWN;
}
