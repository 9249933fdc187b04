/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/proportion.h"

#include <math.h>

/* The sums a stratum, or several joined for their spread, are known by. u is
 * each record's pull on the share (sampling.md section 15). */
typedef struct {
  double list_size;
  guint reviewed;
  double sum_u;
  double sum_u2;
} Spread;

/* Floating sums of whole weights may miss a whole number by this much. */
static gboolean
is_whole_group (double group_size, guint asked)
{
  return group_size - asked < 1e-9 * group_size;
}

static Spread *
collect_spreads (const ScrutinyReviewedRecord *records,
                 guint n_records,
                 const double *list_sizes,
                 guint n_strata,
                 double share,
                 double group_size)
{
  Spread *spreads = g_new0 (Spread, n_strata);

  for (guint h = 0; h < n_strata; h++)
    spreads[h].list_size = list_sizes[h];

  for (guint i = 0; i < n_records; i++) {
    Spread *spread = &spreads[records[i].stratum];
    double u = 0;

    if (records[i].is_asked)
      u = records[i].weight * ((records[i].says_yes ? 1 : 0) - share) / group_size;

    spread->reviewed++;
    spread->sum_u += u;
    spread->sum_u2 += u * u;
  }

  return spreads;
}

static void
join (Spread *into, const Spread *from)
{
  into->list_size += from->list_size;
  into->reviewed += from->reviewed;
  into->sum_u += from->sum_u;
  into->sum_u2 += from->sum_u2;
}

static gboolean
stands_alone (const Spread *spread)
{
  return spread->reviewed != 1 || spread->list_size <= 1;
}

/* Joins single-record strata in place; returns how many groups are left. */
static guint
join_singles (Spread *spreads, guint n_strata)
{
  guint n_groups = 0;
  gboolean is_open = FALSE;

  for (guint h = 0; h < n_strata; h++) {
    if (spreads[h].reviewed == 0)
      continue;
    if (is_open)
      join (&spreads[n_groups - 1], &spreads[h]);
    else
      spreads[n_groups++] = spreads[h];
    is_open = !stands_alone (&spreads[n_groups - 1]);
  }

  if (is_open && n_groups > 1) {
    join (&spreads[n_groups - 2], &spreads[n_groups - 1]);
    n_groups--;
  }

  return n_groups;
}

/* The variance of the share, or NAN when one record had nothing to join. */
static double
design_variance (const Spread *groups, guint n_groups, gboolean are_cap_weights)
{
  double variance = 0;

  for (guint g = 0; g < n_groups; g++) {
    const Spread *group = &groups[g];
    double m = group->reviewed;
    double squares = group->sum_u2;

    if (m >= group->list_size)
      continue;
    if (group->reviewed < 2)
      return (double) NAN;
    if (!are_cap_weights)
      squares -= group->sum_u * group->sum_u / m;

    variance += (1 - m / group->list_size) * m / (m - 1) * fmax (0, squares);
  }

  return variance;
}

static double
effective_size (const ScrutinyProportion *proportion,
                double sum_w,
                double sum_w2,
                gboolean is_one_stratum)
{
  double limit;
  double variance = proportion->standard_error * proportion->standard_error;

  if (is_whole_group (sum_w, proportion->asked))
    return (double) INFINITY;

  limit = sum_w * sum_w / sum_w2 * (sum_w - 1) / (sum_w - proportion->asked);
  if (is_one_stratum || isnan (variance) || variance < 1e-18)
    return limit;

  return fmin (proportion->share * (1 - proportion->share) / variance, limit);
}

gboolean
scrutiny_proportion_estimate (const ScrutinyReviewedRecord *records,
                              guint n_records,
                              const double *list_sizes,
                              guint n_strata,
                              gboolean are_cap_weights,
                              ScrutinyProportion *proportion)
{
  g_autofree Spread *spreads = NULL;
  double sum_w = 0;
  double sum_w2 = 0;
  double sum_wy = 0;
  guint n_groups;
  guint n_seen = 0;

  g_return_val_if_fail (records != NULL || n_records == 0, FALSE);
  g_return_val_if_fail (list_sizes != NULL && proportion != NULL, FALSE);

  *proportion = (ScrutinyProportion){ 0 };

  for (guint i = 0; i < n_records; i++) {
    g_return_val_if_fail (records[i].stratum < n_strata && records[i].weight > 0, FALSE);
    if (!records[i].is_asked)
      continue;
    proportion->asked++;
    sum_w += records[i].weight;
    sum_w2 += records[i].weight * records[i].weight;
    if (records[i].says_yes) {
      proportion->yes++;
      sum_wy += records[i].weight;
    }
  }

  if (proportion->asked == 0)
    return FALSE;

  proportion->share = fmin (1, sum_wy / sum_w);
  spreads = collect_spreads (records, n_records, list_sizes, n_strata, proportion->share,
                             sum_w);
  for (guint h = 0; h < n_strata; h++)
    n_seen += spreads[h].reviewed > 0 ? 1 : 0;
  n_groups = join_singles (spreads, n_strata);
  proportion->standard_error =
      sqrt (design_variance (spreads, n_groups, are_cap_weights));
  proportion->effective_size =
      effective_size (proportion, sum_w, sum_w2, n_seen == 1 && !are_cap_weights);
  proportion->range =
      scrutiny_interval_wilson (proportion->share, proportion->effective_size);

  return TRUE;
}

gboolean
scrutiny_proportion_if_missing (const ScrutinyMissing *strata,
                                guint n_strata,
                                ScrutinyInterval *range)
{
  double total = 0;

  g_return_val_if_fail (strata != NULL && range != NULL, FALSE);

  *range = (ScrutinyInterval){ 0, 0 };

  for (guint h = 0; h < n_strata; h++) {
    double drawn = (double) strata[h].reviewed + strata[h].unavailable;

    if (drawn < 1)
      return FALSE;
    range->low += strata[h].list_size * strata[h].yes / drawn;
    range->high +=
        strata[h].list_size * ((double) strata[h].yes + strata[h].unavailable) / drawn;
    total += strata[h].list_size;
  }

  if (total <= 0)
    return FALSE;

  range->low /= total;
  range->high /= total;

  return TRUE;
}

gboolean
scrutiny_proportion_wants_exact (const ScrutinyProportion *proportion, guint n_strata)
{
  g_return_val_if_fail (proportion != NULL, FALSE);

  return n_strata == 1 && (proportion->asked < 30 || proportion->yes < 5 ||
                           proportion->asked - proportion->yes < 5);
}
