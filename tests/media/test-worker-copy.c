/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#include "media/demo-scene.h"
#include "tests/media/worker-rig.h"

#define PROGRAM       "BWV_SCRUTINY_FOOTAGE"
#define SOUND_RATE    48000
#define TONE_SILENT   1e-4 /* -80 dB of full scale */
#define WINDOW_FRAMES 4800

static const ScrutinyDemoScene scene = { 11, 2, 640, 360, 8000000 };

/* What the ffmpeg program makes of a file: raw pictures or raw sound. */
static GBytes *
decode (const char *path, const char *const *options)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GSubprocess) ffmpeg = NULL;
  g_autoptr (GError) error = NULL;
  GBytes *out = NULL;

  g_ptr_array_add (arguments, (char *) "ffmpeg");
  g_ptr_array_add (arguments, (char *) "-v");
  g_ptr_array_add (arguments, (char *) "error");
  g_ptr_array_add (arguments, (char *) "-nostdin");
  g_ptr_array_add (arguments, (char *) "-i");
  g_ptr_array_add (arguments, (char *) path);
  for (guint i = 0; options[i]; i++)
    g_ptr_array_add (arguments, (char *) options[i]);
  g_ptr_array_add (arguments, (char *) "-");
  g_ptr_array_add (arguments, NULL);
  ffmpeg = g_subprocess_newv ((const char *const *) arguments->pdata,
                              G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate (ffmpeg, NULL, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (ffmpeg));

  return out;
}

/* The faces' magenta and the plates' cyan: nothing else there is anywhere near. */
static guint
count_protected (const char *path)
{
  static const char *const options[] = { "-an",      "-f",    "rawvideo",
                                         "-pix_fmt", "rgb24", NULL };
  g_autoptr (GBytes) pictures = decode (path, options);
  gsize size;
  const guint8 *pixel = g_bytes_get_data (pictures, &size);
  guint count = 0;

  g_assert_cmpuint (size, >=, 3 * 640 * 360);
  for (gsize i = 0; i + 2 < size; i += 3) {
    gint red = pixel[i], green = pixel[i + 1], blue = pixel[i + 2];

    count +=
        (red > green + 48 && blue > green + 48) || (green > red + 48 && blue > red + 48);
  }

  return count;
}

/* The amplitude of the name tone in one window: Goertzel's algorithm. */
static double
tone_in (const gint16 *samples)
{
  double factor = 2 * cos (2 * G_PI * SCRUTINY_DEMO_NAME_TONE_HZ / SOUND_RATE);
  double last = 0, before = 0, value;

  for (guint i = 0; i < WINDOW_FRAMES; i++) {
    value = samples[i] / 32768.0 + factor * last - before;
    before = last;
    last = value;
  }

  return sqrt (MAX (last * last + before * before - factor * last * before, 0)) * 2 /
         WINDOW_FRAMES;
}

static double
loudest_name_tone (const char *path)
{
  static const char *const options[] = { "-vn", "-f",  "s16le", "-ac",
                                         "1",   "-ar", "48000", NULL };
  g_autoptr (GBytes) sound = decode (path, options);
  gsize size;
  const gint16 *samples = g_bytes_get_data (sound, &size);
  double loudest = 0;

  g_assert_cmpuint (size, >, 7 * SOUND_RATE * 2);
  for (gsize i = 0; (i + WINDOW_FRAMES) * 2 <= size; i += WINDOW_FRAMES / 2) {
    gint64 from_us = (gint64) i * 1000000 / SOUND_RATE;
    gint64 to_us = from_us + WINDOW_FRAMES * 1000000ll / SOUND_RATE;

    if (scrutiny_demo_scene_says_name (&scene, from_us) &&
        scrutiny_demo_scene_says_name (&scene, to_us))
      loudest = MAX (loudest, tone_in (samples + i));
  }

  return loudest;
}

static char *
synthesise (const char *folder)
{
  Rig *rig = rig_new (PROGRAM);
  ScrutinyMessage request = { .type = SCRUTINY_MESSAGE_SYNTHESISE,
                              .count = (gint64) scene.seed,
                              .code = scene.number,
                              .width = scene.width,
                              .height = scene.height,
                              .duration_us = scene.duration_us };
  ScrutinyMessage answer;
  char *path = g_build_filename (folder, "made-up.mp4", NULL);
  int fd = open (path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  gint64 started_us = g_get_monotonic_time ();

  rig_ask (rig, &request, &fd, 1);
  close (fd);
  rig_wait (rig, SCRUTINY_MESSAGE_DONE, &answer);
  g_test_message ("made 8 s of footage in %.2f s",
                  (double) (g_get_monotonic_time () - started_us) / 1e6);
  g_assert_cmpint (answer.count, ==, 200);
  rig_free (rig);

  return path;
}

/* DONE or FAILED. */
static void export(Rig *rig, const char *path, ScrutinyMessage *answer)
{
  ScrutinyMessage request = { .type = SCRUTINY_MESSAGE_EXPORT };
  int fd = open (path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  int fds[SCRUTINY_MESSAGE_FDS_MAX];
  guint n_fds;

  rig_ask (rig, &request, &fd, 1);
  close (fd);
  do
    g_assert_cmpint (scrutiny_message_receive (rig->socket_fd, answer, fds, &n_fds), ==,
                     SCRUTINY_RECEIVED_MESSAGE);
  while (answer->type != SCRUTINY_MESSAGE_DONE &&
         answer->type != SCRUTINY_MESSAGE_FAILED);
}

typedef struct {
  char *folder;
  char *clip;
  char *copy;
  Rig *rig;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer program)
{
  ScrutinyMessage answer;

  fixture->folder = g_dir_make_tmp ("copy-XXXXXX", NULL);
  fixture->clip = synthesise (fixture->folder);
  fixture->copy = g_build_filename (fixture->folder, "copy.mp4", NULL);
  fixture->rig = rig_new (program);
  g_assert_true (rig_open (fixture->rig, fixture->clip, &answer));
}

static void
tear_down (Fixture *fixture, gconstpointer program)
{
  rig_free (fixture->rig);
  g_unlink (fixture->clip);
  g_unlink (fixture->copy);
  g_rmdir (fixture->folder);
  g_free (fixture->clip);
  g_free (fixture->copy);
  g_free (fixture->folder);
}

static void
test_copy_is_covered (Fixture *fixture, gconstpointer program)
{
  g_autoptr (ScrutinyHideTrack) track =
      scrutiny_demo_scene_make_track (&scene, &fixture->rig->clip, "test", NULL);
  ScrutinyMessage answer;
  gint64 started_us;

  g_test_summary ("The covered copy, decoded by the ffmpeg program, holds no protected "
                  "pixel and no protected tone; the original holds both (T16)");

  g_assert_cmpuint (count_protected (fixture->clip), >, 200 * 1000);
  g_assert_cmpfloat (loudest_name_tone (fixture->clip), >, 0.1);

  g_assert_cmpint (rig_set_track (fixture->rig, track), ==, SCRUTINY_COVER_NONE);
  started_us = g_get_monotonic_time ();
  export(fixture->rig, fixture->copy, &answer);
  g_assert_cmpint (answer.type, ==, SCRUTINY_MESSAGE_DONE);
  g_assert_cmpint (answer.count, ==, 200);
  g_test_message ("copied 8 s in %.2f s",
                  (double) (g_get_monotonic_time () - started_us) / 1e6);

  g_assert_cmpuint (count_protected (fixture->copy), ==, 0);
  g_assert_cmpfloat (loudest_name_tone (fixture->copy), <, TONE_SILENT);
}

static void
test_no_track_no_copy (Fixture *fixture, gconstpointer program)
{
  ScrutinyMessage answer;

  export(fixture->rig, fixture->copy, &answer);
  g_assert_cmpint (answer.type, ==, SCRUTINY_MESSAGE_FAILED);
  g_assert_cmpint (answer.code, ==, SCRUTINY_FAILURE_COVERED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/media/worker-copy/is-covered", Fixture, PROGRAM, set_up,
              test_copy_is_covered, tear_down);
  g_test_add ("/media/worker-copy/needs-a-track", Fixture, PROGRAM, set_up,
              test_no_track_no_copy, tear_down);

  return g_test_run ();
}
