/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "intake/record-date.h"

G_BEGIN_DECLS

/* The clock on the wall of one place: from local time to UTC and back. */
typedef struct _ScrutinyRecordClock ScrutinyRecordClock;

ScrutinyRecordClock *scrutiny_record_clock_new (const char *time_zone, GError **error);
void scrutiny_record_clock_free (ScrutinyRecordClock *self);

gint64 scrutiny_record_clock_to_utc (ScrutinyRecordClock *self, gint64 local_seconds);
gint64 scrutiny_record_clock_to_local (ScrutinyRecordClock *self, gint64 utc_seconds);
void scrutiny_record_clock_write_day (gint64 local_seconds, char day[11]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyRecordClock, scrutiny_record_clock_free)

G_END_DECLS
