/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/records/import-page.h"

#include <glib/gi18n.h>

#include "app/import-preview.h"
#include "app/import.h"
#include "app/policy.h"
#include "model/error.h"
#include "ui/count-words.h"
#include "ui/page-run.h"
#include "ui/path-row.h"
#include "ui/records/import-facts.h"
#include "ui/records/preview-table.h"
#include "ui/records/record-words.h"
#include "ui/records/records-page.h"
#include "ui/task-view.h"
#include "ui/window.h"

#define MOST_LABELS  20
#define PREVIEW_ROWS 5

/* How long a path may not change before its file is looked into. */
#define STILL_MS 400

/* Takes a file of records in, and says what became of each row. */
struct _ScrutinyImportPage {
  ScrutinyPage parent_instance;

  ScrutinyTaskView *task;
  GtkWidget *drop_area;
  GtkWidget *path_group;
  ScrutinyPathRow *path_row;
  ScrutinyPathRow *layout_row;
  GtkWidget *preview_box;
  GtkLabel *preview_title;
  AdwBin *preview_bin;
  GtkLabel *preview_missing;
  GtkLabel *verdict;
  ScrutinyFactList *doubts;
  ScrutinyFactList *facts;
  ScrutinyFactList *reasons;
  GtkWidget *rejects_group;
  ScrutinyPathRow *rejects_row;
  ScrutinyFactList *labels;
  ScrutinyFactList *months;

  gint64 meeting; /* 0: none chosen */
  char *imported; /* the path of the file that was taken; NULL: none yet */
  char *seen;     /* the path of the file whose first rows are shown; NULL: none */
  guint still_source;
  gboolean may_import;
};

G_DEFINE_FINAL_TYPE (ScrutinyImportPage, scrutiny_import_page, SCRUTINY_TYPE_PAGE)

/* What goes to the session's thread. */
typedef struct {
  char *path;
  char *layout;       /* NULL: found by the header */
  char *rejects_path; /* set: read again, only to write these rows out */
  ScrutinyLongWork *work;
} Import;

static void
import_free (gpointer data)
{
  Import *import = data;

  g_free (import->path);
  g_free (import->layout);
  g_free (import->rejects_path);
  g_clear_pointer (&import->work, scrutiny_long_work_unref);
  g_free (import);
}

static gpointer
import_work (ScrutinySession *session,
             gpointer input,
             GDestroyNotify *result_free,
             GCancellable *cancellable,
             GError **error)
{
  Import *import = input;
  const ScrutinyImportChoices choices = {
    .layout = import->layout,
    .rejects_path = import->rejects_path,
    .is_dry_run = import->rejects_path != NULL,
    .progress = scrutiny_long_work_count,
    .progress_data = import->work,
  };

  *result_free = (GDestroyNotify) scrutiny_import_result_free;

  return scrutiny_import_file (session, import->path, &choices, cancellable, error);
}

static void
clear_result (ScrutinyImportPage *self)
{
  g_clear_pointer (&self->imported, g_free);
  gtk_widget_set_visible (GTK_WIDGET (self->verdict), FALSE);
  gtk_widget_set_visible (self->rejects_group, FALSE);
  scrutiny_fact_list_clear (self->doubts);
  scrutiny_fact_list_clear (self->facts);
  scrutiny_fact_list_clear (self->reasons);
  scrutiny_fact_list_clear (self->labels);
  scrutiny_fact_list_clear (self->months);
  scrutiny_task_view_set_action (self->task, _ ("Import this file"));
}

/* The first rows, before anything is read in */

static void
clear_preview (ScrutinyImportPage *self)
{
  g_clear_pointer (&self->seen, g_free);
  adw_bin_set_child (self->preview_bin, NULL);
  gtk_widget_set_visible (self->preview_box, FALSE);
  gtk_widget_set_visible (self->drop_area, TRUE);
  scrutiny_task_view_set_ready (self->task, FALSE);
}

static void
show_preview (ScrutinyImportPage *self, const ScrutinyImportPreview *preview)
{
  g_autofree char *title =
      g_strdup_printf (_ ("This is: %s"), scrutiny_words_for_layout (preview->layout));
  g_autofree char *names = g_strjoinv (", ", preview->missing);
  g_autofree char *missing =
      g_strdup_printf (_ ("The file has no column for: %s. It can be imported without."),
                          names);

  gtk_label_set_label (self->preview_title, title);
  gtk_label_set_label (self->preview_missing, missing);
  gtk_widget_set_visible (GTK_WIDGET (self->preview_missing), *names != '\0');
  adw_bin_set_child (self->preview_bin, scrutiny_preview_table_new (preview));
  gtk_widget_set_visible (self->preview_box, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->layout_row),
                          *gtk_editable_get_text (GTK_EDITABLE (self->layout_row)) !=
                              '\0');
  gtk_widget_set_visible (self->drop_area, FALSE);
  scrutiny_task_view_set_ready (self->task, TRUE);
}

static gpointer
preview_work (ScrutinySession *session,
              gpointer input,
              GDestroyNotify *result_free,
              GCancellable *cancellable,
              GError **error)
{
  const Import *import = input;

  *result_free = scrutiny_import_preview_free;

  return scrutiny_import_preview (session, import->path, import->layout, PREVIEW_ROWS,
                                  cancellable, error);
}

static void
previewed_cb (ScrutinyPage *page, gpointer result, const GError *error)
{
  ScrutinyImportPage *self = SCRUTINY_IMPORT_PAGE (page);
  g_autofree char *path = scrutiny_path_row_dup_path (self->path_row);

  if (g_strcmp0 (path, self->seen) != 0)
    return; /* another one is looked into by now */
  if (error == NULL) {
    show_preview (self, result);
    return;
  }
  scrutiny_window_fail (scrutiny_window_of (page), error);
  /* A force's own columns are told by a layout file; nobody else is asked for one, nor
   * for a file that is not there. */
  if (error->domain != SCRUTINY_MODEL_ERROR)
    gtk_widget_set_visible (GTK_WIDGET (self->layout_row), TRUE);
}

/* What to read, and by which layout if one was chosen. */
static Import *
new_import (ScrutinyImportPage *self, const char *path)
{
  Import *import = g_new0 (Import, 1);
  g_autofree char *layout = scrutiny_path_row_dup_path (self->layout_row);

  import->path = g_strdup (path);
  if (*layout != '\0')
    import->layout = g_steal_pointer (&layout);

  return import;
}

static void
look_into_file (ScrutinyImportPage *self)
{
  g_autofree char *path = scrutiny_path_row_dup_path (self->path_row);

  g_clear_handle_id (&self->still_source, g_source_remove);
  if (*path == '\0' || self->imported != NULL || scrutiny_window_of (self) == NULL)
    return;
  scrutiny_window_clear_warning (scrutiny_window_of (self));
  g_free (self->seen);
  self->seen = g_strdup (path);
  scrutiny_page_run (SCRUTINY_PAGE (self), preview_work, new_import (self, path),
                     import_free, previewed_cb, scrutiny_import_preview_free);
}

static gboolean
still_cb (gpointer data)
{
  SCRUTINY_IMPORT_PAGE (data)->still_source = 0;
  look_into_file (data);

  return G_SOURCE_REMOVE;
}

static void
typed_cb (ScrutinyImportPage *self)
{
  if (self->imported != NULL)
    clear_result (self);
  clear_preview (self);
  g_clear_handle_id (&self->still_source, g_source_remove);
  self->still_source = g_timeout_add (STILL_MS, still_cb, self);
}

static void
chosen_cb (ScrutinyImportPage *self)
{
  look_into_file (self);
}

static gboolean
dropped_cb (GtkDropTarget *target,
            const GValue *value,
            double x,
            double y,
            ScrutinyImportPage *self)
{
  GFile *file = g_value_get_object (value);

  if (file == NULL || g_file_peek_path (file) == NULL ||
      !gtk_widget_get_visible (self->path_group))
    return FALSE;
  scrutiny_path_row_set_path (self->path_row, g_file_peek_path (file));
  look_into_file (self);

  return TRUE;
}

/* What became of it */

static void
say_verdict (ScrutinyImportPage *self, const char *verdict)
{
  gtk_label_set_label (self->verdict, verdict);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->verdict),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, verdict, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->verdict), TRUE);
}

static void
show_result (ScrutinyImportPage *self, const ScrutinyImportResult *result)
{
  const ScrutinyImportReport *report = result->report;
  g_autofree char *imported = scrutiny_words_for_count (report->imported);
  g_autofree char *rows = scrutiny_words_for_count (report->rows);
  g_autofree char *verdict =
      g_strdup_printf (_ ("%s of %s rows are in the panel."), imported, rows);

  say_verdict (self, verdict);
  scrutiny_import_facts_doubt (result, self->doubts);
  scrutiny_import_facts_show (result, self->facts);
  scrutiny_import_facts_tally (report->reasons, MOST_LABELS, NULL, self->reasons);
  scrutiny_import_facts_tally (report->unknown_labels, MOST_LABELS, "", self->labels);
  scrutiny_import_facts_tally (report->months, MOST_LABELS, "month", self->months);
  gtk_widget_set_visible (self->rejects_group, report->rejected > 0);
}

static void
imported_cb (ScrutinyPage *page, gpointer result, const GError *error)
{
  ScrutinyImportPage *self = SCRUTINY_IMPORT_PAGE (page);
  ScrutinyWindow *window = scrutiny_window_of (page);

  scrutiny_task_view_end (self->task);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    scrutiny_window_say (window, _ ("Cancelled. Nothing was imported."));
    return;
  }
  if (error != NULL) {
    scrutiny_window_fail (window, error);
    return;
  }
  clear_preview (self);
  gtk_widget_set_visible (self->drop_area, FALSE);
  scrutiny_task_view_set_ready (self->task, TRUE);
  self->imported = scrutiny_path_row_dup_path (self->path_row);
  show_result (self, result);
  scrutiny_task_view_set_action (self->task, _ ("Check the list"));
  scrutiny_window_say_saved (window, g_get_real_time ());
}

static void
run_import (ScrutinyImportPage *self,
            const char *doing,
            const char *path,
            const char *rejects_path,
            ScrutinyPageDone done)
{
  Import *import = new_import (self, path);

  import->rejects_path = g_strdup (rejects_path);
  import->work = scrutiny_task_view_begin (self->task, doing, NULL);
  scrutiny_page_run_cancellable (SCRUTINY_PAGE (self), import_work, import, import_free,
                                 scrutiny_long_work_get_cancellable (import->work), done,
                                 (GDestroyNotify) scrutiny_import_result_free);
}

static void
import_cb (ScrutinyImportPage *self)
{
  g_autofree char *path = scrutiny_path_row_dup_path (self->path_row);

  if (*path == '\0')
    return;
  clear_result (self);
  scrutiny_window_clear_warning (scrutiny_window_of (self));
  run_import (self, _ ("Reading"), path, NULL, imported_cb);
}

static void
act_cb (ScrutinyImportPage *self)
{
  if (self->imported != NULL || !self->may_import)
    scrutiny_window_replace (scrutiny_window_of (self),
                             scrutiny_records_page_new (self->meeting));
  else
    import_cb (self);
}

static void
rejects_saved_cb (ScrutinyPage *page, gpointer result, const GError *error)
{
  scrutiny_task_view_end (SCRUTINY_IMPORT_PAGE (page)->task);
  if (error != NULL)
    scrutiny_window_fail (scrutiny_window_of (page), error);
  else
    scrutiny_window_say (scrutiny_window_of (page), _ ("The rejected rows are saved."));
}

static void
save_rejects_cb (ScrutinyImportPage *self)
{
  g_autofree char *path = scrutiny_path_row_dup_path (self->rejects_row);

  if (self->imported != NULL && *path != '\0')
    run_import (self, _ ("Writing"), self->imported, path, rejects_saved_cb);
}

/* Who may not import is told so before anything is pressed. */
static void
scrutiny_import_page_refresh (ScrutinyPage *page)
{
  ScrutinyImportPage *self = SCRUTINY_IMPORT_PAGE (page);
  ScrutinyPerson *person = scrutiny_window_get_person (scrutiny_window_of (page));

  self->may_import =
      person != NULL &&
      scrutiny_policy_get_right (SCRUTINY_ACT_IMPORT_RECORDS,
                                 scrutiny_person_get_role (person)) == SCRUTINY_RIGHT_YES;
  gtk_widget_set_visible (self->path_group, self->may_import);
  if (self->may_import)
    return;
  gtk_widget_set_visible (self->drop_area, FALSE);
  scrutiny_task_view_set_intro (self->task,
                                _ ("The coordinator imports lists, and nobody else: who "
                                   "draws the cases does not touch the list. Ask the "
                                   "coordinator to sign in and import the file."));
  scrutiny_task_view_set_action (self->task, _ ("Check the list"));
  scrutiny_task_view_set_ready (self->task, TRUE);
}

static void
scrutiny_import_page_dispose (GObject *object)
{
  g_clear_handle_id (&SCRUTINY_IMPORT_PAGE (object)->still_source, g_source_remove);

  G_OBJECT_CLASS (scrutiny_import_page_parent_class)->dispose (object);
}

static void
scrutiny_import_page_finalize (GObject *object)
{
  g_free (SCRUTINY_IMPORT_PAGE (object)->imported);
  g_free (SCRUTINY_IMPORT_PAGE (object)->seen);

  G_OBJECT_CLASS (scrutiny_import_page_parent_class)->finalize (object);
}

static void
scrutiny_import_page_class_init (ScrutinyImportPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = scrutiny_import_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = scrutiny_import_page_finalize;
  SCRUTINY_PAGE_CLASS (klass)->refresh = scrutiny_import_page_refresh;
  g_type_ensure (SCRUTINY_TYPE_TASK_VIEW);
  g_type_ensure (SCRUTINY_TYPE_FACT_LIST);
  g_type_ensure (SCRUTINY_TYPE_PATH_ROW);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/bwvscrutiny/Scrutiny/"
                                                             "records/import-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ScrutinyImportPage, task);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyImportPage, path_row);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyImportPage, drop_area);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyImportPage, path_group);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyImportPage, preview_box);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyImportPage, preview_title);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyImportPage, preview_bin);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyImportPage,
                                        preview_missing);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyImportPage, verdict);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyImportPage, doubts);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyImportPage, facts);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyImportPage, reasons);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyImportPage, rejects_group);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyImportPage, rejects_row);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyImportPage, layout_row);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyImportPage, labels);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyImportPage, months);
  gtk_widget_class_bind_template_callback (widget_class, act_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_rejects_cb);
}

static void
scrutiny_import_page_init (ScrutinyImportPage *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  self->may_import = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (target, "drop", G_CALLBACK (dropped_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  clear_preview (self);
}

/**
 * scrutiny_import_page_new:
 * @meeting: the meeting that the list is for; 0: none yet
 *
 * Returns: (transfer floating): the page
 */
ScrutinyPage *
scrutiny_import_page_new (gint64 meeting)
{
  ScrutinyImportPage *self = g_object_new (SCRUTINY_TYPE_IMPORT_PAGE, NULL);

  self->meeting = meeting;

  return SCRUTINY_PAGE (self);
}
