/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/player/player-view.h"
#include "ui/player/repeat.h"
#include "ui/player/video-area.h"

G_BEGIN_DECLS

/* The picture, its cover and its controls. It decides nothing about footage: every
 * wish goes out as the signal "command" (ScrutinyPlayerCommand, gint64) to whoever
 * holds the player, and comes back as a state, a frame, a place. The one thing it does
 * on its own is to take the picture away when B is pressed. */
struct _ScrutinyPlayerView {
  AdwBin parent_instance;

  GtkOverlay *overlay;
  ScrutinyVideoArea *area;
  GtkWidget *canvas; /* NULL but in the hide editor */
  GtkWidget *cover;
  GtkLabel *cover_heading;
  GtkLabel *cover_sentence;
  GtkProgressBar *progress;
  GtkWidget *show_button;
  GtkWidget *return_button;
  GtkLabel *sign;
  GtkLabel *notice;
  GtkWidget *controls;
  GtkWidget *flag_button;
  GtkScale *seek;
  GtkAdjustment *seek_adjustment;
  GtkLabel *time;
  GtkButton *play_button;
  GtkToggleButton *mute_button;
  GtkDropDown *rate_drop;

  ScrutinyPlayerState state;
  char *heading;
  char *sentence;
  gboolean is_hidden;
  gboolean is_playing;
  gint64 position_us;
  gint64 duration_us;
  gint64 gain; /* in thousandths, kept while muted */
  ScrutinyRepeat repeat;
  gboolean has_letters; /* single-letter keys are on */
  guint sign_source;
};

gboolean scrutiny_player_view_can_hide (ScrutinyPlayerView *self);

G_END_DECLS
