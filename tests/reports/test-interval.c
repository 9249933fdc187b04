/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/interval.h"

#include <math.h>

#include "vectors.h"

static void
test_wilson (void)
{
  json_t *root = vectors_load ();
  json_t *list = json_object_get (json_object_get (root, "stats"), "wilson");
  json_t *vector;
  size_t i;

  g_test_summary ("Wilson intervals equal those of statsmodels");
  g_assert_cmpuint (json_array_size (list), ==, 14);
  json_array_foreach (list, i, vector)
  {
    double n = vectors_number (vector, "n");
    ScrutinyInterval range =
        scrutiny_interval_wilson (vectors_number (vector, "x") / n, n);

    vectors_assert_near (range.low, vectors_number (vector, "lo"), 1e-9);
    vectors_assert_near (range.high, vectors_number (vector, "hi"), 1e-9);
  }
  json_decref (root);
}

static void
test_wilson_whole_group (void)
{
  ScrutinyInterval range = scrutiny_interval_wilson (0.25, (double) INFINITY);

  vectors_assert_near (range.low, 0.25, 0);
  vectors_assert_near (range.high, 0.25, 0);
}

static void
test_clopper_pearson (void)
{
  json_t *root = vectors_load ();
  json_t *list = json_object_get (json_object_get (root, "stats"), "clopper_pearson");
  json_t *vector;
  size_t i;

  g_assert_cmpuint (json_array_size (list), ==, 14);
  json_array_foreach (list, i, vector)
  {
    ScrutinyInterval range =
        scrutiny_interval_clopper_pearson ((guint) vectors_number (vector, "x"),
                                           (guint) vectors_number (vector, "n"));

    vectors_assert_near (range.low, vectors_number (vector, "lo"), 1e-9);
    vectors_assert_near (range.high, vectors_number (vector, "hi"), 1e-9);
  }
  json_decref (root);
}

static void
test_finite_list (void)
{
  json_t *root = vectors_load ();
  json_t *list = json_object_get (json_object_get (root, "stats"), "finite_exact");
  json_t *vector;
  size_t i;

  g_test_summary ("The range in whole records equals exact integer arithmetic");
  g_assert_cmpuint (json_array_size (list), ==, 11);
  json_array_foreach (list, i, vector)
  {
    guint low;
    guint high;

    scrutiny_interval_finite_list ((guint) vectors_number (vector, "x"),
                                   (guint) vectors_number (vector, "n"),
                                   (guint) vectors_number (vector, "N"), &low, &high);
    g_assert_cmpuint (low, ==, (guint) vectors_number (vector, "K_lo"));
    g_assert_cmpuint (high, ==, (guint) vectors_number (vector, "K_hi"));
  }
  json_decref (root);
}

static void
test_change (void)
{
  json_t *root = vectors_load ();
  json_t *list = json_object_get (json_object_get (root, "stats"), "newcombe");
  json_t *vector;
  size_t i;

  g_test_summary ("Newcombe's own example, 56/70 v 48/80, and six others");
  g_assert_cmpuint (json_array_size (list), ==, 7);
  json_array_foreach (list, i, vector)
  {
    double n1 = vectors_number (vector, "n1");
    double n2 = vectors_number (vector, "n2");
    double p1 = vectors_number (vector, "x1") / n1;
    double p2 = vectors_number (vector, "x2") / n2;
    ScrutinyInterval range =
        scrutiny_interval_change (p1, scrutiny_interval_wilson (p1, n1), p2,
                                  scrutiny_interval_wilson (p2, n2));

    vectors_assert_near (range.low, vectors_number (vector, "lo"), 1e-9);
    vectors_assert_near (range.high, vectors_number (vector, "hi"), 1e-9);
  }
  json_decref (root);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reports/interval/wilson-vectors", test_wilson);
  g_test_add_func ("/reports/interval/wilson-of-a-whole-group-is-a-point",
                   test_wilson_whole_group);
  g_test_add_func ("/reports/interval/clopper-pearson-vectors", test_clopper_pearson);
  g_test_add_func ("/reports/interval/finite-list-vectors", test_finite_list);
  g_test_add_func ("/reports/interval/newcombe-vectors", test_change);

  return g_test_run ();
}
