/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SCRUTINY_CLIP_SHA256_BYTES 32

/**
 * ScrutinyHideClip:
 * @sha256: of the whole clip as it arrived, before sealing
 * @stream: index of the video stream in the file
 * @width: of the coded picture, before rotation, 1..16384
 * @height: of the coded picture
 * @rotation: how far the displayed picture is turned: 0, 90, 180 or 270
 * @time_base_num: of the video stream
 * @time_base_den: of the video stream
 *
 * The clip that a hide track is for. A track for any other clip covers everything.
 */
typedef struct {
  guint8 sha256[SCRUTINY_CLIP_SHA256_BYTES];
  guint stream;
  guint width;
  guint height;
  guint rotation;
  gint time_base_num;
  gint time_base_den;
} ScrutinyHideClip;

gboolean scrutiny_hide_clip_is_valid (const ScrutinyHideClip *self);
gboolean scrutiny_hide_clip_equal (const ScrutinyHideClip *a, const ScrutinyHideClip *b);

G_END_DECLS
