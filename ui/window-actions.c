/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "ui/certificate/check-page.h"
#include "ui/help/help-window.h"
#include "ui/help/tour-window.h"
#include "ui/new-panel/new-panel-page.h"
#include "ui/settings/settings-window.h"
#include "ui/welcome/demo-page.h"
#include "ui/window-private.h"

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  scrutiny_window_pop (SCRUTINY_WINDOW (widget));
}

static void
help_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ScrutinyPage *page = scrutiny_window_get_page (SCRUTINY_WINDOW (widget));

  if (page != NULL)
    gtk_window_present (GTK_WINDOW (
        scrutiny_help_window_new (GTK_WINDOW (widget), scrutiny_page_get_title (page),
                                  scrutiny_page_get_help_text (page))));
}

/* Answers are on disk as soon as they are given; the key people know from other
 * programs is answered, not obeyed. */
static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  scrutiny_window_say (SCRUTINY_WINDOW (widget), _ ("Already saved"));
}

static void
tour_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_present (GTK_WINDOW (scrutiny_tour_window_new (GTK_WINDOW (widget))));
}

static void
settings_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_present (
      GTK_WINDOW (scrutiny_settings_window_new (SCRUTINY_WINDOW (widget))));
}

static void
new_panel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  scrutiny_window_push (SCRUTINY_WINDOW (widget), scrutiny_new_panel_page_new ());
}

static void
check_certificate_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  scrutiny_window_push (SCRUTINY_WINDOW (widget), scrutiny_check_page_new ());
}

static void
try_demo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *folder = scrutiny_demo_page_dup_folder ();
  g_autofree char *database = g_build_filename (folder, "panel.db", NULL);

  if (g_file_test (database, G_FILE_TEST_EXISTS))
    scrutiny_window_open_panel (SCRUTINY_WINDOW (widget), folder);
  else
    scrutiny_window_push (SCRUTINY_WINDOW (widget), scrutiny_demo_page_new (folder));
}

/** scrutiny_window_class_install_actions: What can be done in every window */
void
scrutiny_window_class_install_actions (ScrutinyWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_install_action (widget_class, "win.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "win.help", NULL, help_action);
  gtk_widget_class_install_action (widget_class, "win.tour", NULL, tour_action);
  gtk_widget_class_install_action (widget_class, "win.settings", NULL, settings_action);
  gtk_widget_class_install_action (widget_class, "win.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "win.new-panel", NULL, new_panel_action);
  gtk_widget_class_install_action (widget_class, "win.check-certificate", NULL,
                                   check_certificate_action);
  gtk_widget_class_install_action (widget_class, "win.try-demo", NULL, try_demo_action);
  gtk_widget_class_install_property_action (widget_class, "win.language", "language");
}
