/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/player-private.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>

#include "media/covered-frame-private.h"
#include "media/error.h"
#include "media/failure-text-private.h"
#include "media/footage-ticket-private.h"
#include "media/footage-visit-private.h"

/* A clip that kills the worker so often, each time within this long, is given up. */
#define DEATHS_LIMIT     3
#define DEATHS_WINDOW_US (30 * G_USEC_PER_SEC)

/* Sound waiting beyond this stays in the ring, and so stops the worker. */
#define SOUND_QUEUE_US  400000

#define MESSAGES_A_TURN 64

static gboolean start_worker (ScrutinyPlayer *self, GError **error);

/* The worker said why not: cover, keep the place, and do not try again by itself. */
static void
stop_with_error (ScrutinyPlayer *self, const GError *error)
{
  const gboolean is_damaged =
      g_error_matches (error, SCRUTINY_MEDIA_ERROR, SCRUTINY_MEDIA_ERROR_DAMAGED);
  gint64 place_us = scrutiny_player_get_position_us (self);
  g_autofree char *sentence = NULL;

  if (is_damaged && place_us > 0)
    sentence =
        g_strdup_printf (_("This clip is damaged after %d min %d s. You can watch "
                                   "up to there."),
                            (int) (place_us / G_USEC_PER_SEC / 60),
                            (int) (place_us / G_USEC_PER_SEC % 60));
  else
    sentence = g_strdup (error->message);

  scrutiny_player_disconnect (self);
  self->wants_playing = FALSE;
  self->anchor_us = place_us;
  scrutiny_player_set_state (self,
                             is_damaged ? SCRUTINY_PLAYBACK_DAMAGED
                                        : SCRUTINY_PLAYBACK_REFUSED,
                             sentence);
  scrutiny_player_emit_cover (self, sentence);
}

/* Every end of a worker comes here: cover first, then think. */
static void
worker_died (ScrutinyPlayer *self)
{
  const gint64 monotonic_us = g_get_monotonic_time ();
  const char *sentence = _("Covered: the part that reads footage stopped. It is being "
                            "started again at the same place.");
  gint64 place_us = scrutiny_player_get_position_us (self);
  g_autoptr (GError) error = NULL;

  if (self->open_serial == 0) {
    g_set_error_literal (&error, SCRUTINY_MEDIA_ERROR, SCRUTINY_MEDIA_ERROR_WORKER,
                         _("The part that reads footage stopped before it was ready."));
    stop_with_error (self, error);
    return;
  }

  scrutiny_player_disconnect (self);
  self->wants_playing = FALSE;
  self->anchor_us = place_us;
  self->counts.restarts++;
  self->deaths_in_a_row =
      self->last_death_us != 0 && monotonic_us - self->last_death_us < DEATHS_WINDOW_US
          ? self->deaths_in_a_row + 1
          : 1;
  self->last_death_us = monotonic_us;

  if (self->deaths_in_a_row >= DEATHS_LIMIT) {
    scrutiny_player_set_state (self, SCRUTINY_PLAYBACK_DAMAGED,
                               _("This clip stops the part that reads footage, again "
                                  "and again. You can answer without it."));
    scrutiny_player_emit_cover (self, scrutiny_player_get_reason (self));
    return;
  }

  scrutiny_player_set_state (self, SCRUTINY_PLAYBACK_WORKER_RESTARTED, sentence);
  scrutiny_player_emit_cover (self, sentence);
  if (!start_worker (self, &error)) {
    scrutiny_player_set_state (self, SCRUTINY_PLAYBACK_REFUSED, error->message);
    scrutiny_player_emit_cover (self, error->message);
  }
}

/**
 * scrutiny_player_send:
 * @self: the player
 * @type: what is asked
 * @code: its code, or 0
 * @at_us: its time, or 0
 *
 * Under the serial of the place. Does nothing without a worker; a worker that cannot be
 * spoken to any more is replaced.
 */
void
scrutiny_player_send (ScrutinyPlayer *self,
                      ScrutinyMessageType type,
                      guint32 code,
                      gint64 at_us)
{
  const ScrutinyMessage message = {
    .type = type, .serial = self->serial, .code = code, .at_us = at_us
  };

  if (self->client != NULL &&
      !scrutiny_worker_client_send (self->client, &message, NULL, 0))
    worker_died (self);
}

static void
await_new_place (ScrutinyPlayer *self)
{
  self->serial = scrutiny_worker_client_next_serial (self->client);
  self->is_awaiting = TRUE;
}

/**
 * scrutiny_player_send_seek:
 * @self: the player
 * @position_us: where to
 * @is_exact: or is the key frame before it good enough
 *
 * One seek is under way at a time; while it is, the newest wish is kept.
 */
void
scrutiny_player_send_seek (ScrutinyPlayer *self, gint64 position_us, gboolean is_exact)
{
  ScrutinyMessage seek = { .type = SCRUTINY_MESSAGE_SEEK,
                           .flags = is_exact ? 0 : SCRUTINY_SEEK_KEYFRAME,
                           .at_us = position_us };

  self->anchor_us = position_us;
  if (self->client == NULL || !self->is_open || self->is_awaiting) {
    self->has_pending_seek = TRUE;
    self->pending_us = position_us;
    self->pending_is_exact = is_exact;
    return;
  }

  scrutiny_player_drop_ready (self);
  await_new_place (self);
  seek.serial = self->serial;
  if (!scrutiny_worker_client_send (self->client, &seek, NULL, 0))
    worker_died (self);
}

/**
 * scrutiny_player_send_size:
 * @self: the player
 *
 * The size asked for changes; the place does not. While it plays the next pictures just
 * come in the new size; else the one that is shown is made again.
 */
void
scrutiny_player_send_size (ScrutinyPlayer *self)
{
  ScrutinyMessage size = { .type = SCRUTINY_MESSAGE_SIZE,
                           .width = self->width,
                           .height = self->height };

  if (self->client == NULL || !self->is_open)
    return;

  if (!self->worker_plays) {
    if (self->shown != NULL)
      self->anchor_us = scrutiny_covered_frame_get_pts_us (self->shown);
    scrutiny_player_drop_ready (self);
    await_new_place (self);
  }
  size.serial = self->serial;
  size.at_us = self->anchor_us;
  if (!scrutiny_worker_client_send (self->client, &size, NULL, 0))
    worker_died (self);
}

/**
 * scrutiny_player_send_rate:
 * @self: the player
 *
 * Tells the worker and the sound how fast it goes; what they have is for the old speed.
 */
void
scrutiny_player_send_rate (ScrutinyPlayer *self)
{
  const ScrutinyMessage rate = { .type = SCRUTINY_MESSAGE_RATE,
                                 .serial = self->serial,
                                 .count = self->rate_permille };

  if (self->sound != NULL)
    scrutiny_sound_set_rate (self->sound, self->rate_permille / 1000.0);
  if (self->client != NULL && self->is_open &&
      !scrutiny_worker_client_send (self->client, &rate, NULL, 0))
    worker_died (self);
}

/**
 * scrutiny_player_send_track:
 * @self: the player
 *
 * Everything made under the track before is dropped, here and in the worker.
 */
void
scrutiny_player_send_track (ScrutinyPlayer *self)
{
  g_autoptr (GError) error = NULL;

  if (self->client == NULL || !self->is_open)
    return;

  scrutiny_player_drop_ready (self);
  await_new_place (self);
  self->track_serial = self->serial;
  if (!scrutiny_footage_ticket_send_track (self->ticket, self->client, self->serial,
                                           self->anchor_us, &error))
    worker_died (self);
}

static void
take_opened (ScrutinyPlayer *self, const ScrutinyMessage *message)
{
  ScrutinyClipFacts facts;

  if (!scrutiny_footage_visit_take_facts (message, self->ticket, &facts)) {
    worker_died (self);
    return;
  }

  self->facts = facts;
  self->is_open = TRUE;
  self->expects_sound = facts.has_sound;
  if (facts.has_sound && self->sound == NULL)
    self->sound = scrutiny_sound_new (SCRUTINY_SOUND_RATE, SCRUTINY_SOUND_CHANNELS);
  g_object_notify (G_OBJECT (self), "duration-us");
  if (self->rate_permille != SCRUTINY_RATE_NORMAL)
    scrutiny_player_send_rate (self);
  scrutiny_player_send_track (self);
  scrutiny_player_send_size (self);
}

/* The first picture of a place is shown at once; then the clock may go on. */
static void
take_first_frame (ScrutinyPlayer *self, ScrutinyCoveredFrame *frame)
{
  self->is_awaiting = FALSE;
  if (self->has_pending_seek) {
    if (self->shown != NULL)
      scrutiny_player_emit_frame (self, frame); /* something to see while dragging */
    self->has_pending_seek = FALSE;
    scrutiny_player_send_seek (self, self->pending_us, self->pending_is_exact);
    return;
  }

  self->anchor_us = scrutiny_covered_frame_get_pts_us (frame);
  scrutiny_player_emit_frame (self, frame);
  if (self->wants_playing) {
    scrutiny_player_set_state (self, SCRUTINY_PLAYBACK_PLAYING, NULL);
    if (!self->worker_plays) {
      self->worker_plays = TRUE;
      scrutiny_player_send (self, SCRUTINY_MESSAGE_PLAY, 0, 0);
    }
    scrutiny_player_start_clock (self);
  } else if (!self->is_hidden) {
    scrutiny_player_set_state (self, SCRUTINY_PLAYBACK_PAUSED, NULL);
  }
}

static void
take_frame (ScrutinyPlayer *self, const ScrutinyMessage *message)
{
  g_autoptr (ScrutinyCoveredFrame) frame =
      scrutiny_frame_ring_take_frame (self->ring, message,
                                      scrutiny_footage_ticket_get_cover_reason (
                                          self->ticket));

  if (frame == NULL) {
    worker_died (self);
    return;
  }
  /* Also what was made clear before the editor asked to see it covered. */
  if (message->serial != self->serial) {
    self->counts.stale++;
    return;
  }
  if (scrutiny_covered_frame_is_clear (frame) &&
      !scrutiny_footage_ticket_is_editing (self->ticket)) {
    worker_died (self);
    return;
  }

  if (self->is_awaiting) {
    take_first_frame (self, frame);
  } else {
    g_queue_push_tail (&self->frames, g_steal_pointer (&frame));
    scrutiny_player_tick (self);
  }
}

/**
 * scrutiny_player_return_sound_slots:
 * @self: the player
 *
 * Gives the worker room again once the sound waiting here is short enough.
 */
void
scrutiny_player_return_sound_slots (ScrutinyPlayer *self)
{
  if (self->client == NULL || (self->sound != NULL && scrutiny_sound_get_queued_us (
                                                          self->sound) > SOUND_QUEUE_US))
    return;

  for (guint i = 0; i < self->sound_slots->len; i++) {
    const ScrutinyMessage release = { .type = SCRUTINY_MESSAGE_RELEASE_SOUND,
                                      .slot =
                                          g_array_index (self->sound_slots, guint32, i) };

    scrutiny_worker_client_send (self->client, &release, NULL, 0);
  }
  g_array_set_size (self->sound_slots, 0);
}

static void
take_sound (ScrutinyPlayer *self, const ScrutinyMessage *message)
{
  g_autoptr (GBytes) pcm = scrutiny_frame_ring_copy_sound (self->ring, message);

  if (pcm == NULL || self->sound_slots->len >= SCRUTINY_RING_BLOCKS) {
    worker_died (self);
    return;
  }

  g_array_append_val (self->sound_slots, message->slot);
  if (message->serial == self->serial && self->sound != NULL &&
      scrutiny_sound_get_state (self->sound) != SCRUTINY_SOUND_NO_DEVICE)
    scrutiny_sound_queue (self->sound, pcm, message->at_us);
  scrutiny_player_return_sound_slots (self);
  scrutiny_player_tick (self);
}

static void
take_end (ScrutinyPlayer *self, const ScrutinyMessage *message)
{
  if (message->serial != self->serial)
    return;

  self->has_end = TRUE;
  self->worker_plays = FALSE;
  if (self->sound != NULL)
    scrutiny_sound_end (self->sound);
  if (self->is_awaiting) {
    self->is_awaiting = FALSE;
    if (self->has_pending_seek) {
      self->has_pending_seek = FALSE;
      scrutiny_player_send_seek (self, self->pending_us, self->pending_is_exact);
    } else if (!self->wants_playing && self->shown != NULL) {
      self->anchor_us = scrutiny_covered_frame_get_pts_us (self->shown);
      scrutiny_player_set_state (self, SCRUTINY_PLAYBACK_PAUSED, NULL);
    }
  }
  scrutiny_player_tick (self);
}

static void
take_failed (ScrutinyPlayer *self, const ScrutinyMessage *message)
{
  g_autoptr (GError) error = NULL;

  if (message->serial != self->serial && message->serial != self->open_serial &&
      message->code != SCRUTINY_FAILURE_TAMPERED)
    return;

  scrutiny_failure_set_error ((ScrutinyFailure) message->code, &error);
  stop_with_error (self, error);
}

static void
take_hello (ScrutinyPlayer *self, const ScrutinyMessage *message)
{
  g_autoptr (GError) error = NULL;

  if (!scrutiny_worker_client_accept_hello (message, &error)) {
    stop_with_error (self, error);
    return;
  }

  self->open_serial = scrutiny_worker_client_next_serial (self->client);
  if (!scrutiny_footage_ticket_send_open (self->ticket, self->client, self->open_serial,
                                          scrutiny_frame_ring_get_fd (self->ring),
                                          scrutiny_frame_ring_get_slot_bytes (
                                              self->ring)))
    worker_died (self);
}

/* The track was taken or not: the frames that follow carry the reason themselves. */
static void
dispatch (ScrutinyPlayer *self, const ScrutinyMessage *message)
{
  const gboolean is_hello = message->type == SCRUTINY_MESSAGE_HELLO;

  if (is_hello != (self->open_serial == 0)) {
    worker_died (self);
    return;
  }

  if (is_hello)
    take_hello (self, message);
  else if (message->type == SCRUTINY_MESSAGE_OPENED && !self->is_open)
    take_opened (self, message);
  else if (message->type == SCRUTINY_MESSAGE_FAILED)
    take_failed (self, message);
  else if (message->type == SCRUTINY_MESSAGE_FRAME)
    take_frame (self, message);
  else if (message->type == SCRUTINY_MESSAGE_SOUND)
    take_sound (self, message);
  else if (message->type == SCRUTINY_MESSAGE_END)
    take_end (self, message);
}

static gboolean
socket_cb (gint fd, GIOCondition condition, gpointer data)
{
  g_autoptr (ScrutinyPlayer) self = g_object_ref (data);
  ScrutinyWorkerClient *client = self->client;
  ScrutinyMessage message;

  for (guint i = 0; i < MESSAGES_A_TURN && self->client == client; i++) {
    switch (scrutiny_worker_client_receive (client, &message)) {
    case SCRUTINY_RECEIVED_MESSAGE:
      dispatch (self, &message);
      break;
    case SCRUTINY_RECEIVED_NOTHING:
      return G_SOURCE_CONTINUE;
    case SCRUTINY_RECEIVED_CLOSED:
    case SCRUTINY_RECEIVED_BROKEN:
      worker_died (self);
      return G_SOURCE_REMOVE;
    }
  }

  return self->client == client ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static gboolean
start_worker (ScrutinyPlayer *self, GError **error)
{
  self->client = scrutiny_worker_client_start (error);
  if (self->client == NULL)
    return FALSE;
  self->ring =
      scrutiny_frame_ring_new (scrutiny_worker_client_get_fd (self->client), error);
  if (self->ring == NULL) {
    g_clear_pointer (&self->client, scrutiny_worker_client_stop);
    return FALSE;
  }

  self->socket_source =
      g_unix_fd_source_new (scrutiny_worker_client_get_fd (self->client), G_IO_IN);
  g_source_set_callback (self->socket_source, G_SOURCE_FUNC (socket_cb), self, NULL);
  g_source_attach (self->socket_source, self->context);
  return TRUE;
}

/**
 * scrutiny_player_connect:
 * @self: a player with a ticket
 *
 * Starts a worker for the ticket, unless there is one.
 */
void
scrutiny_player_connect (ScrutinyPlayer *self)
{
  g_autoptr (GError) error = NULL;

  if (self->client != NULL || self->ticket == NULL)
    return;

  scrutiny_player_set_state (self, SCRUTINY_PLAYBACK_GETTING_READY, NULL);
  if (!start_worker (self, &error))
    stop_with_error (self, error);
}

/**
 * scrutiny_player_disconnect:
 * @self: the player
 *
 * Ends the worker and drops everything it made, without a sound.
 */
void
scrutiny_player_disconnect (ScrutinyPlayer *self)
{
  scrutiny_player_stop_clock (self);
  g_array_set_size (self->sound_slots, 0);
  scrutiny_player_drop_ready (self);
  g_clear_pointer (&self->shown, scrutiny_covered_frame_unref);

  if (self->socket_source != NULL) {
    g_source_destroy (self->socket_source);
    g_clear_pointer (&self->socket_source, g_source_unref);
  }
  g_clear_pointer (&self->client, scrutiny_worker_client_stop);
  g_clear_pointer (&self->ring, scrutiny_frame_ring_unref);
  self->open_serial = 0;
  self->track_serial = 0;
  self->serial = 0;
  self->is_open = FALSE;
  self->is_awaiting = FALSE;
  self->has_pending_seek = FALSE;
  self->worker_plays = FALSE;
}
