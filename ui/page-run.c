/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/page-run.h"

#include "ui/window.h"

typedef struct {
  ScrutinyPage *page; /* held, so that an answer never finds a freed page */
  ScrutinyWindow *window;
  ScrutinyPageDone done;
  GDestroyNotify result_free;
} Run;

static void
run_free (Run *run)
{
  g_object_unref (run->page);
  g_object_unref (run->window);
  g_free (run);
}

static void
finished_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Run *run = data;
  g_autoptr (GError) error = NULL;
  gpointer value =
      scrutiny_session_run_finish (SCRUTINY_SESSION (source), result, &error);

  scrutiny_window_end_wait (run->window);
  if (gtk_widget_get_root (GTK_WIDGET (run->page)) != NULL) {
    if (run->done != NULL)
      run->done (run->page, value, error);
    else if (error != NULL)
      scrutiny_window_fail (run->window, error);
  }
  if (value != NULL && run->result_free != NULL)
    run->result_free (value);
  run_free (run);
}

/**
 * scrutiny_page_run_cancellable:
 * @self: a page in a window with an open panel
 * @work: a use case, for the session's thread
 * @input: (transfer full): what it needs; not touched here again
 * @cancellable: (nullable): to stop it
 * @done: (nullable): called on the main thread with the result or the error, unless
 *   the page has gone by then; without it an error is shown as a notice
 * @result_free: (nullable): frees what the work returned
 *
 * The window shows a spinner when it takes longer than 0.3 s.
 */
void
scrutiny_page_run_cancellable (ScrutinyPage *self,
                               ScrutinySessionWork work,
                               gpointer input,
                               GDestroyNotify input_free,
                               GCancellable *cancellable,
                               ScrutinyPageDone done,
                               GDestroyNotify result_free)
{
  ScrutinyWindow *window = scrutiny_window_of (self);
  Run *run;

  g_return_if_fail (SCRUTINY_IS_PAGE (self));

  if (window == NULL || scrutiny_window_get_session (window) == NULL) {
    if (input_free != NULL)
      input_free (input);
    return;
  }

  run = g_new0 (Run, 1);
  run->page = g_object_ref (self);
  run->window = g_object_ref (window);
  run->done = done;
  run->result_free = result_free;
  scrutiny_window_begin_wait (window);
  scrutiny_session_run_async (scrutiny_window_get_session (window), work, input,
                              input_free, cancellable, finished_cb, run);
}

/**
 * scrutiny_page_run:
 *
 * scrutiny_page_run_cancellable() for what is soon done.
 */
void
scrutiny_page_run (ScrutinyPage *self,
                   ScrutinySessionWork work,
                   gpointer input,
                   GDestroyNotify input_free,
                   ScrutinyPageDone done,
                   GDestroyNotify result_free)
{
  scrutiny_page_run_cancellable (self, work, input, input_free, NULL, done, result_free);
}
