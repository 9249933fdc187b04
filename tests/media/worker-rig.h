/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "media/hide-wire.h"
#include "media/protocol-private.h"

G_BEGIN_DECLS

#define RIG_SLOT_BYTES (4u << 20)

/* A worker under test and the desktop's half of the protocol, as bare as can be. */
typedef struct {
  GPid pid;
  int socket_fd;
  int ring_fd;
  guint8 *ring;
  guint32 layers;  /* of its sandbox */
  guint32 failure; /* why it does not work, from its first word */
  guint32 serial;
  guint8 file_key[32];
  guint8 track_key[32];
  ScrutinyHideClip clip;
  ScrutinyMessage opened;
} Rig;

Rig *rig_new (const char *variable);
Rig *rig_start (const char *variable);
void rig_free (Rig *self);

void rig_ask (Rig *self, ScrutinyMessage *request, const int *fds, guint n_fds);
void rig_wait (Rig *self, ScrutinyMessageType type, ScrutinyMessage *answer);
gboolean rig_open (Rig *self, const char *path, ScrutinyMessage *answer);
ScrutinyCoverReason rig_set_track (Rig *self, const ScrutinyHideTrack *track);
ScrutinyCoverReason rig_set_editing (Rig *self, const ScrutinyHideTrack *track);
ScrutinyCoverReason rig_set_sealed (Rig *self, const void *data, gsize size_bytes);
void rig_seek (Rig *self, gint64 at_us, ScrutinyMessage *frame);
void rig_give_back (Rig *self, const ScrutinyMessage *message);
const guint8 *rig_picture (Rig *self, const ScrutinyMessage *frame);
const gint16 *rig_sound (Rig *self, const ScrutinyMessage *sound);
int rig_memfd (gsize size_bytes);

void rig_receive (Rig *self, ScrutinyMessage *message);
guint rig_play (Rig *self, GByteArray *sound, guint *magenta, guint *grey);

guint rig_count_magenta (Rig *self, const ScrutinyMessage *frame);
gboolean rig_is_grey (Rig *self, const ScrutinyMessage *frame);

/* Clips made by the ffmpeg program: a grey scene with one magenta box of 80 x 80 that is
 * at (40 + 60 t, 100) of 640 x 360 at t seconds, 4 s of 25 frames, and a tone of 440 Hz
 * that is 1000 Hz from 1 s to 2 s: what must never get out. */
char *rig_make_clip (const char *folder, const char *name, const char *const *options);
ScrutinyHideTrack *rig_make_track (const ScrutinyHideClip *clip);

/* A worker that has such a clip open, for g_test_add() with the options of the clip. */
typedef struct {
  char *folder;
  char *clip;
  Rig *rig;
} RigFixture;

void rig_fixture_set_up (RigFixture *self, gconstpointer options);
void rig_fixture_tear_down (RigFixture *self, gconstpointer options);

G_END_DECLS
