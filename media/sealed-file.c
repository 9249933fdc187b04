/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/sealed-file.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>
#include <unistd.h>

#include "media/error.h"
#include "media/sealed-file-private.h"

/* Binds the derived keys to this use; never to be changed for version 1. */
#define FILE_KEY_CONTEXT "bwv-scrutiny sealed footage v1 file key"
#define KEY_ID_CONTEXT   "bwv-scrutiny sealed footage v1 key id"

/* More than any recording; keeps the arithmetic far from overflow. */
#define SIZE_LIMIT (G_GUINT64_CONSTANT (1) << 44)

/* Two chunks are kept open, because demuxers jump between two places of a file. */
#define CACHED_CHUNKS 2

typedef struct {
  guint64 index; /* G_MAXUINT64 while nothing is in it */
  gsize length;
  guint8 *plain; /* SCRUTINY_SEALED_FILE_CHUNK_BYTES of locked memory */
} Chunk;

/* One thread at a time. Uses pread on a descriptor, so it works on a file that the
 * process itself has no right to open. */
struct _ScrutinySealedFile {
  int fd;      /* owned */
  guint8 *key; /* locked memory */
  guint8 header[SEALED_HEADER_BYTES];
  guint64 plain_bytes;
  guint64 chunks; /* >= 1 */
  Chunk cache[CACHED_CHUNKS];
  guint next_victim;
  guint8 *sealed;    /* one chunk as it is on disk */
  gboolean tampered; /* sticky: a demuxer turns a read error into a quiet end */
};

/**
 * scrutiny_sealed_file_fill_file_key:
 *
 * Derives the key of one file from the panel's footage key; the caller wipes it
 */
void
scrutiny_sealed_file_fill_file_key (guint8 *file_key,
                                    const guint8 *footage_key,
                                    const guint8 *file_id)
{
  crypto_generichash_state state;

  crypto_generichash_init (&state, footage_key, SCRUTINY_SEALED_FILE_KEY_BYTES,
                           SCRUTINY_SEALED_FILE_KEY_BYTES);
  crypto_generichash_update (&state, (const guint8 *) FILE_KEY_CONTEXT,
                             strlen (FILE_KEY_CONTEXT));
  crypto_generichash_update (&state, file_id, SEALED_ID_BYTES);
  crypto_generichash_final (&state, file_key, SCRUTINY_SEALED_FILE_KEY_BYTES);
  sodium_memzero (&state, sizeof state);
}

static void
put_le (guint8 *bytes, guint64 value, guint count)
{
  for (guint i = 0; i < count; i++)
    bytes[i] = (guint8) (value >> (8 * i));
}

/* Says which footage sub-key a file was sealed with, without saying the key. */
static void
fill_key_id (guint8 *key_id, const guint8 *footage_key)
{
  crypto_generichash (key_id, SEALED_ID_BYTES, (const guint8 *) KEY_ID_CONTEXT,
                      strlen (KEY_ID_CONTEXT), footage_key,
                      SCRUTINY_SEALED_FILE_KEY_BYTES);
}

/**
 * scrutiny_sealed_file_fill_header:
 *
 * Writes the SEALED_HEADER_BYTES of a file, bound to @footage_key
 */
void
scrutiny_sealed_file_fill_header (guint8 *header,
                                  const guint8 *file_id,
                                  const guint8 *footage_key)
{
  memset (header, 0, SEALED_HEADER_BYTES);
  memcpy (header, SEALED_MAGIC, 8);
  put_le (header + 8, SEALED_VERSION, 4);
  put_le (header + 12, SCRUTINY_SEALED_FILE_CHUNK_BYTES, 4);
  memcpy (header + SEALED_ID_OFFSET, file_id, SEALED_ID_BYTES);
  fill_key_id (header + SEALED_KEY_ID_OFFSET, footage_key);
}

/**
 * scrutiny_sealed_file_fill_nonce:
 *
 * Writes the nonce of chunk @index: no two chunks of a file share one
 */
void
scrutiny_sealed_file_fill_nonce (guint8 *nonce, const guint8 *header, guint64 index)
{
  memcpy (nonce, header + SEALED_ID_OFFSET, SEALED_ID_BYTES);
  put_le (nonce + SEALED_ID_BYTES, index, 8);
}

/**
 * scrutiny_sealed_file_fill_associated:
 *
 * Writes what chunk @index is bound to: its file, its place, and whether it @is_last
 */
void
scrutiny_sealed_file_fill_associated (guint8 *associated,
                                      const guint8 *header,
                                      guint64 index,
                                      gboolean is_last)
{
  memcpy (associated, header, SEALED_HEADER_BYTES);
  put_le (associated + SEALED_HEADER_BYTES, index, 8);
  associated[SEALED_HEADER_BYTES + 8] = is_last ? 1 : 0;
}

/* pread that does not stop half-way. FALSE at the end of the file or on an error. */
static gboolean
read_exactly (int fd, guint8 *bytes, gsize length, guint64 offset)
{
  gsize done = 0;

  while (done < length) {
    gssize n = pread (fd, bytes + done, length - done, (off_t) (offset + done));

    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0)
      return FALSE;
    done += (gsize) n;
  }

  return TRUE;
}

static void
set_tampered (GError **error, guint64 byte)
{
  g_set_error (error, SCRUTINY_MEDIA_ERROR, SCRUTINY_MEDIA_ERROR_TAMPERED,
               _("This sealed recording was changed or damaged near byte %"
                 PRIu64 ". It stays covered."),
                  byte);
}

static gboolean
read_header (int fd, guint8 *header, GError **error)
{
  guint8 expected[16] = { 0 };

  memcpy (expected, SEALED_MAGIC, 8);
  put_le (expected + 8, SEALED_VERSION, 4);
  put_le (expected + 12, SCRUTINY_SEALED_FILE_CHUNK_BYTES, 4);

  if (!read_exactly (fd, header, SEALED_HEADER_BYTES, 0) ||
      memcmp (header, expected, sizeof expected) != 0 ||
      !sodium_is_zero (header + SEALED_KEY_ID_OFFSET + SEALED_ID_BYTES, 16)) {
    g_set_error_literal (error, SCRUTINY_MEDIA_ERROR, SCRUTINY_MEDIA_ERROR_TAMPERED,
                         _("This is not a sealed recording, or its first 64 bytes "
                           "were changed."));
    return FALSE;
  }

  return TRUE;
}

/**
 * scrutiny_sealed_file_derive_key:
 * @fd: the sealed recording, open for reading; stays the caller's
 * @footage_key: (array fixed-size=32): the panel's footage sub-key
 * @file_key: (out caller-allocates) (array fixed-size=32): the key of this file only
 *
 * The worker is given @file_key and never @footage_key, so a hostile recording that
 * takes the worker over learns nothing about any other recording.
 *
 * Returns: %FALSE with %SCRUTINY_MEDIA_ERROR_TAMPERED when the header is not one of
 *   ours or belongs to another panel
 */
gboolean
scrutiny_sealed_file_derive_key (int fd,
                                 const guint8 *footage_key,
                                 guint8 *file_key,
                                 GError **error)
{
  guint8 header[SEALED_HEADER_BYTES];
  guint8 key_id[SEALED_ID_BYTES];

  g_return_val_if_fail (footage_key != NULL && file_key != NULL, FALSE);

  if (!read_header (fd, header, error))
    return FALSE;

  fill_key_id (key_id, footage_key);
  if (sodium_memcmp (key_id, header + SEALED_KEY_ID_OFFSET, SEALED_ID_BYTES) != 0) {
    g_set_error_literal (error, SCRUTINY_MEDIA_ERROR, SCRUTINY_MEDIA_ERROR_TAMPERED,
                         _("This recording was sealed by another panel, or its first "
                           "64 bytes were changed."));
    return FALSE;
  }

  scrutiny_sealed_file_fill_file_key (file_key, footage_key, header + SEALED_ID_OFFSET);
  return TRUE;
}

static gsize
chunk_length (ScrutinySealedFile *self, guint64 index)
{
  if (index + 1 < self->chunks)
    return SCRUTINY_SEALED_FILE_CHUNK_BYTES;
  return (gsize) (self->plain_bytes - index * SCRUTINY_SEALED_FILE_CHUNK_BYTES);
}

/* Opens one chunk into a cache place. On failure nothing of it is readable. */
static gboolean
decrypt_chunk (ScrutinySealedFile *self, guint64 index, Chunk *chunk)
{
  guint8 nonce[SEALED_NONCE_BYTES];
  guint8 associated[SEALED_AD_BYTES];
  gsize length = chunk_length (self, index);
  guint64 place = SEALED_HEADER_BYTES + index * SEALED_SLOT_BYTES;

  chunk->index = G_MAXUINT64;
  scrutiny_sealed_file_fill_nonce (nonce, self->header, index);
  scrutiny_sealed_file_fill_associated (associated, self->header, index,
                                        index + 1 == self->chunks);

  if (!read_exactly (self->fd, self->sealed, length + SEALED_TAG_BYTES, place) ||
      crypto_aead_xchacha20poly1305_ietf_decrypt (chunk->plain, NULL, NULL, self->sealed,
                                                  length + SEALED_TAG_BYTES, associated,
                                                  sizeof associated, nonce,
                                                  self->key) != 0) {
    sodium_memzero (chunk->plain, SCRUTINY_SEALED_FILE_CHUNK_BYTES);
    return FALSE;
  }

  chunk->index = index;
  chunk->length = length;
  return TRUE;
}

/* Returns: (nullable): the chunk, or NULL with the sticky flag set. */
static Chunk *
get_chunk (ScrutinySealedFile *self, guint64 index, GError **error)
{
  Chunk *victim;

  for (guint i = 0; i < CACHED_CHUNKS; i++) {
    if (self->cache[i].index == index) {
      self->next_victim = (i + 1) % CACHED_CHUNKS;
      return &self->cache[i];
    }
  }

  victim = &self->cache[self->next_victim];
  self->next_victim = (self->next_victim + 1) % CACHED_CHUNKS;
  if (!decrypt_chunk (self, index, victim)) {
    self->tampered = TRUE;
    set_tampered (error, SEALED_HEADER_BYTES + index * SEALED_SLOT_BYTES);
    return NULL;
  }

  return victim;
}

/* The file's size alone says how many chunks there are and how long the last is. */
static gboolean
measure (ScrutinySealedFile *self, GError **error)
{
  off_t end = lseek (self->fd, 0, SEEK_END); /* the worker's sandbox has no fstat */
  guint64 body, rest;

  if (end < SEALED_HEADER_BYTES + SEALED_TAG_BYTES || (guint64) end > SIZE_LIMIT) {
    set_tampered (error, 0);
    return FALSE;
  }

  body = (guint64) end - SEALED_HEADER_BYTES;
  rest = body % SEALED_SLOT_BYTES;
  self->chunks = body / SEALED_SLOT_BYTES + (rest > 0 ? 1 : 0);
  if ((rest > 0 && rest < SEALED_TAG_BYTES) ||
      (rest == SEALED_TAG_BYTES && self->chunks > 1)) {
    set_tampered (error, (guint64) end);
    return FALSE;
  }

  self->plain_bytes = body - self->chunks * SEALED_TAG_BYTES;
  return TRUE;
}

static ScrutinySealedFile *
sealed_file_alloc (int fd, const guint8 *file_key)
{
  ScrutinySealedFile *self = g_new0 (ScrutinySealedFile, 1);

  self->fd = fd;
  self->key = sodium_malloc (SCRUTINY_SEALED_FILE_KEY_BYTES);
  self->sealed = g_malloc (SEALED_SLOT_BYTES);
  for (guint i = 0; i < CACHED_CHUNKS; i++) {
    self->cache[i].index = G_MAXUINT64;
    self->cache[i].plain = sodium_malloc (SCRUTINY_SEALED_FILE_CHUNK_BYTES);
    if (self->cache[i].plain == NULL)
      g_error ("Out of memory");
  }
  if (self->key == NULL)
    g_error ("Out of memory");
  memcpy (self->key, file_key, SCRUTINY_SEALED_FILE_KEY_BYTES);

  return self;
}

/**
 * scrutiny_sealed_file_open:
 * @fd: (transfer full): the sealed recording, open for reading; closed here also on
 *   failure
 * @file_key: (array fixed-size=32): from scrutiny_sealed_file_derive_key(); copied
 *   into locked memory
 *
 * Checks the header and the last chunk, which finds a cut or lengthened file without
 * reading it through. For one thread at a time.
 *
 * Returns: (transfer full) (nullable): the reader, or %NULL with
 *   %SCRUTINY_MEDIA_ERROR_TAMPERED
 */
ScrutinySealedFile *
scrutiny_sealed_file_open (int fd, const guint8 *file_key, GError **error)
{
  g_autoptr (ScrutinySealedFile) self = NULL;

  g_return_val_if_fail (fd >= 0 && file_key != NULL, NULL);

  if (sodium_init () < 0) {
    close (fd);
    g_set_error_literal (error, SCRUTINY_MEDIA_ERROR, SCRUTINY_MEDIA_ERROR_FAILED,
                         _("The encryption library did not start."));
    return NULL;
  }

  self = sealed_file_alloc (fd, file_key);
  if (!read_header (fd, self->header, error) || !measure (self, error) ||
      get_chunk (self, self->chunks - 1, error) == NULL)
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * scrutiny_sealed_file_close:
 * @self: (transfer full): the reader
 *
 * Wipes the key and every plain byte still held, and closes the descriptor.
 */
void
scrutiny_sealed_file_close (ScrutinySealedFile *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < CACHED_CHUNKS; i++)
    sodium_free (self->cache[i].plain); /* wipes */
  sodium_free (self->key);
  g_free (self->sealed);
  close (self->fd);
  g_free (self);
}

/**
 * scrutiny_sealed_file_get_size:
 * @self: the reader
 *
 * Returns: how many plain bytes there are
 */
guint64
scrutiny_sealed_file_get_size (ScrutinySealedFile *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->plain_bytes;
}

/**
 * scrutiny_sealed_file_read_at:
 * @self: the reader
 * @offset: first plain byte wanted
 * @buffer: (out caller-allocates): room for @length bytes
 * @length: how many are wanted
 *
 * Reads within one chunk, so it may give fewer bytes than asked for before the end.
 * After one failed chunk every later read fails too.
 *
 * Returns: bytes given, 0 only at the end, or -1 with %SCRUTINY_MEDIA_ERROR_TAMPERED
 */
gssize
scrutiny_sealed_file_read_at (ScrutinySealedFile *self,
                              guint64 offset,
                              void *buffer,
                              gsize length,
                              GError **error)
{
  Chunk *chunk;
  gsize skip, given;

  g_return_val_if_fail (self != NULL && (buffer != NULL || length == 0), -1);

  if (self->tampered) {
    set_tampered (error, 0);
    return -1;
  }
  if (length == 0 || offset >= self->plain_bytes)
    return 0;

  chunk = get_chunk (self, offset / SCRUTINY_SEALED_FILE_CHUNK_BYTES, error);
  if (chunk == NULL)
    return -1;

  skip = (gsize) (offset % SCRUTINY_SEALED_FILE_CHUNK_BYTES);
  given = MIN (length, chunk->length - skip);
  memcpy (buffer, chunk->plain + skip, given);
  return (gssize) given;
}

/**
 * scrutiny_sealed_file_is_tampered:
 * @self: the reader
 *
 * Demuxers turn a read error into a quiet end of file: ask this after every run.
 *
 * Returns: whether a chunk has failed its check since the file was opened
 */
gboolean
scrutiny_sealed_file_is_tampered (ScrutinySealedFile *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->tampered;
}
