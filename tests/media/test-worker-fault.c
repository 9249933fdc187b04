/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "tests/media/worker-rig.h"

/* The tests of the worker must be able to fail: here they meet workers with a fault
 * planted in them (security.md 6), and what looks for leaks must find them. */
typedef struct {
  char *folder;
  char *clip;
  Rig *rig;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer program)
{
  g_autoptr (ScrutinyHideTrack) track = NULL;
  ScrutinyMessage answer;

  fixture->folder = g_dir_make_tmp ("fault-XXXXXX", NULL);
  fixture->clip = rig_make_clip (fixture->folder, "clip.mp4", NULL);
  fixture->rig = rig_new (program);
  g_assert_true (rig_open (fixture->rig, fixture->clip, &answer));
  track = rig_make_track (&fixture->rig->clip);
  g_assert_cmpint (rig_set_track (fixture->rig, track), ==, SCRUTINY_COVER_NONE);
}

static void
tear_down (Fixture *fixture, gconstpointer program)
{
  rig_free (fixture->rig);
  g_unlink (fixture->clip);
  g_rmdir (fixture->folder);
  g_free (fixture->clip);
  g_free (fixture->folder);
}

/* The worker's own reading back of a copy, which must not call this one good. */
static ScrutinyFailure export(Rig *rig)
{
  ScrutinyMessage request = { .type = SCRUTINY_MESSAGE_EXPORT }, answer;
  int fd = open (g_get_tmp_dir (), O_RDWR | O_TMPFILE | O_CLOEXEC, 0600);

  g_assert_cmpint (fd, >=, 0);
  rig_ask (rig, &request, &fd, 1);
  close (fd);
  do {
    rig_receive (rig, &answer);
    rig_give_back (rig, &answer);
  } while (answer.type != SCRUTINY_MESSAGE_DONE &&
           answer.type != SCRUTINY_MESSAGE_FAILED);

  return answer.type == SCRUTINY_MESSAGE_DONE ? SCRUTINY_FAILURE_NONE
                                              : (ScrutinyFailure) answer.code;
}

static void
test_forgotten_region_is_seen (Fixture *fixture, gconstpointer program)
{
  guint magenta, grey;

  g_assert_cmpuint (rig_play (fixture->rig, NULL, &magenta, &grey), ==, 100);
  g_assert_cmpuint (magenta, >, 0);
}

static void
test_forgotten_region_is_not_copied (Fixture *fixture, gconstpointer program)
{
  g_assert_cmpint (export(fixture->rig), ==, SCRUTINY_FAILURE_VERIFY);
}

static void
test_forgotten_silence_is_heard (Fixture *fixture, gconstpointer program)
{
  g_autoptr (GByteArray) sound = g_byte_array_new ();
  const gint16 *samples;
  guint magenta, grey;
  gint loudest = 0;

  rig_play (fixture->rig, sound, &magenta, &grey);
  samples = (const gint16 *) (const void *) sound->data;
  for (guint i = SCRUTINY_SOUND_RATE; i < 2 * SCRUTINY_SOUND_RATE; i++)
    loudest = MAX (loudest, samples[2 * i]);
  g_assert_cmpint (loudest, >, 10000);
}

static void
test_forgotten_silence_is_not_copied (Fixture *fixture, gconstpointer program)
{
  g_assert_cmpint (export(fixture->rig), ==, SCRUTINY_FAILURE_VERIFY);
}

static void
test_good_worker_copies (Fixture *fixture, gconstpointer program)
{
  g_test_summary ("The same copy by the worker without a fault is good");

  g_assert_cmpint (export(fixture->rig), ==, SCRUTINY_FAILURE_NONE);
}

static void
test_missing_sandbox_is_found (void)
{
  Rig *rig = rig_new ("FAULTY_SANDBOX");
  ScrutinyMessage request = { .type = SCRUTINY_MESSAGE_TRY_ESCAPES }, answer;

  rig_ask (rig, &request, NULL, 0);
  rig_wait (rig, SCRUTINY_MESSAGE_ESCAPES, &answer);
  g_test_message ("without a sandbox %d of %d refused, first not: %s",
                  (int) answer.size_bytes, (int) answer.count, answer.text);
  g_assert_cmpint (answer.size_bytes, <, answer.count / 4);
  g_assert_cmpstr (answer.text, ==, "open a home");
  rig_free (rig);
}

static void
test_no_sandbox_no_footage (gconstpointer program)
{
  Rig *rig = rig_start (program);
  ScrutinyMessage answer;
  int fds[SCRUTINY_MESSAGE_FDS_MAX];
  guint n_fds;

  g_test_summary (
      "A worker that cannot be shut in says so and ends: it takes no footage");

  g_assert_cmpint (rig->failure, ==, SCRUTINY_FAILURE_NO_SANDBOX);
  g_assert_cmpint (scrutiny_message_receive (rig->socket_fd, &answer, fds, &n_fds), ==,
                   SCRUTINY_RECEIVED_CLOSED);
  rig_free (rig);
}

static void
add (const char *path,
     const char *program,
     void (*test) (Fixture *fixture, gconstpointer program))
{
  g_test_add (path, Fixture, program, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  add ("/media/worker-fault/forgotten-region-is-seen", "FAULTY_SHAPE",
       test_forgotten_region_is_seen);
  add ("/media/worker-fault/forgotten-region-is-not-copied", "FAULTY_SHAPE",
       test_forgotten_region_is_not_copied);
  add ("/media/worker-fault/forgotten-silence-is-heard", "FAULTY_SOUND",
       test_forgotten_silence_is_heard);
  add ("/media/worker-fault/forgotten-silence-is-not-copied", "FAULTY_SOUND",
       test_forgotten_silence_is_not_copied);
  add ("/media/worker-fault/good-worker-copies", "BWV_SCRUTINY_FOOTAGE",
       test_good_worker_copies);
  g_test_add_func ("/media/worker-fault/missing-sandbox-is-found",
                   test_missing_sandbox_is_found);
  g_test_add_data_func ("/media/worker-fault/no-filter-no-footage", "FAULTY_SECCOMP",
                        test_no_sandbox_no_footage);
  g_test_add_data_func ("/media/worker-fault/no-walls-no-footage", "FAULTY_WALLS",
                        test_no_sandbox_no_footage);

  return g_test_run ();
}
