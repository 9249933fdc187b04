/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/certificate/check-page.h"

#include <glib/gi18n.h>

#include "app/verify.h"
#include "ui/certificate/check-words.h"
#include "ui/task-view.h"
#include "ui/window.h"

/* Redoes a draw from its two files, for anyone: no panel, no sign-in. Reading and
 * arithmetic run on a thread of their own. */
struct _ScrutinyCheckPage {
  ScrutinyPage parent_instance;

  ScrutinyTaskView *task;
  AdwActionRow *certificate_row;
  AdwActionRow *list_row;
  GtkLabel *verdict;
  AdwPreferencesGroup *checks;
  GtkLabel *limits;

  GFile *certificate;
  GFile *list;
  GPtrArray *rows; /* of GtkWidget; the group owns them */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (ScrutinyCheckPage, scrutiny_check_page, SCRUTINY_TYPE_PAGE)

typedef struct {
  char *certificate_path;
  char *list_path;
} Files;

static void
files_free (gpointer data)
{
  Files *files = data;

  g_free (files->certificate_path);
  g_free (files->list_path);
  g_free (files);
}

/* A file that is not on this machine goes by its address, and will not be found. */
static char *
dup_path (GFile *file)
{
  char *path = g_file_get_path (file);

  return path != NULL ? path : g_file_get_uri (file);
}

static void
verify_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Files *files = data;
  GError *error = NULL;
  ScrutinyVerification *verification =
      scrutiny_verify_files (files->certificate_path, files->list_path, NULL, NULL, NULL,
                             NULL, &error);

  if (verification != NULL)
    g_task_return_pointer (task, verification,
                           (GDestroyNotify) scrutiny_verification_unref);
  else
    g_task_return_error (task, error);
}

static void
clear_result (ScrutinyCheckPage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->checks, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->checks), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->verdict), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->limits), FALSE);
}

static void
add_check (ScrutinyCheckPage *self, const ScrutinyCheck *check)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (
      check->holds ? "object-select-symbolic" : "dialog-warning-symbolic");
  GtkWidget *word = gtk_label_new (check->holds ? _ ("Holds") : _ ("Does not hold"));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 scrutiny_check_words_for (check->name));
  if (check->detail != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), check->detail);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), word);
  adw_preferences_group_add (self->checks, row);
  g_ptr_array_add (self->rows, row);
}

static void
show_verdict (ScrutinyCheckPage *self, gboolean holds)
{
  const char *verdict =
      holds ? _ ("Everything holds. The dice chose these cases, and nobody else did.")
            : _ ("This draw does not hold. Do not rely on it, and ask the chair why.");

  gtk_label_set_label (self->verdict, verdict);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->verdict),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, verdict, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->verdict), TRUE);
}

static void
show_result (ScrutinyCheckPage *self, ScrutinyVerification *verification)
{
  g_autofree char *limits =
      g_strjoinv ("\n", (GStrv) scrutiny_verification_get_limits (verification));

  show_verdict (self, scrutiny_verification_holds (verification));
  for (guint i = 0; i < scrutiny_verification_get_n_checks (verification); i++)
    add_check (self, scrutiny_verification_get_check (verification, i));
  gtk_widget_set_visible (GTK_WIDGET (self->checks), TRUE);
  gtk_label_set_label (self->limits, limits);
  gtk_widget_set_visible (GTK_WIDGET (self->limits), *limits != '\0');
}

static void
verified_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  ScrutinyCheckPage *self = SCRUTINY_CHECK_PAGE (source);
  ScrutinyWindow *window = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyVerification) verification =
      g_task_propagate_pointer (G_TASK (result), &error);

  if (window != NULL)
    scrutiny_window_end_wait (window);
  if (scrutiny_window_of (self) != NULL) {
    scrutiny_task_view_set_ready (self->task, TRUE);
    if (verification != NULL)
      show_result (self, verification);
    else
      scrutiny_window_fail (scrutiny_window_of (self), error);
  }
  g_clear_object (&window);
}

static void
show_choice (AdwActionRow *row, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *escaped = g_markup_escape_text (shown, -1);

  adw_action_row_set_subtitle (row, escaped);
}

/**
 * scrutiny_check_page_check:
 * @certificate: the certificate's file
 * @list: the list's file
 *
 * Redoes the draw and shows each check with its answer.
 */
void
scrutiny_check_page_check (ScrutinyCheckPage *self, GFile *certificate, GFile *list)
{
  g_autoptr (GTask) task = NULL;
  ScrutinyWindow *window;
  Files *files;

  g_return_if_fail (SCRUTINY_IS_CHECK_PAGE (self));

  window = scrutiny_window_of (self);
  if (window == NULL)
    return;
  g_set_object (&self->certificate, certificate);
  g_set_object (&self->list, list);
  show_choice (self->certificate_row, certificate);
  show_choice (self->list_row, list);
  clear_result (self);
  scrutiny_window_clear_warning (window);
  scrutiny_task_view_set_ready (self->task, FALSE);
  scrutiny_window_begin_wait (window);

  files = g_new0 (Files, 1);
  files->certificate_path = dup_path (certificate);
  files->list_path = dup_path (list);
  task = g_task_new (self, self->cancellable, verified_cb, g_object_ref (window));
  g_task_set_task_data (task, files, files_free);
  g_task_run_in_thread (task, verify_thread);
}

static void
check_cb (ScrutinyCheckPage *self)
{
  if (self->certificate != NULL && self->list != NULL)
    scrutiny_check_page_check (self, self->certificate, self->list);
}

static void
take_choice (ScrutinyCheckPage *self, AdwActionRow *row, GFile *file)
{
  show_choice (row, file);
  scrutiny_task_view_set_ready (self->task,
                                self->certificate != NULL && self->list != NULL);
  clear_result (self);
}

static void
certificate_chosen_cb (GtkNativeDialog *dialog, int response, ScrutinyCheckPage *self)
{
  if (response == GTK_RESPONSE_ACCEPT) {
    g_clear_object (&self->certificate);
    self->certificate = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
    take_choice (self, self->certificate_row, self->certificate);
  }
  g_object_unref (dialog);
}

static void
list_chosen_cb (GtkNativeDialog *dialog, int response, ScrutinyCheckPage *self)
{
  if (response == GTK_RESPONSE_ACCEPT) {
    g_clear_object (&self->list);
    self->list = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
    take_choice (self, self->list_row, self->list);
  }
  g_object_unref (dialog);
}

static void
ask_for_file (ScrutinyCheckPage *self, const char *title, GCallback chosen)
{
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (title,
                                   GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                   GTK_FILE_CHOOSER_ACTION_OPEN,
                                   _ ("_Open"), _ ("_Cancel"));

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", chosen, self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
choose_certificate_cb (ScrutinyCheckPage *self)
{
  ask_for_file (self, _ ("Choose a certificate"), G_CALLBACK (certificate_chosen_cb));
}

static void
choose_list_cb (ScrutinyCheckPage *self)
{
  ask_for_file (self, _ ("Choose its list"), G_CALLBACK (list_chosen_cb));
}

static void
scrutiny_check_page_dispose (GObject *object)
{
  ScrutinyCheckPage *self = SCRUTINY_CHECK_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->certificate);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (scrutiny_check_page_parent_class)->dispose (object);
}

static void
scrutiny_check_page_finalize (GObject *object)
{
  ScrutinyCheckPage *self = SCRUTINY_CHECK_PAGE (object);

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (scrutiny_check_page_parent_class)->finalize (object);
}

static void
scrutiny_check_page_class_init (ScrutinyCheckPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = scrutiny_check_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = scrutiny_check_page_finalize;

  g_type_ensure (SCRUTINY_TYPE_TASK_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/bwvscrutiny/Scrutiny/"
                                                             "certificate/check-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ScrutinyCheckPage, certificate_row);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyCheckPage, list_row);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyCheckPage, task);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyCheckPage, verdict);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyCheckPage, checks);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyCheckPage, limits);
  gtk_widget_class_bind_template_callback (widget_class, choose_certificate_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_list_cb);
  gtk_widget_class_bind_template_callback (widget_class, check_cb);
}

static void
scrutiny_check_page_init (ScrutinyCheckPage *self)
{
  self->rows = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  scrutiny_task_view_set_ready (self->task, FALSE);
}

/**
 * scrutiny_check_page_new:
 *
 * Returns: (transfer floating): the page on which anybody checks a certificate
 */
ScrutinyPage *
scrutiny_check_page_new (void)
{
  return g_object_new (SCRUTINY_TYPE_CHECK_PAGE, NULL);
}
