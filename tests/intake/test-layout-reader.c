/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/layout-reader.h"

#include <string.h>

#include "intake/error.h"
#include "read-records.h"

#define LAYOUT(more)                                                                     \
  "{\"format\":\"record-layout/1\",\"name\":\"x\",\"kind\":\"use_of_force\","            \
  "\"date\":{\"column\":\"When\",\"format\":\"%d/%m/%Y\"}," more                         \
  "\"columns\":[{\"column\":\"Sex\",\"field\":\"gender\"}]}"

static ScrutinyLayout *
read_seattle (void)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "..", "data", "layouts", "seattle.json", NULL);
  GError *error = NULL;
  ScrutinyLayout *layout = scrutiny_layout_reader_read_file (path, &error);

  g_assert_no_error (error);

  return layout;
}

static void
test_seattle (void)
{
  g_autoptr (ScrutinyLayout) layout = read_seattle ();
  g_autoptr (ReadRecords) read = read_fixture (layout, "seattle-use-of-force.csv");
  ScrutinyRecord *record;

  g_test_summary (
      "Another force's file is read through a layout file: its own time zone, "
      "labels, references and incident numbers.");
  g_assert_no_error (read->error);
  g_assert_cmpint (read->report->imported, ==, 16);
  g_assert_cmpint (read->report->reports, ==, 16);
  g_assert_cmpint (read->report->incidents, ==, 10);
  g_assert_false (read->report->are_incidents_estimated);
  g_assert_cmpstr (read->report->force, ==, "seattle");

  record = read_records_at (read, 0);
  g_assert_cmpstr (scrutiny_record_get_reference (record), ==, "2019UOF-1165-1978-10300");
  g_assert_cmpstr (scrutiny_record_get_incident_key (record), ==, "50235");
  g_assert_cmpstr (scrutiny_record_get_day (record), ==, "2019-10-28");
  g_assert_cmpint (scrutiny_record_get_started_at_us (record), ==, 1572294540000000);
  g_assert_cmpstr (scrutiny_record_get_value (record, "force_level"), ==, "level_1");
  g_assert_null (scrutiny_record_get_value (record, "officer"));
}

/* Text that is refused, and what the error must name. */
static const struct {
  const char *json;
  const char *names;
} faults[] = {
  { "", "line 1" },
  { "[", "line 1" },
  { "{} x", "line 1" },
  { "{\"a\":1,\"a\":2}", "line 1" },
  { "[]", "at /:" },
  { LAYOUT ("\"colour\":\"red\","), "/colour" },
  { LAYOUT ("\"time_zone\":\"Europe/Atlantis\","), "/time_zone" },
  { LAYOUT ("\"force\":\"North Wales\","), "/force" },
  { LAYOUT ("\"delimiter\":\"ab\","), "/delimiter" },
  { LAYOUT ("\"empty\":[\"-\",7],"), "/empty/1" },
  { LAYOUT ("\"reference\":\"\","), "/reference" },
  { "{\"format\":\"record-layout/2\"}", "/format" },
  { "{\"format\":\"record-layout/1\",\"name\":\"x\",\"kind\":\"party\"}", "/kind" },
  { "{\"format\":\"record-layout/1\",\"name\":\"x\",\"kind\":\"stop_search\"}", "/date" },
  { "{\"format\":\"record-layout/1\",\"name\":\"x\",\"kind\":\"stop_search\","
    "\"date\":{\"column\":\"a\",\"format\":\"%d/%m/%y\"}}",
    "/date/format" },
  { "{\"format\":\"record-layout/1\",\"name\":\"x\",\"kind\":\"stop_search\","
    "\"date\":{\"column\":\"a\",\"format\":\"%Y\"},\"incident\":\"b\"}",
    "/incident" },
  { "{\"format\":\"record-layout/1\",\"name\":\"x\",\"kind\":\"stop_search\","
    "\"date\":{\"column\":\"a\",\"format\":\"%Y\"},\"columns\":[{\"column\":\"b\","
    "\"field\":\"c\"},{\"column\":\"b\",\"field\":\"C d\"}]}",
    "/columns/1" },
  { "{\"format\":\"record-layout/1\",\"name\":\"x\",\"kind\":\"stop_search\","
    "\"date\":{\"column\":\"a\",\"format\":\"%Y\"},\"columns\":[{\"column\":\"b\","
    "\"field\":\"c\",\"values\":{\"x\":1}}]}",
    "/columns/0/values/x" },
};

static void
test_faults (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (ScrutinyLayout) layout =
        scrutiny_layout_reader_read_bytes (faults[i].json, strlen (faults[i].json),
                                           "my.json", &error);

    g_assert_null (layout);
    g_assert_error (error, SCRUTINY_INTAKE_ERROR, SCRUTINY_INTAKE_ERROR_INVALID);
    g_assert_true (g_str_has_prefix (error->message, "my.json"));
    if (strstr (error->message, faults[i].names) == NULL)
      g_error ("“%s” should name %s", error->message, faults[i].names);
  }
}

static void
test_many_brackets (void)
{
  g_autofree char *json = g_strnfill (1000000, '[');
  g_autoptr (GError) error = NULL;

  g_assert_null (scrutiny_layout_reader_read_bytes (json, 1000000, "x.json", &error));
  g_assert_error (error, SCRUTINY_INTAKE_ERROR, SCRUTINY_INTAKE_ERROR_INVALID);
}

static void
test_too_large (void)
{
  g_autofree char *json = g_strnfill (2000000, ' ');
  g_autoptr (GError) error = NULL;

  g_assert_null (scrutiny_layout_reader_read_bytes (json, 2000000, "x.json", &error));
  g_assert_error (error, SCRUTINY_INTAKE_ERROR, SCRUTINY_INTAKE_ERROR_TOO_LARGE);
}

static void
test_flags_lists_and_blanks (void)
{
  static const char json[] =
      "{\"format\":\"record-layout/1\",\"name\":\"local\",\"kind\":\"stop_search\","
      "\"delimiter\":\";\",\"empty\":[\"n/a\"],"
      "\"date\":{\"column\":\"Day\",\"format\":[\"%d/%m/%Y\",\"iso8601\"],"
      "\"time_column\":\"Time\",\"time_format\":\"%H:%M\"},"
      "\"reference\":\"Ref\",\"columns\":["
      "{\"column\":\"Cuffs\",\"field\":\"handcuffed\",\"type\":\"boolean\"},"
      "{\"column\":\"Found\",\"field\":\"found\",\"type\":\"list\",\"values\":{\"Knife\":"
      "\"bladed\"}},"
      "{\"column\":\"Drunk\",\"field\":\"impact\",\"type\":\"flag\",\"flag\":\"alcohol\"}"
      ","
      "{\"column\":\"Result\",\"field\":\"outcome\",\"list\":\"outcome\"},"
      "{\"column\":\"Why\",\"type\":\"grounds\"}]}";
  static const char file[] =
      "Ref;Day;Time;Cuffs;Found;Drunk;Result;Why\n"
      "SS/1;01/06/2020;09:30;Y;Knife, String;No;Arrest;Seen running\n"
      "SS/2;2020-01-02;;n/a;;;N/A;\n";
  g_autoptr (ScrutinyLayout) layout =
      scrutiny_layout_reader_read_bytes (json, strlen (json), "l.json", NULL);
  g_autoptr (ReadRecords) read = read_records (layout, "x.csv", file, -1);
  ScrutinyRecord *first;
  ScrutinyRecord *second;
  g_autofree char *found = NULL;
  g_autofree char *text = NULL;

  g_assert_no_error (read->error);
  first = read_records_at (read, 0);
  second = read_records_at (read, 1);
  found = scrutiny_record_dup_values (first, "found");
  text = scrutiny_record_to_text (first, NULL);
  g_assert_cmpstr (found, ==, "bladed;String");
  g_assert_cmpstr (scrutiny_record_get_value (first, "handcuffed"), ==, "true");
  g_assert_cmpstr (scrutiny_record_get_value (first, "impact"), ==, "none");
  g_assert_cmpstr (scrutiny_record_get_value (first, "outcome"), ==, "arrest");
  g_assert_cmpint (scrutiny_record_get_started_at_us (first), ==,
                   G_GINT64_CONSTANT (1591000200000000));
  g_assert_cmpstr (scrutiny_record_get_grounds (first), ==, "Seen running");
  g_assert_null (strstr (text, "running"));
  g_assert_null (scrutiny_record_get_value (second, "handcuffed"));
  g_assert_null (scrutiny_record_get_value (second, "impact"));
  g_assert_null (scrutiny_record_get_value (second, "outcome"));
  g_assert_false (scrutiny_record_has_time (second));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/intake/layout-reader/seattle", test_seattle);
  g_test_add_func ("/intake/layout-reader/faults", test_faults);
  g_test_add_func ("/intake/layout-reader/many-brackets", test_many_brackets);
  g_test_add_func ("/intake/layout-reader/too-large", test_too_large);
  g_test_add_func ("/intake/layout-reader/flags-lists-and-blanks",
                   test_flags_lists_and_blanks);

  return g_test_run ();
}
