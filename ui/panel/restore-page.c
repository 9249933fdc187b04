/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/panel/restore-page.h"

#include <glib/gi18n.h>

#include "app/backup.h"
#include "ui/path-row.h"
#include "ui/task-view.h"
#include "ui/window.h"

/* Makes a panel again from a copy. No panel is open meanwhile, so the work has a
 * thread of its own. */
struct _ScrutinyRestorePage {
  ScrutinyPage parent_instance;

  ScrutinyTaskView *task;
  ScrutinyPathRow *copy_row;
  ScrutinyPathRow *panel_row;
};

G_DEFINE_FINAL_TYPE (ScrutinyRestorePage, scrutiny_restore_page, SCRUTINY_TYPE_PAGE)

typedef struct {
  char *copy_dir;
  char *panel_dir;
  ScrutinyLongWork *work;
} Restoring;

static void
restoring_free (gpointer data)
{
  Restoring *restoring = data;

  g_free (restoring->copy_dir);
  g_free (restoring->panel_dir);
  scrutiny_long_work_unref (restoring->work);
  g_free (restoring);
}

static void
restore_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Restoring *restoring = data;
  GError *error = NULL;

  if (scrutiny_panel_restore (restoring->copy_dir, restoring->panel_dir,
                              scrutiny_long_work_count, restoring->work, cancellable,
                              &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  ScrutinyRestorePage *self = SCRUTINY_RESTORE_PAGE (source);
  const Restoring *restoring = g_task_get_task_data (G_TASK (result));
  ScrutinyWindow *window = scrutiny_window_of (self);
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  if (window == NULL)
    return;
  scrutiny_task_view_end (self->task);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    scrutiny_window_say (window, _ ("Cancelled. Nothing was restored."));
  else if (error != NULL)
    scrutiny_window_fail (window, error);
  else
    scrutiny_window_open_panel (window, restoring->panel_dir);
}

static void
act_cb (ScrutinyRestorePage *self)
{
  Restoring *restoring = g_new0 (Restoring, 1);
  g_autoptr (GTask) task = NULL;

  scrutiny_window_clear_warning (scrutiny_window_of (self));
  restoring->copy_dir = scrutiny_path_row_dup_path (self->copy_row);
  restoring->panel_dir = scrutiny_path_row_dup_path (self->panel_row);
  restoring->work = scrutiny_task_view_begin (self->task, _ ("Restoring"), _ ("files"));
  task = g_task_new (self, scrutiny_long_work_get_cancellable (restoring->work),
                     restored_cb, NULL);
  g_task_set_task_data (task, restoring, restoring_free);
  g_task_run_in_thread (task, restore_thread);
}

static void
typed_cb (ScrutinyRestorePage *self)
{
  scrutiny_task_view_set_ready (self->task, *gtk_editable_get_text (
                                                GTK_EDITABLE (self->copy_row)) != '\0' &&
                                                *gtk_editable_get_text (GTK_EDITABLE (
                                                    self->panel_row)) != '\0');
}

static void
scrutiny_restore_page_class_init (ScrutinyRestorePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SCRUTINY_TYPE_TASK_VIEW);
  g_type_ensure (SCRUTINY_TYPE_PATH_ROW);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/bwvscrutiny/Scrutiny/"
                                                             "panel/restore-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ScrutinyRestorePage, task);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyRestorePage, copy_row);
  gtk_widget_class_bind_template_child (widget_class, ScrutinyRestorePage, panel_row);
  gtk_widget_class_bind_template_callback (widget_class, act_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
}

static void
scrutiny_restore_page_init (ScrutinyRestorePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  typed_cb (self);
}

/**
 * scrutiny_restore_page_new:
 *
 * Returns: (transfer floating): the page
 */
ScrutinyPage *
scrutiny_restore_page_new (void)
{
  return g_object_new (SCRUTINY_TYPE_RESTORE_PAGE, NULL);
}
