/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/panel.h"
#include "ui/window-private.h"

/* Opening does not read the records, which may be a million. They are read while
 * people work, on a thread and a connection of their own. */

static void
check_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (scrutiny_panel_check_file (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    scrutiny_window_fail (SCRUTINY_WINDOW (source), error);
}

/**
 * scrutiny_window_check_file:
 *
 * Reads the open panel's file to its end; says only what is wrong.
 */
void
scrutiny_window_check_file (ScrutinyWindow *self)
{
  const char *panel_dir = scrutiny_session_get_panel_dir (self->session);
  g_autoptr (GTask) task = g_task_new (self, self->opening, checked_cb, NULL);

  g_task_set_task_data (task, g_strdup (panel_dir), g_free);
  g_task_run_in_thread (task, check_thread);
}
