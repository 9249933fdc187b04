/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/choices.h"
#include "ui/window-private.h"

/* How the window is for who is signed in: read at sign-in, saved when chosen. */

static void
apply (ScrutinyWindow *self)
{
  static const AdwColorScheme schemes[] = { ADW_COLOR_SCHEME_DEFAULT,
                                            ADW_COLOR_SCHEME_FORCE_LIGHT,
                                            ADW_COLOR_SCHEME_FORCE_DARK };

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      schemes[self->choices.style]);
}

static gpointer
read_work (ScrutinySession *session,
           gpointer input,
           GDestroyNotify *result_free,
           GCancellable *cancellable,
           GError **error)
{
  ScrutinyChoices *choices = g_new0 (ScrutinyChoices, 1);

  *result_free = g_free;
  if (!scrutiny_choices_read (session, choices, error))
    g_clear_pointer (&choices, g_free);

  return choices;
}

/* A choice that cannot be read keeps nobody out: the window stays as usual. */
static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (ScrutinyWindow) self = data;
  g_autofree ScrutinyChoices *choices =
      scrutiny_session_run_finish (SCRUTINY_SESSION (source), result, NULL);

  if (choices == NULL || self->session != SCRUTINY_SESSION (source))
    return;
  self->choices = *choices;
  apply (self);
}

/**
 * scrutiny_window_load_choices:
 *
 * At sign-in; what the person before had chosen is forgotten at once.
 */
void
scrutiny_window_load_choices (ScrutinyWindow *self)
{
  self->choices = (ScrutinyChoices) SCRUTINY_CHOICES_INIT;
  apply (self);
  if (self->session != NULL)
    scrutiny_session_run_async (self->session, read_work, NULL, NULL, NULL, read_cb,
                                g_object_ref (self));
}

/**
 * scrutiny_window_get_choices:
 *
 * Returns: (transfer none): how the window is for who is signed in, or as usual
 */
const ScrutinyChoices *
scrutiny_window_get_choices (ScrutinyWindow *self)
{
  static const ScrutinyChoices usual = SCRUTINY_CHOICES_INIT;

  g_return_val_if_fail (SCRUTINY_IS_WINDOW (self), &usual);

  return self->person != NULL ? &self->choices : &usual;
}

static gpointer
save_work (ScrutinySession *session,
           gpointer input,
           GDestroyNotify *result_free,
           GCancellable *cancellable,
           GError **error)
{
  scrutiny_choices_save (session, input, error);

  return NULL;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (ScrutinyWindow) self = data;
  g_autoptr (GError) error = NULL;

  scrutiny_session_run_finish (SCRUTINY_SESSION (source), result, &error);
  if (error != NULL)
    scrutiny_window_fail (self, error);
  else
    scrutiny_window_say_saved (self, g_get_real_time ());
}

/**
 * scrutiny_window_choose:
 * @choices: in force at once, and kept for who is signed in
 */
void
scrutiny_window_choose (ScrutinyWindow *self, const ScrutinyChoices *choices)
{
  g_return_if_fail (SCRUTINY_IS_WINDOW (self) && choices != NULL);

  self->choices = *choices;
  apply (self);
  if (self->session != NULL && self->person != NULL)
    scrutiny_session_run_async (self->session, save_work,
                                g_memdup2 (choices, sizeof *choices), g_free, NULL,
                                saved_cb, g_object_ref (self));
}
