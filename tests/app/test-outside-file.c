/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/outside-file.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/error.h"

static void
assert_refused (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = scrutiny_outside_file_read (path, 64, &error);

  g_assert_null (bytes);
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, path));
}

static void
test_whole (void)
{
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), "note", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (g_get_user_cache_dir (), 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "sixteen letters!", -1, NULL));
  text = scrutiny_outside_file_read_text (path, 16, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "sixteen letters!");
  g_clear_pointer (&text, g_free);
  text = scrutiny_outside_file_read_text (path, 15, &error);
  g_assert_null (text);
  g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_INVALID);
}

static void
test_empty (void)
{
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), "empty", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_test_summary ("An empty file is read as an empty text, not as a failure");
  g_assert_cmpint (g_mkdir_with_parents (g_get_user_cache_dir (), 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  text = scrutiny_outside_file_read_text (path, 16, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "");
}

static void
test_no_end (void)
{
  g_autofree char *pipe = g_build_filename (g_get_user_cache_dir (), "pipe", NULL);
  g_autofree char *link = g_build_filename (g_get_user_cache_dir (), "link", NULL);

  g_test_summary (
      "A pipe, a device, a link to one, a folder and nothing are refused by name");
  g_assert_cmpint (g_mkdir_with_parents (g_get_user_cache_dir (), 0700), ==, 0);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_cmpint (symlink ("/dev/zero", link), ==, 0);
  assert_refused (pipe);
  assert_refused (link);
  assert_refused ("/dev/zero");
  assert_refused (g_get_user_cache_dir ());
  assert_refused ("/nowhere/at/all");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/app/outside-file/whole", test_whole);
  g_test_add_func ("/app/outside-file/empty", test_empty);
  g_test_add_func ("/app/outside-file/no-end", test_no_end);
  return g_test_run ();
}
