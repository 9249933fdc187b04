/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

/* Runs one Python script on a session bus of its own, as one test case. The
 * script drives the real programs and ends with status 0 if all it expected
 * came true. */
typedef struct {
  const char *script;
} Drive;

static void
test_script (gconstpointer data)
{
  const Drive *drive = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;
  g_autofree char *noise = NULL;
  g_autofree char *folder = g_dir_make_tmp ("scrutiny-bus-XXXXXX", &error);
  g_auto (GStrv) env = g_get_environ ();
  int status = 0;
  char *argv[] = { (char *) "dbus-run-session", (char *) "--",
                   (char *) "/usr/bin/python3", (char *) "-B",
                   (char *) drive->script,      NULL };
  char *sweep[] = { (char *) "rm", (char *) "-rf", folder, NULL };

  g_assert_no_error (error);
  /* The accessibility bus lives in a fixed place below this folder: two sessions that
   * share one take each other's away. */
  env = g_environ_setenv (env, "XDG_RUNTIME_DIR", folder, TRUE);
  g_spawn_sync (NULL, argv, env, G_SPAWN_SEARCH_PATH, NULL, NULL, &said, &noise, &status,
                &error);
  g_assert_no_error (error);
  if (!g_spawn_check_wait_status (status, NULL))
    g_test_message ("%s\n%s", said, noise);
  g_spawn_sync (NULL, sweep, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
                NULL);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
}

int
main (int argc, char **argv)
{
  Drive drive = { 0 };
  g_autofree char *path = NULL;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 3);
  drive.script = argv[2];
  path = g_strdup_printf ("/e2e/%s", argv[1]);
  g_test_add_data_func (path, &drive, test_script);
  return g_test_run ();
}
