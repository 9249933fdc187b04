/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sampling/draw.h"

#include <string.h>

#include "sampling/error.h"
#include "tests/sampling/vectors.h"

static void
assert_drawn (GPtrArray *drawn, json_t *wanted)
{
  g_assert_cmpuint (drawn->len, ==, json_array_size (wanted));
  for (guint i = 0; i < drawn->len; i++) {
    const ScrutinyDrawn *record = g_ptr_array_index (drawn, i);
    json_t *row = json_array_get (wanted, i);

    g_assert_cmpuint (record->rank, ==, vectors_number (row, "rank"));
    g_assert_cmpuint (record->stratum, ==, vectors_number (row, "stratum"));
    g_assert_cmpstr (record->id, ==, vectors_text (row, "id"));
    g_assert_cmpstr (record->ticket, ==, vectors_text (row, "ticket"));
  }
}

static void
assert_counts (ScrutinyFrame *frame, json_t *counts)
{
  json_t *excluded = json_object_get (counts, "excluded");
  const char *code;
  json_t *number;
  g_auto (GStrv) codes = scrutiny_frame_dup_excluded_codes (frame);

  g_assert_cmpuint (g_strv_length (codes), ==, json_object_size (excluded));
  json_object_foreach (excluded, code, number)
  {
    g_assert_cmpint (scrutiny_frame_get_n_excluded (frame, code), ==,
                     json_integer_value (number));
  }
  g_assert_cmpuint (scrutiny_frame_get_n_after (frame), ==,
                    vectors_number (counts, "after"));
  g_assert_cmpuint (scrutiny_frame_get_n_filtered_out (frame), ==,
                    vectors_number (counts, "filtered_out"));
  g_assert_cmpuint (scrutiny_frame_get_n_eligible (frame), ==,
                    vectors_number (counts, "eligible"));
}

static void
assert_strata (ScrutinyDraw *draw, json_t *strata)
{
  ScrutinyFrame *frame = scrutiny_draw_get_frame (draw);

  g_assert_cmpuint (scrutiny_frame_get_n_strata (frame), ==, json_array_size (strata));
  for (guint i = 1; i <= scrutiny_frame_get_n_strata (frame); i++) {
    json_t *row = json_array_get (strata, i - 1);
    const ScrutinyStratum *stratum = scrutiny_frame_get_stratum (frame, i);
    g_auto (GStrv) key = vectors_strings (json_object_get (row, "key"));

    g_assert_cmpstrv (stratum->values, key);
    g_assert_cmpuint (stratum->index, ==, vectors_number (row, "index"));
    g_assert_cmpuint (stratum->size, ==, vectors_number (row, "N"));
    g_assert_cmpuint (stratum->quota, ==, vectors_number (row, "quota"));
    g_assert_cmpuint (scrutiny_draw_get_n_main (draw, i), ==,
                      vectors_number (row, "main"));
    g_assert_cmpuint (scrutiny_draw_get_n_reserves (draw, i), ==,
                      vectors_number (row, "reserves"));
  }
}

static void
test_vector (gconstpointer data)
{
  json_t *entry = vectors_find_draw (data);
  json_t *expect = json_object_get (entry, "expect");
  json_t *skipped = json_object_get (expect, "cap_skipped");
  json_t *start = json_object_get (expect, "start_R");
  g_autoptr (ScrutinyPlan) plan = vectors_plan (entry);
  g_autoptr (ScrutinyDraw) draw = vectors_draw (entry);
  ScrutinyFrame *frame = scrutiny_draw_get_frame (draw);
  ScrutinySeed *seed = scrutiny_draw_get_seed (draw);

  g_test_summary ("Commitment, seed, counts, strata, cases, reserves: all as known.");
  g_assert_cmpstr (scrutiny_plan_get_sha256 (plan), ==,
                   vectors_text (entry, "plan_sha256"));
  g_assert_cmpstr (scrutiny_seed_get_string (seed), ==,
                   vectors_text (expect, "seed_string"));
  g_assert_cmpstr (scrutiny_seed_get_sha256 (seed), ==,
                   vectors_text (expect, "seed_sha256"));
  assert_counts (frame, json_object_get (expect, "counts"));
  assert_strata (draw, json_object_get (expect, "strata"));
  assert_drawn (scrutiny_draw_get_main (draw), json_object_get (expect, "main"));
  assert_drawn (scrutiny_draw_get_reserves (draw), json_object_get (expect, "reserves"));
  g_assert_cmpuint (scrutiny_frame_get_shortfall (frame), ==,
                    vectors_number (expect, "shortfall"));
  g_assert_cmpint (scrutiny_draw_get_start (draw), ==,
                   start != NULL ? json_integer_value (start) : -1);
  g_assert_cmpuint (scrutiny_draw_get_cap_skipped (draw)->len, ==,
                    json_array_size (skipped));
  for (guint i = 0; i < json_array_size (skipped); i++)
    g_assert_cmpstr (g_ptr_array_index (scrutiny_draw_get_cap_skipped (draw), i), ==,
                     json_string_value (json_array_get (skipped, i)));
  g_assert_cmpstr (scrutiny_frame_has_exact_chances (frame) ? "exact" : "cap-approx", ==,
                   vectors_text (expect, "weights"));
  g_assert_cmpstr (scrutiny_draw_get_result_sha256 (draw), ==,
                   vectors_text (expect, "result_sha256"));
}

static gboolean
stop_cb (guint64 done, guint64 total, gpointer user_data)
{
  return done < 8192;
}

static void
test_stop (void)
{
  json_t *entry = vectors_find_draw ("D20");
  g_autoptr (ScrutinyDraw) whole = vectors_draw (entry);
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyDraw) stopped =
      scrutiny_draw_new (scrutiny_draw_get_frame (whole), scrutiny_draw_get_seed (whole),
                         stop_cb, NULL, &error);

  g_assert_null (stopped);
  g_assert_error (error, SCRUTINY_SAMPLING_ERROR, SCRUTINY_SAMPLING_ERROR_CANCELLED);
}

static void
test_other_list (void)
{
  g_autoptr (ScrutinyPlan) plan = vectors_plan (vectors_find_draw ("D01"));
  g_autoptr (GBytes) bytes = vectors_list_bytes (vectors_find_draw ("D02"));
  g_autoptr (ScrutinyList) list = scrutiny_list_new_from_bytes (bytes, NULL, NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyFrame) frame =
      scrutiny_frame_new (list, plan, NULL, NULL, NULL, &error);

  g_test_summary ("A plan is drawn from the list it was fixed with, or not at all.");
  g_assert_null (frame);
  g_assert_error (error, SCRUTINY_SAMPLING_ERROR, SCRUTINY_SAMPLING_ERROR_INVALID);
}

int
main (int argc, char *argv[])
{
  json_t *draws;

  g_test_init (&argc, &argv, NULL);

  draws = vectors_get ("draws");
  for (gsize i = 0; i < json_array_size (draws); i++) {
    const char *name = vectors_text (json_array_get (draws, i), "name");
    g_autofree char *path =
        g_strdup_printf ("/sampling/draw/gives-known-answer/%s", name);

    g_test_add_data_func (path, name, test_vector);
  }
  g_test_add_func ("/sampling/draw/can-be-stopped", test_stop);
  g_test_add_func ("/sampling/draw/refuses-another-list", test_other_list);

  return g_test_run ();
}
