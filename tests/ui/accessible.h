/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* Walks for tests: the first widget below @root that @says yes to. */
typedef gboolean (*WidgetClaim) (GtkWidget *widget, const char *text);

static inline GtkWidget *
find_widget (GtkWidget *root, WidgetClaim says, const char *text)
{
  GtkWidget *found = says (root, text) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, says, text);

  return found;
}

static inline gboolean
is_label_saying (GtkWidget *widget, const char *text)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
         g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), text);
}

static inline gboolean
is_label_beginning (GtkWidget *widget, const char *text)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
         g_str_has_prefix (gtk_label_get_label (GTK_LABEL (widget)), text);
}

static inline gboolean
is_button_named (GtkWidget *widget, const char *text)
{
  g_autofree char *mismatch = NULL;

  if (!GTK_IS_BUTTON (widget) || !gtk_widget_get_visible (widget))
    return FALSE;
  if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), text) == 0)
    return TRUE;
  mismatch = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget),
                                                 GTK_ACCESSIBLE_PROPERTY_LABEL, text);

  return mismatch == NULL;
}

static inline GtkWidget *
button_named (gpointer root, const char *name)
{
  GtkWidget *button = find_widget (GTK_WIDGET (root), is_button_named, name);

  g_assert_nonnull (button);

  return button;
}

static inline void
click (gpointer root, const char *name)
{
  g_signal_emit_by_name (button_named (root, name), "clicked");
}

static inline gboolean
shows_text (gpointer root, const char *text)
{
  return find_widget (GTK_WIDGET (root), is_label_saying, text) != NULL;
}

/* How narrow a page can be shown without losing any of it. */
static inline int
narrowest_px (gpointer page)
{
  int minimum;

  gtk_widget_measure (GTK_WIDGET (page), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL,
                      NULL, NULL);

  return minimum;
}

static inline void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

/* A button that a screen reader could only call "button": no words on it, no name.
 * Buttons inside GTK's own widgets (a drop-down, the window controls) are theirs. */
static inline gboolean
is_nameless_button (GtkWidget *widget, const char *text)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);

  return GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) &&
         gtk_button_get_label (GTK_BUTTON (widget)) == NULL &&
         gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW_CONTROLS) == NULL &&
         gtk_widget_get_ancestor (widget, GTK_TYPE_MENU_BUTTON) == NULL &&
         gtk_widget_get_ancestor (widget, GTK_TYPE_DROP_DOWN) == NULL &&
         !gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL) &&
         !gtk_test_accessible_has_relation (accessible,
                                            GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}
