/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/test-clip.h"

#include <string.h>

static void
run (const char *const *arguments)
{
  g_autoptr (GSubprocess) program = NULL;
  g_autoptr (GError) error = NULL;

  program = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_NONE, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (program, NULL, &error));
  g_assert_no_error (error);
}

/* Returns: (transfer full): the clip's path; @colour is that of the box. */
char *
test_clip_make (const char *folder, const char *name, const char *colour)
{
  return test_clip_make_with_sound (folder, name, colour, 4);
}

/* As test_clip_make(), with sound that ends after so many seconds; 0: none at all. */
char *
test_clip_make_with_sound (const char *folder,
                           const char *name,
                           const char *colour,
                           guint sound_seconds)
{
  char *path = g_build_filename (folder, name, NULL);
  g_autofree char *picture = g_strdup_printf ("color=c=0x808080:s=%dx%d:r=25:d=4[grey];"
                                              "color=c=%s:s=40x40:r=25:d=4[box];"
                                              "[grey][box]overlay=x='20+30*t':y=50",
                                              TEST_CLIP_WIDTH, TEST_CLIP_HEIGHT, colour);
  g_autofree char *sound = g_strdup_printf ("aevalsrc='0.5*sin(2*PI*t*if(between(t,1,2),"
                                            "1000,440))':s=48000:d=%u",
                                            MAX (sound_seconds, 1));
  const char *const arguments[] = { "ffmpeg",   "-v",
                                    "error",    "-nostdin",
                                    "-f",       "lavfi",
                                    "-i",       picture,
                                    "-f",       "lavfi",
                                    "-i",       sound,
                                    "-c:v",     "libx264",
                                    "-preset",  "ultrafast",
                                    "-bf",      "2",
                                    "-g",       "25",
                                    "-c:a",     "aac",
                                    "-pix_fmt", "yuv420p",
                                    "-y",       sound_seconds > 0 ? "-sn" : "-an",
                                    path,       NULL };

  run (arguments);
  return path;
}

/* Hides the box all along and the sound from 1 s to 2 s. */
ScrutinyHideTrack *
test_clip_make_track (const ScrutinyHideClip *clip)
{
  const ScrutinyHideKey keys[] = {
    { 0, 15.0 / TEST_CLIP_WIDTH, 45.0 / TEST_CLIP_HEIGHT, 50.0 / TEST_CLIP_WIDTH,
      50.0 / TEST_CLIP_HEIGHT, SCRUTINY_HIDE_STATE_MOVE },
    { 4000000, 135.0 / TEST_CLIP_WIDTH, 45.0 / TEST_CLIP_HEIGHT, 50.0 / TEST_CLIP_WIDTH,
      50.0 / TEST_CLIP_HEIGHT, SCRUTINY_HIDE_STATE_HOLD },
  };
  g_autoptr (ScrutinyHideRegion) region = NULL;
  g_autoptr (GError) error = NULL;
  ScrutinyHideTrack *track;

  region = scrutiny_hide_region_new ("box", SCRUTINY_HIDE_SHAPE_RECTANGLE, "face", keys,
                                     G_N_ELEMENTS (keys), &error);
  g_assert_no_error (error);
  track = scrutiny_hide_track_new (clip, "Cora", &error);
  g_assert_no_error (error);
  g_assert_true (scrutiny_hide_track_add_region (track, region, &error));
  g_assert_true (
      scrutiny_hide_track_add_sound (track, 1000000, 2000000, "name spoken", &error));
  return track;
}

/* How many pixels are nearer to magenta than to anything else in the scene. */
guint
test_clip_count_magenta (const guint8 *rgb, guint width, guint height, gsize stride)
{
  guint count = 0;

  for (guint row = 0; row < height; row++) {
    for (guint column = 0; column < width; column++) {
      const guint8 *pixel = rgb + row * stride + (gsize) column * 3;

      count += pixel[0] > pixel[1] + 40 && pixel[2] > pixel[1] + 40;
    }
  }
  return count;
}

/* Returns: (transfer full): every picture of a video or still as rows of RGB. */
GBytes *
test_clip_decode (const char *path)
{
  const char *const arguments[] = { "ffmpeg",   "-v",  "error",    "-nostdin", "-i",
                                    path,       "-an", "-pix_fmt", "rgb24",    "-f",
                                    "rawvideo", "-",   NULL };
  g_autoptr (GSubprocess) program = NULL;
  g_autoptr (GError) error = NULL;
  GBytes *pictures = NULL;

  program = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate (program, NULL, NULL, &pictures, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (program));
  return pictures;
}

/* Over all pictures of a file in the made-up clip's size. */
guint
test_clip_count_magenta_in_file (const char *path)
{
  g_autoptr (GBytes) pictures = test_clip_decode (path);
  const gsize stride = TEST_CLIP_WIDTH * 3;
  const gsize size = g_bytes_get_size (pictures);

  g_assert_cmpuint (size, >, 0);
  g_assert_cmpuint (size % (stride * TEST_CLIP_HEIGHT), ==, 0);
  return test_clip_count_magenta (g_bytes_get_data (pictures, NULL), TEST_CLIP_WIDTH,
                                  (guint) (size / stride), stride);
}
