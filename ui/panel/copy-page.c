/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/panel/copy-page.h"

#include <glib/gi18n.h>

#include "app/audit.h"
#include "app/backup.h"
#include "ui/fact-list.h"
#include "ui/page-run.h"
#include "ui/path-row.h"
#include "ui/task-view.h"
#include "ui/window.h"

/* Copies the whole panel into a new folder, with a bar and Cancel. */
struct _ScrutinyCopyPage {
  ScrutinyPage parent_instance;

  ScrutinyTaskView *task;
  ScrutinyPathRow *path_row;
  ScrutinyFactList *facts;
};

G_DEFINE_FINAL_TYPE (ScrutinyCopyPage, scrutiny_copy_page, SCRUTINY_TYPE_PAGE)

typedef struct {
  char *path;
  ScrutinyLongWork *work;
} Copy;

static void
copy_free (gpointer data)
{
  Copy *copy = data;

  g_free (copy->path);
  scrutiny_long_work_unref (copy->work);
  g_free (copy);
}

static gpointer
copy_work (ScrutinySession *session,
           gpointer input,
           GDestroyNotify *result_free,
           GCancellable *cancellable,
           GError **error)
{
  const Copy *copy = input;

  *result_free = g_free;
  if (!scrutiny_panel_back_up (session, copy->path, scrutiny_long_work_count, copy->work,
                               cancellable, error))
    return NULL;

  return scrutiny_audit_get_head (session, error);
}

static void
clear_result (ScrutinyCopyPage *self)
{
  scrutiny_fact_list_clear (self->facts);
}

static void
copied_cb (ScrutinyPage *page, gpointer result, const GError *error)
{
  ScrutinyCopyPage *self = SCRUTINY_COPY_PAGE (page);
  ScrutinyWindow *window = scrutiny_window_of (page);
  g_autofree char *path = scrutiny_path_row_dup_path (self->path_row);

  scrutiny_task_view_end (self->task);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    scrutiny_window_say (window, _ ("Cancelled. No copy was left behind."));
    return;
  }
  if (error != NULL) {
    scrutiny_window_fail (window, error);
    return;
  }
  scrutiny_fact_list_add (self->facts, _ ("The copy is complete and compared"), path);
  scrutiny_fact_list_add (self->facts, _ ("Head of the log in it"), result);
  scrutiny_window_say (window, _ ("The copy is complete and compared."));
}

static void
act_cb (ScrutinyCopyPage *self)
{
  Copy *copy;

  clear_result (self);
  scrutiny_window_clear_warning (scrutiny_window_of (self));
  copy = g_new0 (Copy, 1);
  copy->path = scrutiny_path_row_dup_path (self->path_row);
  copy->work = scrutiny_task_view_begin (self->task, _ ("Copying"), _ ("files"));
  scrutiny_page_run_cancellable (SCRUTINY_PAGE (self), copy_work, copy, copy_free,
                                 scrutiny_long_work_get_cancellable (copy->work),
                                 copied_cb, g_free);
}

static void
typed_cb (ScrutinyCopyPage *self)
{
  clear_result (self);
  scrutiny_task_view_set_ready (self->task, *gtk_editable_get_text (
                                                GTK_EDITABLE (self->path_row)) != '\0');
}

static void
scrutiny_copy_page_class_init (ScrutinyCopyPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SCRUTINY_TYPE_TASK_VIEW);
  g_type_ensure (SCRUTINY_TYPE_FACT_LIST);
  g_type_ensure (SCRUTINY_TYPE_PATH_ROW);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/bwvscrutiny/Scrutiny/"
                                                             "panel/copy-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ScrutinyCopyPage, task);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyCopyPage, path_row);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyCopyPage, facts);
  gtk_widget_class_bind_template_callback (widget_class, act_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
}

static void
scrutiny_copy_page_init (ScrutinyCopyPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  typed_cb (self);
}

/**
 * scrutiny_copy_page_new:
 *
 * Returns: (transfer floating): the page
 */
ScrutinyPage *
scrutiny_copy_page_new (void)
{
  return g_object_new (SCRUTINY_TYPE_COPY_PAGE, NULL);
}
