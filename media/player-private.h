/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "media/frame-ring-private.h"
#include "media/player.h"
#include "media/worker-client-private.h"

G_BEGIN_DECLS

/* Everything here belongs to the thread whose main context the player was made on. */
struct _ScrutinyPlayer {
  GObject parent_instance;

  GMainContext *context;
  ScrutinyFootageTicket *ticket; /* NULL while closed */
  ScrutinySound *sound;          /* made with the first clip that has any */

  /* the worker; all NULL between two of them */
  ScrutinyWorkerClient *client;
  ScrutinyFrameRing *ring;
  GSource *socket_source;
  GArray *sound_slots; /* guint32: copied, and given back when there is room again */

  /* what the worker has been asked; older answers are void */
  guint32 open_serial;
  guint32 track_serial;
  guint32 serial;       /* of the place we are at */
  gboolean is_open;     /* OPENED has come */
  gboolean is_awaiting; /* the first frame under @serial has not come yet */
  gboolean has_pending_seek;
  gboolean pending_is_exact;
  gint64 pending_us;
  gboolean worker_plays;

  /* what is shown */
  ScrutinyPlaybackState state;
  char *reason;
  ScrutinyClipFacts facts;
  ScrutinyCoveredFrame *shown; /* NULL until the first */
  GQueue frames;               /* of ScrutinyCoveredFrame, ready, not yet due */
  gboolean has_end;
  gboolean wants_playing;
  gboolean is_hidden;
  guint width;
  guint height;
  ScrutinyPlayerCounts counts;

  /* the clock: the sound, or this line from an anchor */
  GSource *timer;
  guint rate_permille; /* of normal speed */
  gboolean clock_runs;
  gboolean expects_sound; /* of the clip, until it turns out to have ended */
  gint64 anchor_us;
  gint64 anchor_monotonic_us;
  gint64 last_heard_us;    /* where the sound was when it was last asked */
  gint64 waiting_since_us; /* monotonic: when the clock was asked to start */
  gint64 last_hint_us;
  gint64 last_death_us; /* monotonic; 0 = never */
  guint deaths_in_a_row;
};

/* player.c */
void scrutiny_player_set_state (ScrutinyPlayer *self,
                                ScrutinyPlaybackState state,
                                const char *reason);
void scrutiny_player_emit_cover (ScrutinyPlayer *self, const char *reason);
void scrutiny_player_emit_frame (ScrutinyPlayer *self, ScrutinyCoveredFrame *frame);

/* player-link.c */
void scrutiny_player_connect (ScrutinyPlayer *self);
void scrutiny_player_disconnect (ScrutinyPlayer *self);
void scrutiny_player_send (ScrutinyPlayer *self,
                           ScrutinyMessageType type,
                           guint32 code,
                           gint64 at_us);
void scrutiny_player_send_rate (ScrutinyPlayer *self);
void scrutiny_player_send_track (ScrutinyPlayer *self);
void scrutiny_player_send_size (ScrutinyPlayer *self);
void scrutiny_player_send_seek (ScrutinyPlayer *self,
                                gint64 position_us,
                                gboolean is_exact);
void scrutiny_player_return_sound_slots (ScrutinyPlayer *self);

/* player-clock.c */
void scrutiny_player_start_clock (ScrutinyPlayer *self);
void scrutiny_player_stop_clock (ScrutinyPlayer *self);
void scrutiny_player_drop_ready (ScrutinyPlayer *self);
void scrutiny_player_tick (ScrutinyPlayer *self);
gint64 scrutiny_player_now_us (ScrutinyPlayer *self);

G_END_DECLS
