/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/player/player-link.h"

#include <glib/gi18n.h>

#include "ui/window.h"

/* A resize is asked for when it rests: each one makes the worker start over. */
#define RESIZE_REST_MS 150

/* Between the view, which decides nothing, and the player, which knows no widget:
 * wishes one way, frames and states the other. Main thread only. */
struct _ScrutinyPlayerLink {
  GObject parent_instance;

  ScrutinyPlayer *player;
  ScrutinyPlayerView *view; /* not held: the view's page holds both */
  char *heading;
  char *sentence;
  char *cover_reason;     /* why the whole clip stays covered, or NULL */
  gint64 watched_from_us; /* since when it plays without a break; -1: it does not */
  guint resize_source;
};

G_DEFINE_FINAL_TYPE (ScrutinyPlayerLink, scrutiny_player_link, G_TYPE_OBJECT)

static guint watched_signal;

static ScrutinyPlayerState
view_state (ScrutinyPlaybackState state)
{
  switch (state) {
  case SCRUTINY_PLAYBACK_COVERED:
    return SCRUTINY_PLAYER_COVERED;
  case SCRUTINY_PLAYBACK_GETTING_READY:
  case SCRUTINY_PLAYBACK_WORKER_RESTARTED:
    return SCRUTINY_PLAYER_GETTING_READY;
  case SCRUTINY_PLAYBACK_PLAYING:
  case SCRUTINY_PLAYBACK_PAUSED:
  case SCRUTINY_PLAYBACK_END:
    return SCRUTINY_PLAYER_SHOWING;
  case SCRUTINY_PLAYBACK_DAMAGED:
  case SCRUTINY_PLAYBACK_REFUSED:
    return SCRUTINY_PLAYER_FAILED;
  default:
    g_return_val_if_reached (SCRUTINY_PLAYER_FAILED);
  }
}

static void
show_place (ScrutinyPlayerLink *self)
{
  scrutiny_player_view_set_position (self->view,
                                     scrutiny_player_get_position_us (self->player),
                                     scrutiny_player_get_duration_us (self->player));
}

/* Says which stretch was watched, when playing ends or jumps. */
static void
note_watched (ScrutinyPlayerLink *self, gboolean goes_on, gint64 from_us)
{
  gint64 to_us = scrutiny_player_get_position_us (self->player);

  if (self->watched_from_us >= 0 && to_us > self->watched_from_us)
    g_signal_emit (self, watched_signal, 0, self->watched_from_us, to_us);
  self->watched_from_us = goes_on ? from_us : -1;
}

/* A covered picture says why, for as long as it is the one that shows. */
static void
show_notice (ScrutinyPlayerLink *self)
{
  ScrutinyCoveredFrame *frame = scrutiny_player_get_frame (self->player);
  const char *notice = self->cover_reason;

  if (notice == NULL && frame != NULL && scrutiny_covered_frame_is_whole_cover (frame))
    notice = scrutiny_covered_frame_get_reason (frame);
  if (notice == NULL &&
      scrutiny_player_get_sound_state (self->player) == SCRUTINY_SOUND_NO_DEVICE)
    notice = _ ("This computer plays no sound. The picture goes on.");

  scrutiny_player_view_set_notice (self->view, notice);
}

static void
show_frame (ScrutinyPlayerLink *self, ScrutinyCoveredFrame *frame)
{
  scrutiny_player_view_show_frame (self->view, scrutiny_covered_frame_get_pixels (frame),
                                   scrutiny_covered_frame_get_width (frame),
                                   scrutiny_covered_frame_get_height (frame),
                                   scrutiny_covered_frame_get_stride (frame));
}

static void
state_changed_cb (ScrutinyPlayerLink *self)
{
  ScrutinyPlaybackState state = scrutiny_player_get_state (self->player);
  ScrutinyPlayerState shown = view_state (state);
  const char *reason = scrutiny_player_get_reason (self->player);
  gboolean is_playing = state == SCRUTINY_PLAYBACK_PLAYING;

  if (is_playing != (self->watched_from_us >= 0))
    note_watched (self, is_playing, scrutiny_player_get_position_us (self->player));
  /* Hidden by the viewer is the view's own cover, and it knows how to come back. */
  if (shown == SCRUTINY_PLAYER_COVERED && scrutiny_player_view_is_hidden (self->view))
    return;
  scrutiny_player_view_set_state (self->view, shown,
                                  shown == SCRUTINY_PLAYER_FAILED
                                  ? _ ("This footage cannot be shown") : self->heading,
                                       reason && *reason != '\0' ? reason
                                                                 : self->sentence);
  scrutiny_player_view_set_playing (self->view, state == SCRUTINY_PLAYBACK_PLAYING);
  if (shown == SCRUTINY_PLAYER_SHOWING) {
    show_place (self);
    show_notice (self);
    /* The first picture may have come before the state that lets it be shown. */
    if (scrutiny_player_get_frame (self->player) != NULL)
      show_frame (self, scrutiny_player_get_frame (self->player));
  }
}

static void
frame_cb (ScrutinyPlayer *player, ScrutinyCoveredFrame *frame, ScrutinyPlayerLink *self)
{
  ScrutinyWindow *window = scrutiny_window_of (self->view);

  show_frame (self, frame);
  show_place (self);
  show_notice (self);
  /* Who watches a long clip presses nothing and is there all the same; a stretch that
   * is repeated has no end, and says nothing of who sits before it. */
  if (window != NULL && !scrutiny_player_view_is_repeating (self->view))
    scrutiny_window_touch (window);
}

static gboolean
resize_rests_cb (gpointer data)
{
  ScrutinyPlayerLink *self = data;
  guint width_px;
  guint height_px;

  self->resize_source = 0;
  scrutiny_player_view_get_size_px (self->view, &width_px, &height_px);
  if (width_px > 0 && height_px > 0)
    scrutiny_player_set_size (self->player, width_px, height_px);

  return G_SOURCE_REMOVE;
}

static void
resize (ScrutinyPlayerLink *self)
{
  g_clear_handle_id (&self->resize_source, g_source_remove);
  self->resize_source = g_timeout_add (RESIZE_REST_MS, resize_rests_cb, self);
}

static void
set_fullscreen (ScrutinyPlayerLink *self, gboolean is_full)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->view));

  if (!GTK_IS_WINDOW (root))
    return;
  if (is_full)
    gtk_window_fullscreen (GTK_WINDOW (root));
  else
    gtk_window_unfullscreen (GTK_WINDOW (root));
}

/* Headphones may have been plugged in since there was nothing to hear with. */
static void
play (ScrutinyPlayerLink *self, gboolean is_playing)
{
  if (is_playing &&
      scrutiny_player_get_sound_state (self->player) == SCRUTINY_SOUND_NO_DEVICE)
    scrutiny_player_retry_sound (self->player);
  if (is_playing)
    scrutiny_player_play (self->player);
  else
    scrutiny_player_pause (self->player);
}

static void
command_cb (ScrutinyPlayerView *view, int command, gint64 value, ScrutinyPlayerLink *self)
{
  switch ((ScrutinyPlayerCommand) command) {
  case SCRUTINY_PLAYER_OPEN:
    scrutiny_player_set_gain (self->player, 0.5); /* a safe level to start with */
    scrutiny_player_show (self->player);
    break;
  case SCRUTINY_PLAYER_PLAY:
    play (self, value != 0);
    break;
  case SCRUTINY_PLAYER_SEEK_TO:
    note_watched (self, self->watched_from_us >= 0, value);
    scrutiny_player_seek (self->player, value, TRUE);
    break;
  case SCRUTINY_PLAYER_STEP:
    scrutiny_player_step (self->player, (gint) value);
    break;
  case SCRUTINY_PLAYER_GAIN:
    scrutiny_player_set_gain (self->player, (double) value / 1000);
    break;
  case SCRUTINY_PLAYER_HIDE:
    scrutiny_player_hide (self->player, value != 0);
    break;
  case SCRUTINY_PLAYER_RATE:
    scrutiny_player_set_rate (self->player, (guint) value);
    break;
  case SCRUTINY_PLAYER_RESIZE:
    resize (self);
    break;
  case SCRUTINY_PLAYER_FULLSCREEN:
    set_fullscreen (self, value != 0);
    break;
  case SCRUTINY_PLAYER_SEEK_BY: /* the view turns it into a place */
  case SCRUTINY_PLAYER_REPEAT:
  case SCRUTINY_PLAYER_MISSING:
  case SCRUTINY_PLAYER_NOTE: /* for the page around the view */
  case SCRUTINY_PLAYER_SHOULD_HIDE:
  case SCRUTINY_PLAYER_TOO_MUCH:
  default:
    break;
  }
}

static void
scrutiny_player_link_dispose (GObject *object)
{
  ScrutinyPlayerLink *self = SCRUTINY_PLAYER_LINK (object);

  g_clear_handle_id (&self->resize_source, g_source_remove);
  if (self->player != NULL) {
    note_watched (self, FALSE, 0);
    g_signal_handlers_disconnect_by_data (self->player, self);
    scrutiny_player_close (self->player);
  }
  g_clear_object (&self->player);

  G_OBJECT_CLASS (scrutiny_player_link_parent_class)->dispose (object);
}

static void
scrutiny_player_link_finalize (GObject *object)
{
  ScrutinyPlayerLink *self = SCRUTINY_PLAYER_LINK (object);

  g_free (self->heading);
  g_free (self->sentence);
  g_free (self->cover_reason);

  G_OBJECT_CLASS (scrutiny_player_link_parent_class)->finalize (object);
}

static void
scrutiny_player_link_class_init (ScrutinyPlayerLinkClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = scrutiny_player_link_dispose;
  G_OBJECT_CLASS (klass)->finalize = scrutiny_player_link_finalize;

  /* (from, to) in microseconds: a stretch that was played. */
  watched_signal =
      g_signal_new ("watched", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);
}

static void
scrutiny_player_link_init (ScrutinyPlayerLink *self)
{
  self->watched_from_us = -1;
  self->player = scrutiny_player_new ();
  g_signal_connect_object (self->player, "notify::state", G_CALLBACK (state_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->player, "frame", G_CALLBACK (frame_cb), self, 0);
}

/**
 * scrutiny_player_link_new:
 * @view: not held; the link must go before the view or with it
 */
ScrutinyPlayerLink *
scrutiny_player_link_new (ScrutinyPlayerView *view)
{
  ScrutinyPlayerLink *self = g_object_new (SCRUTINY_TYPE_PLAYER_LINK, NULL);

  self->view = view;
  g_signal_connect_object (view, "command", G_CALLBACK (command_cb), self, 0);

  return self;
}

/**
 * scrutiny_player_link_open:
 * @ticket: the right to watch one clip
 * @heading: what stands on the cover, as the name of the case
 * @sentence: length and what it contains
 *
 * The clip opens covered: nothing is read before somebody asks for it.
 */
void
scrutiny_player_link_open (ScrutinyPlayerLink *self,
                           ScrutinyFootageTicket *ticket,
                           const char *heading,
                           const char *sentence)
{
  g_return_if_fail (SCRUTINY_IS_PLAYER_LINK (self));

  g_free (self->heading);
  self->heading = g_strdup (heading);
  g_free (self->sentence);
  g_free (self->cover_reason);
  self->sentence = g_strdup (sentence);
  self->cover_reason = g_strdup (scrutiny_footage_ticket_get_cover_reason (ticket));
  /* What was hidden goes first: else the view would keep a cover that the new clip
   * knows nothing of. */
  scrutiny_player_close (self->player);
  scrutiny_player_view_do (self->view, SCRUTINY_PLAYER_HIDE, FALSE);
  scrutiny_player_open (self->player, ticket);
  state_changed_cb (self);
}

/**
 * scrutiny_player_link_set_ticket:
 * @ticket: the same clip under another hide track, or the same one under another grant
 *
 * The place is kept. What was made under the ticket before is not shown any more.
 */
void
scrutiny_player_link_set_ticket (ScrutinyPlayerLink *self, ScrutinyFootageTicket *ticket)
{
  g_return_if_fail (SCRUTINY_IS_PLAYER_LINK (self));

  scrutiny_player_set_ticket (self->player, ticket);
}

/**
 * scrutiny_player_link_get_moment_us:
 *
 * Returns: the time of the picture that is shown, microseconds since the clip's start
 */
gint64
scrutiny_player_link_get_moment_us (ScrutinyPlayerLink *self)
{
  ScrutinyCoveredFrame *frame;

  g_return_val_if_fail (SCRUTINY_IS_PLAYER_LINK (self), 0);

  frame = scrutiny_player_get_frame (self->player);
  return frame != NULL ? scrutiny_covered_frame_get_pts_us (frame)
                       : scrutiny_player_get_position_us (self->player);
}

/**
 * scrutiny_player_link_is_clear:
 *
 * Whether the picture shown now is one that is not covered.
 */
gboolean
scrutiny_player_link_is_clear (ScrutinyPlayerLink *self)
{
  ScrutinyCoveredFrame *frame;

  g_return_val_if_fail (SCRUTINY_IS_PLAYER_LINK (self), FALSE);

  frame = scrutiny_player_get_frame (self->player);
  return frame != NULL && scrutiny_covered_frame_is_clear (frame);
}

/** scrutiny_player_link_is_damaged: Whether the picture shown now may be smeared. */
gboolean
scrutiny_player_link_is_damaged (ScrutinyPlayerLink *self)
{
  ScrutinyCoveredFrame *frame;

  g_return_val_if_fail (SCRUTINY_IS_PLAYER_LINK (self), FALSE);

  frame = scrutiny_player_get_frame (self->player);
  return frame != NULL && scrutiny_covered_frame_is_damaged (frame);
}

/** scrutiny_player_link_pause: Stops where it is; nothing happens while it does not play
 */
void
scrutiny_player_link_pause (ScrutinyPlayerLink *self)
{
  g_return_if_fail (SCRUTINY_IS_PLAYER_LINK (self));

  scrutiny_player_pause (self->player);
}

/**
 * scrutiny_player_link_close:
 *
 * Ends the worker and forgets the clip, its key and every picture.
 */
void
scrutiny_player_link_close (ScrutinyPlayerLink *self)
{
  g_return_if_fail (SCRUTINY_IS_PLAYER_LINK (self));

  scrutiny_player_close (self->player);
}
