/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sampling/chances.h"

#include "tests/sampling/vectors.h"

#define TOLERANCE 1e-6 /* of the known answers */

static double
read_chance (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "/", 2);

  return g_ascii_strtod (parts[0], NULL) / g_ascii_strtod (parts[1], NULL);
}

static void
assert_stratum (ScrutinyChances *chances, json_t *row)
{
  guint stratum = vectors_number (row, "stratum");
  const char *simple = vectors_text (row, "pi");
  const char *officer;
  json_t *chance;

  if (simple != NULL) {
    g_assert_cmpfloat_with_epsilon (scrutiny_chances_get_cutoff (chances, stratum),
                                    read_chance (simple), 1e-12);
    return;
  }

  g_assert_cmpfloat_with_epsilon (scrutiny_chances_get_cutoff (chances, stratum),
                                  json_number_value (json_object_get (row, "tau")),
                                  TOLERANCE);
  json_object_foreach (json_object_get (row, "pi_by_officer"), officer, chance)
  {
    g_assert_cmpfloat_with_epsilon (scrutiny_chances_get_for (chances, stratum, officer),
                                    json_number_value (chance), TOLERANCE);
  }
}

static void
test_vectors (void)
{
  json_t *draws = vectors_get ("draws");

  for (gsize i = 0; i < json_array_size (draws); i++) {
    json_t *entry = json_array_get (draws, i);
    json_t *rows = json_object_get (json_object_get (entry, "expect"), "inclusion");
    g_autoptr (ScrutinyDraw) draw = vectors_draw (entry);
    g_autoptr (GError) error = NULL;
    g_autoptr (ScrutinyChances) chances = scrutiny_chances_new_for_draw (draw, &error);

    g_assert_no_error (error);
    for (gsize j = 0; j < json_array_size (rows); j++)
      assert_stratum (chances, json_array_get (rows, j));
  }
}

/* The chances of all records add up to the cases, whatever the cap holds back. */
static void
test_sum (gconstpointer data)
{
  g_autoptr (ScrutinyDraw) draw = vectors_draw (vectors_find_draw (data));
  g_autoptr (ScrutinyChances) chances = scrutiny_chances_new_for_draw (draw, NULL);
  ScrutinyList *list = scrutiny_frame_get_list (scrutiny_draw_get_frame (draw));
  double sum = 0.0;

  for (guint i = 0; i < scrutiny_list_get_n_records (list); i++) {
    g_autofree char *id = scrutiny_list_dup_id (list, i);
    double chance = scrutiny_chances_get (chances, id);

    g_assert_cmpfloat (chance, >=, 0.0);
    g_assert_cmpfloat (chance, <=, 1.0 + 1e-9);
    sum += chance;
  }
  g_assert_cmpfloat_with_epsilon (sum, scrutiny_draw_get_main (draw)->len, 1e-6);
  g_assert_cmpfloat (scrutiny_chances_get (chances, "nobody"), <=, 0.0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sampling/chances/gives-known-answers", test_vectors);
  g_test_add_data_func ("/sampling/chances/adds-up/simple", "D05", test_sum);
  g_test_add_data_func ("/sampling/chances/adds-up/excluded", "D17", test_sum);
  g_test_add_data_func ("/sampling/chances/adds-up/capped", "D13", test_sum);
  g_test_add_data_func ("/sampling/chances/adds-up/capped-strata", "D14", test_sum);

  return g_test_run ();
}
