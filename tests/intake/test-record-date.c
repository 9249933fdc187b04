/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/record-date.h"

#include "intake/record-clock.h"

static const struct {
  const char *text;
  const char *format;
  gint64 seconds; /* -1: refused */
} dates[] = {
  { "1970-01-01", "iso8601", 0 },
  { "2000-02-29T00:00:00Z", "iso8601", 951782400 },
  { "2021-05-31T23:00:00+00:00", "iso8601", 1622502000 },
  { "2021-05-31 23:00:00+00:00", "iso8601", 1622502000 },
  { "2019-02-01T16:02:05.750000+00:00", "iso8601", 1549036925 },
  { "2021-02-29", "iso8601", -1 },
  { "2021-06-31T10:00:00Z", "iso8601", -1 },
  { "2021-06-30T24:00:00Z", "iso8601", -1 },
  { "2021-06-30T10:00:00Z!", "iso8601", -1 },
  { "21-06-30", "iso8601", -1 },
  { "", "iso8601", -1 },
  { "10/28/2019 01:29:00 PM", "%m/%d/%Y %I:%M:%S %p", 1572269340 },
  { "10/28/2019 12:29:00 AM", "%m/%d/%Y %I:%M:%S %p", 1572222540 },
  { "10/28/2019 12:29:00 PM", "%m/%d/%Y %I:%M:%S %p", 1572265740 },
  { "28/10/2019 01:29:00 PM", "%m/%d/%Y %I:%M:%S %p", -1 },
  { "10/28/2019 13:29:00 PM", "%m/%d/%Y %I:%M:%S %p", -1 },
  { "1 Jun 2020", "%d %b %Y", 1590969600 },
  { "1 Juli 2020", "%d %b %Y", -1 },
  { "01/06/2020", "%d/%m/%Y", 1590969600 },
  { "01/06/20", "%d/%m/%Y", -1 },
  { "9999-01-01", "iso8601", -1 },
  { "1066-10-14", "iso8601", -1 },
};

static void
test_dates (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++) {
    ScrutinyRecordDate date;
    gboolean taken = scrutiny_record_date_parse (&date, dates[i].text, dates[i].format);

    g_test_message ("%s", dates[i].text);
    g_assert_cmpint (taken ? scrutiny_record_date_to_seconds (&date) : -1, ==,
                     dates[i].seconds);
  }
}

static void
test_formats (void)
{
  g_assert_true (scrutiny_record_date_is_format ("iso8601"));
  g_assert_true (scrutiny_record_date_is_format ("%H:%M"));
  g_assert_false (scrutiny_record_date_is_format ("%y-%m-%d"));
  g_assert_false (scrutiny_record_date_is_format ("100%"));
  g_assert_false (scrutiny_record_date_is_format ("today"));
}

static void
test_days_in_london (void)
{
  static const struct {
    gint64 utc;
    const char *day;
  } days[] = {
    { 1622501999, "2021-05-31" }, { 1622502000, "2021-06-01" },
    { 1609459199, "2020-12-31" }, { 1609459200, "2021-01-01" },
    { 1616889599, "2021-03-27" }, { 1616889600, "2021-03-28" },
    { 1635634800, "2021-10-31" }, { 1635634799, "2021-10-30" },
  };
  g_autoptr (ScrutinyRecordClock) clock =
      scrutiny_record_clock_new ("Europe/London", NULL);

  g_test_summary ("Days begin at local midnight, in summer and at both changes.");
  for (guint i = 0; i < G_N_ELEMENTS (days); i++) {
    char day[11];

    scrutiny_record_clock_write_day (scrutiny_record_clock_to_local (clock, days[i].utc),
                                     day);
    g_assert_cmpstr (day, ==, days[i].day);
  }
  g_assert_cmpint (scrutiny_record_clock_to_utc (clock, 1622505600), ==, 1622502000);
  g_assert_cmpint (scrutiny_record_clock_to_utc (clock, 1609459200), ==, 1609459200);
}

static void
test_unknown_zone (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (scrutiny_record_clock_new ("Europe/Atlantis", &error));
  g_assert_nonnull (error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/intake/record-date/dates", test_dates);
  g_test_add_func ("/intake/record-date/formats", test_formats);
  g_test_add_func ("/intake/record-date/days-in-london", test_days_in_london);
  g_test_add_func ("/intake/record-date/unknown-zone", test_unknown_zone);

  return g_test_run ();
}
