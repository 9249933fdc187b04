/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/records/import-page.h"

#include <glib/gi18n.h>

#include "app/import.h"
#include "ui/count-words.h"
#include "ui/page-run.h"
#include "ui/path-row.h"
#include "ui/records/import-facts.h"
#include "ui/records/records-page.h"
#include "ui/task-view.h"
#include "ui/window.h"

#define MOST_LABELS 20

/* Takes a file of records in, and says what became of each row. */
struct _ScrutinyImportPage {
  ScrutinyPage parent_instance;

  ScrutinyTaskView *task;
  ScrutinyPathRow *path_row;
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
};

G_DEFINE_FINAL_TYPE (ScrutinyImportPage, scrutiny_import_page, SCRUTINY_TYPE_PAGE)

/* What goes to the session's thread. */
typedef struct {
  char *path;
  char *rejects_path; /* set: read again, only to write these rows out */
  ScrutinyLongWork *work;
} Import;

static void
import_free (gpointer data)
{
  Import *import = data;

  g_free (import->path);
  g_free (import->rejects_path);
  scrutiny_long_work_unref (import->work);
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

static void
typed_cb (ScrutinyImportPage *self)
{
  if (self->imported != NULL)
    clear_result (self);
  scrutiny_task_view_set_ready (self->task, *gtk_editable_get_text (
                                                GTK_EDITABLE (self->path_row)) != '\0');
}

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
  Import *import = g_new0 (Import, 1);

  import->path = g_strdup (path);
  import->rejects_path = g_strdup (rejects_path);
  import->work = scrutiny_task_view_begin (self->task, doing, NULL);
  scrutiny_page_run_cancellable (SCRUTINY_PAGE (self), import_work, import, import_free,
                                 scrutiny_long_work_get_cancellable (import->work), done,
                                 (GDestroyNotify) scrutiny_import_result_free);
}

static void
chosen_cb (ScrutinyImportPage *self)
{
  g_autofree char *path = scrutiny_path_row_dup_path (self->path_row);

  if (*path == '\0' || self->imported != NULL)
    return;
  clear_result (self);
  scrutiny_window_clear_warning (scrutiny_window_of (self));
  run_import (self, _ ("Reading"), path, NULL, imported_cb);
}

static void
act_cb (ScrutinyImportPage *self)
{
  if (self->imported != NULL)
    scrutiny_window_replace (scrutiny_window_of (self),
                             scrutiny_records_page_new (self->meeting));
  else
    chosen_cb (self);
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

static void
scrutiny_import_page_finalize (GObject *object)
{
  g_free (SCRUTINY_IMPORT_PAGE (object)->imported);

  G_OBJECT_CLASS (scrutiny_import_page_parent_class)->finalize (object);
}

static void
scrutiny_import_page_class_init (ScrutinyImportPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = scrutiny_import_page_finalize;
  g_type_ensure (SCRUTINY_TYPE_TASK_VIEW);
  g_type_ensure (SCRUTINY_TYPE_FACT_LIST);
  g_type_ensure (SCRUTINY_TYPE_PATH_ROW);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/bwvscrutiny/Scrutiny/"
                                                             "records/import-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ScrutinyImportPage, task);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyImportPage, path_row);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyImportPage, verdict);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyImportPage, doubts);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyImportPage, facts);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyImportPage, reasons);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyImportPage, rejects_group);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyImportPage, rejects_row);
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
  gtk_widget_init_template (GTK_WIDGET (self));
  typed_cb (self);
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
