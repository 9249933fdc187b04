/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/interval.h"

G_BEGIN_DECLS

/* One rate or share set against another. A plain value. */
typedef struct {
  double ratio;           /* INFINITY when the second rate is nothing */
  ScrutinyInterval range; /* @range.high may be INFINITY */
} ScrutinyRatio;

/**
 * scrutiny_ratio_of_rates:
 * @events: how many in the first group, @population people, over 0
 * @other_events: how many in the second, @other_population people, over 0
 * @ratio: (out): the ratio and its exact interval
 *
 * Disproportionality from the full list, never from drawn cases: (a/A)/(b/B)
 * with the Clopper-Pearson interval of a out of a + b (sampling.md section 15).
 *
 * Returns: %FALSE when nothing happened in either group: there is no ratio
 */
gboolean scrutiny_ratio_of_rates (guint events,
                                  double population,
                                  guint other_events,
                                  double other_population,
                                  ScrutinyRatio *ratio);

/**
 * scrutiny_ratio_of_rates_wald:
 *
 * exp (ln RR ± z sqrt (1/a + 1/b)): a cross-check of scrutiny_ratio_of_rates()
 * only. Both counts must be over 0.
 */
ScrutinyInterval scrutiny_ratio_of_rates_wald (guint events,
                                               double population,
                                               guint other_events,
                                               double other_population);

/**
 * scrutiny_ratio_of_shares:
 * @yes: yes in the first group out of @asked
 * @other_yes: yes in the second out of @other_asked
 * @ratio: (out): the ratio with Katz's interval
 *
 * One group's share against another's among reviewed cases.
 *
 * Returns: %FALSE when a count is 0
 */
gboolean scrutiny_ratio_of_shares (guint yes,
                                   guint asked,
                                   guint other_yes,
                                   guint other_asked,
                                   ScrutinyRatio *ratio);

/**
 * scrutiny_ratio_of_shares_may_be_shown:
 *
 * Katz's interval is only worth showing with 5 yes and 20 asked in each group.
 */
gboolean scrutiny_ratio_of_shares_may_be_shown (guint yes,
                                                guint asked,
                                                guint other_yes,
                                                guint other_asked);

G_END_DECLS
