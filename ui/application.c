/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/application.h"

#include <glib/gi18n.h>

#include "config.h"
#include "ui/machine-settings.h"
#include "ui/welcome/welcome-page.h"
#include "ui/window.h"

/* The program as the desktop sees it: one process a panel (footage of two panels
 * never meets in one), one window, and the keys that work everywhere. */
struct _ScrutinyApplication {
  AdwApplication parent_instance;

  gboolean wants_demo; /* started with --demo */
};

G_DEFINE_FINAL_TYPE (ScrutinyApplication, scrutiny_application, ADW_TYPE_APPLICATION)

typedef struct {
  const char *action;
  const char *accels[3];
} Accels;

static const Accels accels[] = {
  { "win.back", { "<Alt>Left", NULL } },
  { "win.help", { "F1", NULL } },
  { "win.settings", { "<Control>comma", NULL } },
  { "win.save", { "<Control>s", NULL } },
  { "win.show-help-overlay", { "<Control>question", NULL } },
  { "window.close", { "<Control>w", NULL } },
  { "app.quit", { "<Control>q", NULL } },
};

static ScrutinyWindow *
open_window (ScrutinyApplication *self)
{
  g_autofree char *language = scrutiny_machine_settings_dup_language ();
  ScrutinyWindow *window = scrutiny_window_new (GTK_APPLICATION (self));

  scrutiny_window_set_language (window, language);
  scrutiny_window_start_at (window, scrutiny_welcome_page_new ());
  gtk_window_present (GTK_WINDOW (window));

  return window;
}

static void
scrutiny_application_activate (GApplication *application)
{
  ScrutinyApplication *self = SCRUTINY_APPLICATION (application);
  ScrutinyWindow *window = open_window (self);

  if (self->wants_demo)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.try-demo", NULL);
}

static void
scrutiny_application_open (GApplication *application,
                           GFile **files,
                           gint n_files,
                           const char *hint)
{
  for (gint i = 0; i < n_files; i++) {
    ScrutinyWindow *window = open_window (SCRUTINY_APPLICATION (application));

    scrutiny_window_open_panel (window, g_file_peek_path (files[i]));
  }
}

static gint
scrutiny_application_handle_local_options (GApplication *application,
                                           GVariantDict *options)
{
  SCRUTINY_APPLICATION (application)->wants_demo =
      g_variant_dict_contains (options, "demo");

  return -1;
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_application_quit (data);
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  adw_show_about_window (gtk_application_get_active_window (data), "application-name",
                         _ ("BWV Scrutiny"), "application-icon", SCRUTINY_APP_ID,
                            "version", SCRUTINY_VERSION, "license-type",
                            GTK_LICENSE_GPL_3_0, "developer-name",
                            _ ("The BWV Scrutiny developers"), "comments",
                               _ ("A fair draw, covered footage, and answers that are counted. It never uses the network.\n\n"
         "How to check a seal: open “Check a certificate” on the first page. It needs no passphrase. "
         "In a terminal, “verify CERTIFICATE LIST” redoes the draw, and “audit verify --head CODE” checks the "
         "code printed in the minutes. A second checker that shares no line with this program is in docs/verify."),
                                  NULL);
}

/* What a panel opens is nobody else's business on this computer. GTK's own switch would
 * empty the list of every other program too. */
static void
forget_cb (GtkRecentManager *manager)
{
  GList *files = gtk_recent_manager_get_items (manager);

  for (GList *at = files; at != NULL; at = at->next)
    if (gtk_recent_info_has_application (at->data, g_get_application_name ()))
      gtk_recent_manager_remove_item (manager, gtk_recent_info_get_uri (at->data), NULL);
  g_list_free_full (files, (GDestroyNotify) gtk_recent_info_unref);
}

static const GActionEntry actions[] = {
  { .name = "quit", .activate = quit_cb },
  { .name = "about", .activate = about_cb },
};

static void
scrutiny_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (scrutiny_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (application), actions,
                                   G_N_ELEMENTS (actions), application);
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application),
                                           accels[i].action, accels[i].accels);
  gtk_window_set_default_icon_name (SCRUTINY_APP_ID);
  g_signal_connect (gtk_recent_manager_get_default (), "changed", G_CALLBACK (forget_cb),
                    NULL);
}

static void
scrutiny_application_class_init (ScrutinyApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = scrutiny_application_startup;
  application_class->activate = scrutiny_application_activate;
  application_class->open = scrutiny_application_open;
  application_class->handle_local_options = scrutiny_application_handle_local_options;
}

static void
scrutiny_application_init (ScrutinyApplication *self)
{
  static const GOptionEntry options[] = {
    { "demo", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Open the made-up demo panel"), NULL },
      { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _ ("[PANEL]"));
}

/**
 * scrutiny_application_new:
 *
 * Returns: (transfer full): the program, before its first window
 */
ScrutinyApplication *
scrutiny_application_new (void)
{
  return g_object_new (SCRUTINY_TYPE_APPLICATION, "application-id", SCRUTINY_APP_ID,
                       "flags", G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/org/bwvscrutiny/Scrutiny", NULL);
}
