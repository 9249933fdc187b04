/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "app/audit.h"
#include "app/panel.h"
#include "app/policy.h"
#include "tests/support/test-records.h"

/* T12 through the terminal: each command by each part that the policy table refuses,
 * and by nobody. A refusal is exit status 1 and one sentence, and leaves the log as
 * it was but for the sign-in. */

static const struct {
  ScrutinyAct act;
  const char *words[8];
} commands[] = {
  { SCRUTINY_ACT_MANAGE_PEOPLE,
    { "people", "add", "Eve", "--role", "chair", "--new-passphrase-file",
      "PASSPHRASE" } },
  { SCRUTINY_ACT_MANAGE_PEOPLE,
    { "people", "reset", "Max", "--new-passphrase-file", "PASSPHRASE" } },
  { SCRUTINY_ACT_CHANGE_SETTINGS, { "panel", "settings", "quorum", "5" } },
  { SCRUTINY_ACT_IMPORT_RECORDS, { "import", "PASSPHRASE" } },
  { SCRUTINY_ACT_READ_RECORDS, { "records" } },
  { SCRUTINY_ACT_CREATE_MEETING,
    { "meeting", "create", "--title", "Mine", "--date", "2026-12-01" } },
  { SCRUTINY_ACT_GIVE_CONSENT, { "meeting", "consent", "1" } },
  { SCRUTINY_ACT_OPEN_MEETING, { "meeting", "open", "1" } },
  { SCRUTINY_ACT_SEAL_MEETING, { "meeting", "seal", "1" } },
  { SCRUTINY_ACT_READ_MEETINGS, { "meeting", "list" } },
  { SCRUTINY_ACT_READ_MEETINGS, { "meeting", "show", "1" } },
  { SCRUTINY_ACT_FIX_LIST, { "list", "fix", "1", "--take", "3" } },
  { SCRUTINY_ACT_VOID_LIST, { "list", "void", "1", "--reason", "none" } },
  { SCRUTINY_ACT_ADD_SEED_SHARE,
    { "seed", "add", "1", "--method", "d10", "--share", "0123456789" } },
  { SCRUTINY_ACT_DRAW, { "draw", "1" } },
  { SCRUTINY_ACT_SET_ASIDE_CASE,
    { "case", "set-aside", "1", "A", "--reason", "duplicate" } },
  { SCRUTINY_ACT_RECORD_NO_FOOTAGE,
    { "case", "no-footage", "1", "A", "--reason", "fault" } },
  { SCRUTINY_ACT_BACK_UP, { "backup", "STOLEN" } },
};

#define NOBODY SCRUTINY_N_ROLES

static const char *const names[] = { "Cora", "Chad", "Mia", "Flo", NULL };

/* Runs the program as @name, or as nobody, with @options before the command; its exit
 * status. */
static int
run_with (TestPanel *panel,
          const char *name,
          const char *const *options,
          const char *const *words,
          char **complaint)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autofree char *file = g_build_filename (panel->root, "passphrase", NULL);
  g_autofree char *stolen = g_build_filename (panel->root, "stolen", NULL);
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_assert_true (g_file_set_contents (file, TEST_PASSPHRASE "\n", -1, &error));
  g_assert_cmpint (g_chmod (file, 0600), ==, 0);
  g_ptr_array_add (argv, (char *) g_getenv ("BWV_SCRUTINY_CLI"));
  g_ptr_array_add (argv, (char *) "--panel");
  g_ptr_array_add (argv, panel->dir);
  if (name != NULL) {
    g_ptr_array_add (argv, (char *) "--as");
    g_ptr_array_add (argv, (char *) name);
    g_ptr_array_add (argv, (char *) "--passphrase-file");
    g_ptr_array_add (argv, file);
  }
  for (guint i = 0; options != NULL && options[i] != NULL; i++)
    g_ptr_array_add (argv, (char *) options[i]);
  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (argv, strcmp (words[i], "PASSPHRASE") == 0 ? file
                           : strcmp (words[i], "STOLEN") == 0   ? stolen
                                                                : (char *) words[i]);
  g_ptr_array_add (argv, NULL);

  g_spawn_sync (NULL, (char **) argv->pdata, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output,
                complaint, &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  g_assert_false (g_file_test (stolen, G_FILE_TEST_EXISTS));

  return WEXITSTATUS (status);
}

static int
run (TestPanel *panel, const char *name, const char *const *words, char **complaint)
{
  return run_with (panel, name, NULL, words, complaint);
}

/* How many entries the log has that are no sign-in. */
static gint64
count_acts (TestPanel *panel)
{
  g_autofree char *path = g_build_filename (panel->dir, "panel.db", NULL);
  sqlite3_stmt *statement = NULL;
  sqlite3 *file = NULL;
  gint64 count;

  g_assert_cmpint (sqlite3_open (path, &file), ==, SQLITE_OK);
  sqlite3_prepare_v2 (file, "SELECT count(*) FROM audit WHERE act <> 'sign-in'", -1,
                      &statement, NULL);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  count = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (file);

  return count;
}

static gboolean
must_be_refused (ScrutinyAct act, guint role)
{
  ScrutinyRight right;

  if (role == NOBODY)
    return TRUE;
  right = scrutiny_policy_get_right (act, (ScrutinyRole) role);

  return right == SCRUTINY_RIGHT_NO || right == SCRUTINY_RIGHT_WITH_CHAIR;
}

static void
test_refusals (void)
{
  g_autoptr (TestPanel) panel = test_panel_new ();
  guint n_tried = 0;
  gint64 n_acts;

  test_panel_add_everybody (panel);
  test_records_add (panel, 20);
  test_meeting_add (panel);
  g_clear_object (&panel->session);
  n_acts = count_acts (panel);

  for (guint role = 0; role <= NOBODY; role++)
    for (guint i = 0; i < G_N_ELEMENTS (commands); i++) {
      g_autofree char *complaint = NULL;

      if (!must_be_refused (commands[i].act, role))
        continue;
      g_test_message ("%s %s as %u", commands[i].words[0],
                      commands[i].words[1] ? commands[i].words[1] : "", role);
      g_assert_cmpint (run (panel, names[role], commands[i].words, &complaint), !=, 0);
      g_assert_cmpstr (complaint, !=, "");
      g_assert_cmpint (count_acts (panel), ==, n_acts);
      n_tried++;
    }

  g_test_message ("%u commands refused", n_tried);
  g_assert_cmpuint (n_tried, >=, 50);
}

/* Writes @text where only the owner reads it; returns the path. */
static char *
write_secret (TestPanel *panel, const char *name, const char *text)
{
  char *path = g_build_filename (panel->root, name, NULL);

  g_assert_true (
      g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_NONE, 0600, NULL));

  return path;
}

static void
test_clearance_ended (void)
{
  static const char *const end[] = { "people",          "change",     "Cora",
                                     "--cleared-until", "2026-03-03", NULL };
  static const char *const renew[] = { "people",          "change",     "Cora",
                                       "--cleared-until", "2099-03-03", NULL };
  static const char *const read[] = { "records", NULL };
  static const char *const list[] = { "meeting", "list", NULL };
  const struct {
    const char *name;
    const char *const *words;
    gboolean succeeds;
  } steps[] = {
    { "Cora", read, TRUE }, { "Chad", end, TRUE },    { "Cora", read, FALSE },
    { "Cora", list, TRUE }, { "Cora", renew, FALSE }, { "Chad", renew, TRUE },
    { "Cora", read, TRUE },
  };
  g_autoptr (TestPanel) panel = test_panel_new ();

  g_test_summary ("Through the terminal: no records once a clearance has ended, and "
                  "nobody lengthens their own.");

  test_panel_add_everybody (panel);
  test_records_add (panel, 5);
  g_clear_object (&panel->session);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++) {
    g_autofree char *complaint = NULL;
    int status = run (panel, steps[i].name, steps[i].words, &complaint);

    g_test_message ("step %u: %s", i, complaint);
    g_assert_cmpint (status == 0, ==, steps[i].succeeds);
    if (steps[i].words == read && !steps[i].succeeds)
      g_assert_cmpstr (complaint, ==,
                       "Your clearance ended on 3 March 2026. Ask your chair.\n");
  }
}

static void
test_settings_change (void)
{
  static const char *const change[] = { "panel", "settings", "quorum", "5", NULL };
  static const char *const wrong[] = { "panel", "settings", "quorum", "many", NULL };
  g_autoptr (TestPanel) panel = test_panel_new ();
  g_autofree char *quorum = NULL;

  g_clear_object (&panel->session);
  g_assert_cmpint (run_with (panel, "Cora", NULL, change, NULL), ==, 0);
  g_assert_cmpint (run_with (panel, "Cora", NULL, wrong, NULL), ==, 1);
  test_panel_reopen (panel);
  quorum = scrutiny_panel_get_setting (panel->session, "quorum", NULL);
  g_assert_cmpstr (quorum, ==, "5");
}

static void
test_chair_stands_by (void)
{
  static const char *const fix[] = { "list", "fix", "1", "--take", "3", NULL };
  g_autoptr (TestPanel) panel = test_panel_new ();
  g_autofree char *file = write_secret (panel, "passphrase", TEST_PASSPHRASE);
  g_autofree char *wrong = write_secret (panel, "wrong", "not the chair's");
  const char *by_mia[] = { "--with-chair", "Mia", "--chair-passphrase-file", file, NULL };
  const char *guessed[] = { "--with-chair", "Chad", "--chair-passphrase-file", wrong,
                            NULL };
  const char *agreed[] = { "--with-chair", "Chad", "--chair-passphrase-file", file,
                           NULL };

  g_test_summary ("A coordinator fixes a list once a chair types their own passphrase, "
                  "and not otherwise.");

  test_panel_add_everybody (panel);
  test_records_add (panel, 20);
  test_meeting_add (panel);
  g_clear_object (&panel->session);
  g_assert_cmpint (run_with (panel, "Cora", NULL, fix, NULL), ==, 1);
  g_assert_cmpint (run_with (panel, "Cora", by_mia, fix, NULL), ==, 1);
  g_assert_cmpint (run_with (panel, "Cora", guessed, fix, NULL), ==, 1);
  g_assert_cmpint (run_with (panel, "Cora", agreed, fix, NULL), ==, 0);
}

static void
test_back_and_forth (void)
{
  g_autoptr (TestPanel) panel = test_panel_new ();
  g_autofree char *backup = g_build_filename (panel->root, "backup", NULL);
  g_autofree char *again = g_build_filename (panel->root, "Again.panel", NULL);
  const char *back_up[] = { "backup", backup, NULL };
  const char *restore[] = { "restore", backup, again, NULL };
  g_autofree char *complaint = NULL;
  g_autofree char *complaint_2 = NULL;
  g_autofree char *head = NULL;
  g_autofree char *head_again = NULL;
  g_autoptr (ScrutinySession) session = NULL;
  g_autoptr (GError) error = NULL;

  g_test_summary ("backup and restore through the terminal: the head is the same.");

  g_clear_object (&panel->session);
  g_assert_cmpint (run (panel, "Cora", back_up, &complaint), ==, 0);
  g_assert_cmpint (run (panel, NULL, restore, &complaint_2), ==, 0);
  test_panel_reopen (panel);
  head = scrutiny_audit_get_head (panel->session, &error);
  session = scrutiny_session_new (again, &error);
  g_assert_no_error (error);
  head_again = scrutiny_audit_get_head (session, &error);
  g_assert_cmpstr (head, ==, head_again);
}

static void
test_parts_change (void)
{
  g_autoptr (TestPanel) panel = test_panel_new ();
  g_autofree char *code = write_secret (panel, "code", panel->recovery_code);
  g_autofree char *other = write_secret (panel, "other", "another one");
  const char *promote[] = { "people", "change", "Mia", "--deputy", "yes", NULL };
  const char *leave[] = { "people", "change", "Max", "--leaves", NULL };
  const char *renew[] = {
    "people", "reset", "Max", "--new-passphrase-file", other, NULL
  };
  const char *back[] = { "people", "change", "Max", "--returns", NULL };
  const char *change[] = { "people", "passphrase", "--new-passphrase-file", other, NULL };
  const char *recover[] = { "people",      "recover", "Mia",
                            "--code-file", code,      "--new-passphrase-file",
                            other,         NULL };
  const struct {
    const char *name;
    const char *const *words;
    gboolean succeeds;
  } steps[] = {
    { "Mia", promote, FALSE }, { "Cora", promote, TRUE }, { "Cora", leave, TRUE },
    { "Max", change, FALSE },  { "Cora", renew, TRUE },   { "Cora", back, TRUE },
    { "Max", change, FALSE },  { "Flo", change, TRUE },   { "Flo", change, FALSE },
    { NULL, recover, TRUE },   { "Mia", change, FALSE },
  };

  g_test_summary ("Parts, passphrases and the recovery code through the terminal; each "
                  "old passphrase stops working.");

  test_panel_add_everybody (panel);
  g_clear_object (&panel->session);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++) {
    g_autofree char *complaint = NULL;
    int status = run (panel, steps[i].name, steps[i].words, &complaint);

    g_test_message ("step %u: %s", i, complaint);
    g_assert_cmpint (status == 0, ==, steps[i].succeeds);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/cli/roles/refusals", test_refusals);
  g_test_add_func ("/cli/roles/parts-change", test_parts_change);
  g_test_add_func ("/cli/roles/clearance-ended", test_clearance_ended);
  g_test_add_func ("/cli/roles/settings-change", test_settings_change);
  g_test_add_func ("/cli/roles/chair-stands-by", test_chair_stands_by);
  g_test_add_func ("/cli/roles/back-and-forth", test_back_and_forth);

  return g_test_run ();
}
