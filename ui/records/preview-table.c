/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/records/preview-table.h"

#include <glib/gi18n.h>

#include "ui/records/record-words.h"

#define MOST_CHARS 26 /* of a cell; the rest is in its tooltip */

/* Where a column's name, its meaning and its first row stand. */
enum { NAME_ROW, FIELD_ROW, FIRST_ROW };

static void
attach (GtkGrid *grid, guint column, guint row, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);
  glong length = g_utf8_strlen (text, -1);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), (int) MIN (length, MOST_CHARS));
  gtk_label_set_max_width_chars (GTK_LABEL (label), MOST_CHARS);
  if (length > MOST_CHARS)
    gtk_widget_set_tooltip_text (label, text);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_grid_attach (grid, label, (int) column, (int) row, 1, 1);
}

/* A cell is read with the name of its column: there is no looking up for who listens. */
static void
attach_cell (GtkGrid *grid, guint column, guint row, const char *name, const char *cell)
{
  g_autofree char *valid = g_utf8_make_valid (cell, -1);
  g_autofree char *said = g_strdup_printf ("%s: %s", name, valid);

  attach (grid, column, row, valid, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_grid_get_child_at (grid,
                                                                         (int) column,
                                                                         (int) row)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
}

static void
attach_column (GtkGrid *grid, const ScrutinyImportPreview *preview, guint nth)
{
  const ScrutinyImportColumn *column = g_ptr_array_index (preview->columns, nth);
  g_autofree char *name = g_utf8_make_valid (column->name, -1);
  g_autofree char *means = column->field ? scrutiny_words_for_field (column->field)
                                         : g_strdup (_ ("Not used"));

  attach (grid, nth, NAME_ROW, name, "heading");
  attach (grid, nth, FIELD_ROW, means, column->field ? "known-column" : "dim-label");
  for (guint i = 0; i < preview->rows->len; i++) {
    char **cells = g_ptr_array_index (preview->rows, i);

    attach_cell (grid, nth, FIRST_ROW + i, name, cells[nth]);
  }
}

/**
 * scrutiny_preview_table_new:
 *
 * Returns: (transfer floating): the columns as the file names them, what each is taken
 *   for, and the first rows; wider than the window, so it scrolls by keys as well
 */
GtkWidget *
scrutiny_preview_table_new (const ScrutinyImportPreview *preview)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 24);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_widget_set_margin_top (grid, 12);
  gtk_widget_set_margin_bottom (grid, 18);
  gtk_widget_set_margin_start (grid, 12);
  gtk_widget_set_margin_end (grid, 12);
  for (guint i = 0; i < preview->columns->len; i++)
    attach_column (GTK_GRID (grid), preview, i);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_ALWAYS,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_overlay_scrolling (GTK_SCROLLED_WINDOW (scrolled), FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), grid);
  gtk_widget_set_focusable (scrolled, TRUE);
  gtk_widget_add_css_class (scrolled, "card");
  gtk_widget_add_css_class (scrolled, "preview-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (scrolled),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Columns and first rows"), -1);

  return scrolled;
}
