/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/day.h"

static void
test_words (void)
{
  static const struct {
    const char *day;
    const char *words;
  } days[] = {
    { "2026-03-03", "3 March 2026" },
    { "2026-11-22", "22 November 2026" },
    { "2026-02-30", "2026-02-30" },
    { "soon", "soon" },
    { NULL, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++) {
    g_autofree char *words = scrutiny_day_to_words (days[i].day);

    g_assert_cmpstr (words, ==, days[i].words);
  }
}

static void
test_from_words (void)
{
  static const struct {
    const char *words;
    const char *day;
  } days[] = {
    { "6 December 2026", "2026-12-06" },
    { " 6 dec 2026 ", "2026-12-06" },
    { "06/12/2026", "2026-12-06" },
    { "6.12.2026", "2026-12-06" },
    { "2026-12-06", "2026-12-06" },
    { "31 February 2026", "31 February 2026" },
    { "6 12 26", "6 12 26" },
    { "6 Ma 2026", "6 Ma 2026" },
    { "99999999999 1 2026", "99999999999 1 2026" },
    { "soon", "soon" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++) {
    g_autofree char *day = scrutiny_day_from_words (days[i].words);

    g_assert_cmpstr (day, ==, days[i].day);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/day/words", test_words);
  g_test_add_func ("/model/day/from-words", test_from_words);

  return g_test_run ();
}
