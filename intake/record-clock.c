/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/record-clock.h"

#include <glib/gi18n-lib.h>

#include "intake/error.h"

/* Clocks change on a quarter of an hour, so an offset holds for the rest of one. */
#define QUARTER_SECONDS 900

/* Files are sorted by time, so the offset last asked for is nearly always the next. */
struct _ScrutinyRecordClock {
  GTimeZone *zone;
  gint64 utc_quarter;
  gint64 utc_offset;
  gint64 local_quarter;
  gint64 local_offset;
};

/**
 * scrutiny_record_clock_new:
 * @time_zone: a name of the time zone database, such as "Europe/London"
 * @error: %SCRUTINY_INTAKE_ERROR_INVALID if this machine does not know the name
 *
 * Returns: (transfer full): its clock
 */
ScrutinyRecordClock *
scrutiny_record_clock_new (const char *time_zone, GError **error)
{
  ScrutinyRecordClock *self;
  GTimeZone *zone;

  g_return_val_if_fail (time_zone != NULL, NULL);

  zone = g_time_zone_new_identifier (time_zone);
  if (zone == NULL) {
    g_set_error (error, SCRUTINY_INTAKE_ERROR, SCRUTINY_INTAKE_ERROR_INVALID,
                 _("The time zone “%s” is not known."), time_zone);
    return NULL;
  }

  self = g_new0 (ScrutinyRecordClock, 1);
  self->zone = zone;
  self->utc_quarter = G_MININT64;
  self->local_quarter = G_MININT64;

  return self;
}

void
scrutiny_record_clock_free (ScrutinyRecordClock *self)
{
  g_return_if_fail (self != NULL);

  g_time_zone_unref (self->zone);
  g_free (self);
}

static gint64
floor_quarter (gint64 seconds)
{
  return (seconds - (((seconds % QUARTER_SECONDS) + QUARTER_SECONDS) % QUARTER_SECONDS)) /
         QUARTER_SECONDS;
}

/**
 * scrutiny_record_clock_to_utc:
 * @self: a clock
 * @local_seconds: what the clock showed, as seconds since 1970
 *
 * An hour that the clock shows twice is taken for the second, in standard time.
 *
 * Returns: seconds UTC since 1970
 */
gint64
scrutiny_record_clock_to_utc (ScrutinyRecordClock *self, gint64 local_seconds)
{
  gint64 quarter = floor_quarter (local_seconds);

  g_return_val_if_fail (self != NULL, local_seconds);

  if (quarter != self->local_quarter) {
    gint64 adjusted = local_seconds;
    int interval = g_time_zone_adjust_time (self->zone, G_TIME_TYPE_STANDARD, &adjusted);

    self->local_quarter = quarter;
    self->local_offset =
        interval >= 0 ? g_time_zone_get_offset (self->zone, interval) : 0;
  }

  return local_seconds - self->local_offset;
}

/**
 * scrutiny_record_clock_to_local:
 * @self: a clock
 * @utc_seconds: seconds UTC since 1970
 *
 * Returns: what the clock showed then, as seconds since 1970
 */
gint64
scrutiny_record_clock_to_local (ScrutinyRecordClock *self, gint64 utc_seconds)
{
  gint64 quarter = floor_quarter (utc_seconds);

  g_return_val_if_fail (self != NULL, utc_seconds);

  if (quarter != self->utc_quarter) {
    int interval =
        g_time_zone_find_interval (self->zone, G_TIME_TYPE_UNIVERSAL, utc_seconds);

    self->utc_quarter = quarter;
    self->utc_offset = interval >= 0 ? g_time_zone_get_offset (self->zone, interval) : 0;
  }

  return utc_seconds + self->utc_offset;
}

/**
 * scrutiny_record_clock_write_day:
 * @local_seconds: what a clock shows, as seconds since 1970, not before
 * @day: (out caller-allocates): "YYYY-MM-DD"
 */
void
scrutiny_record_clock_write_day (gint64 local_seconds, char day[11])
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) (local_seconds / 86400) + 719163);
  g_snprintf (day, 11, "%04d-%02d-%02d", g_date_get_year (&date) % 10000,
              (int) g_date_get_month (&date) % 100, g_date_get_day (&date) % 100);
}
