/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/fact-list.h"

#include "ui/count-words.h"

/* Longer values would squeeze their titles in a narrow window. */
#define SHORT_CHARS 12

/* A titled list of rows that is read anew as a whole: facts with their values, and
 * rows that lead to another page. Hidden while it is empty. */
struct _ScrutinyFactList {
  GtkBox parent_instance;

  GtkLabel *title;
  GtkListBox *rows;
  gboolean has_links;
};

G_DEFINE_FINAL_TYPE (ScrutinyFactList, scrutiny_fact_list, GTK_TYPE_BOX)

static void
set_title (ScrutinyFactList *self, const char *title)
{
  g_return_if_fail (SCRUTINY_IS_FACT_LIST (self));

  gtk_label_set_label (self->title, title ? title : "");
  gtk_widget_set_visible (GTK_WIDGET (self->title), title != NULL && *title != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title ? title : "", -1);
}

enum {
  PROP_TITLE = 1,
};

static void
scrutiny_fact_list_set_property (GObject *object,
                                 guint id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  if (id == PROP_TITLE)
    set_title (SCRUTINY_FACT_LIST (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

/* Facts are read row by row with the arrow keys; Tab goes on to what can be pressed,
 * however long the list is. */
static gboolean
scrutiny_fact_list_focus (GtkWidget *widget, GtkDirectionType direction)
{
  ScrutinyFactList *self = SCRUTINY_FACT_LIST (widget);
  gboolean is_tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;

  if (is_tab && !self->has_links && gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;

  return GTK_WIDGET_CLASS (scrutiny_fact_list_parent_class)->focus (widget, direction);
}

static void
scrutiny_fact_list_class_init (ScrutinyFactListClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = scrutiny_fact_list_focus;
  G_OBJECT_CLASS (klass)->set_property = scrutiny_fact_list_set_property;
  g_object_class_install_property (G_OBJECT_CLASS (klass), PROP_TITLE,
                                   g_param_spec_string ("title", NULL, NULL, NULL,
                                                        G_PARAM_WRITABLE |
                                                            G_PARAM_STATIC_STRINGS));
}

static void
scrutiny_fact_list_init (ScrutinyFactList *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);

  self->title =
      g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                    "xalign", 0.0, "wrap", TRUE, "visible", FALSE, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "heading");
  self->rows = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->rows, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->rows), "boxed-list");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->rows));
}

/**
 * scrutiny_fact_list_new:
 * @title: (nullable): over the rows
 */
GtkWidget *
scrutiny_fact_list_new (const char *title)
{
  return g_object_new (SCRUTINY_TYPE_FACT_LIST, "title", title, NULL);
}

/** scrutiny_fact_list_clear: Takes every row away and hides the list */
void
scrutiny_fact_list_clear (ScrutinyFactList *self)
{
  GtkListBoxRow *row;

  g_return_if_fail (SCRUTINY_IS_FACT_LIST (self));

  while ((row = gtk_list_box_get_row_at_index (self->rows, 0)) != NULL)
    gtk_list_box_remove (self->rows, GTK_WIDGET (row));
  self->has_links = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static AdwActionRow *
add_row (ScrutinyFactList *self, const char *title, const char *subtitle)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());
  g_autofree char *shown = g_markup_escape_text (title, -1);
  g_autofree char *below = subtitle ? g_markup_escape_text (subtitle, -1) : NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), shown);
  if (below != NULL)
    adw_action_row_set_subtitle (row, below);
  gtk_list_box_append (self->rows, GTK_WIDGET (row));
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);

  return row;
}

static void
name_row (AdwActionRow *row, const char *title, const char *value)
{
  g_autofree char *name =
      value && *value ? g_strdup_printf ("%s, %s", title, value) : g_strdup (title);

  /* The row names itself by its title already: it would be read twice. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (row),
                                 GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

static void
add_value (AdwActionRow *row, const char *value)
{
  GtkWidget *label = gtk_label_new (value);

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (row, label);
}

/**
 * scrutiny_fact_list_add:
 * @title: what it is
 * @value: what it says, in words; a long one stands under @title
 *
 * Returns: (transfer none): the new row
 */
AdwActionRow *
scrutiny_fact_list_add (ScrutinyFactList *self, const char *title, const char *value)
{
  gboolean is_long;
  AdwActionRow *row;

  g_return_val_if_fail (SCRUTINY_IS_FACT_LIST (self), NULL);

  is_long = g_utf8_strlen (value, -1) > SHORT_CHARS;
  row = add_row (self, title, is_long ? value : NULL);
  adw_action_row_set_title_lines (row, 0);
  adw_action_row_set_subtitle_lines (row, 0);
  if (!is_long && *value != '\0')
    add_value (row, value);
  name_row (row, title, value);

  return row;
}

/**
 * scrutiny_fact_list_add_count:
 *
 * Adds a row whose value is @count in the reader's own digits; returns it (transfer
 * none)
 */
AdwActionRow *
scrutiny_fact_list_add_count (ScrutinyFactList *self, const char *title, gint64 count)
{
  g_autofree char *value = scrutiny_words_for_count (count);

  return scrutiny_fact_list_add (self, title, value);
}

/**
 * scrutiny_fact_list_add_link:
 * @subtitle: (nullable): under the title
 *
 * Returns: (transfer none): a row to connect "activated" to
 */
AdwActionRow *
scrutiny_fact_list_add_link (ScrutinyFactList *self,
                             const char *title,
                             const char *subtitle)
{
  AdwActionRow *row;
  GtkWidget *arrow;

  g_return_val_if_fail (SCRUTINY_IS_FACT_LIST (self), NULL);

  self->has_links = TRUE;
  row = add_row (self, title, subtitle);
  arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  adw_action_row_add_suffix (row, arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  name_row (row, title, subtitle);

  return row;
}
