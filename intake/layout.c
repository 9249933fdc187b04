/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/layout.h"

#include "intake/layout-private.h"

static void
scrutiny_layout_column_free (ScrutinyLayoutColumn *column)
{
  g_free (column->name);
  g_strfreev (column->other_names);
  g_free (column->field);
  g_free (column->flag);
  g_clear_pointer (&column->values, g_hash_table_unref);
  g_free (column);
}

/**
 * scrutiny_layout_new:
 *
 * A layout without columns, in UK time, comma separated. For the files of this folder
 * that fill one; after that it does not change.
 */
ScrutinyLayout *
scrutiny_layout_new (const char *name, ScrutinyRecordKind kind)
{
  ScrutinyLayout *self = g_new0 (ScrutinyLayout, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->name = g_strdup (name);
  self->force = g_strdup ("");
  self->time_zone = g_strdup ("Europe/London");
  self->kind = kind;
  self->delimiter = ',';
  self->columns =
      g_ptr_array_new_with_free_func ((GDestroyNotify) scrutiny_layout_column_free);
  self->date_formats = g_ptr_array_new_with_free_func (g_free);
  self->time_formats = g_ptr_array_new_with_free_func (g_free);
  self->empty_words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

ScrutinyLayout *
scrutiny_layout_ref (ScrutinyLayout *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
scrutiny_layout_unref (ScrutinyLayout *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->name);
  g_free (self->force);
  g_free (self->time_zone);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->date_formats);
  g_ptr_array_unref (self->time_formats);
  g_hash_table_unref (self->empty_words);
  g_free (self);
}

/** scrutiny_layout_add: The column belongs to the layout. */
ScrutinyLayoutColumn *
scrutiny_layout_add (ScrutinyLayout *self,
                     ScrutinyColumnUse use,
                     const char *name,
                     const char *field)
{
  ScrutinyLayoutColumn *column = g_new0 (ScrutinyLayoutColumn, 1);

  column->use = use;
  column->name = g_strdup (name);
  column->other_names = g_new0 (char *, 1);
  column->field = g_strdup (field);
  g_ptr_array_add (self->columns, column);

  return column;
}

/**
 * scrutiny_layout_add_code:
 *
 * Adds a column whose cells are labels of a code list; returns it (transfer none)
 */
ScrutinyLayoutColumn *
scrutiny_layout_add_code (ScrutinyLayout *self,
                          const char *name,
                          const char *field,
                          const char *list)
{
  ScrutinyLayoutColumn *column =
      scrutiny_layout_add (self, SCRUTINY_COLUMN_CODE, name, field);

  column->list = scrutiny_code_list_find (list);
  g_assert (column->list != NULL);

  return column;
}

/**
 * scrutiny_layout_add_flag:
 *
 * Adds a column of yes and no that puts @flag into the list of @field; returns it
 * (transfer none)
 */
ScrutinyLayoutColumn *
scrutiny_layout_add_flag (ScrutinyLayout *self,
                          const char *name,
                          const char *field,
                          const char *flag)
{
  ScrutinyLayoutColumn *column =
      scrutiny_layout_add (self, SCRUTINY_COLUMN_FLAG, name, field);

  column->flag = g_strdup (flag);

  return column;
}

/** scrutiny_layout_column_also: Another year's name of the same column. */
void
scrutiny_layout_column_also (ScrutinyLayoutColumn *column, const char *other_name)
{
  guint count = g_strv_length (column->other_names);

  column->other_names = g_renew (char *, column->other_names, count + 2);
  column->other_names[count] = g_strdup (other_name);
  column->other_names[count + 1] = NULL;
}

/**
 * scrutiny_layout_find_built_in:
 * @name: "police-uk-stop-search" or "met-use-of-force"
 *
 * Returns: (transfer full) (nullable): the layout of that name, %NULL if there is none
 */
ScrutinyLayout *
scrutiny_layout_find_built_in (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  if (g_str_equal (name, "police-uk-stop-search"))
    return scrutiny_layout_new_police_uk ();
  if (g_str_equal (name, "met-use-of-force"))
    return scrutiny_layout_new_met_force ();

  return NULL;
}

/** scrutiny_layout_get_name: Returns: (transfer none): what people call the layout */
const char *
scrutiny_layout_get_name (ScrutinyLayout *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

/** scrutiny_layout_get_kind: Returns: what kind of records the files hold */
ScrutinyRecordKind
scrutiny_layout_get_kind (ScrutinyLayout *self)
{
  g_return_val_if_fail (self != NULL, SCRUTINY_RECORD_KIND_STOP_SEARCH);

  return self->kind;
}

/**
 * scrutiny_layout_get_force:
 * @self: a layout
 *
 * Returns: the slug of the force whose files these are, "" where many forces use it
 */
const char *
scrutiny_layout_get_force (ScrutinyLayout *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->force;
}

/** scrutiny_layout_get_delimiter: Returns: what stands between cells, as a comma */
char
scrutiny_layout_get_delimiter (ScrutinyLayout *self)
{
  g_return_val_if_fail (self != NULL, ',');

  return self->delimiter;
}
