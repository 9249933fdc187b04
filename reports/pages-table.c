/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "reports/pages-private.h"
#include "reports/text-private.h"

#define CELL_SIZE   8.0
#define CELL_GAP    5.0
#define MOST_WIDTH  230.0
#define LEAST_WIDTH 24.0
#define LOOSE_WIDTH 64.0

/* The lines of one cell, laid out; the layouts own them. */
typedef struct {
  GPtrArray *layouts; /* PangoLayout */
  GPtrArray *lines;   /* PangoLayoutLine, borrowed */
} CellLines;

static double
natural_width (const char *text, gboolean is_bold)
{
  g_autofree char *head = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), 60));
  g_autoptr (PangoLayout) layout =
      scrutiny_text_layout (NULL, head, CELL_SIZE, is_bold, 0);

  return fmin (MOST_WIDTH, scrutiny_text_width (layout) + CELL_GAP + 1);
}

/* The longest word: a column narrower than that breaks words. */
static double
word_width (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  double width = 0;

  for (guint i = 0; words[i] != NULL; i++)
    width = fmax (width, natural_width (words[i], TRUE));

  return width;
}

/* What a column would like: as wide as its longest cell and as its head's longest
 * word. */
static double
wanted_width (const ScrutinyTable *table, guint column)
{
  double width =
      fmax (LEAST_WIDTH, word_width (scrutiny_table_get_header (table, column)));

  for (guint r = 0; r < MIN (scrutiny_table_get_rows (table), 200); r++) {
    g_autofree char *text = scrutiny_table_format (table, r, column);

    width = fmax (width, natural_width (text, FALSE));
  }

  return width;
}

/* Where the page is too narrow only the long columns of text are cut down. */
static double *
column_widths (const ScrutinyTable *table, double page_width)
{
  const guint columns = scrutiny_table_get_columns (table);
  double *widths = g_new0 (double, columns);
  double fixed = 0;
  double loose = 0;

  for (guint c = 0; c < columns; c++) {
    widths[c] = wanted_width (table, c);
    if (widths[c] > LOOSE_WIDTH)
      loose += widths[c];
    else
      fixed += widths[c];
  }

  for (guint c = 0; c < columns && fixed + loose > page_width; c++) {
    if (widths[c] > LOOSE_WIDTH)
      widths[c] *= fmax (0.1, (page_width - fixed) / loose);
    else if (fixed > page_width)
      widths[c] *= page_width / fixed;
  }

  return widths;
}

static void
clear_lines (gpointer data)
{
  CellLines *cell = data;

  g_ptr_array_unref (cell->lines);
  g_ptr_array_unref (cell->layouts);
}

static CellLines
lay_cell (ScrutinyPages *pages, const char *text, double width, gboolean is_bold)
{
  CellLines cell = { .layouts = g_ptr_array_new_with_free_func (g_object_unref),
                     .lines = g_ptr_array_new () };
  g_autofree char *clean = scrutiny_text_for_print (text);
  g_auto (GStrv) pieces = scrutiny_text_split (clean);

  for (guint i = 0; pieces[i] != NULL; i++) {
    PangoLayout *layout =
        scrutiny_text_layout (scrutiny_pages_get_cairo (pages), pieces[i], CELL_SIZE,
                              is_bold, fmax (12, width - CELL_GAP));

    g_ptr_array_add (cell.layouts, layout);
    for (int l = 0; l < pango_layout_get_line_count (layout); l++)
      g_ptr_array_add (cell.lines, pango_layout_get_line_readonly (layout, l));
  }

  return cell;
}

/* One row, line by line, so that even a cell longer than a page gets through. */
static void
show_cells (ScrutinyPages *pages,
            const GArray *cells,
            const double *widths,
            const char *tag,
            gboolean *is_new_page)
{
  cairo_t *cr = scrutiny_pages_get_cairo (pages);
  const double line_height = CELL_SIZE * 1.3;
  guint most = 0;

  for (guint c = 0; c < cells->len; c++)
    most = MAX (most, g_array_index (cells, CellLines, c).lines->len);

  *is_new_page = scrutiny_pages_need (pages, line_height * MIN (most, 5) + 4);
  scrutiny_pages_begin (pages, "TR");
  for (guint l = 0; l < most; l++) {
    double x = scrutiny_pages_get_left (pages);

    scrutiny_pages_need (pages, line_height);
    for (guint c = 0; c < cells->len; c++) {
      const CellLines *cell = &g_array_index (cells, CellLines, c);

      if (l < cell->lines->len) {
        scrutiny_pages_begin (pages, tag);
        cairo_set_source_rgb (cr, 0, 0, 0);
        cairo_move_to (cr, x, scrutiny_pages_get_y (pages) + CELL_SIZE);
        pango_cairo_show_layout_line (cr, g_ptr_array_index (cell->lines, l));
        scrutiny_pages_end (pages, tag);
      }
      x += widths[c];
    }
    scrutiny_pages_set_y (pages, scrutiny_pages_get_y (pages) + line_height);
  }
  scrutiny_pages_end (pages, "TR");
}

static void
rule (ScrutinyPages *pages, double thickness)
{
  cairo_t *cr = scrutiny_pages_get_cairo (pages);
  double y = scrutiny_pages_get_y (pages) + 1;

  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_width (cr, thickness);
  cairo_move_to (cr, scrutiny_pages_get_left (pages), y);
  cairo_rel_line_to (cr, scrutiny_pages_get_width (pages), 0);
  cairo_stroke (cr);
  scrutiny_pages_set_y (pages, y + 2);
}

static void
show_row (ScrutinyPages *pages,
          const ScrutinyTable *table,
          int row,
          const double *widths,
          gboolean *is_new_page)
{
  g_autoptr (GArray) cells = g_array_new (FALSE, TRUE, sizeof (CellLines));

  g_array_set_clear_func (cells, clear_lines);
  for (guint c = 0; c < scrutiny_table_get_columns (table); c++) {
    g_autofree char *text = row < 0 ? g_strdup (scrutiny_table_get_header (table, c))
                                    : scrutiny_table_format (table, (guint) row, c);
    CellLines cell = lay_cell (pages, text, widths[c], row < 0);

    g_array_append_val (cells, cell);
  }
  show_cells (pages, cells, widths, row < 0 ? "TH" : "TD", is_new_page);
}

void
scrutiny_pages_table (ScrutinyPages *pages, const ScrutinyTable *table)
{
  g_autofree double *widths = column_widths (table, scrutiny_pages_get_width (pages));
  gboolean is_new_page;

  scrutiny_pages_heading (pages, 3, scrutiny_table_get_title (table));
  scrutiny_pages_begin (pages, "Table");
  show_row (pages, table, -1, widths, &is_new_page);
  rule (pages, 0.8);
  for (guint r = 0; r < scrutiny_table_get_rows (table); r++) {
    show_row (pages, table, (int) r, widths, &is_new_page);
    rule (pages, 0.2);
  }
  scrutiny_pages_end (pages, "Table");
  scrutiny_pages_gap (pages, CELL_SIZE);
}

void
scrutiny_pages_cards (ScrutinyPages *pages, const ScrutinyTable *table)
{
  scrutiny_pages_heading (pages, 2, scrutiny_table_get_title (table));
  for (guint r = 0; r < scrutiny_table_get_rows (table); r++) {
    g_autofree char *first = scrutiny_table_format (table, r, 0);
    g_autofree char *title =
        g_strdup_printf ("%s %s", scrutiny_table_get_header (table, 0), first);

    scrutiny_pages_heading (pages, 3, title);
    for (guint c = 1; c < scrutiny_table_get_columns (table); c++) {
      g_autofree char *text = scrutiny_table_format (table, r, c);

      scrutiny_pages_fact (pages, scrutiny_table_get_header (table, c), text);
    }
  }
}
