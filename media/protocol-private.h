/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "media/protocol-codes-private.h"
#include "model/hide-clip.h"

G_BEGIN_DECLS

/* What the desktop and bwv-scrutiny-footage say to each other: packets of one size over
 * a SOCK_SEQPACKET socketpair, descriptors by SCM_RIGHTS, never a path. The worker finds
 * its end as descriptor 3 and speaks first (HELLO). It dies with the thread (not just
 * the process) that started it, so start it from a thread that stays.
 *
 * The desktop makes the ring: a memfd of scrutiny_ring_size_bytes(), sealed against any
 * change of size, so that a hostile worker cannot pull it away. Picture slot I starts at
 * I * slot bytes, sound block J after all slots at J * SCRUTINY_RING_BLOCK_BYTES. A slot
 * belongs to the worker until FRAME or SOUND names it, then to the desktop until it is
 * given back. Stills and the index go into sealed memfds of the desktop's, too.
 *
 * Every change of place, track or size carries a new serial; frames and sound with an
 * older one are void, but their slots must still be given back. */
#define SCRUTINY_PROTOCOL_VERSION     1
#define SCRUTINY_PROTOCOL_FD          3
#define SCRUTINY_MESSAGE_PACKET_BYTES 256
#define SCRUTINY_MESSAGE_FDS_MAX      2
#define SCRUTINY_MESSAGE_BYTES        96
#define SCRUTINY_MESSAGE_TEXT_MAX     63

#define SCRUTINY_RING_SLOTS           8u
#define SCRUTINY_RING_SLOT_MAX_BYTES  (64u << 20)
#define SCRUTINY_RING_BLOCKS          64u
#define SCRUTINY_RING_BLOCK_FRAMES    1024u
#define SCRUTINY_RING_BLOCK_BYTES     (SCRUTINY_RING_BLOCK_FRAMES * 4u)
#define SCRUTINY_SOUND_RATE           48000u /* signed 16 bit, native order */
#define SCRUTINY_SOUND_CHANNELS       2u

/* Speeds, in thousandths of normal. Sound after RATE is made for it: SEEK next. */
#define SCRUTINY_RATE_NORMAL 1000
#define SCRUTINY_RATE_LEAST  250
#define SCRUTINY_RATE_MOST   2000

/* One message. Which fields a type uses is said beside it in protocol-codes-private.h;
 * the others are 0. All times are microseconds since the video stream's start. */
typedef struct {
  ScrutinyMessageType type;
  guint32 serial;
  guint32 code;
  guint32 flags;
  guint32 slot;
  guint32 width;
  guint32 height;
  guint32 stride;
  gint64 at_us;
  gint64 duration_us;
  gint64 size_bytes;
  gint64 count;
  guint8 bytes[SCRUTINY_MESSAGE_BYTES];
  char text[SCRUTINY_MESSAGE_TEXT_MAX + 1];
} ScrutinyMessage;

/* What the worker has done since it opened the clip (message FIGURES). */
typedef struct {
  guint64 decoded;   /* pictures */
  guint64 delivered; /* pictures put into the ring */
  guint64 whole;     /* of those, covered whole */
  guint64 late;      /* not converted because their time had passed */
  guint64 damaged;   /* pictures the decoder complained about */
  guint64 sound_frames;
  guint64 silenced_frames;
  guint64 decode_us; /* time spent in each */
  guint64 cover_us;
  guint64 convert_us;
} ScrutinyFigures;

typedef enum {
  SCRUTINY_RECEIVED_MESSAGE,
  SCRUTINY_RECEIVED_NOTHING, /* non-blocking, or interrupted */
  SCRUTINY_RECEIVED_CLOSED,  /* the other side is gone */
  SCRUTINY_RECEIVED_BROKEN,  /* not one of our packets: stop talking to it */
} ScrutinyReceived;

void scrutiny_message_encode (const ScrutinyMessage *self,
                              guint8 packet[SCRUTINY_MESSAGE_PACKET_BYTES]);
gboolean scrutiny_message_decode (ScrutinyMessage *self,
                                  const guint8 *packet,
                                  gsize size_bytes);

void scrutiny_message_set_clip (ScrutinyMessage *self, const ScrutinyHideClip *clip);
void scrutiny_message_get_clip (const ScrutinyMessage *self, ScrutinyHideClip *clip);
void scrutiny_message_set_figures (ScrutinyMessage *self, const ScrutinyFigures *figures);
void scrutiny_message_get_figures (const ScrutinyMessage *self, ScrutinyFigures *figures);

gboolean scrutiny_message_send (int socket_fd,
                                const ScrutinyMessage *self,
                                const int *fds,
                                guint n_fds);
ScrutinyReceived scrutiny_message_receive (int socket_fd,
                                           ScrutinyMessage *self,
                                           int fds[SCRUTINY_MESSAGE_FDS_MAX],
                                           guint *n_fds);

gsize scrutiny_ring_size_bytes (gsize slot_bytes);

G_END_DECLS
