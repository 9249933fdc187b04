/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/hide-track.h"

G_BEGIN_DECLS

/* Made-up footage: a magenta box, which is what must not be seen, wanders over grey for
 * 4 s at 25 pictures a second, 320x180; a tone of 440 Hz, and from 1 s to 2 s one of
 * 1000 Hz, which must not be heard. Made by the ffmpeg program. */
#define TEST_CLIP_WIDTH  320
#define TEST_CLIP_HEIGHT 180
#define TEST_CLIP_FRAMES 100

char *test_clip_make (const char *folder, const char *name, const char *colour);
char *test_clip_make_with_sound (const char *folder,
                                 const char *name,
                                 const char *colour,
                                 guint sound_seconds);
ScrutinyHideTrack *test_clip_make_track (const ScrutinyHideClip *clip);
guint test_clip_count_magenta (const guint8 *rgb,
                               guint width,
                               guint height,
                               gsize stride);
GBytes *test_clip_decode (const char *path);
guint test_clip_count_magenta_in_file (const char *path);

G_END_DECLS
