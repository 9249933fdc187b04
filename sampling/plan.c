/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sampling/plan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sampling/error.h"
#include "sampling/json-fields-private.h"
#include "sampling/plain-text.h"
#include "sampling/plan-private.h"
#include "sampling/seed.h"

#define AFTER_MAX   100u
#define PERCENT_MAX 10000
#define SYMBOLS_MAX (SCRUTINY_SEED_SHARES_MAX * SCRUTINY_SHARE_DIGITS_MAX)

static void
plan_clear (gpointer data)
{
  ScrutinyPlan *self = data;

  g_clear_pointer (&self->json, scrutiny_json_unref);
  g_free (self->sha256);
  g_free (self->tag);
  g_free (self->title);
  g_free (self->list_sha256);
  g_strfreev (self->list_columns);
  g_strfreev (self->after);
  g_clear_pointer (&self->filters, g_ptr_array_unref);
  g_strfreev (self->columns);
  g_clear_pointer (&self->amounts, g_hash_table_unref);
  g_free (self->cap_column);
}

static gboolean
refuse (const char *why, GError **error)
{
  g_set_error_literal (error, SCRUTINY_SAMPLING_ERROR, SCRUTINY_SAMPLING_ERROR_INVALID,
                       why);
  return FALSE;
}

/* 1 to 32 of a-z, 0-9 and -, not starting with -. */
static gboolean
is_tag (const char *tag)
{
  gsize length = strlen (tag);

  return length >= 1 && length <= 32 && tag[0] != '-' &&
         strspn (tag, "abcdefghijklmnopqrstuvwxyz0123456789-") == length;
}

static gboolean
read_names (ScrutinyPlan *self, GError **error)
{
  const char *format = scrutiny_json_read_string (self->json, "format", error);
  const char *tag = format ? scrutiny_json_read_string (self->json, "tag", error) : NULL;
  const char *title = tag ? scrutiny_json_read_string (self->json, "title", error) : NULL;

  if (title == NULL)
    return FALSE;
  if (strcmp (format, "draw-plan/1") != 0)
    return refuse (_("This is not a plan this program can read."), error);
  if (!is_tag (tag))
    return refuse (_("The tag of a plan is 1 to 32 small letters, digits and hyphens."),
                      error);
  if (strlen (title) > SCRUTINY_PLAN_TITLE_BYTES_MAX ||
      !scrutiny_plain_text_is_normal (title, strlen (title)))
    return refuse (_("The title of the plan is too long or is not plain text."), error);

  self->tag = g_strdup (tag);
  self->title = g_strdup (title);
  return TRUE;
}

static gboolean
read_list (ScrutinyPlan *self, GError **error)
{
  static const char *const names[] = { "columns", "records", "sha256", NULL };
  ScrutinyJson *list = scrutiny_json_get_member (self->json, "list");
  const char *hash;
  gint64 records;

  if (!scrutiny_json_check_names (list, "list", names, NULL, error))
    return FALSE;
  hash = scrutiny_json_read_string (list, "sha256", error);
  if (hash == NULL ||
      !scrutiny_json_read_integer (list, "records", 0, SCRUTINY_LIST_RECORDS_MAX,
                                   &records, error))
    return FALSE;
  self->list_columns =
      scrutiny_json_read_strings (list, "columns", SCRUTINY_LIST_COLUMNS_MAX, error);
  if (self->list_columns == NULL)
    return FALSE;
  if (!scrutiny_json_is_hash (hash))
    return refuse (_("The plan does not hold the hash of a list."), error);

  for (guint i = 0; self->list_columns[i] != NULL; i++) {
    if (!scrutiny_list_is_column_name (self->list_columns[i]) ||
        (i > 0 && strcmp (self->list_columns[i - 1], self->list_columns[i]) >= 0))
      return refuse (_("The plan does not name the columns of a list."), error);
  }

  self->list_sha256 = g_strdup (hash);
  self->list_records = (guint) records;
  return TRUE;
}

static gboolean
read_after (ScrutinyPlan *self, GError **error)
{
  self->after = scrutiny_json_read_strings (self->json, "after", AFTER_MAX, error);
  if (self->after == NULL)
    return FALSE;

  for (guint i = 0; self->after[i] != NULL; i++) {
    if (!is_tag (self->after[i]) || strcmp (self->after[i], self->tag) == 0)
      return refuse (_("The plan names an earlier plan that cannot be."), error);
    for (guint j = 0; j < i; j++) {
      if (strcmp (self->after[i], self->after[j]) == 0)
        return refuse (_("The plan names an earlier plan twice."), error);
    }
  }

  return TRUE;
}

static gboolean
has_column (ScrutinyPlan *self, const char *name, GError **error)
{
  return g_strv_contains ((const char *const *) self->list_columns, name) ||
         refuse (_("The plan uses a column that is not in the list."), error);
}

static gboolean
read_filters (ScrutinyPlan *self, GError **error)
{
  ScrutinyJson *filters =
      scrutiny_json_read_member (self->json, "filter", SCRUTINY_JSON_ARRAY, error);

  if (filters == NULL)
    return FALSE;
  if (scrutiny_json_get_length (filters) > SCRUTINY_PLAN_FILTERS_MAX)
    return refuse (_("The plan has too many conditions."), error);

  for (guint i = 0; i < scrutiny_json_get_length (filters); i++) {
    ScrutinyPlanFilter *filter =
        scrutiny_plan_filter_new (scrutiny_json_get_element (filters, i), error);

    if (filter == NULL)
      return FALSE;
    g_ptr_array_add (self->filters, filter);
    if (!has_column (self, filter->column, error))
      return FALSE;
  }

  return TRUE;
}

static gboolean
read_cap (ScrutinyPlan *self, GError **error)
{
  static const char *const names[] = { "col", "max", NULL };
  ScrutinyJson *cap = scrutiny_json_get_member (self->json, "cap");
  const char *column;
  gint64 max;

  if (scrutiny_json_get_kind (cap) == SCRUTINY_JSON_NULL)
    return TRUE;
  if (self->method == SCRUTINY_PLAN_SYSTEMATIC)
    return refuse (_("A systematic plan cannot have a cap."), error);
  if (!scrutiny_json_check_names (cap, "cap", names, NULL, error))
    return FALSE;
  column = scrutiny_json_read_string (cap, "col", error);
  if (column == NULL ||
      !scrutiny_json_read_integer (cap, "max", 1, SCRUTINY_PLAN_TAKE_MAX, &max, error))
    return FALSE;

  self->cap_column = g_strdup (column);
  self->cap_max = (guint) max;
  return has_column (self, column, error);
}

static gboolean
read_reserves (ScrutinyPlan *self, GError **error)
{
  static const char *const by_count[] = { "count", NULL };
  static const char *const by_percent[] = { "percent", "min", NULL };
  ScrutinyJson *reserves =
      scrutiny_json_read_member (self->json, "reserves", SCRUTINY_JSON_OBJECT, error);
  gint64 count = 0;
  gint64 percent = 0;
  gint64 minimum = 0;

  if (reserves == NULL)
    return FALSE;
  self->has_reserve_count = scrutiny_json_get_member (reserves, "count") != NULL;
  if (!scrutiny_json_check_names (reserves, "reserves",
                                  self->has_reserve_count ? by_count : by_percent, NULL,
                                  error))
    return FALSE;
  if (self->has_reserve_count
          ? !scrutiny_json_read_integer (reserves, "count", 0, SCRUTINY_PLAN_TAKE_MAX,
                                         &count, error)
          : !scrutiny_json_read_integer (reserves, "percent", 0, PERCENT_MAX, &percent,
                                         error) ||
                !scrutiny_json_read_integer (reserves, "min", 0, SCRUTINY_PLAN_TAKE_MAX,
                                             &minimum, error))
    return FALSE;

  self->reserve_count = (guint) count;
  self->reserve_percent = (guint) percent;
  self->reserve_minimum = (guint) minimum;
  return TRUE;
}

/* A plan may ask for more than the rule of two people and twenty digits, never
 * for less. */
static gboolean
read_seed_rule (ScrutinyPlan *self, GError **error)
{
  static const char *const names[] = { "min_shares", "min_symbols", NULL };
  ScrutinyJson *rule = scrutiny_json_get_member (self->json, "seed_rule");
  gint64 shares;
  gint64 symbols;

  if (!scrutiny_json_check_names (rule, "seed_rule", names, NULL, error) ||
      !scrutiny_json_read_integer (rule, "min_shares", 2, SCRUTINY_SEED_SHARES_MAX,
                                   &shares, error) ||
      !scrutiny_json_read_integer (rule, "min_symbols", 20, SYMBOLS_MAX, &symbols, error))
    return FALSE;

  self->min_shares = (guint) shares;
  self->min_symbols = (guint) symbols;
  return TRUE;
}

/**
 * scrutiny_plan_new_from_json:
 * @json: a draw-plan/1 object; kept, so nobody may change it any more
 *
 * Every name must be known and every value within the limits above: a plan that
 * two programs could read differently is no commitment.
 *
 * Returns: (transfer full): the plan, or %NULL with what is wrong
 */
ScrutinyPlan *
scrutiny_plan_new_from_json (ScrutinyJson *json, GError **error)
{
  static const char *const names[] = { "after",    "cap",       "design", "filter",
                                       "format",   "list",      "tag",    "title",
                                       "reserves", "seed_rule", NULL };
  g_autoptr (ScrutinyPlan) self = NULL;

  g_return_val_if_fail (json != NULL, NULL);

  if (!scrutiny_json_check_names (json, "plan", names, NULL, error))
    return NULL;

  self = g_atomic_rc_box_new0 (ScrutinyPlan);
  self->json = scrutiny_json_ref (json);
  self->filters =
      g_ptr_array_new_with_free_func ((GDestroyNotify) scrutiny_plan_filter_free);
  self->amounts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!read_names (self, error) || !read_list (self, error) ||
      !read_after (self, error) || !read_filters (self, error) ||
      !scrutiny_plan_read_design (self, error) || !read_cap (self, error) ||
      !read_reserves (self, error) || !read_seed_rule (self, error))
    return NULL;

  if (self->columns == NULL)
    self->columns = g_new0 (char *, 1);
  self->sha256 = scrutiny_json_hash (json);
  return g_steal_pointer (&self);
}

/** scrutiny_plan_new_from_text: Returns: (transfer full): a plan kept as JSON text */
ScrutinyPlan *
scrutiny_plan_new_from_text (const char *canonical, GError **error)
{
  g_autoptr (ScrutinyJson) json = NULL;

  g_return_val_if_fail (canonical != NULL, NULL);

  json = scrutiny_json_parse (canonical, strlen (canonical), error);
  return json != NULL ? scrutiny_plan_new_from_json (json, error) : NULL;
}

/** scrutiny_plan_ref: Returns: (transfer full): @self; from any thread */
ScrutinyPlan *
scrutiny_plan_ref (ScrutinyPlan *self)
{
  return g_atomic_rc_box_acquire (self);
}

/** scrutiny_plan_unref: gives back one reference; from any thread */
void
scrutiny_plan_unref (ScrutinyPlan *self)
{
  g_atomic_rc_box_release_full (self, plan_clear);
}

/** scrutiny_plan_get_json: Returns: (transfer none): the plan as it is hashed; not to be
 * changed */
ScrutinyJson *
scrutiny_plan_get_json (ScrutinyPlan *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->json;
}

/** scrutiny_plan_get_sha256: Returns: the commitment: hash of the canonical plan, 64 hex
 * digits */
const char *
scrutiny_plan_get_sha256 (ScrutinyPlan *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->sha256;
}

/** scrutiny_plan_get_tag: Returns: the tag, used once in the life of a panel */
const char *
scrutiny_plan_get_tag (ScrutinyPlan *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->tag;
}

/** scrutiny_plan_get_title: Returns: what the plan is called */
const char *
scrutiny_plan_get_title (ScrutinyPlan *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title;
}

/** scrutiny_plan_get_list_sha256: Returns: hash of the list file the plan is for */
const char *
scrutiny_plan_get_list_sha256 (ScrutinyPlan *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->list_sha256;
}

/** scrutiny_plan_get_list_records: Returns: records in that list */
guint
scrutiny_plan_get_list_records (ScrutinyPlan *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->list_records;
}

/** scrutiny_plan_get_list_columns: Returns: columns of that list */
const char *const *
scrutiny_plan_get_list_columns (ScrutinyPlan *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *) self->list_columns;
}

/** scrutiny_plan_get_after: Returns: tags of earlier plans of the same meeting */
const char *const *
scrutiny_plan_get_after (ScrutinyPlan *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *) self->after;
}

/** scrutiny_plan_get_method: Returns: how records are picked */
ScrutinyPlanMethod
scrutiny_plan_get_method (ScrutinyPlan *self)
{
  g_return_val_if_fail (self != NULL, SCRUTINY_PLAN_SIMPLE);

  return self->method;
}

/** scrutiny_plan_get_allocation: Returns: how seats go to strata, if stratified */
ScrutinyPlanAllocation
scrutiny_plan_get_allocation (ScrutinyPlan *self)
{
  g_return_val_if_fail (self != NULL, SCRUTINY_PLAN_PROPORTIONAL);

  return self->allocation;
}

/** scrutiny_plan_get_take: Returns: cases to draw; ignored by custom quotas */
guint
scrutiny_plan_get_take (ScrutinyPlan *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->take;
}

/** scrutiny_plan_get_strata_columns: Returns: columns that make the strata, or the order
 * of a dip sample */
const char *const *
scrutiny_plan_get_strata_columns (ScrutinyPlan *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *) self->columns;
}

/** scrutiny_plan_get_min_shares: Returns: people who must give a share */
guint
scrutiny_plan_get_min_shares (ScrutinyPlan *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->min_shares;
}

/** scrutiny_plan_get_min_symbols: Returns: digits that all shares must have together */
guint
scrutiny_plan_get_min_symbols (ScrutinyPlan *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->min_symbols;
}

/** scrutiny_plan_to_text: Returns: (transfer full): the canonical JSON */
char *
scrutiny_plan_to_text (ScrutinyPlan *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return scrutiny_json_to_canonical (self->json, NULL);
}
