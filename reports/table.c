/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/table.h"

#include <math.h>

typedef struct {
  ScrutinyCellKind kind;
  double value;
  char *text; /* owned; text, or the mark of what is hidden */
} Cell;

struct _ScrutinyTable {
  char *id;
  char *title;
  GStrv headers;
  guint columns;
  GArray *cells; /* Cell, row after row */
};

static void
clear_cell (gpointer data)
{
  Cell *cell = data;

  g_free (cell->text);
}

static void
clear_table (gpointer data)
{
  ScrutinyTable *self = data;

  g_free (self->id);
  g_free (self->title);
  g_strfreev (self->headers);
  g_array_unref (self->cells);
}

ScrutinyTable *
scrutiny_table_new (const char *id, const char *title, const char *const *headers)
{
  ScrutinyTable *self;

  g_return_val_if_fail (id != NULL && title != NULL, NULL);
  g_return_val_if_fail (headers != NULL && headers[0] != NULL, NULL);

  self = g_atomic_rc_box_new0 (ScrutinyTable);
  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->headers = g_strdupv ((GStrv) headers);
  self->columns = g_strv_length (self->headers);
  self->cells = g_array_new (FALSE, TRUE, sizeof (Cell));
  g_array_set_clear_func (self->cells, clear_cell);

  return self;
}

ScrutinyTable *
scrutiny_table_ref (ScrutinyTable *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
scrutiny_table_unref (ScrutinyTable *self)
{
  g_atomic_rc_box_release_full (self, clear_table);
}

static void
add_cell (ScrutinyTable *self, ScrutinyCellKind kind, double value, const char *text)
{
  Cell cell = { .kind = kind, .value = value, .text = g_strdup (text) };

  g_array_append_val (self->cells, cell);
}

void
scrutiny_table_add_text (ScrutinyTable *self, const char *text)
{
  g_return_if_fail (self != NULL);

  add_cell (self, text ? SCRUTINY_CELL_TEXT : SCRUTINY_CELL_EMPTY, 0, text);
}

void
scrutiny_table_add_count (ScrutinyTable *self, guint64 count)
{
  g_return_if_fail (self != NULL);

  add_cell (self, SCRUTINY_CELL_COUNT, (double) count, NULL);
}

void
scrutiny_table_add_share (ScrutinyTable *self, double share)
{
  g_return_if_fail (self != NULL);

  add_cell (self, SCRUTINY_CELL_SHARE, share, NULL);
}

void
scrutiny_table_add_number (ScrutinyTable *self, double number)
{
  g_return_if_fail (self != NULL);

  add_cell (self, SCRUTINY_CELL_NUMBER, number, NULL);
}

void
scrutiny_table_add_hidden (ScrutinyTable *self, const char *mark)
{
  g_return_if_fail (self != NULL);

  add_cell (self, SCRUTINY_CELL_HIDDEN, 0, mark ? mark : "c");
}

void
scrutiny_table_add_empty (ScrutinyTable *self)
{
  g_return_if_fail (self != NULL);

  add_cell (self, SCRUTINY_CELL_EMPTY, 0, NULL);
}

/** scrutiny_table_get_id: Returns: (transfer none): its name in files */
const char *
scrutiny_table_get_id (const ScrutinyTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->id;
}

/** scrutiny_table_get_title: Returns: (transfer none): what it shows, in words */
const char *
scrutiny_table_get_title (const ScrutinyTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title;
}

/** scrutiny_table_get_columns: Returns: how many columns */
guint
scrutiny_table_get_columns (const ScrutinyTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->columns;
}

/** scrutiny_table_get_rows: Returns: how many rows */
guint
scrutiny_table_get_rows (const ScrutinyTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return (self->cells->len + self->columns - 1) / self->columns;
}

/**
 * scrutiny_table_get_header:
 *
 * Returns: (transfer none): what stands over @column, from 0
 */
const char *
scrutiny_table_get_header (const ScrutinyTable *self, guint column)
{
  g_return_val_if_fail (self != NULL && column < self->columns, NULL);

  return self->headers[column];
}

/* The cell, or NULL past the end of a last row that was not filled. */
static const Cell *
cell_at (const ScrutinyTable *self, guint row, guint column)
{
  guint index = row * self->columns + column;

  return index < self->cells->len ? &g_array_index (self->cells, Cell, index) : NULL;
}

/** scrutiny_table_get_kind: Returns: what the cell holds; both count from 0 */
ScrutinyCellKind
scrutiny_table_get_kind (const ScrutinyTable *self, guint row, guint column)
{
  const Cell *cell;

  g_return_val_if_fail (self != NULL && column < self->columns, SCRUTINY_CELL_EMPTY);

  cell = cell_at (self, row, column);

  return cell ? cell->kind : SCRUTINY_CELL_EMPTY;
}

double
scrutiny_table_get_value (const ScrutinyTable *self, guint row, guint column)
{
  const Cell *cell;

  g_return_val_if_fail (self != NULL && column < self->columns, 0);

  cell = cell_at (self, row, column);

  return cell ? cell->value : 0;
}

const char *
scrutiny_table_get_text (const ScrutinyTable *self, guint row, guint column)
{
  const Cell *cell;

  g_return_val_if_fail (self != NULL && column < self->columns, NULL);

  cell = cell_at (self, row, column);

  return cell ? cell->text : NULL;
}

char *
scrutiny_table_format (const ScrutinyTable *self, guint row, guint column)
{
  double value;

  g_return_val_if_fail (self != NULL && column < self->columns, NULL);

  value = scrutiny_table_get_value (self, row, column);
  switch (scrutiny_table_get_kind (self, row, column)) {
  case SCRUTINY_CELL_TEXT:
  case SCRUTINY_CELL_HIDDEN:
    return g_strdup (scrutiny_table_get_text (self, row, column));
  case SCRUTINY_CELL_COUNT:
    return g_strdup_printf ("%.0f", value);
  case SCRUTINY_CELL_SHARE:
    return g_strdup_printf ("%.0f%%", 100 * value);
  case SCRUTINY_CELL_NUMBER:
    /* A true minus sign: a hyphen at the start of a cell may begin a formula. */
    return g_strdup_printf ("%s%.2f", value < -0.005 ? "\342\210\222" : "", fabs (value));
  case SCRUTINY_CELL_EMPTY:
  default:
    return g_strdup ("");
  }
}
