/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/answer-set.h"

static ScrutinyAnswer *
make_full_answer (void)
{
  static const char *const codes[] = { "7", NULL };
  static const ScrutinyMoment moments[] = { { 0, 1000000, 2500000 }, { 1, 0, 40000 } };
  ScrutinyAnswerFields f = { .question_id = "ovr_grade",
                             .codes = codes,
                             .comment = "Dim yn glir – not clear",
                             .reason = "audio_missing",
                             .scale_id = "nine",
                             .scale_version = "1.0.0",
                             .band = SCRUTINY_BAND_RED,
                             .moments = moments,
                             .n_moments = 2 };

  return scrutiny_answer_new (&f);
}

static void
test_round_trip (void)
{
  g_autoptr (ScrutinyAnswer) answer = make_full_answer ();
  g_autoptr (GBytes) bytes = scrutiny_answer_to_bytes (answer);
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyAnswer) back = scrutiny_answer_new_from_bytes (bytes, &error);
  g_autoptr (GBytes) again = NULL;
  const ScrutinyAnswerFields *f;

  g_assert_no_error (error);
  f = scrutiny_answer_get (back);
  g_assert_cmpstr (f->question_id, ==, "ovr_grade");
  g_assert_cmpstr (scrutiny_answer_get_code (back), ==, "7");
  g_assert_cmpstr (f->comment, ==, "Dim yn glir – not clear");
  g_assert_cmpint (f->band, ==, SCRUTINY_BAND_RED);
  g_assert_cmpuint (f->n_moments, ==, 2);
  g_assert_cmpint (f->moments[0].to_us, ==, 2500000);
  again = scrutiny_answer_to_bytes (back);
  g_assert_true (g_bytes_equal (bytes, again));
}

static void
test_damaged (void)
{
  g_autoptr (ScrutinyAnswer) answer = make_full_answer ();
  g_autoptr (GBytes) bytes = scrutiny_answer_to_bytes (answer);

  g_test_summary ("cut bytes are refused, never read as half an answer");
  for (gsize size = 0; size < g_bytes_get_size (bytes); size++) {
    g_autoptr (GBytes) cut = g_bytes_new_from_bytes (bytes, 0, size);
    g_autoptr (GError) error = NULL;

    g_assert_null (scrutiny_answer_new_from_bytes (cut, &error));
    g_assert_nonnull (error);
  }
}

static void
test_band_needs_scale (void)
{
  g_autoptr (ScrutinyAnswer) answer = scrutiny_answer_new_text ("fb_public_words", "");
  ScrutinyAnswerFields f = { .question_id = "ss_necessary" };
  g_autoptr (ScrutinyAnswer) bare = scrutiny_answer_new (&f);

  g_test_summary ("an answer that names no scale is never taken for a good grade");
  g_assert_true (scrutiny_answer_is_empty (answer));
  g_assert_cmpint (scrutiny_answer_get (bare)->band, ==, SCRUTINY_BAND_NONE);
}

static void
test_newest_counts (void)
{
  g_autoptr (ScrutinyAnswer) yes = scrutiny_answer_new_choice ("bwv_told", "yes", NULL);
  g_autoptr (ScrutinyAnswer) no = scrutiny_answer_new_choice ("bwv_told", "no", NULL);
  g_autoptr (ScrutinyAnswer) none = scrutiny_answer_new_empty ("bwv_told");
  g_autoptr (ScrutinyAnswerSet) first = scrutiny_answer_set_with (NULL, yes);
  g_autoptr (ScrutinyAnswerSet) second = scrutiny_answer_set_with (first, no);
  g_autoptr (ScrutinyAnswerSet) third = scrutiny_answer_set_with (second, none);

  g_assert_true (scrutiny_answer_set_find (first, "bwv_told") == yes);
  g_assert_true (scrutiny_answer_set_find (second, "bwv_told") == no);
  g_assert_cmpuint (scrutiny_answer_set_count (second), ==, 1);
  g_assert_false (scrutiny_answer_set_has (third, "bwv_told"));
  g_assert_cmpuint (scrutiny_answer_set_count (third), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/answer/round-trip", test_round_trip);
  g_test_add_func ("/model/answer/damaged-bytes-refused", test_damaged);
  g_test_add_func ("/model/answer/band-needs-scale", test_band_needs_scale);
  g_test_add_func ("/model/answer/newest-counts", test_newest_counts);

  return g_test_run ();
}
