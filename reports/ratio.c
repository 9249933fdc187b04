/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/ratio.h"

#include <math.h>

gboolean
scrutiny_ratio_of_rates (guint events,
                         double population,
                         guint other_events,
                         double other_population,
                         ScrutinyRatio *ratio)
{
  double scale;
  ScrutinyInterval part;

  g_return_val_if_fail (ratio != NULL, FALSE);
  g_return_val_if_fail (population > 0 && other_population > 0, FALSE);

  if (events == 0 && other_events == 0)
    return FALSE;

  scale = other_population / population;
  part = scrutiny_interval_clopper_pearson (events, events + other_events);

  ratio->ratio = other_events == 0 ? (double) INFINITY : scale * events / other_events;
  ratio->range.low = part.low / (1 - part.low) * scale;
  ratio->range.high =
      other_events == 0 ? (double) INFINITY : part.high / (1 - part.high) * scale;

  return TRUE;
}

ScrutinyInterval
scrutiny_ratio_of_rates_wald (guint events,
                              double population,
                              guint other_events,
                              double other_population)
{
  ScrutinyInterval range = { 0, (double) INFINITY };
  double middle;
  double reach;

  g_return_val_if_fail (events > 0 && other_events > 0, range);
  g_return_val_if_fail (population > 0 && other_population > 0, range);

  middle = log (events / population) - log (other_events / other_population);
  reach = SCRUTINY_INTERVAL_Z * sqrt (1.0 / events + 1.0 / other_events);
  range.low = exp (middle - reach);
  range.high = exp (middle + reach);

  return range;
}

gboolean
scrutiny_ratio_of_shares (guint yes,
                          guint asked,
                          guint other_yes,
                          guint other_asked,
                          ScrutinyRatio *ratio)
{
  double reach;

  g_return_val_if_fail (ratio != NULL, FALSE);
  g_return_val_if_fail (yes <= asked && other_yes <= other_asked, FALSE);

  if (yes == 0 || other_yes == 0)
    return FALSE;

  reach = SCRUTINY_INTERVAL_Z *
          sqrt (1.0 / yes - 1.0 / asked + 1.0 / other_yes - 1.0 / other_asked);
  ratio->ratio = ((double) yes / asked) / ((double) other_yes / other_asked);
  ratio->range.low = ratio->ratio * exp (-reach);
  ratio->range.high = ratio->ratio * exp (reach);

  return TRUE;
}

gboolean
scrutiny_ratio_of_shares_may_be_shown (guint yes,
                                       guint asked,
                                       guint other_yes,
                                       guint other_asked)
{
  return yes >= 5 && other_yes >= 5 && asked >= 20 && other_asked >= 20;
}
