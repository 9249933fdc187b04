/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/player.h"

#include <glib/gi18n-lib.h>

#include "media/player-private.h"

/* Until the window says how large its picture is. */
#define DEFAULT_WIDTH  640
#define DEFAULT_HEIGHT 360

enum { FRAME, N_SIGNALS };
enum { PROP_STATE = 1, PROP_DURATION_US, N_PROPERTIES };

static guint signals[N_SIGNALS];
static GParamSpec *properties[N_PROPERTIES];

/* A clip as the window sees it: covered pictures and a few verbs. It holds the worker,
 * the clock and the sound together, and whenever anything is in doubt it covers. */
G_DEFINE_FINAL_TYPE (ScrutinyPlayer, scrutiny_player, G_TYPE_OBJECT)

static gboolean
timer_cb (gpointer data)
{
  ScrutinyPlayer *self = data;

  g_source_set_ready_time (self->timer, -1);
  scrutiny_player_tick (self);
  return G_SOURCE_CONTINUE;
}

static gboolean
timer_dispatch (GSource *source, GSourceFunc callback, gpointer data)
{
  return callback (data);
}

static GSourceFuncs timer_funcs = { .dispatch = timer_dispatch };

static void
scrutiny_player_dispose (GObject *object)
{
  ScrutinyPlayer *self = SCRUTINY_PLAYER (object);

  if (self->timer != NULL) {
    scrutiny_player_disconnect (self);
    g_source_destroy (self->timer);
    g_clear_pointer (&self->timer, g_source_unref);
  }
  g_clear_pointer (&self->ticket, scrutiny_footage_ticket_unref);
  g_clear_object (&self->sound);

  G_OBJECT_CLASS (scrutiny_player_parent_class)->dispose (object);
}

static void
scrutiny_player_finalize (GObject *object)
{
  ScrutinyPlayer *self = SCRUTINY_PLAYER (object);

  g_free (self->reason);
  g_array_unref (self->sound_slots);
  g_main_context_unref (self->context);

  G_OBJECT_CLASS (scrutiny_player_parent_class)->finalize (object);
}

static void
scrutiny_player_get_property (GObject *object,
                              guint id,
                              GValue *value,
                              GParamSpec *property)
{
  ScrutinyPlayer *self = SCRUTINY_PLAYER (object);

  switch (id) {
  case PROP_STATE:
    g_value_set_int (value, (gint) self->state);
    break;
  case PROP_DURATION_US:
    g_value_set_int64 (value, self->facts.duration_us);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, property);
  }
}

static void
scrutiny_player_class_init (ScrutinyPlayerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = scrutiny_player_dispose;
  object_class->finalize = scrutiny_player_finalize;
  object_class->get_property = scrutiny_player_get_property;

  /**
   * ScrutinyPlayer:state: (type gint)
   *
   * A ScrutinyPlaybackState; its sentence is scrutiny_player_get_reason().
   */
  properties[PROP_STATE] =
      g_param_spec_int ("state", NULL, NULL, 0, SCRUTINY_PLAYBACK_WORKER_RESTARTED,
                        SCRUTINY_PLAYBACK_COVERED,
                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_DURATION_US] =
      g_param_spec_int64 ("duration-us", NULL, NULL, 0, G_MAXINT64, 0,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  /**
   * ScrutinyPlayer::frame:
   * @frame: (type ScrutinyCoveredFrame): what is to be seen from now on
   *
   * On the thread the player was made on.
   */
  signals[FRAME] =
      g_signal_new ("frame", SCRUTINY_TYPE_PLAYER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, SCRUTINY_TYPE_COVERED_FRAME);
}

static void
scrutiny_player_init (ScrutinyPlayer *self)
{
  self->context = g_main_context_ref_thread_default ();
  self->sound_slots = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_queue_init (&self->frames);
  self->rate_permille = SCRUTINY_RATE_NORMAL;
  self->width = DEFAULT_WIDTH;
  self->height = DEFAULT_HEIGHT;
  self->timer = g_source_new (&timer_funcs, sizeof (GSource));
  g_source_set_callback (self->timer, timer_cb, self, NULL);
  g_source_set_ready_time (self->timer, -1);
  g_source_attach (self->timer, self->context);
}

/**
 * scrutiny_player_new:
 *
 * The player works on the calling thread's default main context, and that thread has to
 * stay: the worker dies with it.
 *
 * Returns: (transfer full): a player without a clip
 */
ScrutinyPlayer *
scrutiny_player_new (void)
{
  return g_object_new (SCRUTINY_TYPE_PLAYER, NULL);
}

/** scrutiny_player_set_state: Tells the window, once a change; @reason is copied */
void
scrutiny_player_set_state (ScrutinyPlayer *self,
                           ScrutinyPlaybackState state,
                           const char *reason)
{
  if (self->state == state && g_strcmp0 (self->reason, reason) == 0)
    return;

  self->state = state;
  g_free (self->reason);
  self->reason = g_strdup (reason);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

/**
 * scrutiny_player_emit_cover:
 *
 * A picture of ours, when there is none that may be shown.
 */
void
scrutiny_player_emit_cover (ScrutinyPlayer *self, const char *reason)
{
  g_autoptr (ScrutinyCoveredFrame) cover =
      scrutiny_covered_frame_new_cover (self->width, self->height, self->anchor_us,
                                        reason);

  g_signal_emit (self, signals[FRAME], 0, cover);
}

/**
 * scrutiny_player_emit_frame:
 *
 * While the viewer has hidden the picture, it is remembered but not given out.
 */
void
scrutiny_player_emit_frame (ScrutinyPlayer *self, ScrutinyCoveredFrame *frame)
{
  if (self->shown != frame) {
    g_clear_pointer (&self->shown, scrutiny_covered_frame_unref);
    self->shown = scrutiny_covered_frame_ref (frame);
  }
  if (self->is_hidden)
    return;
  self->counts.shown++;
  g_signal_emit (self, signals[FRAME], 0, frame);
}

/**
 * scrutiny_player_open:
 * @ticket: the clip and its hide track
 *
 * Every clip opens covered; nothing is read before scrutiny_player_show().
 */
void
scrutiny_player_open (ScrutinyPlayer *self, ScrutinyFootageTicket *ticket)
{
  g_return_if_fail (SCRUTINY_IS_PLAYER (self) && ticket != NULL);

  scrutiny_player_close (self);
  self->ticket = scrutiny_footage_ticket_ref (ticket);
  scrutiny_player_set_state (self, SCRUTINY_PLAYBACK_COVERED,
                             scrutiny_footage_ticket_get_cover_reason (ticket));
  scrutiny_player_emit_cover (self, self->reason);
}

/**
 * scrutiny_player_close:
 *
 * Ends the worker and forgets the clip, its key and every picture.
 */
void
scrutiny_player_close (ScrutinyPlayer *self)
{
  g_return_if_fail (SCRUTINY_IS_PLAYER (self));

  scrutiny_player_disconnect (self);
  g_clear_pointer (&self->ticket, scrutiny_footage_ticket_unref);
  self->facts = (ScrutinyClipFacts){ 0 };
  self->counts = (ScrutinyPlayerCounts){ 0 };
  self->anchor_us = 0;
  self->wants_playing = FALSE;
  self->is_hidden = FALSE;
  self->last_death_us = 0;
  self->deaths_in_a_row = 0;
  scrutiny_player_set_state (self, SCRUTINY_PLAYBACK_COVERED, NULL);
}

/**
 * scrutiny_player_show:
 *
 * "Show footage": opens the clip and shows its first picture, paused. Also tries again
 * after the clip was refused or the worker given up.
 */
void
scrutiny_player_show (ScrutinyPlayer *self)
{
  g_return_if_fail (SCRUTINY_IS_PLAYER (self));

  if (self->is_hidden)
    scrutiny_player_hide (self, FALSE);
  scrutiny_player_connect (self);
}

/**
 * scrutiny_player_set_ticket:
 * @ticket: the same clip under another hide track
 *
 * Pictures and sound made under the old track are dropped, wherever they are.
 */
void
scrutiny_player_set_ticket (ScrutinyPlayer *self, ScrutinyFootageTicket *ticket)
{
  g_return_if_fail (SCRUTINY_IS_PLAYER (self) && ticket != NULL);
  g_return_if_fail (self->ticket != NULL);
  g_return_if_fail (g_str_equal (scrutiny_footage_ticket_get_sha256 (ticket),
                                 scrutiny_footage_ticket_get_sha256 (self->ticket)));

  self->anchor_us = scrutiny_player_get_position_us (self);
  self->clock_runs = FALSE;
  scrutiny_footage_ticket_unref (self->ticket);
  self->ticket = scrutiny_footage_ticket_ref (ticket);
  scrutiny_player_send_track (self);
}

/**
 * scrutiny_player_set_size:
 * @width: of the place for the picture, in device pixels
 * @height: of the place for the picture
 *
 * Pictures come no larger than this and in their own shape. A window that is being
 * resized should ask when it rests.
 */
void
scrutiny_player_set_size (ScrutinyPlayer *self, guint width, guint height)
{
  g_return_if_fail (SCRUTINY_IS_PLAYER (self));

  width = CLAMP (width, 16, SCRUTINY_FRAME_RING_WIDTH_MAX) & ~1u;
  height = CLAMP (height, 16, SCRUTINY_FRAME_RING_HEIGHT_MAX) & ~1u;
  if (width == self->width && height == self->height)
    return;

  self->width = width;
  self->height = height;
  scrutiny_player_send_size (self);
}

/**
 * scrutiny_player_play:
 *
 * Goes on from what is shown, at normal speed; from the start if it was at the end.
 */
void
scrutiny_player_play (ScrutinyPlayer *self)
{
  g_return_if_fail (SCRUTINY_IS_PLAYER (self));

  if (self->ticket == NULL || self->wants_playing)
    return;

  self->wants_playing = TRUE;
  scrutiny_player_show (self);
  if (self->client == NULL || !self->is_open)
    return;

  if (self->state == SCRUTINY_PLAYBACK_END)
    scrutiny_player_send_seek (self, 0, TRUE);
  if (self->is_awaiting || self->client == NULL)
    return;

  scrutiny_player_set_state (self, SCRUTINY_PLAYBACK_PLAYING, NULL);
  self->worker_plays = TRUE;
  if (g_queue_is_empty (&self->frames))
    self->has_end = FALSE;
  scrutiny_player_send (self, SCRUTINY_MESSAGE_PLAY, 0, 0);
  scrutiny_player_start_clock (self);
}

/**
 * scrutiny_player_pause:
 *
 * Picture and sound stand still at once; what is ready stays ready.
 */
void
scrutiny_player_pause (ScrutinyPlayer *self)
{
  g_return_if_fail (SCRUTINY_IS_PLAYER (self));

  if (!self->wants_playing)
    return;

  self->wants_playing = FALSE;
  scrutiny_player_stop_clock (self);
  self->worker_plays = FALSE;
  scrutiny_player_send (self, SCRUTINY_MESSAGE_PAUSE, 0, 0);
  if (self->state == SCRUTINY_PLAYBACK_PLAYING)
    scrutiny_player_set_state (self, SCRUTINY_PLAYBACK_PAUSED, NULL);
}

/**
 * scrutiny_player_seek:
 * @position_us: since the clip's start; clamped to it
 * @is_exact: %FALSE while a slider is dragged: the key frame before will do
 */
void
scrutiny_player_seek (ScrutinyPlayer *self, gint64 position_us, gboolean is_exact)
{
  g_return_if_fail (SCRUTINY_IS_PLAYER (self));

  if (self->ticket == NULL)
    return;
  if (self->is_open)
    position_us = MIN (position_us, self->facts.last_us);
  position_us = MAX (position_us, 0);

  self->clock_runs = FALSE;
  if (self->sound != NULL)
    scrutiny_sound_set_playing (self->sound, FALSE);
  if (self->state == SCRUTINY_PLAYBACK_END)
    scrutiny_player_set_state (self, SCRUTINY_PLAYBACK_PAUSED, NULL);
  scrutiny_player_send_seek (self, position_us, is_exact);
}

/**
 * scrutiny_player_step:
 * @direction: above 0 for the next picture, below 0 for the one before
 *
 * Pauses. At either end nothing happens.
 */
void
scrutiny_player_step (ScrutinyPlayer *self, gint direction)
{
  ScrutinyMessage step = { .type = SCRUTINY_MESSAGE_STEP, .code = direction > 0 ? 1 : 2 };

  g_return_if_fail (SCRUTINY_IS_PLAYER (self));

  scrutiny_player_pause (self);
  if (self->client == NULL || self->shown == NULL || self->is_awaiting ||
      self->is_hidden || direction == 0)
    return;

  scrutiny_player_drop_ready (self);
  self->serial = scrutiny_worker_client_next_serial (self->client);
  self->is_awaiting = TRUE;
  step.serial = self->serial;
  step.at_us = scrutiny_covered_frame_get_pts_us (self->shown);
  scrutiny_worker_client_send (self->client, &step, NULL, 0);
}

/**
 * scrutiny_player_set_rate:
 * @rate_permille: thousandths of normal speed, 250..2000
 *
 * Sound keeps its pitch. What is queued at the old speed is dropped, and the place kept.
 */
void
scrutiny_player_set_rate (ScrutinyPlayer *self, guint rate_permille)
{
  gint64 place_us;

  g_return_if_fail (SCRUTINY_IS_PLAYER (self));

  rate_permille = CLAMP (rate_permille, SCRUTINY_RATE_LEAST, SCRUTINY_RATE_MOST);
  if (rate_permille == self->rate_permille)
    return;

  /* Before the sound is told: what it heard is counted at the old speed. */
  place_us = scrutiny_player_get_position_us (self);
  self->anchor_us = scrutiny_player_now_us (self);
  self->anchor_monotonic_us = g_get_monotonic_time ();
  self->rate_permille = rate_permille;
  scrutiny_player_send_rate (self);
  if (self->is_open && self->expects_sound && self->state != SCRUTINY_PLAYBACK_END)
    scrutiny_player_seek (self, place_us, TRUE);
}

/**
 * scrutiny_player_hide:
 * @is_hidden: %TRUE: picture away, sound off, pause, at once; %FALSE: the picture is
 * back, paused
 */
void
scrutiny_player_hide (ScrutinyPlayer *self, gboolean is_hidden)
{
  g_return_if_fail (SCRUTINY_IS_PLAYER (self));

  if (self->is_hidden == is_hidden || self->ticket == NULL)
    return;

  if (is_hidden) {
    scrutiny_player_pause (self);
    self->is_hidden = TRUE;
    scrutiny_player_set_state (self, SCRUTINY_PLAYBACK_COVERED,
                               _("Hidden by you. Press B to go on."));
    scrutiny_player_emit_cover (self, self->reason);
    return;
  }

  self->is_hidden = FALSE;
  if (self->shown != NULL) {
    scrutiny_player_set_state (self, SCRUTINY_PLAYBACK_PAUSED, NULL);
    scrutiny_player_emit_frame (self, self->shown);
  } else if (self->client != NULL) {
    scrutiny_player_set_state (self, SCRUTINY_PLAYBACK_GETTING_READY, NULL);
  }
}

/**
 * scrutiny_player_set_gain:
 * @gain: 0 is silence, 1 is as recorded
 */
void
scrutiny_player_set_gain (ScrutinyPlayer *self, double gain)
{
  g_return_if_fail (SCRUTINY_IS_PLAYER (self));

  if (self->sound == NULL)
    self->sound = scrutiny_sound_new (SCRUTINY_SOUND_RATE, SCRUTINY_SOUND_CHANNELS);
  scrutiny_sound_set_gain (self->sound, gain);
}

/** scrutiny_player_retry_sound: Looks for a sound device again; the place is kept. */
void
scrutiny_player_retry_sound (ScrutinyPlayer *self)
{
  g_return_if_fail (SCRUTINY_IS_PLAYER (self));

  if (self->sound == NULL)
    return;
  scrutiny_sound_retry (self->sound);
  scrutiny_player_seek (self, scrutiny_player_get_position_us (self), TRUE);
}

/** scrutiny_player_get_state: Returns: what the player does now; main thread */
ScrutinyPlaybackState
scrutiny_player_get_state (ScrutinyPlayer *self)
{
  g_return_val_if_fail (SCRUTINY_IS_PLAYER (self), SCRUTINY_PLAYBACK_REFUSED);

  return self->state;
}

/**
 * scrutiny_player_get_reason:
 *
 * Returns: (nullable): a translated sentence that belongs to the state
 */
const char *
scrutiny_player_get_reason (ScrutinyPlayer *self)
{
  g_return_val_if_fail (SCRUTINY_IS_PLAYER (self), NULL);

  return self->reason;
}

/**
 * scrutiny_player_get_position_us:
 *
 * Returns: the time of the clip at this moment, within 0 and its length
 */
gint64
scrutiny_player_get_position_us (ScrutinyPlayer *self)
{
  gint64 now_us;

  g_return_val_if_fail (SCRUTINY_IS_PLAYER (self), 0);

  if (self->has_pending_seek)
    return self->pending_us;
  now_us = scrutiny_player_now_us (self);
  if (self->is_open)
    now_us = MIN (now_us, MAX (self->facts.duration_us, self->facts.last_us));
  return MAX (now_us, 0);
}

/**
 * scrutiny_player_get_duration_us:
 *
 * Returns: the length of the clip; 0 before it is open
 */
gint64
scrutiny_player_get_duration_us (ScrutinyPlayer *self)
{
  g_return_val_if_fail (SCRUTINY_IS_PLAYER (self), 0);

  return self->facts.duration_us;
}

/**
 * scrutiny_player_get_frame:
 *
 * Returns: (transfer none) (nullable): the picture shown now, or %NULL while covered
 */
ScrutinyCoveredFrame *
scrutiny_player_get_frame (ScrutinyPlayer *self)
{
  g_return_val_if_fail (SCRUTINY_IS_PLAYER (self), NULL);

  return self->is_hidden ? NULL : self->shown;
}

/**
 * scrutiny_player_get_facts:
 *
 * Returns: (nullable): what the clip is, or %NULL until it is open
 */
const ScrutinyClipFacts *
scrutiny_player_get_facts (ScrutinyPlayer *self)
{
  g_return_val_if_fail (SCRUTINY_IS_PLAYER (self), NULL);

  return self->is_open ? &self->facts : NULL;
}

/**
 * scrutiny_player_get_sound_state:
 *
 * Returns: %SCRUTINY_SOUND_NO_DEVICE when the viewer has to be told that nothing can be
 *   heard
 */
ScrutinySoundState
scrutiny_player_get_sound_state (ScrutinyPlayer *self)
{
  g_return_val_if_fail (SCRUTINY_IS_PLAYER (self), SCRUTINY_SOUND_NO_DEVICE);

  return self->sound != NULL ? scrutiny_sound_get_state (self->sound)
                             : SCRUTINY_SOUND_CONNECTING;
}

/**
 * scrutiny_player_get_counts:
 *
 * Copies how many pictures were shown, late and dropped; main thread
 */
void
scrutiny_player_get_counts (ScrutinyPlayer *self, ScrutinyPlayerCounts *counts)
{
  g_return_if_fail (SCRUTINY_IS_PLAYER (self) && counts != NULL);

  *counts = self->counts;
}
