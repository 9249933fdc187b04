/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "made-up.h"

#define MEMBERS 5

static const char *const questions[][2] = {
  { "ss_gowisely_g", "Was the reason for suspicion explained clearly?" },
  { "ss_gowisely_s", "Did the officer say which station they are from?" },
  { "pj_respect_tone", "Did the officer speak with respect?" },
};

static void
add_meeting (ScrutinyFindingsInput *input, guint number, const char *day)
{
  const ScrutinyFindingsMeeting meeting = {
    .number = number,
    .title = "Made up",
    .day = day,
    .certificate_sha256 =
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
    .listed = 130,
    .excluded = 10,
    .eligible = 120,
  };

  scrutiny_findings_input_add_meeting (input, &meeting);
  scrutiny_findings_input_add_stratum (input, "", 120);
  scrutiny_findings_input_add_exclusion (input, "live_investigation", 7);
  scrutiny_findings_input_add_exclusion (input, "sub_judice", 3);
}

/* Grounds are explained in three cases of four, the station is named in one of
 * three, the tone is never at fault; member 0 alone disagrees. */
static void
add_answers (ScrutinyFindingsInput *input, guint one, guint i)
{
  const gboolean is_yes[] = { i % 4 != 3, i % 3 == 0, TRUE };

  for (guint q = 0; q < G_N_ELEMENTS (questions); q++) {
    guint mark = is_yes[q] ? SCRUTINY_ANSWER_YES : SCRUTINY_ANSWER_NO;

    scrutiny_findings_input_add_answer (input, one, q, mark, MEMBERS - 1);
    scrutiny_findings_input_add_answer (input, one, q, SCRUTINY_ANSWER_PARTLY, 1);
  }
  scrutiny_findings_input_add_answer (input, one, G_N_ELEMENTS (questions), i % 3,
                                      MEMBERS);
}

static void
add_cases (ScrutinyFindingsInput *input, guint meeting, guint n)
{
  for (guint i = 0; i < n; i++) {
    char letter[2] = { (char) ('A' + i % 26), '\0' };
    ScrutinyFindingsCase one = {
      .meeting = meeting, .letter = letter, .is_random = TRUE, .band = SCRUTINY_BAND_NONE
    };
    guint index;

    if (i % 6 == 5) {
      one.outcome = SCRUTINY_OUTCOME_NO_FOOTAGE;
      one.reason = i % 12 == 5 ? "deleted_by_retention" : "plain_clothes";
    } else {
      one.outcome = SCRUTINY_OUTCOME_REVIEWED;
      one.band = i % 6 == 0 ? SCRUTINY_BAND_RED
                            : (i % 2 == 0 ? SCRUTINY_BAND_AMBER : SCRUTINY_BAND_GREEN);
    }
    index = scrutiny_findings_input_add_case (input, &one);
    if (one.outcome == SCRUTINY_OUTCOME_REVIEWED)
      add_answers (input, index, i);
  }
}

static void
add_points (ScrutinyFindingsInput *input)
{
  const ScrutinyFindingsPoint points[] = {
    { .number = 1,
      .meeting = 1,
      .letter = "A",
      .theme = "grounds",
      .saw = "The reason given was smell alone.",
      .asks = "Say what else was seen.",
      .owner = "Force lead",
      .due_day = "2026-06-01",
      .is_late = TRUE },
    { .number = 2,
      .meeting = 1,
      .letter = "C",
      .theme = "gowisely",
      .saw = "=HYPERLINK(\"http://example.invalid\")",
      .asks = "Name the station.",
      .owner = "Training",
      .due_day = "2026-12-01",
      .state = SCRUTINY_POINT_DONE,
      .reply_kind = "reform",
      .reply = "All teams were briefed on 3 September 2026." },
    { .number = 3,
      .meeting = 2,
      .letter = "B",
      .theme = "bwv",
      .saw = "The camera was off.",
      .asks = "Explain why.",
      .owner = "Area SPOC",
      .due_day = "2027-01-10" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    scrutiny_findings_input_add_point (input, &points[i]);
}

ScrutinyFindingsInput *
made_up_input (guint per_meeting)
{
  ScrutinyFindingsInput *input =
      scrutiny_findings_input_new ("Riverside", "Made-up Force", "2026-11-22");
  ScrutinyFindingsCase chosen = { .meeting = 2,
                                  .letter = "Z",
                                  .outcome = SCRUTINY_OUTCOME_REVIEWED,
                                  .band = SCRUTINY_BAND_RED };
  guint target;

  add_meeting (input, 1, "2026-05-12");
  add_meeting (input, 2, "2026-07-14");
  for (guint q = 0; q < G_N_ELEMENTS (questions); q++)
    scrutiny_findings_input_add_question (input, questions[q][0], questions[q][1],
                                          SCRUTINY_QUESTION_COMPLIANCE);
  scrutiny_findings_input_add_question (input, "ovr_grade", "Overall grade",
                                        SCRUTINY_QUESTION_GRADE);
  add_cases (input, 1, per_meeting);
  add_cases (input, 2, per_meeting);
  target = scrutiny_findings_input_add_case (input, &chosen);
  for (guint q = 0; q < G_N_ELEMENTS (questions); q++)
    scrutiny_findings_input_add_answer (input, target, q, SCRUTINY_ANSWER_NO, MEMBERS);
  add_points (input);

  return input;
}
