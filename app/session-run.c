/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/session-private.h"

/* From the main thread to the session's own thread and back. */

typedef struct {
  ScrutinySessionWork work;
  gpointer input;
  GDestroyNotify input_free;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  if (job->input_free != NULL)
    job->input_free (job->input);
  g_free (job);
}

/* On the session's thread. */
static void
run_job (gpointer data, gpointer user_data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  Job *job = g_task_get_task_data (task);
  GDestroyNotify result_free = NULL;
  gpointer result;

  if (g_task_return_error_if_cancelled (task))
    return;

  result = job->work (g_task_get_source_object (task), job->input, &result_free,
                      g_task_get_cancellable (task), &error);
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, result, result_free);
}

/**
 * scrutiny_session_run_async:
 * @work: a use case, run on the session's own thread; jobs run one after another
 * @input: (transfer full): handed to @work, then freed with @input_free
 *
 * What @work returns without setting its error is the result.
 */
void
scrutiny_session_run_async (ScrutinySession *self,
                            ScrutinySessionWork work,
                            gpointer input,
                            GDestroyNotify input_free,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  GTask *task;
  Job *job;

  g_return_if_fail (SCRUTINY_IS_SESSION (self));
  g_return_if_fail (work != NULL);

  job = g_new0 (Job, 1);
  job->work = work;
  job->input = input;
  job->input_free = input_free;

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_task_data (task, job, job_free);

  if (self->thread == NULL)
    self->thread = g_thread_pool_new (run_job, NULL, 1, TRUE, &error);
  if (self->thread == NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    g_object_unref (task);
    return;
  }

  g_thread_pool_push (self->thread, task, NULL);
}

/* Returns: (transfer full): what the work returned; %NULL with @error if it failed. */
gpointer
scrutiny_session_run_finish (ScrutinySession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
