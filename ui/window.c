/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/window.h"

#include <glib/gi18n.h>

#include "ui/machine-settings.h"
#include "ui/window-private.h"

G_DEFINE_FINAL_TYPE (ScrutinyWindow, scrutiny_window, ADW_TYPE_APPLICATION_WINDOW)

enum {
  PROP_LANGUAGE = 1,
};

static void
show_page_title (ScrutinyWindow *self)
{
  ScrutinyPage *page = scrutiny_window_get_page (self);
  const char *title = page ? scrutiny_page_get_title (page) : "";
  g_autofree char *window_title = NULL;

  if (*title == '\0')
    title = _ ("BWV Scrutiny");
  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, self->panel_name ? self->panel_name : "");
  window_title = self->panel_name ? g_strdup_printf ("%s – %s", title, self->panel_name)
                                  : g_strdup (title);
  gtk_window_set_title (GTK_WINDOW (self), window_title);
}

static void
title_changed_cb (ScrutinyWindow *self)
{
  show_page_title (self);
}

static void
show_top_page (ScrutinyWindow *self)
{
  ScrutinyPage *page = scrutiny_window_get_page (self);

  gtk_widget_set_visible (self->back_button, self->pages->len > 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.back", self->pages->len > 1);
  scrutiny_window_clear_warning (self);
  show_page_title (self);
  if (page == NULL)
    return;

  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (page));
  scrutiny_page_refresh (page);
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  scrutiny_page_take_focus (page);
}

static void
add_page (ScrutinyWindow *self, ScrutinyPage *page)
{
  gtk_stack_add_child (self->stack, GTK_WIDGET (page));
  g_ptr_array_add (self->pages, page);
  g_signal_connect_object (page, "notify::title", G_CALLBACK (title_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
drop_top_page (ScrutinyWindow *self)
{
  ScrutinyPage *page = scrutiny_window_get_page (self);

  if (page == NULL)
    return;
  /* A field that goes while it has the focus would be left waiting for its end. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  g_signal_handlers_disconnect_by_data (page, self);
  g_ptr_array_set_size (self->pages, (gint) self->pages->len - 1);
  gtk_stack_remove (self->stack, GTK_WIDGET (page));
}

static void
notice_close_cb (ScrutinyWindow *self)
{
  scrutiny_window_clear_warning (self);
}

static void
scrutiny_window_dispose (GObject *object)
{
  ScrutinyWindow *self = SCRUTINY_WINDOW (object);

  g_ptr_array_set_size (self->pages, 0);
  scrutiny_window_clear_wait (self);
  g_clear_handle_id (&self->idle_source, g_source_remove);
  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  g_clear_object (&self->session);
  g_clear_object (&self->person);

  G_OBJECT_CLASS (scrutiny_window_parent_class)->dispose (object);
}

static void
scrutiny_window_finalize (GObject *object)
{
  ScrutinyWindow *self = SCRUTINY_WINDOW (object);

  g_ptr_array_unref (self->pages);
  g_ptr_array_unref (self->news);
  g_free (self->panel_name);
  g_free (self->language);

  G_OBJECT_CLASS (scrutiny_window_parent_class)->finalize (object);
}

static void
scrutiny_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_LANGUAGE)
    g_value_set_string (value, scrutiny_window_get_language (SCRUTINY_WINDOW (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
scrutiny_window_set_property (GObject *object,
                              guint id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  if (id == PROP_LANGUAGE) {
    scrutiny_window_set_language (SCRUTINY_WINDOW (object), g_value_get_string (value));
    scrutiny_machine_settings_keep_language (
        scrutiny_window_get_language (SCRUTINY_WINDOW (object)));
  } else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
scrutiny_window_class_init (ScrutinyWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = scrutiny_window_dispose;
  object_class->finalize = scrutiny_window_finalize;
  object_class->get_property = scrutiny_window_get_property;
  object_class->set_property = scrutiny_window_set_property;
  g_object_class_install_property (object_class, PROP_LANGUAGE,
                                   g_param_spec_string ("language", NULL, NULL, "en",
                                                        G_PARAM_READWRITE |
                                                            G_PARAM_EXPLICIT_NOTIFY |
                                                            G_PARAM_STATIC_STRINGS));

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/bwvscrutiny/Scrutiny/window.ui");
  gtk_widget_class_bind_template_child (widget_class, ScrutinyWindow, title);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyWindow, demo_stripe);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyWindow, notice);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyWindow, notice_label);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyWindow, status);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyWindow, spinner);
  gtk_widget_class_bind_template_callback (widget_class, notice_close_cb);

  scrutiny_window_class_install_actions (klass);
  scrutiny_window_class_install_panel_actions (klass);
  scrutiny_window_class_install_people_actions (klass);
}

static void
scrutiny_window_init (ScrutinyWindow *self)
{
  self->pages = g_ptr_array_new ();
  self->news = g_ptr_array_new_with_free_func (g_object_unref);
  self->language = g_strdup ("en");
  self->choices = (ScrutinyChoices) SCRUTINY_CHOICES_INIT;
  gtk_widget_init_template (GTK_WIDGET (self));
  scrutiny_window_watch_idleness (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.back", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.close-panel", FALSE);
  scrutiny_window_show_rights (self);
}

/** scrutiny_window_new: Returns: (transfer full): a window at its first page */
ScrutinyWindow *
scrutiny_window_new (GtkApplication *application)
{
  return g_object_new (SCRUTINY_TYPE_WINDOW, "application", application, NULL);
}

/**
 * scrutiny_window_of:
 * @widget: a widget inside the window
 *
 * Returns: (transfer none) (nullable): the window @widget stands in, or %NULL
 *   while it stands in none
 */
ScrutinyWindow *
scrutiny_window_of (gpointer widget)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (widget));

  return SCRUTINY_IS_WINDOW (root) ? SCRUTINY_WINDOW (root) : NULL;
}

/**
 * scrutiny_window_push:
 * @page: (transfer floating): goes on top; Back returns to the page below it
 */
void
scrutiny_window_push (ScrutinyWindow *self, ScrutinyPage *page)
{
  g_return_if_fail (SCRUTINY_IS_WINDOW (self));
  g_return_if_fail (SCRUTINY_IS_PAGE (page));

  add_page (self, page);
  show_top_page (self);
}

/**
 * scrutiny_window_pop:
 *
 * The first page has no Back: closing the panel leads away from it.
 */
void
scrutiny_window_pop (ScrutinyWindow *self)
{
  g_return_if_fail (SCRUTINY_IS_WINDOW (self));

  if (self->pages->len < 2)
    return;
  drop_top_page (self);
  show_top_page (self);
}

/**
 * scrutiny_window_replace:
 * @page: (transfer floating): takes the place of the page on top
 */
void
scrutiny_window_replace (ScrutinyWindow *self, ScrutinyPage *page)
{
  g_return_if_fail (SCRUTINY_IS_WINDOW (self));
  g_return_if_fail (SCRUTINY_IS_PAGE (page));

  drop_top_page (self);
  scrutiny_window_push (self, page);
}

/**
 * scrutiny_window_start_at:
 * @page: (transfer floating): becomes the only page, without a way back
 */
void
scrutiny_window_start_at (ScrutinyWindow *self, ScrutinyPage *page)
{
  g_return_if_fail (SCRUTINY_IS_WINDOW (self));
  g_return_if_fail (SCRUTINY_IS_PAGE (page));

  while (self->pages->len > 0)
    drop_top_page (self);
  scrutiny_window_push (self, page);
}

/**
 * scrutiny_window_get_page:
 *
 * Returns: (transfer none) (nullable): the page in view
 */
ScrutinyPage *
scrutiny_window_get_page (ScrutinyWindow *self)
{
  g_return_val_if_fail (SCRUTINY_IS_WINDOW (self), NULL);

  return self->pages->len == 0 ? NULL
                               : g_ptr_array_index (self->pages, self->pages->len - 1);
}

/**
 * scrutiny_window_set_panel:
 * @name: (nullable): the open panel's name, or %NULL for none
 * @is_demo: whether every page must carry the DEMO stripe
 */
void
scrutiny_window_set_panel (ScrutinyWindow *self, const char *name, gboolean is_demo)
{
  g_return_if_fail (SCRUTINY_IS_WINDOW (self));

  g_free (self->panel_name);
  self->panel_name = g_strdup (name);
  gtk_widget_set_visible (self->demo_stripe, name != NULL && is_demo);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.close-panel", name != NULL);
  show_page_title (self);
}
