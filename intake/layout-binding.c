/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/layout-binding.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "intake/error.h"
#include "intake/layout-binding-private.h"

#define COLUMNS_NAMED_MAX 12

static const char *const built_in_layouts[] = {
  "police-uk-stop-search",
  "met-use-of-force",
};

/* pandas writes a column of row numbers without a name, and "Unnamed: 0" when it has read
 * one before. */
static gboolean
is_nameless (const char *heading)
{
  return *heading == '\0' || g_ascii_strncasecmp (heading, "unnamed: ", 9) == 0;
}

/* Folded heading to its cell plus one. A heading that stands twice is remembered as 0. */
static GHashTable *
index_header (const char *const *header)
{
  GHashTable *cells = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; header[i] != NULL; i++) {
    g_autofree char *folded = scrutiny_code_list_fold_label (header[i]);
    gpointer known;

    if (is_nameless (folded))
      continue;
    known = g_hash_table_contains (cells, folded) ? NULL : GUINT_TO_POINTER (i + 1);
    g_hash_table_insert (cells, g_steal_pointer (&folded), known);
  }

  return cells;
}

/* Where @column stands: its cell plus one; 0 nowhere. Sets @is_double if it stands twice.
 */
static guint
find_column (const ScrutinyLayoutColumn *column, GHashTable *cells, gboolean *is_double)
{
  g_autofree char *folded = scrutiny_code_list_fold_label (column->name);
  gpointer cell = NULL;

  *is_double = FALSE;
  if (g_hash_table_lookup_extended (cells, folded, NULL, &cell)) {
    *is_double = cell == NULL;
    return GPOINTER_TO_UINT (cell);
  }

  for (char **other = column->other_names; *other != NULL; other++) {
    g_autofree char *folded_other = scrutiny_code_list_fold_label (*other);

    if (g_hash_table_lookup_extended (cells, folded_other, NULL, &cell)) {
      *is_double = cell == NULL;
      return GPOINTER_TO_UINT (cell);
    }
  }

  return 0;
}

static guint
count_known (ScrutinyLayout *layout, GHashTable *cells)
{
  guint known = 0;
  gboolean is_double;

  for (guint i = 0; i < layout->columns->len; i++) {
    if (find_column (g_ptr_array_index (layout->columns, i), cells, &is_double) > 0)
      known++;
  }

  return known;
}

/* A table of totals has a column that counts and no column that dates. */
static gboolean
looks_aggregate (const char *const *header)
{
  gboolean counts = FALSE;

  for (guint i = 0; header[i] != NULL; i++) {
    g_autofree char *folded = scrutiny_code_list_fold_label (header[i]);

    if (strstr (folded, "date") != NULL || strstr (folded, "time ") != NULL ||
        g_str_has_suffix (folded, "time"))
      return FALSE;
    if (g_str_has_prefix (folded, "number of") || g_str_has_prefix (folded, "total") ||
        g_str_has_suffix (folded, " total") || g_str_equal (folded, "count"))
      counts = TRUE;
  }

  return counts;
}

/* "Date, Type and 3 more". */
static char *
list_names (GPtrArray *names)
{
  GString *text = g_string_new (NULL);
  guint shown = MIN (names->len, COLUMNS_NAMED_MAX);

  for (guint i = 0; i < shown; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                            (const char *) g_ptr_array_index (names, i));
  if (shown < names->len) {
    g_string_append_c (text, ' ');
    g_string_append_printf (text, _("and %u more"), names->len - shown);
  }

  return g_string_free (text, FALSE);
}

static GPtrArray *
find_missing (ScrutinyLayout *layout, GHashTable *cells, gboolean only_needed)
{
  GPtrArray *missing = g_ptr_array_new ();
  gboolean is_double;

  for (guint i = 0; i < layout->columns->len; i++) {
    ScrutinyLayoutColumn *column = g_ptr_array_index (layout->columns, i);

    if (only_needed && !column->is_needed)
      continue;
    if (find_column (column, cells, &is_double) == 0 && !is_double)
      g_ptr_array_add (missing, column->name);
  }

  return missing;
}

/* Nothing fits: say which comes nearest and what it would need. */
static void
set_unknown_error (GError **error, ScrutinyLayout *nearest, GHashTable *cells)
{
  g_autoptr (GPtrArray) missing = NULL;
  g_autofree char *names = NULL;

  if (nearest == NULL) {
    g_set_error_literal (error, SCRUTINY_INTAKE_ERROR, SCRUTINY_INTAKE_ERROR_INVALID,
                         _("The first line names no column this program knows. Give a "
                           "layout file that says what the columns mean."));
    return;
  }

  missing = find_missing (nearest, cells, TRUE);
  if (missing->len == 0) {
    g_clear_pointer (&missing, g_ptr_array_unref);
    missing = find_missing (nearest, cells, FALSE);
  }
  names = list_names (missing);
  g_set_error (error, SCRUTINY_INTAKE_ERROR, SCRUTINY_INTAKE_ERROR_INVALID,
               _("The columns are not those of a file this program knows. It is nearest "
                 "to “%s”, but lacks: %s."),
                  nearest->name, names);
}

/**
 * scrutiny_layout_binding_detect:
 * @header: (array zero-terminated=1): the cells of the first row
 * @error: %SCRUTINY_INTAKE_ERROR_INVALID if no built-in layout fits, with the columns
 * that are missing for the nearest, or if this is a table of totals
 *
 * Returns: (transfer full): the built-in layout that fits
 */
ScrutinyLayout *
scrutiny_layout_binding_detect (const char *const *header, GError **error)
{
  g_autoptr (GHashTable) cells = NULL;
  g_autoptr (ScrutinyLayout) nearest = NULL;
  guint most_known = 0;

  g_return_val_if_fail (header != NULL, NULL);

  cells = index_header (header);
  for (guint i = 0; i < G_N_ELEMENTS (built_in_layouts); i++) {
    g_autoptr (ScrutinyLayout) layout =
        scrutiny_layout_find_built_in (built_in_layouts[i]);
    guint known = count_known (layout, cells);

    if (known > most_known) {
      most_known = known;
      g_clear_pointer (&nearest, scrutiny_layout_unref);
      nearest = g_steal_pointer (&layout);
    }
  }

  if (nearest != NULL && most_known >= nearest->recognised_columns)
    return g_steal_pointer (&nearest);
  if (looks_aggregate (header)) {
    g_set_error_literal (error, SCRUTINY_INTAKE_ERROR, SCRUTINY_INTAKE_ERROR_INVALID,
                         _("This is a table of totals, not a list of records: one line "
                           "stands for many cases, so no case can be drawn from it."));
    return NULL;
  }
  set_unknown_error (error, nearest, cells);

  return NULL;
}

static gboolean
scrutiny_layout_binding_bind (ScrutinyLayoutBinding *self,
                              GHashTable *cells,
                              GError **error)
{
  for (guint i = 0; i < self->layout->columns->len; i++) {
    ScrutinyLayoutColumn *column = g_ptr_array_index (self->layout->columns, i);
    gboolean is_double = FALSE;
    guint cell = find_column (column, cells, &is_double);
    ScrutinyBoundColumn bound = { column, cell - 1, NULL };

    if (is_double) {
      g_set_error (error, SCRUTINY_INTAKE_ERROR, SCRUTINY_INTAKE_ERROR_INVALID,
                   _("Two columns are called “%s”: which one counts cannot be told."),
                      column->name);
      return FALSE;
    }
    if (cell == 0) {
      g_ptr_array_add (self->missing, column->name);
      continue;
    }
    bound.heading = self->header[cell - 1];
    g_array_append_val (self->bound, bound);
  }

  return TRUE;
}

static gboolean
scrutiny_layout_binding_uses (ScrutinyLayoutBinding *self, guint cell)
{
  for (guint i = 0; i < self->bound->len; i++) {
    if (g_array_index (self->bound, ScrutinyBoundColumn, i).cell == cell)
      return TRUE;
  }

  return FALSE;
}

/**
 * scrutiny_layout_binding_new:
 * @layout: a layout
 * @header: (array zero-terminated=1): the cells of the first row; order and case do not
 *   matter, and a column without a name is passed over
 * @error: %SCRUTINY_INTAKE_ERROR_INVALID if a needed column is missing or stands twice
 *
 * Returns: (transfer full): the layout as it lies on this file
 */
ScrutinyLayoutBinding *
scrutiny_layout_binding_new (ScrutinyLayout *layout,
                             const char *const *header,
                             GError **error)
{
  g_autoptr (ScrutinyLayoutBinding) self = NULL;
  g_autoptr (GHashTable) cells = NULL;
  g_autoptr (GPtrArray) needed = NULL;

  g_return_val_if_fail (layout != NULL, NULL);
  g_return_val_if_fail (header != NULL, NULL);

  cells = index_header (header);
  needed = find_missing (layout, cells, TRUE);
  if (needed->len > 0) {
    g_autofree char *names = list_names (needed);

    g_set_error (error, SCRUTINY_INTAKE_ERROR, SCRUTINY_INTAKE_ERROR_INVALID,
                 _("Columns of the layout “%s” are missing: %s."), layout->name, names);
    return NULL;
  }

  self = g_new0 (ScrutinyLayoutBinding, 1);
  self->layout = scrutiny_layout_ref (layout);
  self->header = g_strdupv ((char **) header);
  self->cell_count = g_strv_length (self->header);
  self->bound = g_array_new (FALSE, FALSE, sizeof (ScrutinyBoundColumn));
  self->missing = g_ptr_array_new ();
  self->ignored = g_ptr_array_new ();
  if (!scrutiny_layout_binding_bind (self, cells, error))
    return NULL;
  for (guint i = 0; i < self->cell_count; i++) {
    if (!is_nameless (self->header[i]) && !scrutiny_layout_binding_uses (self, i))
      g_ptr_array_add (self->ignored, self->header[i]);
  }

  return g_steal_pointer (&self);
}

void
scrutiny_layout_binding_free (ScrutinyLayoutBinding *self)
{
  g_return_if_fail (self != NULL);

  scrutiny_layout_unref (self->layout);
  g_strfreev (self->header);
  g_array_unref (self->bound);
  g_ptr_array_unref (self->missing);
  g_ptr_array_unref (self->ignored);
  g_free (self);
}

/**
 * scrutiny_layout_binding_is_nameless:
 * @self: a binding
 * @cell: from 0
 *
 * Returns: whether the column has no name, so that it is row numbers and no part of a
 *   record: with them, equal rows would look different
 */
gboolean
scrutiny_layout_binding_is_nameless (ScrutinyLayoutBinding *self, guint cell)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (cell < self->cell_count, FALSE);

  return is_nameless (self->header[cell]);
}

/* What a column without a field of its own is for; none for one that is not kept. */
static const char *
get_use (ScrutinyColumnUse use)
{
  switch (use) {
  case SCRUTINY_COLUMN_DATE:
    return "date";
  case SCRUTINY_COLUMN_TIME:
    return "time";
  case SCRUTINY_COLUMN_REFERENCE:
    return "reference";
  case SCRUTINY_COLUMN_INCIDENT:
    return "incident";
  case SCRUTINY_COLUMN_AREA:
    return "area";
  case SCRUTINY_COLUMN_GROUNDS:
    return "grounds";
  case SCRUTINY_COLUMN_TACTIC:
  case SCRUTINY_COLUMN_EFFECTIVE:
    return "tactics";
  case SCRUTINY_COLUMN_TEXT:
  case SCRUTINY_COLUMN_CODE:
  case SCRUTINY_COLUMN_LIST:
  case SCRUTINY_COLUMN_BOOLEAN:
  case SCRUTINY_COLUMN_FLAG:
  case SCRUTINY_COLUMN_DECIMAL:
  case SCRUTINY_COLUMN_DROP:
  default:
    return NULL;
  }
}

/**
 * scrutiny_layout_binding_get_field:
 * @self: a binding
 * @cell: from 0
 *
 * Returns: (nullable): the field that the cell goes to, or "date", "time", "reference",
 *   "incident", "area" or "grounds"; %NULL when it is not kept
 */
const char *
scrutiny_layout_binding_get_field (ScrutinyLayoutBinding *self, guint cell)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->bound->len; i++) {
    const ScrutinyBoundColumn *bound =
        &g_array_index (self->bound, ScrutinyBoundColumn, i);

    if (bound->cell == cell && bound->column->use != SCRUTINY_COLUMN_DROP)
      return bound->column->field ? bound->column->field : get_use (bound->column->use);
  }

  return NULL;
}

static char **
dup_names (GPtrArray *names)
{
  char **copy = g_new0 (char *, names->len + 1);

  for (guint i = 0; i < names->len; i++)
    copy[i] = g_strdup (g_ptr_array_index (names, i));

  return copy;
}

/**
 * scrutiny_layout_binding_dup_columns:
 * @self: a binding
 *
 * Returns: (transfer full): the headings that are used, as the file writes them
 */
char **
scrutiny_layout_binding_dup_columns (ScrutinyLayoutBinding *self)
{
  g_autoptr (GPtrArray) names = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  names = g_ptr_array_new ();
  for (guint i = 0; i < self->cell_count; i++) {
    if (scrutiny_layout_binding_uses (self, i))
      g_ptr_array_add (names, self->header[i]);
  }

  return dup_names (names);
}

/**
 * scrutiny_layout_binding_dup_missing:
 * @self: a binding
 *
 * Returns: (transfer full): the columns that the layout knows and the file lacks
 */
char **
scrutiny_layout_binding_dup_missing (ScrutinyLayoutBinding *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return dup_names (self->missing);
}

/**
 * scrutiny_layout_binding_dup_ignored:
 * @self: a binding
 *
 * Returns: (transfer full): the columns of the file that the layout does not use
 */
char **
scrutiny_layout_binding_dup_ignored (ScrutinyLayoutBinding *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return dup_names (self->ignored);
}
