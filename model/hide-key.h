/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a region does from one key frame on, until the next. */
typedef enum {
  SCRUTINY_HIDE_STATE_MOVE,    /* moves in a straight line to the next key frame */
  SCRUTINY_HIDE_STATE_HOLD,    /* stays where it is until the next key frame */
  SCRUTINY_HIDE_STATE_OUTSIDE, /* hides nothing until the next key frame */
  SCRUTINY_HIDE_STATE_LOST,    /* nobody knows where it is: the whole picture is hidden */
} ScrutinyHideState;

/**
 * ScrutinyHideKey:
 * @t_us: microseconds since the video stream's start
 * @x: left edge, as a share of the displayed picture's width
 * @y: top edge, as a share of its height
 * @w: width, above 0
 * @h: height, above 0
 * @state: what happens from here to the next key frame
 *
 * One key frame of a hidden region. The box may lie partly or wholly outside the
 * picture (0..1), but within -4..5, and is never NaN.
 */
typedef struct {
  gint64 t_us;
  double x;
  double y;
  double w;
  double h;
  ScrutinyHideState state;
} ScrutinyHideKey;

const char *scrutiny_hide_state_to_name (ScrutinyHideState state);
gboolean scrutiny_hide_state_from_name (const char *name, ScrutinyHideState *state);
gboolean scrutiny_hide_key_is_valid (const ScrutinyHideKey *key);

G_END_DECLS
