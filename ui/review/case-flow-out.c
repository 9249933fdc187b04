/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stepping out of a case, and back in where that was a slip. */
#include <glib/gi18n.h>

#include "app/answers.h"
#include "ui/review/case-flow-private.h"

#define UNDO_SECONDS 10

/* Which case, for work that outlives its page. */
typedef struct {
  ScrutinyWindow *window;
  gint64 meeting;
  gint64 case_id;
  char *letter;
  ScrutinyAnswer *answer; /* NULL on the way back */
} Leaving;

static Leaving *
leaving_new (ScrutinyCaseFlow *flow, ScrutinyAnswer *answer)
{
  Leaving *self = g_new0 (Leaving, 1);

  self->window = g_object_ref (flow->window);
  self->meeting = flow->visit->meeting;
  self->case_id = scrutiny_case_get_id (flow->visit->about);
  self->letter = g_strdup (scrutiny_case_get_letter (flow->visit->about));
  self->answer = answer != NULL ? scrutiny_answer_ref (answer) : NULL;

  return self;
}

static void
leaving_free (Leaving *self)
{
  g_object_unref (self->window);
  g_free (self->letter);
  g_clear_pointer (&self->answer, scrutiny_answer_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Leaving, leaving_free)

/* Somebody may have closed the panel meanwhile. */
static gboolean
is_still_there (Leaving *self, GObject *session)
{
  return scrutiny_window_get_session (self->window) == SCRUTINY_SESSION (session);
}

static gpointer
come_back_work (ScrutinySession *session,
                gpointer input,
                GDestroyNotify *result_free,
                GCancellable *cancellable,
                GError **error)
{
  scrutiny_answers_come_back (session, ((Leaving *) input)->case_id, error);

  return NULL;
}

static void
came_back_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Leaving) self = data;
  g_autoptr (GError) error = NULL;

  scrutiny_session_run_finish (SCRUTINY_SESSION (source), result, &error);
  if (!is_still_there (self, source))
    return;
  if (error != NULL) {
    scrutiny_window_fail (self->window, error);
    return;
  }
  scrutiny_window_go_home (self->window);
  scrutiny_case_flow_open (scrutiny_window_get_page (self->window), self->meeting,
                           self->letter);
  scrutiny_window_say (self->window, _ ("You are back in the case."));
}

static void
run (Leaving *self, ScrutinySessionWork work, GAsyncReadyCallback done)
{
  ScrutinySession *session = scrutiny_window_get_session (self->window);

  if (session != NULL)
    scrutiny_session_run_async (session, work, self, NULL, NULL, done, self);
  else
    leaving_free (self);
}

/**
 * scrutiny_case_flow_come_back:
 *
 * Stepping out was a slip: the member is asked again.
 */
void
scrutiny_case_flow_come_back (ScrutinyCaseFlow *self)
{
  g_return_if_fail (SCRUTINY_IS_CASE_FLOW (self));

  if (self->window != NULL)
    run (leaving_new (self, NULL), come_back_work, came_back_cb);
}

static void
undo_cb (AdwToast *toast, Leaving *self)
{
  Leaving *back = g_new0 (Leaving, 1);

  back->window = g_object_ref (self->window);
  back->meeting = self->meeting;
  back->case_id = self->case_id;
  back->letter = g_strdup (self->letter);
  run (back, come_back_work, came_back_cb);
}

static void
undo_free (gpointer data, GClosure *closure)
{
  leaving_free (data);
}

/* A toast that is on its way out must not be dismissed again. */
static void
dismissed_cb (AdwToast *toast, ScrutinyWindow *window)
{
  if (g_object_get_data (G_OBJECT (window), "undo-toast") == toast)
    g_object_set_data (G_OBJECT (window), "undo-toast", NULL);
}

static void
offer_undo (Leaving *self)
{
  ScrutinyWindow *window = self->window;
  g_autofree char *title = g_strdup_printf (_ ("You are out of case %s"), self->letter);
  g_autofree char *sentence =
      g_strdup_printf (_ ("You are out of case %s. A slip? Open it again."),
                          self->letter);
  AdwToast *toast = adw_toast_new (title);

  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_timeout (toast, UNDO_SECONDS);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_cb), self, undo_free,
                         0);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (dismissed_cb), window, 0);
  /* Not held: the window shows it, and it holds the window. */
  g_object_set_data (G_OBJECT (window), "undo-toast", toast);
  scrutiny_window_add_toast (window, toast);
  /* Toasts are not read out: the line says where the way back is. */
  scrutiny_window_say (window, sentence);
}

static gpointer
step_out_work (ScrutinySession *session,
               gpointer input,
               GDestroyNotify *result_free,
               GCancellable *cancellable,
               GError **error)
{
  Leaving *self = input;

  scrutiny_answers_save (session, self->case_id, self->answer, error);

  return NULL;
}

static void
stepped_out_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Leaving) self = data;
  g_autoptr (GError) error = NULL;

  scrutiny_session_run_finish (SCRUTINY_SESSION (source), result, &error);
  if (!is_still_there (self, source))
    return;
  if (error != NULL) {
    scrutiny_window_fail (self->window, error);
    return;
  }
  scrutiny_window_go_home (self->window);
  offer_undo (g_steal_pointer (&self));
}

/**
 * scrutiny_case_flow_drop_undo:
 *
 * Whoever goes on in a case has another way back, and the toast would lie over it.
 */
void
scrutiny_case_flow_drop_undo (ScrutinyWindow *window)
{
  AdwToast *toast = g_object_steal_data (G_OBJECT (window), "undo-toast");

  if (toast != NULL)
    adw_toast_dismiss (toast);
}

/**
 * scrutiny_case_flow_step_out:
 * @answer: that the member may know somebody in the case
 *
 * Takes the member out, and back to the cases, with a way to undo it.
 */
void
scrutiny_case_flow_step_out (ScrutinyCaseFlow *self, ScrutinyAnswer *answer)
{
  g_return_if_fail (SCRUTINY_IS_CASE_FLOW (self) && answer != NULL);

  if (self->window != NULL)
    run (leaving_new (self, answer), step_out_work, stepped_out_cb);
}
