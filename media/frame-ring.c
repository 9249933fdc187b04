/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/frame-ring-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "media/covered-frame-private.h"
#include "media/error.h"
#include "media/worker-client-private.h"

/* Times further out than this are not times of any recording. */
#define TIME_LIMIT_US (G_GINT64_CONSTANT (1000) * G_TIME_SPAN_DAY)

#define ROW_ALIGN     64u

struct _ScrutinyFrameRing {
  gatomicrefcount references;
  int memory_fd;
  int socket_fd; /* own duplicate, to give slots back on */
  gsize slot_bytes;
  gsize size_bytes;
  const guint8 *memory;
  gint is_out[SCRUTINY_RING_SLOTS]; /* atomic: the slot is ours until we give it back */
};

typedef struct {
  ScrutinyFrameRing *ring;
  guint32 slot;
} Loan;

/**
 * scrutiny_frame_ring_new:
 * @socket_fd: the worker's socket; stays the caller's
 *
 * Returns: (transfer full) (nullable): a ring with room for 1920x1088 pictures
 */
ScrutinyFrameRing *
scrutiny_frame_ring_new (int socket_fd, GError **error)
{
  const gsize row =
      (SCRUTINY_FRAME_RING_WIDTH_MAX * 3 + ROW_ALIGN - 1) / ROW_ALIGN * ROW_ALIGN;
  g_autoptr (ScrutinyFrameRing) self = g_new0 (ScrutinyFrameRing, 1);
  void *memory;

  g_atomic_ref_count_init (&self->references);
  self->slot_bytes = row * SCRUTINY_FRAME_RING_HEIGHT_MAX;
  self->size_bytes = scrutiny_ring_size_bytes (self->slot_bytes);
  self->socket_fd = fcntl (socket_fd, F_DUPFD_CLOEXEC, 3);
  self->memory_fd = scrutiny_worker_client_make_memory (self->size_bytes, error);
  if (self->memory_fd < 0)
    return NULL;

  memory = mmap (NULL, self->size_bytes, PROT_READ, MAP_SHARED, self->memory_fd, 0);
  if (memory == MAP_FAILED) {
    g_set_error (error, SCRUTINY_MEDIA_ERROR, SCRUTINY_MEDIA_ERROR_FAILED,
                 _("There is not enough memory to show this clip: %s."),
                    g_strerror (errno));
    return NULL;
  }
  self->memory = memory;

  return g_steal_pointer (&self);
}

ScrutinyFrameRing *
scrutiny_frame_ring_ref (ScrutinyFrameRing *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
scrutiny_frame_ring_unref (ScrutinyFrameRing *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  if (self->memory != NULL)
    munmap ((void *) self->memory, self->size_bytes);
  if (self->memory_fd >= 0)
    close (self->memory_fd);
  if (self->socket_fd >= 0)
    close (self->socket_fd);
  g_free (self);
}

/**
 * scrutiny_frame_ring_get_fd:
 *
 * Returns: the shared memory, to be given to the worker; owned by @self
 */
int
scrutiny_frame_ring_get_fd (ScrutinyFrameRing *self)
{
  return self->memory_fd;
}

/** scrutiny_frame_ring_get_slot_bytes: Returns: how much one picture may take */
gsize
scrutiny_frame_ring_get_slot_bytes (ScrutinyFrameRing *self)
{
  return self->slot_bytes;
}

/* Any thread: GTK drops a texture when it likes. A worker that is gone needs no slot. */
static void
give_back_cb (gpointer data)
{
  Loan *loan = data;
  const ScrutinyMessage release = { .type = SCRUTINY_MESSAGE_RELEASE_FRAME,
                                    .slot = loan->slot };

  g_atomic_int_set (&loan->ring->is_out[loan->slot], 0);
  scrutiny_message_send (loan->ring->socket_fd, &release, NULL, 0);
  scrutiny_frame_ring_unref (loan->ring);
  g_free (loan);
}

static gboolean
time_is_sane (gint64 time_us)
{
  return time_us > -TIME_LIMIT_US && time_us < TIME_LIMIT_US;
}

/**
 * scrutiny_frame_ring_take_frame:
 * @self: the ring
 * @message: a FRAME; already a copy, so that nothing changes between check and use
 * @no_track_reason: (nullable): why there is no track, if that is the reason
 *
 * Returns: (transfer full) (nullable): the picture, or %NULL if the message lies about
 *   its bounds: then the worker is not to be trusted any more
 */
ScrutinyCoveredFrame *
scrutiny_frame_ring_take_frame (ScrutinyFrameRing *self,
                                const ScrutinyMessage *message,
                                const char *no_track_reason)
{
  const gsize stride = message->stride;
  const gsize height = message->height;
  Loan *loan;

  if (message->slot >= SCRUTINY_RING_SLOTS || message->width == 0 || height == 0 ||
      message->width > SCRUTINY_FRAME_RING_WIDTH_MAX ||
      height > SCRUTINY_FRAME_RING_HEIGHT_MAX || stride < (gsize) message->width * 3 ||
      stride > self->slot_bytes || stride * height > self->slot_bytes ||
      message->code > SCRUTINY_COVER_LAST || !time_is_sane (message->at_us) ||
      !time_is_sane (message->duration_us) || message->duration_us < 0)
    return NULL;
  if (!g_atomic_int_compare_and_exchange (&self->is_out[message->slot], 0, 1))
    return NULL;

  loan = g_new0 (Loan, 1);
  loan->ring = scrutiny_frame_ring_ref (self);
  loan->slot = message->slot;
  return scrutiny_covered_frame_new_checked (
      g_bytes_new_with_free_func (self->memory + message->slot * self->slot_bytes,
                                  stride * height, give_back_cb, loan),
      message, no_track_reason);
}

/**
 * scrutiny_frame_ring_copy_sound:
 * @self: the ring
 * @message: a SOUND; already a copy
 *
 * The slot stays to be given back by the caller.
 *
 * Returns: (transfer full) (nullable): whole frames of samples, or %NULL if the message
 *   lies about its bounds
 */
GBytes *
scrutiny_frame_ring_copy_sound (ScrutinyFrameRing *self, const ScrutinyMessage *message)
{
  const gsize frame_bytes = SCRUTINY_SOUND_CHANNELS * sizeof (gint16);

  if (message->slot >= SCRUTINY_RING_BLOCKS || message->count <= 0 ||
      message->count > SCRUTINY_RING_BLOCK_FRAMES || !time_is_sane (message->at_us))
    return NULL;

  return g_bytes_new (self->memory + SCRUTINY_RING_SLOTS * self->slot_bytes +
                          message->slot * SCRUTINY_RING_BLOCK_BYTES,
                      (gsize) message->count * frame_bytes);
}
