/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/chart/table-row.h"

/* One row of a table of figures, as a list on screen wants it. Immutable. */
struct _ScrutinyTableRow {
  GObject parent_instance;

  ScrutinyTable *table;
  guint row;
};

G_DEFINE_FINAL_TYPE (ScrutinyTableRow, scrutiny_table_row, G_TYPE_OBJECT)

static void
scrutiny_table_row_finalize (GObject *object)
{
  scrutiny_table_unref (SCRUTINY_TABLE_ROW (object)->table);

  G_OBJECT_CLASS (scrutiny_table_row_parent_class)->finalize (object);
}

static void
scrutiny_table_row_class_init (ScrutinyTableRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = scrutiny_table_row_finalize;
}

static void
scrutiny_table_row_init (ScrutinyTableRow *self)
{
}

/**
 * scrutiny_table_row_new:
 *
 * Returns: (transfer full): row @row of @table, for a list; keeps @table
 */
ScrutinyTableRow *
scrutiny_table_row_new (ScrutinyTable *table, guint row)
{
  ScrutinyTableRow *self = g_object_new (SCRUTINY_TYPE_TABLE_ROW, NULL);

  self->table = scrutiny_table_ref (table);
  self->row = row;

  return self;
}

/**
 * scrutiny_table_row_dup_cell:
 *
 * Returns: (transfer full): the cell as a person reads it
 */
char *
scrutiny_table_row_dup_cell (ScrutinyTableRow *self, guint column)
{
  g_return_val_if_fail (SCRUTINY_IS_TABLE_ROW (self), NULL);

  return scrutiny_table_format (self->table, self->row, column);
}

/**
 * scrutiny_table_row_is_figure:
 *
 * Returns: whether @column holds a number, which stands to the right
 */
gboolean
scrutiny_table_row_is_figure (ScrutinyTableRow *self, guint column)
{
  g_return_val_if_fail (SCRUTINY_IS_TABLE_ROW (self), FALSE);

  return scrutiny_table_get_kind (self->table, self->row, column) != SCRUTINY_CELL_TEXT;
}

static gboolean
has_value (ScrutinyTableRow *self, guint column)
{
  ScrutinyCellKind kind = scrutiny_table_get_kind (self->table, self->row, column);

  return kind == SCRUTINY_CELL_COUNT || kind == SCRUTINY_CELL_SHARE ||
         kind == SCRUTINY_CELL_NUMBER;
}

/**
 * scrutiny_table_row_compare:
 *
 * Figures by size, words by the alphabet, what is not told last.
 */
int
scrutiny_table_row_compare (ScrutinyTableRow *self, ScrutinyTableRow *other, guint column)
{
  g_autofree char *text = scrutiny_table_row_dup_cell (self, column);
  g_autofree char *other_text = scrutiny_table_row_dup_cell (other, column);

  if (has_value (self, column) && has_value (other, column)) {
    double value = scrutiny_table_get_value (self->table, self->row, column);
    double other_value = scrutiny_table_get_value (other->table, other->row, column);

    return (value > other_value) - (value < other_value);
  }
  if (has_value (self, column) != has_value (other, column))
    return has_value (self, column) ? -1 : 1;

  return g_utf8_collate (text, other_text);
}
