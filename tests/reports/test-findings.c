/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/findings.h"

#include <string.h>

#include "made-up.h"

static ScrutinyFinding
find (const ScrutinyFindings *findings, const char *id)
{
  for (guint i = 0; i < scrutiny_findings_get_n_findings (findings); i++) {
    ScrutinyFinding finding = scrutiny_findings_get_finding (findings, i);

    if (g_str_equal (finding.id, id))
      return finding;
  }
  g_error ("no finding %s", id);
}

static ScrutinyTable *
find_table (const ScrutinyFindings *findings, const char *id)
{
  for (guint i = 0; i < scrutiny_findings_get_n_tables (findings); i++) {
    ScrutinyTable *table = scrutiny_findings_get_table (findings, i);

    if (g_str_equal (scrutiny_table_get_id (table), id))
      return table;
  }

  return NULL;
}

static void
test_counts (void)
{
  g_autoptr (ScrutinyFindingsInput) input = made_up_input (12);
  g_autoptr (ScrutinyFindings) findings =
      scrutiny_findings_new (input, SCRUTINY_AUDIENCE_PANEL);

  g_test_summary ("Sentences count out of how many; footage missing stays in");
  g_assert_cmpstr (find (findings, "ss_gowisely_g").sentence, ==,
                   "Grounds explained in 16 of 20.");
  g_assert_cmpstr (find (findings, "footage").sentence, ==,
                   "Footage missing in 4 of 24 cases drawn.");
  g_assert_cmpstr (find (findings, "grade_red").sentence, ==,
                   "Concern in 4 of 20 cases graded.");
  g_assert_cmpstr (find (findings, "grade_red").cases, ==, "1A 1G 2A 2G");
  g_assert_nonnull (strstr (find (findings, "late_1").sentence, "1 June 2026"));
  g_assert_cmpuint (scrutiny_findings_get_n_headlines (findings), ==, 5);
}

static void
test_reasons_have_words (void)
{
  /* practice.md 4.4 and 4.5, sampling.md 10. */
  static const char *const codes =
      "live_investigation live_complaint iopc_matter sub_judice covert_or_ct "
      "sexual_offence_victim subject_objection child_safeguarding medical_or_nudity "
      "member_conflict legal_privilege third_party not_recorded late_start early_stop "
      "muted no_camera_issued plain_clothes fault battery deleted_by_retention "
      "not_uploaded cannot_be_linked withheld_exclusion wrong_clip other_officer_only "
      "unknown_no_answer not_supplied duplicate out_of_scope made_in_error drawn_before";
  g_auto (GStrv) list = g_strsplit (codes, " ", -1);

  for (guint i = 0; list[i] != NULL; i++) {
    g_autoptr (ScrutinyFindingsInput) input = made_up_input (6);
    const ScrutinyFindingsCase one = { .meeting = 1,
                                       .letter = "Q",
                                       .is_random = TRUE,
                                       .outcome = SCRUTINY_OUTCOME_UNAVAILABLE,
                                       .reason = list[i],
                                       .band = SCRUTINY_BAND_NONE };
    g_autoptr (ScrutinyFindings) findings = NULL;
    ScrutinyTable *table;

    scrutiny_findings_input_add_case (input, &one);
    findings = scrutiny_findings_new (input, SCRUTINY_AUDIENCE_PANEL);
    table = find_table (findings, "missing_footage");
    for (guint r = 0; r < scrutiny_table_get_rows (table); r++)
      g_assert_cmpstr (scrutiny_table_get_text (table, r, 0), !=, list[i]);
  }
}

static void
test_targeted_apart (void)
{
  g_autoptr (ScrutinyFindingsInput) input = made_up_input (12);
  g_autoptr (ScrutinyFindings) findings =
      scrutiny_findings_new (input, SCRUTINY_AUDIENCE_PANEL);
  ScrutinyTable *targeted = find_table (findings, "targeted");

  g_test_summary ("The chosen case 2Z is red, and in no rate");
  g_assert_nonnull (targeted);
  g_assert_cmpuint (scrutiny_table_get_rows (targeted), ==, 1);
  g_assert_cmpstr (scrutiny_table_get_text (targeted, 0, 0), ==, "2Z");
  for (guint i = 0; i < scrutiny_findings_get_n_findings (findings); i++)
    g_assert_null (strstr (scrutiny_findings_get_finding (findings, i).cases, "2Z"));
}

static void
add_weighted_meeting (ScrutinyFindingsInput *input, guint small_size, guint large_size)
{
  const ScrutinyFindingsMeeting meeting = { .number = 1,
                                            .title = "",
                                            .day = "2026-01-01" };
  guint q;

  scrutiny_findings_input_add_meeting (input, &meeting);
  scrutiny_findings_input_add_stratum (input, "A", small_size);
  scrutiny_findings_input_add_stratum (input, "B", large_size);
  q = scrutiny_findings_input_add_question (input, "x", "Asked?",
                                            SCRUTINY_QUESTION_COMPLIANCE);
  for (guint i = 0; i < 40; i++) {
    const ScrutinyFindingsCase one = { .meeting = 1,
                                       .letter = "A",
                                       .is_random = TRUE,
                                       .stratum = i % 2,
                                       .outcome = SCRUTINY_OUTCOME_REVIEWED,
                                       .band = SCRUTINY_BAND_NONE };
    guint index = scrutiny_findings_input_add_case (input, &one);

    scrutiny_findings_input_add_answer (input, index, q,
                                        i % 2 == 0 ? SCRUTINY_ANSWER_YES
                                                   : SCRUTINY_ANSWER_NO,
                                        3);
  }
}

static void
test_weights (void)
{
  g_autoptr (ScrutinyFindingsInput) input =
      scrutiny_findings_input_new ("P", "F", "2026-01-02");
  g_autoptr (ScrutinyFindings) findings = NULL;

  g_test_summary ("Half of the cases say yes, but they speak for a tenth of the list");
  add_weighted_meeting (input, 100, 900);
  findings = scrutiny_findings_new (input, SCRUTINY_AUDIENCE_PANEL);
  g_assert_cmpstr (find (findings, "x").sentence, ==, "Asked? Yes in 20 of 40.");
  g_assert_true (g_str_has_prefix (find (findings, "x").sure, "About 10% of the list"));
}

static void
test_too_few (void)
{
  g_autoptr (ScrutinyFindingsInput) input = made_up_input (2);
  g_autoptr (ScrutinyFindings) findings =
      scrutiny_findings_new (input, SCRUTINY_AUDIENCE_PANEL);
  g_autoptr (ScrutinyFindings) public_findings =
      scrutiny_findings_new (input, SCRUTINY_AUDIENCE_PUBLIC);

  g_assert_cmpstr (find (findings, "ss_gowisely_g").sure, ==, "Too few cases to tell.");
  g_assert_cmpstr (scrutiny_findings_get_headline (public_findings, 0), ==,
                   "Fewer than 5 cases: too few to show.");
}

static void
test_few_are_told_in_records (void)
{
  g_autoptr (ScrutinyFindingsInput) input = made_up_input (6);
  g_autoptr (ScrutinyFindings) findings =
      scrutiny_findings_new (input, SCRUTINY_AUDIENCE_PANEL);

  g_assert_true (g_str_has_prefix (find (findings, "ss_gowisely_g").sure, "Few cases:"));
  g_assert_null (strchr (find (findings, "ss_gowisely_g").sure, '%'));
}

static void
test_nothing_at_all (void)
{
  g_autoptr (ScrutinyFindingsInput) input =
      scrutiny_findings_input_new ("P", "F", "2026-01-02");

  for (guint audience = 0; audience < 2; audience++) {
    g_autoptr (ScrutinyFindings) findings =
        scrutiny_findings_new (input, (ScrutinyAudience) audience);

    g_assert_cmpuint (scrutiny_findings_get_n_headlines (findings), >, 0);
  }
}

/* Every count of every public table, chart and sentence. */
static void
check_public_table (const ScrutinyTable *table)
{
  for (guint r = 0; r < scrutiny_table_get_rows (table); r++) {
    for (guint c = 0; c < scrutiny_table_get_columns (table); c++) {
      guint64 count;

      if (scrutiny_table_get_kind (table, r, c) != SCRUTINY_CELL_COUNT)
        continue;
      count = (guint64) scrutiny_table_get_value (table, r, c);
      g_assert_cmpuint (count % 5, ==, 0);
    }
  }
}

/* A stranger who knows how many cases there were: what every public row of answers
 * leaves possible for a small count, when the told counts are taken as exact. */
static void
attack_answers (ScrutinyTable *open, ScrutinyTable *published, guint n_cases)
{
  for (guint r = 0; r < scrutiny_table_get_rows (published); r++) {
    guint hidden = 0;
    guint64 rest = n_cases;

    for (guint c = 2; c <= 7; c++) {
      guint64 count = (guint64) scrutiny_table_get_value (open, r, c);

      if (scrutiny_table_get_kind (published, r, c) == SCRUTINY_CELL_HIDDEN)
        hidden++;
      else {
        g_assert_false (count >= 1 && count <= 4);
        rest -= MIN (rest, count);
      }
    }
    /* One hidden cell is the rest itself; more share it, each at least 1. */
    g_assert_cmpuint (hidden, !=, 1);
    if (hidden > 1)
      g_assert_cmpuint (rest - hidden, >=, 4);
    /* No share beside a hidden count: it would give the count away. */
    if (hidden > 0)
      g_assert_cmpint (scrutiny_table_get_kind (published, r, 8), ==,
                       SCRUTINY_CELL_EMPTY);
  }
}

static void
test_attack (void)
{
  g_test_summary ("Knowing the number of cases, nobody works a small count out");
  for (guint n = 3; n <= 48; n += 3) {
    g_autoptr (ScrutinyFindingsInput) input = made_up_input (n);
    g_autoptr (ScrutinyFindings) open =
        scrutiny_findings_new (input, SCRUTINY_AUDIENCE_PANEL);
    g_autoptr (ScrutinyFindings) published =
        scrutiny_findings_new (input, SCRUTINY_AUDIENCE_PUBLIC);
    guint n_reviewed = 2 * (n - n / 6);
    ScrutinyTable *grades = find_table (open, "grades_by_meeting");
    ScrutinyTable *told = find_table (published, "grades_by_meeting");

    attack_answers (find_table (open, "answers"), find_table (published, "answers"),
                    n_reviewed);
    if (scrutiny_table_get_rows (told) < scrutiny_table_get_rows (grades))
      continue;
    for (guint r = 0; r < scrutiny_table_get_rows (grades); r++) {
      for (guint c = 1; c < scrutiny_table_get_columns (grades); c++) {
        guint64 count = (guint64) scrutiny_table_get_value (grades, r, c);

        if (count >= 1 && count <= 4)
          g_assert_cmpint (scrutiny_table_get_kind (told, r, c), ==,
                           SCRUTINY_CELL_HIDDEN);
      }
    }
  }
}

static void
test_public (void)
{
  g_test_summary ("For panels of all sizes no public cell holds a number from 1 to 4, no "
                  "case is named, and no count stands unrounded");
  for (guint n = 1; n <= 40; n += n < 10 ? 1 : 6) {
    g_autoptr (ScrutinyFindingsInput) input = made_up_input (n);
    g_autoptr (ScrutinyFindings) findings =
        scrutiny_findings_new (input, SCRUTINY_AUDIENCE_PUBLIC);

    for (guint i = 0; i < scrutiny_findings_get_n_tables (findings); i++)
      check_public_table (scrutiny_findings_get_table (findings, i));
    for (guint i = 0; i < scrutiny_findings_get_n_charts (findings); i++) {
      g_autoptr (ScrutinyTable) table =
          scrutiny_chart_to_table (scrutiny_findings_get_chart (findings, i));

      check_public_table (table);
      g_assert_cmpstr (scrutiny_table_get_id (table), !=, "agreement");
    }
    for (guint i = 0; i < scrutiny_findings_get_n_findings (findings); i++)
      g_assert_cmpstr (scrutiny_findings_get_finding (findings, i).cases, ==, "");
  }
}

static void
test_public_rates_need_twenty (void)
{
  g_autoptr (ScrutinyFindingsInput) few = made_up_input (10);
  g_autoptr (ScrutinyFindingsInput) enough = made_up_input (30);
  g_autoptr (ScrutinyFindings) without =
      scrutiny_findings_new (few, SCRUTINY_AUDIENCE_PUBLIC);
  g_autoptr (ScrutinyFindings) with =
      scrutiny_findings_new (enough, SCRUTINY_AUDIENCE_PUBLIC);

  for (guint i = 0; i < scrutiny_findings_get_n_findings (without); i++)
    g_assert_null (strchr (scrutiny_findings_get_finding (without, i).sure, '%'));
  g_assert_nonnull (strchr (find (with, "ss_gowisely_g").sure, '%'));
}

/* @n cases of one meeting in each of two quarters; all good in the first, one in
 * @one_in good in the second. */
static ScrutinyFindings *
two_quarters (guint n, guint one_in)
{
  g_autoptr (ScrutinyFindingsInput) input =
      scrutiny_findings_input_new ("P", "F", "2026-12-01");

  for (guint m = 1; m <= 2; m++) {
    const ScrutinyFindingsMeeting meeting = {
      .number = m, .title = "", .day = m == 1 ? "2026-03-30" : "2026-04-02"
    };

    scrutiny_findings_input_add_meeting (input, &meeting);
    scrutiny_findings_input_add_stratum (input, "", 500);
    for (guint i = 0; i < n; i++) {
      const ScrutinyFindingsCase one = { .meeting = m,
                                         .letter = "A",
                                         .is_random = TRUE,
                                         .outcome = SCRUTINY_OUTCOME_REVIEWED,
                                         .band = m == 1 || i % one_in == 0
                                                     ? SCRUTINY_BAND_GREEN
                                                     : SCRUTINY_BAND_RED };

      scrutiny_findings_input_add_case (input, &one);
    }
  }

  return scrutiny_findings_new (input, SCRUTINY_AUDIENCE_PANEL);
}

static void
test_change (void)
{
  g_autoptr (ScrutinyFindings) fall = two_quarters (40, 2);
  g_autoptr (ScrutinyFindings) same = two_quarters (40, 1);
  g_autoptr (ScrutinyFindings) few = two_quarters (10, 2);

  g_test_summary ("A clear fall only when the interval leaves out none; never no change");
  g_assert_true (g_str_has_prefix (find (fall, "change").sentence, "A clear fall"));
  g_assert_true (g_str_has_prefix (find (same, "change").sentence, "No clear change"));
  g_assert_true (g_str_has_prefix (find (few, "change").sentence, "Too few cases"));
}

static void
test_mismatch (void)
{
  g_autoptr (ScrutinyFindingsInput) input = made_up_input (12);
  g_autoptr (ScrutinyFindings) findings = NULL;
  guint first =
      scrutiny_findings_input_add_question (input, "rec_match_grounds", "Same grounds?",
                                            SCRUTINY_QUESTION_COMPLIANCE);
  guint second =
      scrutiny_findings_input_add_question (input, "rec_match_force", "Same force?",
                                            SCRUTINY_QUESTION_COMPLIANCE);

  g_test_summary ("One question of two is enough for a record not to match");
  scrutiny_findings_input_add_answer (input, 0, first, SCRUTINY_ANSWER_YES, 3);
  scrutiny_findings_input_add_answer (input, 0, second, SCRUTINY_ANSWER_NO, 3);
  scrutiny_findings_input_add_answer (input, 1, first, SCRUTINY_ANSWER_YES, 3);
  findings = scrutiny_findings_new (input, SCRUTINY_AUDIENCE_PANEL);
  g_assert_cmpstr (find (findings, "record_mismatch").sentence, ==,
                   "Record and footage differ in 1 of 2.");
  g_assert_cmpstr (find (findings, "record_mismatch").cases, ==, "1A");
}

static void
test_same_twice (void)
{
  g_autoptr (ScrutinyFindingsInput) input = made_up_input (20);
  g_autoptr (ScrutinyFindings) once =
      scrutiny_findings_new (input, SCRUTINY_AUDIENCE_PANEL);
  g_autoptr (ScrutinyFindings) again =
      scrutiny_findings_new (input, SCRUTINY_AUDIENCE_PANEL);
  ScrutinyTable *a = find_table (once, "agreement");
  ScrutinyTable *b = find_table (again, "agreement");

  for (guint r = 0; r < scrutiny_table_get_rows (a); r++) {
    for (guint c = 0; c < scrutiny_table_get_columns (a); c++) {
      g_autofree char *left = scrutiny_table_format (a, r, c);
      g_autofree char *right = scrutiny_table_format (b, r, c);

      g_assert_cmpstr (left, ==, right);
    }
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reports/findings/counts-out-of-how-many", test_counts);
  g_test_add_func ("/reports/findings/every-reason-has-words", test_reasons_have_words);
  g_test_add_func ("/reports/findings/chosen-cases-are-in-no-rate", test_targeted_apart);
  g_test_add_func ("/reports/findings/shares-are-weighted", test_weights);
  g_test_add_func ("/reports/findings/too-few-say-so", test_too_few);
  g_test_add_func ("/reports/findings/few-make-no-percentage",
                   test_few_are_told_in_records);
  g_test_add_func ("/reports/findings/nothing-at-all", test_nothing_at_all);
  g_test_add_func ("/reports/findings/public-hides-small-numbers", test_public);
  g_test_add_func ("/reports/findings/public-survives-an-attack", test_attack);
  g_test_add_func ("/reports/findings/public-rates-need-twenty",
                   test_public_rates_need_twenty);
  g_test_add_func ("/reports/findings/change-between-quarters", test_change);
  g_test_add_func ("/reports/findings/record-against-footage", test_mismatch);
  g_test_add_func ("/reports/findings/same-input-same-figures", test_same_twice);

  return g_test_run ();
}
