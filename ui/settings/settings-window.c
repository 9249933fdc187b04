/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/settings/settings-window.h"

#include <glib/gi18n.h>

/* How the window is for one person: kept in the panel, saved as soon as it is chosen. */
struct _ScrutinySettingsWindow {
  AdwPreferencesWindow parent_instance;

  AdwComboRow *style_row;
  GtkSwitch *letters_switch;
  GtkSwitch *silent_switch;
  GtkSwitch *grey_switch;
  GtkSwitch *small_switch;
  AdwPreferencesGroup *footage_group;
  ScrutinyWindow *window; /* not held: it is what we are transient for */
  gboolean is_filling;
};

G_DEFINE_FINAL_TYPE (ScrutinySettingsWindow,
                     scrutiny_settings_window,
                     ADW_TYPE_PREFERENCES_WINDOW)

static void
chosen_cb (ScrutinySettingsWindow *self)
{
  ScrutinyChoices choices = SCRUTINY_CHOICES_INIT;

  if (self->is_filling || self->window == NULL)
    return;
  choices.style = (ScrutinyStyle) adw_combo_row_get_selected (self->style_row);
  choices.has_letters = gtk_switch_get_active (self->letters_switch);
  choices.starts_silent = gtk_switch_get_active (self->silent_switch);
  choices.starts_grey = gtk_switch_get_active (self->grey_switch);
  choices.starts_small = gtk_switch_get_active (self->small_switch);
  scrutiny_window_choose (self->window, &choices);
}

static void
scrutiny_settings_window_class_init (ScrutinySettingsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/bwvscrutiny/Scrutiny/"
                                               "settings/settings-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ScrutinySettingsWindow, style_row);
  gtk_widget_class_bind_template_child (widget_class, ScrutinySettingsWindow,
                                        letters_switch);
  gtk_widget_class_bind_template_child (widget_class, ScrutinySettingsWindow,
                                        silent_switch);
  gtk_widget_class_bind_template_child (widget_class, ScrutinySettingsWindow,
                                        grey_switch);
  gtk_widget_class_bind_template_child (widget_class, ScrutinySettingsWindow,
                                        small_switch);
  gtk_widget_class_bind_template_child (widget_class, ScrutinySettingsWindow,
                                        footage_group);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
}

static void
scrutiny_settings_window_init (ScrutinySettingsWindow *self)
{
  self->is_filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * scrutiny_settings_window_new:
 * @window: whose settings; where nobody is signed in they last until it is closed
 *
 * Returns: (transfer none): the settings, owned by GTK until they are closed
 */
ScrutinySettingsWindow *
scrutiny_settings_window_new (ScrutinyWindow *window)
{
  ScrutinySettingsWindow *self =
      g_object_new (SCRUTINY_TYPE_SETTINGS_WINDOW, "transient-for", window, NULL);
  const ScrutinyChoices *choices = scrutiny_window_get_choices (window);

  self->window = window;
  adw_combo_row_set_selected (self->style_row, choices->style);
  gtk_switch_set_active (self->letters_switch, choices->has_letters);
  gtk_switch_set_active (self->silent_switch, choices->starts_silent);
  gtk_switch_set_active (self->grey_switch, choices->starts_grey);
  gtk_switch_set_active (self->small_switch, choices->starts_small);
  self->is_filling = FALSE;

  return self;
}

/**
 * scrutiny_settings_window_close_for:
 * @window: where somebody comes or goes
 *
 * Settings left open would write one person's choices into those of the next.
 */
void
scrutiny_settings_window_close_for (ScrutinyWindow *window)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  g_return_if_fail (SCRUTINY_IS_WINDOW (window));

  for (GList *each = windows; each != NULL; each = each->next)
    if (SCRUTINY_IS_SETTINGS_WINDOW (each->data) &&
        SCRUTINY_SETTINGS_WINDOW (each->data)->window == window) {
      /* Whatever still holds it has nobody to write for. */
      SCRUTINY_SETTINGS_WINDOW (each->data)->window = NULL;
      gtk_window_destroy (each->data);
    }
}
