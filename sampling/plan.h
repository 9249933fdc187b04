/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "sampling/json.h"
#include "sampling/list.h"

G_BEGIN_DECLS

#define SCRUTINY_PLAN_TAKE_MAX        100000u /* cases, and reserves of a stratum */
#define SCRUTINY_PLAN_FILTERS_MAX     64u
#define SCRUTINY_PLAN_STRATA_MAX      10000u
#define SCRUTINY_PLAN_TITLE_BYTES_MAX 1000u

/* How to draw, fixed together with the list before any share of the seed:
 * draw-plan/1. Its hash is the commitment. Immutable. */
typedef struct _ScrutinyPlan ScrutinyPlan;

typedef enum {
  SCRUTINY_PLAN_SIMPLE,
  SCRUTINY_PLAN_SYSTEMATIC,
  SCRUTINY_PLAN_STRATIFIED,
} ScrutinyPlanMethod;

typedef enum {
  SCRUTINY_PLAN_PROPORTIONAL,
  SCRUTINY_PLAN_EQUAL,
  SCRUTINY_PLAN_OVERSAMPLE,
  SCRUTINY_PLAN_CUSTOM,
} ScrutinyPlanAllocation;

ScrutinyPlan *scrutiny_plan_new_from_json (ScrutinyJson *json, GError **error);
ScrutinyPlan *scrutiny_plan_new_from_text (const char *canonical, GError **error);
ScrutinyPlan *scrutiny_plan_ref (ScrutinyPlan *self);
void scrutiny_plan_unref (ScrutinyPlan *self);

ScrutinyJson *scrutiny_plan_get_json (ScrutinyPlan *self);
char *scrutiny_plan_to_text (ScrutinyPlan *self);
const char *scrutiny_plan_get_sha256 (ScrutinyPlan *self);

const char *scrutiny_plan_get_tag (ScrutinyPlan *self);
const char *scrutiny_plan_get_title (ScrutinyPlan *self);
const char *scrutiny_plan_get_list_sha256 (ScrutinyPlan *self);
guint scrutiny_plan_get_list_records (ScrutinyPlan *self);
const char *const *scrutiny_plan_get_list_columns (ScrutinyPlan *self);
const char *const *scrutiny_plan_get_after (ScrutinyPlan *self);
ScrutinyPlanMethod scrutiny_plan_get_method (ScrutinyPlan *self);
ScrutinyPlanAllocation scrutiny_plan_get_allocation (ScrutinyPlan *self);
guint scrutiny_plan_get_take (ScrutinyPlan *self);
const char *const *scrutiny_plan_get_strata_columns (ScrutinyPlan *self);
guint scrutiny_plan_get_min_shares (ScrutinyPlan *self);
guint scrutiny_plan_get_min_symbols (ScrutinyPlan *self);

const char *scrutiny_plan_method_get_name (ScrutinyPlanMethod method);
const char *scrutiny_plan_allocation_get_name (ScrutinyPlanAllocation allocation);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyPlan, scrutiny_plan_unref)

G_END_DECLS
