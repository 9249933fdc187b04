/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "model/hide-clip.h"

G_BEGIN_DECLS

/* What is known of a recording, to make a clip from; nothing in it is owned. Times are
 * microseconds since the first picture unless said otherwise. */
typedef struct {
  gint64 id; /* 0 until it is stored */
  gint64 case_id;
  gint64 size_bytes;
  const char *camera;     /* (nullable) */
  gint64 started_at_us;   /* by the camera's clock, microseconds UTC; 0: not known */
  ScrutinyHideClip shape; /* its sha256 and what a hide track has to name */
  guint width;            /* as shown */
  guint height;
  gint64 duration_us;
  gint64 last_us;
  guint64 frames;
  gboolean has_sound;
  gboolean is_truncated;
  gboolean is_estimated;
  gboolean is_variable;
  gint64 added_at_us; /* microseconds UTC */
} ScrutinyClipRow;

#define SCRUTINY_TYPE_CLIP (scrutiny_clip_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyClip, scrutiny_clip, SCRUTINY, CLIP, GObject)

ScrutinyClip *scrutiny_clip_new (const ScrutinyClipRow *row, GError **error);

const ScrutinyClipRow *scrutiny_clip_get_row (ScrutinyClip *self);
gint64 scrutiny_clip_get_id (ScrutinyClip *self);
gint64 scrutiny_clip_get_case_id (ScrutinyClip *self);
const char *scrutiny_clip_get_sha256 (ScrutinyClip *self);
const char *scrutiny_clip_get_camera (ScrutinyClip *self);
gint64 scrutiny_clip_get_duration_us (ScrutinyClip *self);
char *scrutiny_clip_describe_gap (ScrutinyClip *self, gint64 record_at_us);

G_END_DECLS
