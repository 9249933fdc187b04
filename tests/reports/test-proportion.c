/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/proportion.h"

#include <math.h>

#include "vectors.h"

static void
check_estimate (json_t *vector, const ScrutinyProportion *got)
{
  vectors_assert_near (got->share, vectors_number (vector, "p"), 1e-9);
  vectors_assert_near (got->standard_error, vectors_number (vector, "se"), 1e-9);
  if (vectors_is_null (vector, "n_eff"))
    g_assert_true (isinf (got->effective_size));
  else
    vectors_assert_near (got->effective_size, vectors_number (vector, "n_eff"), 1e-9);
  vectors_assert_near (got->range.low, vectors_number (vector, "lo"), 1e-9);
  vectors_assert_near (got->range.high, vectors_number (vector, "hi"), 1e-9);
}

static void
check_stratified (json_t *vector)
{
  g_autoptr (GArray) records = g_array_new (FALSE, TRUE, sizeof (ScrutinyReviewedRecord));
  g_autoptr (GArray) sizes = g_array_new (FALSE, TRUE, sizeof (double));
  ScrutinyProportion got;
  json_t *stratum;
  size_t h;

  json_array_foreach (json_object_get (vector, "strata"), h, stratum)
  {
    json_t *answers = json_object_get (stratum, "y");
    json_t *group = json_object_get (stratum, "domain");
    double size = vectors_number (stratum, "N");

    g_array_append_val (sizes, size);
    for (size_t i = 0; i < json_array_size (answers); i++) {
      ScrutinyReviewedRecord record = { .stratum = (guint) h };

      record.weight = size / (double) json_array_size (answers);
      record.is_asked =
          group == NULL || json_integer_value (json_array_get (group, i)) == 1;
      record.says_yes = json_integer_value (json_array_get (answers, i)) == 1;
      g_array_append_val (records, record);
    }
  }

  g_assert_true (scrutiny_proportion_estimate ((gconstpointer) records->data,
                                               records->len, (gconstpointer) sizes->data,
                                               sizes->len, FALSE, &got));
  check_estimate (vector, &got);
}

static void
test_stratified (void)
{
  json_t *root = vectors_load ();
  json_t *list = json_object_get (json_object_get (root, "stats"), "stratified");
  json_t *vector;
  size_t i;

  g_test_summary ("Shares, errors and intervals equal R survey with the rule for n_eff");
  g_assert_cmpuint (json_array_size (list), ==, 11);
  json_array_foreach (list, i, vector) check_stratified (vector);
  json_decref (root);
}

static void
test_list_correction (void)
{
  json_t *root = vectors_load ();
  json_t *list = json_object_get (json_object_get (root, "stats"), "wilson_fpc");
  json_t *vector;
  size_t i;

  g_assert_cmpuint (json_array_size (list), ==, 6);
  json_array_foreach (list, i, vector)
  {
    guint n = (guint) vectors_number (vector, "n");
    double size = vectors_number (vector, "N");
    g_autofree ScrutinyReviewedRecord *records = g_new0 (ScrutinyReviewedRecord, n);
    ScrutinyProportion got;

    for (guint r = 0; r < n; r++) {
      records[r].weight = size / n;
      records[r].is_asked = TRUE;
      records[r].says_yes = r < vectors_number (vector, "x");
    }
    g_assert_true (scrutiny_proportion_estimate (records, n, &size, 1, FALSE, &got));
    if (vectors_is_null (vector, "n_star"))
      g_assert_true (isinf (got.effective_size));
    else
      vectors_assert_near (got.effective_size, vectors_number (vector, "n_star"), 1e-9);
    vectors_assert_near (got.range.low, vectors_number (vector, "lo"), 1e-9);
    vectors_assert_near (got.range.high, vectors_number (vector, "hi"), 1e-9);
  }
  json_decref (root);
}

static void
test_cap_weights (void)
{
  json_t *root = vectors_load ();
  json_t *list = json_object_get (json_object_get (root, "stats"), "weighted");
  json_t *vector;
  size_t v;

  json_array_foreach (list, v, vector)
  {
    json_t *chances = json_object_get (vector, "pi");
    json_t *answers = json_object_get (vector, "y");
    size_t n = json_array_size (chances);
    double size = vectors_number (vector, "N");
    g_autofree ScrutinyReviewedRecord *records = g_new0 (ScrutinyReviewedRecord, n);
    ScrutinyProportion got;

    for (size_t i = 0; i < n; i++) {
      records[i].weight = 1 / json_number_value (json_array_get (chances, i));
      records[i].is_asked = TRUE;
      records[i].says_yes = json_integer_value (json_array_get (answers, i)) == 1;
    }
    g_assert_true (
        scrutiny_proportion_estimate (records, (guint) n, &size, 1, TRUE, &got));
    check_estimate (vector, &got);
  }
  json_decref (root);
}

static void
test_missing (void)
{
  json_t *root = vectors_load ();
  json_t *list = json_object_get (json_object_get (root, "stats"), "missing_bounds");
  json_t *vector;
  size_t v;

  json_array_foreach (list, v, vector)
  {
    json_t *strata = json_object_get (vector, "strata");
    g_autofree ScrutinyMissing *missing =
        g_new0 (ScrutinyMissing, json_array_size (strata));
    ScrutinyInterval range;

    for (size_t h = 0; h < json_array_size (strata); h++) {
      json_t *stratum = json_array_get (strata, h);

      missing[h].list_size = vectors_number (stratum, "N");
      missing[h].reviewed = (guint) vectors_number (stratum, "reviewed");
      missing[h].yes = (guint) vectors_number (stratum, "x");
      missing[h].unavailable = (guint) vectors_number (stratum, "unavailable");
    }
    g_assert_true (scrutiny_proportion_if_missing (missing,
                                                   (guint) json_array_size (strata),
                                                   &range));
    vectors_assert_near (range.low, vectors_number (vector, "worst_low"), 1e-9);
    vectors_assert_near (range.high, vectors_number (vector, "worst_high"), 1e-9);
  }
  json_decref (root);
}

static void
test_nobody_asked (void)
{
  const ScrutinyReviewedRecord records[] = { { .weight = 2 }, { .weight = 2 } };
  const double size = 4;
  ScrutinyProportion got;

  g_assert_false (scrutiny_proportion_estimate (records, 2, &size, 1, FALSE, &got));
  g_assert_false (scrutiny_proportion_estimate (NULL, 0, &size, 1, FALSE, &got));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reports/proportion/stratified-vectors", test_stratified);
  g_test_add_func ("/reports/proportion/list-size-narrows-wilson", test_list_correction);
  g_test_add_func ("/reports/proportion/cap-weight-vectors", test_cap_weights);
  g_test_add_func ("/reports/proportion/missing-bounds-vectors", test_missing);
  g_test_add_func ("/reports/proportion/nobody-asked-is-no-share", test_nobody_asked);

  return g_test_run ();
}
