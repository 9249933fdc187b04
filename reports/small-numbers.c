/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/small-numbers.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "reports/error.h"

/* Stands for "without limit" in the flow; sums of counts stay far below it. */
#define ENDLESS (G_GINT64_CONSTANT (1) << 60)

struct _ScrutinySmallNumbers {
  guint rows;    /* of the inner table; the totals stand at index rows */
  guint columns; /* likewise */
  guint threshold;
  gboolean is_sided; /* a hidden cell says on which side of the threshold it lies */
  gint64 *values;    /* (rows + 1) * (columns + 1), row after row */
  gboolean *is_hidden;
};

/* A rectangle of four cells that can shift one count round and leave every row
 * and column total as it was. */
typedef struct {
  gboolean touches_total;
  gint64 newly_hidden_sum;
  guint newly_hidden;
  guint row;
  guint column;
} Rectangle;

static gsize
cell_index (const ScrutinySmallNumbers *self, guint row, guint column)
{
  return (gsize) row * (self->columns + 1) + column;
}

static gint64
value_at (const ScrutinySmallNumbers *self, guint row, guint column)
{
  return self->values[cell_index (self, row, column)];
}

static gboolean
hidden_at (const ScrutinySmallNumbers *self, guint row, guint column)
{
  return self->is_hidden[cell_index (self, row, column)];
}

/* The arc of a cell: an inside cell or the grand total runs from its row to its
 * column, any other total the other way (sampling.md section 17, step 3). */
static void
arc_of (const ScrutinySmallNumbers *self,
        guint row,
        guint column,
        guint *tail,
        guint *head)
{
  guint column_node = self->rows + 1 + column;
  gboolean is_total = (row == self->rows) != (column == self->columns);

  *tail = is_total ? column_node : row;
  *head = is_total ? row : column_node;
}

/* What the mark of a hidden cell leaves possible: from 1 on; or, where it tells the
 * side, below the threshold or from it on. */
static gint64
floor_of (const ScrutinySmallNumbers *self, gint64 value)
{
  return self->is_sided && value >= self->threshold ? self->threshold : 1;
}

static gint64
room_above (const ScrutinySmallNumbers *self, gint64 value)
{
  return self->is_sided && value < self->threshold ? self->threshold - 1 - value
                                                   : ENDLESS;
}

/* How many values beside its own must stay possible for a small cell. */
static gint64
least_slack (const ScrutinySmallNumbers *self)
{
  return self->is_sided ? 2 : (gint64) self->threshold - 1;
}

/* What every hidden cell but one could rise and fall by, as a flow network. */
static gint64 *
residual_network (const ScrutinySmallNumbers *self, guint row, guint column)
{
  const guint nodes = self->rows + self->columns + 2;
  gint64 *capacity = g_new0 (gint64, (gsize) nodes * nodes);

  for (guint i = 0; i <= self->rows; i++) {
    for (guint j = 0; j <= self->columns; j++) {
      gint64 value;
      guint tail;
      guint head;

      if (!hidden_at (self, i, j) || (i == row && j == column))
        continue;
      arc_of (self, i, j, &tail, &head);
      value = value_at (self, i, j);
      capacity[(gsize) tail * nodes + head] = room_above (self, value);
      capacity[(gsize) head * nodes + tail] = value - floor_of (self, value);
    }
  }

  return capacity;
}

/* One shortest path with room left, breadth first; what fits through it, or 0. */
static gint64
find_path (const gint64 *capacity, guint nodes, guint source, guint sink, guint *from)
{
  g_autofree guint *queue = g_new (guint, nodes);
  guint first = 0;
  guint last = 0;
  gint64 room = ENDLESS;

  for (guint v = 0; v < nodes; v++)
    from[v] = G_MAXUINT;
  from[source] = source;
  queue[last++] = source;

  while (first < last && from[sink] == G_MAXUINT) {
    guint u = queue[first++];

    for (guint v = 0; v < nodes; v++) {
      if (from[v] == G_MAXUINT && capacity[(gsize) u * nodes + v] > 0) {
        from[v] = u;
        queue[last++] = v;
      }
    }
  }

  if (from[sink] == G_MAXUINT)
    return 0;
  for (guint v = sink; v != source; v = from[v])
    room = MIN (room, capacity[(gsize) from[v] * nodes + v]);

  return room;
}

/* Largest flow from @source to @sink, or @enough as soon as that much fits. */
static gint64
max_flow (gint64 *capacity, guint nodes, guint source, guint sink, gint64 enough)
{
  g_autofree guint *from = g_new (guint, nodes);
  gint64 flow = 0;

  while (flow < enough) {
    gint64 room = find_path (capacity, nodes, source, sink, from);

    if (room == 0)
      break;
    if (room >= ENDLESS / 2)
      return enough;
    for (guint v = sink; v != source; v = from[v]) {
      capacity[(gsize) from[v] * nodes + v] -= room;
      capacity[(gsize) v * nodes + from[v]] += room;
    }
    flow += room;
  }

  return MIN (flow, enough);
}

/* How far a hidden cell could be above and below its value; each is cut off at
 * @enough, which saves most of the work when only safety is asked. */
static void
find_slack (const ScrutinySmallNumbers *self,
            guint row,
            guint column,
            gint64 enough,
            gint64 *above,
            gint64 *below)
{
  const guint nodes = self->rows + self->columns + 2;
  gint64 value = value_at (self, row, column);
  gint64 most_above = MIN (room_above (self, value), enough);
  gint64 most_below = MIN (value - floor_of (self, value), enough);
  g_autofree gint64 *capacity = residual_network (self, row, column);
  g_autofree gint64 *again = NULL;
  guint tail;
  guint head;

  arc_of (self, row, column, &tail, &head);
  again = g_memdup2 (capacity, sizeof (gint64) * nodes * nodes);
  *above = max_flow (capacity, nodes, head, tail, most_above);
  *below = max_flow (again, nodes, tail, head, most_below);
}

static gboolean
is_safe (const ScrutinySmallNumbers *self, guint row, guint column)
{
  gint64 enough = least_slack (self);
  gint64 above;
  gint64 below;

  find_slack (self, row, column, enough, &above, &below);

  return above + below >= enough;
}

static int
compare_rectangles (gconstpointer a, gconstpointer b)
{
  const Rectangle *x = a;
  const Rectangle *y = b;

  if (x->touches_total != y->touches_total)
    return x->touches_total ? 1 : -1;
  if (x->newly_hidden_sum != y->newly_hidden_sum)
    return x->newly_hidden_sum > y->newly_hidden_sum ? 1 : -1;
  if (x->newly_hidden != y->newly_hidden)
    return x->newly_hidden > y->newly_hidden ? 1 : -1;
  if (x->row != y->row)
    return x->row > y->row ? 1 : -1;

  return (x->column > y->column) - (x->column < y->column);
}

static gboolean
rectangle_fits (const ScrutinySmallNumbers *self,
                guint row,
                guint column,
                Rectangle *rectangle)
{
  const guint corners[3][2] = { { rectangle->row, column },
                                { row, rectangle->column },
                                { rectangle->row, rectangle->column } };

  rectangle->touches_total =
      rectangle->row == self->rows || rectangle->column == self->columns;
  for (guint i = 0; i < G_N_ELEMENTS (corners); i++) {
    gint64 value = value_at (self, corners[i][0], corners[i][1]);
    gboolean is_all = corners[i][0] == self->rows && corners[i][1] == self->columns;

    if (value <= 0 || (is_all && self->is_sided))
      return FALSE;
    if (!hidden_at (self, corners[i][0], corners[i][1])) {
      rectangle->newly_hidden_sum += value;
      rectangle->newly_hidden++;
    }
  }

  return rectangle->newly_hidden > 0;
}

static GArray *
list_rectangles (const ScrutinySmallNumbers *self, guint row, guint column)
{
  GArray *rectangles = g_array_new (FALSE, FALSE, sizeof (Rectangle));

  for (guint i = 0; i <= self->rows; i++) {
    for (guint j = 0; j <= self->columns; j++) {
      Rectangle rectangle = { .row = i, .column = j };

      if (i != row && j != column && rectangle_fits (self, row, column, &rectangle))
        g_array_append_val (rectangles, rectangle);
    }
  }
  g_array_sort (rectangles, compare_rectangles);

  return rectangles;
}

static void
hide_rectangle (ScrutinySmallNumbers *self,
                guint row,
                guint column,
                const Rectangle *rectangle)
{
  self->is_hidden[cell_index (self, rectangle->row, column)] = TRUE;
  self->is_hidden[cell_index (self, row, rectangle->column)] = TRUE;
  self->is_hidden[cell_index (self, rectangle->row, rectangle->column)] = TRUE;
}

/* Hides the cheapest rectangle that makes the cell safe, or the cheapest of all
 * when none does by itself. FALSE when there is no rectangle left. */
static gboolean
hide_more (ScrutinySmallNumbers *self, guint row, guint column)
{
  g_autoptr (GArray) rectangles = list_rectangles (self, row, column);
  const gsize bytes = sizeof (gboolean) * (gsize) (self->rows + 1) * (self->columns + 1);
  g_autofree gboolean *before = g_memdup2 (self->is_hidden, bytes);

  for (guint i = 0; i < rectangles->len; i++) {
    hide_rectangle (self, row, column, &g_array_index (rectangles, Rectangle, i));
    if (is_safe (self, row, column))
      return TRUE;
    memcpy (self->is_hidden, before, bytes);
  }

  if (rectangles->len == 0)
    return FALSE;
  hide_rectangle (self, row, column, &g_array_index (rectangles, Rectangle, 0));

  return TRUE;
}

static void
add_totals (ScrutinySmallNumbers *self, const guint64 *cells)
{
  for (guint i = 0; i < self->rows; i++) {
    for (guint j = 0; j < self->columns; j++) {
      gint64 value = (gint64) cells[(gsize) i * self->columns + j];

      self->values[cell_index (self, i, j)] = value;
      self->values[cell_index (self, i, self->columns)] += value;
      self->values[cell_index (self, self->rows, j)] += value;
      self->values[cell_index (self, self->rows, self->columns)] += value;
    }
  }
}

static void
refuse (GError **error)
{
  g_set_error_literal (error, SCRUTINY_REPORTS_ERROR,
                       SCRUTINY_REPORTS_ERROR_CANNOT_PROTECT,
                       _("A small number could be worked out "
                         "from the rest: merge some groups."));
}

static gboolean
protect (ScrutinySmallNumbers *self, GError **error)
{
  for (guint i = 0; i <= self->rows; i++) {
    for (guint j = 0; j <= self->columns; j++)
      self->is_hidden[cell_index (self, i, j)] =
          scrutiny_small_numbers_is_small (self, i, j);
  }
  if (self->is_sided && hidden_at (self, self->rows, self->columns)) {
    refuse (error);
    return FALSE;
  }

  for (guint i = 0; i <= self->rows; i++) {
    for (guint j = 0; j <= self->columns; j++) {
      if (!scrutiny_small_numbers_is_small (self, i, j))
        continue;
      while (!is_safe (self, i, j)) {
        if (hide_more (self, i, j))
          continue;
        refuse (error);
        return FALSE;
      }
    }
  }

  return TRUE;
}

static ScrutinySmallNumbers *
new_table (const guint64 *cells,
           guint rows,
           guint columns,
           guint threshold,
           gboolean is_sided,
           GError **error)
{
  g_autoptr (ScrutinySmallNumbers) self = NULL;
  gsize n_cells;

  n_cells = (gsize) (rows + 1) * (columns + 1);
  self = g_new0 (ScrutinySmallNumbers, 1);
  self->rows = rows;
  self->columns = columns;
  self->threshold = threshold;
  self->is_sided = is_sided;
  self->values = g_new0 (gint64, n_cells);
  self->is_hidden = g_new0 (gboolean, n_cells);
  add_totals (self, cells);

  if (!protect (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

ScrutinySmallNumbers *
scrutiny_small_numbers_new (const guint64 *cells,
                            guint rows,
                            guint columns,
                            guint threshold,
                            GError **error)
{
  g_return_val_if_fail (cells != NULL && rows > 0 && columns > 0, NULL);
  g_return_val_if_fail (threshold >= 3 && threshold <= 20, NULL);

  return new_table (cells, rows, columns, threshold, FALSE, error);
}

ScrutinySmallNumbers *
scrutiny_small_numbers_new_sided (const guint64 *cells,
                                  guint rows,
                                  guint columns,
                                  guint threshold,
                                  GError **error)
{
  g_return_val_if_fail (cells != NULL && rows > 0 && columns > 0, NULL);
  g_return_val_if_fail (threshold >= 4 && threshold <= 20, NULL);

  return new_table (cells, rows, columns, threshold, TRUE, error);
}

void
scrutiny_small_numbers_free (ScrutinySmallNumbers *self)
{
  if (self == NULL)
    return;

  g_free (self->values);
  g_free (self->is_hidden);
  g_free (self);
}

/** scrutiny_small_numbers_get_rows: Returns: how many rows, without the total */
guint
scrutiny_small_numbers_get_rows (const ScrutinySmallNumbers *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->rows;
}

gboolean
scrutiny_small_numbers_is_hidden (const ScrutinySmallNumbers *self,
                                  guint row,
                                  guint column)
{
  g_return_val_if_fail (self != NULL, TRUE);
  g_return_val_if_fail (row <= self->rows && column <= self->columns, TRUE);

  return hidden_at (self, row, column);
}

gboolean
scrutiny_small_numbers_is_whole (const ScrutinySmallNumbers *self, guint row)
{
  g_return_val_if_fail (self != NULL && row <= self->rows, FALSE);

  for (guint j = 0; j <= self->columns; j++) {
    if (hidden_at (self, row, j))
      return FALSE;
  }

  return TRUE;
}

gboolean
scrutiny_small_numbers_is_small (const ScrutinySmallNumbers *self,
                                 guint row,
                                 guint column)
{
  gint64 value;

  g_return_val_if_fail (self != NULL, TRUE);
  g_return_val_if_fail (row <= self->rows && column <= self->columns, TRUE);

  value = value_at (self, row, column);

  return value > 0 && value < self->threshold;
}

guint64
scrutiny_small_numbers_get_count (const ScrutinySmallNumbers *self,
                                  guint row,
                                  guint column)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (row <= self->rows && column <= self->columns, 0);

  return (guint64) value_at (self, row, column);
}

gboolean
scrutiny_small_numbers_get_range (const ScrutinySmallNumbers *self,
                                  guint row,
                                  guint column,
                                  guint64 *low,
                                  guint64 *high)
{
  gint64 above;
  gint64 below;

  g_return_val_if_fail (self != NULL && low != NULL && high != NULL, FALSE);
  g_return_val_if_fail (scrutiny_small_numbers_is_hidden (self, row, column), FALSE);

  find_slack (self, row, column, ENDLESS / 4, &above, &below);
  *low = (guint64) (value_at (self, row, column) - below);
  *high = (guint64) (value_at (self, row, column) + above);

  return above < ENDLESS / 4;
}

char *
scrutiny_small_numbers_print (const ScrutinySmallNumbers *self,
                              guint row,
                              guint column,
                              gboolean is_rounded)
{
  guint64 count;

  g_return_val_if_fail (self != NULL, NULL);

  if (scrutiny_small_numbers_is_hidden (self, row, column)) {
    if (!self->is_sided)
      return g_strdup ("c");
    return g_strdup_printf (scrutiny_small_numbers_is_small (self, row, column)
                            ? _("fewer than %u")
                            : _("%u or more"), self->threshold);
  }
  count = scrutiny_small_numbers_get_count (self, row, column);

  return g_strdup_printf ("%" G_GUINT64_FORMAT,
                          is_rounded ? scrutiny_small_numbers_round (count) : count);
}

guint64
scrutiny_small_numbers_round (guint64 count)
{
  return (count + 2) / 5 * 5;
}
