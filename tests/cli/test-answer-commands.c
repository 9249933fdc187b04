/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <jansson.h>

#include "app/case.h"
#include "app/draw.h"
#include "app/list.h"
#include "app/meeting.h"
#include "app/seed.h"
#include "tests/support/test-records.h"

/* Runs "answer @verb 1 A" and two words more (nullable) as @name; its exit status. */
static int
run (TestPanel *panel,
     const char *name,
     const char *verb,
     const char *file,
     const char *option,
     json_t **said)
{
  g_autofree char *pass = g_build_filename (panel->root, "passphrase", NULL);
  g_autofree char *output = NULL;
  g_autofree char *complaint = NULL;
  const char *argv[] = { g_getenv ("BWV_SCRUTINY_CLI"),
                         "--json",
                         "--panel",
                         panel->dir,
                         "--as",
                         name,
                         "--passphrase-file",
                         pass,
                         "answer",
                         verb,
                         "1",
                         "A",
                         file,
                         option,
                         NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_assert_true (g_file_set_contents (pass, TEST_PASSPHRASE "\n", -1, &error));
  g_assert_cmpint (g_chmod (pass, 0600), ==, 0);
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output,
                &complaint, &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  if (WEXITSTATUS (status) != 0)
    g_test_message ("%s", complaint);
  *said = json_loads (output, 0, NULL);

  return WEXITSTATUS (status);
}

static json_t *
succeed (TestPanel *panel, const char *name, const char *verb, const char *file)
{
  json_t *said = NULL;

  g_assert_cmpint (run (panel, name, verb, file, NULL, &said), ==, 0);
  g_assert_nonnull (said);

  return said;
}

static void
do_it (TestPanel *panel, const char *name, const char *verb, const char *file)
{
  json_decref (succeed (panel, name, verb, file));
}

static void
refuse (TestPanel *panel,
        const char *name,
        const char *verb,
        const char *file,
        const char *option)
{
  json_t *said = NULL;

  g_assert_cmpint (run (panel, name, verb, file, option, &said), ==, 1);
  g_assert_null (said);
}

static char *
write_answers (TestPanel *panel, const char *name, gboolean hands_in, const char *answers)
{
  g_autofree char *text = g_strdup_printf ("{\"format\":1,\"form_id\":\"stop_search\","
                                           "\"hand_in\":%s,\"answers\":[%s]}",
                                           hands_in ? "true" : "false", answers);
  char *path = g_build_filename (panel->root, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));

  return path;
}

/* Case A of meeting 1, open for answers, of a record and without footage. */
static TestPanel *
new_panel (void)
{
  const ScrutinyListRequest request = { .meeting = 1, .take = 4, .reserves = 2 };
  TestPanel *panel = test_panel_new ();
  g_autoptr (ScrutinyListOutcome) list = NULL;
  g_autoptr (ScrutinyCeremony) first = NULL;
  g_autoptr (ScrutinyCeremony) second = NULL;
  g_autoptr (ScrutinyDrawOutcome) outcome = NULL;
  g_autoptr (GError) error = NULL;

  test_panel_add_everybody (panel);
  test_records_add (panel, 60);
  test_meeting_add (panel);
  test_panel_sign_in (panel, "Chad");
  list = scrutiny_list_fix (panel->session, &request, NULL, NULL, &error);
  first = scrutiny_seed_add (panel->session, 1, SCRUTINY_SHARE_D10, "0123456789", &error);
  second =
      scrutiny_seed_add (panel->session, 1, SCRUTINY_SHARE_D10, "9876501234", &error);
  outcome = scrutiny_meeting_draw (panel->session, 1, NULL, NULL, &error);
  g_assert_no_error (error);
  scrutiny_case_record_no_footage (panel->session, 1, "A", "plain_clothes", NULL, &error);
  scrutiny_meeting_open (panel->session, 1, &error);
  g_assert_no_error (error);
  /* The program opens the panel itself. */
  g_clear_object (&panel->session);

  return panel;
}

static gint64
count_out (TestPanel *panel)
{
  json_t *said = succeed (panel, "Chad", "progress", NULL);
  gint64 n_out = json_integer_value (json_object_get (said, "stood_out"));

  json_decref (said);

  return n_out;
}

static void
test_come_back (void)
{
  g_autoptr (TestPanel) panel = new_panel ();
  g_autofree char *slip = write_answers (panel, "slip.json", FALSE,
                                         "{\"q\":\"view_conflict\",\"code\":\"yes\"}");

  g_test_summary ("Stepping out by a slip is undone, and nobody is told who it was");
  refuse (panel, "Mia", "come-back", NULL, NULL);
  do_it (panel, "Mia", "import", slip);
  g_assert_cmpint (count_out (panel), ==, 1);
  refuse (panel, "Max", "come-back", NULL, NULL);
  refuse (panel, "Cora", "come-back", NULL, NULL);
  do_it (panel, "Mia", "come-back", NULL);
  g_assert_cmpint (count_out (panel), ==, 0);
}

/* Runs "safeguarding @verb ..." as @name; its exit status. */
static int
safeguard (TestPanel *panel, const char *name, const char *const *words, json_t **said)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autofree char *pass = g_build_filename (panel->root, "passphrase", NULL);
  g_autofree char *output = NULL;
  g_autofree char *complaint = NULL;
  const char *const start[] = {
    g_getenv ("BWV_SCRUTINY_CLI"), "--json", "--panel",     panel->dir, "--as", name,
    "--passphrase-file",           pass,     "safeguarding"
  };
  g_autoptr (GError) error = NULL;
  int status;

  for (guint i = 0; i < G_N_ELEMENTS (start); i++)
    g_ptr_array_add (argv, (gpointer) start[i]);
  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (argv, (gpointer) words[i]);
  g_ptr_array_add (argv, NULL);
  g_assert_true (g_file_set_contents (pass, TEST_PASSPHRASE "\n", -1, &error));
  g_spawn_sync (NULL, (char **) argv->pdata, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output,
                &complaint, &status, &error);
  g_assert_no_error (error);
  if (WEXITSTATUS (status) != 0)
    g_test_message ("%s", complaint);
  *said = json_loads (output, 0, NULL);

  return WEXITSTATUS (status);
}

static void
test_safeguarding (void)
{
  static const char *const tell[] = { "raise", "1", "A", NULL };
  static const char *const list[] = { "list", NULL };
  static const char *const done[] = { "answer", "1",      "A",         "--referred",
                                      "yes",    "--text", "Duty desk", NULL };
  g_autoptr (TestPanel) panel = new_panel ();
  json_t *said = NULL;
  json_t *worry;

  g_test_summary ("A member raises a worry, the chair hears in which case and answers");
  g_assert_cmpint (safeguard (panel, "Cora", tell, &said), ==, 1);
  g_assert_cmpint (safeguard (panel, "Mia", tell, &said), ==, 0);
  json_decref (said);
  g_assert_cmpint (safeguard (panel, "Mia", list, &said), ==, 1);
  g_assert_cmpint (safeguard (panel, "Chad", done, &said), ==, 0);
  json_decref (said);
  g_assert_cmpint (safeguard (panel, "Chad", list, &said), ==, 0);
  worry = json_array_get (json_object_get (said, "worries"), 0);
  g_assert_cmpstr (json_string_value (json_object_get (worry, "case")), ==, "A");
  g_assert_true (json_is_true (json_object_get (worry, "referred")));
  g_assert_cmpstr (json_string_value (json_object_get (worry, "text")), ==, "Duty desk");
  json_decref (said);
}

/* Alone, handed in, shown the rest, closed, talked, added. */
static void
test_after_the_talk (void)
{
  g_autoptr (TestPanel) panel = new_panel ();
  g_autofree char *alone = write_answers (panel, "alone.json", TRUE,
                                          "{\"q\":\"view_conflict\",\"code\":\"no\"},"
                                          "{\"q\":\"rec_detail\",\"code\":\"yes\"},"
                                          "{\"q\":\"ovr_grade\",\"code\":\"green\"}");
  g_autofree char *rest = write_answers (panel, "rest.json", FALSE,
                                         "{\"q\":\"rec_supervisor\",\"code\":\"no\"}");
  g_autofree char *talk =
      write_answers (panel, "talk.json", FALSE, "{\"q\":\"rec_detail\",\"code\":\"no\"}");
  json_t *said;
  json_t *change;

  g_test_summary ("What was held back is shown once the grade is locked; what the talk "
                  "adds stands beside the first answer, unnamed");
  refuse (panel, "Mia", "reveal", NULL, NULL);
  do_it (panel, "Mia", "import", alone);
  said = succeed (panel, "Mia", "reveal", NULL);
  g_assert_nonnull (json_object_get (json_object_get (said, "held_back"), "gender"));
  json_decref (said);
  do_it (panel, "Mia", "import", rest);
  refuse (panel, "Mia", "add", talk, NULL);

  do_it (panel, "Chad", "close", NULL);
  refuse (panel, "Max", "add", talk, NULL);
  refuse (panel, "Mia", "add", alone, NULL);
  refuse (panel, "Mia", "add", talk, "--correction=");
  do_it (panel, "Mia", "add", talk);
  said = succeed (panel, "Chad", "results", NULL);
  g_assert_cmpuint (json_array_size (json_object_get (said, "changes")), ==, 1);
  change = json_array_get (json_object_get (said, "changes"), 0);
  g_assert_cmpstr (json_string_value (
                       json_array_get (json_object_get (json_object_get (change,
                                                                         "before"),
                                                        "choices"),
                                       0)),
                   ==, "yes");
  g_assert_cmpstr (json_string_value (
                       json_array_get (json_object_get (json_object_get (change, "after"),
                                                        "choices"),
                                       0)),
                   ==, "no");
  json_decref (said);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/cli/answer-commands/come-back", test_come_back);
  g_test_add_func ("/cli/answer-commands/safeguarding", test_safeguarding);
  g_test_add_func ("/cli/answer-commands/after-the-talk", test_after_the_talk);

  return g_test_run ();
}
