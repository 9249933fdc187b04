/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ui/player/player-command.h"

G_BEGIN_DECLS

/* A key of the footage and what it asks. @toggles: the number is turned round by
 * whoever knows the present state. */
typedef struct {
  ScrutinyPlayerCommand command;
  gint64 value;
  gboolean toggles;
} ScrutinyPlayerKey;

gboolean scrutiny_player_key_is_character (guint keyval, GdkModifierType held);
gboolean scrutiny_player_key_is_taken (guint keyval, GtkWidget *focus);
gboolean scrutiny_player_key_find (guint keyval,
                                   GdkModifierType state,
                                   gboolean is_typing,
                                   gboolean has_letters,
                                   ScrutinyPlayerKey *found);

G_END_DECLS
