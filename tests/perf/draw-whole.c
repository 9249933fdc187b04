/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of a million records in a panel, from the first click to the certificate on
 * disk; beside it the bare hash of the same bytes, which is the limit, and a Python
 * draw of the same list, plan and seed. */
#include "app/draw.h"
#include "app/list.h"
#include "app/seed.h"
#include "db/database.h"
#include "tests/support/test-records.h"

#define N_RECORDS 1000000

/* Prints the seconds of reading the two files and of drawing again. */
static const char python_draw[] =
    "import sys, time\n"
    "sys.dont_write_bytecode = True\n"
    "sys.path.insert(0, sys.argv[1])\n"
    "import verify\n"
    "certificate = verify.read_json(open(sys.argv[2], 'rb').read())\n"
    "start = time.perf_counter()\n"
    "columns, records = verify.read_list(open(sys.argv[3], 'rb').read())\n"
    "drawn = verify.draw(records, certificate['plan'], certificate['seed_string'], "
    "set())\n"
    "seconds = time.perf_counter() - start\n"
    "assert drawn['result_sha256'] == certificate['result_sha256']\n"
    "print(seconds)\n";

static double
seconds_since (gint64 start_us)
{
  return (double) (g_get_monotonic_time () - start_us) / G_USEC_PER_SEC;
}

static void
fill (TestPanel *panel)
{
  ScrutinyDatabase *database = scrutiny_session_get_database (panel->session);
  g_autoptr (GError) error = NULL;

  test_panel_add_everybody (panel);
  g_assert_true (scrutiny_database_begin (database, &error));
  test_records_add (panel, N_RECORDS);
  g_assert_true (scrutiny_database_commit (database, &error));
  test_meeting_add (panel);
  test_panel_sign_in (panel, "Chad");
}

static double
time_fix (TestPanel *panel)
{
  ScrutinyListRequest request = { .meeting = 1, .take = 60, .reserves = 30 };
  gint64 start_us = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyListOutcome) list =
      scrutiny_list_fix (panel->session, &request, NULL, NULL, &error);
  double seconds = seconds_since (start_us);

  g_assert_no_error (error);
  g_assert_cmpuint (scrutiny_frame_get_n_eligible (list->frame), ==, N_RECORDS);
  return seconds;
}

static void
roll_dice (TestPanel *panel)
{
  for (guint i = 0; i < 2; i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (ScrutinyCeremony) ceremony =
        scrutiny_seed_add (panel->session, 1, SCRUTINY_SHARE_D10, "0123456789", &error);

    g_assert_no_error (error);
    g_assert_nonnull (ceremony);
  }
}

static double
time_hash (const char *path)
{
  g_autofree char *text = NULL;
  g_autofree char *hash = NULL;
  gsize length;
  gint64 start_us;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  start_us = g_get_monotonic_time ();
  hash = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) text, length);
  g_assert_nonnull (hash);
  return seconds_since (start_us);
}

static double
time_python (const ScrutinyDrawOutcome *outcome)
{
  g_autofree char *folder =
      g_test_build_filename (G_TEST_DIST, "..", "docs", "verify", NULL);
  const char *arguments[] = {
    g_getenv ("PYTHON3"), "-c", python_draw, folder, outcome->certificate_path,
    outcome->list_path,   NULL
  };
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_assert_nonnull (arguments[0]);
  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output,
                NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
  return g_ascii_strtod (output, NULL);
}

static void
test_whole (void)
{
  g_autoptr (TestPanel) panel = test_panel_new ();
  g_autoptr (ScrutinyDrawOutcome) outcome = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start_us;
  double fix, draw, hash, python;

  fill (panel);
  fix = time_fix (panel);
  roll_dice (panel);
  start_us = g_get_monotonic_time ();
  outcome = scrutiny_meeting_draw (panel->session, 1, NULL, NULL, &error);
  draw = seconds_since (start_us);
  g_assert_no_error (error);
  hash = time_hash (outcome->list_path);
  python = time_python (outcome);

  g_test_minimized_result (fix, "%d records: list read, written, hashed, fixed: %.2f s",
                           N_RECORDS, fix);
  g_test_minimized_result (draw, "drawn and certified, 60 key pairs, PDF: %.2f s", draw);
  g_test_message ("bare SHA-256 of the list's bytes: %.3f s; ours %.1f times it", hash,
                  (fix + draw) / hash);
  g_test_message ("Python draw of the same list, plan and seed: %.2f s; our draw and "
                  "certificate %.2f times it",
                  python, draw / python);
  g_assert_cmpfloat (fix + draw, <, 4.0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/perf/draw-whole/million", test_whole);

  return g_test_run ();
}
