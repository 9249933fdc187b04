/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/error.h"
#include "app/list-private.h"
#include "app/panel.h"
#include "db/fixed-list-store.h"
#include "sampling/plan-builder.h"

/* From a request to a plan. The filters go into the plan, so that they are part
 * of the commitment and the records they leave out stay in the list. */

#define DEFAULT_RESERVES_PERCENT 50
#define DEFAULT_RESERVES_MINIMUM 2
#define MAX_FACTOR_PER_MILLE     1000000.0
#define MAX_WHY_CHARACTERS       300

static void
condition_free (gpointer data)
{
  ScrutinyCondition *condition = data;

  g_free (condition->field);
  g_free (condition->value);
  g_free (condition);
}

/**
 * scrutiny_list_read_conditions:
 *
 * Returns: (transfer full): "field=value" conditions of a list, read; %NULL with
 *   @error set at the first that is none
 */
GPtrArray *
scrutiny_list_read_conditions (const char *const *where, GError **error)
{
  g_autoptr (GPtrArray) conditions = g_ptr_array_new_with_free_func (condition_free);

  for (guint i = 0; where != NULL && where[i] != NULL; i++) {
    const char *sign = strchr (where[i], '=');
    g_autofree char *field =
        sign ? g_strndup (where[i], (gsize) (sign - where[i])) : NULL;
    ScrutinyCondition *condition;

    if (field == NULL || !scrutiny_list_is_column_name (field)) {
      g_set_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_INVALID,
                   _("“%s” is not a condition. Write it as field=value."), where[i]);
      return NULL;
    }

    condition = g_new0 (ScrutinyCondition, 1);
    condition->field = g_steal_pointer (&field);
    condition->value = g_strdup (sign + 1);
    g_ptr_array_add (conditions, condition);
  }

  return g_steal_pointer (&conditions);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
add_column (GPtrArray *columns, const char *name)
{
  if (!g_ptr_array_find_with_equal_func (columns, name, g_str_equal, NULL))
    g_ptr_array_add (columns, g_strdup (name));
}

GStrv
scrutiny_list_choose_columns (const ScrutinyListRequest *request, GPtrArray *conditions)
{
  GPtrArray *columns = g_ptr_array_new ();

  if (request->area != NULL)
    add_column (columns, "area");
  if (request->method == SCRUTINY_PLAN_SYSTEMATIC)
    add_column (columns, "day");
  if (request->cap_field != NULL)
    add_column (columns, request->cap_field);
  for (guint i = 0; i < conditions->len; i++)
    add_column (columns,
                ((ScrutinyCondition *) g_ptr_array_index (conditions, i))->field);
  for (guint i = 0; request->strata != NULL && request->strata[i] != NULL; i++)
    add_column (columns, request->strata[i]);

  g_ptr_array_sort (columns, compare_names);
  g_ptr_array_add (columns, NULL);

  return (GStrv) g_ptr_array_free (columns, FALSE);
}

/* Conditions on one field mean any of its values; on several, all of them. */
static void
add_filters (ScrutinyPlanBuilder *builder,
             const ScrutinyListRequest *request,
             GPtrArray *conditions)
{
  if (request->area != NULL) {
    const char *areas[] = { request->area, NULL };

    scrutiny_plan_builder_add_filter_in (builder, "area", areas);
  }

  for (guint i = 0; i < conditions->len; i++) {
    const ScrutinyCondition *first = g_ptr_array_index (conditions, i);
    g_autoptr (GPtrArray) values = g_ptr_array_new ();
    gboolean is_done = FALSE;

    for (guint j = 0; j < conditions->len; j++) {
      const ScrutinyCondition *other = g_ptr_array_index (conditions, j);

      if (strcmp (other->field, first->field) != 0)
        continue;
      is_done = is_done || j < i;
      g_ptr_array_add (values, other->value);
    }
    if (is_done)
      continue;
    g_ptr_array_sort (values, compare_names);
    g_ptr_array_add (values, NULL);
    scrutiny_plan_builder_add_filter_in (builder, first->field,
                                         (const char *const *) values->pdata);
  }
}

/* VALUE=NUMBER, or VALUE,VALUE=NUMBER for strata of two fields. */
static gboolean
add_share (ScrutinyPlanBuilder *builder,
           ScrutinyPlanAllocation allocation,
           const char *share,
           GError **error)
{
  const char *sign = strrchr (share, '=');
  g_autofree char *left = sign ? g_strndup (share, (gsize) (sign - share)) : NULL;
  g_auto (GStrv) key = left ? g_strsplit (left, ",", -1) : NULL;
  char *end = NULL;
  double number = sign ? g_ascii_strtod (sign + 1, &end) : -1.0;

  if (key == NULL || end == sign + 1 || *end != '\0' ||
      !(number >= 0.0 && number <= MAX_FACTOR_PER_MILLE / 1000.0)) {
    g_set_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_INVALID,
                 _("“%s” is not a share of the draw. Write it as value=number."), share);
    return FALSE;
  }
  if (allocation == SCRUTINY_PLAN_CUSTOM && number > (guint) number) {
    g_set_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_INVALID,
                 _("“%s”: a group gets a whole number of cases."), share);
    return FALSE;
  }

  if (allocation == SCRUTINY_PLAN_CUSTOM)
    scrutiny_plan_builder_add_quota (builder, (const char *const *) key, (guint) number);
  else
    scrutiny_plan_builder_add_factor (builder, (const char *const *) key,
                                      (guint) (number * 1000.0 + 0.5));

  return TRUE;
}

static gboolean
set_design (ScrutinyPlanBuilder *builder,
            const ScrutinyListRequest *request,
            GError **error)
{
  static const char *const by_day[] = { "day", NULL };

  switch (request->method) {
  case SCRUTINY_PLAN_SYSTEMATIC:
    scrutiny_plan_builder_set_systematic (builder, request->take, by_day);
    break;
  case SCRUTINY_PLAN_STRATIFIED:
    if (request->strata == NULL || request->strata[0] == NULL) {
      g_set_error_literal (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_INVALID,
                           _("Say which field the list is to be divided by."));
      return FALSE;
    }
    scrutiny_plan_builder_set_stratified (builder, request->take, request->strata,
                                          request->allocation, request->minimum);
    for (guint i = 0; request->shares != NULL && request->shares[i] != NULL; i++)
      if (!add_share (builder, request->allocation, request->shares[i], error))
        return FALSE;
    break;
  case SCRUTINY_PLAN_SIMPLE:
  default:
    scrutiny_plan_builder_set_simple (builder, request->take);
    break;
  }

  return TRUE;
}

/* Earlier draws of the same meeting: their records are out of this one. */
static gboolean
add_earlier (ScrutinySession *session,
             ScrutinyPlanBuilder *builder,
             gint64 meeting,
             GError **error)
{
  g_autoptr (GPtrArray) lists =
      scrutiny_fixed_list_store_list (scrutiny_session_get_database (session), meeting,
                                      error);

  for (guint i = 0; lists != NULL && i < lists->len; i++) {
    const ScrutinyFixedList *list = g_ptr_array_index (lists, i);

    if (list->certificate_sha256 != NULL)
      scrutiny_plan_builder_add_after (builder, list->tag);
  }

  return lists != NULL;
}

/* Who picks where to look says why: it is printed with the cases for ever. */
static gboolean
check_reason (const ScrutinyListRequest *request, GError **error)
{
  const char *why = request->why;

  if (request->purpose == SCRUTINY_DRAW_THEMATIC && request->area == NULL &&
      (request->where == NULL || request->where[0] == NULL)) {
    g_set_error_literal (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_INVALID,
                         _("A thematic draw needs a theme. Say which records it is "
                           "about, or draw at random."));
    return FALSE;
  }
  if (!scrutiny_draw_purpose_needs_reason (request->purpose))
    return TRUE;
  if (why != NULL && *why != '\0' && g_utf8_validate (why, -1, NULL) &&
      g_utf8_strlen (why, -1) <= MAX_WHY_CHARACTERS)
    return TRUE;

  g_set_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_INVALID,
               _("Say in 1 to %d characters why these records are looked at."),
                  MAX_WHY_CHARACTERS);

  return FALSE;
}

static char *
make_plain_title (ScrutinySession *session,
                  const ScrutinyListRequest *request,
                  GError **error)
{
  g_autofree char *panel = NULL;

  if (request->title != NULL && *request->title != '\0')
    return g_strdup (request->title);

  panel = scrutiny_panel_get_setting (session, "name", error);
  if (panel == NULL)
    return NULL;

  /* Part of the commitment, so the same in every language. */
  return g_strdup_printf ("%s, meeting %" G_GINT64_FORMAT ": %s, %s to %s", panel,
                          request->meeting, request->kind ? request->kind : "all kinds",
                          request->from ? request->from : "the first record",
                          request->to ? request->to : "the last record");
}

static char *
make_title (ScrutinySession *session, const ScrutinyListRequest *request, GError **error)
{
  g_autofree char *plain = make_plain_title (session, request, error);

  if (plain == NULL || !scrutiny_draw_purpose_needs_reason (request->purpose))
    return g_steal_pointer (&plain);

  return g_strdup_printf ("%s (%s): %s",
                          scrutiny_draw_purpose_get_name (request->purpose), request->why,
                          plain);
}

/* A tag is used once in a panel: the meeting's number, and how many lists were
 * fixed for it so far, voided ones too. */
static char *
make_tag (ScrutinySession *session, const ScrutinyListRequest *request, GError **error)
{
  guint count;

  if (!scrutiny_fixed_list_store_count (scrutiny_session_get_database (session),
                                        request->meeting, &count, error))
    return NULL;

  return scrutiny_draw_purpose_make_tag (request->purpose, request->meeting, count + 1);
}

ScrutinyPlan *
scrutiny_list_make_plan (ScrutinySession *session,
                         const ScrutinyListRequest *request,
                         GPtrArray *conditions,
                         ScrutinyList *list,
                         GError **error)
{
  g_autofree char *tag = NULL;
  g_autofree char *title = NULL;
  g_autoptr (ScrutinyPlanBuilder) builder = NULL;

  if (!check_reason (request, error))
    return NULL;
  tag = make_tag (session, request, error);
  title = tag ? make_title (session, request, error) : NULL;
  if (title == NULL)
    return NULL;

  builder = scrutiny_plan_builder_new (tag, title);
  if (!set_design (builder, request, error) ||
      !add_earlier (session, builder, request->meeting, error))
    return NULL;
  add_filters (builder, request, conditions);
  if (request->cap_field != NULL)
    scrutiny_plan_builder_set_cap (builder, request->cap_field, request->cap_max);
  if (request->reserves >= 0)
    scrutiny_plan_builder_set_reserves_count (builder, (guint) request->reserves);
  else
    scrutiny_plan_builder_set_reserves_percent (builder, DEFAULT_RESERVES_PERCENT,
                                                DEFAULT_RESERVES_MINIMUM);

  return scrutiny_plan_builder_build (builder, list, error);
}
