/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints how fast a recording is sealed, how many pictures of a 720p clip are shown in
 * time under a hide track, and how long seeks and steps take from the wish to the
 * picture. The clip is made here; run it with meson test --suite perf -v. */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <time.h>

#include "media/player.h"
#include "media/sealed-file-writer.h"

#define SECONDS   8
#define FPS       30
#define TRIALS    30
#define SEAL_SIZE (256u << 20)

static const guint8 key[32] = "a made-up footage sub-key, 32 b";

typedef struct {
  char *folder;
  ScrutinyFootageTicket *ticket;
  ScrutinyPlayer *player;
  GMainLoop *loop;
  gboolean waits_for_frame;
} Fixture;

static double
cpu_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

static char *
make_clip (const char *folder)
{
  char *path = g_build_filename (folder, "clip.mp4", NULL);
  g_autofree char *source =
      g_strdup_printf ("testsrc2=s=1280x720:r=%d:d=%d,noise=alls=8", FPS, SECONDS);
  const char *const arguments[] = {
    "ffmpeg", "-v",   "error",    "-nostdin", "-f", "lavfi",   "-i",
    source,   "-c:v", "libx264",  "-b:v",     "6M", "-preset", "veryfast",
    "-g",     "60",   "-pix_fmt", "yuv420p",  "-y", path,      NULL
  };
  g_autoptr (GSubprocess) program =
      g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_NONE, NULL);

  g_assert_true (g_subprocess_wait_check (program, NULL, NULL));
  return path;
}

static void
frame_cb (ScrutinyPlayer *player, ScrutinyCoveredFrame *frame, Fixture *fixture)
{
  if (fixture->waits_for_frame)
    g_main_loop_quit (fixture->loop);
}

static void
state_cb (ScrutinyPlayer *player, GParamSpec *property, Fixture *fixture)
{
  const ScrutinyPlaybackState state = scrutiny_player_get_state (player);

  if (!fixture->waits_for_frame &&
      (state == SCRUTINY_PLAYBACK_PAUSED || state == SCRUTINY_PLAYBACK_END))
    g_main_loop_quit (fixture->loop);
}

static void
add_track (Fixture *fixture, ScrutinyFootageTicket *bare)
{
  const ScrutinyHideKey keys[] = { { 0, 0.1, 0.1, 0.2, 0.3, SCRUTINY_HIDE_STATE_MOVE },
                                   { SECONDS * G_USEC_PER_SEC, 0.6, 0.5, 0.2, 0.3,
                                     SCRUTINY_HIDE_STATE_HOLD } };
  g_autoptr (ScrutinyHideTrack) track = NULL;
  g_autoptr (ScrutinyHideRegion) region = NULL;
  ScrutinyClipFacts facts;

  g_assert_true (scrutiny_clip_facts_probe (&facts, bare, NULL, NULL));
  track = scrutiny_hide_track_new (&facts.clip, "perf", NULL);
  region = scrutiny_hide_region_new ("box", SCRUTINY_HIDE_SHAPE_ELLIPSE, "face", keys, 2,
                                     NULL);
  g_assert_true (scrutiny_hide_track_add_region (track, region, NULL));
  fixture->ticket = scrutiny_footage_ticket_with_track (bare, track, FALSE, NULL);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (ScrutinyFootageTicket) bare = NULL;
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;
  ScrutinySealedFileReceipt receipt;

  g_setenv ("PULSE_SERVER", "unix:/nonexistent/no-sound-here", TRUE);
  fixture->folder = g_dir_make_tmp ("perf-XXXXXX", NULL);
  path = make_clip (fixture->folder);
  file = g_file_new_for_path (path);
  stream = g_file_read (file, NULL, NULL);
  g_assert_true (scrutiny_sealed_file_write (G_INPUT_STREAM (stream), 0, fixture->folder,
                                             key, NULL, NULL, NULL, &receipt, NULL));
  bare =
      scrutiny_footage_ticket_new_sealed (scrutiny_sealed_file_open_in (fixture->folder,
                                                                        receipt.sha256,
                                                                        NULL),
                                          key, receipt.sha256, NULL);
  add_track (fixture, bare);

  fixture->loop = g_main_loop_new (NULL, FALSE);
  fixture->player = scrutiny_player_new ();
  scrutiny_player_set_size (fixture->player, 1280, 720);
  g_signal_connect (fixture->player, "frame", G_CALLBACK (frame_cb), fixture);
  g_signal_connect (fixture->player, "notify::state", G_CALLBACK (state_cb), fixture);
  scrutiny_player_open (fixture->player, fixture->ticket);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  g_object_unref (fixture->player);
  scrutiny_footage_ticket_unref (fixture->ticket);
  g_main_loop_unref (fixture->loop);
  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

    g_unlink (path);
  }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static void
test_play (Fixture *fixture, gconstpointer data)
{
  const gint64 began_us = g_get_monotonic_time ();
  ScrutinyPlayerCounts counts;
  double cpu;

  scrutiny_player_show (fixture->player);
  g_main_loop_run (fixture->loop);
  g_test_message ("first picture after %.0f ms",
                  (double) (g_get_monotonic_time () - began_us) / 1000);
  cpu = cpu_seconds ();
  scrutiny_player_play (fixture->player);
  while (scrutiny_player_get_state (fixture->player) != SCRUTINY_PLAYBACK_END)
    g_main_loop_run (fixture->loop);
  scrutiny_player_get_counts (fixture->player, &counts);
  g_test_message ("720p%d for %d s: %u of %d shown, %u late; desktop side %.1f%% of a "
                  "core",
                  FPS, SECONDS, (guint) counts.shown, FPS * SECONDS,
                  (guint) counts.dropped, 100 * (cpu_seconds () - cpu) / SECONDS);
  g_assert_cmpuint (counts.shown, >, FPS * SECONDS / 2);
}

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  const double first = *(const double *) a;
  const double second = *(const double *) b;

  return (first > second) - (first < second);
}

static void
print (const char *what, double *times_ms)
{
  qsort (times_ms, TRIALS, sizeof *times_ms, compare_cb);
  g_test_message ("%s: median %.0f ms, 95%% within %.0f ms", what, times_ms[TRIALS / 2],
                  times_ms[TRIALS * 95 / 100]);
}

static void
test_jumps (Fixture *fixture, gconstpointer data)
{
  GRand *rand = g_rand_new_with_seed (1);
  double seeks_ms[TRIALS], steps_ms[TRIALS];

  scrutiny_player_show (fixture->player);
  g_main_loop_run (fixture->loop);
  fixture->waits_for_frame = TRUE;
  for (guint i = 0; i < TRIALS; i++) {
    const gint64 began_us = g_get_monotonic_time ();

    scrutiny_player_seek (fixture->player,
                          g_rand_int_range (rand, 1000000, (SECONDS - 1) * 1000000),
                          TRUE);
    g_main_loop_run (fixture->loop);
    seeks_ms[i] = (double) (g_get_monotonic_time () - began_us) / 1000;
  }
  for (guint i = 0; i < TRIALS; i++) {
    const gint64 began_us = g_get_monotonic_time ();

    scrutiny_player_step (fixture->player, -1);
    g_main_loop_run (fixture->loop);
    steps_ms[i] = (double) (g_get_monotonic_time () - began_us) / 1000;
  }
  print ("exact seek, 720p, a key frame every 2 s", seeks_ms);
  print ("step back", steps_ms);
  g_rand_free (rand);
}

static void
test_seal (void)
{
  g_autofree char *folder = g_dir_make_tmp ("perf-XXXXXX", NULL);
  g_autofree guint8 *bytes = g_malloc (SEAL_SIZE);
  g_autoptr (GInputStream) stream = NULL;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  ScrutinySealedFileReceipt receipt;
  gint64 began_us;

  for (guint i = 0; i < SEAL_SIZE; i++)
    bytes[i] = (guint8) (i * 2654435761u >> 24);
  stream = g_memory_input_stream_new_from_data (bytes, SEAL_SIZE, NULL);
  began_us = g_get_monotonic_time ();
  g_assert_true (scrutiny_sealed_file_write (stream, SEAL_SIZE, folder, key, NULL, NULL,
                                             NULL, &receipt, NULL));
  g_test_message ("sealed, synced, read back and compared: %.0f MB/s",
                  SEAL_SIZE / (double) (g_get_monotonic_time () - began_us));
  name = scrutiny_sealed_file_name (receipt.sha256);
  path = g_build_filename (folder, name, NULL);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/perf/playback/seal", test_seal);
  g_test_add ("/perf/playback/play", Fixture, NULL, set_up, test_play, tear_down);
  g_test_add ("/perf/playback/jumps", Fixture, NULL, set_up, test_jumps, tear_down);
  return g_test_run ();
}
