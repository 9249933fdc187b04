/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "sampling/error.h"
#include "sampling/json-fields-private.h"
#include "sampling/plan-private.h"

#define COLUMNS_MAX   8u
#define PER_MILLE_MAX 1000000
#define KEYS_MAX      SCRUTINY_PLAN_STRATA_MAX

static const char *const method_names[] = {
  [SCRUTINY_PLAN_SIMPLE] = "simple",
  [SCRUTINY_PLAN_SYSTEMATIC] = "systematic",
  [SCRUTINY_PLAN_STRATIFIED] = "stratified",
};

static const char *const allocation_names[] = {
  [SCRUTINY_PLAN_PROPORTIONAL] = "proportional",
  [SCRUTINY_PLAN_EQUAL] = "equal",
  [SCRUTINY_PLAN_OVERSAMPLE] = "oversample",
  [SCRUTINY_PLAN_CUSTOM] = "custom",
};

/** scrutiny_plan_method_get_name: Returns: the name in a plan */
const char *
scrutiny_plan_method_get_name (ScrutinyPlanMethod method)
{
  g_return_val_if_fail ((gsize) method < G_N_ELEMENTS (method_names), NULL);

  return method_names[method];
}

/** scrutiny_plan_allocation_get_name: Returns: the name in a plan */
const char *
scrutiny_plan_allocation_get_name (ScrutinyPlanAllocation allocation)
{
  g_return_val_if_fail ((gsize) allocation < G_N_ELEMENTS (allocation_names), NULL);

  return allocation_names[allocation];
}

static gboolean
refuse (const char *why, GError **error)
{
  g_set_error_literal (error, SCRUTINY_SAMPLING_ERROR, SCRUTINY_SAMPLING_ERROR_INVALID,
                       why);
  return FALSE;
}

static gboolean
find_word (const char *word, const char *const *names, guint n_names, guint *found)
{
  for (guint i = 0; word != NULL && i < n_names; i++) {
    if (strcmp (word, names[i]) == 0) {
      *found = i;
      return TRUE;
    }
  }

  return FALSE;
}

static gboolean
read_columns (ScrutinyPlan *self,
              const ScrutinyJson *design,
              const char *name,
              GError **error)
{
  self->columns = scrutiny_json_read_strings (design, name, COLUMNS_MAX, error);
  if (self->columns == NULL)
    return FALSE;

  for (guint i = 0; self->columns[i] != NULL; i++) {
    if (!g_strv_contains ((const char *const *) self->list_columns, self->columns[i]))
      return refuse (_("The plan sorts by a column that is not in the list."), error);
    for (guint j = 0; j < i; j++) {
      if (strcmp (self->columns[i], self->columns[j]) == 0)
        return refuse (_("The plan names a column twice."), error);
    }
  }

  return TRUE;
}

static gboolean
read_amount (ScrutinyPlan *self,
             const ScrutinyJson *entry,
             const char *name,
             gint64 maximum,
             GError **error)
{
  const char *const names[] = { "key", name, NULL };
  g_auto (GStrv) key = NULL;
  g_autofree char *joined = NULL;
  gint64 amount;

  if (!scrutiny_json_check_names (entry, name, names, NULL, error))
    return FALSE;
  key = scrutiny_json_read_strings (entry, "key", COLUMNS_MAX, error);
  if (key == NULL ||
      !scrutiny_json_read_integer (entry, name, 0, maximum, &amount, error))
    return FALSE;
  if (g_strv_length (key) != g_strv_length (self->columns))
    return refuse (_("A stratum is named with the wrong number of values."), error);

  joined = g_strjoinv ("\t", key);
  if (!g_hash_table_insert (self->amounts, g_steal_pointer (&joined),
                            GUINT_TO_POINTER ((guint) amount)))
    return refuse (_("A stratum is named twice."), error);

  return TRUE;
}

/* Factors or quotas: [{"key":[..],"per_mille":..}] or [{"key":[..],"n":..}] */
static gboolean
read_amounts (ScrutinyPlan *self,
              const ScrutinyJson *design,
              const char *list,
              const char *name,
              gint64 maximum,
              GError **error)
{
  ScrutinyJson *entries =
      scrutiny_json_read_member (design, list, SCRUTINY_JSON_ARRAY, error);

  if (entries == NULL)
    return FALSE;
  if (scrutiny_json_get_length (entries) > KEYS_MAX)
    return refuse (_("The plan names too many strata."), error);

  for (guint i = 0; i < scrutiny_json_get_length (entries); i++) {
    if (!read_amount (self, scrutiny_json_get_element (entries, i), name, maximum, error))
      return FALSE;
  }

  return TRUE;
}

static gboolean
read_stratified (ScrutinyPlan *self, const ScrutinyJson *design, GError **error)
{
  static const char *const required[] = { "method", "n", "by", "allocation", NULL };
  static const char *const with_minimum[] = { "min", NULL };
  static const char *const with_factors[] = { "min", "factors", NULL };
  static const char *const with_quotas[] = { "quotas", NULL };
  const char *const *optional = with_minimum;
  const char *word = scrutiny_json_read_string (design, "allocation", error);
  gint64 minimum = 0;
  guint found;

  if (word == NULL)
    return FALSE;
  if (!find_word (word, allocation_names, G_N_ELEMENTS (allocation_names), &found))
    return refuse (_("The plan shares the seats out in an unknown way."), error);
  self->allocation = (ScrutinyPlanAllocation) found;
  if (self->allocation == SCRUTINY_PLAN_OVERSAMPLE)
    optional = with_factors;
  if (self->allocation == SCRUTINY_PLAN_CUSTOM)
    optional = with_quotas;

  if (!scrutiny_json_check_names (design, "design", required, optional, error) ||
      !read_columns (self, design, "by", error))
    return FALSE;
  if (self->columns[0] == NULL)
    return refuse (_("A stratified plan needs a column to split by."), error);
  if (scrutiny_json_get_member (design, "min") != NULL &&
      !scrutiny_json_read_integer (design, "min", 0, SCRUTINY_PLAN_TAKE_MAX, &minimum,
                                   error))
    return FALSE;
  self->minimum = (guint) minimum;

  if (self->allocation == SCRUTINY_PLAN_CUSTOM)
    return read_amounts (self, design, "quotas", "n", SCRUTINY_PLAN_TAKE_MAX, error);
  if (scrutiny_json_get_member (design, "factors") != NULL)
    return read_amounts (self, design, "factors", "per_mille", PER_MILLE_MAX, error);

  return TRUE;
}

/**
 * scrutiny_plan_read_design:
 *
 * Reads how many are drawn and in which groups; FALSE with @error set if that makes no
 * sense
 */
gboolean
scrutiny_plan_read_design (ScrutinyPlan *self, GError **error)
{
  static const char *const simple_names[] = { "method", "n", NULL };
  static const char *const systematic_names[] = { "method", "n", "order_by", NULL };
  ScrutinyJson *design =
      scrutiny_json_read_member (self->json, "design", SCRUTINY_JSON_OBJECT, error);
  const char *word;
  gint64 take;
  guint found;

  if (design == NULL)
    return FALSE;
  word = scrutiny_json_read_string (design, "method", error);
  if (word == NULL ||
      !scrutiny_json_read_integer (design, "n", 0, SCRUTINY_PLAN_TAKE_MAX, &take, error))
    return FALSE;
  if (!find_word (word, method_names, G_N_ELEMENTS (method_names), &found))
    return refuse (_("The plan draws in an unknown way."), error);

  self->method = (ScrutinyPlanMethod) found;
  self->take = (guint) take;
  switch (self->method) {
  case SCRUTINY_PLAN_SIMPLE:
    return scrutiny_json_check_names (design, "design", simple_names, NULL, error);
  case SCRUTINY_PLAN_SYSTEMATIC:
    return scrutiny_json_check_names (design, "design", systematic_names, NULL, error) &&
           read_columns (self, design, "order_by", error);
  case SCRUTINY_PLAN_STRATIFIED:
    return read_stratified (self, design, error);
  default:
    g_assert_not_reached ();
  }
}
