/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How much of a record's time is really known. A source that gives a date alone shows
 * midnight: such a record has a day, and its hour must not be charted. */
typedef enum {
  SCRUTINY_TIME_PRECISION_MINUTE,
  SCRUTINY_TIME_PRECISION_HOUR,
  SCRUTINY_TIME_PRECISION_DAY,
  SCRUTINY_TIME_PRECISION_UNKNOWN,
} ScrutinyTimePrecision;

const char *scrutiny_time_precision_to_text (ScrutinyTimePrecision precision);
ScrutinyTimePrecision scrutiny_time_precision_from_text (const char *text);

G_END_DECLS
