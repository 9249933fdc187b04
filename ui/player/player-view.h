/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/choices.h"
#include "ui/player/player-command.h"

G_BEGIN_DECLS

/* What the place of the picture shows. */
typedef enum {
  SCRUTINY_PLAYER_COVERED, /* nothing opened yet: title, length, what it contains */
  SCRUTINY_PLAYER_GETTING_READY,
  SCRUTINY_PLAYER_SHOWING,
  SCRUTINY_PLAYER_FAILED, /* cannot be shown, and why */
} ScrutinyPlayerState;

#define SCRUTINY_TYPE_PLAYER_VIEW (scrutiny_player_view_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyPlayerView,
                      scrutiny_player_view,
                      SCRUTINY,
                      PLAYER_VIEW,
                      AdwBin)

GtkWidget *scrutiny_player_view_new (void);

void scrutiny_player_view_set_state (ScrutinyPlayerView *self,
                                     ScrutinyPlayerState state,
                                     const char *heading,
                                     const char *sentence);
ScrutinyPlayerState scrutiny_player_view_get_state (ScrutinyPlayerView *self);

void scrutiny_player_view_show_frame (ScrutinyPlayerView *self,
                                      GBytes *rgb24,
                                      guint width_px,
                                      guint height_px,
                                      gsize stride_bytes);
void scrutiny_player_view_set_position (ScrutinyPlayerView *self,
                                        gint64 position_us,
                                        gint64 duration_us);
gint64 scrutiny_player_view_get_position_us (ScrutinyPlayerView *self);
void scrutiny_player_view_set_playing (ScrutinyPlayerView *self, gboolean is_playing);
gboolean scrutiny_player_view_is_playing (ScrutinyPlayerView *self);
gboolean scrutiny_player_view_is_repeating (ScrutinyPlayerView *self);
void scrutiny_player_view_set_notice (ScrutinyPlayerView *self, const char *sentence);
gboolean scrutiny_player_view_is_hidden (ScrutinyPlayerView *self);
void scrutiny_player_view_get_size_px (ScrutinyPlayerView *self,
                                       guint *width_px,
                                       guint *height_px);
void scrutiny_player_view_set_canvas (ScrutinyPlayerView *self, GtkWidget *canvas);
gboolean scrutiny_player_view_get_picture (ScrutinyPlayerView *self,
                                           graphene_rect_t *picture);

void scrutiny_player_view_set_choices (ScrutinyPlayerView *self,
                                       const ScrutinyChoices *choices);
void scrutiny_player_view_drop_flags (ScrutinyPlayerView *self);
void scrutiny_player_view_do (ScrutinyPlayerView *self,
                              ScrutinyPlayerCommand command,
                              gint64 value);
void scrutiny_player_view_listen_on (ScrutinyPlayerView *self, GtkWidget *widget);

G_END_DECLS
