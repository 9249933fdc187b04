/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/player/player-keys.h"
#include "ui/player/player-view-private.h"

/* Which key presses on the page around it the footage takes for itself. */

static gint64
turned_round (ScrutinyPlayerView *self, const ScrutinyPlayerKey *key)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (!key->toggles)
    return key->value;
  if (key->command == SCRUTINY_PLAYER_PLAY)
    return !self->is_playing;
  if (key->command == SCRUTINY_PLAYER_HIDE)
    return !self->is_hidden;
  if (key->command == SCRUTINY_PLAYER_FULLSCREEN)
    return !GTK_IS_WINDOW (root) || !gtk_window_is_fullscreen (GTK_WINDOW (root));

  return key->value;
}

static gboolean
pressed_cb (GtkEventControllerKey *controller,
            guint keyval,
            guint keycode,
            GdkModifierType state,
            ScrutinyPlayerView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  gboolean is_typing = GTK_IS_TEXT (focus) || GTK_IS_TEXT_VIEW (focus);
  ScrutinyPlayerKey key;

  if (scrutiny_player_key_is_taken (keyval, focus) ||
      !scrutiny_player_key_find (keyval, state, is_typing, self->has_letters, &key))
    return GDK_EVENT_PROPAGATE;
  if (!self->is_hidden && !scrutiny_player_view_can_hide (self))
    return GDK_EVENT_PROPAGATE;
  if (self->is_hidden && key.command != SCRUTINY_PLAYER_HIDE)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Escape && !gtk_window_is_fullscreen (GTK_WINDOW (root)))
    return GDK_EVENT_PROPAGATE;

  scrutiny_player_view_do (self, key.command, turned_round (self, &key));

  return GDK_EVENT_STOP;
}

/**
 * scrutiny_player_view_listen_on:
 * @widget: the page around the player and the form: the keys of the footage work
 *   wherever the focus is on it, except while somebody types
 */
void
scrutiny_player_view_listen_on (ScrutinyPlayerView *self, GtkWidget *widget)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_return_if_fail (SCRUTINY_IS_PLAYER_VIEW (self));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (pressed_cb), self, 0);
  gtk_widget_add_controller (widget, keys);
}
