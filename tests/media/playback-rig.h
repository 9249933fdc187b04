/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "media/player.h"

/* A player, the real worker and a made-up, sealed clip; counts what must not be seen in
 * everything the player gives out. */
typedef struct {
  char *folder;
  char *sealed_path;
  ScrutinyFootageTicket *bare; /* without a track */
  ScrutinyClipFacts facts;
  ScrutinyPlayer *player;
  GMainLoop *loop;
  ScrutinyPlaybackState wanted;
  gint64 wanted_time_us; /* -1: none */
  guint magenta;         /* pixels, over everything shown */
  guint pictures;
  guint covers;
  guint damaged;
  char *reason; /* of the newest whole cover */
  gint64 last_us;
} Playback;

void playback_set_up (Playback *self, gconstpointer data);
void playback_tear_down (Playback *self, gconstpointer data);
void playback_seal_clip (Playback *self, const char *path);
void playback_open (Playback *self, const ScrutinyHideClip *clip, gboolean is_editing);
void playback_run_until_state (Playback *self, ScrutinyPlaybackState state);
void playback_run_until_time (Playback *self, gint64 time_us);
