/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/footage/footage-page.h"

#include <glib/gi18n.h>

#include "app/hide.h"
#include "ui/footage/footage-list.h"
#include "ui/footage/second-look-page.h"
#include "ui/page-run.h"
#include "ui/window.h"

#define PROGRESS_INTERVAL_MS 200

/* Recordings and what is hidden in them, for those who prepare a meeting. */
struct _ScrutinyFootagePage {
  ScrutinyPage parent_instance;

  GtkBox *cases;
  GtkWidget *adding_bar;
  GtkProgressBar *progress;

  gint64 meeting;
  GCancellable *adding; /* NULL unless a recording is being added */
  gint per_mille;       /* atomic: written by the session's thread */
  guint progress_source;
  GtkWidget *group; /* what the newest load has shown */
};

G_DEFINE_FINAL_TYPE (ScrutinyFootagePage, scrutiny_footage_page, SCRUTINY_TYPE_PAGE)

/* What a job on the session's thread needs: which case, which file. */
typedef struct {
  ScrutinyFootagePage *page;
  gint64 meeting;
  char *letter;
  char *path;
} Job;

static Job *
job_new (ScrutinyFootagePage *self, const char *letter, GFile *file)
{
  Job *job = g_new0 (Job, 1);

  job->page = g_object_ref (self);
  job->meeting = self->meeting;
  job->letter = g_strdup (letter);
  job->path = file != NULL ? g_file_get_path (file) : NULL;

  return job;
}

static gboolean
unref_on_main_cb (gpointer page)
{
  g_object_unref (page);

  return G_SOURCE_REMOVE;
}

/* A widget must not be let go for good on another thread. */
static void
job_free (gpointer data)
{
  Job *job = data;

  g_idle_add (unref_on_main_cb, job->page);
  g_free (job->letter);
  g_free (job->path);
  g_free (job);
}

static void
progress_cb (gint64 done, gint64 total, gpointer data)
{
  ScrutinyFootagePage *self = data;

  if (total > 0)
    g_atomic_int_set (&self->per_mille, (gint) (done * 1000 / total));
}

static gpointer
add_work (ScrutinySession *session,
          gpointer input,
          GDestroyNotify *result_free,
          GCancellable *cancellable,
          GError **error)
{
  Job *job = input;

  *result_free = g_object_unref;

  return scrutiny_footage_add (session, job->meeting, job->letter, job->path, NULL,
                               progress_cb, job->page, cancellable, error);
}

static gpointer
import_work (ScrutinySession *session,
             gpointer input,
             GDestroyNotify *result_free,
             GCancellable *cancellable,
             GError **error)
{
  Job *job = input;
  g_autofree char *json = NULL;
  g_autofree char *name = g_path_get_basename (job->path);
  gsize size = 0;

  *result_free = g_object_unref;
  if (!g_file_get_contents (job->path, &json, &size, error))
    return NULL;

  return scrutiny_hide_import (session, job->meeting, job->letter, json, size, name,
                               error);
}

static gboolean
show_progress_cb (gpointer data)
{
  ScrutinyFootagePage *self = data;

  gtk_progress_bar_set_fraction (self->progress,
                                 g_atomic_int_get (&self->per_mille) / 1000.0);

  return G_SOURCE_CONTINUE;
}

static void
end_adding (ScrutinyFootagePage *self)
{
  g_clear_handle_id (&self->progress_source, g_source_remove);
  g_clear_object (&self->adding);
  gtk_widget_set_visible (self->adding_bar, FALSE);
}

static void
done_cb (ScrutinyPage *page, gpointer result, const GError *error)
{
  ScrutinyWindow *window = scrutiny_window_of (page);

  end_adding (SCRUTINY_FOOTAGE_PAGE (page));
  if (error != NULL)
    scrutiny_window_fail (window, error);
  else
    scrutiny_window_say (window, SCRUTINY_IS_CLIP (result)
                         ? _ ("Recording sealed and added.")
                         : _ ("What must be hidden is stored."));
  scrutiny_page_refresh (page);
}

static void
add_chosen (ScrutinyFootagePage *self, const char *letter, GFile *file)
{
  self->adding = g_cancellable_new ();
  g_atomic_int_set (&self->per_mille, 0);
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_widget_set_visible (self->adding_bar, TRUE);
  self->progress_source = g_timeout_add (PROGRESS_INTERVAL_MS, show_progress_cb, self);
  scrutiny_page_run_cancellable (SCRUTINY_PAGE (self), add_work,
                                 job_new (self, letter, file), job_free, self->adding,
                                 done_cb, g_object_unref);
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, ScrutinyFootagePage *self)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  const char *letter = g_object_get_data (G_OBJECT (dialog), "letter");
  const gboolean is_track = g_object_get_data (G_OBJECT (dialog), "is-track") != NULL;

  if (response == GTK_RESPONSE_ACCEPT && file != NULL && self->adding == NULL) {
    if (is_track)
      scrutiny_page_run (SCRUTINY_PAGE (self), import_work, job_new (self, letter, file),
                         job_free, done_cb, g_object_unref);
    else
      add_chosen (self, letter, file);
  }
  g_object_unref (dialog);
}

static void
ask_for_file (ScrutinyFootagePage *self, const char *letter, gboolean is_track)
{
  const char *title =
      is_track ? _ ("Choose what must be hidden") : _ ("Choose a recording");
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (title,
                                   GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                   GTK_FILE_CHOOSER_ACTION_OPEN,
                                   _ ("_Open"), _ ("_Cancel"));

  g_object_set_data_full (G_OBJECT (dialog), "letter", g_strdup (letter), g_free);
  g_object_set_data (G_OBJECT (dialog), "is-track", GINT_TO_POINTER (is_track));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
add_cb (GtkButton *button, ScrutinyFootagePage *self)
{
  ask_for_file (self, g_object_get_data (G_OBJECT (button), "letter"), FALSE);
}

static void
hide_cb (GtkButton *button, ScrutinyFootagePage *self)
{
  ask_for_file (self, g_object_get_data (G_OBJECT (button), "letter"), TRUE);
}

static void
look_cb (GtkButton *button, ScrutinyFootagePage *self)
{
  scrutiny_window_push (scrutiny_window_of (self),
                        scrutiny_second_look_page_new (self->meeting,
                                                       g_object_get_data (G_OBJECT (
                                                                              button),
                                                                          "letter"),
                                                       g_object_get_data (G_OBJECT (
                                                                              button),
                                                                          "clip")));
}

static void
cancel_cb (ScrutinyFootagePage *self)
{
  if (self->adding != NULL)
    g_cancellable_cancel (self->adding);
}

static void
add_button (ScrutinyFootagePage *self,
            GtkWidget *row,
            const ScrutinyFootageItem *item,
            const char *label,
            GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *name =
      g_strdup_printf (_ ("%s, case %s"), label, scrutiny_case_get_letter (item->about));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  g_object_set_data_full (G_OBJECT (button), "letter",
                          g_strdup (scrutiny_case_get_letter (item->about)), g_free);
  if (item->clip != NULL)
    g_object_set_data_full (G_OBJECT (button), "clip", g_object_ref (item->clip),
                            g_object_unref);
  g_signal_connect_object (button, "clicked", clicked, self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

/* The buttons are a courtesy: the use cases ask the policy whoever presses them. */
static GtkWidget *
new_row (ScrutinyFootagePage *self, const ScrutinyFootageItem *item)
{
  ScrutinyPerson *person = scrutiny_window_get_person (scrutiny_window_of (self));
  const ScrutinyRole role =
      person ? scrutiny_person_get_role (person) : SCRUTINY_ROLE_FORCE_LEAD;
  const char *letter = scrutiny_case_get_letter (item->about);
  g_autofree char *title = item->number > 1
      ? g_strdup_printf (_ ("Case %s, recording %u"), letter, item->number)
      : g_strdup_printf (_ ("Case %s"), letter);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), item->state);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (role == SCRUTINY_ROLE_COORDINATOR && item->number <= 1)
    add_button (self, row, item, _ ("Add recording"), G_CALLBACK (add_cb));
  if (role == SCRUTINY_ROLE_COORDINATOR && item->clip != NULL)
    add_button (self, row, item, _ ("Hide"), G_CALLBACK (hide_cb));
  if ((role == SCRUTINY_ROLE_CHAIR || (person && scrutiny_person_is_deputy (person))) &&
      item->version != NULL && !scrutiny_hide_version_is_approved (item->version))
    add_button (self, row, item, _ ("Second look"), G_CALLBACK (look_cb));

  return row;
}

static void
loaded_cb (ScrutinyPage *page, gpointer result, const GError *error)
{
  ScrutinyFootagePage *self = SCRUTINY_FOOTAGE_PAGE (page);
  GPtrArray *list = result;

  if (error != NULL) {
    scrutiny_window_fail (scrutiny_window_of (page), error);
    return;
  }
  if (self->group != NULL)
    gtk_box_remove (self->cases, self->group);
  self->group = adw_preferences_group_new ();
  if (list->len == 0)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->group),
                                           _ ("No cases yet. Draw them first."));
  for (guint i = 0; i < list->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group),
                               new_row (self, g_ptr_array_index (list, i)));
  gtk_box_append (self->cases, self->group);
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static gpointer
load_work (ScrutinySession *session,
           gpointer input,
           GDestroyNotify *result_free,
           GCancellable *cancellable,
           GError **error)
{
  gint64 *meeting = input;

  *result_free = (GDestroyNotify) g_ptr_array_unref;

  return scrutiny_footage_list_load (session, *meeting, error);
}

static void
scrutiny_footage_page_refresh (ScrutinyPage *page)
{
  ScrutinyFootagePage *self = SCRUTINY_FOOTAGE_PAGE (page);

  scrutiny_page_run (page, load_work, g_memdup2 (&self->meeting, sizeof self->meeting),
                     g_free, loaded_cb, (GDestroyNotify) g_ptr_array_unref);
}

static void
scrutiny_footage_page_dispose (GObject *object)
{
  ScrutinyFootagePage *self = SCRUTINY_FOOTAGE_PAGE (object);

  if (self->adding != NULL)
    g_cancellable_cancel (self->adding);
  g_clear_handle_id (&self->progress_source, g_source_remove);
  g_clear_object (&self->adding);

  G_OBJECT_CLASS (scrutiny_footage_page_parent_class)->dispose (object);
}

static void
scrutiny_footage_page_class_init (ScrutinyFootagePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = scrutiny_footage_page_dispose;
  SCRUTINY_PAGE_CLASS (klass)->refresh = scrutiny_footage_page_refresh;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/bwvscrutiny/Scrutiny/"
                                                             "footage/footage-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ScrutinyFootagePage, cases);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyFootagePage, adding_bar);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyFootagePage, progress);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
scrutiny_footage_page_init (ScrutinyFootagePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * scrutiny_footage_page_new:
 * @meeting: its number
 *
 * Returns: (transfer floating): the recordings of a meeting's cases, for the coordinator
 *   and for whoever takes second looks
 */
ScrutinyPage *
scrutiny_footage_page_new (gint64 meeting)
{
  ScrutinyFootagePage *self = g_object_new (SCRUTINY_TYPE_FOOTAGE_PAGE, NULL);

  self->meeting = meeting;

  return SCRUTINY_PAGE (self);
}
