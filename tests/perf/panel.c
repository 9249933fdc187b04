/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/panel.h"
#include "app/audit.h"
#include "db/digest-store.h"
#include "tests/support/test-records.h"

/* What a panel's own acts cost: letting somebody in, saving, checking the log. */

#define N_SAVES   2000
#define N_RECORDS 100000

static double
seconds_since (gint64 start_us)
{
  return (double) (g_get_monotonic_time () - start_us) / G_USEC_PER_SEC;
}

static void
test_passphrase (void)
{
  g_autoptr (ScrutinyKeys) keys = scrutiny_keys_new ();
  g_autoptr (ScrutinyKeySlot) slot = NULL;
  g_autoptr (ScrutinyKeys) opened = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start_us;
  double seconds;

  scrutiny_keys_make_panel_key (keys);
  slot = scrutiny_keys_lock (keys, "four made up words", SCRUTINY_KEY_COST_FULL, &error);
  g_assert_no_error (error);
  slot->grant = scrutiny_keys_entrust (keys, SCRUTINY_ROLE_CHAIR,
                                       scrutiny_keys_get_public (keys), &error);

  start_us = g_get_monotonic_time ();
  opened = scrutiny_keys_unlock (slot, "four made up words", &error);
  seconds = seconds_since (start_us);
  g_assert_no_error (error);

  g_test_minimized_result (seconds, "one guess at a passphrase: %.2f s", seconds);
  g_assert_cmpfloat (seconds, >, 0.2);
  g_assert_cmpfloat (seconds, <, 3.0);
}

static void
test_save_and_check (void)
{
  g_autoptr (TestPanel) panel = test_panel_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyAuditReport) report = NULL;
  gint64 start_us = g_get_monotonic_time ();
  double each_ms, seconds;

  for (guint i = 0; i < N_SAVES; i++)
    g_assert_true (scrutiny_panel_change_setting (panel->session, "quorum",
                                                  i % 2 ? "4" : "5", &error));
  each_ms = seconds_since (start_us) * 1000.0 / N_SAVES;
  g_test_minimized_result (each_ms, "one save on disk with its log entry: %.2f ms",
                           each_ms);

  start_us = g_get_monotonic_time ();
  report = scrutiny_audit_verify (panel->session, NULL, NULL, &error);
  seconds = seconds_since (start_us);
  g_assert_true (report->holds);
  g_test_maximized_result (N_SAVES / seconds, "log entries checked: %.0f a second",
                           N_SAVES / seconds);
  g_assert_cmpfloat (each_ms, <, 100.0);
}

static void
test_digests (void)
{
  g_autoptr (TestPanel) panel = test_panel_new ();
  ScrutinyDatabase *database = scrutiny_session_get_database (panel->session);
  g_autoptr (GPtrArray) digests = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start_us;
  double seconds;

  g_assert_true (scrutiny_database_begin (database, &error));
  test_records_add (panel, N_RECORDS);
  g_assert_true (scrutiny_database_commit (database, &error));

  start_us = g_get_monotonic_time ();
  digests = scrutiny_digest_store_take (database, &error);
  seconds = seconds_since (start_us);
  g_assert_no_error (error);
  g_test_minimized_result (seconds, "hashing all tables of %d records for a seal: %.2f s",
                           N_RECORDS, seconds);
  g_assert_cmpfloat (seconds, <, 6.0);
}

static void
test_open (void)
{
  g_autoptr (TestPanel) panel = test_panel_new ();
  ScrutinyDatabase *database = scrutiny_session_get_database (panel->session);
  g_autoptr (GError) error = NULL;
  gint64 start_us;
  double open_ms, check_seconds;

  g_assert_true (scrutiny_database_begin (database, &error));
  test_records_add (panel, N_RECORDS);
  g_assert_true (scrutiny_database_commit (database, &error));
  g_clear_object (&panel->session);

  start_us = g_get_monotonic_time ();
  panel->session = scrutiny_session_new (panel->dir, &error);
  open_ms = seconds_since (start_us) * 1000.0;
  g_assert_no_error (error);
  g_test_minimized_result (open_ms, "opening a panel of %d records: %.0f ms", N_RECORDS,
                           open_ms);

  start_us = g_get_monotonic_time ();
  g_assert_true (scrutiny_panel_check_file (panel->dir, NULL, &error));
  check_seconds = seconds_since (start_us);
  g_test_minimized_result (check_seconds, "reading every byte of it, beside: %.2f s",
                           check_seconds);
  g_assert_cmpfloat (open_ms, <, 500.0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/perf/panel/passphrase", test_passphrase);
  g_test_add_func ("/perf/panel/save-and-check", test_save_and_check);
  g_test_add_func ("/perf/panel/digests", test_digests);
  g_test_add_func ("/perf/panel/open", test_open);

  return g_test_run ();
}
