/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/ordinary-file.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A place in the test's own folder. */
static GFile *
place (const char *name)
{
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), name, NULL);

  g_assert_cmpint (g_mkdir_with_parents (g_get_user_cache_dir (), 0700), ==, 0);

  return g_file_new_for_path (path);
}

static void
assert_not_opened (GFile *file, const char *word)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInputStream) stream = scrutiny_ordinary_file_open (file, NULL, &error);
  g_autofree char *name = g_file_get_basename (file);

  g_assert_null (stream);
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, name));
  g_assert_nonnull (strstr (error->message, word));
}

static void
test_open (void)
{
  g_autoptr (GFile) pipe = place ("pipe");
  g_autoptr (GFile) link = place ("link");
  g_autoptr (GFile) loop = place ("loop");
  g_autoptr (GFile) folder = g_file_get_parent (pipe);
  g_autoptr (GFile) nowhere = place ("nowhere");
  g_autoptr (GFile) device = g_file_new_for_path ("/dev/zero");

  g_test_summary ("What has no end is refused by name, and at once");
  g_assert_cmpint (mkfifo (g_file_peek_path (pipe), 0600), ==, 0);
  g_assert_cmpint (symlink ("/dev/zero", g_file_peek_path (link)), ==, 0);
  g_assert_cmpint (symlink ("loop", g_file_peek_path (loop)), ==, 0);
  assert_not_opened (pipe, "ordinary");
  assert_not_opened (link, "ordinary");
  assert_not_opened (device, "ordinary");
  assert_not_opened (folder, "folder");
  assert_not_opened (loop, "found");
  assert_not_opened (nowhere, "found");
}

static void
test_open_whole (void)
{
  g_autoptr (GFile) file = place ("note");
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GError) error = NULL;
  char text[8] = "";

  g_assert_true (g_file_set_contents (g_file_peek_path (file), "words", -1, NULL));
  stream = scrutiny_ordinary_file_open (file, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_input_stream_read (G_INPUT_STREAM (stream), text, 7, NULL, NULL), ==,
                   5);
  g_assert_cmpstr (text, ==, "words");
}

static void
test_may_replace (void)
{
  g_autoptr (GFile) note = place ("old");
  g_autoptr (GFile) new = place ("new");
  g_autoptr (GFile) pipe = place ("old-pipe");
  g_autoptr (GFile) folder = g_file_get_parent (note);

  g_test_summary ("A device or a pipe is never replaced by a file");
  g_assert_true (g_file_set_contents (g_file_peek_path (note), "words", -1, NULL));
  g_assert_cmpint (mkfifo (g_file_peek_path (pipe), 0600), ==, 0);
  g_assert_true (scrutiny_ordinary_file_may_replace (g_file_peek_path (note), NULL));
  g_assert_true (scrutiny_ordinary_file_may_replace (g_file_peek_path (new), NULL));
  g_assert_false (scrutiny_ordinary_file_may_replace (g_file_peek_path (pipe), NULL));
  g_assert_false (scrutiny_ordinary_file_may_replace (g_file_peek_path (folder), NULL));
  g_assert_false (scrutiny_ordinary_file_may_replace ("/dev/full", NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/model/ordinary-file/open", test_open);
  g_test_add_func ("/model/ordinary-file/open-whole", test_open_whole);
  g_test_add_func ("/model/ordinary-file/may-replace", test_may_replace);

  return g_test_run ();
}
