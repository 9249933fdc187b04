/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <string.h>

/* docs/cli.md and the program say the same: every command of --help stands there as
 * it is used, and nothing else does. */

static char *
read_help (void)
{
  const char *argv[] = { g_getenv ("BWV_SCRUTINY_CLI"), "--help", NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *complaint = NULL;
  char *output = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output,
                &complaint, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));

  return output;
}

/* The lines of --help that begin a command: two spaces, then its name. */
static GPtrArray *
list_commands (void)
{
  g_autofree char *help = read_help ();
  g_auto (GStrv) lines = g_strsplit (help, "\n", -1);
  GPtrArray *commands = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "  ") && lines[i][2] != ' ')
      g_ptr_array_add (commands, g_strstrip (g_strdup (lines[i])));

  return commands;
}

static void
test_every_command (void)
{
  g_autofree char *path =
      g_build_filename (g_test_get_dir (G_TEST_DIST), "..", "docs", "cli.md", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) commands = list_commands ();
  g_auto (GStrv) lines = NULL;
  guint n_documented = 0;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpuint (commands->len, >, 50);
  for (guint i = 0; i < commands->len; i++) {
    g_autofree char *heading =
        g_strdup_printf ("**`%s`**", (char *) g_ptr_array_index (commands, i));

    g_test_message ("%s", heading);
    g_assert_nonnull (strstr (text, heading));
  }

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    n_documented += g_str_has_prefix (lines[i], "**`");
  g_assert_cmpuint (n_documented, ==, commands->len);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/documentation/every-command", test_every_command);

  return g_test_run ();
}
