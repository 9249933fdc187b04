/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/still.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "media/error.h"
#include "media/failure-text-private.h"
#include "media/footage-visit-private.h"

/* A PNG that cannot be packed is a little larger than its pixels. */
#define PNG_OVERHEAD_BYTES (256u << 10)

static const guint8 png_signature[8] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };

static GBytes *
take_png (int fd, gsize room, gint64 size_bytes, GError **error)
{
  const gboolean fits =
      size_bytes >= (gint64) sizeof png_signature && size_bytes <= (gint64) room;
  void *memory = fits ? mmap (NULL, room, PROT_READ, MAP_SHARED, fd, 0) : MAP_FAILED;
  GBytes *png = NULL;

  if (memory != MAP_FAILED) {
    png = g_bytes_new (memory, (gsize) size_bytes);
    munmap (memory, room);
  }
  if (png == NULL ||
      memcmp (g_bytes_get_data (png, NULL), png_signature, sizeof png_signature) != 0) {
    g_clear_pointer (&png, g_bytes_unref);
    g_set_error_literal (error, SCRUTINY_MEDIA_ERROR, SCRUTINY_MEDIA_ERROR_WORKER,
                         _("The footage program did not give a picture."));
  }
  return png;
}

/**
 * scrutiny_still_make:
 * @ticket: the clip and its hide track
 * @at_us: the moment wanted, since the clip's start
 * @width: to fit in, or 0 for all there is
 * @height: to fit in, or 0 for all there is
 * @facts: (out): what the still shows
 *
 * One covered picture, exactly as a member would see it. Blocks; not for the main
 * thread.
 *
 * Returns: (transfer full) (nullable): a PNG, or %NULL with %SCRUTINY_MEDIA_ERROR
 */
GBytes *
scrutiny_still_make (ScrutinyFootageTicket *ticket,
                     gint64 at_us,
                     guint width,
                     guint height,
                     ScrutinyStillFacts *facts,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (ScrutinyWorkerClient) client = NULL;
  ScrutinyMessage request = {
    .type = SCRUTINY_MESSAGE_STILL, .at_us = at_us, .width = width, .height = height
  };
  ScrutinyMessage reply = { 0 };
  ScrutinyClipFacts clip;
  GBytes *png = NULL;
  gsize room;
  int fd;

  g_return_val_if_fail (ticket != NULL && facts != NULL, NULL);

  client = scrutiny_footage_visit_start (ticket, &clip, cancellable, error);
  if (client == NULL)
    return NULL;
  room = (gsize) clip.width * clip.height * 4 + PNG_OVERHEAD_BYTES;
  fd = scrutiny_worker_client_make_memory (room, error);
  if (fd < 0)
    return NULL;

  request.size_bytes = (gint64) room;
  if (scrutiny_worker_client_call (client, &request, &fd, 1, SCRUTINY_MESSAGE_DONE,
                                   &reply, NULL, NULL, cancellable, error))
    png = take_png (fd, room, reply.size_bytes, error);
  close (fd);

  facts->pts_us = reply.at_us;
  facts->is_whole_cover = reply.code != SCRUTINY_COVER_NONE;
  facts->reason = scrutiny_cover_reason_to_text ((ScrutinyCoverReason) reply.code);
  if (reply.code == SCRUTINY_COVER_NO_TRACK &&
      scrutiny_footage_ticket_get_cover_reason (ticket) != NULL)
    facts->reason = g_intern_string (scrutiny_footage_ticket_get_cover_reason (ticket));
  return png;
}
