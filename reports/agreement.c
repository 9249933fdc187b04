/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/agreement.h"

#include <glib/gi18n-lib.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <math.h>
#include <string.h>

#define SHA256_BYTES 32

static guint
marks_given (const ScrutinyMarks *marks, guint unit)
{
  guint given = 0;

  for (guint c = 0; c < marks->categories; c++)
    given += marks->counts[unit * marks->categories + c];

  return given;
}

/* The share of pairs within one case that agree; 0 where there is no pair. */
static double
pairs_agreeing (const ScrutinyMarks *marks, guint unit)
{
  double r = marks_given (marks, unit);
  double same = 0;

  if (r < 2)
    return 0;

  for (guint c = 0; c < marks->categories; c++) {
    double n = marks->counts[unit * marks->categories + c];

    same += n * (n - 1);
  }

  return same / (r * (r - 1));
}

gboolean
scrutiny_agreement_percent (const ScrutinyMarks *marks, double *agreement)
{
  double sum = 0;
  guint pairable = 0;

  g_return_val_if_fail (marks != NULL && agreement != NULL, FALSE);

  for (guint u = 0; u < marks->units; u++) {
    if (marks_given (marks, u) < 2)
      continue;
    sum += pairs_agreeing (marks, u);
    pairable++;
  }

  if (pairable == 0)
    return FALSE;
  *agreement = sum / pairable;

  return TRUE;
}

/* Coincidences of one case: how often mark c met mark k, each mark once. */
static void
unit_coincidences (const ScrutinyMarks *marks, guint unit, double *matrix)
{
  const guint q = marks->categories;
  const guint *n = marks->counts + unit * q;
  double r = marks_given (marks, unit);

  for (guint c = 0; c < q; c++) {
    for (guint k = 0; k < q; k++)
      matrix[c * q + k] = n[c] * ((double) n[k] - (c == k ? 1 : 0)) / (r - 1);
  }
}

static double
distance (ScrutinyAgreementMetric metric, const double *totals, guint c, guint k)
{
  double steps = 0;

  if (c == k)
    return 0;
  if (metric == SCRUTINY_AGREEMENT_NOMINAL)
    return 1;

  for (guint g = MIN (c, k); g <= MAX (c, k); g++)
    steps += totals[g];
  steps -= (totals[c] + totals[k]) / 2;

  return steps * steps;
}

/* Alpha of a summed coincidence matrix; FALSE where it is undefined. */
static gboolean
alpha_of (const double *matrix, guint q, ScrutinyAgreementMetric metric, double *alpha)
{
  g_autofree double *totals = g_new0 (double, q);
  double all = 0;
  double observed = 0;
  double expected = 0;

  for (guint c = 0; c < q; c++) {
    for (guint k = 0; k < q; k++)
      totals[c] += matrix[c * q + k];
    all += totals[c];
  }

  for (guint c = 0; c < q; c++) {
    for (guint k = 0; k < q; k++) {
      double d = distance (metric, totals, c, k);

      observed += matrix[c * q + k] * d;
      expected += totals[c] * totals[k] * d;
    }
  }

  if (expected <= 1e-12)
    return FALSE;
  *alpha = 1 - (all - 1) * observed / expected;

  return TRUE;
}

/* One matrix a pairable case, laid one after the other. */
static double *
pairable_coincidences (const ScrutinyMarks *marks, guint *n_pairable)
{
  const guint cells = marks->categories * marks->categories;
  double *matrices = g_new0 (double, (gsize) marks->units *cells + 1);

  *n_pairable = 0;
  for (guint u = 0; u < marks->units; u++) {
    if (marks_given (marks, u) >= 2)
      unit_coincidences (marks, u, matrices + (gsize) (*n_pairable)++ * cells);
  }

  return matrices;
}

gboolean
scrutiny_agreement_alpha (const ScrutinyMarks *marks,
                          ScrutinyAgreementMetric metric,
                          double *alpha)
{
  g_autofree double *matrices = NULL;
  g_autofree double *sum = NULL;
  guint cells;
  guint n_pairable;

  g_return_val_if_fail (marks != NULL && alpha != NULL, FALSE);
  g_return_val_if_fail (marks->categories >= 2, FALSE);

  cells = marks->categories * marks->categories;
  matrices = pairable_coincidences (marks, &n_pairable);
  sum = g_new0 (double, cells);
  for (gsize i = 0; i < (gsize) n_pairable * cells; i++)
    sum[i % cells] += matrices[i];

  return alpha_of (sum, marks->categories, metric, alpha);
}

/* hash (seed + "," + decimal (counter)) read as one large number, modulo @size. The
 * seed is hashed once, in @seeded. */
static guint
counter_pick (const GChecksum *seeded, guint64 counter, guint size)
{
  g_autoptr (GChecksum) checksum = g_checksum_copy (seeded);
  char tail[24];
  guint8 digest[SHA256_BYTES];
  gsize length = sizeof digest;
  guint64 rest = 0;

  g_snprintf (tail, sizeof tail, ",%" G_GUINT64_FORMAT, counter);
  g_checksum_update (checksum, (const guchar *) tail, -1);
  g_checksum_get_digest (checksum, digest, &length);

  /* Four bytes at a time: the rest stays below 2^32, so nothing overflows. */
  for (gsize i = 0; i + 4 <= length; i += 4) {
    guint64 word = (guint64) digest[i] << 24 | (guint64) digest[i + 1] << 16 |
                   (guint64) digest[i + 2] << 8 | digest[i + 3];

    rest = (rest << 32 | word) % size;
  }

  return (guint) rest;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static gboolean
middle_of (GArray *alphas, guint replicates, ScrutinyInterval *range)
{
  guint m = alphas->len;

  if (m == 0 || (replicates - m) * 5 > replicates)
    return FALSE;

  g_array_sort (alphas, compare_doubles);
  range->low = g_array_index (alphas, double, m * 25 / 1000);
  range->high = g_array_index (alphas, double, (m * 975 + 999) / 1000 - 1);

  return TRUE;
}

gboolean
scrutiny_agreement_alpha_interval (const ScrutinyMarks *marks,
                                   ScrutinyAgreementMetric metric,
                                   const char *seed,
                                   guint replicates,
                                   ScrutinyInterval *range,
                                   guint *undefined)
{
  g_autoptr (GArray) alphas = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GChecksum) seeded = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree double *matrices = NULL;
  g_autofree double *sum = NULL;
  guint cells;
  guint n_pairable;

  g_return_val_if_fail (marks != NULL && seed != NULL && range != NULL, FALSE);
  g_return_val_if_fail (marks->categories >= 2 && replicates > 0, FALSE);

  cells = marks->categories * marks->categories;
  matrices = pairable_coincidences (marks, &n_pairable);
  if (n_pairable == 0)
    return FALSE;
  sum = g_new0 (double, cells);
  g_checksum_update (seeded, (const guchar *) seed, -1);

  for (guint b = 0; b < replicates; b++) {
    double alpha;

    memset (sum, 0, cells * sizeof (double));
    for (guint j = 1; j <= n_pairable; j++) {
      guint pick = counter_pick (seeded, (guint64) b * n_pairable + j, n_pairable);

      for (guint i = 0; i < cells; i++)
        sum[i] += matrices[(gsize) pick * cells + i];
    }
    if (alpha_of (sum, marks->categories, metric, &alpha))
      g_array_append_val (alphas, alpha);
  }

  if (undefined != NULL)
    *undefined = replicates - alphas->len;

  return middle_of (alphas, replicates, range);
}

/* How often each mark is given: the mean, over marked cases, of its share. */
static double *
mark_shares (const ScrutinyMarks *marks, guint *n_marked, guint *n_pairable)
{
  double *shares = g_new0 (double, marks->categories);

  *n_marked = 0;
  *n_pairable = 0;
  for (guint u = 0; u < marks->units; u++) {
    double r = marks_given (marks, u);

    if (r < 1)
      continue;
    *n_marked += 1;
    *n_pairable += r >= 2 ? 1 : 0;
    for (guint c = 0; c < marks->categories; c++)
      shares[c] += marks->counts[u * marks->categories + c] / r;
  }
  for (guint c = 0; c<marks->categories && * n_marked> 0; c++)
    shares[c] /= *n_marked;

  return shares;
}

/* The sum of squared distances of each case's own coefficient from AC1. */
static double
ac1_squares (const ScrutinyMarks *marks,
             const double *shares,
             double per_pairable,
             const ScrutinyAc1 *ac1)
{
  double squares = 0;

  for (guint u = 0; u < marks->units; u++) {
    double r = marks_given (marks, u);
    double by_chance = 0;
    double own = 0;

    if (r < 1)
      continue;
    for (guint c = 0; c < marks->categories; c++)
      by_chance += marks->counts[u * marks->categories + c] / r * (1 - shares[c]);
    by_chance /= marks->categories - 1.0;
    if (r >= 2)
      own = per_pairable * (pairs_agreeing (marks, u) - ac1->by_chance) /
            (1 - ac1->by_chance);
    own -= 2 * (1 - ac1->ac1) * (by_chance - ac1->by_chance) / (1 - ac1->by_chance);
    squares += (own - ac1->ac1) * (own - ac1->ac1);
  }

  return squares;
}

gboolean
scrutiny_agreement_ac1 (const ScrutinyMarks *marks, ScrutinyAc1 *ac1)
{
  g_autofree double *shares = NULL;
  double agreement;
  double n;
  double reach;
  guint n_marked;
  guint n_pairable;

  g_return_val_if_fail (marks != NULL && ac1 != NULL, FALSE);
  g_return_val_if_fail (marks->categories >= 2, FALSE);

  *ac1 = (ScrutinyAc1){ 0 };
  shares = mark_shares (marks, &n_marked, &n_pairable);
  if (n_marked < 2 || !scrutiny_agreement_percent (marks, &agreement))
    return FALSE;

  for (guint c = 0; c < marks->categories; c++)
    ac1->by_chance += shares[c] * (1 - shares[c]) / (marks->categories - 1.0);
  ac1->ac1 = (agreement - ac1->by_chance) / (1 - ac1->by_chance);

  n = n_marked;
  ac1->standard_error =
      sqrt (ac1_squares (marks, shares, n / n_pairable, ac1) / (n * (n - 1)));
  gsl_set_error_handler_off ();
  reach = gsl_cdf_tdist_Pinv (0.975, n - 1) * ac1->standard_error;
  ac1->range.low = ac1->ac1 - reach;
  ac1->range.high = fmin (1, ac1->ac1 + reach);

  return TRUE;
}

gboolean
scrutiny_agreement_is_one_sided (const ScrutinyMarks *marks)
{
  guint64 all = 0;
  guint64 most = 0;

  g_return_val_if_fail (marks != NULL, FALSE);

  for (guint c = 0; c < marks->categories; c++) {
    guint64 given = 0;

    for (guint u = 0; u < marks->units; u++)
      given += marks->counts[u * marks->categories + c];
    all += given;
    most = MAX (most, given);
  }

  return most * 5 > all * 4;
}

const char *
scrutiny_agreement_words (double alpha)
{
  if (alpha >= 0.80)
    return _("mostly the same view");
  if (alpha >= 0.67)
    return _("some differences");

  return _("read the minority views");
}
