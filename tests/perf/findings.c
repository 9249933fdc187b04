/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "reports/agreement.h"
#include "reports/findings-file.h"
#include "reports/small-numbers.h"

/* The bars of sampling.md section 19 for figures, and the time of a whole report. */

#define N_UNITS     60
#define N_MEMBERS   12
#define N_MARKS     3
#define N_QUESTIONS 60
#define N_CASES     500

static double
seconds_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

/* The same made-up numbers on every machine. */
static guint
next (guint64 *state, guint below)
{
  *state = *state * G_GUINT64_CONSTANT (6364136223846793005) +
           G_GUINT64_CONSTANT (1442695040888963407);

  return (guint) (*state >> 33) % below;
}

static void
test_alpha (void)
{
  guint counts[N_UNITS * N_MARKS] = { 0 };
  const ScrutinyMarks marks = { .counts = counts,
                                .units = N_UNITS,
                                .categories = N_MARKS };
  guint64 state = 7;
  ScrutinyInterval range;
  gint64 start;
  double seconds;

  for (guint u = 0; u < N_UNITS; u++) {
    for (guint m = 0; m < N_MEMBERS; m++)
      counts[u * N_MARKS + next (&state, N_MARKS)]++;
  }
  start = g_get_monotonic_time ();
  g_assert_true (scrutiny_agreement_alpha_interval (&marks, SCRUTINY_AGREEMENT_ORDINAL,
                                                    "seed", 2000, &range, NULL));
  seconds = seconds_since (start);
  g_test_message ("alpha, 2,000 replicates, 60 cases, 12 members: %.3f s", seconds);
  g_assert_cmpfloat (seconds, <, 0.5);
}

static void
test_hiding (void)
{
  guint64 cells[144];
  guint64 state = 3;
  gint64 start;
  double seconds;

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    cells[i] = next (&state, 23);
  start = g_get_monotonic_time ();
  for (guint i = 0; i < 10; i++) {
    g_autoptr (ScrutinySmallNumbers) table =
        scrutiny_small_numbers_new (cells, 12, 12, 5, NULL);

    g_assert_nonnull (table);
  }
  seconds = seconds_since (start) / 10;
  g_test_message ("small numbers hidden in 12 x 12: %.4f s", seconds);
  g_assert_cmpfloat (seconds, <, 0.2);
}

/* A year of a busy panel: 500 cases, 60 questions, 12 members. */
static ScrutinyFindingsInput *
make_year (void)
{
  ScrutinyFindingsInput *input =
      scrutiny_findings_input_new ("Riverside", "Made up", "2026-11-22");
  guint64 state = 11;

  for (guint q = 0; q < N_QUESTIONS; q++) {
    g_autofree char *id = g_strdup_printf (q < 8 ? "ss_gowisely_%u" : "question_%u", q);

    scrutiny_findings_input_add_question (input, id, "Was it so?",
                                          q == 8 ? SCRUTINY_QUESTION_GRADE
                                                 : SCRUTINY_QUESTION_COMPLIANCE);
  }
  for (guint i = 0; i < N_CASES; i++) {
    guint number = 1 + i / 10;
    g_autofree char *day =
        g_strdup_printf ("2026-%02u-%02u", 1 + number % 12, 1 + number % 28);
    const ScrutinyFindingsMeeting meeting = { .number = number,
                                              .title = "Made up",
                                              .day = day };
    const ScrutinyFindingsCase one = { .meeting = number,
                                       .letter = "A",
                                       .is_random = TRUE,
                                       .outcome = SCRUTINY_OUTCOME_REVIEWED,
                                       .band = (ScrutinyBand) next (&state, 3) };
    guint index;

    if (i % 10 == 0) {
      scrutiny_findings_input_add_meeting (input, &meeting);
      scrutiny_findings_input_add_stratum (input, "", 5000);
    }
    index = scrutiny_findings_input_add_case (input, &one);
    for (guint q = 0; q < N_QUESTIONS; q++) {
      for (guint m = 0; m < N_MEMBERS; m++)
        scrutiny_findings_input_add_answer (input, index, q, next (&state, N_MARKS), 1);
    }
  }

  return input;
}

static void
test_year (void)
{
  static const char *const names[] = { "json", "csv", "xlsx", "pdf" };
  g_autoptr (ScrutinyFindingsInput) input = make_year ();
  g_autoptr (ScrutinyFindings) findings = NULL;
  g_autofree char *folder = g_dir_make_tmp ("findings-XXXXXX", NULL);
  gint64 start = g_get_monotonic_time ();

  findings = scrutiny_findings_new (input, SCRUTINY_AUDIENCE_PANEL);
  g_test_message ("findings of 500 cases, 60 questions, 12 members: %.2f s",
                  seconds_since (start));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *path = g_build_filename (folder, names[i], NULL);
    g_autoptr (GError) error = NULL;

    start = g_get_monotonic_time ();
    scrutiny_findings_file_write (findings, (ScrutinyFindingsFile) i, path, &error);
    g_assert_no_error (error);
    g_test_message ("written as %s: %.2f s", names[i], seconds_since (start));
    g_unlink (path);
  }
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/perf/findings/alpha", test_alpha);
  g_test_add_func ("/perf/findings/small-numbers", test_hiding);
  g_test_add_func ("/perf/findings/a-year", test_year);

  return g_test_run ();
}
