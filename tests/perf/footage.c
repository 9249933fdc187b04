/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "tests/media/worker-rig.h"

#define FRAMES 100
#define SEEKS  40

/* A key that is held down repeats about so often. */
#define REPEAT_US 33000

/* The bar is 30 pictures a second; the machine may be shared, so half of that fails. */
#define WORST_MS_A_PICTURE 66.0

static void
set_up (RigFixture *fixture, gconstpointer data)
{
  static const char *const options[] = {
    "-vf",      "scale=1920:1080,noise=alls=8:allf=t",
    "-c:v",     "libx264",
    "-preset",  "veryfast",
    "-g",       "30",
    "-c:a",     "aac",
    "-pix_fmt", "yuv420p",
    NULL
  };
  g_autoptr (ScrutinyHideTrack) track = NULL;
  ScrutinyMessage size = { .type = SCRUTINY_MESSAGE_SIZE, .width = 1280, .height = 720 };
  ScrutinyMessage answer;

  rig_fixture_set_up (fixture, options);
  track = rig_make_track (&fixture->rig->clip);
  rig_set_track (fixture->rig, track);
  rig_ask (fixture->rig, &size, NULL, 0);
  rig_wait (fixture->rig, SCRUTINY_MESSAGE_FRAME, &answer);
  rig_give_back (fixture->rig, &answer);
}

static double
ms_since (gint64 started_us)
{
  return (double) (g_get_monotonic_time () - started_us) / 1000;
}

static void
test_plays (RigFixture *fixture, gconstpointer data)
{
  ScrutinyMessage message = { .type = SCRUTINY_MESSAGE_PLAY };
  ScrutinyMessage ask = { .type = SCRUTINY_MESSAGE_FIGURES };
  ScrutinyFigures figures;
  gint64 started_us = g_get_monotonic_time ();
  double wall_ms;

  g_assert_true (scrutiny_message_send (fixture->rig->socket_fd, &message, NULL, 0));
  do {
    rig_receive (fixture->rig, &message);
    rig_give_back (fixture->rig, &message);
  } while (message.type != SCRUTINY_MESSAGE_END);
  wall_ms = ms_since (started_us) / FRAMES;

  rig_ask (fixture->rig, &ask, NULL, 0);
  rig_wait (fixture->rig, SCRUTINY_MESSAGE_FIGURED, &message);
  scrutiny_message_get_figures (&message, &figures);
  g_test_message ("1080p to 720p: %.1f ms a picture (%.0f a second); covering %.2f ms, "
                  "converting %.2f ms",
                  wall_ms, 1000 / wall_ms, (double) figures.cover_us / 1000 / FRAMES,
                  (double) figures.convert_us / 1000 / FRAMES);
  g_test_minimized_result (wall_ms, "ms a picture");
  g_assert_cmpfloat (wall_ms, <, WORST_MS_A_PICTURE);
}

static int
compare (const void *a, const void *b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return (one > other) - (one < other);
}

static void
test_seeks (RigFixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  double took_ms[SEEKS];
  ScrutinyMessage frame;

  for (guint i = 0; i < SEEKS; i++) {
    gint64 started_us = g_get_monotonic_time ();

    rig_seek (fixture->rig, g_rand_int_range (random, 0, 3990000), &frame);
    took_ms[i] = ms_since (started_us);
    rig_give_back (fixture->rig, &frame);
  }
  qsort (took_ms, SEEKS, sizeof *took_ms, compare);
  g_test_message ("exact seek in 1080p, a key frame each 30: median %.0f ms, p95 %.0f ms",
                  took_ms[SEEKS / 2], took_ms[SEEKS * 95 / 100]);
}

static void
test_steps_back (RigFixture *fixture, gconstpointer data)
{
  double took_ms[SEEKS];
  ScrutinyMessage frame;
  gint64 at_us = 3600000;

  rig_seek (fixture->rig, at_us, &frame);
  rig_give_back (fixture->rig, &frame);
  for (guint i = 0; i < SEEKS; i++) {
    ScrutinyMessage request = { .type = SCRUTINY_MESSAGE_STEP,
                                .code = 2,
                                .at_us = at_us };
    gint64 started_us = g_get_monotonic_time ();

    rig_ask (fixture->rig, &request, NULL, 0);
    rig_wait (fixture->rig, SCRUTINY_MESSAGE_FRAME, &frame);
    took_ms[i] = ms_since (started_us);
    rig_give_back (fixture->rig, &frame);
    g_assert_cmpint (frame.at_us, ==, at_us - 40000);
    at_us = frame.at_us;
    g_usleep (REPEAT_US);
  }
  qsort (took_ms, SEEKS, sizeof *took_ms, compare);
  g_test_message ("step back in 1080p: median %.0f ms, p95 %.0f ms", took_ms[SEEKS / 2],
                  took_ms[SEEKS * 95 / 100]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/perf/footage/plays", RigFixture, NULL, set_up, test_plays,
              rig_fixture_tear_down);
  g_test_add ("/perf/footage/seeks", RigFixture, NULL, set_up, test_seeks,
              rig_fixture_tear_down);
  g_test_add ("/perf/footage/steps-back", RigFixture, NULL, set_up, test_steps_back,
              rig_fixture_tear_down);

  return g_test_run ();
}
