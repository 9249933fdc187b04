/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The words of the protocol: first what the desktop asks, then what the worker says.
 * After each: (descriptors) and the fields it uses. Every request but PLAY, PAUSE,
 * CLOCK, RATE, RELEASE_* and CANCEL is answered, in order, under the same serial. */
typedef enum {
  /* (clip, [ring]) flags OPEN_*, size_bytes of a slot, bytes: file key 32, track key 32,
   * the clip's sha256 32 -> OPENED | FAILED. Once in a worker's life. */
  SCRUTINY_MESSAGE_OPEN = 1,
  /* (sealed track) size_bytes of it, or no descriptor for no track; at_us where the
   * viewer is -> TRACK, then as SEEK when a ring is there */
  SCRUTINY_MESSAGE_SET_TRACK,
  /* width, height: fit in here; at_us where the viewer is -> when paused, as SEEK there
   */
  SCRUTINY_MESSAGE_SIZE,
  SCRUTINY_MESSAGE_PLAY,  /* from where it is; keeps the serial */
  SCRUTINY_MESSAGE_PAUSE, /* no more frames or sound */
  /* at_us, flags SEEK_KEYFRAME -> FRAME; goes on playing if it was */
  SCRUTINY_MESSAGE_SEEK,
  /* code 1 forward, 2 back; at_us where the viewer is; pauses -> FRAME | END */
  SCRUTINY_MESSAGE_STEP,
  SCRUTINY_MESSAGE_RELEASE_FRAME, /* slot */
  SCRUTINY_MESSAGE_RELEASE_SOUND, /* slot */
  SCRUTINY_MESSAGE_CLOCK,         /* at_us: the viewer is here (hint against lateness) */
  /* (memfd) size_bytes of it, at_us, width, height to fit in or 0 for all: a covered PNG;
   * pauses -> DONE size_bytes, at_us, code cover reason */
  SCRUTINY_MESSAGE_STILL,
  /* (memfd) size_bytes of it -> DONE count; gint64 at_us of each frame, ascending */
  SCRUTINY_MESSAGE_INDEX,
  /* (file, read and write) a covered MP4 -> PROGRESS..., DONE size_bytes, count */
  SCRUTINY_MESSAGE_EXPORT,
  SCRUTINY_MESSAGE_CANCEL,  /* EXPORT or SYNTHESISE -> its FAILED CANCELLED */
  SCRUTINY_MESSAGE_FIGURES, /* -> FIGURES */
  /* (file, read and write) count seed, code scene, duration_us, width, height: made-up
   * footage as MP4 -> DONE size_bytes, count. Needs no OPEN. */
  SCRUTINY_MESSAGE_SYNTHESISE,
  SCRUTINY_MESSAGE_TRY_ESCAPES, /* -> ESCAPES */
  SCRUTINY_MESSAGE_RATE,        /* count of thousandths of normal speed, RATE_LEAST.. */

  /* code failure, count protocol version, flags SANDBOX_* */
  SCRUTINY_MESSAGE_HELLO = 64,
  /* clip; width, height as displayed (turned, square pixels), duration_us, count of
   * frames, at_us of the last one, flags CLIP_* */
  SCRUTINY_MESSAGE_OPENED,
  SCRUTINY_MESSAGE_TRACK, /* code cover reason: NONE when the track is taken */
  /* slot, width, height, stride, at_us, duration_us, code cover reason, flags FRAME_* */
  SCRUTINY_MESSAGE_FRAME,
  SCRUTINY_MESSAGE_SOUND,    /* slot, at_us, count of sample frames, code cover reason */
  SCRUTINY_MESSAGE_END,      /* nothing after this (or before it, stepping back) */
  SCRUTINY_MESSAGE_PROGRESS, /* size_bytes done of count */
  SCRUTINY_MESSAGE_DONE,
  SCRUTINY_MESSAGE_FAILED,  /* code failure, text detail in English */
  SCRUTINY_MESSAGE_FIGURED, /* figures */
  SCRUTINY_MESSAGE_ESCAPES, /* count tried, size_bytes refused, text first not refused */
} ScrutinyMessageType;

enum {
  SCRUTINY_OPEN_SEALED = 1 << 0, /* the clip is a sealed file under the file key */

  SCRUTINY_SEEK_KEYFRAME = 1 << 0, /* the nearest key frame before will do */

  SCRUTINY_CLIP_SOUND = 1 << 0,
  SCRUTINY_CLIP_TRUNCATED = 1 << 1, /* ends before its header says; see at_us */
  SCRUTINY_CLIP_ESTIMATED = 1 << 2, /* times are estimates: the file has none */
  SCRUTINY_CLIP_VARIABLE = 1 << 3,  /* frames are not evenly spaced */

  SCRUTINY_FRAME_CLEAR = 1 << 0,   /* not covered: the editing grant */
  SCRUTINY_FRAME_DAMAGED = 1 << 1, /* the decoder complained */
  SCRUTINY_FRAME_LAST = 1 << 2,

  SCRUTINY_SANDBOX_SECCOMP = 1 << 0,
  SCRUTINY_SANDBOX_LANDLOCK = 1 << 1,
  SCRUTINY_SANDBOX_NAMESPACES = 1 << 2,
};

/* Why a whole picture is grey, or the sound silent. */
typedef enum {
  SCRUTINY_COVER_NONE,         /* only what the track hides is hidden */
  SCRUTINY_COVER_SPAN,         /* the track hides the whole picture here */
  SCRUTINY_COVER_LOST,         /* a region is lost here and waits for review */
  SCRUTINY_COVER_NO_TRACK,     /* nobody has said what to hide */
  SCRUTINY_COVER_BAD_TRACK,    /* damaged, or sealed with another key */
  SCRUTINY_COVER_NEWER_TRACK,  /* made by a newer version */
  SCRUTINY_COVER_OTHER_CLIP,   /* made for other footage */
  SCRUTINY_COVER_OTHER_SHAPE,  /* made for another stream, size, turn or time base */
  SCRUTINY_COVER_NO_TIME,      /* the frame does not say when it is */
  SCRUTINY_COVER_PIXEL_FORMAT, /* a kind of picture that cannot be covered safely */
  SCRUTINY_COVER_SIZE_CHANGED, /* the picture changes size in mid-stream */
  SCRUTINY_COVER_NO_MEMORY,
  SCRUTINY_COVER_DAMAGED, /* smeared: what must be hidden may be anywhere in it */
  SCRUTINY_COVER_LAST = SCRUTINY_COVER_DAMAGED,
} ScrutinyCoverReason;

/* Why the worker did not do what was asked. */
typedef enum {
  SCRUTINY_FAILURE_NONE,
  SCRUTINY_FAILURE_NO_SANDBOX,
  SCRUTINY_FAILURE_BAD_REQUEST, /* the desktop's fault */
  SCRUTINY_FAILURE_FORMAT,      /* not one of the kinds of file it opens */
  SCRUTINY_FAILURE_CODEC,       /* not one of the codecs it decodes */
  SCRUTINY_FAILURE_NO_VIDEO,
  SCRUTINY_FAILURE_TOO_LARGE,  /* over a limit of size, streams or frames */
  SCRUTINY_FAILURE_DAMAGED,    /* nothing in it can be decoded */
  SCRUTINY_FAILURE_TAMPERED,   /* sealed bytes fail their check */
  SCRUTINY_FAILURE_OTHER_CLIP, /* the bytes do not hash to the clip's sha256 */
  SCRUTINY_FAILURE_COVERED,    /* refused: the track is not good enough to copy by */
  SCRUTINY_FAILURE_WRITE,      /* the given descriptor would not take the bytes */
  SCRUTINY_FAILURE_VERIFY,     /* the written copy is not what it should be */
  SCRUTINY_FAILURE_CANCELLED,
  SCRUTINY_FAILURE_INTERNAL,
  SCRUTINY_FAILURE_LAST = SCRUTINY_FAILURE_INTERNAL,
} ScrutinyFailure;

G_END_DECLS
