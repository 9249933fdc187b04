/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/backup.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "app/audit.h"
#include "app/error.h"
#include "app/footage.h"
#include "app/panel-file.h"
#include "tests/support/test-cases.h"
#include "tests/support/test-clip.h"
#include "tests/support/test-panel.h"

typedef struct {
  TestPanel *panel;
  char *backup;
  char *restored;
  char *head;
} Fixture;

/* A panel with a certificate, backed up. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("{}", 2);
  g_autoptr (GError) error = NULL;

  fixture->panel = test_panel_new ();
  test_panel_add_everybody (fixture->panel);
  g_assert_true (scrutiny_panel_file_write (fixture->panel->session, "certificates",
                                            "m1-1.certificate.json", bytes, &error));
  fixture->backup = g_build_filename (fixture->panel->root, "backup", NULL);
  fixture->restored = g_build_filename (fixture->panel->root, "restored.panel", NULL);
  g_assert_true (scrutiny_panel_back_up (fixture->panel->session, fixture->backup, NULL,
                                         NULL, NULL, &error));
  g_assert_no_error (error);
  fixture->head = scrutiny_audit_get_head (fixture->panel->session, &error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->backup);
  g_free (fixture->restored);
  g_free (fixture->head);
  test_panel_free (fixture->panel);
}

static void
test_comes_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinySession) session = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *head = NULL;

  g_test_summary ("T29, short: what is restored has the head that was printed, opens for "
                  "everybody, and holds the files.");

  g_assert_true (scrutiny_panel_restore (fixture->backup, fixture->restored, NULL, NULL,
                                         NULL, &error));
  g_assert_no_error (error);
  session = scrutiny_session_new (fixture->restored, &error);
  g_assert_no_error (error);
  head = scrutiny_audit_get_head (session, &error);
  g_assert_cmpstr (head, ==, fixture->head);
  g_assert_true (scrutiny_session_sign_in (session, "Mia", TEST_PASSPHRASE, &error));
  bytes =
      scrutiny_panel_file_read (session, "certificates", "m1-1.certificate.json", &error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "{}", 2);

  g_test_message ("never over another panel");
  g_assert_false (scrutiny_panel_restore (fixture->backup, fixture->panel->dir, NULL,
                                          NULL, NULL, &error));
}

static void
test_every_byte_counts (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "panel.db", "certificates/m1-1.certificate.json",
                                       "backup.sha256" };
  guint n_tried = 0;

  g_test_summary ("T30, short: a backup with a byte changed is found out, and nothing is "
                  "restored from it.");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *path = g_build_filename (fixture->backup, names[i], NULL);
    g_autofree char *contents = NULL;
    gsize length;

    g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
    for (gsize at = 0; at < length; at += 1 + length / 40) {
      g_autoptr (GError) error = NULL;

      contents[at] ^= 4;
      g_assert_true (g_file_set_contents (path, contents, (gssize) length, NULL));
      g_assert_false (scrutiny_panel_restore (fixture->backup, fixture->restored, NULL,
                                              NULL, NULL, &error));
      g_assert_nonnull (error);
      g_assert_false (g_file_test (fixture->restored, G_FILE_TEST_EXISTS));
      contents[at] ^= 4;
      n_tried++;
    }
    g_assert_true (g_file_set_contents (path, contents, (gssize) length, NULL));
  }
  g_assert_cmpuint (n_tried, >, 60);
  g_assert_true (scrutiny_panel_check_backup (fixture->backup, NULL, NULL));
}

static void
test_no_way_out (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = {
    "../panel.db",     "/etc/passwd", "certificates/../../x", "certificates/",
    "certificates/.x", "elsewhere/x", "certificates/a/b",     "",
  };
  g_autofree char *path = g_build_filename (fixture->backup, "backup.sha256", NULL);

  g_test_summary ("A list of files cannot name anything outside the panel's folders.");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "", 0);
    g_autofree char *list = g_strdup_printf ("%s  %s\n", hash, names[i]);
    g_autoptr (GError) error = NULL;

    g_assert_true (g_file_set_contents (path, list, -1, NULL));
    g_assert_false (scrutiny_panel_restore (fixture->backup, fixture->restored, NULL,
                                            NULL, NULL, &error));
    g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_TAMPERED);
  }
}

static void
test_modes (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "panel.db", "backup.sha256",
                                       "certificates/m1-1.certificate.json" };
  GStatBuf status;

  g_assert_cmpint (g_stat (fixture->backup, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *path = g_build_filename (fixture->backup, names[i], NULL);

    g_assert_cmpint (g_stat (path, &status), ==, 0);
    g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  }
}

/* Adds a made-up recording to a case and gives the path of its sealed file. */
static char *
add_recording (Fixture *fixture)
{
  g_autofree char *clear = test_clip_make (fixture->panel->root, "clear.mp4", "white");
  g_autofree char *name = NULL;
  g_autoptr (ScrutinyClip) clip = NULL;
  g_autoptr (GError) error = NULL;

  test_cases_add_meeting (fixture->panel, 1, "2026-11-22", 1);
  test_panel_sign_in (fixture->panel, "Cora");
  clip = scrutiny_footage_add (fixture->panel->session, 1, "A", clear, NULL, NULL, NULL,
                               NULL, &error);
  g_assert_no_error (error);
  name = g_strconcat (scrutiny_clip_get_sha256 (clip), ".sealed", NULL);

  return g_build_filename (fixture->panel->dir, "footage", name, NULL);
}

static guint
count_missing (Fixture *fixture, const char *name)
{
  g_autofree char *backup = g_build_filename (fixture->panel->root, name, NULL);
  g_autoptr (GPtrArray) missing = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (
      scrutiny_panel_back_up (fixture->panel->session, backup, NULL, NULL, NULL, &error));
  missing = scrutiny_panel_list_missing (fixture->panel->session, backup, &error);
  g_assert_no_error (error);

  return missing->len;
}

static void
test_missing_recording (Fixture *fixture, gconstpointer data)
{
  g_autofree char *sealed = add_recording (fixture);

  g_test_summary (
      "A recording that is gone cannot be copied, and is said to be missing.");
  g_assert_cmpuint (count_missing (fixture, "whole"), ==, 0);
  g_assert_cmpint (g_unlink (sealed), ==, 0);
  g_assert_cmpuint (count_missing (fixture, "lacking"), ==, 1);
}

static void
test_pipe (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path =
      g_build_filename (fixture->backup, "certificates", "m1-1.certificate.json", NULL);
  g_autoptr (GError) error = NULL;

  g_test_summary ("A pipe in the place of a file is refused, not waited for.");
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  g_assert_false (scrutiny_panel_restore (fixture->backup, fixture->restored, NULL, NULL,
                                          NULL, &error));
  g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_INVALID);
  g_assert_false (g_file_test (fixture->restored, G_FILE_TEST_EXISTS));
}

static void
test_missing_for_whom (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  test_panel_sign_in_role (fixture->panel, SCRUTINY_ROLE_MEMBER);
  g_assert_null (
      scrutiny_panel_list_missing (fixture->panel->session, fixture->backup, &error));
  g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_DENIED);
}

#define add(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  add ("/app/backup/comes-back", test_comes_back);
  add ("/app/backup/every-byte-counts", test_every_byte_counts);
  add ("/app/backup/no-way-out", test_no_way_out);
  add ("/app/backup/modes", test_modes);
  add ("/app/backup/missing-recording", test_missing_recording);
  add ("/app/backup/missing-for-whom", test_missing_for_whom);
  add ("/app/backup/pipe", test_pipe);

  return g_test_run ();
}
