/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "sampling/plan.h"

G_BEGIN_DECLS

/* Puts a plan together option by option. Nothing is checked until it is built:
 * then it passes the same gate as a plan read from a file. */
typedef struct _ScrutinyPlanBuilder ScrutinyPlanBuilder;

ScrutinyPlanBuilder *scrutiny_plan_builder_new (const char *tag, const char *title);
void scrutiny_plan_builder_free (ScrutinyPlanBuilder *self);

void scrutiny_plan_builder_set_simple (ScrutinyPlanBuilder *self, guint take);
void scrutiny_plan_builder_set_systematic (ScrutinyPlanBuilder *self,
                                           guint take,
                                           const char *const *order_by);
void scrutiny_plan_builder_set_stratified (ScrutinyPlanBuilder *self,
                                           guint take,
                                           const char *const *by,
                                           ScrutinyPlanAllocation allocation,
                                           guint minimum);
void scrutiny_plan_builder_add_factor (ScrutinyPlanBuilder *self,
                                       const char *const *key,
                                       guint per_mille);
void scrutiny_plan_builder_add_quota (ScrutinyPlanBuilder *self,
                                      const char *const *key,
                                      guint take);

void scrutiny_plan_builder_add_after (ScrutinyPlanBuilder *self, const char *tag);
void scrutiny_plan_builder_add_filter_in (ScrutinyPlanBuilder *self,
                                          const char *column,
                                          const char *const *values);
void scrutiny_plan_builder_add_filter_not_in (ScrutinyPlanBuilder *self,
                                              const char *column,
                                              const char *const *values);
void scrutiny_plan_builder_add_filter_range (ScrutinyPlanBuilder *self,
                                             const char *column,
                                             const char *from,
                                             const char *to);
void scrutiny_plan_builder_set_cap (ScrutinyPlanBuilder *self,
                                    const char *column,
                                    guint max);
void scrutiny_plan_builder_set_reserves_percent (ScrutinyPlanBuilder *self,
                                                 guint percent,
                                                 guint minimum);
void scrutiny_plan_builder_set_reserves_count (ScrutinyPlanBuilder *self, guint count);

ScrutinyPlan *scrutiny_plan_builder_build (ScrutinyPlanBuilder *self,
                                           ScrutinyList *list,
                                           GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyPlanBuilder, scrutiny_plan_builder_free)

G_END_DECLS
