/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sampling/plan-builder.h"

#include <string.h>

#include "sampling/plain-text.h"

struct _ScrutinyPlanBuilder {
  char *tag;
  char *title;
  ScrutinyJson *after;
  ScrutinyJson *filters;
  ScrutinyJson *design;
  ScrutinyJson *factors;
  ScrutinyJson *quotas;
  ScrutinyJson *cap;
  ScrutinyJson *reserves;
};

/**
 * scrutiny_plan_builder_new:
 * @tag: never used before in this panel
 * @title: what the draw is called; brought into plain form
 *
 * Starts with a simple draw of nothing, half as many reserves, at least two.
 *
 * Returns: (transfer full): the builder
 */
ScrutinyPlanBuilder *
scrutiny_plan_builder_new (const char *tag, const char *title)
{
  ScrutinyPlanBuilder *self;

  g_return_val_if_fail (tag != NULL && title != NULL, NULL);

  self = g_new0 (ScrutinyPlanBuilder, 1);
  self->tag = g_strdup (tag);
  self->title = g_strdup (title);
  self->after = scrutiny_json_new_array ();
  self->filters = scrutiny_json_new_array ();
  self->design = scrutiny_json_new_object ();
  self->factors = scrutiny_json_new_array ();
  self->quotas = scrutiny_json_new_array ();
  self->cap = scrutiny_json_new_null ();
  self->reserves = scrutiny_json_new_object ();
  scrutiny_plan_builder_set_simple (self, 0);
  scrutiny_plan_builder_set_reserves_percent (self, 50, 2);
  return self;
}

/** scrutiny_plan_builder_free: throws the builder away */
void
scrutiny_plan_builder_free (ScrutinyPlanBuilder *self)
{
  g_free (self->tag);
  g_free (self->title);
  scrutiny_json_unref (self->after);
  scrutiny_json_unref (self->filters);
  scrutiny_json_unref (self->design);
  scrutiny_json_unref (self->factors);
  scrutiny_json_unref (self->quotas);
  scrutiny_json_unref (self->cap);
  scrutiny_json_unref (self->reserves);
  g_free (self);
}

static void
start_design (ScrutinyPlanBuilder *self, ScrutinyPlanMethod method, guint take)
{
  scrutiny_json_unref (self->design);
  self->design = scrutiny_json_new_object ();
  scrutiny_json_set_string (self->design, "method",
                            scrutiny_plan_method_get_name (method));
  scrutiny_json_set_integer (self->design, "n", take);
}

/** scrutiny_plan_builder_set_simple: @take records, each with the same chance */
void
scrutiny_plan_builder_set_simple (ScrutinyPlanBuilder *self, guint take)
{
  g_return_if_fail (self != NULL);

  start_design (self, SCRUTINY_PLAN_SIMPLE, take);
}

/** scrutiny_plan_builder_set_systematic: every k-th record in the order of @order_by */
void
scrutiny_plan_builder_set_systematic (ScrutinyPlanBuilder *self,
                                      guint take,
                                      const char *const *order_by)
{
  g_return_if_fail (self != NULL);

  start_design (self, SCRUTINY_PLAN_SYSTEMATIC, take);
  scrutiny_json_set (self->design, "order_by", scrutiny_json_new_strings (order_by));
}

/**
 * scrutiny_plan_builder_set_stratified:
 * @take: cases in all; 0 for custom quotas
 * @by: columns whose values make the strata
 * @minimum: least cases of a stratum that has so many; not for custom quotas
 */
void
scrutiny_plan_builder_set_stratified (ScrutinyPlanBuilder *self,
                                      guint take,
                                      const char *const *by,
                                      ScrutinyPlanAllocation allocation,
                                      guint minimum)
{
  g_return_if_fail (self != NULL && by != NULL);

  start_design (self, SCRUTINY_PLAN_STRATIFIED, take);
  scrutiny_json_set (self->design, "by", scrutiny_json_new_strings (by));
  scrutiny_json_set_string (self->design, "allocation",
                            scrutiny_plan_allocation_get_name (allocation));
  if (minimum > 0)
    scrutiny_json_set_integer (self->design, "min", minimum);
}

static ScrutinyJson *
keyed (const char *const *key, const char *name, guint amount)
{
  ScrutinyJson *entry = scrutiny_json_new_object ();

  scrutiny_json_set (entry, "key", scrutiny_json_new_strings (key));
  scrutiny_json_set_integer (entry, name, amount);
  return entry;
}

/**
 * scrutiny_plan_builder_add_factor:
 * @key: one value for each column of the strata
 * @per_mille: weight against a stratum not named, in thousandths
 */
void
scrutiny_plan_builder_add_factor (ScrutinyPlanBuilder *self,
                                  const char *const *key,
                                  guint per_mille)
{
  g_return_if_fail (self != NULL && key != NULL);

  scrutiny_json_append (self->factors, keyed (key, "per_mille", per_mille));
}

/** scrutiny_plan_builder_add_quota: @take cases of the stratum @key, custom quotas */
void
scrutiny_plan_builder_add_quota (ScrutinyPlanBuilder *self,
                                 const char *const *key,
                                 guint take)
{
  g_return_if_fail (self != NULL && key != NULL);

  scrutiny_json_append (self->quotas, keyed (key, "n", take));
}

/** scrutiny_plan_builder_add_after: leaves out what the plan @tag has drawn */
void
scrutiny_plan_builder_add_after (ScrutinyPlanBuilder *self, const char *tag)
{
  g_return_if_fail (self != NULL && tag != NULL);

  scrutiny_json_append (self->after, scrutiny_json_new_string (tag));
}

static void
add_values (ScrutinyPlanBuilder *self,
            const char *column,
            const char *name,
            const char *const *values)
{
  ScrutinyJson *filter = scrutiny_json_new_object ();

  scrutiny_json_set_string (filter, "col", column);
  scrutiny_json_set (filter, name, scrutiny_json_new_strings (values));
  scrutiny_json_append (self->filters, filter);
}

/** scrutiny_plan_builder_add_filter_in: only records whose @column is in @values */
void
scrutiny_plan_builder_add_filter_in (ScrutinyPlanBuilder *self,
                                     const char *column,
                                     const char *const *values)
{
  g_return_if_fail (self != NULL && column != NULL && values != NULL);

  add_values (self, column, "in", values);
}

/** scrutiny_plan_builder_add_filter_not_in: no record whose @column is in @values */
void
scrutiny_plan_builder_add_filter_not_in (ScrutinyPlanBuilder *self,
                                         const char *column,
                                         const char *const *values)
{
  g_return_if_fail (self != NULL && column != NULL && values != NULL);

  add_values (self, column, "not_in", values);
}

/**
 * scrutiny_plan_builder_add_filter_range:
 * @from: (nullable): first ISO date or time, included
 * @to: (nullable): last ISO date or time, included; compared by bytes, so the end
 *   of a day is T23:59:59 where the column holds times
 */
void
scrutiny_plan_builder_add_filter_range (ScrutinyPlanBuilder *self,
                                        const char *column,
                                        const char *from,
                                        const char *to)
{
  ScrutinyJson *filter;

  g_return_if_fail (self != NULL && column != NULL);

  filter = scrutiny_json_new_object ();
  scrutiny_json_set_string (filter, "col", column);
  if (from != NULL)
    scrutiny_json_set_string (filter, "from", from);
  if (to != NULL)
    scrutiny_json_set_string (filter, "to", to);
  scrutiny_json_append (self->filters, filter);
}

/** scrutiny_plan_builder_set_cap: at most @max cases with the same @column */
void
scrutiny_plan_builder_set_cap (ScrutinyPlanBuilder *self, const char *column, guint max)
{
  g_return_if_fail (self != NULL && column != NULL);

  scrutiny_json_unref (self->cap);
  self->cap = scrutiny_json_new_object ();
  scrutiny_json_set_string (self->cap, "col", column);
  scrutiny_json_set_integer (self->cap, "max", max);
}

/** scrutiny_plan_builder_set_reserves_percent: of each stratum's quota, at least @minimum
 */
void
scrutiny_plan_builder_set_reserves_percent (ScrutinyPlanBuilder *self,
                                            guint percent,
                                            guint minimum)
{
  g_return_if_fail (self != NULL);

  scrutiny_json_unref (self->reserves);
  self->reserves = scrutiny_json_new_object ();
  scrutiny_json_set_integer (self->reserves, "percent", percent);
  scrutiny_json_set_integer (self->reserves, "min", minimum);
}

/** scrutiny_plan_builder_set_reserves_count: @count for each stratum with a quota */
void
scrutiny_plan_builder_set_reserves_count (ScrutinyPlanBuilder *self, guint count)
{
  g_return_if_fail (self != NULL);

  scrutiny_json_unref (self->reserves);
  self->reserves = scrutiny_json_new_object ();
  scrutiny_json_set_integer (self->reserves, "count", count);
}

static ScrutinyJson *
describe_list (ScrutinyList *list)
{
  ScrutinyJson *json = scrutiny_json_new_object ();

  scrutiny_json_set (json, "columns",
                     scrutiny_json_new_strings (scrutiny_list_get_columns (list)));
  scrutiny_json_set_integer (json, "records", scrutiny_list_get_n_records (list));
  scrutiny_json_set_string (json, "sha256", scrutiny_list_get_sha256 (list));
  return json;
}

static ScrutinyJson *
describe_seed_rule (void)
{
  ScrutinyJson *json = scrutiny_json_new_object ();

  scrutiny_json_set_integer (json, "min_shares", 2);
  scrutiny_json_set_integer (json, "min_symbols", 20);
  return json;
}

/* What design holds depends on its allocation; unsuitable parts stay in, so that
 * the plan's own gate refuses them. */
static void
complete_design (ScrutinyPlanBuilder *self)
{
  ScrutinyJson *word = scrutiny_json_get_member (self->design, "allocation");
  gboolean is_custom =
      word != NULL && strcmp (scrutiny_json_get_string (word), "custom") == 0;

  if (scrutiny_json_get_length (self->factors) > 0)
    scrutiny_json_set (self->design, "factors", scrutiny_json_ref (self->factors));
  if (is_custom || scrutiny_json_get_length (self->quotas) > 0)
    scrutiny_json_set (self->design, "quotas", scrutiny_json_ref (self->quotas));
}

/**
 * scrutiny_plan_builder_build:
 * @list: the fixed list the plan is for
 *
 * Can be called once; the builder may only be freed afterwards.
 *
 * Returns: (transfer full): the plan, or %NULL with what is wrong
 */
ScrutinyPlan *
scrutiny_plan_builder_build (ScrutinyPlanBuilder *self,
                             ScrutinyList *list,
                             GError **error)
{
  g_autoptr (ScrutinyJson) json = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (self != NULL && list != NULL, NULL);

  title = scrutiny_plain_text_normalise (self->title, strlen (self->title), error);
  if (title == NULL)
    return NULL;

  complete_design (self);
  json = scrutiny_json_new_object ();
  scrutiny_json_set_string (json, "format", "draw-plan/1");
  scrutiny_json_set_string (json, "tag", self->tag);
  scrutiny_json_set_string (json, "title", title);
  scrutiny_json_set (json, "list", describe_list (list));
  scrutiny_json_set (json, "after", scrutiny_json_ref (self->after));
  scrutiny_json_set (json, "filter", scrutiny_json_ref (self->filters));
  scrutiny_json_set (json, "design", scrutiny_json_ref (self->design));
  scrutiny_json_set (json, "cap", scrutiny_json_ref (self->cap));
  scrutiny_json_set (json, "reserves", scrutiny_json_ref (self->reserves));
  scrutiny_json_set (json, "seed_rule", describe_seed_rule ());
  return scrutiny_plan_new_from_json (json, error);
}
