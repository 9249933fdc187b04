/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/ratio.h"

#include <math.h>

#include "vectors.h"

static void
check_rate_ratio (json_t *vector)
{
  guint a = (guint) vectors_number (vector, "a");
  guint b = (guint) vectors_number (vector, "b");
  double pa = vectors_number (vector, "Pa");
  double pb = vectors_number (vector, "Pb");
  ScrutinyRatio ratio;

  g_assert_true (scrutiny_ratio_of_rates (a, pa, b, pb, &ratio));
  vectors_assert_near (ratio.range.low, vectors_number (vector, "exact_lo"), 1e-9);

  if (vectors_is_null (vector, "rr"))
    g_assert_true (isinf (ratio.ratio) && isinf (ratio.range.high));
  else {
    vectors_assert_near (ratio.ratio, vectors_number (vector, "rr"), 1e-9);
    vectors_assert_near (ratio.range.high, vectors_number (vector, "exact_hi"), 1e-9);
  }

  if (json_object_get (vector, "wald_lo") != NULL) {
    ScrutinyInterval wald = scrutiny_ratio_of_rates_wald (a, pa, b, pb);

    vectors_assert_near (wald.low, vectors_number (vector, "wald_lo"), 1e-9);
    vectors_assert_near (wald.high, vectors_number (vector, "wald_hi"), 1e-9);
  }
}

static void
test_rates (void)
{
  json_t *root = vectors_load ();
  json_t *list = json_object_get (json_object_get (root, "stats"), "rate_ratio");
  json_t *vector;
  size_t i;

  g_assert_cmpuint (json_array_size (list), ==, 7);
  json_array_foreach (list, i, vector) check_rate_ratio (vector);
  json_decref (root);
}

static void
test_nothing_happened (void)
{
  ScrutinyRatio ratio;

  g_assert_false (scrutiny_ratio_of_rates (0, 10, 0, 20, &ratio));
}

static void
test_shares (void)
{
  json_t *root = vectors_load ();
  json_t *list = json_object_get (json_object_get (root, "stats"), "risk_ratio_katz");
  json_t *vector;
  size_t i;

  json_array_foreach (list, i, vector)
  {
    ScrutinyRatio ratio;

    g_assert_true (scrutiny_ratio_of_shares ((guint) vectors_number (vector, "a"),
                                             (guint) vectors_number (vector, "n1"),
                                             (guint) vectors_number (vector, "b"),
                                             (guint) vectors_number (vector, "n2"),
                                             &ratio));
    vectors_assert_near (ratio.ratio, vectors_number (vector, "rr"), 1e-9);
    vectors_assert_near (ratio.range.low, vectors_number (vector, "lo"), 1e-9);
    vectors_assert_near (ratio.range.high, vectors_number (vector, "hi"), 1e-9);
  }
  json_decref (root);

  g_assert_true (scrutiny_ratio_of_shares_may_be_shown (12, 40, 20, 120));
  g_assert_false (scrutiny_ratio_of_shares_may_be_shown (5, 10, 5, 10));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reports/ratio/rate-vectors", test_rates);
  g_test_add_func ("/reports/ratio/no-events-have-no-ratio", test_nothing_happened);
  g_test_add_func ("/reports/ratio/share-vectors", test_shares);

  return g_test_run ();
}
