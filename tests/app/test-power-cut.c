/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <string.h>

#include "app/audit.h"
#include "app/panel.h"
#include "tests/support/failing-disk.h"
#include "tests/support/test-panel.h"
#include "tests/support/test-rounds.h"

/* T2 in its short form. A kill leaves the page cache; a power cut does not: of what
 * was written since the last sync any part may be lost, torn at 512 bytes, or there
 * without what was written before it. Every such disk must open, and hold at least
 * what the program had said was saved. */

#define N_SAVES  400
#define N_IMAGES 560
#define SECTOR   512

/* A file as the platter has it, and what is still on its way there. */
typedef struct {
  GByteArray *synced;
  GPtrArray *pending; /* (element-type DiskStep), not owned */
} Medium;

static void
put (GByteArray *bytes, gint64 at, const guint8 *data, gsize size)
{
  guint old = bytes->len;

  if (bytes->len < (gsize) at + size) {
    g_byte_array_set_size (bytes, (guint) ((gsize) at + size));
    memset (bytes->data + old, 0, bytes->len - old);
  }
  memcpy (bytes->data + at, data, size);
}

/* @tear: how many bytes of a write arrive; all when negative. */
static void
apply (GByteArray *bytes, const DiskStep *step, gssize tear)
{
  gsize size;
  const guint8 *data;

  if (step->kind == DISK_STEP_TRUNCATE) {
    if ((gint64) bytes->len > step->at)
      g_byte_array_set_size (bytes, (guint) step->at);
    return;
  }
  data = g_bytes_get_data (step->data, &size);
  put (bytes, step->at, data, tear < 0 ? size : MIN ((gsize) tear, size));
}

/* The file after the cut: of what was pending each write arrives, or not, or torn. */
static GByteArray *
cut (const Medium *medium, GRand *rand)
{
  GByteArray *bytes = g_byte_array_new ();

  g_byte_array_append (bytes, medium->synced->data, medium->synced->len);
  for (guint i = 0; i < medium->pending->len; i++) {
    const DiskStep *step = g_ptr_array_index (medium->pending, i);

    switch (g_rand_int_range (rand, 0, 4)) {
    case 0:
      break;
    case 1:
      apply (bytes, step, SECTOR * g_rand_int_range (rand, 0, 9));
      break;
    default:
      apply (bytes, step, -1);
      break;
    }
  }

  return bytes;
}

static void
take_step (Medium *medium, DiskStep *step)
{
  if (step->kind != DISK_STEP_SYNC) {
    g_ptr_array_add (medium->pending, step);
    return;
  }

  for (guint i = 0; i < medium->pending->len; i++)
    apply (medium->synced, g_ptr_array_index (medium->pending, i), -1);
  g_ptr_array_set_size (medium->pending, 0);
}

static void
write_image (TestPanel *panel, const char *name, GByteArray *bytes)
{
  g_autofree char *path = g_build_filename (panel->dir, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents_full (path, (const char *) bytes->data, bytes->len,
                            G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

/* Opens the panel as the cut left it. */
static void
check_image (TestPanel *panel, const Medium media[2], gint64 saved, GRand *rand)
{
  g_autoptr (GByteArray) database = cut (&media[0], rand);
  g_autoptr (GByteArray) log = cut (&media[1], rand);
  g_autofree char *shared = g_build_filename (panel->dir, "panel.db-shm", NULL);
  g_autofree char *text = NULL;
  g_autoptr (ScrutinyAuditReport) report = NULL;
  g_autoptr (GError) error = NULL;
  gint64 found;

  test_remove_tree (shared);
  write_image (panel, "panel.db", database);
  write_image (panel, "panel.db-wal", log);
  test_panel_reopen (panel);

  text = scrutiny_panel_get_setting (panel->session, "name", &error);
  g_assert_no_error (error);
  found = g_ascii_strtoll (text, NULL, 10);
  g_assert_cmpint (found, >=, saved);
  g_assert_cmpint (found, <=, saved + 1);
  report = scrutiny_audit_verify (panel->session, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (report->holds);
  g_clear_object (&panel->session);
}

static void
read_medium (TestPanel *panel, const char *name, Medium *medium)
{
  g_autofree char *path = g_build_filename (panel->dir, name, NULL);
  g_autofree char *contents = NULL;
  gsize length = 0;

  medium->synced = g_byte_array_new ();
  medium->pending = g_ptr_array_new ();
  if (g_file_get_contents (path, &contents, &length, NULL))
    g_byte_array_append (medium->synced, (guint8 *) contents, (guint) length);
}

/* Saves 1, 2, 3, ... and remembers what the disk was asked to do. */
static GPtrArray *
save_all (TestPanel *panel)
{
  failing_disk_start_recording ();
  for (guint i = 1; i <= test_rounds (N_SAVES); i++) {
    g_autofree char *text = g_strdup_printf ("%u", i);
    g_autoptr (GError) error = NULL;

    g_assert_true (scrutiny_panel_change_setting (panel->session, "name", text, &error));
    g_assert_no_error (error);
    failing_disk_note_saved (i);
  }

  return failing_disk_stop_recording ();
}

static void
test_power_cut (void)
{
  g_autoptr (TestPanel) panel = test_panel_new ();
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261122);
  Medium media[2];
  gint64 saved = 0;
  guint n_images = 0;

  g_assert_true (scrutiny_panel_change_setting (panel->session, "name", "0", NULL));
  read_medium (panel, "panel.db", &media[0]);
  read_medium (panel, "panel.db-wal", &media[1]);
  steps = save_all (panel);
  g_clear_object (&panel->session);

  for (guint i = 0; i < steps->len; i++) {
    DiskStep *step = g_ptr_array_index (steps, i);

    if (step->kind == DISK_STEP_SAVED)
      saved = step->at;
    else
      take_step (&media[step->is_log ? 1 : 0], step);
    if (g_rand_int_range (rand, 0, (gint32) steps->len) <
        (gint32) test_rounds (N_IMAGES)) {
      check_image (panel, media, saved, rand);
      n_images++;
    }
  }

  g_test_message ("%u steps, %u disks opened", steps->len, n_images);
  g_assert_cmpint (saved, ==, test_rounds (N_SAVES));
  g_assert_cmpuint (n_images, >=, test_rounds (500));
  for (guint i = 0; i < 2; i++) {
    g_byte_array_unref (media[i].synced);
    g_ptr_array_unref (media[i].pending);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  failing_disk_install ();
  g_test_add_func ("/app/power-cut/every-disk-opens", test_power_cut);

  return g_test_run ();
}
