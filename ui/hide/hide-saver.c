/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/hide/hide-saver.h"

#include <glib/gi18n.h>

/* Stores what is marked, version after version, in the order it was asked to. It outlives
 * the page: who leaves at once loses nothing. Main thread only but for one field.
 *
 * Signal: "saved", after the COMMIT. */
struct _ScrutinyHideSaver {
  GObject parent_instance;

  ScrutinyWindow *window; /* weak */
  ScrutinySession *session;
  ScrutinyHideEdit *edit;    /* the newest that is stored */
  ScrutinyHideTrack *newest; /* on its way to disk or stored; NULL after a failure */

  ScrutinyHideEdit *base; /* the session's thread: what the next version follows */
};

G_DEFINE_FINAL_TYPE (ScrutinyHideSaver, scrutiny_hide_saver, G_TYPE_OBJECT)

static guint saved_signal;

typedef struct {
  ScrutinyHideSaver *saver;
  ScrutinyHideTrack *track;
} Job;

static void
job_free (Job *job)
{
  g_object_unref (job->saver);
  scrutiny_hide_track_unref (job->track);
  g_free (job);
}

static gpointer
save_work (ScrutinySession *session,
           gpointer input,
           GDestroyNotify *result_free,
           GCancellable *cancellable,
           GError **error)
{
  Job *job = input;
  ScrutinyHideEdit *saved =
      scrutiny_hide_edit_save (session, job->saver->base, job->track, error);

  *result_free = (GDestroyNotify) scrutiny_hide_edit_unref;
  if (saved == NULL)
    return NULL;
  scrutiny_hide_edit_unref (job->saver->base);
  job->saver->base = scrutiny_hide_edit_ref (saved);

  return saved;
}

static void
say_unsaved (ScrutinyHideSaver *self, const GError *error)
{
  g_autofree char *sentence =
      g_strdup_printf (_ ("%s What you marked is kept here and is tried again with your "
                          "next change."),
                          error->message);

  g_clear_pointer (&self->newest, scrutiny_hide_track_unref);
  if (self->window != NULL)
    scrutiny_window_warn (self->window, sentence);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Job *job = data;
  ScrutinyHideSaver *self = job->saver;
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyHideEdit) saved =
      scrutiny_session_run_finish (SCRUTINY_SESSION (source), result, &error);

  if (saved == NULL) {
    say_unsaved (self, error);
  } else {
    scrutiny_hide_edit_unref (self->edit);
    self->edit = g_steal_pointer (&saved);
    if (self->window != NULL)
      scrutiny_window_say_saved (self->window,
                                 scrutiny_hide_edit_get_saved_at_us (self->edit));
    g_signal_emit (self, saved_signal, 0);
  }
  job_free (job);
}

static void
scrutiny_hide_saver_finalize (GObject *object)
{
  ScrutinyHideSaver *self = SCRUTINY_HIDE_SAVER (object);

  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->session);
  g_clear_pointer (&self->edit, scrutiny_hide_edit_unref);
  g_clear_pointer (&self->base, scrutiny_hide_edit_unref);
  g_clear_pointer (&self->newest, scrutiny_hide_track_unref);

  G_OBJECT_CLASS (scrutiny_hide_saver_parent_class)->finalize (object);
}

static void
scrutiny_hide_saver_class_init (ScrutinyHideSaverClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = scrutiny_hide_saver_finalize;
  saved_signal = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                               NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
scrutiny_hide_saver_init (ScrutinyHideSaver *self)
{
}

/**
 * scrutiny_hide_saver_new:
 * @window: where "Saved" is said; not held
 * @edit: what is stored now
 */
ScrutinyHideSaver *
scrutiny_hide_saver_new (ScrutinyWindow *window, ScrutinyHideEdit *edit)
{
  ScrutinyHideSaver *self = g_object_new (SCRUTINY_TYPE_HIDE_SAVER, NULL);

  g_set_weak_pointer (&self->window, window);
  self->session = g_object_ref (scrutiny_window_get_session (window));
  self->edit = scrutiny_hide_edit_ref (edit);
  self->base = scrutiny_hide_edit_ref (edit);
  self->newest = scrutiny_hide_track_ref (scrutiny_hide_edit_get_track (edit));

  return self;
}

/**
 * scrutiny_hide_saver_save:
 * @track: what is marked now
 *
 * Before the next sign-out, if asked for before it.
 */
void
scrutiny_hide_saver_save (ScrutinyHideSaver *self, ScrutinyHideTrack *track)
{
  Job *job;

  g_return_if_fail (SCRUTINY_IS_HIDE_SAVER (self));

  job = g_new0 (Job, 1);
  job->saver = g_object_ref (self);
  job->track = scrutiny_hide_track_ref (track);
  scrutiny_hide_track_ref (track);
  g_clear_pointer (&self->newest, scrutiny_hide_track_unref);
  self->newest = track;
  scrutiny_session_run_async (self->session, save_work, job, NULL, NULL, saved_cb, job);
}

/** scrutiny_hide_saver_has: Whether @track is stored, or on its way. */
gboolean
scrutiny_hide_saver_has (ScrutinyHideSaver *self, ScrutinyHideTrack *track)
{
  g_return_val_if_fail (SCRUTINY_IS_HIDE_SAVER (self), TRUE);

  return self->newest == track;
}

/** scrutiny_hide_saver_get_edit: Returns: (transfer none): the newest that is stored */
ScrutinyHideEdit *
scrutiny_hide_saver_get_edit (ScrutinyHideSaver *self)
{
  g_return_val_if_fail (SCRUTINY_IS_HIDE_SAVER (self), NULL);

  return self->edit;
}
