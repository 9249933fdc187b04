/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/failing-disk.h"

#include <string.h>

#include "app/audit.h"
#include "app/panel.h"
#include "tests/support/test-panel.h"

/* T3 in its short form: the disk refuses the Nth write, or sync, for every N, while
 * something is being saved. */

static guint
get_number (TestPanel *panel)
{
  g_autofree char *text = scrutiny_panel_get_setting (panel->session, "quorum", NULL);

  return text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : 0;
}

static gboolean
save (TestPanel *panel, guint number, GError **error)
{
  g_autofree char *text = g_strdup_printf ("%u", number);

  return scrutiny_panel_change_setting (panel->session, "quorum", text, error);
}

static void
assert_sound (TestPanel *panel)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyAuditReport) report = NULL;

  g_assert_true (scrutiny_database_check (scrutiny_session_get_database (panel->session),
                                          NULL, &error));
  g_assert_no_error (error);
  report = scrutiny_audit_verify (panel->session, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (report->holds);
}

/* One save on a disk that fails after @n_steps: what was said to be saved is there
 * after opening anew, what was refused was said so, and saving works again.
 * Returns: whether the disk failed at all. */
static gboolean
try_save (TestPanel *panel, FailingDiskFault fault, guint n_steps)
{
  g_autoptr (GError) error = NULL;
  guint before = get_number (panel);
  guint wanted = before == 7 ? 8 : 7;
  guint after;
  gboolean is_saved, has_failed;

  failing_disk_fail_after (fault, n_steps);
  is_saved = save (panel, wanted, &error);
  has_failed = failing_disk_has_failed ();
  g_assert_cmpint (is_saved, ==, error == NULL);
  g_assert_false (scrutiny_database_is_in_transaction (
      scrutiny_session_get_database (panel->session)));
  failing_disk_mend ();

  test_panel_reopen (panel);
  after = get_number (panel);
  if (is_saved)
    g_assert_cmpuint (after, ==, wanted);
  else
    g_assert_true (after == before || after == wanted);
  assert_sound (panel);

  test_panel_sign_in (panel, "Cora");
  g_assert_true (save (panel, 9, NULL));
  g_assert_cmpuint (get_number (panel), ==, 9);

  return has_failed;
}

static void
try_every_step (FailingDiskFault fault)
{
  g_autoptr (TestPanel) panel = test_panel_new ();
  guint n_steps = 0;

  while (try_save (panel, fault, n_steps))
    n_steps++;
  g_test_message ("%u steps, each failed once", n_steps);
  g_assert_cmpuint (n_steps, >=, 1);
}

static void
test_full (void)
{
  try_every_step (FAILING_DISK_FULL);
}

static void
test_bad_write (void)
{
  try_every_step (FAILING_DISK_BAD_WRITE);
}

static void
test_bad_sync (void)
{
  try_every_step (FAILING_DISK_BAD_SYNC);
}

static void
test_full_says_so (void)
{
  g_autoptr (TestPanel) panel = test_panel_new ();
  g_autoptr (GError) error = NULL;

  failing_disk_fail_after (FAILING_DISK_FULL, 0);
  g_assert_false (save (panel, 7, &error));
  failing_disk_mend ();
  g_assert_nonnull (strstr (error->message, "disk is full"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  failing_disk_install ();
  g_test_add_func ("/app/failing-disk/full", test_full);
  g_test_add_func ("/app/failing-disk/bad-write", test_bad_write);
  g_test_add_func ("/app/failing-disk/bad-sync", test_bad_sync);
  g_test_add_func ("/app/failing-disk/full-says-so", test_full_says_so);

  return g_test_run ();
}
