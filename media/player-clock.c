/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/player-private.h"

#include <glib/gi18n-lib.h>

/* A picture is due this much before its time: half a refresh at 60 Hz. */
#define HALF_REFRESH_US 8000

/* How long the picture waits for the first sound before it goes without. */
#define SOUND_PATIENCE_US 600000

/* The worker is told where the viewer is this often. */
#define HINT_INTERVAL_US 100000

/* Look again after this while nothing is ready. */
#define IDLE_US 15000

/* Sound that ends before the picture stands still without having been told to. */
static gboolean
sound_has_run_dry (ScrutinyPlayer *self, gint64 heard_us)
{
  return heard_us == self->last_heard_us &&
         scrutiny_sound_get_queued_us (self->sound) == 0;
}

/**
 * scrutiny_player_now_us:
 * @self: the player
 *
 * The sound is the master while it can be heard; the line from the anchor is kept on it,
 * so that the time goes on smoothly where the sound ends before the picture.
 *
 * Returns: the time of the clip that is due now
 */
gint64
scrutiny_player_now_us (ScrutinyPlayer *self)
{
  const gint64 monotonic_us = g_get_monotonic_time ();
  gint64 heard_us = 0;

  if (!self->clock_runs)
    return self->anchor_us;

  if (self->expects_sound && self->sound != NULL &&
      !scrutiny_sound_is_drained (self->sound) &&
      scrutiny_sound_get_heard_us (self->sound, &heard_us) &&
      !sound_has_run_dry (self, heard_us)) {
    self->last_heard_us = heard_us;
    self->anchor_us = heard_us;
    self->anchor_monotonic_us = monotonic_us;
    return heard_us;
  }

  return self->anchor_us + (monotonic_us - self->anchor_monotonic_us) *
                               self->rate_permille / SCRUTINY_RATE_NORMAL;
}

static gboolean
sound_is_ready (ScrutinyPlayer *self)
{
  gint64 heard_us = 0;

  if (!self->expects_sound || self->sound == NULL)
    return TRUE;

  switch (scrutiny_sound_get_state (self->sound)) {
  case SCRUTINY_SOUND_NO_DEVICE:
    return TRUE;
  case SCRUTINY_SOUND_READY:
    return scrutiny_sound_get_heard_us (self->sound, &heard_us);
  case SCRUTINY_SOUND_CONNECTING:
    return FALSE;
  }
  return TRUE;
}

/**
 * scrutiny_player_start_clock:
 * @self: the player
 *
 * From the shown picture on, as soon as the next one and its sound are there.
 */
void
scrutiny_player_start_clock (ScrutinyPlayer *self)
{
  self->waiting_since_us = g_get_monotonic_time ();
  scrutiny_player_tick (self);
}

/**
 * scrutiny_player_stop_clock:
 * @self: the player
 *
 * Time stands still where it is; sound that is queued stays queued, unheard.
 */
void
scrutiny_player_stop_clock (ScrutinyPlayer *self)
{
  self->anchor_us = scrutiny_player_now_us (self);
  self->clock_runs = FALSE;
  if (self->sound != NULL)
    scrutiny_sound_set_playing (self->sound, FALSE);
  g_source_set_ready_time (self->timer, -1);
}

/**
 * scrutiny_player_drop_ready:
 *
 * Pictures and sound that were made for another place, track or size.
 */
void
scrutiny_player_drop_ready (ScrutinyPlayer *self)
{
  self->counts.stale += g_queue_get_length (&self->frames);
  g_queue_clear_full (&self->frames, (GDestroyNotify) scrutiny_covered_frame_unref);
  self->has_end = FALSE;
  if (self->sound != NULL)
    scrutiny_sound_flush (self->sound);
  scrutiny_player_return_sound_slots (self);
}

/* The clock may start when a picture is waiting and its sound is, too. */
static gboolean
try_to_start (ScrutinyPlayer *self)
{
  const gint64 monotonic_us = g_get_monotonic_time ();

  if (g_queue_is_empty (&self->frames) && !self->has_end)
    return FALSE;
  if (!sound_is_ready (self) && monotonic_us - self->waiting_since_us < SOUND_PATIENCE_US)
    return FALSE;

  self->anchor_monotonic_us = monotonic_us;
  self->last_heard_us = G_MININT64;
  self->clock_runs = TRUE;
  if (self->sound != NULL)
    scrutiny_sound_set_playing (self->sound, TRUE);
  return TRUE;
}

static void
show_what_is_due (ScrutinyPlayer *self, gint64 now_us)
{
  ScrutinyCoveredFrame *due = NULL;
  ScrutinyCoveredFrame *next;

  while ((next = g_queue_peek_head (&self->frames)) != NULL &&
         scrutiny_covered_frame_get_pts_us (next) <= now_us + HALF_REFRESH_US) {
    if (due != NULL) {
      self->counts.dropped++;
      scrutiny_covered_frame_unref (due);
    }
    due = g_queue_pop_head (&self->frames);
  }

  if (due != NULL) {
    scrutiny_player_emit_frame (self, due);
    scrutiny_covered_frame_unref (due);
  }
}

/* The end is when the last picture has had its time and the last sound was heard. */
static gboolean
has_come_to_the_end (ScrutinyPlayer *self, gint64 now_us)
{
  gint64 last_us = 0;

  if (!self->has_end || !g_queue_is_empty (&self->frames))
    return FALSE;
  if (self->expects_sound && self->sound != NULL &&
      !scrutiny_sound_is_drained (self->sound))
    return FALSE;

  if (self->shown != NULL)
    last_us = scrutiny_covered_frame_get_pts_us (self->shown) +
              scrutiny_covered_frame_get_duration_us (self->shown);
  return now_us >= last_us;
}

static void
finish (ScrutinyPlayer *self)
{
  g_autofree char *reason = NULL;

  self->wants_playing = FALSE;
  self->worker_plays = FALSE;
  scrutiny_player_stop_clock (self);
  if (self->facts.is_truncated)
    reason = g_strdup_printf (_("The file ends at %d min %d s, before it says it does. "
                                 "Part of this clip is missing."),
                                 (int) (self->facts.last_us / G_USEC_PER_SEC / 60),
                                 (int) (self->facts.last_us / G_USEC_PER_SEC % 60));
  scrutiny_player_set_state (self, SCRUTINY_PLAYBACK_END, reason);
}

static void
tell_the_worker (ScrutinyPlayer *self, gint64 now_us)
{
  const gint64 monotonic_us = g_get_monotonic_time ();

  if (monotonic_us - self->last_hint_us < HINT_INTERVAL_US)
    return;
  self->last_hint_us = monotonic_us;
  scrutiny_player_send (self, SCRUTINY_MESSAGE_CLOCK, 0, now_us);
}

/**
 * scrutiny_player_tick:
 * @self: the player
 *
 * Shows what is due and sets the timer for what is next. Decides by the clock, never by
 * how long it meant to sleep, so calling it too often does no harm.
 */
void
scrutiny_player_tick (ScrutinyPlayer *self)
{
  ScrutinyCoveredFrame *next;
  gint64 now_us, wait_us = IDLE_US;

  if (!self->wants_playing || self->is_awaiting || self->client == NULL)
    return;
  if (!self->clock_runs && !try_to_start (self)) {
    g_source_set_ready_time (self->timer, g_get_monotonic_time () + IDLE_US);
    return;
  }

  now_us = scrutiny_player_now_us (self);
  show_what_is_due (self, now_us);
  scrutiny_player_return_sound_slots (self);
  if (has_come_to_the_end (self, now_us)) {
    finish (self);
    return;
  }
  tell_the_worker (self, now_us);
  if (self->client == NULL || !self->wants_playing)
    return;

  next = g_queue_peek_head (&self->frames);
  if (next != NULL)
    wait_us = (scrutiny_covered_frame_get_pts_us (next) - now_us) * SCRUTINY_RATE_NORMAL /
                  self->rate_permille -
              HALF_REFRESH_US / 2;
  g_source_set_ready_time (self->timer,
                           g_get_monotonic_time () + CLAMP (wait_us, 1000, 100000));
}
