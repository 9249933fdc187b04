/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/agreement.h"

#include "vectors.h"

static guint *
count_marks (json_t *vector, ScrutinyMarks *marks)
{
  json_t *units = json_object_get (vector, "units");
  guint *counts;

  marks->categories = (guint) vectors_number (vector, "q");
  marks->units = (guint) json_array_size (units);
  counts = g_new0 (guint, marks->units * marks->categories);
  for (guint u = 0; u < marks->units; u++) {
    json_t *row = json_array_get (units, u);

    for (size_t i = 0; i < json_array_size (row); i++) {
      json_t *mark = json_array_get (row, i);

      if (json_is_integer (mark))
        counts[u * marks->categories + (guint) json_integer_value (mark)]++;
    }
  }
  marks->counts = counts;

  return counts;
}

static void
check_alpha (json_t *vector,
             const ScrutinyMarks *marks,
             ScrutinyAgreementMetric metric,
             const char *key)
{
  double alpha;
  gboolean is_defined = scrutiny_agreement_alpha (marks, metric, &alpha);

  g_assert_cmpint (is_defined, ==, !vectors_is_null (vector, key));
  if (is_defined)
    vectors_assert_near (alpha, vectors_number (vector, key), 1e-9);
}

static void
check_ac1 (json_t *vector, const ScrutinyMarks *marks)
{
  json_t *expected = json_object_get (vector, "ac1");
  ScrutinyAc1 ac1;

  g_assert_true (scrutiny_agreement_ac1 (marks, &ac1));
  vectors_assert_near (ac1.by_chance, vectors_number (expected, "pe"), 1e-9);
  vectors_assert_near (ac1.ac1, vectors_number (expected, "ac1"), 1e-9);
  vectors_assert_near (ac1.standard_error, vectors_number (expected, "se"), 1e-9);
  vectors_assert_near (ac1.range.low, vectors_number (expected, "lo"), 1e-7);
  vectors_assert_near (ac1.range.high, vectors_number (expected, "hi"), 1e-7);
}

static void
test_coefficients (void)
{
  json_t *root = vectors_load ();
  json_t *list = json_object_get (json_object_get (root, "stats"), "agreement");
  json_t *vector;
  size_t v;

  g_test_summary ("Per cent agreement, alpha and AC1 equal the published examples");
  g_assert_cmpuint (json_array_size (list), ==, 12);
  json_array_foreach (list, v, vector)
  {
    ScrutinyMarks marks;
    g_autofree guint *counts G_GNUC_UNUSED = count_marks (vector, &marks);
    double percent;

    g_assert_true (scrutiny_agreement_percent (&marks, &percent));
    vectors_assert_near (percent, vectors_number (vector, "percent_agreement"), 1e-9);
    check_alpha (vector, &marks, SCRUTINY_AGREEMENT_NOMINAL, "alpha_nominal");
    check_alpha (vector, &marks, SCRUTINY_AGREEMENT_ORDINAL, "alpha_ordinal");
    check_ac1 (vector, &marks);
  }
  json_decref (root);
}

static void
test_interval (void)
{
  json_t *root = vectors_load ();
  json_t *list = json_object_get (json_object_get (root, "stats"), "agreement");
  json_t *vector;
  size_t v;
  guint checked = 0;

  g_test_summary ("The resampled interval is redone exactly from its seed");
  json_array_foreach (list, v, vector)
  {
    ScrutinyMarks marks;
    g_autofree guint *counts G_GNUC_UNUSED = count_marks (vector, &marks);
    json_t *bootstrap;
    size_t b;

    json_array_foreach (json_object_get (vector, "bootstrap"), b, bootstrap)
    {
      const char *metric = json_string_value (json_object_get (bootstrap, "metric"));
      ScrutinyInterval range;
      guint undefined;

      g_assert_true (
          scrutiny_agreement_alpha_interval (&marks,
                                             g_str_equal (metric, "nominal")
                                                 ? SCRUTINY_AGREEMENT_NOMINAL
                                                 : SCRUTINY_AGREEMENT_ORDINAL,
                                             json_string_value (
                                                 json_object_get (bootstrap, "seed")),
                                             (guint) vectors_number (bootstrap, "B"),
                                             &range, &undefined));
      vectors_assert_near (range.low, vectors_number (bootstrap, "lo"), 1e-9);
      vectors_assert_near (range.high, vectors_number (bootstrap, "hi"), 1e-9);
      g_assert_cmpuint (undefined, ==, (guint) vectors_number (bootstrap, "undefined"));
      checked++;
    }
  }
  g_assert_cmpuint (checked, ==, 4);
  json_decref (root);
}

static void
test_undefined (void)
{
  const guint same[] = { 0, 3, 0, 0, 3, 0, 0, 2, 0 };
  const ScrutinyMarks marks = { .counts = same, .units = 3, .categories = 3 };
  ScrutinyInterval range;
  double alpha = 7;

  g_assert_false (scrutiny_agreement_alpha (&marks, SCRUTINY_AGREEMENT_ORDINAL, &alpha));
  vectors_assert_near (alpha, 7, 0);
  g_assert_false (scrutiny_agreement_alpha_interval (&marks, SCRUTINY_AGREEMENT_ORDINAL,
                                                     "seed", 100, &range, NULL));
  g_assert_true (scrutiny_agreement_is_one_sided (&marks));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reports/agreement/coefficient-vectors", test_coefficients);
  g_test_add_func ("/reports/agreement/alpha-interval-vectors", test_interval);
  g_test_add_func ("/reports/agreement/one-mark-only-is-undefined", test_undefined);

  return g_test_run ();
}
