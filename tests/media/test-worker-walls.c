/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <string.h>

/* The walls around clear footage that the compiler and the linker hold. */

static void
assert_includers (const char *header, const char *const *allowed)
{
  g_autofree char *folder =
      g_build_filename (g_test_get_dir (G_TEST_DIST), "..", "media", "worker", NULL);
  g_autofree char *line = g_strdup_printf ("#include \"media/worker/%s\"", header);
  g_autoptr (GError) error = NULL;
  GDir *dir = g_dir_open (folder, 0, &error);
  const char *name;
  guint found = 0;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_autofree char *text = NULL;

    if (!g_file_get_contents (path, &text, NULL, NULL) || !strstr (text, line))
      continue;
    found++;
    if (!g_strv_contains (allowed, name))
      g_error ("%s must not see what is inside %s", name, header);
  }
  g_dir_close (dir);
  g_assert_cmpuint (found, ==, g_strv_length ((char **) allowed));
}

static void
test_clear_pictures_are_opaque (void)
{
  static const char *const frame[] = { "decode.c", "raw-frame.c", "redact.c", NULL };
  static const char *const sound[] = { "decode.c", "raw-sound.c", "redact-sound.c",
                                       NULL };

  g_test_summary ("Only the decoder and the redactor can look into a clear picture");

  assert_includers ("raw-frame-private.h", frame);
  assert_includers ("raw-sound-private.h", sound);
}

/* The libraries a program asks the loader for. */
static char *
list_needed (const char *variable)
{
  g_autoptr (GSubprocess) readelf = NULL;
  g_autoptr (GError) error = NULL;
  char *out = NULL;

  readelf = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "readelf", "-d",
                              g_getenv (variable), NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (readelf, NULL, NULL, &out, NULL, &error));
  g_assert_nonnull (strstr (out, "NEEDED"));

  return out;
}

static void
test_only_the_worker_decodes (void)
{
  static const char *const others[] = { "PROGRAM_CLI", "PROGRAM_WINDOW" };
  static const char *const decoders[] = { "libav", "libswscale", "libswresample" };
  g_autofree char *worker = list_needed ("BWV_SCRUTINY_FOOTAGE");

  g_assert_nonnull (strstr (worker, "libavcodec"));
  g_assert_null (strstr (worker, "libgtk"));
  g_assert_null (strstr (worker, "libpulse"));
  g_assert_null (strstr (worker, "libsqlite"));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++) {
    g_autofree char *needed = list_needed (others[i]);

    for (guint j = 0; j < G_N_ELEMENTS (decoders); j++)
      g_assert_null (strstr (needed, decoders[j]));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/media/worker-walls/clear-pictures-are-opaque",
                   test_clear_pictures_are_opaque);
  g_test_add_func ("/media/worker-walls/only-the-worker-decodes",
                   test_only_the_worker_decodes);

  return g_test_run ();
}
