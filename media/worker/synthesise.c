/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media/worker/synthesise-private.h"

#include "media/worker/movie-private.h"
#include "media/worker/scene-private.h"
#include "media/worker/speech-private.h"

#define FRAME_SAMPLES (SCRUTINY_SOUND_RATE / 25)

static ScrutinyMovieShape
choose_shape (const ScrutinyDemoScene *scene)
{
  ScrutinyMovieShape shape = { 0 };

  shape.width = scene->width;
  shape.height = scene->height;
  shape.time_base = (AVRational){ 1, 12800 };
  shape.frame_rate = (AVRational){ 25, 1 };
  shape.colour_space = AVCOL_SPC_SMPTE170M;
  shape.colour_range = AVCOL_RANGE_MPEG;
  shape.colour_primaries = AVCOL_PRI_SMPTE170M;
  shape.colour_transfer = AVCOL_TRC_SMPTE170M;
  shape.has_sound = TRUE;
  shape.preset = "ultrafast";

  return shape;
}

/* A fresh one each time: the encoder may still look at the last. */
static gboolean
add_picture (ScrutinyMovie *movie, const ScrutinyDemoScene *scene, gint64 t_us)
{
  AVFrame *picture = av_frame_alloc ();
  gboolean done = FALSE;

  if (picture == NULL)
    return FALSE;

  picture->format = AV_PIX_FMT_YUV420P;
  picture->width = (int) scene->width;
  picture->height = (int) scene->height;
  if (av_frame_get_buffer (picture, 0) >= 0) {
    scrutiny_scene_draw (scene, t_us, picture);
    done = scrutiny_movie_add_picture (movie, picture,
                                       t_us / SCRUTINY_DEMO_FRAME_US * (12800 / 25));
  }
  av_frame_free (&picture);

  return done;
}

/**
 * scrutiny_synthesise_write:
 * @scene: a valid scene
 * @fd: an empty file, open for writing; stays the caller's
 * @step: asked after each picture whether to go on
 * @data: for @step
 * @done: (out): the size and how many pictures were written
 *
 * Returns: why not, or %SCRUTINY_FAILURE_NONE
 */
ScrutinyFailure
scrutiny_synthesise_write (const ScrutinyDemoScene *scene,
                           int fd,
                           ScrutinyExportStep step,
                           gpointer data,
                           ScrutinyMessage *done)
{
  ScrutinyMovieShape shape = choose_shape (scene);
  g_autoptr (ScrutinyMovie) movie = scrutiny_movie_new (fd, &shape);
  ScrutinySpeech speech = { .scene = scene };
  gint16 samples[FRAME_SAMPLES * SCRUTINY_SOUND_CHANNELS];
  gint64 total = scene->duration_us / SCRUTINY_DEMO_FRAME_US;

  if (movie == NULL)
    return SCRUTINY_FAILURE_INTERNAL;

  for (gint64 i = 0; i < total; i++) {
    scrutiny_speech_make (&speech, samples, FRAME_SAMPLES);
    if (!add_picture (movie, scene, i * SCRUTINY_DEMO_FRAME_US) ||
        !scrutiny_movie_add_sound (movie, samples, FRAME_SAMPLES,
                                   i * SCRUTINY_DEMO_FRAME_US))
      return SCRUTINY_FAILURE_WRITE;
    if (!step (i + 1, total, data))
      return SCRUTINY_FAILURE_CANCELLED;
  }
  if (!scrutiny_movie_finish (movie))
    return SCRUTINY_FAILURE_WRITE;
  done->size_bytes = scrutiny_movie_get_size (movie);
  done->count = total;

  return SCRUTINY_FAILURE_NONE;
}
