/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tally.h"

static void
test_counts (void)
{
  g_autoptr (ScrutinyTally) tally = scrutiny_tally_new (10);
  g_auto (GStrv) words = NULL;

  scrutiny_tally_add (tally, "b", 2);
  scrutiny_tally_add (tally, "a", 1);
  scrutiny_tally_add (tally, "b", 3);
  scrutiny_tally_add (tally, "B", 1);
  words = scrutiny_tally_dup_words (tally);
  g_assert_cmpint (scrutiny_tally_get (tally, "b"), ==, 5);
  g_assert_cmpint (scrutiny_tally_get (tally, "c"), ==, 0);
  g_assert_cmpint (scrutiny_tally_get_total (tally), ==, 7);
  g_assert_cmpstr (words[0], ==, "B");
  g_assert_cmpstr (words[1], ==, "a");
  g_assert_cmpstr (words[2], ==, "b");
  g_assert_null (words[3]);
}

static void
test_limit (void)
{
  g_autoptr (ScrutinyTally) tally = scrutiny_tally_new (2);

  g_test_summary ("Words over the limit are counted without their names, so that a "
                  "hostile file cannot fill the memory.");
  for (guint i = 0; i < 100; i++) {
    g_autofree char *word = g_strdup_printf ("%u", i);

    scrutiny_tally_add (tally, word, 1);
  }
  scrutiny_tally_add (tally, "1", 1);
  g_assert_cmpuint (scrutiny_tally_get_size (tally), ==, 2);
  g_assert_cmpint (scrutiny_tally_get_unlisted (tally), ==, 98);
  g_assert_cmpint (scrutiny_tally_get_total (tally), ==, 101);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/tally/counts", test_counts);
  g_test_add_func ("/model/tally/limit", test_limit);

  return g_test_run ();
}
