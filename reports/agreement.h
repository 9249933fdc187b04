/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/interval.h"

G_BEGIN_DECLS

/* How the marks of one question are to be compared. */
typedef enum {
  SCRUTINY_AGREEMENT_NOMINAL, /* yes, partly, no: different is different */
  SCRUTINY_AGREEMENT_ORDINAL, /* grades: two steps apart is worse than one */
} ScrutinyAgreementMetric;

/* The marks all members gave to one question, before they talked. counts[u *
 * categories + c] members gave mark c to case u; a member who could not tell is
 * simply not counted. Borrowed: the caller keeps the array alive. */
typedef struct {
  const guint *counts;
  guint units;      /* cases */
  guint categories; /* on the scale, used or not; at least 2 */
} ScrutinyMarks;

/* Gwet's AC1 with its interval. */
typedef struct {
  double by_chance;
  double ac1;
  double standard_error;
  ScrutinyInterval range;
} ScrutinyAc1;

/**
 * scrutiny_agreement_percent:
 * @agreement: (out): the chance, 0..1, that two members who marked the same case
 *   gave the same mark, averaged over cases
 *
 * Returns: %FALSE when no case has two marks
 */
gboolean scrutiny_agreement_percent (const ScrutinyMarks *marks, double *agreement);

/**
 * scrutiny_agreement_alpha:
 * @alpha: (out): Krippendorff's alpha (2011): 1 is the same view every time, 0 is
 *   what chance alone would give
 *
 * Returns: %FALSE when alpha is undefined: everyone gave the same mark, so
 *   agreement beyond chance cannot be judged. Never shown as 0 or 1.
 */
gboolean scrutiny_agreement_alpha (const ScrutinyMarks *marks,
                                   ScrutinyAgreementMetric metric,
                                   double *alpha);

/**
 * scrutiny_agreement_alpha_interval:
 * @seed: certificate hash + "/alpha/" + question, so that anyone can redo it
 * @replicates: how many times to draw the cases again, 2,000 in reports
 * @range: (out): the 95% interval
 * @undefined: (out) (optional): replicates in which alpha was undefined
 *
 * Returns: %FALSE when more than a fifth of the replicates were undefined
 */
gboolean scrutiny_agreement_alpha_interval (const ScrutinyMarks *marks,
                                            ScrutinyAgreementMetric metric,
                                            const char *seed,
                                            guint replicates,
                                            ScrutinyInterval *range,
                                            guint *undefined);

/**
 * scrutiny_agreement_ac1:
 * @ac1: (out): Gwet's AC1 (2008), shown beside alpha when one mark holds over
 *   80% of all, where alpha misleads
 *
 * Returns: %FALSE with fewer than two cases, or none with two marks
 */
gboolean scrutiny_agreement_ac1 (const ScrutinyMarks *marks, ScrutinyAc1 *ac1);

/**
 * scrutiny_agreement_is_one_sided:
 *
 * Returns: whether one mark holds over 80% of all marks given
 */
gboolean scrutiny_agreement_is_one_sided (const ScrutinyMarks *marks);

/**
 * scrutiny_agreement_words:
 *
 * Returns: (transfer none): what @alpha means, in the words of sampling.md 16
 */
const char *scrutiny_agreement_words (double alpha);

G_END_DECLS
