/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The quantile of the normal distribution that leaves 2.5% above it. Every
 * interval of the program is a 95% one (sampling.md section 15). */
#define SCRUTINY_INTERVAL_Z 1.959963984540054

/* A range of believable values. For shares both ends lie in 0..1; for rate
 * ratios @high may be INFINITY. A plain value: copy it freely, on any thread. */
typedef struct {
  double low;
  double high;
} ScrutinyInterval;

/**
 * scrutiny_interval_wilson:
 * @share: the estimated share, 0..1
 * @size: how many independent answers it is worth, over 0; INFINITY when the
 *   whole group was looked at, which leaves nothing to chance
 *
 * Wilson (1927), with the effective size in place of the count.
 */
ScrutinyInterval scrutiny_interval_wilson (double share, double size);

/**
 * scrutiny_interval_clopper_pearson:
 * @yes: how many said yes, 0..@asked
 * @asked: out of how many, over 0
 *
 * The exact interval when the size of the list is not known
 * (Clopper and Pearson 1934).
 */
ScrutinyInterval scrutiny_interval_clopper_pearson (guint yes, guint asked);

/**
 * scrutiny_interval_finite_list:
 * @yes: how many of the drawn records said yes, 0..@drawn
 * @drawn: how many were drawn without replacement, 1..@list_size
 * @list_size: how many records the list holds
 * @low: (out): the least number of yes in the list that is believable
 * @high: (out): the greatest
 *
 * The exact interval in whole records, "between 5 and 35 of the 100": every
 * number of yes under which a result so extreme has a chance over 2.5%.
 */
void scrutiny_interval_finite_list (guint yes,
                                    guint drawn,
                                    guint list_size,
                                    guint *low,
                                    guint *high);

/**
 * scrutiny_interval_change:
 * @first: share in the first period, with its Wilson interval @first_range
 * @second: share in the second, with @second_range
 *
 * Newcombe (1998) method 10 for @first - @second.
 */
ScrutinyInterval scrutiny_interval_change (double first,
                                           ScrutinyInterval first_range,
                                           double second,
                                           ScrutinyInterval second_range);

G_END_DECLS
