/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <jansson.h>
#include <string.h>

#include "tests/support/test-cases.h"

/* Runs the program as somebody; its exit status. */
static int
run (TestPanel *panel, const char *name, const char *const *words, json_t **answer)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autofree char *file = g_build_filename (panel->root, "passphrase", NULL);
  g_autofree char *output = NULL;
  g_autofree char *complaint = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_assert_true (g_file_set_contents (file, TEST_PASSPHRASE "\n", -1, &error));
  g_assert_cmpint (g_chmod (file, 0600), ==, 0);
  g_ptr_array_add (argv, (char *) g_getenv ("BWV_SCRUTINY_CLI"));
  g_ptr_array_add (argv, (char *) "--json");
  g_ptr_array_add (argv, (char *) "--panel");
  g_ptr_array_add (argv, panel->dir);
  g_ptr_array_add (argv, (char *) "--as");
  g_ptr_array_add (argv, (char *) name);
  g_ptr_array_add (argv, (char *) "--passphrase-file");
  g_ptr_array_add (argv, file);
  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (argv, (char *) words[i]);
  g_ptr_array_add (argv, NULL);

  g_spawn_sync (NULL, (char **) argv->pdata, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output,
                &complaint, &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  if (WEXITSTATUS (status) != 0)
    g_test_message ("%s", complaint);
  *answer = json_loads (output, 0, NULL);

  return WEXITSTATUS (status);
}

/* Expects exit 0 and one JSON value; returns the string at @key. */
static char *
succeed (TestPanel *panel, const char *name, const char *const *words, const char *key)
{
  json_t *answer = NULL;
  char *text;

  g_assert_cmpint (run (panel, name, words, &answer), ==, 0);
  g_assert_nonnull (answer);
  text = g_strdup (json_string_value (json_object_get (answer, key)));
  json_decref (answer);

  return text;
}

static void
refuse (TestPanel *panel, const char *name, const char *const *words)
{
  json_t *answer = NULL;

  g_assert_cmpint (run (panel, name, words, &answer), ==, 1);
  g_assert_null (answer);
}

static TestPanel *
new_panel (void)
{
  TestPanel *panel = test_panel_new ();

  test_panel_add_everybody (panel);
  test_cases_add_meeting (panel, 1, "2026-11-03", 2);
  /* The program opens the panel itself. */
  g_clear_object (&panel->session);

  return panel;
}

static void
test_learning (void)
{
  static const char *const add[] = {
    "learning", "add",          "1",       "A",
    "--theme",  "grounds",      "--saw",   "No reason was given.",
    "--asks",   "Explain why.", "--owner", "Force lead",
    "--due",    "2099-01-31",   NULL
  };
  static const char *const noted[] = { "learning", "reply",  "1",          "--kind",
                                       "explain",  "--date", "2026-12-01", "--text",
                                       "Noted.",   NULL };
  static const char *const reply[] = {
    "learning",   "reply",  "1",
    "--kind",     "reform", "--date",
    "2026-12-01", "--text", "Every team was shown how to write grounds down.",
    NULL
  };
  static const char *const accept[] = { "learning", "accept", "1", NULL };
  g_autoptr (TestPanel) panel = new_panel ();
  g_autofree char *opened = NULL;
  g_autofree char *answered = NULL;
  g_autofree char *done = NULL;

  g_test_summary ("The loop through the terminal: add, noted refused, reply, accept");
  refuse (panel, "Mia", add);
  opened = succeed (panel, "Chad", add, "state");
  g_assert_cmpstr (opened, ==, "open");
  refuse (panel, "Flo", noted);
  refuse (panel, "Chad", reply);
  answered = succeed (panel, "Flo", reply, "state");
  g_assert_cmpstr (answered, ==, "answered");
  refuse (panel, "Flo", accept);
  done = succeed (panel, "Chad", accept, "state");
  g_assert_cmpstr (done, ==, "accepted");
}

static void
test_findings (void)
{
  static const char *const names[] = { "f.json", "f.csv", "f.xlsx", "f.pdf" };
  g_autoptr (TestPanel) panel = new_panel ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *path = g_build_filename (panel->root, names[i], NULL);
    const char *const words[] = { "findings", "--public", path, NULL };
    g_autofree char *file = succeed (panel, "Flo", words, "file");

    g_assert_cmpstr (file, ==, path);
    g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  }
}

static void
test_wrong_use (void)
{
  static const char *const nowhere[] = { "findings", NULL };
  static const char *const format[] = { "findings", "--format", "docx", "out", NULL };
  static const char *const meeting[] = { "findings", "--meeting", "99", "out", NULL };
  g_autoptr (TestPanel) panel = new_panel ();
  json_t *answer = NULL;

  g_assert_cmpint (run (panel, "Chad", nowhere, &answer), ==, 2);
  g_assert_cmpint (run (panel, "Chad", format, &answer), ==, 2);
  refuse (panel, "Chad", meeting);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/cli/findings-commands/the-loop-closes", test_learning);
  g_test_add_func ("/cli/findings-commands/every-format", test_findings);
  g_test_add_func ("/cli/findings-commands/wrong-use", test_wrong_use);

  return g_test_run ();
}
