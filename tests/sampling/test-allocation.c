/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sampling/allocation.h"
#include "sampling/error.h"
#include "tests/sampling/vectors.h"

static void
test_vectors (void)
{
  json_t *cases = vectors_get ("allocations");

  for (gsize i = 0; i < json_array_size (cases); i++) {
    json_t *entry = json_array_get (cases, i);
    json_t *strata = json_object_get (entry, "strata");
    json_t *quotas = json_object_get (entry, "quota");
    guint n_strata = (guint) json_array_size (strata);
    g_autofree ScrutinyAllocation *claims = g_new0 (ScrutinyAllocation, n_strata);
    g_autoptr (GError) error = NULL;
    guint64 shortfall = 0;
    gboolean is_shared;

    g_test_message ("%s", vectors_text (entry, "name"));
    for (guint j = 0; j < n_strata; j++) {
      json_t *stratum = json_array_get (strata, j);

      claims[j].key = vectors_text (stratum, "key");
      claims[j].size = vectors_number (stratum, "N");
      claims[j].weight = vectors_number (stratum, "weight");
    }
    is_shared =
        scrutiny_allocation_share_out (claims, n_strata, vectors_number (entry, "n"),
                                       vectors_number (entry, "min"), &shortfall, &error);
    if (quotas == NULL) {
      g_assert_false (is_shared);
      g_assert_cmpstr (scrutiny_sampling_error_get_name (error->code), ==,
                       vectors_text (entry, "error"));
      continue;
    }
    g_assert_no_error (error);
    g_assert_cmpuint (shortfall, ==, vectors_number (entry, "shortfall"));
    for (guint j = 0; j < n_strata; j++)
      g_assert_cmpint ((gint64) claims[j].quota, ==,
                       json_integer_value (json_array_get (quotas, j)));
  }
}

static void
test_adds_up (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261122);

  g_test_summary ("No stratum gets more than it holds; seats and shortfall add up.");
  for (guint round = 0; round < 5000; round++) {
    ScrutinyAllocation claims[8] = { 0 };
    guint n_strata = (guint) g_rand_int_range (random, 0, 9);
    guint64 seats = (guint64) g_rand_int_range (random, 0, 200);
    guint64 shortfall;
    guint64 sum = 0;

    for (guint i = 0; i < n_strata; i++) {
      claims[i].key = "k";
      claims[i].size = (guint64) g_rand_int_range (random, 0, 60);
      claims[i].weight = (guint64) g_rand_int_range (random, 0, 5000);
    }
    if (!scrutiny_allocation_share_out (claims, n_strata, seats,
                                        (guint64) g_rand_int_range (random, 0, 4),
                                        &shortfall, NULL))
      continue;
    for (guint i = 0; i < n_strata; i++) {
      g_assert_cmpuint (claims[i].quota, <=, claims[i].size);
      sum += claims[i].quota;
    }
    g_assert_cmpuint (sum + shortfall, ==, seats);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sampling/allocation/gives-known-answers", test_vectors);
  g_test_add_func ("/sampling/allocation/adds-up", test_adds_up);

  return g_test_run ();
}
