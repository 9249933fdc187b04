/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <libavformat/avformat.h>

G_BEGIN_DECLS

/* The AAC track of an MP4 being written. */
typedef struct _ScrutinyMovieSound ScrutinyMovieSound;

ScrutinyMovieSound *scrutiny_movie_sound_new (AVFormatContext *format);
void scrutiny_movie_sound_free (ScrutinyMovieSound *self);

gboolean scrutiny_movie_sound_add (ScrutinyMovieSound *self,
                                   const gint16 *samples,
                                   guint n_frames,
                                   gint64 at_us);
gboolean scrutiny_movie_sound_finish (ScrutinyMovieSound *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyMovieSound, scrutiny_movie_sound_free)

G_END_DECLS
