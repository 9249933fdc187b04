/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/answers.h"
#include "ui/review/case-flow-private.h"

typedef struct {
  gint64 meeting;
  char *letter;
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  g_free (wanted->letter);
  g_free (wanted);
}

static gpointer
open_work (ScrutinySession *session,
           gpointer input,
           GDestroyNotify *result_free,
           GCancellable *cancellable,
           GError **error)
{
  Wanted *wanted = input;
  g_autoptr (ScrutinyCaseVisit) visit = NULL;

  *result_free = (GDestroyNotify) scrutiny_case_visit_free;
  visit = scrutiny_case_visit_load (session, wanted->meeting, wanted->letter, error);
  /* Opening a skipped case again takes the skip back. */
  if (visit != NULL && visit->own->is_skipped &&
      scrutiny_answers_skip (session, scrutiny_case_get_id (visit->about), FALSE,
                             error) == 0)
    return NULL;

  return g_steal_pointer (&visit);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (ScrutinyWindow) window = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyCaseVisit) visit =
      scrutiny_session_run_finish (SCRUTINY_SESSION (source), result, &error);
  g_autoptr (ScrutinyCaseFlow) flow = NULL;

  scrutiny_window_end_wait (window);
  /* Somebody may have closed the panel meanwhile. */
  if (scrutiny_window_get_session (window) != SCRUTINY_SESSION (source))
    return;
  if (visit == NULL) {
    scrutiny_window_fail (window, error);
    return;
  }
  flow = scrutiny_case_flow_new (window, g_steal_pointer (&visit));
  scrutiny_case_flow_resume (flow);
}

/**
 * scrutiny_case_flow_open:
 * @from: the page in view
 * @meeting: the meeting's number
 * @letter: the case
 *
 * Reads the case and shows the page on which this person goes on.
 */
void
scrutiny_case_flow_open (ScrutinyPage *from, gint64 meeting, const char *letter)
{
  ScrutinyWindow *window = scrutiny_window_of (from);
  Wanted *wanted;

  if (window == NULL || scrutiny_window_get_session (window) == NULL)
    return;
  wanted = g_new0 (Wanted, 1);
  wanted->meeting = meeting;
  wanted->letter = g_strdup (letter);
  scrutiny_window_begin_wait (window);
  scrutiny_session_run_async (scrutiny_window_get_session (window), open_work, wanted,
                              wanted_free, NULL, opened_cb, g_object_ref (window));
}
