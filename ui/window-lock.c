/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <time.h>

#include "ui/window-private.h"

/* Keys lie open in memory while somebody is signed in. */
#define IDLE_LIMIT_US (10 * 60 * G_USEC_PER_SEC)
#define CHECK_S       15

/* The two clocks are read one after the other: less than this is no sleep. */
#define SLEEP_LEAST_US G_USEC_PER_SEC

/**
 * scrutiny_window_touch:
 *
 * Somebody is there: they pressed, moved, or footage is playing to them.
 */
void
scrutiny_window_touch (ScrutinyWindow *self)
{
  g_return_if_fail (SCRUTINY_IS_WINDOW (self));

  self->touched_at_us = g_get_monotonic_time ();
}

/**
 * scrutiny_window_lock_if_idle:
 * @now_us: the monotonic clock
 *
 * Signs out whoever has not touched anything for ten minutes, and asks again who is
 * here. What was typed is saved on the way.
 *
 * Returns: whether it locked
 */
gboolean
scrutiny_window_lock_if_idle (ScrutinyWindow *self, gint64 now_us)
{
  g_return_val_if_fail (SCRUTINY_IS_WINDOW (self), FALSE);

  if (self->person == NULL || now_us - self->touched_at_us < IDLE_LIMIT_US)
    return FALSE;

  scrutiny_window_sign_out (self);
  scrutiny_window_say (self,
                       _ ("Locked after ten quiet minutes. What was saved is safe."));

  return TRUE;
}

/* How long the computer has slept since it was started: what one clock counts and the
 * other does not. */
static gint64
read_slept_us (void)
{
  struct timespec all = { 0 };
  struct timespec awake = { 0 };

  clock_gettime (CLOCK_BOOTTIME, &all);
  clock_gettime (CLOCK_MONOTONIC, &awake);

  return (gint64) (all.tv_sec - awake.tv_sec) * G_USEC_PER_SEC +
         (all.tv_nsec - awake.tv_nsec) / 1000;
}

/**
 * scrutiny_window_lock_if_slept:
 * @slept_us: how long the computer has slept since it was started
 *
 * Whoever opens the lid again may be somebody else: signs out after every sleep, however
 * short.
 *
 * Returns: whether it locked
 */
gboolean
scrutiny_window_lock_if_slept (ScrutinyWindow *self, gint64 slept_us)
{
  gint64 before_us;

  g_return_val_if_fail (SCRUTINY_IS_WINDOW (self), FALSE);

  before_us = self->slept_us;
  self->slept_us = slept_us;
  if (self->person == NULL || slept_us - before_us < SLEEP_LEAST_US)
    return FALSE;

  scrutiny_window_sign_out (self);
  scrutiny_window_say (self,
                       _ ("Locked because the computer slept. Your answers are saved."));

  return TRUE;
}

static gboolean
check_cb (gpointer data)
{
  scrutiny_window_lock_if_slept (data, read_slept_us ());
  scrutiny_window_lock_if_idle (data, g_get_monotonic_time ());

  return G_SOURCE_CONTINUE;
}

static gboolean
event_cb (GtkEventControllerLegacy *controller, GdkEvent *event, ScrutinyWindow *self)
{
  scrutiny_window_touch (self);

  return GDK_EVENT_PROPAGATE;
}

/** scrutiny_window_watch_idleness: From now on the window knows when it was last used. */
void
scrutiny_window_watch_idleness (ScrutinyWindow *self)
{
  GtkEventController *events = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_object (events, "event", G_CALLBACK (event_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), events);
  scrutiny_window_touch (self);
  self->slept_us = read_slept_us ();
  self->idle_source = g_timeout_add_seconds (CHECK_S, check_cb, self);
}
