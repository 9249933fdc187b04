/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "sampling/error.h"
#include "sampling/json-fields-private.h"
#include "sampling/plan-private.h"

#define VALUES_MAX 4096u

void
scrutiny_plan_filter_free (ScrutinyPlanFilter *self)
{
  g_free (self->column);
  g_clear_pointer (&self->values, g_hash_table_unref);
  g_free (self->from);
  g_free (self->to);
  g_free (self);
}

static gboolean
read_values (ScrutinyPlanFilter *self, const ScrutinyJson *json, GError **error)
{
  static const char *const in_names[] = { "col", "in", NULL };
  static const char *const not_in_names[] = { "col", "not_in", NULL };
  g_auto (GStrv) values = NULL;

  self->is_negated = scrutiny_json_get_member (json, "not_in") != NULL;
  if (!scrutiny_json_check_names (json, "filter",
                                  self->is_negated ? not_in_names : in_names, NULL,
                                  error))
    return FALSE;

  values = scrutiny_json_read_strings (json, self->is_negated ? "not_in" : "in",
                                       VALUES_MAX, error);
  if (values == NULL)
    return FALSE;

  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; values[i] != NULL; i++)
    g_hash_table_add (self->values, g_strdup (values[i]));
  return TRUE;
}

/* A range compares bytes, which is the order of time for ISO dates only. */
static gboolean
read_end (const ScrutinyJson *json, const char *name, char **end, GError **error)
{
  const char *text;

  if (scrutiny_json_get_member (json, name) == NULL)
    return TRUE;

  text = scrutiny_json_read_string (json, name, error);
  if (text == NULL)
    return FALSE;
  if (strspn (text, "0123456789") != 4 ||
      strspn (text, "0123456789-:.TZ+") != strlen (text)) {
    g_set_error (error, SCRUTINY_SAMPLING_ERROR, SCRUTINY_SAMPLING_ERROR_INVALID,
                 _("“%s” is not a date or time that starts with the year."), text);
    return FALSE;
  }

  *end = g_strdup (text);
  return TRUE;
}

static gboolean
read_range (ScrutinyPlanFilter *self, const ScrutinyJson *json, GError **error)
{
  static const char *const required[] = { "col", NULL };
  static const char *const optional[] = { "from", "to", NULL };

  if (!scrutiny_json_check_names (json, "filter", required, optional, error) ||
      !read_end (json, "from", &self->from, error) ||
      !read_end (json, "to", &self->to, error))
    return FALSE;

  if (self->from == NULL && self->to == NULL) {
    g_set_error_literal (error, SCRUTINY_SAMPLING_ERROR, SCRUTINY_SAMPLING_ERROR_INVALID,
                         _("A range needs a beginning or an end."));
    return FALSE;
  }
  return TRUE;
}

/**
 * scrutiny_plan_filter_new:
 *
 * Returns: (transfer full): the filter that @json says, or %NULL with @error set
 */
ScrutinyPlanFilter *
scrutiny_plan_filter_new (const ScrutinyJson *json, GError **error)
{
  static const char *const required[] = { "col", NULL };
  static const char *const optional[] = { "in", "not_in", "from", "to", NULL };
  g_autoptr (ScrutinyPlanFilter) self = NULL;
  const char *column;
  gboolean is_read;

  if (!scrutiny_json_check_names (json, "filter", required, optional, error))
    return NULL;
  column = scrutiny_json_read_string (json, "col", error);
  if (column == NULL)
    return NULL;

  self = g_new0 (ScrutinyPlanFilter, 1);
  self->column = g_strdup (column);
  if (scrutiny_json_get_member (json, "in") != NULL ||
      scrutiny_json_get_member (json, "not_in") != NULL)
    is_read = read_values (self, json, error);
  else
    is_read = read_range (self, json, error);

  return is_read ? g_steal_pointer (&self) : NULL;
}

/**
 * scrutiny_plan_filter_passes:
 *
 * Returns: whether a record with @cell, @length bytes, may be drawn as far as this
 *   filter goes
 */
gboolean
scrutiny_plan_filter_passes (const ScrutinyPlanFilter *self,
                             const char *cell,
                             gsize length)
{
  char buffer[SCRUTINY_LIST_CELL_BYTES_MAX + 1];

  g_assert (length < sizeof buffer);
  memcpy (buffer, cell, length);
  buffer[length] = '\0';

  if (self->values != NULL)
    return g_hash_table_contains (self->values, buffer) != self->is_negated;
  if (length == 0)
    return FALSE;

  return (self->from == NULL || strcmp (buffer, self->from) >= 0) &&
         (self->to == NULL || strcmp (buffer, self->to) <= 0);
}
