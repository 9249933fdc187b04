/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * scrutiny_planner_cases_for_margin:
 * @list_size: records in the list, over 0
 * @margin: how far off the share may be, over 0 and below 1
 * @expected: the share expected, 0..1; 0.5 when nothing is known
 *
 * How many cases to draw so that a share is known to within @margin, 95% of the
 * time: n0/(1 + (n0 - 1)/N) rounded up (sampling.md section 15).
 */
guint64 scrutiny_planner_cases_for_margin (guint64 list_size,
                                           double margin,
                                           double expected);

/**
 * scrutiny_planner_chance_of_meeting:
 * @list_size: records in the list
 * @bad: how many of them are bad, at most @list_size
 * @drawn: how many are drawn, at most @list_size
 *
 * The chance that at least one bad record is among those drawn.
 */
double scrutiny_planner_chance_of_meeting (guint64 list_size, guint64 bad, guint64 drawn);

G_END_DECLS
