/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/findings-file-private.h"
#include "reports/findings.h"

#include <string.h>

#include "made-up.h"

/* What a panel saw; the neighbour of one differs from it by one small count. */
typedef struct {
  guint cases;
  guint unseen;
  guint concern;
  guint learning;
  guint not_explained;
  guint differs;
} Shape;

static void
add_case (ScrutinyFindingsInput *input, const Shape *shape, guint i)
{
  guint graded = i - MIN (i, shape->unseen);
  gboolean is_good = graded >= shape->concern + shape->learning;
  ScrutinyFindingsCase one = { .meeting = 1 + (is_good ? shape->cases - i : graded) % 2,
                               .letter = "A",
                               .is_random = TRUE,
                               .outcome = SCRUTINY_OUTCOME_REVIEWED };
  guint index;

  if (i < shape->unseen) {
    one.outcome = SCRUTINY_OUTCOME_NO_FOOTAGE;
    one.reason = "fault";
    scrutiny_findings_input_add_case (input, &one);
    return;
  }

  one.band = graded < shape->concern                     ? SCRUTINY_BAND_RED
             : graded < shape->concern + shape->learning ? SCRUTINY_BAND_AMBER
                                                         : SCRUTINY_BAND_GREEN;
  index = scrutiny_findings_input_add_case (input, &one);
  scrutiny_findings_input_add_answer (input, index, 0,
                                      graded < shape->not_explained ? SCRUTINY_ANSWER_NO
                                                                    : SCRUTINY_ANSWER_YES,
                                      1);
  scrutiny_findings_input_add_answer (input, index, 1,
                                      graded < shape->differs ? SCRUTINY_ANSWER_NO
                                                              : SCRUTINY_ANSWER_YES,
                                      1);
}

/* All that a reader of @audience can see of it. */
static char *
read_all (const Shape *shape, ScrutinyAudience audience)
{
  g_autoptr (ScrutinyFindingsInput) input =
      scrutiny_findings_input_new ("Riverside", "Made-up Force", "2026-11-22");
  g_autoptr (ScrutinyFindings) findings = NULL;
  g_autoptr (GString) all = NULL;
  g_autofree char *json = NULL;

  for (guint m = 1; m <= 2; m++) {
    const ScrutinyFindingsMeeting meeting = {
      .number = m, .title = "", .day = m == 1 ? "2026-03-30" : "2026-05-02", .listed = 200
    };

    scrutiny_findings_input_add_meeting (input, &meeting);
    scrutiny_findings_input_add_stratum (input, "", 200);
  }
  scrutiny_findings_input_add_question (input, "ss_gowisely_g", "Were grounds explained?",
                                        SCRUTINY_QUESTION_COMPLIANCE);
  scrutiny_findings_input_add_question (input, "rec_match_grounds", "Same grounds?",
                                        SCRUTINY_QUESTION_COMPLIANCE);
  for (guint i = 0; i < shape->cases; i++)
    add_case (input, shape, i);

  findings = scrutiny_findings_new (input, audience);
  all = g_string_new (NULL);
  for (guint i = 0; i < scrutiny_findings_get_n_charts (findings); i++) {
    g_autofree char *text =
        scrutiny_chart_to_text (scrutiny_findings_get_chart (findings, i));

    g_string_append (all, text);
  }
  json = scrutiny_findings_to_json (findings);
  g_string_append (all, json);

  return g_string_free (g_steal_pointer (&all), FALSE);
}

static void
test_neighbours (void)
{
  static const Shape shapes[][2] = {
    { { 30, 0, 0, 0, 2, 0 }, { 30, 0, 0, 0, 3, 0 } },
    { { 30, 0, 2, 8, 0, 0 }, { 30, 0, 3, 7, 0, 0 } },
    { { 30, 0, 0, 8, 0, 2 }, { 30, 0, 0, 8, 0, 3 } },
    { { 30, 2, 0, 0, 0, 0 }, { 30, 3, 0, 0, 0, 0 } },
    { { 40, 0, 3, 2, 4, 1 }, { 40, 0, 2, 3, 4, 1 } },
    { { 40, 1, 9, 9, 9, 9 }, { 40, 2, 9, 8, 8, 8 } },
    { { 12, 2, 1, 1, 3, 0 }, { 12, 1, 1, 2, 4, 0 } },
  };

  g_test_summary (
      "Two panels that differ by one in a group under 5, and in the group that "
      "makes it up, read the same to a force lead in every sentence, chart "
      "and file, and not to the panel");
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++) {
    g_autofree char *one = read_all (&shapes[i][0], SCRUTINY_AUDIENCE_FORCE);
    g_autofree char *other = read_all (&shapes[i][1], SCRUTINY_AUDIENCE_FORCE);
    g_autofree char *panel_one = read_all (&shapes[i][0], SCRUTINY_AUDIENCE_PANEL);
    g_autofree char *panel_other = read_all (&shapes[i][1], SCRUTINY_AUDIENCE_PANEL);

    g_test_message ("pair %u", i);
    g_assert_cmpstr (one, ==, other);
    g_assert_cmpstr (panel_one, !=, panel_other);
  }
}

static void
check_table (const ScrutinyTable *table)
{
  gboolean is_of_points = g_str_equal (scrutiny_table_get_id (table), "learning_points");

  for (guint r = 0; r < scrutiny_table_get_rows (table) && !is_of_points; r++) {
    for (guint c = 0; c < scrutiny_table_get_columns (table); c++) {
      double count = scrutiny_table_get_value (table, r, c);

      if (scrutiny_table_get_kind (table, r, c) == SCRUTINY_CELL_COUNT)
        g_assert_false (count > 0 && count < 5);
    }
  }
}

/* No number from 1 to 4 in words about cases; learning points are named one by one. */
static void
check_words (const char *words)
{
  g_autoptr (GRegex) small = g_regex_new ("(^|[^0-9A-Za-z])[1-4]([^0-9]|$)", 0, 0, NULL);

  if (g_str_has_prefix (words, "Learning points") || g_str_has_prefix (words, "Late"))
    return;
  if (g_regex_match (small, words, 0, NULL))
    g_error ("a small number in: %s", words);
}

static void
test_no_small_number (void)
{
  g_test_summary ("For panels of all sizes a force lead reads no count from 1 to 4");
  for (guint n = 1; n <= 40; n += n < 15 ? 1 : 5) {
    g_autoptr (ScrutinyFindingsInput) input = made_up_input (n);
    g_autoptr (ScrutinyFindings) findings =
        scrutiny_findings_new (input, SCRUTINY_AUDIENCE_FORCE);

    for (guint i = 0; i < scrutiny_findings_get_n_tables (findings); i++)
      check_table (scrutiny_findings_get_table (findings, i));
    for (guint i = 0; i < scrutiny_findings_get_n_charts (findings); i++) {
      g_autoptr (ScrutinyTable) table =
          scrutiny_chart_to_table (scrutiny_findings_get_chart (findings, i));

      check_table (table);
    }
    for (guint i = 0; i < scrutiny_findings_get_n_headlines (findings); i++)
      check_words (scrutiny_findings_get_headline (findings, i));
    for (guint i = 0; i < scrutiny_findings_get_n_findings (findings); i++) {
      ScrutinyFinding finding = scrutiny_findings_get_finding (findings, i);

      check_words (finding.sentence);
      check_words (finding.beside);
      if (*finding.cases != '\0' && !g_str_has_prefix (finding.id, "late_")) {
        g_auto (GStrv) cases = g_strsplit (finding.cases, " ", -1);

        g_assert_cmpuint (g_strv_length (cases), >=, 5);
      }
    }
  }
}

static void
test_tells_enough (void)
{
  const Shape shape = { 40, 0, 10, 10, 12, 0 };
  g_autofree char *all = read_all (&shape, SCRUTINY_AUDIENCE_FORCE);

  g_test_summary ("Where no group is small the force reads every number and its cases");
  g_assert_nonnull (strstr (all, "Good practice 20, Learning needed 10, Concern 10"));
  g_assert_nonnull (strstr (all, "Grounds explained in 28 of 40."));
  g_assert_nonnull (strstr (all, "missed in 12 of 40"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reports/findings-force/neighbours-read-the-same", test_neighbours);
  g_test_add_func ("/reports/findings-force/no-count-under-five", test_no_small_number);
  g_test_add_func ("/reports/findings-force/large-groups-are-told", test_tells_enough);

  return g_test_run ();
}
