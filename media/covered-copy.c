/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/covered-copy.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

#include "media/error.h"
#include "media/footage-visit-private.h"
#include "model/ordinary-file.h"

/* A file under a temporary name beside where it is to be, until it is whole. */
typedef struct {
  char *temporary;
  int fd;
} Draft;

static gboolean
draft_open (Draft *self, const char *path, GError **error)
{
  if (!scrutiny_ordinary_file_may_replace (path, error))
    return FALSE;

  self->temporary = g_strconcat (path, ".unfinished-XXXXXX", NULL);
  self->fd = g_mkstemp_full (self->temporary, O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (self->fd >= 0)
    return TRUE;

  g_set_error (error, SCRUTINY_MEDIA_ERROR, SCRUTINY_MEDIA_ERROR_FAILED,
               _("%s could not be written: %s."), path, g_strerror (errno));
  g_clear_pointer (&self->temporary, g_free);
  return FALSE;
}

/* Syncs and gives the file its name if all went well; else nothing stays behind. */
static gboolean
draft_finish (Draft *self, const char *path, gboolean ok, GError **error)
{
  if (ok && (fsync (self->fd) != 0 || g_rename (self->temporary, path) != 0)) {
    g_set_error (error, SCRUTINY_MEDIA_ERROR, SCRUTINY_MEDIA_ERROR_FAILED,
                 _("%s could not be written: %s."), path, g_strerror (errno));
    ok = FALSE;
  }
  if (!ok)
    g_unlink (self->temporary);
  close (self->fd);
  g_free (self->temporary);
  return ok;
}

/**
 * scrutiny_covered_copy_write:
 * @ticket: the clip and its hide track
 * @path: where the MP4 goes; replaced only when the copy is whole and has been checked
 * @progress: (nullable) (scope call): told how far it is
 * @receipt: (out): what was written
 *
 * A copy with every cover burnt in and every silenced stretch zero: one picture stream,
 * at most one of sound, no metadata. Refused without a trustworthy hide track. Blocks;
 * not for the main thread.
 *
 * Returns: %FALSE with %SCRUTINY_MEDIA_ERROR or %G_IO_ERROR_CANCELLED; then @path is
 *   what it was
 */
gboolean
scrutiny_covered_copy_write (ScrutinyFootageTicket *ticket,
                             const char *path,
                             ScrutinyMediaProgress progress,
                             gpointer progress_data,
                             ScrutinyCoveredCopyReceipt *receipt,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (ScrutinyWorkerClient) client = NULL;
  ScrutinyMessage request = { .type = SCRUTINY_MESSAGE_EXPORT };
  ScrutinyMessage reply = { 0 };
  ScrutinyClipFacts facts;
  Draft draft = { 0 };
  gboolean ok;

  g_return_val_if_fail (ticket != NULL && path != NULL && receipt != NULL, FALSE);

  client = scrutiny_footage_visit_start (ticket, &facts, cancellable, error);
  if (client == NULL || !draft_open (&draft, path, error))
    return FALSE;

  ok = scrutiny_worker_client_call (client, &request, &draft.fd, 1, SCRUTINY_MESSAGE_DONE,
                                    &reply, progress, progress_data, cancellable, error);
  receipt->size_bytes = (guint64) MAX (reply.size_bytes, 0);
  receipt->frames = (guint64) MAX (reply.count, 0);
  return draft_finish (&draft, path, ok, error);
}

/**
 * scrutiny_made_up_clip_write:
 * @path: where the MP4 goes
 * @seed: the same seed gives the same clip
 * @scene: which made-up scene, from 0
 * @duration_us: above 0
 * @width: of the picture, even
 * @height: of the picture, even
 * @progress: (nullable) (scope call): told how far it is
 *
 * Footage of nobody, for the demo panel and for trying things. Blocks.
 *
 * Returns: %FALSE with %SCRUTINY_MEDIA_ERROR or %G_IO_ERROR_CANCELLED
 */
gboolean
scrutiny_made_up_clip_write (const char *path,
                             guint64 seed,
                             guint scene,
                             gint64 duration_us,
                             guint width,
                             guint height,
                             ScrutinyMediaProgress progress,
                             gpointer progress_data,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (ScrutinyWorkerClient) client = NULL;
  ScrutinyMessage request = { .type = SCRUTINY_MESSAGE_SYNTHESISE,
                              .count = (gint64) seed,
                              .code = scene,
                              .duration_us = duration_us,
                              .width = width,
                              .height = height };
  ScrutinyMessage reply = { 0 };
  Draft draft = { 0 };
  gboolean ok;

  g_return_val_if_fail (path != NULL && duration_us > 0, FALSE);

  client = scrutiny_worker_client_start (error);
  if (client == NULL || !scrutiny_worker_client_greet (client, cancellable, error) ||
      !draft_open (&draft, path, error))
    return FALSE;

  ok = scrutiny_worker_client_call (client, &request, &draft.fd, 1, SCRUTINY_MESSAGE_DONE,
                                    &reply, progress, progress_data, cancellable, error);
  return draft_finish (&draft, path, ok, error);
}
