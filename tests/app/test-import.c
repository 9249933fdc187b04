/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "app/error.h"
#include "app/records.h"
#include "db/error.h"
#include "intake/error.h"
#include "sampling/row-ids.h"
#include "tests/support/test-panel.h"

#define HEADER                                                                           \
  "Type,Date,Part of a policing operation,Policing operation,Latitude,Longitude,"        \
  "Gender,Age range,Self-defined ethnicity,Officer-defined ethnicity,Legislation,"       \
  "Object of search,Outcome,Outcome linked to object of search,"                         \
  "Removal of more than just outer clothing\n"
#define ROW(date, gender, outcome)                                                       \
  "Person search," date "T12:00:00+00:00,False,,51.455989,-0.043536," gender ",18-24,"   \
  "Other ethnic group - Not stated,Black,Misuse of Drugs Act 1971 (section 23),"         \
  "Controlled drugs," outcome ",,\n"
#define JANUARY "2026-01-riverside-stop-and-search.csv"

static char *
write_file (TestPanel *panel, const char *name, const char *text)
{
  char *path = g_build_filename (panel->root, name, NULL);
  GError *error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);

  return path;
}

static ScrutinyImportResult *
import_text (TestPanel *panel,
             const char *name,
             const char *text,
             const ScrutinyImportChoices *choices,
             GError **error)
{
  g_autofree char *path = write_file (panel, name, text);

  return scrutiny_import_file (panel->session, path, choices, NULL, error);
}

static gint64
count_all (TestPanel *panel)
{
  g_autoptr (GError) error = NULL;
  gint64 count = scrutiny_records_count (panel->session, NULL, NULL, &error);

  g_assert_no_error (error);

  return count;
}

static char *
fixture_path (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "fixtures", "records", name, NULL);
}

static ScrutinyImportResult *
import_fixture (TestPanel *panel, const char *name, const ScrutinyImportChoices *choices)
{
  g_autofree char *path = fixture_path (name);
  g_autoptr (GError) error = NULL;
  ScrutinyImportResult *result =
      scrutiny_import_file (panel->session, path, choices, NULL, &error);

  g_assert_no_error (error);

  return result;
}

static gboolean
remember_cb (ScrutinyRecord *record, gpointer user_data, GError **error)
{
  g_ptr_array_add (user_data, scrutiny_record_ref (record));

  return TRUE;
}

static GPtrArray *
list_records (TestPanel *panel, ScrutinyRecordFilter *filter)
{
  GPtrArray *records =
      g_ptr_array_new_with_free_func ((GDestroyNotify) scrutiny_record_unref);
  g_autoptr (GError) error = NULL;

  scrutiny_records_each (panel->session, filter, remember_cb, records, NULL, &error);
  g_assert_no_error (error);

  return records;
}

static void
test_imports_a_month (void)
{
  g_autoptr (TestPanel) panel = test_panel_new ();
  g_autoptr (ScrutinyImportResult) result =
      import_fixture (panel, "2022-09-metropolitan-stop-and-search.csv", NULL);
  g_autoptr (ScrutinyRecordImport) import = NULL;
  g_autoptr (GPtrArray) records = list_records (panel, NULL);
  ScrutinyRecord *record = g_ptr_array_index (records, 1);

  g_assert_cmpint (result->report->imported, ==, 24);
  g_assert_true (result->is_other_force);
  g_assert_cmpint (result->replaces, ==, 0);
  g_assert_cmpuint (records->len, ==, 24);
  g_assert_cmpstr (scrutiny_record_get_value (record, "ethnicity_self"), ==, "B9");
  g_assert_cmpstr (scrutiny_record_get_force (record), ==, "metropolitan");

  import = scrutiny_import_get (panel->session, result->import_id, NULL);
  g_assert_cmpstr (import->report->sha256, ==, result->report->sha256);
  g_assert_cmpint (scrutiny_tally_get (import->report->months, "2022-09"), ==, 24);
  g_assert_cmpint (scrutiny_tally_get (import->report->quality, "outcome_linked_missing"),
                   ==, 24);
}

/* The names of the rows of a file by the rule alone, from its bytes. */
static GHashTable *
name_rows (const char *path)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (ScrutinyRowIds) ids = scrutiny_row_ids_new ();
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (g_strchomp (text), "\n", -1);
  for (guint i = 1; lines[i] != NULL; i++) {
    g_auto (GStrv) cells = g_strsplit (lines[i], ",", -1);

    g_hash_table_add (names,
                      scrutiny_row_ids_next (ids, (const char *const *) cells, NULL));
  }

  return names;
}

static void
test_names_can_be_made_again (void)
{
  static const char name[] = "2021-10-surrey-stop-and-search.csv";
  g_autoptr (TestPanel) panel = test_panel_new ();
  g_autoptr (ScrutinyImportResult) result = import_fixture (panel, name, NULL);
  g_autoptr (GPtrArray) records = list_records (panel, NULL);
  g_autofree char *path = fixture_path (name);
  g_autoptr (GHashTable) names = name_rows (path);

  g_test_summary ("Every record goes by the name that anybody can make from the file "
                  "alone; equal rows are kept and numbered.");
  g_assert_true (result->report->looks_doubled);
  g_assert_cmpuint (records->len, ==, 42);
  g_assert_cmpuint (g_hash_table_size (names), ==, 42);
  for (guint i = 0; i < records->len; i++)
    g_assert_true (g_hash_table_contains (names, scrutiny_record_get_reference (
                                                     g_ptr_array_index (records, i))));
}

static void
test_known_file_is_refused (void)
{
  g_autoptr (TestPanel) panel = test_panel_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyImportResult) first =
      import_text (panel, JANUARY, HEADER ROW ("2026-01-05", "Male", "Arrest"), NULL,
                   &error);
  g_autoptr (ScrutinyImportResult) second = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (first);
  second = import_text (panel, "renamed.csv", HEADER ROW ("2026-01-05", "Male", "Arrest"),
                        NULL, &error);
  g_assert_null (second);
  g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_STATE);
  g_assert_cmpint (count_all (panel), ==, 1);
}

#define FIRST_JANUARY                                                                    \
  HEADER ROW ("2026-01-05", "Male", "Arrest") ROW ("2026-01-06", "Male", "Arrest")       \
      ROW ("2026-01-06", "Female", "") ROW ("2026-01-07", "Male", "Arrest")
#define SECOND_JANUARY                                                                   \
  HEADER ROW ("2026-01-07", "Male", "Arrest") ROW ("2026-01-06", "Male", "Arrest")       \
      ROW ("2026-01-06", "Female", "A no further action disposal")                       \
          ROW ("2026-01-08", "Male", "Arrest") ROW ("2026-01-09", "Male", "Arrest")

static void
check_revised (const char *first_name, const char *second_name)
{
  g_autoptr (TestPanel) panel = test_panel_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyImportResult) first =
      import_text (panel, first_name, FIRST_JANUARY, NULL, &error);
  g_autoptr (ScrutinyImportResult) second =
      import_text (panel, second_name, SECOND_JANUARY, NULL, &error);
  g_autoptr (GPtrArray) imports = NULL;
  g_autoptr (ScrutinyRecordFilter) old_only = scrutiny_record_filter_new ();
  g_autoptr (GPtrArray) old_records = NULL;
  g_autoptr (ScrutinyRecord) gone = NULL;
  ScrutinyRecordImport *older;

  g_assert_no_error (error);
  g_assert_cmpint (second->replaces, ==, first->import_id);
  g_assert_cmpint (second->difference.same, ==, 2);
  g_assert_cmpint (second->difference.changed, ==, 1);
  g_assert_cmpint (second->difference.removed, ==, 1);
  g_assert_cmpint (second->difference.added, ==, 2);
  g_assert_cmpint (second->already_here, ==, 0);
  g_assert_cmpint (count_all (panel), ==, 5);

  imports = scrutiny_import_list (panel->session, NULL);
  older = g_ptr_array_index (imports, 0);
  g_assert_cmpint (older->replaced_by, ==, second->import_id);
  scrutiny_record_filter_set_import (old_only, first->import_id);
  old_records = list_records (panel, old_only);
  g_assert_cmpuint (old_records->len, ==, 4);
  gone = scrutiny_records_find (panel->session,
                                scrutiny_record_get_reference (
                                    g_ptr_array_index (old_records, 0)),
                                NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (scrutiny_record_get_day (gone), ==, "2026-01-05");
}

static void
test_revised_month (void)
{
  g_test_summary ("A month that was sent again takes the place of the earlier one, the "
                  "difference is counted, and the old rows can still be found. Both when "
                  "the names say the month and when only the rows do.");
  check_revised (JANUARY, "2026-01-riverside-stop-and-search.csv");
  check_revised ("one.csv", "two.csv");
}

static void
test_other_file_adds (void)
{
  g_autoptr (TestPanel) panel = test_panel_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyImportResult) first =
      import_text (panel, "first-half.csv",
                   HEADER ROW ("2026-01-05", "Male", "Arrest")
                       ROW ("2026-01-06", "Male", "Arrest"),
                   NULL, &error);
  g_autoptr (ScrutinyImportResult) second =
      import_text (panel, "second-half.csv",
                   HEADER ROW ("2026-01-06", "Male", "Arrest")
                       ROW ("2026-01-20", "Male", "Arrest")
                           ROW ("2026-01-21", "Male", "Arrest")
                               ROW ("2026-01-21", "Male", "Arrest"),
                   NULL, &error);
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  g_test_summary ("Two parts of a month stand side by side; a row in both is kept, under "
                  "a name of its own, and reported.");
  g_assert_no_error (error);
  g_assert_cmpint (first->report->imported, ==, 2);
  g_assert_cmpint (second->replaces, ==, 0);
  g_assert_cmpint (second->already_here, ==, 1);
  records = list_records (panel, NULL);
  g_assert_cmpuint (records->len, ==, 6);
  for (guint i = 0; i < records->len; i++)
    g_hash_table_add (names, (gpointer) scrutiny_record_get_reference (
                                 g_ptr_array_index (records, i)));
  g_assert_cmpuint (g_hash_table_size (names), ==, 6);
}

static void
test_all_or_none (void)
{
  static const char duplicated[] = HEADER ROW ("2026-01-05", "Male", "Arrest");
  g_autoptr (TestPanel) panel = test_panel_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyImportResult) result = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *path = write_file (panel, "x.csv", duplicated);
  g_autofree char *rejects = g_build_filename (panel->root, "no", "such.csv", NULL);
  ScrutinyImportChoices choices = { .rejects_path = rejects };

  g_test_summary ("Cancelled, or with a rejects file that cannot be written, or without "
                  "one good row: nothing is there afterwards.");
  g_cancellable_cancel (cancellable);
  result = scrutiny_import_file (panel->session, path, NULL, cancellable, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (result);
  g_clear_error (&error);

  result = scrutiny_import_file (panel->session, path, &choices, NULL, &error);
  g_assert_nonnull (error);
  g_assert_null (result);
  g_clear_error (&error);

  result = import_text (panel, "y.csv", HEADER "a,b\n", NULL, &error);
  g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_INVALID);
  g_assert_null (result);
  g_assert_cmpint (count_all (panel), ==, 0);
}

static void
test_dry_run (void)
{
  g_autoptr (TestPanel) panel = test_panel_new ();
  g_autoptr (GError) error = NULL;
  ScrutinyImportChoices choices = { .is_dry_run = TRUE };
  g_autoptr (ScrutinyImportResult) result =
      import_text (panel, JANUARY, FIRST_JANUARY, &choices, &error);

  g_assert_no_error (error);
  g_assert_cmpint (result->report->imported, ==, 4);
  g_assert_cmpint (result->import_id, ==, 0);
  g_assert_cmpint (count_all (panel), ==, 0);
}

static void
test_dry_run_of_a_month_sent_again (void)
{
  g_autoptr (TestPanel) panel = test_panel_new ();
  g_autoptr (GError) error = NULL;
  ScrutinyImportChoices choices = { .is_dry_run = TRUE };
  g_autoptr (ScrutinyImportResult) first =
      import_text (panel, JANUARY, FIRST_JANUARY, NULL, &error);
  g_autoptr (ScrutinyImportResult) second =
      import_text (panel, JANUARY, SECOND_JANUARY, &choices, &error);

  g_test_summary ("What a dry run says of the difference is what would come of it.");
  g_assert_no_error (error);
  g_assert_cmpint (second->replaces, ==, first->import_id);
  g_assert_cmpint (second->difference.same, ==, 2);
  g_assert_cmpint (second->difference.changed + second->difference.added, ==, 3);
  g_assert_cmpint (count_all (panel), ==, 4);
}

static void
test_no_pipe (void)
{
  g_autoptr (TestPanel) panel = test_panel_new ();
  g_autofree char *path = g_build_filename (panel->root, "pipe.csv", NULL);
  g_autoptr (GError) error = NULL;

  g_test_summary ("A pipe is refused at once; it would keep the panel waiting for ever.");
  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  g_assert_null (scrutiny_import_file (panel->session, path, NULL, NULL, &error));
  g_assert_nonnull (strstr (error->message, "pipe.csv"));
}

static void
test_incidents (void)
{
  g_autoptr (TestPanel) panel = test_panel_new ();
  g_autofree char *layout =
      g_test_build_filename (G_TEST_DIST, "..", "data", "layouts", "seattle.json", NULL);
  ScrutinyImportChoices choices = { .layout = layout };
  g_autoptr (ScrutinyImportResult) result =
      import_fixture (panel, "seattle-use-of-force.csv", &choices);
  g_autoptr (GPtrArray) records = list_records (panel, NULL);
  g_autoptr (ScrutinyRecord) found = NULL;
  g_autoptr (GError) error = NULL;
  guint reports = 0;

  g_test_summary ("Reports of one incident are one line of a list, by the incident's own "
                  "number; both counts are kept.");
  g_assert_cmpint (result->report->reports, ==, 16);
  g_assert_cmpint (result->report->incidents, ==, 10);
  g_assert_cmpuint (records->len, ==, 10);
  for (guint i = 0; i < records->len; i++)
    reports += scrutiny_record_get_report_count (g_ptr_array_index (records, i));
  g_assert_cmpuint (reports, ==, 16);

  found = scrutiny_records_find (panel->session, "50235", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (scrutiny_record_get_reference (found), ==, "50235");
  g_assert_cmpint (scrutiny_record_get_kind (found), ==,
                   SCRUTINY_RECORD_KIND_USE_OF_FORCE);
}

static void
test_filters_and_counts (void)
{
  static const char *const fields[] = { "gender", "outcome", "month", NULL };
  g_autoptr (TestPanel) panel = test_panel_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyRecordFilter) filter = scrutiny_record_filter_new ();
  g_autoptr (GPtrArray) records = NULL;
  g_auto (GStrv) names = NULL;
  ScrutinyTally *tallies[3];
  g_autoptr (ScrutinyImportResult) result =
      import_text (panel, "x.csv", FIRST_JANUARY ROW ("2026-02-01", "Male", "Arrest"),
                   NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (result);
  g_assert_true (
      scrutiny_records_count_by (panel->session, NULL, fields, tallies, NULL, &error));
  g_assert_cmpint (scrutiny_tally_get (tallies[0], "male"), ==, 4);
  g_assert_cmpint (scrutiny_tally_get (tallies[1], ""), ==, 1);
  g_assert_cmpint (scrutiny_tally_get (tallies[2], "2026-01"), ==, 4);
  for (guint i = 0; i < G_N_ELEMENTS (tallies); i++)
    scrutiny_tally_unref (tallies[i]);

  scrutiny_record_filter_set_kind (filter, SCRUTINY_RECORD_KIND_STOP_SEARCH);
  g_assert_true (
      scrutiny_record_filter_set_days (filter, "2026-01-06", "2026-01-31", &error));
  g_assert_true (scrutiny_record_filter_add_where (filter, "outcome=arrest", &error));
  g_assert_true (scrutiny_record_filter_add_where (filter, "outcome=", &error));
  g_assert_true (scrutiny_record_filter_add_where (filter, "gender=male", &error));
  records = list_records (panel, filter);
  g_assert_cmpuint (records->len, ==, 2);
  g_assert_false (scrutiny_record_filter_add_where (filter, "gender", NULL));
  g_assert_false (scrutiny_record_filter_set_days (filter, "2026-02-30", NULL, NULL));

  names = scrutiny_records_list_fields (panel->session, "stop_search", &error);
  g_assert_true (g_strv_contains ((const char *const *) names, "outcome"));
  g_assert_true (g_strv_contains ((const char *const *) names, "ethnicity_self_group"));
}

static void
test_grounds_are_sealed (void)
{
  static const char layout[] =
      "{\"format\":\"record-layout/1\",\"name\":\"local\",\"kind\":\"stop_search\","
      "\"date\":{\"column\":\"Day\",\"format\":\"%Y-%m-%d\"},\"reference\":\"Ref\","
      "\"columns\":[{\"column\":\"Why\",\"type\":\"grounds\"}]}";
  g_autoptr (TestPanel) panel = test_panel_new ();
  g_autofree char *layout_path = write_file (panel, "local.json", layout);
  ScrutinyImportChoices choices = { .layout = layout_path };
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyImportResult) result =
      import_text (panel, "x.csv",
                   "Ref,Day,Why\nSS/1,2026-01-05,Zebra ran off\nSS/1,2026-01-06,\n",
                   &choices, &error);
  g_autoptr (ScrutinyRecord) record = NULL;
  g_autoptr (ScrutinyRecord) second = NULL;
  g_autofree char *grounds = NULL;
  g_autofree char *database = g_build_filename (panel->dir, "panel.db", NULL);
  g_autofree char *bytes = NULL;
  gsize length = 0;

  g_test_summary ("The written reason is read back whole, and stands nowhere in clear. "
                  "A reference that repeats gets a number.");
  g_assert_no_error (error);
  g_assert_nonnull (result);
  record = scrutiny_records_find (panel->session, "SS/1", &grounds, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (grounds, ==, "Zebra ran off");
  second = scrutiny_records_find (panel->session, "SS/1-2", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (scrutiny_record_get_day (second), ==, "2026-01-06");

  g_clear_object (&panel->session);
  g_assert_true (g_file_get_contents (database, &bytes, &length, NULL));
  g_assert_null (memmem (bytes, length, "Zebra", 5));
}

static void
test_one_reference (void)
{
  static const char layout[] =
      "{\"format\":\"record-layout/1\",\"name\":\"local\",\"kind\":\"stop_search\","
      "\"date\":{\"column\":\"Day\",\"format\":\"%Y-%m-%d\"},\"reference\":\"Ref\","
      "\"columns\":[{\"column\":\"Why\",\"field\":\"outcome\"}]}";
  g_autoptr (TestPanel) panel = test_panel_new ();
  g_autofree char *layout_path = write_file (panel, "local.json", layout);
  ScrutinyImportChoices choices = { .layout = layout_path };
  g_autoptr (GString) text = g_string_new ("Ref,Day,Why\n0-3,2026-01-05,\n");
  g_autoptr (ScrutinyImportResult) result = NULL;
  g_autoptr (ScrutinyRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  g_test_summary ("A column that says the same in 30,000 rows takes no search from 2 at "
                  "each of them, and no two rows have a name.");
  for (guint i = 0; i < 30000; i++)
    g_string_append (text, "0,2026-01-05,\n");
  g_test_timer_start ();
  result = import_text (panel, "x.csv", text->str, &choices, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (g_test_timer_elapsed (), <, 20.0);
  g_assert_cmpint (count_all (panel), ==, 30001);
  record = scrutiny_records_find (panel->session, "0-30001", NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (record);
}

static void
test_who_may (void)
{
  g_autoptr (TestPanel) panel = test_panel_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyImportResult) result = NULL;

  test_panel_add_everybody (panel);
  test_panel_sign_in_role (panel, SCRUTINY_ROLE_MEMBER);
  result = import_text (panel, JANUARY, FIRST_JANUARY, NULL, &error);
  g_assert_null (result);
  g_assert_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_DENIED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/app/import/imports-a-month", test_imports_a_month);
  g_test_add_func ("/app/import/names-can-be-made-again", test_names_can_be_made_again);
  g_test_add_func ("/app/import/known-file-is-refused", test_known_file_is_refused);
  g_test_add_func ("/app/import/revised-month", test_revised_month);
  g_test_add_func ("/app/import/other-file-adds", test_other_file_adds);
  g_test_add_func ("/app/import/all-or-none", test_all_or_none);
  g_test_add_func ("/app/import/dry-run", test_dry_run);
  g_test_add_func ("/app/import/dry-run-of-a-month-sent-again",
                   test_dry_run_of_a_month_sent_again);
  g_test_add_func ("/app/import/no-pipe", test_no_pipe);
  g_test_add_func ("/app/import/incidents", test_incidents);
  g_test_add_func ("/app/import/filters-and-counts", test_filters_and_counts);
  g_test_add_func ("/app/import/grounds-are-sealed", test_grounds_are_sealed);
  g_test_add_func ("/app/import/one-reference", test_one_reference);
  g_test_add_func ("/app/import/who-may", test_who_may);

  return g_test_run ();
}
