/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/footage-ticket-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "media/error.h"
#include "media/hide-wire.h"
#include "media/sealed-file.h"

G_STATIC_ASSERT (SCRUTINY_SEALED_FILE_KEY_BYTES + SCRUTINY_HIDE_WIRE_KEY_BYTES +
                     SCRUTINY_CLIP_SHA256_BYTES <=
                 SCRUTINY_MESSAGE_BYTES);

struct _ScrutinyFootageTicket {
  gatomicrefcount references;
  int fd;
  gboolean is_sealed;
  guint8 *keys; /* locked: file key 32, track key 32 */
  guint8 digest[SCRUTINY_CLIP_SHA256_BYTES];
  char sha256[2 * SCRUTINY_CLIP_SHA256_BYTES + 1];
  GBytes *track; /* NULL: everything is covered */
  gboolean is_editing;
  char *cover_reason; /* why there is no track, if app/ knows better than the worker */
};

GType
scrutiny_footage_ticket_get_type (void)
{
  static gsize type = 0;

  if (g_once_init_enter (&type)) {
    GType fresh =
        g_boxed_type_register_static ("ScrutinyFootageTicket",
                                      (GBoxedCopyFunc) scrutiny_footage_ticket_ref,
                                      (GBoxedFreeFunc) scrutiny_footage_ticket_unref);

    g_once_init_leave (&type, fresh);
  }
  return type;
}

#define FILE_KEY(self)  ((self)->keys)
#define TRACK_KEY(self) ((self)->keys + SCRUTINY_SEALED_FILE_KEY_BYTES)
#define KEYS_BYTES      (SCRUTINY_SEALED_FILE_KEY_BYTES + SCRUTINY_HIDE_WIRE_KEY_BYTES)

/* The track key is made here and known to this ticket and its worker only. */
static ScrutinyFootageTicket *
ticket_alloc (int fd)
{
  ScrutinyFootageTicket *self = g_new0 (ScrutinyFootageTicket, 1);

  g_atomic_ref_count_init (&self->references);
  self->fd = fd;
  self->keys = sodium_init () >= 0 ? sodium_malloc (KEYS_BYTES) : NULL;
  if (self->keys == NULL)
    g_error ("Out of memory");
  memset (self->keys, 0, KEYS_BYTES);
  randombytes_buf (TRACK_KEY (self), SCRUTINY_HIDE_WIRE_KEY_BYTES);
  return self;
}

static gboolean
set_sha256 (ScrutinyFootageTicket *self, const char *sha256)
{
  gsize length = 0;

  if (strlen (sha256) != 2 * SCRUTINY_CLIP_SHA256_BYTES ||
      sodium_hex2bin (self->digest, sizeof self->digest, sha256, strlen (sha256), NULL,
                      &length, NULL) != 0 ||
      length != sizeof self->digest)
    return FALSE;
  sodium_bin2hex (self->sha256, sizeof self->sha256, self->digest, sizeof self->digest);
  return TRUE;
}

/**
 * scrutiny_footage_ticket_new_sealed:
 * @fd: (transfer full): the sealed recording; closed also on failure
 * @footage_key: (array fixed-size=32): the panel's footage sub-key; not kept
 * @sha256: the plain bytes' hash, as 64 hexadecimal digits
 *
 * Returns: (transfer full) (nullable): a ticket without a hide track, under which every
 *   picture is covered, or %NULL with %SCRUTINY_MEDIA_ERROR_TAMPERED
 */
ScrutinyFootageTicket *
scrutiny_footage_ticket_new_sealed (int fd,
                                    const guint8 *footage_key,
                                    const char *sha256,
                                    GError **error)
{
  g_autoptr (ScrutinyFootageTicket) self = NULL;

  g_return_val_if_fail (fd >= 0 && footage_key != NULL && sha256 != NULL, NULL);

  self = ticket_alloc (fd);
  self->is_sealed = TRUE;
  if (!scrutiny_sealed_file_derive_key (fd, footage_key, FILE_KEY (self), error))
    return NULL;
  g_return_val_if_fail (set_sha256 (self, sha256), NULL);

  return g_steal_pointer (&self);
}

static char *
hash_fd (int fd, GCancellable *cancellable, GError **error)
{
  g_autoptr (GChecksum) hash = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint8 *bytes = g_malloc (SCRUTINY_SEALED_FILE_CHUNK_BYTES);
  guint64 done = 0;
  gssize n;

  do {
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return NULL;
    n = pread (fd, bytes, SCRUTINY_SEALED_FILE_CHUNK_BYTES, (off_t) done);
    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0) {
      g_set_error (error, SCRUTINY_MEDIA_ERROR, SCRUTINY_MEDIA_ERROR_FAILED,
                   _("The file could not be read: %s."), g_strerror (errno));
      return NULL;
    }
    g_checksum_update (hash, bytes, n);
    done += (guint64) n;
  } while (n != 0);

  return g_strdup (g_checksum_get_string (hash));
}

/**
 * scrutiny_footage_ticket_new_plain:
 * @path: a video file that is not sealed
 *
 * For looking at a file before it is added: it is hashed first. Blocks.
 *
 * Returns: (transfer full) (nullable): a ticket without a hide track, or %NULL with
 *   %SCRUTINY_MEDIA_ERROR_FAILED
 */
ScrutinyFootageTicket *
scrutiny_footage_ticket_new_plain (const char *path,
                                   GCancellable *cancellable,
                                   GError **error)
{
  g_autoptr (ScrutinyFootageTicket) self = NULL;
  g_autofree char *sha256 = NULL;
  struct stat about;
  int fd;

  g_return_val_if_fail (path != NULL, NULL);

  fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0) {
    g_set_error (error, SCRUTINY_MEDIA_ERROR, SCRUTINY_MEDIA_ERROR_FAILED,
                 _("%s could not be opened: %s."), path, g_strerror (errno));
    return NULL;
  }
  self = ticket_alloc (fd);
  if (fstat (fd, &about) != 0 || !S_ISREG (about.st_mode)) {
    g_set_error (error, SCRUTINY_MEDIA_ERROR, SCRUTINY_MEDIA_ERROR_FAILED,
                 _("%s is not a file."), path);
    return NULL;
  }
  sha256 = hash_fd (fd, cancellable, error);
  if (sha256 == NULL || !set_sha256 (self, sha256))
    return NULL;

  return g_steal_pointer (&self);
}

static ScrutinyFootageTicket *
ticket_copy (ScrutinyFootageTicket *self)
{
  ScrutinyFootageTicket *copy = ticket_alloc (fcntl (self->fd, F_DUPFD_CLOEXEC, 3));

  copy->is_sealed = self->is_sealed;
  memcpy (copy->keys, self->keys, KEYS_BYTES);
  memcpy (copy->digest, self->digest, sizeof copy->digest);
  memcpy (copy->sha256, self->sha256, sizeof copy->sha256);
  return copy;
}

/**
 * scrutiny_footage_ticket_with_track:
 * @self: a ticket
 * @track: what must be hidden
 * @is_editing: whether clear pictures may be seen: the hide editor's session only
 *
 * Returns: (transfer full) (nullable): a ticket for the same clip with this track, or
 *   %NULL if the track is too large to pass on
 */
ScrutinyFootageTicket *
scrutiny_footage_ticket_with_track (ScrutinyFootageTicket *self,
                                    const ScrutinyHideTrack *track,
                                    gboolean is_editing,
                                    GError **error)
{
  g_autoptr (GBytes) sealed = NULL;
  ScrutinyFootageTicket *copy;

  g_return_val_if_fail (self != NULL && track != NULL, NULL);

  sealed = scrutiny_hide_wire_seal (track,
                                    is_editing ? SCRUTINY_HIDE_WIRE_EDITING
                                               : SCRUTINY_HIDE_WIRE_COVERED,
                                    TRACK_KEY (self), error);
  if (sealed == NULL)
    return NULL;

  copy = ticket_copy (self);
  copy->track = g_steal_pointer (&sealed);
  copy->is_editing = is_editing;
  return copy;
}

/**
 * scrutiny_footage_ticket_with_cover:
 * @self: a ticket
 * @reason: why nothing may be seen, as a translated sentence
 *
 * Returns: (transfer full): a ticket for the same clip under which all is covered
 */
ScrutinyFootageTicket *
scrutiny_footage_ticket_with_cover (ScrutinyFootageTicket *self, const char *reason)
{
  ScrutinyFootageTicket *copy;

  g_return_val_if_fail (self != NULL && reason != NULL, NULL);

  copy = ticket_copy (self);
  copy->cover_reason = g_strdup (reason);
  return copy;
}

/**
 * scrutiny_footage_ticket_with_sealed_bytes:
 * @self: a ticket
 * @sealed: bytes the worker is to take for a sealed track, and will not believe unless
 *   they were sealed for this ticket
 *
 * Returns: (transfer full): a ticket for the same clip
 */
ScrutinyFootageTicket *
scrutiny_footage_ticket_with_sealed_bytes (ScrutinyFootageTicket *self, GBytes *sealed)
{
  ScrutinyFootageTicket *copy;

  g_return_val_if_fail (self != NULL && sealed != NULL, NULL);

  copy = ticket_copy (self);
  copy->track = g_bytes_ref (sealed);
  return copy;
}

ScrutinyFootageTicket *
scrutiny_footage_ticket_ref (ScrutinyFootageTicket *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
scrutiny_footage_ticket_unref (ScrutinyFootageTicket *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->references))
    return;
  if (self->fd >= 0)
    close (self->fd);
  sodium_free (self->keys); /* wipes */
  g_clear_pointer (&self->track, g_bytes_unref);
  g_free (self->cover_reason);
  g_free (self);
}

/**
 * scrutiny_footage_ticket_get_sha256:
 * @self: a ticket
 *
 * Returns: the clip's hash as 64 lower-case hexadecimal digits
 */
const char *
scrutiny_footage_ticket_get_sha256 (ScrutinyFootageTicket *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->sha256;
}

/**
 * scrutiny_footage_ticket_is_editing:
 *
 * Returns: whether it lets the clip be seen uncovered, for the hide editor
 */
gboolean
scrutiny_footage_ticket_is_editing (ScrutinyFootageTicket *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_editing;
}

/**
 * scrutiny_footage_ticket_get_cover_reason:
 * @self: a ticket
 *
 * Returns: (nullable): why all is covered, if app/ said so
 */
const char *
scrutiny_footage_ticket_get_cover_reason (ScrutinyFootageTicket *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->cover_reason;
}

/** scrutiny_footage_ticket_send_open: OPEN, with a ring unless @ring_fd is -1. */
gboolean
scrutiny_footage_ticket_send_open (ScrutinyFootageTicket *self,
                                   ScrutinyWorkerClient *client,
                                   guint32 serial,
                                   int ring_fd,
                                   gsize slot_bytes)
{
  const int fds[] = { self->fd, ring_fd };
  ScrutinyMessage open_clip = { .type = SCRUTINY_MESSAGE_OPEN,
                                .serial = serial,
                                .flags = self->is_sealed ? SCRUTINY_OPEN_SEALED : 0,
                                .size_bytes = ring_fd < 0 ? 0 : (gint64) slot_bytes };
  gboolean sent;

  memcpy (open_clip.bytes, self->keys, KEYS_BYTES);
  memcpy (open_clip.bytes + KEYS_BYTES, self->digest, sizeof self->digest);
  sent = scrutiny_worker_client_send (client, &open_clip, fds, ring_fd < 0 ? 1 : 2);
  sodium_memzero (&open_clip, sizeof open_clip);
  return sent;
}

static gboolean
write_all (int fd, GBytes *bytes)
{
  gsize length = 0, done = 0;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  while (done < length) {
    gssize n = pwrite (fd, data + done, length - done, (off_t) done);

    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0)
      return FALSE;
    done += (gsize) n;
  }
  return TRUE;
}

/**
 * scrutiny_footage_ticket_send_track:
 *
 * SET_TRACK; without a track the worker covers everything.
 */
gboolean
scrutiny_footage_ticket_send_track (ScrutinyFootageTicket *self,
                                    ScrutinyWorkerClient *client,
                                    guint32 serial,
                                    gint64 at_us,
                                    GError **error)
{
  ScrutinyMessage set_track = { .type = SCRUTINY_MESSAGE_SET_TRACK,
                                .serial = serial,
                                .at_us = at_us };
  gboolean sent = FALSE;
  int fd = -1;

  if (self->track != NULL && g_bytes_get_size (self->track) > 0) {
    set_track.size_bytes = (gint64) g_bytes_get_size (self->track);
    fd = scrutiny_worker_client_make_memory (g_bytes_get_size (self->track), error);
    if (fd < 0)
      return FALSE;
  }

  if (fd < 0 || write_all (fd, self->track))
    sent = scrutiny_worker_client_send (client, &set_track, &fd, fd < 0 ? 0 : 1);
  if (fd >= 0)
    close (fd);
  if (!sent)
    g_set_error_literal (error, SCRUTINY_MEDIA_ERROR, SCRUTINY_MEDIA_ERROR_WORKER,
                         _("The footage program stopped. The picture stays covered."));
  return sent;
}
