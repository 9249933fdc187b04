/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/import-report.h"

static void
test_empty_percent (void)
{
  g_autoptr (ScrutinyImportReport) report = scrutiny_import_report_new ();

  g_test_summary ("A column that one row of a thousand fills is not wholly blank, but 99 "
                  "of 100; only one that none fills says 100.");
  g_assert_cmpint (scrutiny_import_report_empty_percent (report, "a"), ==, 0);
  report->imported = 1000;
  scrutiny_tally_add (report->filled, "a", 1);
  scrutiny_tally_add (report->filled, "b", 1000);
  g_assert_cmpint (scrutiny_import_report_empty_percent (report, "a"), ==, 99);
  g_assert_cmpint (scrutiny_import_report_empty_percent (report, "b"), ==, 0);
  g_assert_cmpint (scrutiny_import_report_empty_percent (report, "c"), ==, 100);
}

static void
test_period (void)
{
  g_autoptr (ScrutinyImportReport) report = scrutiny_import_report_new ();
  g_autofree char *none = scrutiny_import_report_dup_period (report);
  g_autofree char *one = NULL;
  g_autofree char *several = NULL;
  g_autofree char *named = NULL;

  g_assert_cmpstr (none, ==, "");
  g_strlcpy (report->from, "2026-01-02", sizeof report->from);
  g_strlcpy (report->to, "2026-01-30", sizeof report->to);
  one = scrutiny_import_report_dup_period (report);
  g_assert_cmpstr (one, ==, "2026-01");
  g_strlcpy (report->to, "2026-03-01", sizeof report->to);
  several = scrutiny_import_report_dup_period (report);
  g_assert_cmpstr (several, ==, "2026-01/2026-03");
  g_free (report->file_month);
  report->file_month = g_strdup ("2026-02");
  named = scrutiny_import_report_dup_period (report);
  g_assert_cmpstr (named, ==, "2026-02");
}

static void
test_day_only (void)
{
  g_autoptr (ScrutinyImportReport) report = scrutiny_import_report_new ();

  report->imported = 10;
  report->day_only = 5;
  g_assert_false (scrutiny_import_report_is_mostly_day_only (report));
  report->day_only = 6;
  g_assert_true (scrutiny_import_report_is_mostly_day_only (report));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/import-report/empty-percent", test_empty_percent);
  g_test_add_func ("/model/import-report/period", test_period);
  g_test_add_func ("/model/import-report/day-only", test_day_only);

  return g_test_run ();
}
