/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "media/player.h"
#include "ui/player/player-view.h"

G_BEGIN_DECLS

#define SCRUTINY_TYPE_PLAYER_LINK (scrutiny_player_link_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyPlayerLink,
                      scrutiny_player_link,
                      SCRUTINY,
                      PLAYER_LINK,
                      GObject)

ScrutinyPlayerLink *scrutiny_player_link_new (ScrutinyPlayerView *view);

void scrutiny_player_link_open (ScrutinyPlayerLink *self,
                                ScrutinyFootageTicket *ticket,
                                const char *heading,
                                const char *sentence);
void scrutiny_player_link_set_ticket (ScrutinyPlayerLink *self,
                                      ScrutinyFootageTicket *ticket);
gint64 scrutiny_player_link_get_moment_us (ScrutinyPlayerLink *self);
gboolean scrutiny_player_link_is_clear (ScrutinyPlayerLink *self);
gboolean scrutiny_player_link_is_damaged (ScrutinyPlayerLink *self);
void scrutiny_player_link_pause (ScrutinyPlayerLink *self);
void scrutiny_player_link_close (ScrutinyPlayerLink *self);

G_END_DECLS
