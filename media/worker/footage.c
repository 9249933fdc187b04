/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/worker/footage.h"

#include <errno.h>
#include <fcntl.h>
#include <libavutil/log.h>
#include <poll.h>
#include <sodium.h>
#include <string.h>
#include <unistd.h>

#include "media/worker/escapes.h"
#include "media/worker/footage-private.h"
#include "media/worker/still-private.h"

#define FILE_KEY  0
#define TRACK_KEY 32
#define SHA256    64

/** scrutiny_footage_reply: Sends @reply with the serial of @request; without a desktop to
 * read it the process ends */
void
scrutiny_footage_reply (ScrutinyFootage *self,
                        const ScrutinyMessage *request,
                        ScrutinyMessage *reply)
{
  reply->serial = request->serial;
  if (!scrutiny_message_send (self->socket_fd, reply, NULL, 0))
    _exit (0); /* the desktop is gone */
}

/** scrutiny_footage_fail: Answers @request with why it cannot be done; @detail goes to
 * the desktop's log alone */
void
scrutiny_footage_fail (ScrutinyFootage *self,
                       const ScrutinyMessage *request,
                       ScrutinyFailure failure,
                       const char *detail)
{
  ScrutinyMessage reply = { .type = SCRUTINY_MESSAGE_FAILED, .code = failure };

  g_strlcpy (reply.text, detail ? detail : "", sizeof reply.text);
  scrutiny_footage_reply (self, request, &reply);
}

static void
say_opened (ScrutinyFootage *self, const ScrutinyMessage *request)
{
  const ScrutinyClip *clip = self->reel->clip;
  guint length = scrutiny_index_get_length (clip->index);
  const ScrutinyMoment *last = scrutiny_index_get (clip->index, length - 1);
  ScrutinyMessage reply = { .type = SCRUTINY_MESSAGE_OPENED };

  scrutiny_message_set_clip (&reply, &clip->identity);
  scrutiny_clip_get_display_size (clip, &reply.width, &reply.height);
  reply.flags = clip->flags;
  reply.count = length;
  reply.at_us = last->at_us;
  reply.duration_us = last->at_us + clip->index->last_duration_us;
  scrutiny_footage_reply (self, request, &reply);
}

static void
handle_open (ScrutinyFootage *self, const ScrutinyMessage *request, int *fds, guint n_fds)
{
  const guint8 *keys = request->bytes;
  gboolean is_sealed = (request->flags & SCRUTINY_OPEN_SEALED) != 0;
  g_autoptr (ScrutinyRing) ring = NULL;
  ScrutinyClip *clip;
  ScrutinyFailure failure;
  char detail[SCRUTINY_MESSAGE_TEXT_MAX + 1] = "";

  if (n_fds > 1)
    ring = scrutiny_ring_new (scrutiny_source_take_fd (&fds[1]),
                              (gsize) request->size_bytes);
  if (self->reel || n_fds == 0 || (n_fds > 1 && ring == NULL)) {
    scrutiny_footage_fail (self, request, SCRUTINY_FAILURE_BAD_REQUEST, NULL);
    return;
  }

  memcpy (self->track_key, keys + TRACK_KEY, sizeof self->track_key);
  clip = scrutiny_clip_open (scrutiny_source_take_fd (&fds[0]),
                             is_sealed ? keys + FILE_KEY : NULL, keys + SHA256, &failure,
                             detail);
  if (clip)
    self->reel = scrutiny_reel_new (self->socket_fd, clip, g_steal_pointer (&ring));
  if (clip && self->reel == NULL)
    failure = SCRUTINY_FAILURE_CODEC;
  if (self->reel)
    say_opened (self, request);
  else
    scrutiny_footage_fail (self, request, failure, detail);
}

/* The desktop may change shared memory while it is read, so a copy is what is checked. */
static guint8 *
read_sealed (int fd, gint64 size_bytes)
{
  g_autofree guint8 *sealed = NULL;
  gssize n;

  if (size_bytes <= 0 || size_bytes > SCRUTINY_HIDE_WIRE_MAX_BYTES)
    return NULL;
  sealed = g_malloc0 ((gsize) size_bytes);
  for (gint64 done = 0; done < size_bytes; done += n) {
    n = pread (fd, sealed + done, (gsize) (size_bytes - done), done);
    if (n <= 0)
      return NULL;
  }

  return g_steal_pointer (&sealed);
}

static void
handle_set_track (ScrutinyFootage *self,
                  const ScrutinyMessage *request,
                  int *fds,
                  guint n_fds)
{
  g_autofree guint8 *sealed = NULL;
  ScrutinyMessage reply = { .type = SCRUTINY_MESSAGE_TRACK };
  ScrutinyPlan *plan;

  if (n_fds > 0)
    sealed = read_sealed (fds[0], request->size_bytes);
  plan = scrutiny_plan_new (sealed, (gsize) request->size_bytes, self->track_key,
                            &self->reel->clip->identity);
  if (n_fds > 0 && sealed == NULL)
    plan->reason = SCRUTINY_COVER_BAD_TRACK;

  reply.code = plan->reason;
  scrutiny_reel_set_plan (self->reel, plan);
  scrutiny_footage_reply (self, request, &reply);
  if (self->reel->ring)
    scrutiny_reel_show_again (self->reel, request->serial, request->at_us);
}

static void
handle_size (ScrutinyFootage *self, const ScrutinyMessage *request, int *fds, guint n_fds)
{
  self->reel->box_width = MIN (request->width, 16384);
  self->reel->box_height = MIN (request->height, 16384);
  if (self->reel->ring && !self->reel->is_playing)
    scrutiny_reel_show_again (self->reel, request->serial, request->at_us);
}

static void
handle_play (ScrutinyFootage *self, const ScrutinyMessage *request, int *fds, guint n_fds)
{
  scrutiny_reel_play (self->reel);
}

static void
handle_pause (ScrutinyFootage *self,
              const ScrutinyMessage *request,
              int *fds,
              guint n_fds)
{
  scrutiny_reel_pause (self->reel);
}

static void
handle_seek (ScrutinyFootage *self, const ScrutinyMessage *request, int *fds, guint n_fds)
{
  scrutiny_reel_seek (self->reel, request->serial, request->at_us,
                      (request->flags & SCRUTINY_SEEK_KEYFRAME) == 0);
}

static void
handle_step (ScrutinyFootage *self, const ScrutinyMessage *request, int *fds, guint n_fds)
{
  scrutiny_reel_step (self->reel, request->serial, request->at_us, request->code == 2);
}

static void
handle_release_frame (ScrutinyFootage *self,
                      const ScrutinyMessage *request,
                      int *fds,
                      guint n_fds)
{
  if (self->reel && self->reel->ring)
    scrutiny_ring_give_slot (self->reel->ring, request->slot);
}

static void
handle_release_sound (ScrutinyFootage *self,
                      const ScrutinyMessage *request,
                      int *fds,
                      guint n_fds)
{
  if (self->reel && self->reel->ring)
    scrutiny_ring_give_block (self->reel->ring, request->slot);
}

static void
handle_clock (ScrutinyFootage *self,
              const ScrutinyMessage *request,
              int *fds,
              guint n_fds)
{
  if (request->serial == self->reel->serial)
    self->reel->clock_us = request->at_us;
}

static void
handle_still (ScrutinyFootage *self,
              const ScrutinyMessage *request,
              int *fds,
              guint n_fds)
{
  ScrutinyMessage reply = { .type = SCRUTINY_MESSAGE_DONE };
  ScrutinyFailure failure = SCRUTINY_FAILURE_BAD_REQUEST;

  if (n_fds > 0)
    failure =
        scrutiny_still_write (self->reel, request->at_us, MIN (request->width, 16384),
                              MIN (request->height, 16384), fds[0], request->size_bytes,
                              &reply);
  if (failure == SCRUTINY_FAILURE_NONE)
    scrutiny_footage_reply (self, request, &reply);
  else
    scrutiny_footage_fail (self, request, failure, NULL);
}

static void
handle_index (ScrutinyFootage *self,
              const ScrutinyMessage *request,
              int *fds,
              guint n_fds)
{
  const ScrutinyIndex *index = self->reel->clip->index;
  guint length = scrutiny_index_get_length (index);
  ScrutinyMessage reply = { .type = SCRUTINY_MESSAGE_DONE, .count = length };
  g_autofree gint64 *times = g_new (gint64, length);
  gssize size = (gssize) (length * sizeof *times);

  for (guint i = 0; i < length; i++)
    times[i] = scrutiny_index_get (index, i)->at_us;
  if (n_fds == 0 || request->size_bytes < size || pwrite (fds[0], times, size, 0) != size)
    scrutiny_footage_fail (self, request, SCRUTINY_FAILURE_WRITE, NULL);
  else
    scrutiny_footage_reply (self, request, &reply);
}

static void
handle_figures (ScrutinyFootage *self,
                const ScrutinyMessage *request,
                int *fds,
                guint n_fds)
{
  ScrutinyMessage reply = { .type = SCRUTINY_MESSAGE_FIGURED };

  scrutiny_message_set_figures (&reply, &self->reel->figures);
  scrutiny_footage_reply (self, request, &reply);
}

static void
handle_try_escapes (ScrutinyFootage *self,
                    const ScrutinyMessage *request,
                    int *fds,
                    guint n_fds)
{
  ScrutinyMessage reply = { .type = SCRUTINY_MESSAGE_ESCAPES };
  const char *first_success;
  guint refused;

  reply.count = scrutiny_escapes_try (&refused, &first_success);
  reply.size_bytes = refused;
  g_strlcpy (reply.text, first_success ? first_success : "", sizeof reply.text);
  scrutiny_footage_reply (self, request, &reply);
}

static void
handle_rate (ScrutinyFootage *self, const ScrutinyMessage *request, int *fds, guint n_fds)
{
  if (request->count < SCRUTINY_RATE_LEAST || request->count > SCRUTINY_RATE_MOST)
    scrutiny_footage_fail (self, request, SCRUTINY_FAILURE_BAD_REQUEST, "rate");
  else
    scrutiny_mixer_set_rate (self->reel->mixer, (guint) request->count);
}

/**
 * scrutiny_footage_is_cancelled:
 *
 * A request that comes while a copy is being made is refused, not kept waiting; slots
 * that come back are taken.
 */
gboolean
scrutiny_footage_is_cancelled (ScrutinyFootage *self)
{
  struct pollfd watched = { self->socket_fd, POLLIN, 0 };
  ScrutinyMessage request;
  ScrutinyReceived received;
  int fds[SCRUTINY_MESSAGE_FDS_MAX];
  guint n_fds;

  if (poll (&watched, 1, 0) <= 0)
    return FALSE;
  received = scrutiny_message_receive (self->socket_fd, &request, fds, &n_fds);
  if (received == SCRUTINY_RECEIVED_CLOSED || received == SCRUTINY_RECEIVED_BROKEN)
    _exit (0);
  if (received == SCRUTINY_RECEIVED_NOTHING)
    return FALSE;

  while (n_fds > 0)
    close (fds[--n_fds]);
  if (request.type == SCRUTINY_MESSAGE_CANCEL)
    return TRUE;
  if (request.type == SCRUTINY_MESSAGE_RELEASE_FRAME)
    handle_release_frame (self, &request, NULL, 0);
  else if (request.type == SCRUTINY_MESSAGE_RELEASE_SOUND)
    handle_release_sound (self, &request, NULL, 0);
  else
    scrutiny_footage_fail (self, &request, SCRUTINY_FAILURE_BAD_REQUEST, "busy");

  return FALSE;
}

/* One that comes when there is nothing to cancel: it crossed with the answer. */
static void
handle_cancel (ScrutinyFootage *self,
               const ScrutinyMessage *request,
               int *fds,
               guint n_fds)
{
}

typedef struct {
  void (*handle) (ScrutinyFootage *self,
                  const ScrutinyMessage *request,
                  int *fds,
                  guint n_fds);
  gboolean needs_clip;
} Handler;

static const Handler handlers[] = {
  [SCRUTINY_MESSAGE_OPEN] = { handle_open, FALSE },
  [SCRUTINY_MESSAGE_SET_TRACK] = { handle_set_track, TRUE },
  [SCRUTINY_MESSAGE_SIZE] = { handle_size, TRUE },
  [SCRUTINY_MESSAGE_PLAY] = { handle_play, TRUE },
  [SCRUTINY_MESSAGE_PAUSE] = { handle_pause, TRUE },
  [SCRUTINY_MESSAGE_SEEK] = { handle_seek, TRUE },
  [SCRUTINY_MESSAGE_STEP] = { handle_step, TRUE },
  [SCRUTINY_MESSAGE_RELEASE_FRAME] = { handle_release_frame, TRUE },
  [SCRUTINY_MESSAGE_RELEASE_SOUND] = { handle_release_sound, TRUE },
  [SCRUTINY_MESSAGE_CLOCK] = { handle_clock, TRUE },
  [SCRUTINY_MESSAGE_STILL] = { handle_still, TRUE },
  [SCRUTINY_MESSAGE_INDEX] = { handle_index, TRUE },
  [SCRUTINY_MESSAGE_EXPORT] = { scrutiny_footage_export, TRUE },
  [SCRUTINY_MESSAGE_CANCEL] = { handle_cancel, FALSE },
  [SCRUTINY_MESSAGE_SYNTHESISE] = { scrutiny_footage_synthesise, FALSE },
  [SCRUTINY_MESSAGE_FIGURES] = { handle_figures, TRUE },
  [SCRUTINY_MESSAGE_TRY_ESCAPES] = { handle_try_escapes, FALSE },
  [SCRUTINY_MESSAGE_RATE] = { handle_rate, TRUE },
};

static void
dispatch (ScrutinyFootage *self, const ScrutinyMessage *request, int *fds, guint n_fds)
{
  const Handler *handler =
      request->type < G_N_ELEMENTS (handlers) ? &handlers[request->type] : NULL;

  if (handler == NULL || handler->handle == NULL || (handler->needs_clip && !self->reel))
    scrutiny_footage_fail (self, request, SCRUTINY_FAILURE_BAD_REQUEST, NULL);
  else
    handler->handle (self, request, fds, n_fds);

  for (guint i = 0; i < n_fds; i++) {
    if (fds[i] >= 0)
      close (fds[i]);
  }
}

/* Takes one message if there is one, or waits for it. %FALSE when the desktop is gone or
 * talks nonsense. */
static gboolean
listen_once (ScrutinyFootage *self, gboolean waits)
{
  struct pollfd watched = { self->socket_fd, POLLIN, 0 };
  ScrutinyMessage request;
  int fds[SCRUTINY_MESSAGE_FDS_MAX];
  guint n_fds;
  int ready = poll (&watched, 1, waits ? -1 : 0);

  if (ready < 0)
    return errno == EINTR;
  if (ready == 0)
    return TRUE;

  switch (scrutiny_message_receive (self->socket_fd, &request, fds, &n_fds)) {
  case SCRUTINY_RECEIVED_MESSAGE:
    dispatch (self, &request, fds, n_fds);
    sodium_memzero (request.bytes, sizeof request.bytes);
    return TRUE;
  case SCRUTINY_RECEIVED_NOTHING:
    return TRUE;
  case SCRUTINY_RECEIVED_CLOSED:
  case SCRUTINY_RECEIVED_BROKEN:
  default:
    return FALSE;
  }
}

static void
say_hello (int socket_fd, ScrutinyFailure failure, guint32 layers)
{
  ScrutinyMessage hello = { .type = SCRUTINY_MESSAGE_HELLO,
                            .code = failure,
                            .flags = layers,
                            .count = SCRUTINY_PROTOCOL_VERSION };

  scrutiny_message_send (socket_fd, &hello, NULL, 0);
}

static void
log_nothing_cb (void *context, int level, const char *format, va_list arguments)
{
}

/**
 * scrutiny_footage_run:
 * @socket_fd: to the desktop
 * @layers: of the sandbox this process is in
 *
 * Serves until the desktop hangs up.
 */
void
scrutiny_footage_run (int socket_fd, guint32 layers)
{
  ScrutinyFootage self = { .socket_fd = socket_fd };
  gboolean is_busy = FALSE;

  av_log_set_callback (log_nothing_cb);
  say_hello (socket_fd, SCRUTINY_FAILURE_NONE, layers);
  while (listen_once (&self, !is_busy))
    is_busy = self.reel && scrutiny_reel_work (self.reel);

  g_clear_pointer (&self.reel, scrutiny_reel_free);
  sodium_memzero (self.track_key, sizeof self.track_key);
}

/**
 * scrutiny_footage_refuse:
 *
 * There is no footage without a sandbox, and no way around that.
 */
void
scrutiny_footage_refuse (int socket_fd)
{
  say_hello (socket_fd, SCRUTINY_FAILURE_NO_SANDBOX, 0);
}
