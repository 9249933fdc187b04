/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/panel.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/audit.h"
#include "app/error.h"
#include "db/error.h"
#include "tests/support/test-records.h"

/* Every file 0600, every folder 0700 (T22). */
static guint
check_modes (const char *path)
{
  g_autoptr (GDir) folder = NULL;
  GStatBuf status;
  const char *name;
  guint count = 1;

  g_assert_cmpint (g_lstat (path, &status), ==, 0);
  g_test_message ("%s %o", path, status.st_mode & 07777);
  g_assert_cmpint (status.st_mode & 07777, ==, S_ISDIR (status.st_mode) ? 0700 : 0600);

  folder = g_dir_open (path, 0, NULL);
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *child = g_build_filename (path, name, NULL);

    count += check_modes (child);
  }

  return count;
}

static void
test_modes (void)
{
  mode_t before = umask (0);
  g_autoptr (TestPanel) panel = test_panel_new ();

  g_test_summary ("T22: with no umask at all, nobody else can read what we make.");

  test_panel_add_everybody (panel);
  g_assert_cmpuint (check_modes (panel->dir), >=, 7);
  umask (before);
}

static void
test_settings (void)
{
  static const struct {
    const char *key;
    const char *value;
    gboolean is_good;
  } tries[] = {
    { "name", "Glan yr Afon", TRUE }, { "name", "", FALSE },
    { "name", "a\nb", FALSE },        { "force", "dyfed-powys", TRUE },
    { "force", "../etc", FALSE },     { "force", "", FALSE },
    { "language", "cy", TRUE },       { "language", "fr", FALSE },
    { "scale", "nine", TRUE },        { "scale", "ten", FALSE },
    { "quorum", "1", TRUE },          { "quorum", "41", FALSE },
    { "quorum", "three", FALSE },     { "colour", "red", FALSE },
  };
  g_autoptr (TestPanel) panel = test_panel_new ();

  for (guint i = 0; i < G_N_ELEMENTS (tries); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *before =
        scrutiny_panel_get_setting (panel->session, tries[i].key, NULL);
    g_autofree char *after = NULL;

    g_assert_cmpint (scrutiny_panel_change_setting (panel->session, tries[i].key,
                                                    tries[i].value, &error),
                     ==, tries[i].is_good);
    g_assert_cmpint (error == NULL, ==, tries[i].is_good);
    after = scrutiny_panel_get_setting (panel->session, tries[i].key, NULL);
    g_assert_cmpstr (after, ==, tries[i].is_good ? tries[i].value : before);
  }
}

static ScrutinySession *
create (const char *dir, const char *force, ScrutinyRole role, const char *passphrase)
{
  g_autoptr (ScrutinyPerson) first = scrutiny_person_new ("Cora", role, NULL);
  g_autoptr (GError) error = NULL;
  ScrutinyPanelChoices choices = { .name = "R", .force = force, .is_demo = TRUE };
  ScrutinySession *session =
      scrutiny_panel_create (dir, &choices, first, passphrase, NULL, &error);

  g_assert_cmpint (session == NULL, ==, error != NULL);

  return session;
}

static void
test_failure_leaves_nothing (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *root = g_dir_make_tmp ("panel-XXXXXX", &error);
  g_autofree char *dir = g_build_filename (root, "R.panel", NULL);
  g_autoptr (ScrutinySession) session = NULL;

  g_assert_null (create (dir, "Not A Slug", SCRUTINY_ROLE_CHAIR, TEST_PASSPHRASE));
  g_assert_null (create (dir, "kent", SCRUTINY_ROLE_MEMBER, TEST_PASSPHRASE));
  g_assert_null (create (dir, "kent", SCRUTINY_ROLE_CHAIR, "abc"));
  g_assert_false (g_file_test (dir, G_FILE_TEST_EXISTS));

  session = create (dir, "kent", SCRUTINY_ROLE_CHAIR, TEST_PASSPHRASE);
  g_assert_nonnull (session);
  g_test_message ("a panel is never made over another");
  g_assert_null (create (dir, "kent", SCRUTINY_ROLE_CHAIR, TEST_PASSPHRASE));
  g_assert_true (scrutiny_session_sign_in (session, "Cora", TEST_PASSPHRASE, &error));
  g_assert_no_error (error);

  test_remove_tree (root);
}

/* Overwrites the page where table @name begins, as a bad disk would. */
static void
damage_table (TestPanel *panel, const char *name)
{
  g_autofree char *path = g_build_filename (panel->dir, "panel.db", NULL);
  g_autofree char *sql =
      g_strdup_printf ("SELECT rootpage FROM sqlite_schema WHERE name = '%s'", name);
  sqlite3_stmt *statement = NULL;
  sqlite3 *file = NULL;
  gint64 page;
  FILE *raw;

  g_assert_cmpint (sqlite3_open (path, &file), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (file, "PRAGMA wal_checkpoint (TRUNCATE)", NULL, NULL,
                                 NULL),
                   ==, SQLITE_OK);
  sqlite3_prepare_v2 (file, sql, -1, &statement, NULL);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  page = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (file);

  raw = g_fopen (path, "r+");
  g_assert_cmpint (fseek (raw, (long) ((page - 1) * 4096 + 8), SEEK_SET), ==, 0);
  for (guint i = 0; i < 512; i++)
    fputc (0x5a, raw);
  g_assert_cmpint (fclose (raw), ==, 0);
}

static void
test_damage_is_found (void)
{
  g_autoptr (TestPanel) panel = test_panel_new ();
  g_autoptr (ScrutinyAuditReport) report = NULL;
  g_autoptr (GError) error = NULL;

  g_test_summary ("Damage among the records, which opening does not read, is found by "
                  "the check beside it and by the check of the log; damage elsewhere "
                  "keeps the panel shut.");

  test_records_add (panel, 400);
  g_clear_object (&panel->session);
  g_assert_true (scrutiny_panel_check_file (panel->dir, NULL, &error));
  damage_table (panel, "record");
  test_panel_reopen (panel);
  g_assert_false (scrutiny_panel_check_file (panel->dir, NULL, &error));
  g_assert_error (error, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_CORRUPT);
  g_clear_error (&error);
  report = scrutiny_audit_verify (panel->session, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (report->holds);
  g_assert_nonnull (strstr (g_ptr_array_index (report->problems, 0), "is damaged"));
  g_clear_object (&panel->session);

  damage_table (panel, "person");
  panel->session = scrutiny_session_new (panel->dir, &error);
  g_assert_null (panel->session);
  g_assert_error (error, SCRUTINY_DB_ERROR, SCRUTINY_DB_ERROR_CORRUPT);
}

static void
test_check_is_cancelled (void)
{
  g_autoptr (TestPanel) panel = test_panel_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  test_records_add (panel, 2000);
  g_cancellable_cancel (cancellable);
  g_assert_false (scrutiny_panel_check_file (panel->dir, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_doubt (void)
{
  g_autoptr (TestPanel) panel = test_panel_new ();
  g_autofree char *path = g_build_filename (panel->dir, "panel.db", NULL);
  sqlite3 *file = NULL;

  g_assert_null (scrutiny_session_get_doubt (panel->session));
  g_clear_object (&panel->session);
  g_assert_cmpint (sqlite3_open (path, &file), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (file, "DROP TRIGGER audit_kept", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  sqlite3_close (file);
  test_panel_reopen (panel);
  g_assert_cmpstr (scrutiny_session_get_doubt (panel->session), ==,
                   "The rule “audit_kept” was taken out of the panel's file.");
}

static void
test_planted_link (void)
{
  g_autoptr (TestPanel) panel = test_panel_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (panel->dir, "panel.db", NULL);
  g_autofree char *aside = g_build_filename (panel->root, "elsewhere.db", NULL);

  g_test_summary ("T22: a link planted in place of the database is not followed.");

  g_clear_object (&panel->session);
  g_assert_cmpint (g_rename (path, aside), ==, 0);
  g_assert_cmpint (symlink (aside, path), ==, 0);
  panel->session = scrutiny_session_new (panel->dir, &error);
  g_assert_null (panel->session);
  g_assert_nonnull (error);
}

static void
test_no_panel (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (scrutiny_session_new ("/nowhere/at/all", &error));
  g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/app/panel/modes", test_modes);
  g_test_add_func ("/app/panel/settings", test_settings);
  g_test_add_func ("/app/panel/failure-leaves-nothing", test_failure_leaves_nothing);
  g_test_add_func ("/app/panel/damage-is-found", test_damage_is_found);
  g_test_add_func ("/app/panel/check-is-cancelled", test_check_is_cancelled);
  g_test_add_func ("/app/panel/doubt", test_doubt);
  g_test_add_func ("/app/panel/planted-link", test_planted_link);
  g_test_add_func ("/app/panel/no-panel", test_no_panel);

  return g_test_run ();
}
