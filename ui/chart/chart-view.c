/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/chart/chart-view.h"

#include <glib/gi18n.h>

#include "ui/chart/chart-area.h"
#include "ui/chart/table-view.h"

static void
show_table_cb (GtkToggleButton *button, GtkStack *stack)
{
  gtk_stack_set_visible_child_name (stack, gtk_toggle_button_get_active (button)
                                               ? "table"
                                               : "chart");
}

static GtkWidget *
new_table (ScrutinyChart *chart)
{
  g_autoptr (ScrutinyTable) table = scrutiny_chart_to_table (chart);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled),
                                 scrutiny_table_view_new (table));

  return scrolled;
}

/**
 * scrutiny_chart_view_new:
 * @chart: a finished chart; kept
 *
 * Returns: (transfer floating): the chart with a button to see the same as a table
 */
GtkWidget *
scrutiny_chart_view_new (ScrutinyChart *chart)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *button = gtk_toggle_button_new_with_label (_ ("Show as table"));

  gtk_stack_set_vhomogeneous (GTK_STACK (stack), FALSE);
  gtk_stack_add_named (GTK_STACK (stack), scrutiny_chart_area_new (chart), "chart");
  gtk_stack_add_named (GTK_STACK (stack), new_table (chart), "table");
  g_signal_connect_object (button, "toggled", G_CALLBACK (show_table_cb), stack, 0);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), stack);
  gtk_box_append (GTK_BOX (box), button);

  return box;
}
