/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <libavutil/frame.h>

#include "media/protocol-private.h"

G_BEGIN_DECLS

/* What an MP4 to be written is like. */
typedef struct {
  guint width; /* even */
  guint height;
  AVRational time_base;
  AVRational frame_rate;   /* about, for the encoder's sense of time */
  AVRational pixel_aspect; /* 0/1 if square */
  guint rotation;          /* clockwise, for display */
  int colour_space;        /* AVColorSpace and so on */
  int colour_range;
  int colour_primaries;
  int colour_transfer;
  gboolean has_sound; /* SCRUTINY_SOUND_RATE, stereo */
  const char *preset; /* x264's own word for how hard it tries */
} ScrutinyMovieShape;

/* An MP4 with one picture track and at most one sound track, and nothing else: no
 * metadata, no chapters, no captions. */
typedef struct _ScrutinyMovie ScrutinyMovie;

ScrutinyMovie *scrutiny_movie_new (int fd, const ScrutinyMovieShape *shape);
void scrutiny_movie_free (ScrutinyMovie *self);

gboolean scrutiny_movie_add_picture (ScrutinyMovie *self, AVFrame *picture, gint64 pts);
gboolean scrutiny_movie_add_sound (ScrutinyMovie *self,
                                   const gint16 *samples,
                                   guint n_frames,
                                   gint64 at_us);
gboolean scrutiny_movie_finish (ScrutinyMovie *self);

gint64 scrutiny_movie_get_size (const ScrutinyMovie *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyMovie, scrutiny_movie_free)

G_END_DECLS
