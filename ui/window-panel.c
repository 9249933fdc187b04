/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "app/demo.h"
#include "app/panel.h"
#include "app/people.h"
#include "model/person.h"
#include "ui/page-run.h"
#include "ui/settings/settings-window.h"
#include "ui/sign-in/sign-in-page.h"
#include "ui/welcome/welcome-page.h"
#include "ui/window-private.h"

/* What the first look into a panel's folder brings back. */
typedef struct {
  ScrutinySession *session;
  char *name;
  GStrv people;
} Opened;

static void
opened_free (Opened *opened)
{
  g_clear_object (&opened->session);
  g_free (opened->name);
  g_strfreev (opened->people);
  g_free (opened);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opened, opened_free)

static GStrv
dup_names (GListModel *people)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < g_list_model_get_n_items (people); i++) {
    g_autoptr (ScrutinyPerson) person = g_list_model_get_item (people, i);

    if (scrutiny_person_is_active (person))
      g_strv_builder_add (names, scrutiny_person_get_name (person));
  }

  return g_strv_builder_end (names);
}

/* On a thread of its own: opening checks the database. */
static void
open_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const char *panel_dir = data;
  g_autoptr (Opened) opened = g_new0 (Opened, 1);
  g_autoptr (GListModel) people = NULL;
  GError *error = NULL;

  opened->session = scrutiny_session_new (panel_dir, &error);
  if (opened->session != NULL)
    people = scrutiny_people_list (opened->session, &error);
  if (people != NULL)
    opened->name = scrutiny_panel_get_setting (opened->session, "name", &error);
  if (error != NULL) {
    g_task_return_error (task, error);
    return;
  }
  if (opened->name == NULL)
    opened->name = g_path_get_basename (panel_dir);
  opened->people = dup_names (people);
  g_task_return_pointer (task, g_steal_pointer (&opened), (GDestroyNotify) opened_free);
}

typedef struct {
  char *name;
  char *passphrase;
} Credentials;

static void
credentials_free (gpointer data)
{
  Credentials *credentials = data;

  explicit_bzero (credentials->passphrase, strlen (credentials->passphrase));
  g_free (credentials->passphrase);
  g_free (credentials->name);
  g_free (credentials);
}

static gpointer
sign_in_work (ScrutinySession *session,
              gpointer input,
              GDestroyNotify *result_free,
              GCancellable *cancellable,
              GError **error)
{
  Credentials *credentials = input;

  if (!scrutiny_session_sign_in (session, credentials->name, credentials->passphrase,
                                 error))
    return NULL;
  *result_free = g_object_unref;

  return g_object_ref (scrutiny_session_get_person (session));
}

static void
signed_in_cb (ScrutinyPage *page, gpointer result, const GError *error)
{
  ScrutinyWindow *window = scrutiny_window_of (page);

  if (error != NULL) {
    scrutiny_sign_in_page_refuse (SCRUTINY_SIGN_IN_PAGE (page), error->message);
    return;
  }
  scrutiny_window_touch (window);
  scrutiny_window_set_language (window, scrutiny_person_get_language (result));
  scrutiny_settings_window_close_for (window);
  g_set_object (&window->person, result);
  scrutiny_window_show_rights (window);
  scrutiny_window_load_choices (window);
  scrutiny_window_go_home (window);
  scrutiny_window_check_file (window);
}

static void
sign_in_cb (ScrutinyPage *page, const char *name, const char *passphrase)
{
  Credentials *credentials = g_new0 (Credentials, 1);

  credentials->name = g_strdup (name);
  credentials->passphrase = g_strdup (passphrase);
  scrutiny_page_run (page, sign_in_work, credentials, credentials_free, signed_in_cb,
                     g_object_unref);
}

static void
ask_who_is_here (ScrutinyWindow *self, Opened *opened)
{
  ScrutinyPage *page = scrutiny_sign_in_page_new ((const char *const *) opened->people);

  scrutiny_window_enter (self, opened->session, opened->name, NULL);
  if (scrutiny_session_is_demo (opened->session)) {
    g_autofree char *hint =
        g_strdup_printf (_ ("In the demo everybody’s passphrase is “%s”."),
                            SCRUTINY_DEMO_PASSPHRASE);

    scrutiny_sign_in_page_set_hint (SCRUTINY_SIGN_IN_PAGE (page), hint);
  }
  g_signal_connect (page, "sign-in", G_CALLBACK (sign_in_cb), NULL);
  scrutiny_window_start_at (self, page);
  if (scrutiny_session_get_doubt (opened->session) != NULL) {
    g_autofree char *doubt =
        g_strdup_printf ("%s %s", scrutiny_session_get_doubt (opened->session),
                         _ ("Ask your coordinator to check the log."));

    scrutiny_window_warn (self, doubt);
  }
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  ScrutinyWindow *self = SCRUTINY_WINDOW (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (Opened) opened = g_task_propagate_pointer (G_TASK (result), &error);

  scrutiny_window_end_wait (self);
  if (opened != NULL)
    ask_who_is_here (self, opened);
  else
    scrutiny_window_fail (self, error);
}

/**
 * scrutiny_window_enter:
 * @session: an open panel; no other window has it
 * @panel_name: what it is called
 * @person: (nullable): who is signed in
 *
 * The window is now this panel's. The caller shows the page that comes next.
 */
void
scrutiny_window_enter (ScrutinyWindow *self,
                       ScrutinySession *session,
                       const char *panel_name,
                       ScrutinyPerson *person)
{
  g_return_if_fail (SCRUTINY_IS_WINDOW (self));
  g_return_if_fail (SCRUTINY_IS_SESSION (session));

  scrutiny_settings_window_close_for (self);
  g_set_object (&self->session, session);
  g_set_object (&self->person, person);
  scrutiny_window_set_panel (self, panel_name, scrutiny_session_is_demo (session));
  scrutiny_window_show_rights (self);
}

/**
 * scrutiny_window_open_panel:
 * @panel_dir: a panel's folder
 *
 * Closes the panel that is open and asks who is here; a folder that cannot be opened
 * is said as a notice.
 */
void
scrutiny_window_open_panel (ScrutinyWindow *self, const char *panel_dir)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (SCRUTINY_IS_WINDOW (self));
  g_return_if_fail (panel_dir != NULL);

  scrutiny_window_close_panel (self);
  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  self->opening = g_cancellable_new ();

  scrutiny_window_begin_wait (self);
  task = g_task_new (self, self->opening, opened_cb, NULL);
  g_task_set_task_data (task, g_strdup (panel_dir), g_free);
  g_task_run_in_thread (task, open_thread);
}

static gpointer
sign_out_work (ScrutinySession *session,
               gpointer input,
               GDestroyNotify *result_free,
               GCancellable *cancellable,
               GError **error)
{
  scrutiny_session_sign_out (session);

  return NULL;
}

/**
 * scrutiny_window_close_panel:
 *
 * Signs out, wiping the keys, and goes back to the welcome page.
 */
void
scrutiny_window_close_panel (ScrutinyWindow *self)
{
  g_return_if_fail (SCRUTINY_IS_WINDOW (self));

  if (self->session == NULL)
    return;
  g_cancellable_cancel (self->opening);
  scrutiny_settings_window_close_for (self);
  scrutiny_window_blank_toasts (self);
  scrutiny_window_start_at (self, scrutiny_welcome_page_new ());
  scrutiny_session_run_async (self->session, sign_out_work, NULL, NULL, NULL, NULL, NULL);
  g_clear_object (&self->session);
  g_clear_object (&self->person);
  scrutiny_window_set_panel (self, NULL, FALSE);
  scrutiny_window_show_rights (self);
  scrutiny_window_say (self, "");
}

/**
 * scrutiny_window_sign_out:
 *
 * Wipes the keys of whoever is signed in and asks who is here now. What was typed is
 * saved on the way.
 */
void
scrutiny_window_sign_out (ScrutinyWindow *self)
{
  g_autofree char *panel_dir = NULL;

  g_return_if_fail (SCRUTINY_IS_WINDOW (self));

  if (self->session == NULL)
    return;
  panel_dir = g_strdup (scrutiny_session_get_panel_dir (self->session));
  scrutiny_window_open_panel (self, panel_dir);
}

/**
 * scrutiny_window_get_session:
 *
 * Returns: (transfer none) (nullable): the open panel
 */
ScrutinySession *
scrutiny_window_get_session (ScrutinyWindow *self)
{
  g_return_val_if_fail (SCRUTINY_IS_WINDOW (self), NULL);

  return self->session;
}

/**
 * scrutiny_window_get_person:
 *
 * Returns: (transfer none) (nullable): who is signed in; immutable, so it may be
 *   asked on the main thread
 */
ScrutinyPerson *
scrutiny_window_get_person (ScrutinyWindow *self)
{
  g_return_val_if_fail (SCRUTINY_IS_WINDOW (self), NULL);

  return self->person;
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, gpointer data)
{
  ScrutinyWindow *self = data;
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (file != NULL && g_file_peek_path (file) != NULL)
    scrutiny_window_open_panel (self, g_file_peek_path (file));
  g_object_unref (dialog);
}

static void
open_panel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (_ ("Open a panel"), GTK_WINDOW (widget),
                                      GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
                                      _ ("_Open"), _ ("_Cancel"));

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (chosen_cb), widget, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
sign_out_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  scrutiny_window_sign_out (SCRUTINY_WINDOW (widget));
}

static void
close_panel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  scrutiny_window_close_panel (SCRUTINY_WINDOW (widget));
}

/**
 * scrutiny_window_class_install_panel_actions:
 *
 * What can be done once a panel is open
 */
void
scrutiny_window_class_install_panel_actions (ScrutinyWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_install_action (widget_class, "win.open-panel", NULL,
                                   open_panel_action);
  gtk_widget_class_install_action (widget_class, "win.sign-out", NULL, sign_out_action);
  gtk_widget_class_install_action (widget_class, "win.close-panel", NULL,
                                   close_panel_action);
}
