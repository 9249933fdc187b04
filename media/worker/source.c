/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/worker/source-private.h"

#include <errno.h>
#include <libavutil/error.h>
#include <libavutil/mem.h>
#include <sodium.h>
#include <unistd.h>

#include "media/sealed-file.h"

#define BUFFER_BYTES 65536

struct _ScrutinySource {
  int fd;                     /* owned */
  ScrutinySealedFile *sealed; /* NULL for a plain file */
  guint64 size_bytes;
  guint64 offset;
  AVIOContext *io;
};

/* -1 on an error, 0 at the end. */
static gssize
read_at (ScrutinySource *self, guint64 offset, void *buffer, gsize length)
{
  gssize n;

  if (self->sealed)
    return scrutiny_sealed_file_read_at (self->sealed, offset, buffer, length, NULL);

  do
    n = pread (self->fd, buffer, length, (off_t) offset);
  while (n < 0 && errno == EINTR);

  return n;
}

static int
read_cb (void *opaque, guint8 *buffer, int length)
{
  ScrutinySource *self = opaque;
  gssize n = read_at (self, self->offset, buffer, (gsize) length);

  if (n < 0)
    return AVERROR_INVALIDDATA;
  if (n == 0)
    return AVERROR_EOF;
  self->offset += (guint64) n;

  return (int) n;
}

static gint64
seek_cb (void *opaque, gint64 offset, int whence)
{
  ScrutinySource *self = opaque;
  gint64 base = 0;

  whence &= ~AVSEEK_FORCE;
  if (whence == AVSEEK_SIZE)
    return (gint64) self->size_bytes;
  if (whence == SEEK_CUR)
    base = (gint64) self->offset;
  else if (whence == SEEK_END)
    base = (gint64) self->size_bytes;
  else if (whence != SEEK_SET)
    return AVERROR (EINVAL);

  if (offset > G_MAXINT64 / 2 || base + offset < 0)
    return AVERROR (EINVAL);
  self->offset = (guint64) (base + offset);

  return (gint64) self->offset;
}

/**
 * scrutiny_source_new:
 * @fd: (transfer full): the clip
 * @file_key: (nullable): the key it is sealed with, or %NULL for a plain file
 *
 * Returns: (transfer full): the source, or %NULL if the sealed file is not whole
 */
ScrutinySource *
scrutiny_source_new (int fd, const guint8 *file_key)
{
  g_autoptr (ScrutinySource) self = g_new0 (ScrutinySource, 1);
  guint8 *buffer;
  off_t end;

  self->fd = fd;
  if (file_key) {
    self->sealed = scrutiny_sealed_file_open (fd, file_key, NULL);
    if (self->sealed == NULL)
      return NULL;
    self->size_bytes = scrutiny_sealed_file_get_size (self->sealed);
  } else {
    end = lseek (fd, 0, SEEK_END);
    if (end < 0)
      return NULL;
    self->size_bytes = (guint64) end;
  }

  buffer = av_malloc (BUFFER_BYTES);
  if (buffer == NULL)
    return NULL;
  self->io = avio_alloc_context (buffer, BUFFER_BYTES, 0, self, read_cb, NULL, seek_cb);
  if (self->io == NULL) {
    av_free (buffer);
    return NULL;
  }

  return g_steal_pointer (&self);
}

/**
 * scrutiny_source_free:
 *
 * The demuxer may have replaced the buffer, so it is the context's that is freed. What
 * it holds is clear footage.
 */
void
scrutiny_source_free (ScrutinySource *self)
{
  if (self->io) {
    sodium_memzero (self->io->buffer, (gsize) self->io->buffer_size);
    av_freep (&self->io->buffer);
    avio_context_free (&self->io);
  }
  g_clear_pointer (&self->sealed, scrutiny_sealed_file_close);
  close (self->fd);
  g_free (self);
}

/** scrutiny_source_get_io: Stays with the source. */
AVIOContext *
scrutiny_source_get_io (ScrutinySource *self)
{
  return self->io;
}

/**
 * scrutiny_source_is_tampered:
 *
 * Demuxers take a read error for the end, so ask this whenever one says end.
 */
gboolean
scrutiny_source_is_tampered (ScrutinySource *self)
{
  return self->sealed && scrutiny_sealed_file_is_tampered (self->sealed);
}

/** scrutiny_source_get_size: Returns: bytes of the recording, unsealed */
guint64
scrutiny_source_get_size (ScrutinySource *self)
{
  return self->size_bytes;
}

/**
 * scrutiny_source_hash:
 * @self: a source
 * @sha256: (out): the hash of all its plain bytes
 *
 * Returns: %FALSE if they cannot all be read
 */
gboolean
scrutiny_source_hash (ScrutinySource *self, guint8 sha256[32])
{
  g_autofree guint8 *buffer = g_malloc (BUFFER_BYTES);
  crypto_hash_sha256_state state;
  guint64 done = 0;
  gssize n;

  crypto_hash_sha256_init (&state);
  while (done < self->size_bytes) {
    n = read_at (self, done, buffer, BUFFER_BYTES);
    if (n <= 0)
      return FALSE;
    crypto_hash_sha256_update (&state, buffer, (guint64) n);
    done += (guint64) n;
  }
  crypto_hash_sha256_final (&state, sha256);
  sodium_memzero (buffer, BUFFER_BYTES);

  return TRUE;
}

/** scrutiny_source_take_fd: Like g_steal_pointer(): the caller's no longer owns it. */
int
scrutiny_source_take_fd (int *fd)
{
  int taken = *fd;

  *fd = -1;

  return taken;
}
