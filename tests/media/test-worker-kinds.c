/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "tests/media/worker-rig.h"

#define PROGRAM "BWV_SCRUTINY_FOOTAGE"

/* One kind of file: what makes it, and what must be found in it. */
typedef struct {
  const char *name;
  const char *file;
  const char *options[24];
  guint frames;  /* at least */
  guint grey;    /* pictures that no time is known of, at most */
  guint32 flags; /* that must be set */
} Kind;

#define H264  "-c:v", "libx264", "-preset", "ultrafast"
#define PLAIN "-pix_fmt", "yuv420p"

static const Kind kinds[] = {
  { "h264-b-frames",
    "a.mp4",
    { H264, PLAIN, "-bf", "3", "-g", "250", "-c:a", "aac" },
    100,
    0,
    SCRUTINY_CLIP_SOUND },
  { "matroska", "a.mkv", { H264, PLAIN, "-c:a", "flac" }, 100, 0, SCRUTINY_CLIP_SOUND },
  { "webm",
    "a.webm",
    { "-c:v", "libvpx", PLAIN, "-deadline", "realtime", "-b:v", "8M", "-c:a", "libopus" },
    100,
    0,
    SCRUTINY_CLIP_SOUND },
  { "avi",
    "a.avi",
    { "-c:v", "mpeg4", "-q:v", "3", "-c:a", "pcm_s16le" },
    100,
    0,
    SCRUTINY_CLIP_SOUND },
  { "transport-stream",
    "a.ts",
    { H264, PLAIN, "-bf", "2", "-c:a", "aac" },
    99,
    0,
    SCRUTINY_CLIP_SOUND },
  { "programme-stream",
    "a.mpg",
    { "-c:v", "mpeg2video", "-q:v", "3", "-c:a", "mp2" },
    99,
    1,
    SCRUTINY_CLIP_SOUND },
  { "motion-jpeg",
    "a.mov",
    { "-c:v", "mjpeg", "-q:v", "3", "-pix_fmt", "yuvj420p", "-c:a", "pcm_s16be" },
    100,
    0,
    SCRUTINY_CLIP_SOUND },
  { "ten-bits", "a.mp4", { H264, "-pix_fmt", "yuv420p10le", "-an" }, 100, 0, 0 },
  { "half-colour", "a.mp4", { H264, "-pix_fmt", "yuv422p", "-an" }, 100, 0, 0 },
  { "full-colour", "a.mp4", { H264, "-pix_fmt", "yuv444p", "-an" }, 100, 0, 0 },
  { "red-green-blue",
    "a.mp4",
    { "-c:v", "libx264rgb", "-preset", "ultrafast", "-pix_fmt", "rgb24", "-an" },
    100,
    0,
    0 },
  { "hevc",
    "a.mp4",
    { "-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=none", PLAIN,
      "-an" },
    100,
    0,
    0 },
  { "mono-slow-sound",
    "a.mp4",
    { H264, PLAIN, "-c:a", "aac", "-ac", "1", "-ar", "22050" },
    100,
    0,
    SCRUTINY_CLIP_SOUND },
  { "uneven-times",
    "a.mkv",
    { H264, PLAIN, "-vf", "select='not(eq(mod(n,7),3))'", "-vsync", "vfr", "-an" },
    80,
    0,
    SCRUTINY_CLIP_VARIABLE },
  { "wide-pixels", "a.mp4", { H264, PLAIN, "-vf", "setsar=4/3", "-an" }, 100, 0, 0 },
  { "starts-late",
    "a.mkv",
    { H264, PLAIN, "-output_ts_offset", "7.3", "-c:a", "aac" },
    100,
    0,
    SCRUTINY_CLIP_SOUND },
};

static Rig *
start (const char *path)
{
  Rig *rig = rig_new (PROGRAM);
  ScrutinyMessage answer;

  if (!rig_open (rig, path, &answer))
    g_error ("%s: failure %u %s", path, answer.code, answer.text);

  return rig;
}

/* Seen by the editor, covered for everybody else: in playing, and after jumps. */
static void
assert_covers (Rig *rig,
               const ScrutinyHideTrack *track,
               guint least_frames,
               guint most_grey)
{
  guint magenta, grey;
  ScrutinyMessage frame;

  g_assert_cmpint (rig_set_editing (rig, track), ==, SCRUTINY_COVER_NONE);
  rig_seek (rig, 2000000, &frame);
  g_assert_cmpuint (rig_count_magenta (rig, &frame), >, 4000);
  rig_give_back (rig, &frame);

  g_assert_cmpint (rig_set_track (rig, track), ==, SCRUTINY_COVER_NONE);
  for (gint64 at_us = 3900000; at_us > 0; at_us -= 770000) {
    rig_seek (rig, at_us, &frame);
    g_assert_cmpuint (rig_count_magenta (rig, &frame), ==, 0);
    g_assert_cmpuint (frame.code, ==, SCRUTINY_COVER_NONE);
    rig_give_back (rig, &frame);
  }
  rig_seek (rig, 0, &frame);
  rig_give_back (rig, &frame);
  g_assert_cmpuint (rig_play (rig, NULL, &magenta, &grey) + 1, >=, least_frames);
  g_assert_cmpuint (magenta, ==, 0);
  g_assert_cmpuint (grey, <=, most_grey);
}

static void
test_kind (gconstpointer data)
{
  const Kind *kind = data;
  g_autofree char *folder = g_dir_make_tmp ("kind-XXXXXX", NULL);
  g_autofree char *path = rig_make_clip (folder, kind->file, kind->options);
  Rig *rig = start (path);
  g_autoptr (ScrutinyHideTrack) track = rig_make_track (&rig->clip);

  g_assert_cmpint (rig->opened.count, >=, kind->frames);
  g_assert_cmpuint (rig->opened.flags & kind->flags, ==, kind->flags);
  assert_covers (rig, track, kind->frames, kind->grey);

  rig_free (rig);
  g_unlink (path);
  g_rmdir (folder);
}

static void
run_ffmpeg (const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL,
                NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
}

/* The same box on the displayed picture, which is the coded one turned clockwise. */
static ScrutinyHideKey
turned (const ScrutinyHideKey *box, guint degrees)
{
  ScrutinyHideKey key = *box;

  if (degrees % 180 != 0) {
    key.w = box->h;
    key.h = box->w;
  }
  if (degrees == 90) {
    key.x = 1 - box->y - box->h;
    key.y = box->x;
  } else if (degrees == 180) {
    key.x = 1 - box->x - box->w;
    key.y = 1 - box->y - box->h;
  } else {
    key.x = box->y;
    key.y = 1 - box->x - box->w;
  }

  return key;
}

static ScrutinyHideTrack *
make_turned_track (const ScrutinyHideClip *clip)
{
  g_autoptr (ScrutinyHideTrack) upright = rig_make_track (clip);
  const ScrutinyHideRegion *region = scrutiny_hide_track_get_region (upright, 0);
  g_autoptr (ScrutinyHideRegion) turned_region = NULL;
  ScrutinyHideTrack *track = scrutiny_hide_track_new (clip, "test", NULL);
  const ScrutinyHideKey *keys;
  ScrutinyHideKey turned_keys[2];
  guint n_keys;

  keys = scrutiny_hide_region_get_keys (region, &n_keys);
  g_assert_cmpuint (n_keys, ==, 2);
  for (guint i = 0; i < n_keys; i++)
    turned_keys[i] = turned (&keys[i], clip->rotation);
  turned_region = scrutiny_hide_region_new ("box", SCRUTINY_HIDE_SHAPE_RECTANGLE, "face",
                                            turned_keys, 2, NULL);
  g_assert_true (scrutiny_hide_track_add_region (track, turned_region, NULL));

  return track;
}

/* What the editor is shown is turned as the track is: all magenta lies inside the box. */
static void
assert_shown_inside (Rig *rig, const ScrutinyHideTrack *track)
{
  const ScrutinyHideRegion *region = scrutiny_hide_track_get_region (track, 0);
  ScrutinyHideKey boxes[SCRUTINY_HIDE_BOXES_MAX];
  ScrutinyMessage frame;
  const guint8 *picture;
  guint n_boxes, inside = 0;

  g_assert_cmpint (rig_set_editing (rig, track), ==, SCRUTINY_COVER_NONE);
  rig_seek (rig, 2000000, &frame);
  picture = rig_picture (rig, &frame);
  scrutiny_hide_region_at (region, frame.at_us, 0, 0, boxes, &n_boxes);
  g_assert_cmpuint (n_boxes, ==, 1);
  for (guint y = 0; y < frame.height; y++) {
    for (guint x = 0; x < frame.width; x++) {
      const guint8 *pixel = picture + (gsize) y * frame.stride + 3 * x;

      inside += pixel[0] > pixel[1] + 60 && x >= boxes[0].x * frame.width - 3 &&
                x <= (boxes[0].x + boxes[0].w) * frame.width + 3 &&
                y >= boxes[0].y * frame.height - 3 &&
                y <= (boxes[0].y + boxes[0].h) * frame.height + 3;
    }
  }
  g_assert_cmpuint (inside, >, 6000);
  rig_give_back (rig, &frame);
}

static void
test_turned (gconstpointer data)
{
  guint degrees = GPOINTER_TO_UINT (data);
  g_autofree char *folder = g_dir_make_tmp ("turn-XXXXXX", NULL);
  g_autofree char *upright = rig_make_clip (folder, "a.mp4", NULL);
  g_autofree char *path = g_build_filename (folder, "b.mp4", NULL);
  g_autofree char *tag = g_strdup_printf ("rotate=%u", degrees);
  const char *const arguments[] = { "ffmpeg", "-v", "error", "-nostdin",        "-i",
                                    upright,  "-c", "copy",  "-metadata:s:v:0", tag,
                                    path,     NULL };
  g_autoptr (ScrutinyHideTrack) track = NULL;
  Rig *rig;

  run_ffmpeg (arguments);
  rig = start (path);
  g_assert_cmpuint (rig->clip.rotation, ==,
                    360 - degrees); /* this ffmpeg's tag is anticlockwise */
  g_assert_cmpuint (rig->opened.width, ==, degrees % 180 == 0 ? 640 : 360);
  track = make_turned_track (&rig->clip);
  assert_shown_inside (rig, track);
  assert_covers (rig, track, 100, 0);

  rig_free (rig);
  g_unlink (upright);
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_cut_short (void)
{
  static const char *const options[] = { H264, PLAIN,       "-c:a",       "aac", "-g",
                                         "10", "-movflags", "+faststart", NULL };
  g_autofree char *folder = g_dir_make_tmp ("cut-XXXXXX", NULL);
  g_autofree char *path = rig_make_clip (folder, "a.mp4", options);
  g_autofree char *bytes = NULL;
  g_autoptr (ScrutinyHideTrack) track = NULL;
  guint magenta, grey, n_frames;
  gsize size;
  Rig *rig;

  g_test_summary ("A clip that was cut short plays to where it ends, and says so");

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  g_assert_true (g_file_set_contents (path, bytes, (gssize) (size / 2), NULL));
  rig = start (path);
  g_assert_cmpuint (rig->opened.flags & SCRUTINY_CLIP_TRUNCATED, !=, 0);
  g_assert_cmpint (rig->opened.at_us, <, 3000000);
  track = rig_make_track (&rig->clip);
  rig_set_track (rig, track);
  n_frames = rig_play (rig, NULL, &magenta, &grey);
  g_assert_cmpuint (n_frames, >, 20);
  g_assert_cmpuint (n_frames, <, 90);
  g_assert_cmpuint (magenta, ==, 0);

  rig_free (rig);
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_flipped_bytes (void)
{
  g_autofree char *folder = g_dir_make_tmp ("flip-XXXXXX", NULL);
  g_autofree char *path = rig_make_clip (folder, "a.mp4", NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (99);
  gsize size;

  g_test_summary (
      "Forty damaged files are played or refused; the worker ends in order (T6)");

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  for (guint round = 0; round < 40; round++) {
    guint magenta, grey;
    ScrutinyMessage answer;
    Rig *rig = rig_new (PROGRAM);
    g_autofree char *bad = g_memdup2 (bytes, size);

    /* Half of the rounds hit only the index at the end of the file. */
    for (guint i = 0; i < 20; i++)
      bad[g_rand_int_range (random, round % 2 ? (gint32) (size - size / 12) : 48,
                            (gint32) size)] ^= (char) (1 << i % 8);
    g_assert_true (g_file_set_contents (path, bad, (gssize) size, NULL));
    if (rig_open (rig, path, &answer)) {
      g_autoptr (ScrutinyHideTrack) track = rig_make_track (&rig->clip);

      rig_set_track (rig, track);
      rig_play (rig, NULL, &magenta, &grey);
    }
    rig_free (rig);
  }

  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  static const guint degrees[] = { 90, 180, 270 };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    g_autofree char *path = g_strdup_printf ("/media/worker-kinds/%s", kinds[i].name);

    g_test_add_data_func (path, &kinds[i], test_kind);
  }
  for (guint i = 0; i < G_N_ELEMENTS (degrees); i++) {
    g_autofree char *path = g_strdup_printf ("/media/worker-kinds/turned-%u", degrees[i]);

    g_test_add_data_func (path, GUINT_TO_POINTER (degrees[i]), test_turned);
  }
  g_test_add_func ("/media/worker-kinds/cut-short", test_cut_short);
  g_test_add_func ("/media/worker-kinds/flipped-bytes", test_flipped_bytes);

  return g_test_run ();
}
