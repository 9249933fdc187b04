/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/record-date.h"

#include <string.h>

/* The years a record can be of. Outside them a date is a slip of the pen. */
#define YEAR_MIN 1970
#define YEAR_MAX 2100

static const char *const month_names[] = { "jan", "feb", "mar", "apr", "may", "jun",
                                           "jul", "aug", "sep", "oct", "nov", "dec" };

/* From @min_digits to @max_digits figures at @text; -1 if they are not there. */
static int
take_number (const char **text, guint min_digits, guint max_digits)
{
  int number = 0;
  guint digits = 0;

  while (digits < max_digits && g_ascii_isdigit (**text)) {
    number = number * 10 + (**text - '0');
    (*text)++;
    digits++;
  }

  return digits >= min_digits ? number : -1;
}

static gboolean
take_month_name (ScrutinyRecordDate *self, const char **text)
{
  for (guint i = 0; i < G_N_ELEMENTS (month_names); i++) {
    if (g_ascii_strncasecmp (*text, month_names[i], 3) == 0) {
      self->month = (int) i + 1;
      *text += 3;
      return TRUE;
    }
  }

  return FALSE;
}

/* 12-hour clock: 12 AM is midnight and 12 PM noon. */
static gboolean
take_half_of_day (ScrutinyRecordDate *self, const char **text)
{
  gboolean is_afternoon = g_ascii_strncasecmp (*text, "pm", 2) == 0;

  if (!is_afternoon && g_ascii_strncasecmp (*text, "am", 2) != 0)
    return FALSE;
  if (self->hour < 1 || self->hour > 12)
    return FALSE;

  self->hour = self->hour % 12 + (is_afternoon ? 12 : 0);
  *text += 2;

  return TRUE;
}

static gboolean
is_in_range (const ScrutinyRecordDate *self)
{
  if (self->has_date &&
      (self->year < YEAR_MIN || self->year > YEAR_MAX ||
       !g_date_valid_dmy ((GDateDay) self->day, (GDateMonth) self->month,
                          (GDateYear) self->year)))
    return FALSE;

  return self->hour >= 0 && self->hour <= 23 && self->minute >= 0 && self->minute <= 59 &&
         self->second >= 0 && self->second <= 59;
}

/* One directive of a format. */
static gboolean
take_directive (ScrutinyRecordDate *self, char directive, const char **text)
{
  switch (directive) {
  case 'Y':
    self->year = take_number (text, 4, 4);
    self->has_date = TRUE;
    return self->year >= 0;
  case 'm':
    self->month = take_number (text, 1, 2);
    return self->month >= 1 && self->month <= 12;
  case 'b':
    return take_month_name (self, text);
  case 'd':
    self->day = take_number (text, 1, 2);
    return self->day >= 1 && self->day <= 31;
  case 'H':
  case 'I':
    self->hour = take_number (text, 1, 2);
    self->has_time = TRUE;
    return self->hour >= 0;
  case 'M':
    self->minute = take_number (text, 2, 2);
    return self->minute >= 0;
  case 'S':
    self->second = take_number (text, 2, 2);
    return self->second >= 0;
  case 'p':
    return take_half_of_day (self, text);
  default:
    return FALSE;
  }
}

/* "Z", "+01:00", "+0100" or nothing. */
static gboolean
take_offset (ScrutinyRecordDate *self, const char **text)
{
  int sign = **text == '-' ? -1 : 1;
  int hours;
  int minutes;

  if (**text == '\0')
    return TRUE;
  self->has_offset = TRUE;
  if (**text == 'Z' || **text == 'z') {
    (*text)++;
    return TRUE;
  }
  if (**text != '+' && **text != '-')
    return FALSE;

  (*text)++;
  hours = take_number (text, 2, 2);
  if (**text == ':')
    (*text)++;
  minutes = take_number (text, 2, 2);
  if (hours < 0 || hours > 14 || minutes < 0 || minutes > 59)
    return FALSE;
  self->offset_minutes = sign * (hours * 60 + minutes);

  return TRUE;
}

/* Fractions of a second, up to nine figures; kept to the microsecond. */
static gboolean
take_fraction (ScrutinyRecordDate *self, const char **text)
{
  guint digits = 0;

  if (**text != '.')
    return TRUE;
  (*text)++;
  while (g_ascii_isdigit (**text) && digits < 9) {
    if (digits < 6)
      self->microsecond = self->microsecond * 10 + (**text - '0');
    digits++;
    (*text)++;
  }
  for (guint i = digits; i < 6; i++)
    self->microsecond *= 10;

  return digits > 0;
}

/* 2019-02-01, then perhaps T16:02, :05, .750000 and an offset. */
static gboolean
parse_iso (ScrutinyRecordDate *self, const char *text)
{
  if (!take_directive (self, 'Y', &text) || *text++ != '-' ||
      (self->month = take_number (&text, 2, 2)) < 1 || *text++ != '-' ||
      (self->day = take_number (&text, 2, 2)) < 1)
    return FALSE;
  if (*text == '\0')
    return is_in_range (self);

  if (*text != 'T' && *text != ' ')
    return FALSE;
  text++;
  if ((self->hour = take_number (&text, 2, 2)) < 0 || *text++ != ':' ||
      (self->minute = take_number (&text, 2, 2)) < 0)
    return FALSE;
  self->has_time = TRUE;
  if (*text == ':') {
    text++;
    if ((self->second = take_number (&text, 2, 2)) < 0 || !take_fraction (self, &text))
      return FALSE;
  }

  return take_offset (self, &text) && *text == '\0' && is_in_range (self);
}

/**
 * scrutiny_record_date_is_format:
 * @format: a text
 *
 * Returns: whether it is a date or time format: "iso8601", or %Y %m %b %d %H %I %M %S %p
 *   and other characters that stand for themselves. Years have four figures: two would
 *   have to be guessed.
 */
gboolean
scrutiny_record_date_is_format (const char *format)
{
  gboolean has_directive = FALSE;

  g_return_val_if_fail (format != NULL, FALSE);

  if (g_str_equal (format, "iso8601"))
    return TRUE;

  for (const char *at = format; *at != '\0'; at++) {
    if (*at != '%')
      continue;
    at++;
    if (*at == '\0' || strchr ("YmbdHIMSp", *at) == NULL)
      return FALSE;
    has_directive = TRUE;
  }

  return has_directive;
}

/**
 * scrutiny_record_date_parse:
 * @self: filled; its contents mean nothing after a failure
 * @text: a cell without blanks around it
 * @format: a format, see scrutiny_record_date_is_format()
 *
 * The whole of @text must fit. Nothing is guessed: 31 June is no date.
 *
 * Returns: whether it is a date, or with a format of a time a time
 */
gboolean
scrutiny_record_date_parse (ScrutinyRecordDate *self,
                            const char *text,
                            const char *format)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (format != NULL, FALSE);

  memset (self, 0, sizeof *self);
  if (g_str_equal (format, "iso8601"))
    return parse_iso (self, text);

  for (const char *at = format; *at != '\0'; at++) {
    if (*at == '%') {
      at++;
      if (!take_directive (self, *at, &text))
        return FALSE;
    } else if (*text++ != *at) {
      return FALSE;
    }
  }

  return *text == '\0' && is_in_range (self);
}

/**
 * scrutiny_record_date_to_seconds:
 * @self: a date
 *
 * Returns: seconds from 1970 to it as if it were UTC, without its offset. The day count
 * is that of the proleptic Gregorian calendar (Hinnant, "chrono-Compatible Low-Level Date
 *   Algorithms").
 */
gint64
scrutiny_record_date_to_seconds (const ScrutinyRecordDate *self)
{
  gint64 year;
  gint64 era_year;
  gint64 era;
  gint64 day_of_year;
  gint64 days;

  g_return_val_if_fail (self != NULL, 0);

  year = self->month <= 2 ? self->year - 1 : self->year;
  era = year / 400;
  era_year = year - era * 400;
  day_of_year =
      (153 * (self->month + (self->month > 2 ? -3 : 9)) + 2) / 5 + self->day - 1;
  days = era * 146097 + era_year * 365 + era_year / 4 - era_year / 100 + day_of_year -
         719468;

  return days * 86400 + self->hour * 3600 + self->minute * 60 + self->second;
}
