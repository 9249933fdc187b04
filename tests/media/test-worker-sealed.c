/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "media/sealed-file-writer.h"
#include "media/sealed-file.h"
#include "tests/media/worker-rig.h"

static const guint8 footage_key[SCRUTINY_SEALED_FILE_KEY_BYTES] = { 5, 6, 7 };

typedef struct {
  char *folder;
  char *clip;
  char *sealed;
  ScrutinySealedFileReceipt receipt;
  Rig *rig;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  GStatBuf about;

  fixture->folder = g_dir_make_tmp ("sealed-XXXXXX", NULL);
  fixture->clip = rig_make_clip (fixture->folder, "clip.mp4", NULL);
  file = g_file_new_for_path (fixture->clip);
  stream = g_file_read (file, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (fixture->clip, &about), ==, 0);
  scrutiny_sealed_file_write (G_INPUT_STREAM (stream), (guint64) about.st_size,
                              fixture->folder, footage_key, NULL, NULL, NULL,
                              &fixture->receipt, &error);
  g_assert_no_error (error);
  name = scrutiny_sealed_file_name (fixture->receipt.sha256);
  fixture->sealed = g_build_filename (fixture->folder, name, NULL);
  fixture->rig = rig_new ("BWV_SCRUTINY_FOOTAGE");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  rig_free (fixture->rig);
  g_unlink (fixture->clip);
  g_unlink (fixture->sealed);
  g_rmdir (fixture->folder);
  g_free (fixture->clip);
  g_free (fixture->sealed);
  g_free (fixture->folder);
}

static void
open_sealed (Fixture *fixture, ScrutinyMessage *answer)
{
  ScrutinyMessage request = { .type = SCRUTINY_MESSAGE_OPEN,
                              .flags = SCRUTINY_OPEN_SEALED,
                              .size_bytes = RIG_SLOT_BYTES };
  g_autoptr (GError) error = NULL;
  FILE *file = g_fopen (fixture->sealed, "rb");
  int fds[2] = { fileno (file), fixture->rig->ring_fd };

  g_assert_true (
      scrutiny_sealed_file_derive_key (fds[0], footage_key, request.bytes, &error));
  memcpy (request.bytes + 32, fixture->rig->track_key, 32);
  for (guint i = 0; i < 32; i++)
    request.bytes[64 + i] =
        (guint8) (g_ascii_xdigit_value (fixture->receipt.sha256[2 * i]) << 4 |
                  g_ascii_xdigit_value (fixture->receipt.sha256[2 * i + 1]));
  rig_ask (fixture->rig, &request, fds, 2);
  fclose (file);
  rig_receive (fixture->rig, answer);
}

static void
test_plays (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ScrutinyHideTrack) track = NULL;
  ScrutinyMessage answer;
  guint magenta, grey;

  open_sealed (fixture, &answer);
  g_assert_cmpint (answer.type, ==, SCRUTINY_MESSAGE_OPENED);
  scrutiny_message_get_clip (&answer, &fixture->rig->clip);
  track = rig_make_track (&fixture->rig->clip);
  g_assert_cmpint (rig_set_track (fixture->rig, track), ==, SCRUTINY_COVER_NONE);
  g_assert_cmpuint (rig_play (fixture->rig, NULL, &magenta, &grey), ==, 100);
  g_assert_cmpuint (magenta, ==, 0);
  g_assert_cmpuint (grey, ==, 0);
}

/* share: of the file, where a bit is flipped. */
static void
test_flipped_bit (Fixture *fixture, gconstpointer data)
{
  double share = GPOINTER_TO_UINT (data) / 100.0;
  g_autofree char *bytes = NULL;
  ScrutinyMessage answer;
  gsize size;

  g_test_summary ("A demuxer takes a damaged chunk for the end of the file; the worker "
                  "must not");

  g_assert_true (g_file_get_contents (fixture->sealed, &bytes, &size, NULL));
  bytes[(gsize) (share * (double) size)] ^= 4;
  g_assert_true (g_file_set_contents (fixture->sealed, bytes, (gssize) size, NULL));
  open_sealed (fixture, &answer);
  g_assert_cmpint (answer.type, ==, SCRUTINY_MESSAGE_FAILED);
  g_assert_cmpint (answer.code, ==, SCRUTINY_FAILURE_TAMPERED);
}

static void
test_cut (Fixture *fixture, gconstpointer data)
{
  ScrutinyMessage answer;
  GStatBuf about;

  g_assert_cmpint (g_stat (fixture->sealed, &about), ==, 0);
  g_assert_cmpint (truncate (fixture->sealed, about.st_size / 2), ==, 0);
  open_sealed (fixture, &answer);
  g_assert_cmpint (answer.type, ==, SCRUTINY_MESSAGE_FAILED);
  g_assert_cmpint (answer.code, ==, SCRUTINY_FAILURE_TAMPERED);
}

int
main (int argc, char **argv)
{
  static const guint shares[] = { 20, 50, 90, 99 };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/media/worker-sealed/plays", Fixture, NULL, set_up, test_plays, tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (shares); i++) {
    g_autofree char *path =
        g_strdup_printf ("/media/worker-sealed/flipped-bit-at-%u", shares[i]);

    g_test_add (path, Fixture, GUINT_TO_POINTER (shares[i]), set_up, test_flipped_bit,
                tear_down);
  }
  g_test_add ("/media/worker-sealed/cut", Fixture, NULL, set_up, test_cut, tear_down);

  return g_test_run ();
}
