/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tests/support/test-panel.h"
#include "tests/ui/accessible.h"
#include "ui/window.h"

/* A window on a made-up panel, with somebody signed in. */
typedef struct {
  TestPanel *panel;
  ScrutinyWindow *window;
} ChairWindow;

static inline void
chair_window_open (ChairWindow *self, const char *name, ScrutinyRole role)
{
  g_autoptr (ScrutinyPerson) person = scrutiny_person_new (name, role, NULL);

  test_panel_sign_in (self->panel, name);
  self->window = scrutiny_window_new (NULL);
  scrutiny_window_enter (self->window, self->panel->session, "Riverside", person);
  gtk_window_present (GTK_WINDOW (self->window));
}

static inline void
chair_window_close (ChairWindow *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  settle ();
  scrutiny_session_sign_out (self->panel->session);
}

/* Until @text is shown: work runs on the session's thread. Ten seconds at most. */
static inline void
wait_for_text (gpointer root, const char *text)
{
  gint64 deadline = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (!shows_text (root, text) && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
  if (!shows_text (root, text))
    g_error ("never said: %s", text);
}
