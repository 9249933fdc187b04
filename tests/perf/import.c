/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How fast a national year of searches is imported, in what memory, and how that compares
 * with sqlite3's own .import of the same file, which checks and keeps nothing. Rows: a
 * million, or SCRUTINY_PERF_ROWS. */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

#include "app/import.h"
#include "app/records.h"
#include "tests/support/test-panel.h"

#define ROWS_USUAL 1000000

/* design.md: a million rows import with a bar and in memory that does not follow them. */
#define PEAK_MAX_MIB      250
#define ROWS_A_SECOND_MIN 20000

static const char *const ethnicities[] = {
  "White - English/Welsh/Scottish/Northern Irish/British",
  "Black/African/Caribbean/Black British - African",
  "Asian/Asian British - Pakistani",
  "Other ethnic group - Not stated",
  "Mixed/Multiple ethnic groups - White and Asian",
  "",
};
static const char *const laws[] = {
  "Misuse of Drugs Act 1971 (section 23)",
  "Police and Criminal Evidence Act 1984 (section 1)",
  "Criminal Justice and Public Order Act 1994 (section 60)",
};
static const char *const objects[] = { "Controlled drugs", "Offensive weapons",
                                       "Stolen goods", "Firearms", "" };
static const char *const outcomes[] = { "A no further action disposal", "Arrest",
                                        "Community resolution", "" };
static const char *const ages[] = { "10-17", "18-24", "25-34", "over 34", "" };

static guint
count_rows (void)
{
  const char *wanted = g_getenv ("SCRUTINY_PERF_ROWS");

  return wanted != NULL ? (guint) g_ascii_strtoull (wanted, NULL, 10) : ROWS_USUAL;
}

/* The lines of a published file, repeated with other values; one row in 32 is a copy. */
static void
write_rows (const char *path, guint rows)
{
  FILE *file = g_fopen (path, "w");
  guint64 state = 7;

  g_assert_nonnull (file);
  fputs ("Type,Date,Part of a policing operation,Policing operation,Latitude,Longitude,"
         "Gender,Age range,Self-defined ethnicity,Officer-defined ethnicity,Legislation,"
         "Object of search,Outcome,Outcome linked to object of search,Removal of more "
         "than "
         "just outer clothing\n",
         file);
  for (guint i = 0; i < rows; i++) {
    guint minute;
    guint v;

    if (i % 32 != 31)
      state = state * G_GUINT64_CONSTANT (6364136223846793005) +
              G_GUINT64_CONSTANT (1442695040888963407);
    v = (guint) (state >> 33);
    minute = (guint) ((guint64) (i - (i % 32 == 31)) * 525600 / rows);
    fprintf (file,
             "Person "
             "search,2021-%02u-%02uT%02u:%02u:00+00:00,False,,%.6f,%.6f,%s,%s,%s,%s,"
             "%s,%s,%s,%s,False\n",
             minute / 43800 + 1, minute % 43800 / 1440 % 28 + 1, minute % 1440 / 60,
             minute % 60, 50.0 + v % 4000000 / 1e6, -3.0 + v / 7 % 3000000 / 1e6,
             v % 9 == 0 ? "Female" : "Male", ages[v / 3 % 5], ethnicities[v / 5 % 6],
             v % 4 == 0 ? "Black" : "White", laws[v / 11 % 3], objects[v / 13 % 5],
             outcomes[v / 17 % 4], v % 2 == 0 ? "True" : "");
  }
  g_assert_cmpint (fclose (file), ==, 0);
}

static double
peak_mib (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);

  return (double) usage.ru_maxrss / 1024;
}

/* Seconds that sqlite3 takes for the same file, with the same promise of being on disk.
 */
static double
time_sqlite3 (TestPanel *panel, const char *path)
{
  g_autofree char *database = g_build_filename (panel->root, "peer.db", NULL);
  g_autofree char *command = g_strdup_printf (".import \"%s\" rows", path);
  const char *const argv[] = { "sqlite3",
                               database,
                               "PRAGMA journal_mode = WAL;",
                               "PRAGMA synchronous = FULL;",
                               ".mode csv",
                               command,
                               NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) peer = NULL;
  gint64 start = g_get_monotonic_time ();

  peer = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (peer, NULL, &error));
  g_assert_no_error (error);

  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

static void
count_progress (gint64 done, gint64 total, gpointer data)
{
  guint *calls = data;

  g_assert_cmpint (done, <=, total);
  (*calls)++;
}

static void
time_reading (TestPanel *panel, guint rows)
{
  static const char *const fields[] = { "ethnicity_self", "outcome", NULL };
  g_autoptr (ScrutinyRecordFilter) filter = scrutiny_record_filter_new ();
  ScrutinyTally *tallies[2];
  gint64 start = g_get_monotonic_time ();
  gint64 middle;
  gint64 arrests;

  scrutiny_record_filter_add_value (filter, "outcome", "arrest");
  arrests = scrutiny_records_count (panel->session, filter, NULL, NULL);
  middle = g_get_monotonic_time ();
  g_assert_true (
      scrutiny_records_count_by (panel->session, NULL, fields, tallies, NULL, NULL));
  g_assert_cmpint (scrutiny_tally_get (tallies[1], "arrest"), ==, arrests);
  g_assert_cmpint (scrutiny_tally_get_total (tallies[1]), ==, rows);
  g_test_message ("filter by one value: %.2f s; count by two fields: %.2f s",
                  (double) (middle - start) / G_USEC_PER_SEC,
                  (double) (g_get_monotonic_time () - middle) / G_USEC_PER_SEC);
  for (guint i = 0; i < G_N_ELEMENTS (tallies); i++)
    scrutiny_tally_unref (tallies[i]);
}

static void
test_million_rows (void)
{
  g_autoptr (TestPanel) panel = test_panel_new ();
  g_autofree char *path = g_build_filename (panel->root, "year.csv", NULL);
  g_autofree char *database = g_build_filename (panel->dir, "panel.db", NULL);
  g_autoptr (ScrutinyImportResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint calls = 0;
  ScrutinyImportChoices choices = { .progress = count_progress, .progress_data = &calls };
  guint rows = count_rows ();
  double before_mib;
  double ours;
  double theirs;
  gint64 start;
  GStatBuf file;
  GStatBuf stored;

  write_rows (path, rows);
  before_mib = peak_mib ();
  start = g_get_monotonic_time ();
  result = scrutiny_import_file (panel->session, path, &choices, NULL, &error);
  ours = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
  g_assert_no_error (error);
  g_assert_cmpint (result->report->imported, ==, rows);
  g_assert_cmpint (result->report->duplicates, >=, rows / 32);
  g_assert_cmpuint (calls, >, 0);
  g_assert_cmpint (g_stat (path, &file), ==, 0);
  g_assert_cmpint (g_stat (database, &stored), ==, 0);
  theirs = time_sqlite3 (panel, path);

  g_test_message ("%u rows, %.1f MB: %.2f s, %.0f rows/s, peak %.0f MiB (%.0f before), "
                  "panel.db %.1f MB",
                  rows, (double) file.st_size / 1e6, ours, rows / ours, peak_mib (),
                  before_mib, (double) stored.st_size / 1e6);
  g_test_message ("sqlite3 .import: %.2f s, %.0f rows/s; ratio %.2f", theirs,
                  rows / theirs, ours / theirs);
  time_reading (panel, rows);
  g_assert_cmpfloat (peak_mib (), <, PEAK_MAX_MIB);
  g_assert_cmpfloat (rows / ours, >, ROWS_A_SECOND_MIN);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/perf/import/million-rows", test_million_rows);

  return g_test_run ();
}
