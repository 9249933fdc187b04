/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sampling/systematic.h"

#include "tests/sampling/vectors.h"

static void
test_vectors (void)
{
  json_t *cases = vectors_get ("counter_pick");

  for (gsize i = 0; i < json_array_size (cases); i++) {
    json_t *entry = json_array_get (cases, i);
    json_t *positions = json_object_get (entry, "positions");
    guint64 n_records = vectors_number (entry, "N");
    guint64 start =
        scrutiny_systematic_pick_start (vectors_text (entry, "seed"), n_records);

    g_assert_cmpuint (start, ==, vectors_number (entry, "R"));
    for (gsize k = 0; k < json_array_size (positions); k++)
      g_assert_cmpint ((gint64) scrutiny_systematic_get_position (start, k, n_records,
                                                                  vectors_number (entry,
                                                                                  "n")),
                       ==, json_integer_value (json_array_get (positions, k)));
  }
}

/* Over all starts, every record is picked exactly n times. */
static void
test_chances (void)
{
  for (guint64 n_records = 1; n_records <= 40; n_records++) {
    for (guint64 n_picks = 1; n_picks <= n_records; n_picks++) {
      guint counts[40] = { 0 };

      for (guint64 start = 0; start < n_records; start++) {
        for (guint64 k = 0; k < n_picks; k++)
          counts[scrutiny_systematic_get_position (start, k, n_records, n_picks)]++;
      }
      for (guint64 i = 0; i < n_records; i++)
        g_assert_cmpuint (counts[i], ==, n_picks);
    }
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sampling/systematic/gives-known-answers", test_vectors);
  g_test_add_func ("/sampling/systematic/gives-equal-chances", test_chances);

  return g_test_run ();
}
