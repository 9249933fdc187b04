/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "intake/error.h"
#include "read-records.h"

#define HEADER                                                                           \
  "Type,Date,Part of a policing operation,Policing operation,Latitude,Longitude,"        \
  "Gender,Age range,Self-defined ethnicity,Officer-defined ethnicity,Legislation,"       \
  "Object of search,Outcome,Outcome linked to object of search,"                         \
  "Removal of more than just outer clothing\n"
#define ROW(date)                                                                        \
  "Person search," date ",False,,51.455989,-0.043536,Male,18-24,"                        \
  "Other ethnic group - Not stated,Black,Misuse of Drugs Act 1971 (section 23),"         \
  "Controlled drugs,Arrest,,\n"

static void
test_published_file (void)
{
  g_autoptr (ReadRecords) read =
      read_fixture (NULL, "2022-09-metropolitan-stop-and-search.csv");
  ScrutinyRecord *record;

  g_assert_no_error (read->error);
  g_assert_cmpstr (read->report->layout, ==, "police-uk-stop-search");
  g_assert_cmpstr (read->report->force, ==, "metropolitan");
  g_assert_cmpstr (read->report->file_month, ==, "2022-09");
  g_assert_cmpint (read->report->rows, ==, 24);
  g_assert_cmpint (read->report->imported, ==, 24);
  g_assert_cmpint (read->report->rejected, ==, 0);
  g_assert_cmpint (read->report->outside_file_month, ==, 0);
  g_assert_cmpstr (read->report->from, ==, "2022-09-01");

  record = read_records_at (read, 1);
  g_assert_cmpstr (scrutiny_record_get_value (record, "search_type"), ==, "person");
  g_assert_cmpstr (scrutiny_record_get_value (record, "ethnicity_self"), ==, "B9");
  g_assert_cmpstr (scrutiny_record_get_value (record, "ethnicity_self_group"), ==,
                   "black");
  g_assert_cmpstr (scrutiny_record_get_value (record, "legislation"), ==, "mda_s23");
  g_assert_cmpstr (scrutiny_record_get_value (record, "outcome"), ==, "nfa");
  g_assert_cmpint (scrutiny_record_get_line (record), ==, 3);
}

static void
test_old_labels (void)
{
  g_autoptr (ReadRecords) read =
      read_fixture (NULL, "2016-06-metropolitan-stop-and-search.csv");
  ScrutinyRecord *record = read_records_at (read, 1);

  g_test_summary ("The coded ethnicities and the outcomes of before 2017 mean today's "
                  "codes, and the report says that they are old.");
  g_assert_cmpstr (scrutiny_record_get_value (record, "ethnicity_self"), ==, "NS");
  g_assert_cmpstr (scrutiny_record_get_value (record, "outcome"), ==, "nfa");
  g_assert_null (scrutiny_record_get_value (record, "age_range"));
  g_assert_cmpint (scrutiny_tally_get (read->report->quality, "outcome_old_string"), ==,
                   14);
  g_assert_cmpuint (scrutiny_tally_get_size (read->report->unknown_labels), ==, 0);
}

static void
test_local_midnight (void)
{
  g_autoptr (ReadRecords) read =
      read_fixture (NULL, "2021-06-sussex-stop-and-search.csv");
  ScrutinyRecord *record = read_records_at (read, 0);

  g_test_summary ("A summer date without a time comes as 23:00 of the day before in UTC. "
                  "It belongs to its local day and month, and claims no hour.");
  g_assert_cmpstr (scrutiny_record_get_day (record), ==, "2021-06-01");
  g_assert_cmpint (scrutiny_record_get_time_precision (record), ==,
                   SCRUTINY_TIME_PRECISION_DAY);
  g_assert_false (scrutiny_record_has_time (record));
  g_assert_cmpint (scrutiny_record_get_started_at_us (record), ==, 1622502000000000);
  g_assert_cmpint (read->report->day_only, ==, 14);
  g_assert_true (scrutiny_import_report_is_mostly_day_only (read->report));
  g_assert_cmpint (read->report->outside_file_month, ==, 0);
}

static void
test_fractions (void)
{
  g_autoptr (ReadRecords) read =
      read_fixture (NULL, "2019-02-cumbria-stop-and-search.csv");

  g_assert_no_error (read->error);
  g_assert_cmpint (read->report->imported, ==, 7);
  g_assert_cmpint (scrutiny_record_get_started_at_us (read_records_at (read, 0)), ==,
                   1549036925750000);
}

static void
test_doubled_file (void)
{
  g_autoptr (ReadRecords) doubled =
      read_fixture (NULL, "2021-10-surrey-stop-and-search.csv");
  g_autoptr (ReadRecords) single =
      read_fixture (NULL, "2022-09-metropolitan-stop-and-search.csv");

  g_test_summary ("A file loaded twice is told from a few people searched alike; nothing "
                  "is dropped from either.");
  g_assert_cmpint (doubled->report->imported, ==, 42);
  g_assert_cmpint (doubled->report->duplicates, ==, 23);
  g_assert_true (doubled->report->looks_doubled);
  g_assert_cmpuint (scrutiny_record_get_ordinal (read_records_at (doubled, 0)), ==, 1);
  g_assert_cmpuint (scrutiny_record_get_ordinal (read_records_at (doubled, 1)), ==, 2);
  g_assert_false (single->report->looks_doubled);
}

static void
test_operation_is_not_doubled (void)
{
  g_autoptr (GString) file = g_string_new (HEADER);
  g_autoptr (ReadRecords) read = NULL;

  for (guint i = 0; i < 24; i++)
    g_string_append (file, ROW ("2019-09-05T08:01:00+00:00"));
  for (guint i = 10; i < 40; i++)
    g_string_append_printf (file, ROW ("2019-09-06T08:%02u:00+00:00"), i);
  read = read_records (NULL, "x.csv", file->str, (gssize) file->len);

  g_assert_cmpint (read->report->duplicates, ==, 23);
  g_assert_cmpint (read->report->duplicate_groups, ==, 1);
  g_assert_cmpint (read->report->largest_group, ==, 24);
  g_assert_false (read->report->looks_doubled);
}

static void
test_copies_by_people (void)
{
  static const char file[] =
      "\xef\xbb\xbf,outcome,DATE, Type ,Legislation,Gender,Age range,Self-defined "
      "ethnicity,Officer-defined ethnicity,Object of search,Part of a policing operation,"
      "Longitude\r\n"
      "0,Arrest,2021-03-27T10:00:00+00:00,Person search,Environmental Protection Act "
      "1990 "
      "(section 34B ),Male,Oct-17,White - Irish,White,Fireworks,0.0,"
      "-3.3257980000000003\r\n"
      "1,Arrest,2021-03-28T10:00:00+00:00,Person search,,Male,2017-10-01 00:00:00,"
      "Not Stated (NS),,Fireworks,1.0,-3.325798\r\n";
  g_autoptr (ReadRecords) read = read_records (NULL, "copy.csv", file, -1);
  ScrutinyRecord *first;
  ScrutinyRecord *second;

  g_test_summary ("A spreadsheet's or pandas' copy: byte order mark, CR LF, a nameless "
                  "column of row numbers, other order and case, 0.0 and 1.0, an age band "
                  "made a date, a blank before a bracket.");
  g_assert_no_error (read->error);
  first = read_records_at (read, 0);
  second = read_records_at (read, 1);
  g_assert_true (read->report->has_bom);
  g_assert_cmpstr (read->report->line_ends, ==, "crlf");
  g_assert_cmpstr (scrutiny_record_get_value (first, "legislation"), ==, "epa_s34b");
  g_assert_cmpstr (scrutiny_record_get_value (first, "age_range"), ==, "10-17");
  g_assert_cmpstr (scrutiny_record_get_value (second, "age_range"), ==, "10-17");
  g_assert_cmpstr (scrutiny_record_get_value (first, "part_of_operation"), ==, "false");
  g_assert_cmpstr (scrutiny_record_get_value (second, "part_of_operation"), ==, "true");
  g_assert_cmpstr (scrutiny_record_get_value (first, "longitude"), ==, "-3.325798");
  g_assert_cmpstr (scrutiny_record_get_cells (first)[0], ==, "Arrest");
  g_assert_cmpint (scrutiny_tally_get (read->report->quality, "age_read_as_date"), ==, 2);
  g_assert_cmpint (scrutiny_tally_get (read->report->quality,
                                       "legislation_trailing_space"),
                   ==, 1);
  g_assert_cmpuint (g_strv_length (read->report->missing_columns), ==, 4);
}

static void
test_empty_is_not_no (void)
{
  static const char file[] =
      HEADER "Person search,2021-03-27T10:00:00+00:00,,,,,,,,,,,,,\n"
             "Person search,2021-03-27T10:00:00+00:00,False,,,,,,,,,,,False,False\n";
  g_autoptr (ReadRecords) read = read_records (NULL, "x.csv", file, -1);

  g_assert_null (scrutiny_record_get_value (read_records_at (read, 0), "outcome_linked"));
  g_assert_true (
      scrutiny_record_has_value (read_records_at (read, 0), "outcome_linked", ""));
  g_assert_false (
      scrutiny_record_has_value (read_records_at (read, 1), "outcome_linked", ""));
  g_assert_cmpstr (scrutiny_record_get_value (read_records_at (read, 1),
                                              "outcome_linked"),
                   ==, "false");
  g_assert_null (scrutiny_record_get_value (read_records_at (read, 0), "outcome"));
  g_assert_cmpint (scrutiny_import_report_empty_percent (read->report,
                                                         "Policing operation"),
                   ==, 100);
  g_assert_cmpint (scrutiny_tally_get (read->report->quality, "outcome_missing"), ==, 2);
}

static void
test_unknown_labels_are_listed (void)
{
  static const char file[] = HEADER
      "Person search,2021-03-27T10:00:00+00:00,,,,,Male,,,,"
      "Terrorism Act 2036 (section 9),,Told off,,\n" ROW ("2021-03-27T10:00:00+00:00");
  g_autoptr (ReadRecords) read = read_records (NULL, "x.csv", file, -1);

  g_assert_cmpint (read->report->imported, ==, 2);
  g_assert_cmpint (scrutiny_tally_get (read->report->unknown_labels, "Outcome\tTold off"),
                   ==, 1);
  g_assert_cmpstr (scrutiny_record_get_value (read_records_at (read, 0), "outcome"), ==,
                   "Told off");
  g_assert_cmpint (scrutiny_tally_get (read->report->quality, "legislation_unknown"), ==,
                   1);
}

/* Whoever sends the file writes another row for each row that is read. */
static gboolean
append_cb (ScrutinyRecord *record, gpointer path, GError **error)
{
  FILE *file = fopen (path, "ab");

  g_assert_nonnull (file);
  g_assert_cmpint (fputs (ROW ("2021-03-27T10:00:00+00:00"), file), >=, 0);
  g_assert_cmpint (fclose (file), ==, 0);

  return TRUE;
}

static void
test_growing_file_is_refused (void)
{
  g_autofree char *folder = g_dir_make_tmp (NULL, NULL);
  g_autofree char *path = g_build_filename (folder, "growing.csv", NULL);
  g_autoptr (ScrutinyRecordReader) reader = scrutiny_record_reader_new (NULL);
  g_autoptr (ScrutinyImportReport) report = NULL;
  g_autoptr (GError) error = NULL;

  g_test_summary ("A file that is still being written has no end, and half of it is no "
                  "month.");
  g_assert_true (
      g_file_set_contents (path, HEADER ROW ("2021-03-27T10:00:00+00:00"), -1, NULL));
  scrutiny_record_reader_set_record_func (reader, append_cb, path);
  report = scrutiny_record_reader_read_file (reader, path, NULL, &error);
  g_assert_null (report);
  g_assert_error (error, SCRUTINY_INTAKE_ERROR, SCRUTINY_INTAKE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "growing.csv: the file was changed"));
  g_assert_cmpint (g_unlink (path) + g_rmdir (folder), ==, 0);
}

static void
test_bad_rows_name_their_line (void)
{
  static const char file[] = HEADER ROW ("2021-03-27T10:00:00+00:00") /* 2 */
      "Person search,2021-03-27T10:00:00+00:00\n"                     /* 3 */
      ROW ("\"2021-03-27\"x")                                         /* 4 */
      ROW ("")                                                        /* 5 */
      ROW ("27/03/2021")                                              /* 6 */
      ",,,,,,,,,,,,,,\n"                                              /* 7 */
      "\n"                                                            /* 8 */
      HEADER                                                          /* 9 */
          ROW ("2021-02-30T10:00:00+00:00")                           /* 10 */
      ROW ("2021-03-27T10:00:00+00:00");
  static const char *const rejects[] = { "3 ragged",          "4 stray-quote",
                                         "5 date-missing",    "6 date-unreadable",
                                         "7 empty-row",       "9 repeated-header",
                                         "10 date-unreadable" };
  g_autoptr (ReadRecords) read = read_records (NULL, "x.csv", file, -1);

  g_assert_cmpuint (read->rejects->len, ==, G_N_ELEMENTS (rejects));
  for (guint i = 0; i < G_N_ELEMENTS (rejects); i++)
    g_assert_cmpstr (g_ptr_array_index (read->rejects, i), ==, rejects[i]);
  g_assert_cmpint (read->report->imported, ==, 2);
  g_assert_cmpint (read->report->rejected, ==, 7);
  g_assert_cmpint (read->report->rows, ==, 9);
  g_assert_cmpint (read->report->blank_lines, ==, 1);
  g_assert_cmpint (scrutiny_tally_get_total (read->report->reasons), ==, 7);
  g_assert_cmpint (scrutiny_record_get_line (read_records_at (read, 1)), ==, 11);
}

static void
test_missing_column_is_named (void)
{
  g_autoptr (ReadRecords) read = read_records (NULL, "part.csv",
                                               "Type,Date,Gender,Age range,Self-defined "
                                               "ethnicity,Officer-defined ethnicity,"
                                               "Object of search,Outcome\n",
                                               -1);

  g_assert_error (read->error, SCRUTINY_INTAKE_ERROR, SCRUTINY_INTAKE_ERROR_INVALID);
  g_assert_nonnull (strstr (read->error->message, "part.csv"));
  g_assert_nonnull (strstr (read->error->message, "Legislation"));
  g_assert_null (strstr (read->error->message, "Gender"));
}

static void
test_double_column_is_refused (void)
{
  g_autoptr (ReadRecords) read =
      read_records (NULL, "x.csv", "Outcome," HEADER "a,b\n", -1);

  g_assert_error (read->error, SCRUTINY_INTAKE_ERROR, SCRUTINY_INTAKE_ERROR_INVALID);
  g_assert_nonnull (strstr (read->error->message, "Outcome"));
}

static void
test_totals_are_refused (void)
{
  g_autoptr (ReadRecords) read = read_fixture (NULL, "home-office-totals.csv");

  g_assert_error (read->error, SCRUTINY_INTAKE_ERROR, SCRUTINY_INTAKE_ERROR_INVALID);
  g_assert_nonnull (strstr (read->error->message, "table of totals"));
}

static void
test_not_records (void)
{
  static const struct {
    const char *bytes;
    gssize length;
  } files[] = {
    { "", 0 },
    { "\n\n\n", 3 },
    { "\xff\xfe"
      "T\0y\0p\0e\0",
      10 },
    { "\0\0\0\1random\0bytes", 16 },
    { "[[[[[[[[[[[[[[[[[[[[[[", 22 },
    { "\"", 1 },
    { "%PDF-1.7\n1 0 obj\n", 17 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autoptr (ReadRecords) read =
        read_records (NULL, "x.csv", files[i].bytes, files[i].length);

    g_assert_error (read->error, SCRUTINY_INTAKE_ERROR, SCRUTINY_INTAKE_ERROR_INVALID);
    g_assert_true (g_str_has_prefix (read->error->message, "x.csv: "));
    g_assert_null (read->report);
  }
}

static void
test_met_force (void)
{
  g_autoptr (ReadRecords) read = read_fixture (NULL, "mps-use-of-force-2024-25-part.csv");
  ScrutinyRecord *record = read_records_at (read, 0);

  g_assert_cmpstr (read->report->layout, ==, "met-use-of-force");
  g_assert_cmpint (read->report->reports, ==, 5);
  g_assert_false (read->report->has_incidents);
  g_assert_cmpstr (scrutiny_record_get_area (record), ==, "Waltham Forest");
  g_assert_true (scrutiny_record_has_value (record, "reasons", "effect_search"));
  g_assert_cmpstr (scrutiny_record_get_value (record, "impact_factors"), ==, "none");
  g_assert_cmpstr (scrutiny_record_get_value (record, "ethnicity_perceived"), ==,
                   "black");
  g_assert_false (scrutiny_record_has_time (record));
}

/* The whole header of 2020-21 and rows that say only what a test gives. */
static char *
make_met_file (const char *const *rows)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "records",
                                                 "mps-column-names.txt", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) names = NULL;
  GString *file = g_string_new (NULL);

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  names = g_strsplit (g_strchomp (text), "\n", -1);
  g_assert_cmpuint (g_strv_length (names), ==, 271);
  for (guint i = 0; names[i] != NULL; i++)
    g_string_append_printf (file, "%s\"%s\"", i > 0 ? "," : "", names[i]);
  g_string_append_c (file, '\n');
  for (; *rows != NULL; rows++) {
    g_auto (GStrv) pairs = g_strsplit (*rows, "|", -1);

    for (guint i = 0; names[i] != NULL; i++) {
      g_string_append (file, i > 0 ? "," : "");
      for (char **pair = pairs; *pair != NULL; pair++) {
        gsize length = strlen (names[i]);

        if (strncmp (*pair, names[i], length) == 0 && (*pair)[length] == '=')
          g_string_append_printf (file, "\"%s\"", *pair + length + 1);
      }
    }
    g_string_append_c (file, '\n');
  }

  return g_string_free (file, FALSE);
}

#define PERSON                                                                           \
  "|Borough=Camden|Incident Location: Street/Highway=Yes|SubjectGender=Male|"            \
  "SubjectEthnicity=White|PrimaryConduct=Compliant|SubjectAge="

static void
test_met_whole_header (void)
{
  static const char *const rows[] = {
    "IncidentDate=2020-06-01|IncidentTime=23:10:00" PERSON "Nov-17"
    "|Tactic 1=Compliant Handcuffing|Effective 1=Yes|Tactic 2=CED (Taser) Drawn"
    "|Effective 2=No|Tactic 3=Compliant Handcuffing|CED2 ArCED2=Yes|CED2 Fired=No"
    "|Impact Factor: Possesion of a weapon=Yes|CED Device Serial No=X0012345"
    "|StaffInjured=Yes, I was injured as a result of an assault"
    "|AssaultedWithWeapon=Kick, Spit",
    NULL,
  };
  g_autofree char *file = make_met_file (rows);
  g_autoptr (ReadRecords) read = read_records (NULL, "uof.csv", file, -1);
  ScrutinyRecord *record = read_records_at (read, 0);
  g_autofree char *tactics = scrutiny_record_dup_values (record, "tactics");
  g_autofree char *weapons = scrutiny_record_dup_values (record, "assaulted_with");
  g_autofree char *text = scrutiny_record_to_text (record, NULL);

  g_test_summary ("All 271 columns are known, misspelt ones too; the same tactic twice "
                  "counts once; a device's serial number is not kept.");
  g_assert_cmpuint (g_strv_length (read->report->ignored_columns), ==, 0);
  g_assert_cmpuint (scrutiny_tally_get_size (read->report->unknown_labels), ==, 0);
  g_assert_cmpstr (scrutiny_record_get_value (record, "age_band"), ==, "11-17");
  g_assert_cmpstr (tactics, ==, "handcuff_compliant;ced_drawn");
  g_assert_cmpstr (weapons, ==, "kick;spit");
  g_assert_true (
      scrutiny_record_has_value (record, "tactics_not_effective", "ced_drawn"));
  g_assert_cmpstr (scrutiny_record_get_value (record, "ced_2"), ==, "arced");
  g_assert_cmpstr (scrutiny_record_get_value (record, "officer_injured"), ==,
                   "yes_assault");
  g_assert_true (
      scrutiny_record_has_value (record, "impact_factors", "possession_of_weapon"));
  g_assert_null (strstr (text, "X0012345"));
  g_assert_cmpint (scrutiny_record_get_started_at_us (record), ==,
                   G_GINT64_CONSTANT (1591049400000000));
}

static void
test_estimated_incidents (void)
{
  static const char *const rows[] = {
    "IncidentDate=2020-06-01|IncidentTime=12:14:00" PERSON "18-34",
    "IncidentDate=2020-06-01|IncidentTime=12:00:00" PERSON "18-34",
    "IncidentDate=2020-06-01|IncidentTime=12:15:00" PERSON "18-34",
    "IncidentDate=2020-06-01|IncidentTime=12:16:00" PERSON "18-34",
    "IncidentDate=2020-06-01|IncidentTime=12:00:00" PERSON "35-49",
    "IncidentDate=2020-06-02|IncidentTime=12:00:00" PERSON "18-34",
    "IncidentDate=2020-06-02" PERSON "18-34",
    NULL,
  };
  g_autofree char *file = make_met_file (rows);
  g_autoptr (ReadRecords) read = read_records (NULL, "uof.csv", file, -1);

  g_test_summary ("Reports of the same person as described, place and day within 15 "
                  "minutes of the first are one estimated incident; one without a time "
                  "stands alone. Both counts are given.");
  g_assert_true (read->report->has_incidents);
  g_assert_true (read->report->are_incidents_estimated);
  g_assert_cmpint (read->report->reports, ==, 7);
  g_assert_cmpint (read->report->incidents, ==, 5);
}

static void
test_cancel (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (ScrutinyRecordReader) reader = scrutiny_record_reader_new (NULL);
  g_autoptr (GInputStream) stream =
      g_memory_input_stream_new_from_data (HEADER, -1, NULL);
  g_autoptr (ScrutinyImportReport) report = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  report = scrutiny_record_reader_read_stream (reader, stream, "x", cancellable, &error);
  g_assert_null (report);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/intake/record-reader/published-file", test_published_file);
  g_test_add_func ("/intake/record-reader/old-labels", test_old_labels);
  g_test_add_func ("/intake/record-reader/local-midnight", test_local_midnight);
  g_test_add_func ("/intake/record-reader/fractions-of-seconds", test_fractions);
  g_test_add_func ("/intake/record-reader/doubled-file", test_doubled_file);
  g_test_add_func ("/intake/record-reader/operation-is-not-doubled",
                   test_operation_is_not_doubled);
  g_test_add_func ("/intake/record-reader/copies-by-people", test_copies_by_people);
  g_test_add_func ("/intake/record-reader/empty-is-not-no", test_empty_is_not_no);
  g_test_add_func ("/intake/record-reader/unknown-labels-are-listed",
                   test_unknown_labels_are_listed);
  g_test_add_func ("/intake/record-reader/growing-file-is-refused",
                   test_growing_file_is_refused);
  g_test_add_func ("/intake/record-reader/bad-rows-name-their-line",
                   test_bad_rows_name_their_line);
  g_test_add_func ("/intake/record-reader/missing-column-is-named",
                   test_missing_column_is_named);
  g_test_add_func ("/intake/record-reader/double-column-is-refused",
                   test_double_column_is_refused);
  g_test_add_func ("/intake/record-reader/totals-are-refused", test_totals_are_refused);
  g_test_add_func ("/intake/record-reader/not-records", test_not_records);
  g_test_add_func ("/intake/record-reader/met-force", test_met_force);
  g_test_add_func ("/intake/record-reader/met-whole-header", test_met_whole_header);
  g_test_add_func ("/intake/record-reader/estimated-incidents", test_estimated_incidents);
  g_test_add_func ("/intake/record-reader/cancel", test_cancel);

  return g_test_run ();
}
