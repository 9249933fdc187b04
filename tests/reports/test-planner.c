/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/planner.h"

#include "vectors.h"

static void
test_cases_for_margin (void)
{
  json_t *root = vectors_load ();
  json_t *list = json_object_get (json_object_get (root, "stats"), "sample_size");
  json_t *vector;
  size_t i;

  json_array_foreach (list, i, vector)
  {
    g_assert_cmpuint (scrutiny_planner_cases_for_margin ((guint64) vectors_number (vector,
                                                                                   "N"),
                                                         vectors_number (vector,
                                                                         "margin"),
                                                         vectors_number (vector, "p")),
                      ==, (guint64) vectors_number (vector, "n"));
  }
  json_decref (root);
}

static void
test_chance_of_meeting (void)
{
  json_t *root = vectors_load ();
  json_t *list = json_object_get (json_object_get (root, "stats"), "detection");
  json_t *vector;
  size_t i;

  json_array_foreach (list, i, vector)
  {
    vectors_assert_near (scrutiny_planner_chance_of_meeting ((guint64)
                                                                 vectors_number (vector,
                                                                                 "N"),
                                                             (guint64)
                                                                 vectors_number (vector,
                                                                                 "bad"),
                                                             (guint64)
                                                                 vectors_number (vector,
                                                                                 "n")),
                         vectors_number (vector, "p"), 1e-9);
  }
  json_decref (root);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reports/planner/sample-size-vectors", test_cases_for_margin);
  g_test_add_func ("/reports/planner/detection-vectors", test_chance_of_meeting);

  return g_test_run ();
}
