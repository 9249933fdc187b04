/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sampling/plan.h"

G_BEGIN_DECLS

/* One condition that a record must pass: either a set of values or a range. */
typedef struct {
  char *column;
  GHashTable *values;  /* (nullable): set of strings */
  gboolean is_negated; /* not_in */
  char *from;          /* (nullable) */
  char *to;            /* (nullable) */
} ScrutinyPlanFilter;

struct _ScrutinyPlan {
  ScrutinyJson *json;
  char *sha256;

  char *tag;
  char *title;
  char *list_sha256;
  guint list_records;
  char **list_columns;
  char **after;
  GPtrArray *filters;

  ScrutinyPlanMethod method;
  ScrutinyPlanAllocation allocation;
  guint take;
  guint minimum;
  char **columns;      /* order_by or by */
  GHashTable *amounts; /* key joined by TAB -> factor per mille, or quota */

  char *cap_column; /* (nullable) */
  guint cap_max;
  gboolean has_reserve_count;
  guint reserve_count;
  guint reserve_percent;
  guint reserve_minimum;
  guint min_shares;
  guint min_symbols;
};

gboolean scrutiny_plan_filter_passes (const ScrutinyPlanFilter *self,
                                      const char *cell,
                                      gsize length);
ScrutinyPlanFilter *scrutiny_plan_filter_new (const ScrutinyJson *json, GError **error);
void scrutiny_plan_filter_free (ScrutinyPlanFilter *self);
gboolean scrutiny_plan_read_design (ScrutinyPlan *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyPlanFilter, scrutiny_plan_filter_free)

G_END_DECLS
