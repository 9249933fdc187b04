/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/sound.h"

#include <pulse/pulseaudio.h>
#include <string.h>

/* Wanted between our writing and the ear: little enough that a flush is felt at once,
 * enough that two busy cores do not make it stutter. */
#define TARGET_LATENCY_US 120000
#define PREBUFFER_US      30000

typedef struct {
  GBytes *pcm;
  gint64 pts_us;
  gsize offset; /* bytes already given to the server */
} Block;

/* What the panel hears. The main thread queues blocks, libpulse's own thread takes
 * them. Sound that was muted in the worker is plain zeros here. */
struct _ScrutinySound {
  GObject parent_instance;

  /* set once */
  pa_sample_spec spec;
  GMainContext *context; /* where ::state-changed is emitted */

  /* main thread */
  pa_threaded_mainloop *mainloop;
  pa_context *server;

  /* under the mainloop's lock */
  pa_stream *stream;
  ScrutinySoundState state;
  GQueue blocks;         /* of Block */
  gint64 queued_bytes;   /* in blocks, not yet with the server */
  gint64 first_pts_us;   /* of the first block since the flush */
  gint64 written_end_us; /* end of the last sample given to the server */
  gint64 last_heard_us;  /* never goes back between two flushes */
  gboolean has_pts;      /* a block came since the flush */
  gboolean has_ended;
  gboolean has_run_out; /* the server used up all it was given */
  gboolean is_playing;
  double rate; /* clip time that passes while one second sounds */
  double gain;
};

enum { STATE_CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ScrutinySound, scrutiny_sound, G_TYPE_OBJECT)

static void
block_free (gpointer data)
{
  Block *block = data;

  g_bytes_unref (block->pcm);
  g_free (block);
}

static gint64
bytes_to_us (ScrutinySound *self, gint64 bytes)
{
  return (gint64) pa_bytes_to_usec ((guint64) bytes, &self->spec);
}

static gint64
clip_time (ScrutinySound *self, gint64 sounding_us)
{
  return (gint64) ((double) sounding_us * self->rate);
}

static gboolean
emit_state_changed_cb (gpointer data)
{
  g_signal_emit (data, signals[STATE_CHANGED], 0);
  return G_SOURCE_REMOVE;
}

/* Lock held. The signal goes out on the thread the object was made on. */
static void
set_state (ScrutinySound *self, ScrutinySoundState state)
{
  g_autoptr (GSource) source = NULL;

  if (self->state == state)
    return;
  self->state = state;

  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, emit_state_changed_cb, g_object_ref (self),
                         g_object_unref);
  g_source_attach (source, self->context);
}

static void
copy_with_gain (gint16 *to, const gint16 *from, gsize samples, double gain)
{
  for (gsize i = 0; i < samples; i++)
    to[i] = (gint16) (from[i] * gain);
}

/* Lock held. Gives the server what it has room for; partly used blocks stay first. */
static void
feed (ScrutinySound *self)
{
  const gsize frame_bytes = pa_frame_size (&self->spec);
  gsize room;

  if (self->stream == NULL || pa_stream_get_state (self->stream) != PA_STREAM_READY)
    return;
  room = pa_stream_writable_size (self->stream);
  if (room == (gsize) -1)
    return;

  while (room >= frame_bytes && !g_queue_is_empty (&self->blocks)) {
    Block *block = g_queue_peek_head (&self->blocks);
    gsize left = g_bytes_get_size (block->pcm) - block->offset;
    gsize size = MIN (left, room) / frame_bytes * frame_bytes;
    const guint8 *from = g_bytes_get_data (block->pcm, NULL);
    void *to = NULL;

    if (pa_stream_begin_write (self->stream, &to, &size) < 0 || to == NULL)
      return;
    size = MIN (size, left) / frame_bytes * frame_bytes;
    copy_with_gain (to, (const gint16 *) (const void *) (from + block->offset),
                    size / sizeof (gint16), self->gain);
    if (pa_stream_write (self->stream, to, size, NULL, 0, PA_SEEK_RELATIVE) < 0)
      return;

    self->has_run_out = FALSE;
    block->offset += size;
    room -= MIN (room, size);
    self->queued_bytes -= (gint64) size;
    self->written_end_us =
        block->pts_us + clip_time (self, bytes_to_us (self, (gint64) block->offset));
    if (block->offset + frame_bytes > g_bytes_get_size (block->pcm)) {
      self->queued_bytes -= (gint64) (g_bytes_get_size (block->pcm) - block->offset);
      block_free (g_queue_pop_head (&self->blocks));
    }
  }
}

static void
drop_operation (pa_operation *operation)
{
  if (operation != NULL)
    pa_operation_unref (operation);
}

/* A tail shorter than the prebuffer would wait for ever without the trigger. */
static void
trigger_when_ended (ScrutinySound *self)
{
  if (self->has_ended && self->stream != NULL && g_queue_is_empty (&self->blocks) &&
      pa_stream_get_state (self->stream) == PA_STREAM_READY)
    drop_operation (pa_stream_trigger (self->stream, NULL, NULL));
}

static void
stream_write_cb (pa_stream *stream, gsize bytes, void *data)
{
  feed (data);
  trigger_when_ended (data);
}

/* The device's own buffer keeps the reckoned time short of the end for ever, so the
 * server's word that it has nothing left counts as well. */
static void
stream_underflow_cb (pa_stream *stream, void *data)
{
  ScrutinySound *self = data;

  self->has_run_out = TRUE;
}

static void
stream_state_cb (pa_stream *stream, void *data)
{
  ScrutinySound *self = data;
  pa_stream_state_t state = pa_stream_get_state (stream);

  if (state == PA_STREAM_READY) {
    set_state (self, SCRUTINY_SOUND_READY);
    drop_operation (pa_stream_cork (stream, self->is_playing ? 0 : 1, NULL, NULL));
    feed (self);
  } else if (state == PA_STREAM_FAILED || state == PA_STREAM_TERMINATED) {
    set_state (self, SCRUTINY_SOUND_NO_DEVICE);
  }
}

static void
open_stream (ScrutinySound *self)
{
  const pa_buffer_attr wanted = {
    .maxlength = (guint32) -1,
    .tlength = (guint32) pa_usec_to_bytes (TARGET_LATENCY_US, &self->spec),
    .prebuf = (guint32) pa_usec_to_bytes (PREBUFFER_US, &self->spec),
    .minreq = (guint32) -1,
    .fragsize = (guint32) -1,
  };
  const pa_stream_flags_t flags = PA_STREAM_INTERPOLATE_TIMING |
                                  PA_STREAM_AUTO_TIMING_UPDATE |
                                  PA_STREAM_ADJUST_LATENCY | PA_STREAM_START_CORKED;

  self->stream = pa_stream_new (self->server, "footage", &self->spec, NULL);
  if (self->stream == NULL) {
    set_state (self, SCRUTINY_SOUND_NO_DEVICE);
    return;
  }
  pa_stream_set_state_callback (self->stream, stream_state_cb, self);
  pa_stream_set_write_callback (self->stream, stream_write_cb, self);
  pa_stream_set_underflow_callback (self->stream, stream_underflow_cb, self);
  if (pa_stream_connect_playback (self->stream, NULL, &wanted, flags, NULL, NULL) < 0)
    set_state (self, SCRUTINY_SOUND_NO_DEVICE);
}

static void
server_state_cb (pa_context *server, void *data)
{
  ScrutinySound *self = data;
  pa_context_state_t state = pa_context_get_state (server);

  if (state == PA_CONTEXT_READY)
    open_stream (self);
  else if (state == PA_CONTEXT_FAILED || state == PA_CONTEXT_TERMINATED)
    set_state (self, SCRUTINY_SOUND_NO_DEVICE);
}

/* Lock held. */
static void
connect_server (ScrutinySound *self)
{
  self->server =
      pa_context_new (pa_threaded_mainloop_get_api (self->mainloop), "BWV Scrutiny");
  if (self->server == NULL) {
    set_state (self, SCRUTINY_SOUND_NO_DEVICE);
    return;
  }
  pa_context_set_state_callback (self->server, server_state_cb, self);
  if (pa_context_connect (self->server, NULL, PA_CONTEXT_NOAUTOSPAWN, NULL) < 0)
    set_state (self, SCRUTINY_SOUND_NO_DEVICE);
}

/* Lock held. */
static void
disconnect_server (ScrutinySound *self)
{
  if (self->stream != NULL) {
    pa_stream_set_state_callback (self->stream, NULL, NULL);
    pa_stream_set_write_callback (self->stream, NULL, NULL);
    pa_stream_set_underflow_callback (self->stream, NULL, NULL);
    pa_stream_disconnect (self->stream);
    g_clear_pointer (&self->stream, pa_stream_unref);
  }
  if (self->server != NULL) {
    pa_context_set_state_callback (self->server, NULL, NULL);
    pa_context_disconnect (self->server);
    g_clear_pointer (&self->server, pa_context_unref);
  }
}

static void
scrutiny_sound_finalize (GObject *object)
{
  ScrutinySound *self = SCRUTINY_SOUND (object);

  if (self->mainloop != NULL) {
    pa_threaded_mainloop_lock (self->mainloop);
    disconnect_server (self);
    pa_threaded_mainloop_unlock (self->mainloop);
    pa_threaded_mainloop_stop (self->mainloop);
    pa_threaded_mainloop_free (self->mainloop);
  }
  g_queue_clear_full (&self->blocks, block_free);
  g_main_context_unref (self->context);

  G_OBJECT_CLASS (scrutiny_sound_parent_class)->finalize (object);
}

static void
scrutiny_sound_class_init (ScrutinySoundClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = scrutiny_sound_finalize;

  /**
   * ScrutinySound::state-changed:
   *
   * On the thread that made the object: ask scrutiny_sound_get_state().
   */
  signals[STATE_CHANGED] =
      g_signal_new ("state-changed", SCRUTINY_TYPE_SOUND, G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 0);
}

static void
scrutiny_sound_init (ScrutinySound *self)
{
  g_queue_init (&self->blocks);
  self->context = g_main_context_ref_thread_default ();
  self->rate = 1.0;
  self->gain = 1.0;
}

/**
 * scrutiny_sound_new:
 * @rate_hz: samples a second of every channel
 * @channels: 1..8
 *
 * Starts to connect to the sound server and returns at once. Nothing is ever started
 * or waited for: a machine without sound plays on in silence. Blocks are signed 16 bit,
 * native order, interleaved.
 *
 * Returns: (transfer full): paused, with nothing queued
 */
ScrutinySound *
scrutiny_sound_new (guint rate_hz, guint channels)
{
  ScrutinySound *self;

  g_return_val_if_fail (rate_hz > 0 && rate_hz <= PA_RATE_MAX, NULL);
  g_return_val_if_fail (channels > 0 && channels <= 8, NULL);

  self = g_object_new (SCRUTINY_TYPE_SOUND, NULL);
  self->spec.format = PA_SAMPLE_S16NE;
  self->spec.rate = rate_hz;
  self->spec.channels = (guint8) channels;
  self->mainloop = pa_threaded_mainloop_new ();
  if (self->mainloop == NULL) {
    self->state = SCRUTINY_SOUND_NO_DEVICE;
    return self;
  }

  pa_threaded_mainloop_lock (self->mainloop);
  connect_server (self);
  if (pa_threaded_mainloop_start (self->mainloop) < 0)
    set_state (self, SCRUTINY_SOUND_NO_DEVICE);
  pa_threaded_mainloop_unlock (self->mainloop);

  return self;
}

static void
lock (ScrutinySound *self)
{
  if (self->mainloop != NULL)
    pa_threaded_mainloop_lock (self->mainloop);
}

static void
unlock (ScrutinySound *self)
{
  if (self->mainloop != NULL)
    pa_threaded_mainloop_unlock (self->mainloop);
}

/**
 * scrutiny_sound_get_state:
 *
 * Returns: whether there is a device; changes are told by ::state-changed
 */
ScrutinySoundState
scrutiny_sound_get_state (ScrutinySound *self)
{
  ScrutinySoundState state;

  g_return_val_if_fail (SCRUTINY_IS_SOUND (self), SCRUTINY_SOUND_NO_DEVICE);

  lock (self);
  state = self->state;
  unlock (self);
  return state;
}

/**
 * scrutiny_sound_retry:
 *
 * Looks for a device again after there was none. Drops what is queued.
 */
void
scrutiny_sound_retry (ScrutinySound *self)
{
  g_return_if_fail (SCRUTINY_IS_SOUND (self));

  if (self->mainloop == NULL)
    return;
  scrutiny_sound_flush (self);
  lock (self);
  if (self->state == SCRUTINY_SOUND_NO_DEVICE) {
    disconnect_server (self);
    set_state (self, SCRUTINY_SOUND_CONNECTING);
    connect_server (self);
  }
  unlock (self);
}

/**
 * scrutiny_sound_queue:
 * @pcm: whole frames of samples; kept
 * @pts_us: time of the first one, since the clip's start
 *
 * Never blocks; the caller bounds the queue by scrutiny_sound_get_queued_us().
 */
void
scrutiny_sound_queue (ScrutinySound *self, GBytes *pcm, gint64 pts_us)
{
  Block *block;

  g_return_if_fail (SCRUTINY_IS_SOUND (self) && pcm != NULL);

  block = g_new0 (Block, 1);
  block->pcm = g_bytes_ref (pcm);
  block->pts_us = pts_us;

  lock (self);
  if (!self->has_pts) {
    self->has_pts = TRUE;
    self->first_pts_us = pts_us;
    self->written_end_us = pts_us;
    self->last_heard_us = pts_us;
  }
  self->queued_bytes += (gint64) g_bytes_get_size (pcm);
  g_queue_push_tail (&self->blocks, block);
  feed (self);
  unlock (self);
}

/**
 * scrutiny_sound_get_queued_us:
 *
 * Returns: how much waits here and is not with the server yet
 */
gint64
scrutiny_sound_get_queued_us (ScrutinySound *self)
{
  gint64 queued;

  g_return_val_if_fail (SCRUTINY_IS_SOUND (self), 0);

  lock (self);
  queued = bytes_to_us (self, self->queued_bytes);
  unlock (self);
  return queued;
}

/**
 * scrutiny_sound_end:
 *
 * Says that nothing more comes before the next flush, so that a short tail is played.
 */
void
scrutiny_sound_end (ScrutinySound *self)
{
  g_return_if_fail (SCRUTINY_IS_SOUND (self));

  lock (self);
  self->has_ended = TRUE;
  trigger_when_ended (self);
  unlock (self);
}

/**
 * scrutiny_sound_flush:
 *
 * Forgets every sample not yet heard, here and in the server: after a seek, and when
 * something has to be silent at once.
 */
void
scrutiny_sound_flush (ScrutinySound *self)
{
  g_return_if_fail (SCRUTINY_IS_SOUND (self));

  lock (self);
  g_queue_clear_full (&self->blocks, block_free);
  self->queued_bytes = 0;
  self->has_pts = FALSE;
  self->has_ended = FALSE;
  if (self->stream != NULL && pa_stream_get_state (self->stream) == PA_STREAM_READY) {
    drop_operation (pa_stream_flush (self->stream, NULL, NULL));
    drop_operation (pa_stream_update_timing_info (self->stream, NULL, NULL));
  }
  unlock (self);
}

/**
 * scrutiny_sound_set_playing:
 * @is_playing: whether samples may be heard
 */
void
scrutiny_sound_set_playing (ScrutinySound *self, gboolean is_playing)
{
  g_return_if_fail (SCRUTINY_IS_SOUND (self));

  lock (self);
  self->is_playing = is_playing;
  if (self->stream != NULL && pa_stream_get_state (self->stream) == PA_STREAM_READY)
    drop_operation (pa_stream_cork (self->stream, is_playing ? 0 : 1, NULL, NULL));
  unlock (self);
}

/**
 * scrutiny_sound_set_rate:
 *
 * How much of the clip a second of what is queued from now on holds; 1 is normal.
 */
void
scrutiny_sound_set_rate (ScrutinySound *self, double rate)
{
  lock (self);
  self->rate = rate;
  unlock (self);
}

/**
 * scrutiny_sound_set_gain:
 * @gain: 0 is silence, 1 is as recorded
 */
void
scrutiny_sound_set_gain (ScrutinySound *self, double gain)
{
  g_return_if_fail (SCRUTINY_IS_SOUND (self));

  lock (self);
  self->gain = CLAMP (gain, 0.0, 1.0);
  unlock (self);
}

/* Lock held. */
static gint64
heard_us (ScrutinySound *self)
{
  pa_usec_t latency = 0;
  int is_negative = 0;
  gint64 heard = self->last_heard_us;

  if (pa_stream_get_latency (self->stream, &latency, &is_negative) == 0)
    heard = self->written_end_us +
            clip_time (self, is_negative ? (gint64) latency : -(gint64) latency);
  heard = CLAMP (heard, self->first_pts_us, self->written_end_us);
  self->last_heard_us = MAX (self->last_heard_us, heard);
  return self->last_heard_us;
}

static gboolean
is_audible (ScrutinySound *self)
{
  return self->stream != NULL && self->state == SCRUTINY_SOUND_READY && self->has_pts &&
         pa_stream_get_state (self->stream) == PA_STREAM_READY;
}

/**
 * scrutiny_sound_get_heard_us:
 * @position_us: (out): time of the sample at the ear now; never goes back between flushes
 *
 * The master clock, where there is sound.
 *
 * Returns: %FALSE without a device or before the first block
 */
gboolean
scrutiny_sound_get_heard_us (ScrutinySound *self, gint64 *position_us)
{
  gboolean ok;

  g_return_val_if_fail (SCRUTINY_IS_SOUND (self) && position_us != NULL, FALSE);

  lock (self);
  ok = is_audible (self);
  if (ok)
    *position_us = heard_us (self);
  unlock (self);
  return ok;
}

/**
 * scrutiny_sound_is_drained:
 *
 * Returns: whether the last sample has been heard, so that it cannot be the clock
 */
gboolean
scrutiny_sound_is_drained (ScrutinySound *self)
{
  gboolean drained;

  g_return_val_if_fail (SCRUTINY_IS_SOUND (self), TRUE);

  lock (self);
  drained = !is_audible (self) ||
            (self->has_ended && g_queue_is_empty (&self->blocks) &&
             (self->has_run_out || heard_us (self) >= self->written_end_us - 5000));
  unlock (self);
  return drained;
}
