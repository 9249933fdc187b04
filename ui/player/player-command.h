/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a person asks of the footage, by key or button; the number that goes with it
 * is said beside each. */
typedef enum {
  SCRUTINY_PLAYER_OPEN,       /* Show footage: never happens by itself */
  SCRUTINY_PLAYER_PLAY,       /* 1 play, 0 pause */
  SCRUTINY_PLAYER_SEEK_TO,    /* microseconds since the start */
  SCRUTINY_PLAYER_SEEK_BY,    /* microseconds on, or back if negative */
  SCRUTINY_PLAYER_STEP,       /* +1 or -1 frame; pauses */
  SCRUTINY_PLAYER_GAIN,       /* loudness in thousandths, 0 to 1000 */
  SCRUTINY_PLAYER_HIDE,       /* 1 picture away, sound off, pause; 0 back again */
  SCRUTINY_PLAYER_RESIZE,     /* the picture has another size in pixels */
  SCRUTINY_PLAYER_FULLSCREEN, /* 1 full screen, 0 leave it */
  SCRUTINY_PLAYER_RATE,    /* speed: a step -1 or +1, 0 normal; goes out in thousandths */
  SCRUTINY_PLAYER_REPEAT,  /* first mark, second mark, off; stays in the view */
  SCRUTINY_PLAYER_MISSING, /* captions or a transcript were asked for: 1 or 2 */
  SCRUTINY_PLAYER_SHOULD_HIDE, /* something should be hidden at this moment; covers */
  SCRUTINY_PLAYER_TOO_MUCH,    /* too much is hidden at this moment */
  SCRUTINY_PLAYER_NOTE,        /* a note at this moment, microseconds since the start */
} ScrutinyPlayerCommand;

G_END_DECLS
