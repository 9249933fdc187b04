/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/chart/table-view.h"

#include "ui/chart/table-row.h"

static guint
column_of (gpointer object)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (object), "column"));
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *label = gtk_label_new ("");

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  ScrutinyTableRow *row = gtk_list_item_get_item (item);
  GtkLabel *label = GTK_LABEL (gtk_list_item_get_child (item));
  guint column = column_of (factory);
  g_autofree char *text = scrutiny_table_row_dup_cell (row, column);

  gtk_label_set_label (label, text);
  gtk_label_set_xalign (label, scrutiny_table_row_is_figure (row, column) ? 1 : 0);
}

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  return scrutiny_table_row_compare ((gpointer) a, (gpointer) b, GPOINTER_TO_UINT (data));
}

static void
add_column (GtkColumnView *view, ScrutinyTable *table, guint nth)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;
  g_autoptr (GtkSorter) sorter =
      GTK_SORTER (gtk_custom_sorter_new (compare_cb, GUINT_TO_POINTER (nth), NULL));

  g_object_set_data (G_OBJECT (factory), "column", GUINT_TO_POINTER (nth));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  column = gtk_column_view_column_new (scrutiny_table_get_header (table, nth), factory);
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_expand (column, nth == 0);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_append_column (view, column);
}

/**
 * scrutiny_table_view_new:
 * @table: figures; kept
 *
 * Returns: (transfer floating): the table with sortable columns
 */
GtkWidget *
scrutiny_table_view_new (ScrutinyTable *table)
{
  GListStore *rows = g_list_store_new (SCRUTINY_TYPE_TABLE_ROW);
  GtkColumnView *view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  GtkSortListModel *sorted;

  for (guint i = 0; i < scrutiny_table_get_rows (table); i++) {
    g_autoptr (ScrutinyTableRow) row = scrutiny_table_row_new (table, i);

    g_list_store_append (rows, row);
  }
  for (guint i = 0; i < scrutiny_table_get_columns (table); i++)
    add_column (view, table, i);

  sorted = gtk_sort_list_model_new (G_LIST_MODEL (rows),
                                    g_object_ref (gtk_column_view_get_sorter (view)));
  gtk_column_view_set_model (view, GTK_SELECTION_MODEL (
                                       gtk_no_selection_new (G_LIST_MODEL (sorted))));
  gtk_column_view_set_show_row_separators (view, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  scrutiny_table_get_title (table), -1);

  return GTK_WIDGET (view);
}
