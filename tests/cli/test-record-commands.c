/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <jansson.h>
#include <string.h>
#include <unistd.h>

#include "app/import.h"
#include "tests/support/test-panel.h"

#define LAYOUT                                                                           \
  "{\"format\":\"record-layout/1\",\"name\":\"two\",\"kind\":\"use_of_force\","          \
  "\"date\":{\"column\":\"Date\",\"format\":\"iso8601\"},\"reference\":\"No\","          \
  "\"columns\":[{\"column\":\"Tactics\",\"field\":\"tactics\",\"type\":\"list\","        \
  "\"list\":\"tactic\"},{\"column\":\"Conduct\",\"field\":\"primary_conduct\"}]}"
#define ROWS                                                                             \
  "No,Date,Tactics,Conduct\n"                                                            \
  "A1,2026-01-05,\"Shield;Baton Drawn\",\n"                                              \
  "A2,2026-01-06,Shield,=compliant\n"

/* A panel with two records and a passphrase file. */
static TestPanel *
make_panel (void)
{
  TestPanel *panel = test_panel_new ();
  g_autofree char *layout = g_build_filename (panel->root, "two.json", NULL);
  g_autofree char *rows = g_build_filename (panel->root, "rows.csv", NULL);
  g_autofree char *pass = g_build_filename (panel->root, "passphrase", NULL);
  ScrutinyImportChoices choices = { .layout = layout };
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyImportResult) result = NULL;

  g_assert_true (g_file_set_contents (layout, LAYOUT, -1, NULL));
  g_assert_true (g_file_set_contents (rows, ROWS, -1, NULL));
  g_assert_true (g_file_set_contents (pass, TEST_PASSPHRASE "\n", -1, NULL));
  result = scrutiny_import_file (panel->session, rows, &choices, NULL, &error);
  g_assert_no_error (error);

  return panel;
}

/* Runs "records" with one word more (nullable); what it prints. */
static char *
run (TestPanel *panel, gboolean as_json, const char *option, int *status)
{
  g_autofree char *pass = g_build_filename (panel->root, "passphrase", NULL);
  g_autofree char *complaint = NULL;
  char *output = NULL;
  g_autoptr (GError) error = NULL;
  const char *argv[] = { g_getenv ("BWV_SCRUTINY_CLI"),
                         "--panel",
                         panel->dir,
                         "--as",
                         "Cora",
                         "--passphrase-file",
                         pass,
                         as_json ? "--json" : "records",
                         as_json ? "records" : option,
                         as_json ? option : NULL,
                         NULL };

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output,
                &complaint, status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (*status));
  *status = WEXITSTATUS (*status);
  g_test_message ("%s", complaint);

  return output;
}

static void
test_all_values (void)
{
  g_autoptr (TestPanel) panel = make_panel ();
  int status;
  g_autofree char *output = run (panel, TRUE, NULL, &status);
  json_t *said = json_loads (output, 0, NULL);
  json_t *first;

  g_test_summary ("A field that says several things says them all.");
  g_assert_cmpint (status, ==, 0);
  g_assert_nonnull (said);
  g_assert_cmpint (json_integer_value (json_object_get (said, "count")), ==, 2);
  first = json_array_get (json_object_get (said, "records"), 0);
  g_assert_cmpstr (json_string_value (json_object_get (first, "id")), ==, "A1");
  g_assert_cmpstr (json_string_value (json_object_get (first, "tactics")), ==,
                   "shield;baton_drawn");
  json_decref (said);
}

static void
test_in_words (void)
{
  g_autoptr (TestPanel) panel = make_panel ();
  int status;
  g_autofree char *output = run (panel, FALSE, NULL, &status);

  g_test_summary ("Fields that only a later record has are not left out.");
  g_assert_cmpint (status, ==, 0);
  g_assert_nonnull (strstr (output, "Tactics: shield;baton_drawn\n"));
  g_assert_nonnull (strstr (output, "Primary conduct: =compliant\n"));
  g_assert_true (g_str_has_suffix (output, "\nCount: 2\n"));
}

static void
test_csv (void)
{
  g_autoptr (TestPanel) panel = make_panel ();
  int status;
  g_autofree char *output = run (panel, FALSE, "--format=csv", &status);

  g_assert_cmpint (status, ==, 0);
  g_assert_cmpstr (output, ==,
                   "id,kind,date,area,primary_conduct,tactics\r\n"
                   "A1,use_of_force,2026-01-05,,,\"shield;baton_drawn\"\r\n"
                   "A2,use_of_force,2026-01-06,,\"'=compliant\",shield\r\n");
}

/* What is printed goes to a disk without room. */
static void
fill_output (gpointer unused)
{
  int full = open ("/dev/full", O_WRONLY);

  dup2 (full, STDOUT_FILENO);
}

static void
test_full_disk (void)
{
  const char *argv[] = { g_getenv ("BWV_SCRUTINY_CLI"),
                         "--json",
                         "sample",
                         "--ids",
                         "ids",
                         "--seed",
                         "4",
                         "--take",
                         "1",
                         NULL };
  g_autofree char *folder = g_dir_make_tmp (NULL, NULL);
  g_autofree char *ids = g_build_filename (folder, "ids", NULL);
  g_autofree char *complaint = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_test_summary ("An answer that could not be written is no success.");
  g_assert_true (g_file_set_contents (ids, "a\nb\n", -1, NULL));
  g_spawn_sync (folder, (char **) argv, NULL, G_SPAWN_DEFAULT, fill_output, NULL, NULL,
                &complaint, &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 1);
  g_assert_nonnull (strstr (complaint, "could not be written"));
  g_assert_cmpint (g_unlink (ids) + g_rmdir (folder), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/cli/record-commands/all-values", test_all_values);
  g_test_add_func ("/cli/record-commands/in-words", test_in_words);
  g_test_add_func ("/cli/record-commands/csv", test_csv);
  g_test_add_func ("/cli/record-commands/full-disk", test_full_disk);

  return g_test_run ();
}
