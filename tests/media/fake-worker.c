/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "media/protocol-private.h"

/* A stand-in for bwv-scrutiny-footage that speaks the protocol without libav, so that
 * the desktop's side can be tried against a worker that lies. argv[1] says how:
 * good, old-version, no-sandbox, refuses, clear, bad-slot, bad-size, bad-stride,
 * same-slot, bad-time, bad-sound, passes-fd, noise, dies-playing, dies-always,
 * damaged-playing, early-frame. The clip it plays is 2 s at 25 pictures a second,
 * 64x36; every pixel of picture N is N. */
#define FRAMES   50
#define FRAME_US 40000
#define WIDTH    64u
#define HEIGHT   36u

typedef struct {
  const char *how;
  guint8 *ring;
  gsize slot_bytes;
  guint32 serial;
  gint64 next; /* number of the picture that comes next */
  gboolean is_playing;
  gboolean is_busy[SCRUTINY_RING_SLOTS];
  gboolean is_block_busy[SCRUTINY_RING_BLOCKS];
} Fake;

static gboolean
is (Fake *fake, const char *how)
{
  return g_str_equal (fake->how, how);
}

static void
say (const ScrutinyMessage *message)
{
  scrutiny_message_send (SCRUTINY_PROTOCOL_FD, message, NULL, 0);
}

static void
say_frame (Fake *fake, guint slot)
{
  ScrutinyMessage message = { .type = SCRUTINY_MESSAGE_FRAME,
                              .serial = fake->serial,
                              .slot = slot,
                              .width = WIDTH,
                              .height = HEIGHT,
                              .stride = WIDTH * 3,
                              .at_us = fake->next * FRAME_US,
                              .duration_us = FRAME_US };

  memset (fake->ring + slot * fake->slot_bytes, (int) fake->next, WIDTH * HEIGHT * 3);
  fake->is_busy[slot] = TRUE;
  if (is (fake, "clear"))
    message.flags = SCRUTINY_FRAME_CLEAR;
  if (is (fake, "bad-slot"))
    message.slot = SCRUTINY_RING_SLOTS;
  if (is (fake, "bad-size"))
    message.height = 60000;
  if (is (fake, "bad-stride"))
    message.stride = 0x7fffffff;
  if (is (fake, "bad-time"))
    message.at_us = G_MAXINT64;
  say (&message);
  if (is (fake, "same-slot"))
    say (&message);
  fake->next++;
}

static void
say_sound (Fake *fake)
{
  ScrutinyMessage message = { .type = SCRUTINY_MESSAGE_SOUND,
                              .serial = fake->serial,
                              .at_us = fake->next * FRAME_US,
                              .count = 960 };

  while (fake->is_block_busy[message.slot]) {
    if (++message.slot == SCRUTINY_RING_BLOCKS)
      return;
  }
  fake->is_block_busy[message.slot] = TRUE;
  if (is (fake, "bad-sound"))
    message.count = 1 << 20;
  say (&message);
  message.at_us += 20000;
  while (fake->is_block_busy[message.slot]) {
    if (++message.slot == SCRUTINY_RING_BLOCKS)
      return;
  }
  fake->is_block_busy[message.slot] = TRUE;
  say (&message);
}

static void
say_nothing_good (Fake *fake)
{
  ScrutinyMessage message = { .type = SCRUTINY_MESSAGE_PROGRESS, .serial = fake->serial };
  const int null_fd = 0;

  if (is (fake, "passes-fd"))
    scrutiny_message_send (SCRUTINY_PROTOCOL_FD, &message, &null_fd, 1);
  if (is (fake, "noise") && write (SCRUTINY_PROTOCOL_FD, "noise", 5) < 0)
    _exit (3);
  if ((is (fake, "dies-playing") && fake->next >= 10) || is (fake, "dies-always"))
    _exit (3);
  if (is (fake, "damaged-playing") && fake->next >= 10) {
    message.type = SCRUTINY_MESSAGE_FAILED;
    message.code = SCRUTINY_FAILURE_DAMAGED;
    say (&message);
  }
}

/* As many pictures as there are free slots. */
static void
go_on (Fake *fake)
{
  const ScrutinyMessage end = { .type = SCRUTINY_MESSAGE_END, .serial = fake->serial };

  for (guint slot = 0; fake->is_playing && slot < SCRUTINY_RING_SLOTS; slot++) {
    if (fake->is_busy[slot])
      continue;
    if (fake->next >= FRAMES) {
      fake->is_playing = FALSE;
      say (&end);
      return;
    }
    say_sound (fake);
    say_frame (fake, slot);
    say_nothing_good (fake);
  }
}

static void
show_one (Fake *fake, gint64 number, guint32 serial)
{
  const ScrutinyMessage end = { .type = SCRUTINY_MESSAGE_END, .serial = serial };

  fake->serial = serial;
  if (number < 0 || number >= FRAMES) {
    say (&end);
    return;
  }
  fake->next = number;
  for (guint slot = 0; slot < SCRUTINY_RING_SLOTS; slot++) {
    if (!fake->is_busy[slot]) {
      say_frame (fake, slot);
      return;
    }
  }
}

static void
take_open (Fake *fake, const ScrutinyMessage *message, const int *fds, guint n_fds)
{
  ScrutinyHideClip clip = {
    .width = WIDTH, .height = HEIGHT, .time_base_num = 1, .time_base_den = 25
  };
  ScrutinyMessage opened = { .type = SCRUTINY_MESSAGE_OPENED,
                             .serial = message->serial,
                             .width = WIDTH,
                             .height = HEIGHT,
                             .duration_us = FRAMES * FRAME_US,
                             .count = FRAMES,
                             .at_us = (FRAMES - 1) * FRAME_US,
                             .flags = SCRUTINY_CLIP_SOUND };

  memcpy (clip.sha256, message->bytes + 64, sizeof clip.sha256);
  fake->slot_bytes = (gsize) message->size_bytes;
  if (n_fds == 2)
    fake->ring = mmap (NULL, scrutiny_ring_size_bytes (fake->slot_bytes),
                       PROT_READ | PROT_WRITE, MAP_SHARED, fds[1], 0);
  if (is (fake, "refuses")) {
    opened.type = SCRUTINY_MESSAGE_FAILED;
    opened.code = SCRUTINY_FAILURE_TAMPERED;
  }
  scrutiny_message_set_clip (&opened, &clip);
  say (&opened);
}

static void
obey (Fake *fake, const ScrutinyMessage *message, const int *fds, guint n_fds)
{
  ScrutinyMessage track = { .type = SCRUTINY_MESSAGE_TRACK, .serial = message->serial };

  if (message->type == SCRUTINY_MESSAGE_OPEN)
    take_open (fake, message, fds, n_fds);
  else if (message->type == SCRUTINY_MESSAGE_SET_TRACK) {
    say (&track);
    show_one (fake, message->at_us / FRAME_US, message->serial);
  } else if (message->type == SCRUTINY_MESSAGE_SIZE) {
    if (!fake->is_playing)
      show_one (fake, message->at_us / FRAME_US, message->serial);
  } else if (message->type == SCRUTINY_MESSAGE_SEEK)
    show_one (fake, (message->at_us + FRAME_US - 1) / FRAME_US, message->serial);
  else if (message->type == SCRUTINY_MESSAGE_STEP) {
    fake->is_playing = FALSE;
    show_one (fake, message->at_us / FRAME_US + (message->code == 1 ? 1 : -1),
              message->serial);
  } else if (message->type == SCRUTINY_MESSAGE_PLAY)
    fake->is_playing = TRUE;
  else if (message->type == SCRUTINY_MESSAGE_PAUSE)
    fake->is_playing = FALSE;
  else if (message->type == SCRUTINY_MESSAGE_RELEASE_FRAME)
    fake->is_busy[message->slot % SCRUTINY_RING_SLOTS] = FALSE;
  else if (message->type == SCRUTINY_MESSAGE_RELEASE_SOUND)
    fake->is_block_busy[message->slot % SCRUTINY_RING_BLOCKS] = FALSE;
}

int
main (int argc, char **argv)
{
  Fake fake = { .how = argc > 1 ? argv[1] : "good" };
  ScrutinyMessage hello = { .type = SCRUTINY_MESSAGE_HELLO,
                            .count = SCRUTINY_PROTOCOL_VERSION,
                            .flags =
                                SCRUTINY_SANDBOX_SECCOMP | SCRUTINY_SANDBOX_LANDLOCK };
  ScrutinyMessage message;
  int fds[SCRUTINY_MESSAGE_FDS_MAX];
  guint n_fds;

  if (is (&fake, "old-version"))
    hello.count = 0;
  if (is (&fake, "no-sandbox"))
    hello.flags = SCRUTINY_SANDBOX_SECCOMP;
  if (is (&fake, "early-frame"))
    hello.type = SCRUTINY_MESSAGE_FRAME;
  say (&hello);

  while (scrutiny_message_receive (SCRUTINY_PROTOCOL_FD, &message, fds, &n_fds) ==
         SCRUTINY_RECEIVED_MESSAGE) {
    obey (&fake, &message, fds, n_fds);
    for (guint i = 0; i < n_fds; i++)
      close (fds[i]);
    go_on (&fake);
  }

  return 0;
}
