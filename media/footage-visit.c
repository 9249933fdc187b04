/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/footage-visit-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "media/error.h"
#include "media/failure-text-private.h"
#include "media/footage-ticket-private.h"

/* A day and a bit at 60 pictures a second: more is not a recording of ours. */
#define FRAMES_LIMIT      (G_GINT64_CONSTANT (6) * 1000 * 1000)
#define DURATION_LIMIT_US (G_GINT64_CONSTANT (100) * 3600 * G_USEC_PER_SEC)
#define SIDE_LIMIT        16384

/**
 * scrutiny_footage_visit_take_facts:
 * @opened: an OPENED message, possibly from a hostile worker
 * @ticket: what it was asked to open
 * @facts: (out): what it says
 *
 * Returns: %FALSE if the message cannot be true
 */
gboolean
scrutiny_footage_visit_take_facts (const ScrutinyMessage *opened,
                                   ScrutinyFootageTicket *ticket,
                                   ScrutinyClipFacts *facts)
{
  memset (facts, 0, sizeof *facts);
  scrutiny_message_get_clip (opened, &facts->clip);
  if (!scrutiny_hide_clip_is_valid (&facts->clip) || opened->width == 0 ||
      opened->height == 0 || opened->width > SIDE_LIMIT || opened->height > SIDE_LIMIT ||
      opened->count < 0 || opened->count > FRAMES_LIMIT || opened->duration_us < 0 ||
      opened->duration_us > DURATION_LIMIT_US || opened->at_us > DURATION_LIMIT_US ||
      opened->at_us < -DURATION_LIMIT_US)
    return FALSE;

  facts->width = opened->width;
  facts->height = opened->height;
  facts->duration_us = opened->duration_us;
  facts->last_us = opened->at_us;
  facts->frames = (guint64) opened->count;
  facts->has_sound = (opened->flags & SCRUTINY_CLIP_SOUND) != 0;
  facts->is_truncated = (opened->flags & SCRUTINY_CLIP_TRUNCATED) != 0;
  facts->is_estimated = (opened->flags & SCRUTINY_CLIP_ESTIMATED) != 0;
  facts->is_variable = (opened->flags & SCRUTINY_CLIP_VARIABLE) != 0;
  return TRUE;
}

static gboolean
wait_for (ScrutinyWorkerClient *client,
          guint32 serial,
          ScrutinyMessageType wanted,
          ScrutinyMessage *reply,
          GCancellable *cancellable,
          GError **error)
{
  return scrutiny_worker_client_wait (client, serial, wanted, reply, NULL, NULL,
                                      cancellable, error);
}

/**
 * scrutiny_footage_visit_start:
 * @ticket: what to open, under which track
 * @facts: (out): what the clip is
 *
 * Blocks; not for the main thread.
 *
 * Returns: (transfer full) (nullable): the worker, or %NULL with %SCRUTINY_MEDIA_ERROR
 *   or %G_IO_ERROR_CANCELLED
 */
ScrutinyWorkerClient *
scrutiny_footage_visit_start (ScrutinyFootageTicket *ticket,
                              ScrutinyClipFacts *facts,
                              GCancellable *cancellable,
                              GError **error)
{
  g_autoptr (ScrutinyWorkerClient) client = scrutiny_worker_client_start (error);
  ScrutinyMessage reply = { 0 };
  guint32 serial;

  if (client == NULL || !scrutiny_worker_client_greet (client, cancellable, error))
    return NULL;

  serial = scrutiny_worker_client_next_serial (client);
  scrutiny_footage_ticket_send_open (ticket, client, serial, -1, 0);
  if (!wait_for (client, serial, SCRUTINY_MESSAGE_OPENED, &reply, cancellable, error))
    return NULL;
  if (!scrutiny_footage_visit_take_facts (&reply, ticket, facts)) {
    g_set_error_literal (error, SCRUTINY_MEDIA_ERROR, SCRUTINY_MEDIA_ERROR_WORKER,
                         _("The footage program said something impossible about this "
                            "clip. It stays covered."));
    return NULL;
  }

  serial = scrutiny_worker_client_next_serial (client);
  if (!scrutiny_footage_ticket_send_track (ticket, client, serial, 0, error) ||
      !wait_for (client, serial, SCRUTINY_MESSAGE_TRACK, &reply, cancellable, error))
    return NULL;

  return g_steal_pointer (&client);
}

/**
 * scrutiny_clip_facts_probe:
 * @self: (out): what the clip is
 * @ticket: what to open
 *
 * Blocks; not for the main thread.
 *
 * Returns: %FALSE with %SCRUTINY_MEDIA_ERROR or %G_IO_ERROR_CANCELLED
 */
gboolean
scrutiny_clip_facts_probe (ScrutinyClipFacts *self,
                           ScrutinyFootageTicket *ticket,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (ScrutinyWorkerClient) client = NULL;

  g_return_val_if_fail (self != NULL && ticket != NULL, FALSE);

  client = scrutiny_footage_visit_start (ticket, self, cancellable, error);
  return client != NULL;
}

/* Copies the times out of shared memory; a list that goes back in time is a lie. */
static GArray *
take_index (int fd, gsize size_bytes, guint64 count, GError **error)
{
  GArray *index = g_array_sized_new (FALSE, FALSE, sizeof (gint64), (guint) count);
  void *memory = mmap (NULL, size_bytes, PROT_READ, MAP_SHARED, fd, 0);
  gboolean ok = memory != MAP_FAILED;

  if (ok) {
    g_array_append_vals (index, memory, (guint) count);
    munmap (memory, size_bytes);
  }
  for (guint i = 1; ok && i < index->len; i++)
    ok = g_array_index (index, gint64, i) >= g_array_index (index, gint64, i - 1);

  if (!ok) {
    g_set_error_literal (error, SCRUTINY_MEDIA_ERROR, SCRUTINY_MEDIA_ERROR_WORKER,
                         _("The footage program said something impossible about this "
                            "clip. It stays covered."));
    g_clear_pointer (&index, g_array_unref);
  }
  return index;
}

/**
 * scrutiny_clip_facts_index:
 * @ticket: what to open
 *
 * Blocks; not for the main thread.
 *
 * Returns: (transfer full) (nullable) (element-type gint64): when each picture is,
 *   ascending microseconds, or %NULL with %SCRUTINY_MEDIA_ERROR
 */
GArray *
scrutiny_clip_facts_index (ScrutinyFootageTicket *ticket,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (ScrutinyWorkerClient) client = NULL;
  ScrutinyMessage request = { .type = SCRUTINY_MESSAGE_INDEX };
  ScrutinyMessage reply = { 0 };
  ScrutinyClipFacts facts;
  GArray *index = NULL;
  gsize size_bytes;
  int fd;

  g_return_val_if_fail (ticket != NULL, NULL);

  client = scrutiny_footage_visit_start (ticket, &facts, cancellable, error);
  if (client == NULL)
    return NULL;
  size_bytes = (gsize) MAX (facts.frames, 1) * sizeof (gint64);
  fd = scrutiny_worker_client_make_memory (size_bytes, error);
  if (fd < 0)
    return NULL;

  request.size_bytes = (gint64) size_bytes;
  if (scrutiny_worker_client_call (client, &request, &fd, 1, SCRUTINY_MESSAGE_DONE,
                                   &reply, NULL, NULL, cancellable, error))
    index =
        take_index (fd, size_bytes,
                    MIN ((guint64) MAX (reply.count, 0), (guint64) facts.frames), error);
  close (fd);
  return index;
}
