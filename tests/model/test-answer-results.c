/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/answer-results.h"

static void
add (ScrutinyAnswerResults *results, ScrutinyAnswer *answer)
{
  scrutiny_answer_results_add (results, results->before_talk, answer);
  scrutiny_answer_unref (answer);
}

static void
test_never_merged (void)
{
  static const char *const codes[] = { "no", "not_seen", "not_applicable", "partly" };
  g_autoptr (ScrutinyAnswerResults) results = scrutiny_answer_results_new ();
  const ScrutinyQuestionSpread *spread;

  g_test_summary ("no, not seen and does not apply each have a count of their own");
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    add (results, scrutiny_answer_new_choice ("ss_necessary", codes[i], NULL));
  add (results, scrutiny_answer_new_empty ("ss_necessary"));
  scrutiny_answer_results_finish (results, "salt");

  spread = scrutiny_answer_results_find (results, "ss_necessary");
  g_assert_cmpuint (spread->n_answered, ==, 4);
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    g_assert_cmpuint (scrutiny_question_spread_count (spread, codes[i]), ==, 1);
  g_assert_null (scrutiny_answer_results_find (results, "ss_unheard_of"));
}

static GString *
join_words (GPtrArray *words)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    g_string_append (joined, words->pdata[i]);

  return joined;
}

static char *
shuffle (const char *const *words, guint n_words, const char *question, const char *salt)
{
  g_autoptr (ScrutinyAnswerResults) results = scrutiny_answer_results_new ();

  for (guint i = 0; i < n_words; i++)
    add (results, scrutiny_answer_new_text (question, words[i]));
  scrutiny_answer_results_finish (results, salt);

  return g_string_free (join_words (
                            scrutiny_answer_results_find (results, question)->texts),
                        FALSE);
}

static void
test_shuffled (void)
{
  static const char *const words[] = { "a", "b", "c", "d", "e", "f", "g", "h" };
  static const char *const turned[] = { "h", "g", "f", "e", "d", "c", "b", "a" };
  g_autofree char *one = shuffle (words, 8, "ovr_grade_reason", "salt");
  g_autofree char *other_order = shuffle (turned, 8, "ovr_grade_reason", "salt");
  g_autofree char *other_question = shuffle (words, 8, "fb_psd_reason", "salt");
  g_autofree char *other_salt = shuffle (words, 8, "ovr_grade_reason", "pepper");

  g_test_summary ("the order of words tells neither who came first nor who is who");
  g_assert_cmpstr (one, ==, other_order);
  g_assert_cmpstr (one, !=, "abcdefgh");
  g_assert_cmpstr (one, !=, other_question);
  g_assert_cmpstr (one, !=, other_salt);
}

static ScrutinyAnswer *
make_note (const char *words, gint64 from_us)
{
  const ScrutinyMoment moment = { 0, from_us, from_us + 1 };
  const ScrutinyAnswerFields f = {
    .question_id = "_note:1", .text = words, .moments = &moment, .n_moments = 1
  };

  return scrutiny_answer_new (&f);
}

static void
test_notes_in_time (void)
{
  g_autoptr (ScrutinyAnswerResults) results = scrutiny_answer_results_new ();

  add (results, make_note ("later", 9000000));
  add (results, make_note ("first", 1000000));
  add (results, scrutiny_answer_new_choice ("_skipped", "yes", NULL));
  scrutiny_answer_results_finish (results, "salt");

  g_assert_cmpuint (results->notes->len, ==, 2);
  g_assert_cmpstr (((ScrutinyResultNote *) results->notes->pdata[0])->words, ==, "first");
  g_assert_cmpuint (results->before_talk->len, ==, 0);
}

static void
test_differ (void)
{
  g_autoptr (ScrutinyAnswerResults) results = scrutiny_answer_results_new ();

  results->bands[SCRUTINY_BAND_GREEN] = 3;
  results->bands[SCRUTINY_BAND_NOT_GRADABLE] = 1;
  g_assert_false (scrutiny_answer_results_differ (results, SCRUTINY_BAND_GREEN));
  g_assert_true (scrutiny_answer_results_differ (results, SCRUTINY_BAND_AMBER));
  results->bands[SCRUTINY_BAND_RED] = 1;
  g_assert_true (scrutiny_answer_results_differ (results, SCRUTINY_BAND_GREEN));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/answer-results/never-merged", test_never_merged);
  g_test_add_func ("/model/answer-results/words-are-shuffled", test_shuffled);
  g_test_add_func ("/model/answer-results/notes-in-time-order", test_notes_in_time);
  g_test_add_func ("/model/answer-results/minority-by-band", test_differ);

  return g_test_run ();
}
