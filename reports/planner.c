/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/planner.h"

#include <math.h>

#include "reports/interval.h"

guint64
scrutiny_planner_cases_for_margin (guint64 list_size, double margin, double expected)
{
  double endless;

  g_return_val_if_fail (list_size > 0 && margin > 0 && margin < 1, 0);
  g_return_val_if_fail (expected >= 0 && expected <= 1, 0);

  endless = SCRUTINY_INTERVAL_Z * SCRUTINY_INTERVAL_Z * expected * (1 - expected) /
            (margin * margin);

  return (guint64) ceil (endless / (1 + (endless - 1) / (double) list_size));
}

double
scrutiny_planner_chance_of_meeting (guint64 list_size, guint64 bad, guint64 drawn)
{
  double miss = 1;

  g_return_val_if_fail (bad <= list_size && drawn <= list_size, 0);

  if (bad > list_size - drawn)
    return 1;

  /* C(N - B, n)/C(N, n), one factor a draw: each draw misses the bad ones. */
  for (guint64 i = 0; i < drawn; i++)
    miss *= (double) (list_size - bad - i) / (double) (list_size - i);

  return 1 - miss;
}
