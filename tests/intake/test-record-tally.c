/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/record-tally.h"

static void
test_counts (void)
{
  g_autoptr (ScrutinyRecordTally) tally = scrutiny_record_tally_new ();
  ScrutinyRecordCopies copies;

  g_test_summary ("Also after it has grown, and with keys that all fall together.");
  for (guint64 i = 0; i < 100000; i++)
    g_assert_cmpuint (scrutiny_record_tally_add (tally, i << 40), ==, 1);
  for (guint64 i = 0; i < 10; i++)
    g_assert_cmpuint (scrutiny_record_tally_add (tally, i << 40), ==, 2);
  g_assert_cmpuint (scrutiny_record_tally_add (tally, 0), ==, 3);
  copies = scrutiny_record_tally_count (tally);
  g_assert_cmpint (copies.distinct, ==, 100000);
  g_assert_cmpint (copies.copies, ==, 11);
  g_assert_cmpint (copies.groups, ==, 10);
  g_assert_cmpint (copies.largest, ==, 3);
  g_assert_cmpint (copies.even, ==, 9);
}

static void
test_doubled (void)
{
  static const struct {
    ScrutinyRecordCopies copies;
    gboolean is_doubled;
    const char *like;
  } files[] = {
    { { 3762, 3764, 3762, 4, 3762 }, TRUE, "Merseyside 2020-10" },
    { { 841, 873, 841, 8, 841 }, TRUE, "Surrey 2021-10" },
    { { 10148, 342, 281, 6, 240 }, FALSE, "Metropolitan 2016-06" },
    { { 1388, 317, 193, 9, 130 }, FALSE, "Thames Valley 2021-05" },
    { { 200, 97, 3, 60, 1 }, FALSE, "an operation of 60 and 39" },
    { { 40, 60, 3, 48, 1 }, FALSE, "a day of two great operations" },
    { { 2, 2, 2, 2, 2 }, FALSE, "two rows twice" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++) {
    g_test_message ("%s", files[i].like);
    g_assert_cmpint (scrutiny_record_copies_look_doubled (&files[i].copies), ==,
                     files[i].is_doubled);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/intake/record-tally/counts", test_counts);
  g_test_add_func ("/intake/record-tally/doubled", test_doubled);

  return g_test_run ();
}
