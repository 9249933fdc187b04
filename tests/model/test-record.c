/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/record-builder.h"

static ScrutinyRecord *
make_record (void)
{
  static const char *const cells[] = { "a", "", "c", NULL };
  g_autoptr (ScrutinyRecordBuilder) builder =
      scrutiny_record_builder_new (SCRUTINY_RECORD_KIND_USE_OF_FORCE);

  scrutiny_record_builder_set_started (builder, 1000, SCRUTINY_TIME_PRECISION_HOUR,
                                       "2026-01-02");
  scrutiny_record_builder_set_place (builder, "riverside", "North");
  scrutiny_record_builder_set_row (builder, 7, 99, 2);
  scrutiny_record_builder_set_cells (builder, cells);
  scrutiny_record_builder_add_value (builder, "gender", "male");
  scrutiny_record_builder_add_value (builder, "tactics", "shield");
  scrutiny_record_builder_add_value (builder, "borough", "");
  scrutiny_record_builder_add_value (builder, "tactics", "tab\tand\nline");

  return scrutiny_record_builder_build (builder);
}

static void
test_values (void)
{
  g_autoptr (ScrutinyRecord) record = make_record ();
  g_autofree char *tactics = scrutiny_record_dup_values (record, "tactics");
  const char *field = NULL;
  const char *value = NULL;

  g_assert_cmpuint (scrutiny_record_get_value_count (record), ==, 3);
  g_assert_cmpstr (scrutiny_record_get_value (record, "gender"), ==, "male");
  g_assert_null (scrutiny_record_get_value (record, "borough"));
  g_assert_true (scrutiny_record_has_value (record, "borough", ""));
  g_assert_true (scrutiny_record_has_value (record, "tactics", "tab and line"));
  g_assert_false (scrutiny_record_has_value (record, "tactics", "male"));
  g_assert_cmpstr (tactics, ==, "shield;tab and line");
  scrutiny_record_get_value_at (record, 1, &field, &value);
  g_assert_cmpstr (field, ==, "tactics");
  g_assert_cmpstr (value, ==, "shield");
  g_assert_cmpstr (scrutiny_record_get_cells (record)[2], ==, "c");
  g_assert_true (scrutiny_record_has_time (record));
}

static void
test_text_round_trip (void)
{
  g_autoptr (ScrutinyRecord) record = make_record ();
  g_autoptr (ScrutinyRecord) again = NULL;
  g_autoptr (ScrutinyRecordBuilder) builder =
      scrutiny_record_builder_new (SCRUTINY_RECORD_KIND_USE_OF_FORCE);
  gsize length = 0;
  g_autofree char *text = scrutiny_record_to_text (record, &length);
  g_autofree char *text_again = NULL;

  g_assert_cmpstr (text, ==, "\ngender\tmale\ntactics\tshield\ntactics\ttab and line\n");
  g_assert_cmpuint (length, ==, 49);
  scrutiny_record_builder_add_text (builder, text);
  again = scrutiny_record_builder_build (builder);
  text_again = scrutiny_record_to_text (again, NULL);
  g_assert_cmpstr (text_again, ==, text);
}

static void
test_builder_starts_afresh (void)
{
  g_autoptr (ScrutinyRecordBuilder) builder =
      scrutiny_record_builder_new (SCRUTINY_RECORD_KIND_STOP_SEARCH);
  g_autoptr (ScrutinyRecord) first = NULL;
  g_autoptr (ScrutinyRecord) second = NULL;

  scrutiny_record_builder_add_value (builder, "gender", "male");
  scrutiny_record_builder_set_reference (builder, "SS/1");
  first = scrutiny_record_builder_build (builder);
  second = scrutiny_record_builder_build (builder);
  g_assert_cmpstr (scrutiny_record_get_reference (first), ==, "SS/1");
  g_assert_cmpuint (scrutiny_record_get_value_count (second), ==, 0);
  g_assert_cmpstr (scrutiny_record_get_reference (second), ==, "");
  g_assert_cmpuint (scrutiny_record_get_report_count (second), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/record/values", test_values);
  g_test_add_func ("/model/record/text-round-trip", test_text_round_trip);
  g_test_add_func ("/model/record/builder-starts-afresh", test_builder_starts_afresh);

  return g_test_run ();
}
