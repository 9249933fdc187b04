/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/error.h"
#include "app/import.h"
#include "app/records.h"
#include "tests/support/failing-disk.h"
#include "tests/support/test-panel.h"

#define HEADER "Type,Date\n"
#define ROW    "Person search,2026-01-05T12:00:00+00:00\n"
#define BAD    "=1+1\n"
#define LAYOUT                                                                           \
  "{\"format\":\"record-layout/1\",\"name\":\"two\",\"kind\":\"stop_search\","           \
  "\"date\":{\"column\":\"Date\",\"format\":\"iso8601\"},"                               \
  "\"columns\":[{\"column\":\"Type\",\"field\":\"search_type\"}]}"
#define HEADING "file,line,reason,column,in_words,row\r\n"

/* A panel, a file for it and the place of the rows that are not taken. */
typedef struct {
  TestPanel *panel;
  char *path;
  char *layout;
  char *rejects;
  ScrutinyImportChoices choices;
} Fixture;

static void
fixture_set_up (Fixture *self, gconstpointer data)
{
  self->panel = test_panel_new ();
  self->path = g_build_filename (self->panel->root, "january.csv", NULL);
  self->layout = g_build_filename (self->panel->root, "two.json", NULL);
  g_assert_true (g_file_set_contents (self->layout, LAYOUT, -1, NULL));
  self->rejects = g_build_filename (self->panel->root, "rejects.csv", NULL);
  self->choices.layout = self->layout;
  self->choices.rejects_path = self->rejects;
}

static void
fixture_tear_down (Fixture *self, gconstpointer data)
{
  test_panel_free (self->panel);
  g_free (self->path);
  g_free (self->layout);
  g_free (self->rejects);
}

static gboolean
take (Fixture *self, const char *text, GError **error)
{
  g_autoptr (ScrutinyImportResult) result = NULL;

  if (text != NULL)
    g_assert_true (g_file_set_contents (self->path, text, -1, NULL));
  result = scrutiny_import_file (self->panel->session, self->path, &self->choices, NULL,
                                 error);

  return result != NULL;
}

static void
assert_rejects (Fixture *self, const char *expected)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (self->rejects, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, expected);
}

#define RAGGED                                                                           \
  ",ragged,,The row has more or fewer cells than the first line has "                    \
  "names.,\"'=1+1\"\r\n"

static void
test_lines (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_test_summary ("A row stands under its line in the file, and is no formula.");
  g_assert_true (take (self, HEADER "\"a\nb\",x\n" ROW BAD, &error));
  g_assert_no_error (error);
  assert_rejects (self,
                  HEADING "january.csv,2,date-unreadable,Date,The date cannot be read.,"
                          "\"\"\"a\nb\"\",x\"\r\n"
                          "january.csv,5" RAGGED);
}

static void
test_many_files (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_test_summary ("Rows of a second file do not push out those of the first.");
  g_assert_true (take (self, HEADER ROW BAD, &error));
  self->choices.rejects_append = TRUE;
  g_assert_true (take (self, HEADER BAD ROW, &error));
  g_assert_no_error (error);
  assert_rejects (self, HEADING "january.csv,3" RAGGED "january.csv,2" RAGGED);
}

static void
test_known_file (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_test_summary ("Rows that were not taken can be asked for after the file was.");
  self->choices.rejects_path = NULL;
  g_assert_true (take (self, HEADER ROW BAD, &error));
  self->choices.rejects_path = self->rejects;
  g_assert_false (take (self, NULL, &error));
  g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_STATE);
  g_clear_error (&error);
  self->choices.is_dry_run = TRUE;
  g_assert_true (take (self, NULL, &error));
  g_assert_no_error (error);
  assert_rejects (self, HEADING "january.csv,3" RAGGED);
  g_assert_cmpint (scrutiny_records_count (self->panel->session, NULL, NULL, NULL), ==,
                   1);
}

static void
test_no_good_row (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_test_summary ("Without one good row the rejects say why, and so does the refusal.");
  g_assert_false (take (self, HEADER "Person search,05/01/26\n" BAD, &error));
  g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "Line 2: The date cannot be read."));
  assert_rejects (self,
                  HEADING "january.csv,2,date-unreadable,Date,The date cannot be read.,"
                          "\"Person search,05/01/26\"\r\n"
                          "january.csv,3" RAGGED);
  g_assert_cmpint (scrutiny_records_count (self->panel->session, NULL, NULL, NULL), ==,
                   0);
}

static void
test_not_over_anything (Fixture *self, gconstpointer data)
{
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf about;

  g_test_summary ("Neither the file that is read nor a pipe is written over.");
  g_assert_true (g_file_set_contents (self->path, HEADER ROW BAD, -1, NULL));
  g_assert_cmpint (symlink (self->path, self->rejects), ==, 0);
  g_assert_false (take (self, NULL, &error));
  g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (g_file_get_contents (self->path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, HEADER ROW BAD);

  g_assert_cmpint (g_unlink (self->rejects), ==, 0);
  g_assert_cmpint (mkfifo (self->rejects, 0600), ==, 0);
  g_assert_false (take (self, NULL, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (g_stat (self->rejects, &about), ==, 0);
  g_assert_true (S_ISFIFO (about.st_mode));
  g_assert_cmpint (scrutiny_records_count (self->panel->session, NULL, NULL, NULL), ==,
                   0);
}

static void
test_full_disk (Fixture *self, gconstpointer data)
{
  gboolean is_taken = FALSE;

  g_test_summary ("Whatever step fails on a full disk, there are no rejects of a file "
                  "that was not taken.");
  g_assert_true (g_file_set_contents (self->path, HEADER ROW BAD, -1, NULL));
  for (guint steps = 0; !is_taken; steps++) {
    failing_disk_fail_after (FAILING_DISK_FULL, steps);
    is_taken = take (self, NULL, NULL);
    failing_disk_mend ();
    g_assert_cmpint (g_file_test (self->rejects, G_FILE_TEST_EXISTS), ==, is_taken);
    g_assert_cmpint (scrutiny_records_count (self->panel->session, NULL, NULL, NULL), ==,
                     is_taken);
    g_assert_cmpuint (steps, <, 100);
  }
}

static void
become_folder_cb (goffset done, goffset total, gpointer data)
{
  const char *path = data;

  g_mkdir (path, 0700);
}

static void
test_not_kept (Fixture *self, gconstpointer data)
{
  g_autofree char *inner = NULL;
  g_autofree char *part = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  char *at;

  g_test_summary ("Rows that were imported are not called otherwise because the rejects "
                  "cannot be put in their place, and the rejects stay.");
  self->choices.progress = become_folder_cb;
  self->choices.progress_data = self->rejects;
  g_assert_false (take (self, HEADER ROW BAD, &error));
  g_assert_true (g_str_has_prefix (error->message, "The rows were imported, but the "
                                                   "rejected rows could not be kept: "));
  g_assert_cmpint (scrutiny_records_count (self->panel->session, NULL, NULL, NULL), ==,
                   1);
  at = strstr (error->message, "They are in “");
  g_assert_nonnull (at);
  inner = g_strdup (at + strlen ("They are in “"));
  part = g_strndup (inner, (gsize) (strstr (inner, "”") - inner));
  g_assert_true (g_file_get_contents (part, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, HEADING "january.csv,3" RAGGED);
}

static void
test_part_of_others (Fixture *self, gconstpointer data)
{
  g_autofree char *part = g_strconcat (self->rejects, ".part", NULL);
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  g_test_summary ("A file called as a half-written one would be is nobody's to lose, "
                  "were it the file that is read.");
  g_free (self->path);
  self->path = g_strdup (part);
  g_assert_true (take (self, HEADER ROW BAD, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (part, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, HEADER ROW BAD);
  assert_rejects (self, HEADING "rejects.csv.part,3" RAGGED);
}

#define add(name, func)                                                                  \
  g_test_add ("/app/import-rejects/" name, Fixture, NULL, fixture_set_up, func,          \
              fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  failing_disk_install ();
  add ("lines", test_lines);
  add ("many-files", test_many_files);
  add ("known-file", test_known_file);
  add ("no-good-row", test_no_good_row);
  add ("not-over-anything", test_not_over_anything);
  add ("not-kept", test_not_kept);
  add ("part-of-others", test_part_of_others);
  add ("full-disk", test_full_disk);

  return g_test_run ();
}
