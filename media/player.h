/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "media/clip-facts.h"
#include "media/covered-frame.h"
#include "media/footage-ticket.h"
#include "media/sound.h"

G_BEGIN_DECLS

/* What the viewer is looking at, and so which words belong beside it. */
typedef enum {
  SCRUTINY_PLAYBACK_COVERED,       /* not shown yet, or hidden by the viewer */
  SCRUTINY_PLAYBACK_GETTING_READY, /* opening; covered */
  SCRUTINY_PLAYBACK_PLAYING,
  SCRUTINY_PLAYBACK_PAUSED,
  SCRUTINY_PLAYBACK_END,
  SCRUTINY_PLAYBACK_DAMAGED,          /* nothing more can be decoded; covered */
  SCRUTINY_PLAYBACK_REFUSED,          /* no sandbox, or the file was changed; covered */
  SCRUTINY_PLAYBACK_WORKER_RESTARTED, /* the worker died and comes back; covered */
} ScrutinyPlaybackState;

/* How well it goes, for a status line and for tests. */
typedef struct {
  guint64 shown;
  guint64 dropped; /* came too late to be shown */
  guint64 stale;   /* made for an earlier place, track or size */
  guint restarts;  /* of the worker */
} ScrutinyPlayerCounts;

#define SCRUTINY_TYPE_PLAYER (scrutiny_player_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyPlayer, scrutiny_player, SCRUTINY, PLAYER, GObject)

ScrutinyPlayer *scrutiny_player_new (void);

void scrutiny_player_open (ScrutinyPlayer *self, ScrutinyFootageTicket *ticket);
void scrutiny_player_close (ScrutinyPlayer *self);
void scrutiny_player_show (ScrutinyPlayer *self);
void scrutiny_player_set_ticket (ScrutinyPlayer *self, ScrutinyFootageTicket *ticket);
void scrutiny_player_set_size (ScrutinyPlayer *self, guint width, guint height);

void scrutiny_player_play (ScrutinyPlayer *self);
void scrutiny_player_pause (ScrutinyPlayer *self);
void scrutiny_player_seek (ScrutinyPlayer *self, gint64 position_us, gboolean is_exact);
void scrutiny_player_step (ScrutinyPlayer *self, gint direction);
void scrutiny_player_set_rate (ScrutinyPlayer *self, guint rate_permille);
void scrutiny_player_hide (ScrutinyPlayer *self, gboolean is_hidden);
void scrutiny_player_set_gain (ScrutinyPlayer *self, double gain);
void scrutiny_player_retry_sound (ScrutinyPlayer *self);

ScrutinyPlaybackState scrutiny_player_get_state (ScrutinyPlayer *self);
const char *scrutiny_player_get_reason (ScrutinyPlayer *self);
gint64 scrutiny_player_get_position_us (ScrutinyPlayer *self);
gint64 scrutiny_player_get_duration_us (ScrutinyPlayer *self);
ScrutinyCoveredFrame *scrutiny_player_get_frame (ScrutinyPlayer *self);
const ScrutinyClipFacts *scrutiny_player_get_facts (ScrutinyPlayer *self);
ScrutinySoundState scrutiny_player_get_sound_state (ScrutinyPlayer *self);
void scrutiny_player_get_counts (ScrutinyPlayer *self, ScrutinyPlayerCounts *counts);

G_END_DECLS
