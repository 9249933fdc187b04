/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/hide/hide-list.h"

#include <glib/gi18n.h>

#include "ui/hide/hide-words.h"

/* A few rows at least; a longer list scrolls by itself. */
#define LEAST_PX 132
#define MOST_PX  230

/* The time line in words: "Face, left, 0:12 to 0:19, reason: a child". Only the rows in
 * view are widgets, as a clip may have a thousand.
 *
 * Signal: "chosen" (which item). */
struct _ScrutinyHideList {
  GtkWidget parent_instance;

  GtkWidget *view; /* scrolls the list */
  GtkWidget *list;
  GtkStringList *rows;
  GtkSingleSelection *selection;
  gboolean is_showing; /* the choice is being set, not made */
};

G_DEFINE_FINAL_TYPE (ScrutinyHideList, scrutiny_hide_list, GTK_TYPE_WIDGET)

static guint chosen_signal;

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_margin_top (label, 8);
  gtk_widget_set_margin_bottom (label, 8);
  gtk_widget_set_margin_start (label, 6);
  gtk_widget_set_margin_end (label, 6);
  gtk_list_item_set_child (item, label);
}

/* The row is what has the focus, and so it needs the name. */
static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  const char *words = gtk_string_object_get_string (gtk_list_item_get_item (item));
  GtkWidget *label = gtk_list_item_get_child (item);

  gtk_label_set_label (GTK_LABEL (label), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (label)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
selected_cb (ScrutinyHideList *self)
{
  const guint selected = gtk_single_selection_get_selected (self->selection);

  if (!self->is_showing)
    g_signal_emit (self, chosen_signal, 0,
                   selected == GTK_INVALID_LIST_POSITION ? SCRUTINY_HIDE_NO_ITEM
                                                         : selected);
}

static void
scrutiny_hide_list_dispose (GObject *object)
{
  ScrutinyHideList *self = SCRUTINY_HIDE_LIST (object);

  g_clear_pointer (&self->view, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);

  G_OBJECT_CLASS (scrutiny_hide_list_parent_class)->dispose (object);
}

static void
scrutiny_hide_list_class_init (ScrutinyHideListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = scrutiny_hide_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass),
                                            GTK_TYPE_BIN_LAYOUT);
  chosen_signal = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
scrutiny_hide_list_init (ScrutinyHideList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->rows = gtk_string_list_new (NULL);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->rows)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb),
                           self, G_CONNECT_SWAPPED);

  self->list =
      gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What is hidden"), -1);
  self->view = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->view), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->view), LEAST_PX);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->view), MOST_PX);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->view),
                                                    TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->view), self->list);
  gtk_widget_set_parent (self->view, GTK_WIDGET (self));
}

/**
 * scrutiny_hide_list_show:
 * @track: what is marked
 * @selected: the chosen item, or %SCRUTINY_HIDE_NO_ITEM
 *
 * Only rows that say something else are made again, so that a screen reader stays where
 * it is.
 */
void
scrutiny_hide_list_show (ScrutinyHideList *self,
                         ScrutinyHideTrack *track,
                         guint selected,
                         gint64 duration_us)
{
  const guint n_items = scrutiny_hide_item_count (track);
  guint n_rows;

  g_return_if_fail (SCRUTINY_IS_HIDE_LIST (self));

  self->is_showing = TRUE;
  n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  if (n_rows > n_items)
    gtk_string_list_splice (self->rows, n_items, n_rows - n_items, NULL);
  for (guint i = 0; i < n_items; i++) {
    g_autofree char *words = scrutiny_hide_words_for_item (track, i, duration_us);
    const char *const row[] = { words, NULL };

    if (i < n_rows && g_str_equal (gtk_string_list_get_string (self->rows, i), words))
      continue;
    gtk_string_list_splice (self->rows, i, i < n_rows ? 1 : 0, row);
  }
  gtk_single_selection_set_selected (self->selection, selected == SCRUTINY_HIDE_NO_ITEM
                                                          ? GTK_INVALID_LIST_POSITION
                                                          : selected);
  self->is_showing = FALSE;
  if (selected != SCRUTINY_HIDE_NO_ITEM)
    gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", selected);
}
