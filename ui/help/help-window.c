/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/help/help-window.h"

/* What F1 and the ? button show: what the page in view is for, the keys, and
 * whom to ask. */
struct _ScrutinyHelpWindow {
  AdwWindow parent_instance;

  GtkLabel *heading;
  GtkLabel *text;
};

G_DEFINE_FINAL_TYPE (ScrutinyHelpWindow, scrutiny_help_window, ADW_TYPE_WINDOW)

static void
show_keys_cb (ScrutinyHelpWindow *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.show-help-overlay", NULL);
  gtk_window_close (GTK_WINDOW (self));
}

static void
show_tour_cb (ScrutinyHelpWindow *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.tour", NULL);
  gtk_window_close (GTK_WINDOW (self));
}

static void
scrutiny_help_window_class_init (ScrutinyHelpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/bwvscrutiny/Scrutiny/"
                                                             "help/help-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ScrutinyHelpWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyHelpWindow, text);
  gtk_widget_class_bind_template_callback (widget_class, show_keys_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_tour_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
scrutiny_help_window_init (ScrutinyHelpWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * scrutiny_help_window_new:
 * @parent: the window the help is about
 * @title: the name of the page
 * @help_text: what the page is for, in plain sentences
 *
 * Returns: (transfer none): the window, owned by GTK until it is closed
 */
ScrutinyHelpWindow *
scrutiny_help_window_new (GtkWindow *parent, const char *title, const char *help_text)
{
  ScrutinyHelpWindow *self =
      g_object_new (SCRUTINY_TYPE_HELP_WINDOW, "transient-for", parent, NULL);

  gtk_label_set_label (self->heading, title);
  gtk_label_set_label (self->text, help_text);

  return self;
}
