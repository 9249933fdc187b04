/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/media/worker-rig.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define SCENE_SECONDS 4

int
rig_memfd (gsize size_bytes)
{
  int fd = memfd_create ("rig", MFD_CLOEXEC | MFD_ALLOW_SEALING);

  g_assert_cmpint (ftruncate (fd, (off_t) size_bytes), ==, 0);
  g_assert_cmpint (fcntl (fd, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW), ==, 0);

  return fd;
}

/* Starts the program that the environment variable names, able to work or not. */
Rig *
rig_start (const char *variable)
{
  Rig *self = g_new0 (Rig, 1);
  const char *argv[] = { g_getenv (variable), NULL };
  const int target = SCRUTINY_PROTOCOL_FD;
  g_autoptr (GError) error = NULL;
  ScrutinyMessage hello;
  int ends[2];

  g_assert_nonnull (argv[0]);
  g_assert_cmpint (socketpair (AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends), ==, 0);
  g_spawn_async_with_pipes_and_fds (NULL, argv, NULL,
                                    G_SPAWN_DO_NOT_REAP_CHILD |
                                        G_SPAWN_LEAVE_DESCRIPTORS_OPEN,
                                    NULL, NULL, -1, -1, -1, &ends[1], &target, 1,
                                    &self->pid, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  close (ends[1]);
  self->socket_fd = ends[0];
  self->ring_fd = rig_memfd (scrutiny_ring_size_bytes (RIG_SLOT_BYTES));
  self->ring = mmap (NULL, scrutiny_ring_size_bytes (RIG_SLOT_BYTES), PROT_READ,
                     MAP_SHARED, self->ring_fd, 0);
  memset (self->track_key, 7, sizeof self->track_key);

  rig_wait (self, SCRUTINY_MESSAGE_HELLO, &hello);
  self->failure = hello.code;
  self->layers = hello.flags;

  return self;
}

Rig *
rig_new (const char *variable)
{
  Rig *self = rig_start (variable);

  g_assert_cmpint (self->failure, ==, SCRUTINY_FAILURE_NONE);

  return self;
}

/* Hangs up, after which the worker must end by itself. */
void
rig_free (Rig *self)
{
  int status;

  close (self->socket_fd);
  g_assert_cmpint (waitpid (self->pid, &status, 0), ==, self->pid);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  g_spawn_close_pid (self->pid);
  munmap (self->ring, scrutiny_ring_size_bytes (RIG_SLOT_BYTES));
  close (self->ring_fd);
  g_free (self);
}

void
rig_ask (Rig *self, ScrutinyMessage *request, const int *fds, guint n_fds)
{
  request->serial = ++self->serial;
  g_assert_true (scrutiny_message_send (self->socket_fd, request, fds, n_fds));
}

static gboolean
is_stale (Rig *self, const ScrutinyMessage *message)
{
  return message->serial < self->serial && message->type != SCRUTINY_MESSAGE_HELLO;
}

/* Waits for a message of type; gives back frames and sound it does not want. */
void
rig_wait (Rig *self, ScrutinyMessageType type, ScrutinyMessage *answer)
{
  int fds[SCRUTINY_MESSAGE_FDS_MAX];
  guint n_fds;

  for (;;) {
    g_assert_cmpint (scrutiny_message_receive (self->socket_fd, answer, fds, &n_fds), ==,
                     SCRUTINY_RECEIVED_MESSAGE);
    g_assert_cmpuint (n_fds, ==, 0);
    if (answer->type == type && !is_stale (self, answer))
      return;
    if (answer->type == SCRUTINY_MESSAGE_FAILED)
      g_test_message ("failed: %u %s", answer->code, answer->text);
    g_assert_cmpint (answer->type, !=, SCRUTINY_MESSAGE_FAILED);
    rig_give_back (self, answer);
  }
}

static void
hash_file (const char *path, guint8 *sha256)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *data = NULL;
  gsize length, size = 32;

  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  g_checksum_update (checksum, (const guchar *) data, (gssize) length);
  g_checksum_get_digest (checksum, sha256, &size);
}

/* FALSE if the worker refuses it; answer says why. */
gboolean
rig_open (Rig *self, const char *path, ScrutinyMessage *answer)
{
  ScrutinyMessage request = { .type = SCRUTINY_MESSAGE_OPEN,
                              .size_bytes = RIG_SLOT_BYTES };
  int fds[2] = { open (path, O_RDONLY | O_CLOEXEC), self->ring_fd };
  int came[SCRUTINY_MESSAGE_FDS_MAX];
  guint n_came;

  g_assert_cmpint (fds[0], >=, 0);
  memcpy (request.bytes + 32, self->track_key, 32);
  hash_file (path, request.bytes + 64);
  rig_ask (self, &request, fds, 2);
  close (fds[0]);

  g_assert_cmpint (scrutiny_message_receive (self->socket_fd, answer, came, &n_came), ==,
                   SCRUTINY_RECEIVED_MESSAGE);
  if (answer->type == SCRUTINY_MESSAGE_FAILED)
    return FALSE;
  g_assert_cmpint (answer->type, ==, SCRUTINY_MESSAGE_OPENED);
  self->opened = *answer;
  scrutiny_message_get_clip (answer, &self->clip);
  g_assert_true (scrutiny_hide_clip_is_valid (&self->clip));

  return TRUE;
}

/* Leaves the frame that is shown again in the queue. */
ScrutinyCoverReason
rig_set_sealed (Rig *self, const void *data, gsize size_bytes)
{
  ScrutinyMessage request = { .type = SCRUTINY_MESSAGE_SET_TRACK,
                              .size_bytes = (gint64) size_bytes };
  ScrutinyMessage answer;
  int fd = rig_memfd (MAX (size_bytes, 1));

  if (size_bytes > 0)
    g_assert_cmpint (pwrite (fd, data, size_bytes, 0), ==, size_bytes);
  rig_ask (self, &request, &fd, data ? 1 : 0);
  close (fd);
  rig_wait (self, SCRUTINY_MESSAGE_TRACK, &answer);

  return (ScrutinyCoverReason) answer.code;
}

static ScrutinyCoverReason
set_track (Rig *self, const ScrutinyHideTrack *track, ScrutinyHideWireGrant grant)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) sealed =
      scrutiny_hide_wire_seal (track, grant, self->track_key, &error);
  gsize size_bytes;
  const void *data;

  g_assert_no_error (error);
  data = g_bytes_get_data (sealed, &size_bytes);

  return rig_set_sealed (self, data, size_bytes);
}

ScrutinyCoverReason
rig_set_track (Rig *self, const ScrutinyHideTrack *track)
{
  return set_track (self, track, SCRUTINY_HIDE_WIRE_COVERED);
}

/* Without this some tests would prove nothing: it shows that there is something to see.
 */
ScrutinyCoverReason
rig_set_editing (Rig *self, const ScrutinyHideTrack *track)
{
  return set_track (self, track, SCRUTINY_HIDE_WIRE_EDITING);
}

/* The caller gives the frame back. */
void
rig_seek (Rig *self, gint64 at_us, ScrutinyMessage *frame)
{
  ScrutinyMessage request = { .type = SCRUTINY_MESSAGE_SEEK, .at_us = at_us };

  rig_ask (self, &request, NULL, 0);
  rig_wait (self, SCRUTINY_MESSAGE_FRAME, frame);
}

void
rig_give_back (Rig *self, const ScrutinyMessage *message)
{
  ScrutinyMessage request = { .slot = message->slot, .serial = message->serial };

  if (message->type == SCRUTINY_MESSAGE_FRAME)
    request.type = SCRUTINY_MESSAGE_RELEASE_FRAME;
  else if (message->type == SCRUTINY_MESSAGE_SOUND)
    request.type = SCRUTINY_MESSAGE_RELEASE_SOUND;
  else
    return;

  g_assert_true (scrutiny_message_send (self->socket_fd, &request, NULL, 0));
}

const guint8 *
rig_picture (Rig *self, const ScrutinyMessage *frame)
{
  g_assert_cmpuint (frame->slot, <, SCRUTINY_RING_SLOTS);
  g_assert_cmpuint (frame->stride, >=, frame->width * 3);
  g_assert_cmpuint ((gsize) frame->stride * frame->height, <=, RIG_SLOT_BYTES);

  return self->ring + frame->slot * RIG_SLOT_BYTES;
}

const gint16 *
rig_sound (Rig *self, const ScrutinyMessage *sound)
{
  const guint8 *block;

  g_assert_cmpuint (sound->slot, <, SCRUTINY_RING_BLOCKS);
  g_assert_cmpint (sound->count, <=, SCRUTINY_RING_BLOCK_FRAMES);
  block = self->ring + SCRUTINY_RING_SLOTS * RIG_SLOT_BYTES +
          sound->slot * SCRUTINY_RING_BLOCK_BYTES;

  return (const gint16 *) (const void *) block;
}

void
rig_receive (Rig *self, ScrutinyMessage *message)
{
  int fds[SCRUTINY_MESSAGE_FDS_MAX];
  guint n_fds;

  g_assert_cmpint (scrutiny_message_receive (self->socket_fd, message, fds, &n_fds), ==,
                   SCRUTINY_RECEIVED_MESSAGE);
  g_assert_cmpuint (n_fds, ==, 0);
}

/* Plays from where it is to the end. sound (nullable) gets all samples, magenta the
 * pixels of that colour and grey the pictures covered whole; the pictures are counted. */
guint
rig_play (Rig *self, GByteArray *sound, guint *magenta, guint *grey)
{
  ScrutinyMessage message = { .type = SCRUTINY_MESSAGE_PLAY };
  guint n_frames = 0;

  *magenta = *grey = 0;
  g_assert_true (scrutiny_message_send (self->socket_fd, &message, NULL, 0));
  do {
    rig_receive (self, &message);
    g_assert_cmpint (message.type, !=, SCRUTINY_MESSAGE_FAILED);
    if (message.type == SCRUTINY_MESSAGE_FRAME) {
      n_frames++;
      *magenta += rig_count_magenta (self, &message);
      *grey += rig_is_grey (self, &message);
    }
    if (message.type == SCRUTINY_MESSAGE_SOUND && sound)
      g_byte_array_append (sound, (const guint8 *) rig_sound (self, &message),
                           (guint) message.count * 4);
    rig_give_back (self, &message);
  } while (message.type != SCRUTINY_MESSAGE_END);

  return n_frames;
}

/* Anything that leans towards magenta more than coding noise does. */
guint
rig_count_magenta (Rig *self, const ScrutinyMessage *frame)
{
  const guint8 *picture = rig_picture (self, frame);
  guint count = 0;

  for (guint y = 0; y < frame->height; y++) {
    const guint8 *pixel = picture + (gsize) y * frame->stride;

    for (guint x = 0; x < frame->width; x++, pixel += 3)
      count += pixel[0] > pixel[1] + 24 && pixel[2] > pixel[1] + 24;
  }

  return count;
}

gboolean
rig_is_grey (Rig *self, const ScrutinyMessage *frame)
{
  const guint8 *picture = rig_picture (self, frame);

  for (guint y = 0; y < frame->height; y++) {
    for (guint x = 0; x < frame->width * 3; x++) {
      if (picture[(gsize) y * frame->stride + x] != 128)
        return FALSE;
    }
  }

  return TRUE;
}

/* options: of the encoder and the muxer, NULL for H.264 and AAC with B-frames. */
char *
rig_make_clip (const char *folder, const char *name, const char *const *options)
{
  static const char *const usual[] = { "-c:v", "libx264", "-preset",  "ultrafast",
                                       "-bf",  "2",       "-g",       "25",
                                       "-c:a", "aac",     "-pix_fmt", "yuv420p",
                                       NULL };
  static const char *const start[] = {
    "ffmpeg",
    "-v",
    "error",
    "-nostdin",
    "-f",
    "lavfi",
    "-i",
    "color=c=0x808080:s=640x360:r=25:d=4[grey];color=c=magenta:s=80x80:r=25:d=4[box];"
    "[grey][box]overlay=x='40+60*t':y=100",
    "-f",
    "lavfi",
    "-i",
    "aevalsrc='0.5*sin(2*PI*t*if(between(t,1,2),1000,440))':s=48000:d=4",
    NULL
  };
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (folder, name, NULL);
  int status;

  for (guint i = 0; start[i]; i++)
    g_ptr_array_add (arguments, (char *) start[i]);
  for (guint i = 0; (options ? options : usual)[i]; i++)
    g_ptr_array_add (arguments, (char *) (options ? options : usual)[i]);
  g_ptr_array_add (arguments, (char *) "-y");
  g_ptr_array_add (arguments, path);
  g_ptr_array_add (arguments, NULL);
  g_spawn_sync (NULL, (char **) arguments->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL,
                NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));

  return path;
}

/* Hides the box all along and the tone from 1 s to 2 s. */
ScrutinyHideTrack *
rig_make_track (const ScrutinyHideClip *clip)
{
  const ScrutinyHideKey keys[] = {
    { 0, 40.0 / 640, 100.0 / 360, 80.0 / 640, 80.0 / 360, SCRUTINY_HIDE_STATE_MOVE },
    { SCENE_SECONDS * 1000000, 280.0 / 640, 100.0 / 360, 80.0 / 640, 80.0 / 360,
      SCRUTINY_HIDE_STATE_MOVE },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyHideRegion) region =
      scrutiny_hide_region_new ("box", SCRUTINY_HIDE_SHAPE_RECTANGLE, "face", keys, 2,
                                &error);
  ScrutinyHideTrack *track = scrutiny_hide_track_new (clip, "test", &error);

  g_assert_no_error (error);
  g_assert_true (scrutiny_hide_track_add_region (track, region, &error));
  g_assert_true (scrutiny_hide_track_add_sound (track, 1000000, 2000000, "name", &error));

  return track;
}

void
rig_fixture_set_up (RigFixture *self, gconstpointer options)
{
  ScrutinyMessage answer;

  self->folder = g_dir_make_tmp ("worker-XXXXXX", NULL);
  self->clip = rig_make_clip (self->folder, "clip.mp4", options);
  self->rig = rig_new ("BWV_SCRUTINY_FOOTAGE");
  g_assert_true (rig_open (self->rig, self->clip, &answer));
}

void
rig_fixture_tear_down (RigFixture *self, gconstpointer options)
{
  rig_free (self->rig);
  g_unlink (self->clip);
  g_rmdir (self->folder);
  g_free (self->clip);
  g_free (self->folder);
}
