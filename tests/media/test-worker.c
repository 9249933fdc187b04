/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "tests/media/worker-rig.h"

#define PROGRAM "BWV_SCRUTINY_FOOTAGE"

typedef struct {
  char *folder;
  char *clip;
  Rig *rig;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  ScrutinyMessage answer;

  fixture->folder = g_dir_make_tmp ("worker-XXXXXX", NULL);
  fixture->clip = rig_make_clip (fixture->folder, "clip.mp4", NULL);
  fixture->rig = rig_new (PROGRAM);
  g_assert_true (rig_open (fixture->rig, fixture->clip, &answer));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  rig_free (fixture->rig);
  g_unlink (fixture->clip);
  g_rmdir (fixture->folder);
  g_free (fixture->clip);
  g_free (fixture->folder);
}

static void
test_opens (Fixture *fixture, gconstpointer data)
{
  const ScrutinyMessage *opened = &fixture->rig->opened;

  g_assert_cmpuint (opened->width, ==, 640);
  g_assert_cmpuint (opened->height, ==, 360);
  g_assert_cmpint (opened->count, ==, 100);
  g_assert_cmpint (opened->duration_us, ==, 4000000);
  g_assert_cmpuint (opened->flags, ==, SCRUTINY_CLIP_SOUND);
  g_assert_cmpuint (fixture->rig->clip.rotation, ==, 0);
}

/* Without the track the box is there to see, or the other tests would prove nothing. */
static void
test_editor_sees_it (Fixture *fixture, gconstpointer data)
{
  Rig *rig = fixture->rig;
  g_autoptr (ScrutinyHideTrack) track = rig_make_track (&rig->clip);
  g_autoptr (GBytes) sealed =
      scrutiny_hide_wire_seal (track, SCRUTINY_HIDE_WIRE_EDITING, rig->track_key, NULL);
  gsize size;
  const void *bytes = g_bytes_get_data (sealed, &size);
  ScrutinyMessage frame;

  g_assert_cmpint (rig_set_sealed (rig, bytes, size), ==, SCRUTINY_COVER_NONE);
  rig_seek (rig, 1480000, &frame);
  g_assert_cmpuint (frame.flags & SCRUTINY_FRAME_CLEAR, !=, 0);
  g_assert_cmpuint (rig_count_magenta (rig, &frame), >, 6000);
  rig_give_back (rig, &frame);
}

static void
test_covers_every_frame (Fixture *fixture, gconstpointer data)
{
  Rig *rig = fixture->rig;
  g_autoptr (ScrutinyHideTrack) track = rig_make_track (&rig->clip);
  ScrutinyMessage request = { .type = SCRUTINY_MESSAGE_PLAY }, message;
  int fds[2];
  guint n_fds, frames = 0;

  g_assert_cmpint (rig_set_track (rig, track), ==, SCRUTINY_COVER_NONE);
  g_assert_true (scrutiny_message_send (rig->socket_fd, &request, NULL, 0));
  do {
    g_assert_cmpint (scrutiny_message_receive (rig->socket_fd, &message, fds, &n_fds), ==,
                     SCRUTINY_RECEIVED_MESSAGE);
    if (message.type == SCRUTINY_MESSAGE_FRAME) {
      g_assert_cmpint (message.at_us, ==, frames * 40000);
      g_assert_cmpuint (message.code, ==, SCRUTINY_COVER_NONE);
      g_assert_cmpuint (rig_count_magenta (rig, &message), ==, 0);
      g_assert_false (rig_is_grey (rig, &message));
      frames++;
    }
    rig_give_back (rig, &message);
  } while (message.type != SCRUTINY_MESSAGE_END);

  g_assert_cmpuint (frames, ==, 100);
}

static void
test_escapes_are_refused (void)
{
  Rig *rig = rig_new (PROGRAM);
  ScrutinyMessage request = { .type = SCRUTINY_MESSAGE_TRY_ESCAPES }, answer;

  g_test_summary ("Code taken over by hostile footage can do nothing but its work (T7)");

  g_assert_cmpuint (rig->layers & SCRUTINY_SANDBOX_SECCOMP, !=, 0);
  g_assert_cmpuint (rig->layers &
                        (SCRUTINY_SANDBOX_LANDLOCK | SCRUTINY_SANDBOX_NAMESPACES),
                    !=, 0);
  rig_ask (rig, &request, NULL, 0);
  rig_wait (rig, SCRUTINY_MESSAGE_ESCAPES, &answer);
  g_test_message ("layers %u, tried %d, refused %d", rig->layers, (int) answer.count,
                  (int) answer.size_bytes);
  g_assert_cmpstr (answer.text, ==, "");
  g_assert_cmpint (answer.count, >=, 30);
  g_assert_cmpint (answer.size_bytes, ==, answer.count);
  rig_free (rig);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/media/worker/opens", Fixture, NULL, set_up, test_opens, tear_down);
  g_test_add ("/media/worker/editor-sees-it", Fixture, NULL, set_up, test_editor_sees_it,
              tear_down);
  g_test_add ("/media/worker/covers-every-frame", Fixture, NULL, set_up,
              test_covers_every_frame, tear_down);
  g_test_add_func ("/media/worker/escapes-are-refused", test_escapes_are_refused);

  return g_test_run ();
}
