/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "media/worker/clip-private.h"
#include "media/worker/convert-private.h"
#include "media/worker/decode-private.h"
#include "media/worker/frame-cache.h"
#include "media/worker/mixer-private.h"
#include "media/worker/packet-queue-private.h"
#include "media/worker/plan.h"
#include "media/worker/ring.h"

G_BEGIN_DECLS

/* How often a jump that landed past its target is tried from further back. */
#define SCRUTINY_REEL_RETRIES_MAX 4

/* What turns the clip into frames and sound in the ring. It belongs to the one thread
 * that also reads the socket: scrutiny_reel_work() does a little and returns, so a newer
 * request never waits for more than the decoding of one picture. (libavcodec runs its
 * own threads below.) */
typedef struct {
  int socket_fd; /* not owned */
  ScrutinyClip *clip;
  ScrutinyRing *ring; /* NULL: nothing to play into */
  ScrutinyPlan *plan;
  ScrutinyDecoder *video;
  ScrutinyDecoder *sound; /* NULL without one */
  ScrutinyConverter *converter;
  ScrutinyMixer *mixer;
  ScrutinyPacketQueue video_packets;
  ScrutinyPacketQueue sound_packets;
  ScrutinyFrameCache cache;
  guint box_width; /* what to fit pictures into */
  guint box_height;

  guint32 serial;
  gboolean is_playing;
  gboolean wants_frame;  /* one, for a seek or a step */
  gboolean has_stepped;  /* sound is no longer where the picture is */
  gboolean keeps_frames; /* in the cache, on the way to a step */
  gboolean demux_ended;
  gboolean video_drained; /* its decoder knows that no packet follows */
  gboolean sound_drained;
  gboolean video_ended;
  gboolean sound_ended;
  gint64 sound_from_us; /* the first picture after a jump; G_MININT64 until it is there */

  gboolean goes_back;    /* the last step went back */
  gboolean is_refilling; /* the cache, up to refill_pts, while nobody asks for anything */
  gint64 refill_pts;

  gboolean has_target; /* pictures before target are only decoded */
  ScrutinyMoment target;
  guint retries;      /* how much further back the seek to it had to start */
  gboolean saw_first; /* picture since the last jump */
  gboolean goes_on;   /* to the target without a jump; what was skipped may be it */
  gint64 decoded_pts; /* of the last picture out of the decoder */
  gint64 clock_us;    /* where the viewer is, or G_MININT64 */

  ScrutinyRawFrame *ready;    /* to show as soon as there is a slot */
  ScrutinyRawFrame *current;  /* shown last */
  ScrutinyRawFrame *fallback; /* the last one before a target that never came */
  ScrutinyFigures figures;
} ScrutinyReel;

ScrutinyReel *scrutiny_reel_new (int socket_fd, ScrutinyClip *clip, ScrutinyRing *ring);
void scrutiny_reel_free (ScrutinyReel *self);

gboolean scrutiny_reel_work (ScrutinyReel *self);
void scrutiny_reel_set_plan (ScrutinyReel *self, ScrutinyPlan *plan);

/* reel-seek.c */
void scrutiny_reel_park (ScrutinyReel *self);
void scrutiny_reel_play (ScrutinyReel *self);
void scrutiny_reel_pause (ScrutinyReel *self);
void scrutiny_reel_seek (ScrutinyReel *self,
                         guint32 serial,
                         gint64 at_us,
                         gboolean exact);
void scrutiny_reel_show_again (ScrutinyReel *self, guint32 serial, gint64 at_us);
void scrutiny_reel_step (ScrutinyReel *self, guint32 serial, gint64 at_us, gboolean back);
void scrutiny_reel_jump (ScrutinyReel *self,
                         const ScrutinyMoment *moment,
                         gint64 early_us);
gboolean scrutiny_reel_retry (ScrutinyReel *self);
ScrutinyRawFrame *scrutiny_reel_find (ScrutinyReel *self, gint64 at_us);

/* reel-refill.c */
gboolean scrutiny_reel_refill (ScrutinyReel *self);

/* reel-sound.c */
gboolean scrutiny_reel_work_sound (ScrutinyReel *self);

/* reel-packets.c */
gboolean scrutiny_reel_feed_video (ScrutinyReel *self);
gboolean scrutiny_reel_feed_sound (ScrutinyReel *self);

void scrutiny_reel_say (ScrutinyReel *self, ScrutinyMessage *message);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyReel, scrutiny_reel_free)

G_END_DECLS
