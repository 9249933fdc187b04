/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/record-filter.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "model/error.h"

/* One field and the values that pass; "" passes a blank. */
typedef struct {
  char *field;
  GPtrArray *values; /* char * */
} ScrutinyRecordCondition;

struct _ScrutinyRecordFilter {
  gatomicrefcount ref_count;
  const char *kind; /* NULL: any */
  char *from;       /* NULL: open */
  char *to;
  char *area;
  gint64 import_id; /* 0: any */
  GPtrArray *conditions;
};

static void
scrutiny_record_condition_free (ScrutinyRecordCondition *condition)
{
  g_free (condition->field);
  g_ptr_array_unref (condition->values);
  g_free (condition);
}

/**
 * scrutiny_record_filter_new:
 *
 * Returns: (transfer full): a filter that lets every record pass
 */
ScrutinyRecordFilter *
scrutiny_record_filter_new (void)
{
  ScrutinyRecordFilter *self = g_new0 (ScrutinyRecordFilter, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->conditions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) scrutiny_record_condition_free);

  return self;
}

ScrutinyRecordFilter *
scrutiny_record_filter_ref (ScrutinyRecordFilter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
scrutiny_record_filter_unref (ScrutinyRecordFilter *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->from);
  g_free (self->to);
  g_free (self->area);
  g_ptr_array_unref (self->conditions);
  g_free (self);
}

/** scrutiny_record_filter_set_kind: Only records of @kind */
void
scrutiny_record_filter_set_kind (ScrutinyRecordFilter *self, ScrutinyRecordKind kind)
{
  g_return_if_fail (self != NULL);

  self->kind = scrutiny_record_kind_to_text (kind);
}

static gboolean
is_day (const char *text)
{
  int year = 0;
  int month = 0;
  int day = 0;

  if (strlen (text) != 10 || strspn (text, "0123456789-") != 10)
    return FALSE;
  if (sscanf (text, "%4d-%2d-%2d", &year, &month, &day) != 3 || text[4] != '-' ||
      text[7] != '-')
    return FALSE;

  return g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

/**
 * scrutiny_record_filter_set_days:
 * @self: a filter not in use yet
 * @from: (nullable): the first local day, "YYYY-MM-DD"; %NULL open
 * @to: (nullable): the last, itself included
 * @error: %SCRUTINY_MODEL_ERROR_INVALID if one is no day, or they are the wrong way round
 *
 * Returns: whether both were taken
 */
gboolean
scrutiny_record_filter_set_days (ScrutinyRecordFilter *self,
                                 const char *from,
                                 const char *to,
                                 GError **error)
{
  const char *bad = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  if (from != NULL && !is_day (from))
    bad = from;
  else if (to != NULL && !is_day (to))
    bad = to;
  if (bad != NULL) {
    g_set_error (error, SCRUTINY_MODEL_ERROR, SCRUTINY_MODEL_ERROR_INVALID,
                 _("“%s” is not a day written as 2026-01-31."), bad);
    return FALSE;
  }
  if (from != NULL && to != NULL && strcmp (from, to) > 0) {
    g_set_error (error, SCRUTINY_MODEL_ERROR, SCRUTINY_MODEL_ERROR_INVALID,
                 _("%s is after %s."), from, to);
    return FALSE;
  }

  g_free (self->from);
  self->from = g_strdup (from);
  g_free (self->to);
  self->to = g_strdup (to);

  return TRUE;
}

/**
 * scrutiny_record_filter_set_area:
 * @self: a filter not in use yet
 * @area: (nullable): the area's name exactly; "" is records without one; %NULL any
 */
void
scrutiny_record_filter_set_area (ScrutinyRecordFilter *self, const char *area)
{
  g_return_if_fail (self != NULL);

  g_free (self->area);
  self->area = g_strdup (area);
}

/**
 * scrutiny_record_filter_set_import:
 * @self: a filter not in use yet
 * @import_id: only the records of this file, also when another has replaced it; 0 all
 *   files that stand
 */
void
scrutiny_record_filter_set_import (ScrutinyRecordFilter *self, gint64 import_id)
{
  g_return_if_fail (self != NULL);

  self->import_id = import_id;
}

/**
 * scrutiny_record_filter_add_value:
 * @self: a filter not in use yet
 * @field: a field's name
 * @value: a value of it that passes; "" a blank
 */
void
scrutiny_record_filter_add_value (ScrutinyRecordFilter *self,
                                  const char *field,
                                  const char *value)
{
  ScrutinyRecordCondition *condition = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (field != NULL);
  g_return_if_fail (value != NULL);

  for (guint i = 0; i < self->conditions->len && condition == NULL; i++) {
    ScrutinyRecordCondition *known = g_ptr_array_index (self->conditions, i);

    if (g_str_equal (known->field, field))
      condition = known;
  }
  if (condition == NULL) {
    condition = g_new0 (ScrutinyRecordCondition, 1);
    condition->field = g_strdup (field);
    condition->values = g_ptr_array_new_with_free_func (g_free);
    g_ptr_array_add (self->conditions, condition);
  }
  g_ptr_array_add (condition->values, g_strdup (value));
}

/**
 * scrutiny_record_filter_add_where:
 * @self: a filter not in use yet
 * @condition: FIELD=VALUE; nothing after the sign is a blank
 * @error: %SCRUTINY_MODEL_ERROR_INVALID if it is not of that form
 *
 * Returns: whether it was taken
 */
gboolean
scrutiny_record_filter_add_where (ScrutinyRecordFilter *self,
                                  const char *condition,
                                  GError **error)
{
  g_autofree char *field = NULL;
  const char *sign;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (condition != NULL, FALSE);

  sign = strchr (condition, '=');
  if (sign == NULL || sign == condition) {
    g_set_error (error, SCRUTINY_MODEL_ERROR, SCRUTINY_MODEL_ERROR_INVALID,
                 _("“%s” is not of the form FIELD=VALUE."), condition);
    return FALSE;
  }
  field = g_strndup (condition, (gsize) (sign - condition));
  scrutiny_record_filter_add_value (self, field, sign + 1);

  return TRUE;
}

/**
 * scrutiny_record_filter_get_kind:
 *
 * Returns: (transfer none) (nullable): the only kind wanted
 */
const char *
scrutiny_record_filter_get_kind (ScrutinyRecordFilter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->kind;
}

/**
 * scrutiny_record_filter_get_from:
 *
 * Returns: (transfer none) (nullable): the first day wanted, YYYY-MM-DD
 */
const char *
scrutiny_record_filter_get_from (ScrutinyRecordFilter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->from;
}

/**
 * scrutiny_record_filter_get_to:
 *
 * Returns: (transfer none) (nullable): the last day wanted, YYYY-MM-DD
 */
const char *
scrutiny_record_filter_get_to (ScrutinyRecordFilter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->to;
}

/**
 * scrutiny_record_filter_get_area:
 *
 * Returns: (transfer none) (nullable): the only area wanted
 */
const char *
scrutiny_record_filter_get_area (ScrutinyRecordFilter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->area;
}

/** scrutiny_record_filter_get_import: Returns: the only import wanted; 0 for all */
gint64
scrutiny_record_filter_get_import (ScrutinyRecordFilter *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->import_id;
}

/**
 * scrutiny_record_filter_passes_values:
 * @self: a filter
 * @record: a record
 *
 * Returns: whether the conditions on fields hold; kind, days, area and import are not
 *   looked at
 */
gboolean
scrutiny_record_filter_passes_values (ScrutinyRecordFilter *self, ScrutinyRecord *record)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (record != NULL, FALSE);

  for (guint i = 0; i < self->conditions->len; i++) {
    ScrutinyRecordCondition *condition = g_ptr_array_index (self->conditions, i);
    gboolean passes = FALSE;

    for (guint j = 0; j < condition->values->len && !passes; j++)
      passes = scrutiny_record_has_value (record, condition->field,
                                          g_ptr_array_index (condition->values, j));
    if (!passes)
      return FALSE;
  }

  return TRUE;
}

/* Whether stored values hold LF field TAB value LF; with "" whether the field is blank.
 */
static gboolean
text_has_value (const char *text, const char *field, const char *value)
{
  g_autofree char *wanted = *value == '\0'
                                ? g_strconcat ("\n", field, "\t", NULL)
                                : g_strconcat ("\n", field, "\t", value, "\n", NULL);

  return (strstr (text, wanted) != NULL) == (*value != '\0');
}

/**
 * scrutiny_record_filter_passes_text:
 * @self: a filter
 * @text: a record's values as scrutiny_record_to_text() gives them
 *
 * The same question as scrutiny_record_filter_passes_values(), before a record is made.
 *
 * Returns: whether the conditions on fields hold
 */
gboolean
scrutiny_record_filter_passes_text (ScrutinyRecordFilter *self, const char *text)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  for (guint i = 0; i < self->conditions->len; i++) {
    ScrutinyRecordCondition *condition = g_ptr_array_index (self->conditions, i);
    gboolean passes = FALSE;

    for (guint j = 0; j < condition->values->len && !passes; j++)
      passes = text_has_value (text, condition->field,
                               g_ptr_array_index (condition->values, j));
    if (!passes)
      return FALSE;
  }

  return TRUE;
}
