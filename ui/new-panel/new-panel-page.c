/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/new-panel/new-panel-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/panel.h"
#include "ui/new-panel/recovery-page.h"
#include "ui/window.h"

/* What a new panel must know: its name, its force, its grading words, and the chair
 * who starts it. Everything else can be changed later. */
struct _ScrutinyNewPanelPage {
  ScrutinyPage parent_instance;

  GtkEditable *name_row;
  GtkEditable *force_row;
  AdwComboRow *scale_row;
  GtkEditable *chair_row;
  GtkEditable *passphrase_row;
  GtkWidget *make_button;
  GtkSpinner *spinner;
};

G_DEFINE_FINAL_TYPE (ScrutinyNewPanelPage, scrutiny_new_panel_page, SCRUTINY_TYPE_PAGE)

/* In the order of the list in the template. */
static const char *const scale_ids[] = { "rag3", "nine", "aspol3", "confidence" };

typedef struct {
  char *panel_dir;
  char *name;
  char *force;
  char *language;
  const char *scale;
  char *chair;
  char *passphrase;

  ScrutinySession *session;
  ScrutinyPerson *person;
  char *recovery_code;
} Making;

static void
wipe (char *secret)
{
  if (secret != NULL)
    explicit_bzero (secret, strlen (secret));
  g_free (secret);
}

static void
making_free (gpointer data)
{
  Making *making = data;

  g_clear_object (&making->session);
  g_clear_object (&making->person);
  wipe (making->passphrase);
  wipe (making->recovery_code);
  g_free (making->panel_dir);
  g_free (making->name);
  g_free (making->force);
  g_free (making->language);
  g_free (making->chair);
  g_free (making);
}

/* "Avon and Somerset" is kept as "avon-and-somerset". */
static char *
dup_slug (const char *force)
{
  g_autofree char *ascii = g_str_to_ascii (force, "C");
  g_autofree char *lower = g_ascii_strdown (ascii, -1);

  g_strcanon (lower, "abcdefghijklmnopqrstuvwxyz0123456789-", '-');

  return g_steal_pointer (&lower);
}

static char *
dup_typed (GtkEditable *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (row)));
}

/* On a thread of its own: deriving the keys takes seconds. */
static void
make_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Making *making = data;
  ScrutinyPanelChoices choices = { .name = making->name,
                                   .force = making->force,
                                   .language = making->language,
                                   .scale = making->scale };
  GError *error = NULL;
  g_autoptr (ScrutinyPerson) chair =
      scrutiny_person_new (making->chair, SCRUTINY_ROLE_CHAIR, &error);

  if (chair != NULL)
    making->session =
        scrutiny_panel_create (making->panel_dir, &choices, chair, making->passphrase,
                               &making->recovery_code, &error);
  if (making->session == NULL) {
    g_task_return_error (task, error);
    return;
  }
  making->person = g_object_ref (scrutiny_session_get_person (making->session));
  g_task_return_boolean (task, TRUE);
}

static gboolean
is_complete (ScrutinyNewPanelPage *self)
{
  GtkEditable *rows[] = { self->name_row, self->force_row, self->chair_row,
                          self->passphrase_row };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (*gtk_editable_get_text (rows[i]) == '\0')
      return FALSE;

  return TRUE;
}

static void
set_busy (ScrutinyNewPanelPage *self, gboolean is_busy)
{
  gtk_spinner_set_spinning (self->spinner, is_busy);
  gtk_widget_set_sensitive (self->make_button, !is_busy && is_complete (self));
}

static void
typed_cb (ScrutinyNewPanelPage *self)
{
  gtk_widget_set_sensitive (self->make_button, is_complete (self));
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  ScrutinyNewPanelPage *self = SCRUTINY_NEW_PANEL_PAGE (source);
  Making *making = g_task_get_task_data (G_TASK (result));
  ScrutinyWindow *window;
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  window = scrutiny_window_of (self);
  if (window == NULL)
    return;
  set_busy (self, FALSE);
  if (error != NULL) {
    scrutiny_window_fail (window, error);
    return;
  }
  scrutiny_window_enter (window, making->session, making->name, making->person);
  scrutiny_window_start_at (window, scrutiny_recovery_page_new (making->name,
                                                                making->recovery_code));
}

/* Makes the panel with what was typed, where nothing is yet, and shows its recovery code.
 */
static void
make_panel (ScrutinyNewPanelPage *self, const char *panel_dir)
{
  g_autoptr (GTask) task = NULL;
  ScrutinyWindow *window;
  Making *making;
  guint scale;

  g_return_if_fail (SCRUTINY_IS_NEW_PANEL_PAGE (self));
  window = scrutiny_window_of (self);
  g_return_if_fail (window != NULL);

  scale = adw_combo_row_get_selected (self->scale_row);
  making = g_new0 (Making, 1);
  making->panel_dir = g_strdup (panel_dir);
  making->name = dup_typed (self->name_row);
  making->force = dup_slug (gtk_editable_get_text (self->force_row));
  making->language = g_strdup (scrutiny_window_get_language (window));
  making->scale = scale_ids[MIN (scale, G_N_ELEMENTS (scale_ids) - 1)];
  making->chair = dup_typed (self->chair_row);
  making->passphrase = g_strdup (gtk_editable_get_text (self->passphrase_row));

  set_busy (self, TRUE);
  scrutiny_window_clear_warning (window);
  task = g_task_new (self, NULL, made_cb, NULL);
  g_task_set_task_data (task, making, making_free);
  g_task_run_in_thread (task, make_thread);
}

static void
place_chosen_cb (GtkNativeDialog *dialog, int response, ScrutinyNewPanelPage *self)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (file != NULL && g_file_peek_path (file) != NULL)
    make_panel (self, g_file_peek_path (file));
  g_object_unref (dialog);
}

static void
make_cb (ScrutinyNewPanelPage *self)
{
  GtkFileChooserNative *dialog;
  g_autofree char *name = NULL;
  g_autofree char *folder = NULL;

  if (!is_complete (self))
    return;
  name = dup_typed (self->name_row);
  folder = g_strconcat (name, ".panel", NULL);
  g_strdelimit (folder, G_DIR_SEPARATOR_S, '-');
  dialog = gtk_file_chooser_native_new (_ ("Where to keep the panel"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
      GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Make panel"), _ ("_Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), folder);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (place_chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
scrutiny_new_panel_page_class_init (ScrutinyNewPanelPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/bwvscrutiny/Scrutiny/new-panel/new-panel-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ScrutinyNewPanelPage, name_row);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyNewPanelPage, force_row);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyNewPanelPage, scale_row);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyNewPanelPage, chair_row);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyNewPanelPage,
                                        passphrase_row);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyNewPanelPage, make_button);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyNewPanelPage, spinner);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, make_cb);
}

static void
scrutiny_new_panel_page_init (ScrutinyNewPanelPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * scrutiny_new_panel_page_new:
 *
 * Returns: (transfer floating): the page that makes a new panel
 */
ScrutinyPage *
scrutiny_new_panel_page_new (void)
{
  return g_object_new (SCRUTINY_TYPE_NEW_PANEL_PAGE, NULL);
}
