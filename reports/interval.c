/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/interval.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <math.h>

/* The chance left outside at each end. */
#define TAIL 0.025

ScrutinyInterval
scrutiny_interval_wilson (double share, double size)
{
  const double z = SCRUTINY_INTERVAL_Z;
  ScrutinyInterval range = { share, share };
  double centre;
  double half;

  g_return_val_if_fail (share >= 0 && share <= 1 && size > 0, range);

  if (isinf (size))
    return range;

  centre = (share + z * z / (2 * size)) / (1 + z * z / size);
  half = z / (1 + z * z / size) *
         sqrt (share * (1 - share) / size + z * z / (4 * size * size));

  range.low = share > 0 ? fmax (0, centre - half) : 0;
  range.high = share < 1 ? fmin (1, centre + half) : 1;

  return range;
}

ScrutinyInterval
scrutiny_interval_clopper_pearson (guint yes, guint asked)
{
  ScrutinyInterval range = { 0, 1 };

  g_return_val_if_fail (asked > 0 && yes <= asked, range);

  gsl_set_error_handler_off ();

  if (yes > 0)
    range.low = gsl_cdf_beta_Pinv (TAIL, yes, asked - yes + 1.0);
  if (yes < asked)
    range.high = gsl_cdf_beta_Qinv (TAIL, yes + 1.0, (double) asked - yes);

  return range;
}

/* The chance of at least @yes among @drawn when @bad of the list say yes. */
static double
chance_at_least (guint yes, guint drawn, guint bad, guint list_size)
{
  return yes == 0 ? 1 : gsl_cdf_hypergeometric_Q (yes - 1, bad, list_size - bad, drawn);
}

static double
chance_at_most (guint yes, guint drawn, guint bad, guint list_size)
{
  return gsl_cdf_hypergeometric_P (yes, bad, list_size - bad, drawn);
}

void
scrutiny_interval_finite_list (guint yes,
                               guint drawn,
                               guint list_size,
                               guint *low,
                               guint *high)
{
  guint floor_count = yes;
  guint ceiling_count;
  guint bottom;
  guint top;

  g_return_if_fail (low != NULL && high != NULL);
  g_return_if_fail (drawn > 0 && yes <= drawn && drawn <= list_size);

  gsl_set_error_handler_off ();
  ceiling_count = list_size - (drawn - yes);

  /* Both chances move one way with the number of yes in the list, so each end
   * is found by halving. The ends searched from always satisfy their rule. */
  for (bottom = floor_count, top = ceiling_count; bottom < top;) {
    guint middle = bottom + (top - bottom) / 2;

    if (chance_at_least (yes, drawn, middle, list_size) > TAIL)
      top = middle;
    else
      bottom = middle + 1;
  }
  *low = bottom;

  for (bottom = floor_count, top = ceiling_count; bottom < top;) {
    guint middle = bottom + (top - bottom + 1) / 2;

    if (chance_at_most (yes, drawn, middle, list_size) > TAIL)
      bottom = middle;
    else
      top = middle - 1;
  }
  *high = bottom;
}

ScrutinyInterval
scrutiny_interval_change (double first,
                          ScrutinyInterval first_range,
                          double second,
                          ScrutinyInterval second_range)
{
  double change = first - second;
  ScrutinyInterval range;

  range.low = change - hypot (first - first_range.low, second_range.high - second);
  range.high = change + hypot (first_range.high - first, second - second_range.low);

  return range;
}
