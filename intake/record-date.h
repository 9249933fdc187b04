/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A date as a file writes it, before it is known in whose time. */
typedef struct {
  int year;
  int month;
  int day;
  int hour;
  int minute;
  int second;
  int microsecond;
  int offset_minutes; /* east of UTC; with has_offset */
  gboolean has_date;
  gboolean has_time;
  gboolean has_offset;
} ScrutinyRecordDate;

gboolean scrutiny_record_date_is_format (const char *format);
gboolean scrutiny_record_date_parse (ScrutinyRecordDate *self,
                                     const char *text,
                                     const char *format);
gint64 scrutiny_record_date_to_seconds (const ScrutinyRecordDate *self);

G_END_DECLS
