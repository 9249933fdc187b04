/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/list-scan-private.h"

#include "model/list-doubt.h"
#include "model/record-builder.h"

static void
add (ScrutinyListScan *scan, const char *ref, const char *day)
{
  g_autoptr (ScrutinyRecordBuilder) builder =
      scrutiny_record_builder_new (SCRUTINY_RECORD_KIND_STOP_SEARCH);
  g_autoptr (ScrutinyRecord) record = NULL;

  scrutiny_record_builder_set_reference (builder, ref);
  scrutiny_record_builder_set_started (builder, 0, SCRUTINY_TIME_PRECISION_DAY, day);
  scrutiny_record_builder_set_place (builder, "made-up", "north");
  record = scrutiny_record_builder_build (builder);
  scrutiny_list_scan_add (scan, record, FALSE);
}

static const ScrutinyListDoubt *
find (GPtrArray *doubts, ScrutinyListDoubtKind kind)
{
  for (guint i = 0; i < doubts->len; i++) {
    const ScrutinyListDoubt *doubt = g_ptr_array_index (doubts, i);

    if (doubt->kind == kind)
      return doubt;
  }

  return NULL;
}

static GPtrArray *
find_all (ScrutinyListScan *scan, const char *from, const char *to)
{
  GPtrArray *doubts =
      g_ptr_array_new_with_free_func ((GDestroyNotify) scrutiny_list_doubt_free);

  scrutiny_list_scan_find (scan, from, to, doubts);
  return doubts;
}

static void
test_gaps (void)
{
  g_autoptr (ScrutinyListScan) scan = scrutiny_list_scan_new ();
  g_autoptr (GPtrArray) doubts = NULL;
  const ScrutinyListDoubt *gap;

  g_test_summary ("Numbers missing from a run are named, with their zeros.");
  for (guint i = 1; i <= 30; i++) {
    g_autofree char *ref = g_strdup_printf ("SS/26/%05u", i);

    if (i != 7 && i != 12 && i != 13)
      add (scan, ref, "2026-07-01");
  }
  doubts = find_all (scan, NULL, NULL);
  gap = find (doubts, SCRUTINY_DOUBT_NUMBER_GAP);
  g_assert_nonnull (gap);
  g_assert_cmpint (gap->count, ==, 3);
  g_assert_cmpint (gap->of, ==, 30);
  g_assert_cmpstr (gap->where, ==, "SS/26/00007, SS/26/00012–SS/26/00013");
}

static void
test_no_run (void)
{
  g_autoptr (ScrutinyListScan) scan = scrutiny_list_scan_new ();
  g_autoptr (GPtrArray) doubts = NULL;

  g_test_summary ("Numbers that the force gives to other things too are no run, and "
                  "references made from a row's hash have no numbers.");
  for (guint i = 1; i <= 30; i++) {
    g_autofree char *sparse = g_strdup_printf ("A%u", 100 + i * 9);
    g_autofree char *hashed = g_strdup_printf ("x00ff00ff00ff00ff-%u", i * 2);

    add (scan, sparse, "2026-07-01");
    add (scan, hashed, "2026-07-01");
  }
  doubts = find_all (scan, NULL, NULL);
  g_assert_null (find (doubts, SCRUTINY_DOUBT_NUMBER_GAP));
}

static void
test_days (void)
{
  g_autoptr (ScrutinyListScan) scan = scrutiny_list_scan_new ();
  g_autoptr (GPtrArray) inside = NULL;
  g_autoptr (GPtrArray) asked = NULL;
  const ScrutinyListDoubt *empty;

  g_test_summary (
      "Days without a record between the first and last, or those asked for.");
  add (scan, "a", "2026-02-26");
  add (scan, "b", "2026-03-02");
  add (scan, "c", "2026-03-03");
  add (scan, "d", "2026-03-05");
  inside = find_all (scan, NULL, NULL);
  empty = find (inside, SCRUTINY_DOUBT_EMPTY_DAYS);
  g_assert_cmpint (empty->count, ==, 4);
  g_assert_cmpint (empty->of, ==, 8);
  g_assert_cmpstr (empty->where, ==, "2026-02-27–2026-03-01, 2026-03-04");

  asked = find_all (scan, "2026-02-25", "2026-03-05");
  empty = find (asked, SCRUTINY_DOUBT_EMPTY_DAYS);
  g_assert_cmpint (empty->count, ==, 5);
  g_assert_cmpint (empty->of, ==, 9);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/app/list-scan/number-gaps", test_gaps);
  g_test_add_func ("/app/list-scan/no-run", test_no_run);
  g_test_add_func ("/app/list-scan/empty-days", test_days);

  return g_test_run ();
}
