/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/sealed-file-writer.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "media/error.h"
#include "media/sealed-file-private.h"

/* A file of this name is an add under way, or what a killed one left behind. */
#define UNFINISHED_PREFIX ".adding-"

/* One sealing under way. The temporary file is locked while its writer lives, so the
 * sweep can tell a killed one from a busy one. */
typedef struct {
  int folder_fd;
  int fd;
  char name[48];
  gboolean is_named; /* the temporary name still exists */
  guint8 *file_key;  /* locked memory */
  guint8 header[SEALED_HEADER_BYTES];
  guint64 plain_bytes;
  guint64 expected_bytes; /* 0 = unknown */
  GChecksum *hash;
  ScrutinyMediaProgress progress;
  gpointer progress_data;
  GCancellable *cancellable;
} Writing;

static void
writing_clear (Writing *writing)
{
  if (writing->is_named)
    unlinkat (writing->folder_fd, writing->name, 0);
  if (writing->fd >= 0)
    close (writing->fd);
  if (writing->folder_fd >= 0)
    close (writing->folder_fd);
  sodium_free (writing->file_key);
  g_clear_pointer (&writing->hash, g_checksum_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Writing, writing_clear)

static gboolean
set_disk_error (GError **error)
{
  int code = errno;

  if (code == ENOSPC || code == EDQUOT)
    g_set_error_literal (error, SCRUTINY_MEDIA_ERROR, SCRUTINY_MEDIA_ERROR_FAILED,
                         _("The disk is full. Nothing was added; free some space and "
                           "try again."));
  else
    g_set_error (error, SCRUTINY_MEDIA_ERROR, SCRUTINY_MEDIA_ERROR_FAILED,
                 _("The recording could not be stored: %s. Nothing was added."),
                    g_strerror (code));
  return FALSE;
}

static gboolean
write_exactly (int fd, const guint8 *bytes, gsize length, GError **error)
{
  while (length > 0) {
    gssize n = write (fd, bytes, length);

    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0)
      return set_disk_error (error);
    bytes += n;
    length -= (gsize) n;
  }

  return TRUE;
}

/* A fresh file id for every writing: a nonce is never used for two different texts. */
static gboolean
writing_start (Writing *writing,
               const char *folder,
               const guint8 *footage_key,
               GError **error)
{
  guint8 file_id[SEALED_ID_BYTES];
  char random_hex[2 * SEALED_ID_BYTES + 1];

  writing->folder_fd = open (folder, O_DIRECTORY | O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (writing->folder_fd < 0)
    return set_disk_error (error);

  randombytes_buf (file_id, sizeof file_id);
  sodium_bin2hex (random_hex, sizeof random_hex, file_id, sizeof file_id);
  g_snprintf (writing->name, sizeof writing->name, UNFINISHED_PREFIX "%s", random_hex);
  writing->fd = openat (writing->folder_fd, writing->name,
                        O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (writing->fd < 0)
    return set_disk_error (error);
  writing->is_named = TRUE;
  flock (writing->fd, LOCK_EX | LOCK_NB);

  writing->file_key = sodium_malloc (SCRUTINY_SEALED_FILE_KEY_BYTES);
  if (writing->file_key == NULL)
    return set_disk_error (error);
  scrutiny_sealed_file_fill_file_key (writing->file_key, footage_key, file_id);
  scrutiny_sealed_file_fill_header (writing->header, file_id, footage_key);
  writing->hash = g_checksum_new (G_CHECKSUM_SHA256);
  return write_exactly (writing->fd, writing->header, SEALED_HEADER_BYTES, error);
}

static gboolean
write_chunk (Writing *writing,
             guint64 index,
             gboolean is_last,
             const guint8 *plain,
             gsize length,
             guint8 *sealed,
             GError **error)
{
  guint8 nonce[SEALED_NONCE_BYTES];
  guint8 associated[SEALED_AD_BYTES];
  unsigned long long sealed_bytes = 0;

  scrutiny_sealed_file_fill_nonce (nonce, writing->header, index);
  scrutiny_sealed_file_fill_associated (associated, writing->header, index, is_last);
  crypto_aead_xchacha20poly1305_ietf_encrypt (sealed, &sealed_bytes, plain, length,
                                              associated, sizeof associated, NULL, nonce,
                                              writing->file_key);
  g_checksum_update (writing->hash, plain, (gssize) length);
  writing->plain_bytes += length;
  if (writing->progress != NULL && index % 16 == 0)
    writing->progress (writing->plain_bytes, 2 * writing->expected_bytes,
                       writing->progress_data);
  return write_exactly (writing->fd, sealed, (gsize) sealed_bytes, error);
}

/* Reads one chunk ahead, because the last one is sealed with its flag set. */
static gboolean
write_all_chunks (Writing *writing, GInputStream *source, guint8 *buffers, GError **error)
{
  guint8 *current = buffers, *next = buffers + SCRUTINY_SEALED_FILE_CHUNK_BYTES;
  guint8 *sealed = next + SCRUTINY_SEALED_FILE_CHUNK_BYTES;
  gsize length = 0, next_length = 0;
  guint64 index = 0;

  if (!g_input_stream_read_all (source, current, SCRUTINY_SEALED_FILE_CHUNK_BYTES,
                                &length, writing->cancellable, error))
    return FALSE;

  while (TRUE) {
    guint8 *swap;

    if (length == SCRUTINY_SEALED_FILE_CHUNK_BYTES &&
        !g_input_stream_read_all (source, next, SCRUTINY_SEALED_FILE_CHUNK_BYTES,
                                  &next_length, writing->cancellable, error))
      return FALSE;
    if (length < SCRUTINY_SEALED_FILE_CHUNK_BYTES)
      next_length = 0;
    if (!write_chunk (writing, index++, next_length == 0, current, length, sealed, error))
      return FALSE;
    if (next_length == 0)
      return TRUE;
    swap = current;
    current = next;
    next = swap;
    length = next_length;
  }
}

static gboolean
check_against_hash (ScrutinySealedFile *file,
                    const char *sha256,
                    Writing *writing,
                    GError **error)
{
  g_autoptr (GChecksum) hash = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint8 *plain = g_malloc (SCRUTINY_SEALED_FILE_CHUNK_BYTES);
  guint64 size = scrutiny_sealed_file_get_size (file), done = 0;
  gssize n = 0;

  while (done < size) {
    if (g_cancellable_set_error_if_cancelled (writing->cancellable, error))
      break;
    n = scrutiny_sealed_file_read_at (file, done, plain, SCRUTINY_SEALED_FILE_CHUNK_BYTES,
                                      error);
    if (n <= 0)
      break;
    g_checksum_update (hash, plain, n);
    done += (guint64) n;
    if (writing->progress != NULL)
      writing->progress (writing->plain_bytes + done, writing->plain_bytes + size,
                         writing->progress_data);
  }
  sodium_memzero (plain, SCRUTINY_SEALED_FILE_CHUNK_BYTES);

  if (done < size)
    return FALSE;
  if (!g_str_equal (g_checksum_get_string (hash), sha256)) {
    g_set_error_literal (error, SCRUTINY_MEDIA_ERROR, SCRUTINY_MEDIA_ERROR_TAMPERED,
                         _("The stored recording is not the one that was added: its "
                           "SHA-256 differs."));
    return FALSE;
  }
  return TRUE;
}

/**
 * scrutiny_sealed_file_check:
 * @fd: the sealed recording; stays the caller's, its file offset is not used
 * @footage_key: (array fixed-size=32): the panel's footage sub-key
 * @sha256: what the plain bytes should hash to, lower-case hex
 * @progress: (nullable) (scope call): told plain bytes done and their total
 *
 * Reads every byte. May take minutes for hours of footage; not for the main thread.
 *
 * Returns: %FALSE with %SCRUTINY_MEDIA_ERROR_TAMPERED or %G_IO_ERROR_CANCELLED
 */
gboolean
scrutiny_sealed_file_check (int fd,
                            const guint8 *footage_key,
                            const char *sha256,
                            ScrutinyMediaProgress progress,
                            gpointer progress_data,
                            GCancellable *cancellable,
                            GError **error)
{
  Writing reading = { .progress = progress,
                      .progress_data = progress_data,
                      .cancellable = cancellable };
  g_autoptr (ScrutinySealedFile) file = NULL;
  guint8 file_key[SCRUTINY_SEALED_FILE_KEY_BYTES];
  int own_fd;

  g_return_val_if_fail (footage_key != NULL && sha256 != NULL, FALSE);

  if (!scrutiny_sealed_file_derive_key (fd, footage_key, file_key, error))
    return FALSE;
  own_fd = fcntl (fd, F_DUPFD_CLOEXEC, 3);
  if (own_fd < 0)
    return set_disk_error (error);
  file = scrutiny_sealed_file_open (own_fd, file_key, error);
  sodium_memzero (file_key, sizeof file_key);

  return file != NULL && check_against_hash (file, sha256, &reading, error);
}

/* Syncs, forgets the cached pages so that the disk itself answers, reads back. */
static gboolean
writing_verify (Writing *writing, const char *sha256, GError **error)
{
  g_autoptr (ScrutinySealedFile) file = NULL;
  int own_fd;

  if (fsync (writing->fd) != 0)
    return set_disk_error (error);
  posix_fadvise (writing->fd, 0, 0, POSIX_FADV_DONTNEED);

  own_fd = fcntl (writing->fd, F_DUPFD_CLOEXEC, 3);
  if (own_fd < 0)
    return set_disk_error (error);
  file = scrutiny_sealed_file_open (own_fd, writing->file_key, error);
  return file != NULL && check_against_hash (file, sha256, writing, error);
}

/* A recording that is already there and intact stays; a damaged one is replaced, so
 * adding the same recording again heals it. */
static gboolean
writing_publish (Writing *writing,
                 const guint8 *footage_key,
                 ScrutinySealedFileReceipt *receipt,
                 GError **error)
{
  g_autofree char *name = scrutiny_sealed_file_name (receipt->sha256);
  int old_fd = openat (writing->folder_fd, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);

  if (old_fd >= 0) {
    receipt->was_there = scrutiny_sealed_file_check (old_fd, footage_key, receipt->sha256,
                                                     NULL, NULL, NULL, NULL);
    close (old_fd);
    if (receipt->was_there)
      return TRUE;
  }

  if (renameat (writing->folder_fd, writing->name, writing->folder_fd, name) != 0)
    return set_disk_error (error);
  writing->is_named = FALSE;
  if (fsync (writing->folder_fd) != 0)
    return set_disk_error (error);
  return TRUE;
}

/**
 * scrutiny_sealed_file_write:
 * @source: the recording in the clear; read to its end, never changed
 * @size_bytes: its length for the progress, or 0 while unknown
 * @folder: where sealed recordings live; not a symbolic link
 * @footage_key: (array fixed-size=32): the panel's footage sub-key
 * @progress: (nullable) (scope call): told bytes done; every byte counts twice, once
 *   sealed and once read back
 * @receipt: (out caller-allocates): filled on success
 *
 * Seals @source as `<sha256>.sealed`: written under a temporary name, synced, read
 * back and compared, and only then given its name. A cancelled or failed sealing
 * leaves nothing; a killed one leaves a file scrutiny_sealed_file_sweep() removes.
 * Blocks; not for the main thread.
 *
 * Returns: %FALSE with %SCRUTINY_MEDIA_ERROR or %G_IO_ERROR
 */
gboolean
scrutiny_sealed_file_write (GInputStream *source,
                            guint64 size_bytes,
                            const char *folder,
                            const guint8 *footage_key,
                            ScrutinyMediaProgress progress,
                            gpointer progress_data,
                            GCancellable *cancellable,
                            ScrutinySealedFileReceipt *receipt,
                            GError **error)
{
  const gsize room = 2 * SCRUTINY_SEALED_FILE_CHUNK_BYTES + SEALED_SLOT_BYTES;
  g_auto (Writing) writing = { .folder_fd = -1,
                               .fd = -1,
                               .expected_bytes = size_bytes,
                               .progress = progress,
                               .progress_data = progress_data,
                               .cancellable = cancellable };
  g_autofree guint8 *buffers = NULL;
  gboolean ok;

  g_return_val_if_fail (G_IS_INPUT_STREAM (source), FALSE);
  g_return_val_if_fail (folder != NULL && footage_key != NULL && receipt != NULL, FALSE);

  memset (receipt, 0, sizeof *receipt);
  if (sodium_init () < 0 || !writing_start (&writing, folder, footage_key, error))
    return FALSE;

  buffers = g_malloc (room);
  ok = write_all_chunks (&writing, source, buffers, error);
  sodium_memzero (buffers, room);
  if (!ok)
    return FALSE;

  g_strlcpy (receipt->sha256, g_checksum_get_string (writing.hash),
             sizeof receipt->sha256);
  receipt->size_bytes = writing.plain_bytes;
  return writing_verify (&writing, receipt->sha256, error) &&
         writing_publish (&writing, footage_key, receipt, error);
}

/**
 * scrutiny_sealed_file_name:
 * @sha256: 64 lower-case hexadecimal digits
 *
 * Returns: (transfer full): the name of that recording inside the footage folder
 */
char *
scrutiny_sealed_file_name (const char *sha256)
{
  g_return_val_if_fail (sha256 != NULL, NULL);

  return g_strconcat (sha256, ".sealed", NULL);
}

/**
 * scrutiny_sealed_file_open_in:
 * @folder: where sealed recordings live
 * @sha256: 64 lower-case hexadecimal digits
 *
 * Never follows a symbolic link put in the recording's place.
 *
 * Returns: a descriptor for reading, the caller's to close, or -1 with
 *   %SCRUTINY_MEDIA_ERROR_FAILED
 */
int
scrutiny_sealed_file_open_in (const char *folder, const char *sha256, GError **error)
{
  g_autofree char *name = scrutiny_sealed_file_name (sha256);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);

  if (fd < 0)
    g_set_error (error, SCRUTINY_MEDIA_ERROR, SCRUTINY_MEDIA_ERROR_FAILED,
                 _("The sealed recording %.8s… is not in the panel's folder: %s."),
                    sha256, g_strerror (errno));
  return fd;
}

/**
 * scrutiny_sealed_file_sweep:
 * @folder: where sealed recordings live
 *
 * Removes what killed adds have left behind. One still being written is locked by its
 * writer and stays.
 *
 * Returns: how many were removed
 */
guint
scrutiny_sealed_file_sweep (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint removed = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    int fd;

    if (!g_str_has_prefix (name, UNFINISHED_PREFIX))
      continue;
    fd = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (fd < 0)
      continue;
    if (flock (fd, LOCK_EX | LOCK_NB) == 0 && g_unlink (path) == 0)
      removed++;
    close (fd);
  }

  return removed;
}
