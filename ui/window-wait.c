/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/window-private.h"

/* Shorter work is over before a spinner could be seen. */
#define WAIT_MS 300

static gboolean
waited_cb (gpointer data)
{
  ScrutinyWindow *self = data;

  self->wait_source = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), TRUE);
  gtk_spinner_start (self->spinner);

  return G_SOURCE_REMOVE;
}

/**
 * scrutiny_window_begin_wait:
 *
 * Something is under way; pairs with scrutiny_window_end_wait().
 */
void
scrutiny_window_begin_wait (ScrutinyWindow *self)
{
  g_return_if_fail (SCRUTINY_IS_WINDOW (self));

  if (self->n_waits++ == 0 && self->spinner != NULL)
    self->wait_source = g_timeout_add (WAIT_MS, waited_cb, self);
}

/** scrutiny_window_end_wait: What scrutiny_window_begin_wait() said is over */
void
scrutiny_window_end_wait (ScrutinyWindow *self)
{
  g_return_if_fail (SCRUTINY_IS_WINDOW (self));
  g_return_if_fail (self->n_waits > 0);

  if (--self->n_waits > 0)
    return;
  scrutiny_window_clear_wait (self);
  if (self->spinner == NULL)
    return; /* the window has gone meanwhile */
  gtk_spinner_stop (self->spinner);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), FALSE);
}

/** scrutiny_window_clear_wait: Forgets the wait that was shown, as the window goes */
void
scrutiny_window_clear_wait (ScrutinyWindow *self)
{
  g_clear_handle_id (&self->wait_source, g_source_remove);
}
