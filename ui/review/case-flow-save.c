/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "app/answers.h"
#include "app/error.h"
#include "ui/review/case-flow-private.h"

typedef struct {
  ScrutinyCaseFlow *flow;
  gint64 case_id;
  GPtrArray *answers;
} Saving;

static void
saving_free (Saving *saving)
{
  g_object_unref (saving->flow);
  g_ptr_array_unref (saving->answers);
  g_free (saving);
}

static gpointer
save_work (ScrutinySession *session,
           gpointer input,
           GDestroyNotify *result_free,
           GCancellable *cancellable,
           GError **error)
{
  Saving *saving = input;
  gint64 saved_at_us;

  saved_at_us =
      scrutiny_answers_save_all (session, saving->case_id, saving->answers, error);
  *result_free = g_free;

  return g_memdup2 (&saved_at_us, sizeof saved_at_us);
}

/* What could not be saved is kept, and goes out again with the next change. */
static void
keep_unsaved (ScrutinyCaseFlow *self, GPtrArray *answers, const GError *error)
{
  g_autofree char *sentence = g_strdup_printf (_ ("%s Your answer is kept here and is tried again with your next one."),
      error->message);

  for (guint i = 0; i < answers->len; i++)
    g_ptr_array_add (self->unsaved, scrutiny_answer_ref (answers->pdata[i]));
  if (self->window != NULL)
    scrutiny_window_warn (self->window, sentence);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Saving *saving = data;
  ScrutinyWindow *window = saving->flow->window;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *saved_at_us =
      scrutiny_session_run_finish (SCRUTINY_SESSION (source), result, &error);

  /* A refusal stays one however often it is tried; a full disk may pass. */
  if (error != NULL && error->domain == SCRUTINY_APP_ERROR && window != NULL)
    scrutiny_window_fail (window, error);
  else if (error != NULL)
    keep_unsaved (saving->flow, saving->answers, error);
  else if (window != NULL)
    scrutiny_window_say_saved (window, *saved_at_us);
  saving_free (saving);
}

/**
 * scrutiny_case_flow_save:
 * @answer: just given
 *
 * Writes it to disk on the session's thread; "Saved" is said after the COMMIT.
 */
void
scrutiny_case_flow_save (ScrutinyCaseFlow *self, ScrutinyAnswer *answer)
{
  ScrutinyAnswerSet *before;
  ScrutinySession *session;
  Saving *saving;

  g_return_if_fail (SCRUTINY_IS_CASE_FLOW (self));

  before = self->answers;
  self->answers = scrutiny_answer_set_with (before, answer);
  g_object_unref (before);

  session = self->window ? scrutiny_window_get_session (self->window) : NULL;
  if (session == NULL)
    return;
  saving = g_new0 (Saving, 1);
  saving->flow = g_object_ref (self);
  saving->case_id = scrutiny_case_get_id (self->visit->about);
  saving->answers = g_steal_pointer (&self->unsaved);
  self->unsaved = g_ptr_array_new_with_free_func ((GDestroyNotify) scrutiny_answer_unref);
  g_ptr_array_add (saving->answers, scrutiny_answer_ref (answer));
  scrutiny_session_run_async (session, save_work, saving, NULL, NULL, saved_cb, saving);
}

typedef struct {
  gint64 case_id;
  gboolean is_skipped;
} Skipping;

static gpointer
skip_work (ScrutinySession *session,
           gpointer input,
           GDestroyNotify *result_free,
           GCancellable *cancellable,
           GError **error)
{
  Skipping *skipping = input;

  scrutiny_answers_skip (session, skipping->case_id, skipping->is_skipped, error);

  return NULL;
}

static void
skipped_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (ScrutinyCaseFlow) self = data;
  g_autoptr (GError) error = NULL;

  scrutiny_session_run_finish (SCRUTINY_SESSION (source), result, &error);
  if (self->window == NULL)
    return;
  if (error != NULL) {
    scrutiny_window_fail (self->window, error);
    return;
  }
  scrutiny_case_flow_leave (self);
  scrutiny_window_say (self->window, _ ("Skipped. You can come back to it."));
}

/**
 * scrutiny_case_flow_skip:
 *
 * Needs no reason and is shown to nobody. Opening the case again takes it back.
 */
void
scrutiny_case_flow_skip (ScrutinyCaseFlow *self)
{
  Skipping skipping = { .is_skipped = TRUE };
  ScrutinySession *session;

  g_return_if_fail (SCRUTINY_IS_CASE_FLOW (self));

  session = self->window ? scrutiny_window_get_session (self->window) : NULL;
  if (session == NULL)
    return;
  skipping.case_id = scrutiny_case_get_id (self->visit->about);
  scrutiny_session_run_async (session, skip_work, g_memdup2 (&skipping, sizeof skipping),
                              g_free, NULL, skipped_cb, g_object_ref (self));
}

typedef struct {
  gint64 case_id;
  gint64 at_us;
  char *words;
} Noting;

static void
noting_free (gpointer data)
{
  Noting *noting = data;

  g_free (noting->words);
  g_free (noting);
}

static gpointer
note_work (ScrutinySession *session,
           gpointer input,
           GDestroyNotify *result_free,
           GCancellable *cancellable,
           GError **error)
{
  Noting *noting = input;
  ScrutinyMoment moment = { .from_us = noting->at_us, .to_us = noting->at_us };
  gint64 saved_at_us =
      scrutiny_answers_add_note (session, noting->case_id, &moment, noting->words, error);

  *result_free = g_free;

  return g_memdup2 (&saved_at_us, sizeof saved_at_us);
}

static void
noted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (ScrutinyCaseFlow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *saved_at_us =
      scrutiny_session_run_finish (SCRUTINY_SESSION (source), result, &error);

  if (self->window == NULL)
    return;
  if (error != NULL)
    scrutiny_window_fail (self->window, error);
  else
    scrutiny_window_say_saved (self->window, *saved_at_us);
}

/**
 * scrutiny_case_flow_add_note:
 * @at_us: the moment in the footage it is about
 * @words: what the member wrote
 */
void
scrutiny_case_flow_add_note (ScrutinyCaseFlow *self, gint64 at_us, const char *words)
{
  ScrutinySession *session;
  Noting *noting;

  g_return_if_fail (SCRUTINY_IS_CASE_FLOW (self));

  session = self->window ? scrutiny_window_get_session (self->window) : NULL;
  if (session == NULL || *words == '\0')
    return;
  noting = g_new0 (Noting, 1);
  noting->case_id = scrutiny_case_get_id (self->visit->about);
  noting->at_us = at_us;
  noting->words = g_strdup (words);
  scrutiny_session_run_async (session, note_work, noting, noting_free, NULL, noted_cb,
                              g_object_ref (self));
}
