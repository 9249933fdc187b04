/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/record-filter.h"

#include "model/error.h"
#include "model/record-builder.h"

static ScrutinyRecord *
make_record (void)
{
  g_autoptr (ScrutinyRecordBuilder) builder =
      scrutiny_record_builder_new (SCRUTINY_RECORD_KIND_STOP_SEARCH);

  scrutiny_record_builder_add_value (builder, "gender", "male");
  scrutiny_record_builder_add_value (builder, "tactics", "shield");
  scrutiny_record_builder_add_value (builder, "tactics", "dog_bite");

  return scrutiny_record_builder_build (builder);
}

static const struct {
  const char *conditions;
  gboolean passes;
} cases[] = {
  { "gender=male", TRUE },
  { "gender=female", FALSE },
  { "gender=mal", FALSE },
  { "ender=male", FALSE },
  { "gender=female gender=male", TRUE },
  { "gender=male tactics=shield", TRUE },
  { "gender=male tactics=ground_restraint", FALSE },
  { "tactics=dog_bite", TRUE },
  { "outcome=", TRUE },
  { "gender=", FALSE },
  { "outcome= outcome=arrest", TRUE },
  { "", TRUE },
};

static void
test_conditions (void)
{
  g_autoptr (ScrutinyRecord) record = make_record ();
  g_autofree char *text = scrutiny_record_to_text (record, NULL);

  g_test_summary ("A record and its stored text pass the same conditions: different "
                  "fields all, one field any, nothing after the sign a blank.");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (ScrutinyRecordFilter) filter = scrutiny_record_filter_new ();
    g_auto (GStrv) conditions = g_strsplit (cases[i].conditions, " ", -1);

    for (char **condition = conditions; *condition != NULL && **condition != '\0';
         condition++)
      g_assert_true (scrutiny_record_filter_add_where (filter, *condition, NULL));
    g_test_message ("%s", cases[i].conditions);
    g_assert_cmpint (scrutiny_record_filter_passes_values (filter, record), ==,
                     cases[i].passes);
    g_assert_cmpint (scrutiny_record_filter_passes_text (filter, text), ==,
                     cases[i].passes);
  }
}

static void
test_bad_conditions (void)
{
  static const char *const days[] = { "2026-02-30", "2026-2-03", "yesterday", "",
                                      "2026-01-011" };
  g_autoptr (ScrutinyRecordFilter) filter = scrutiny_record_filter_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (days); i++) {
    g_assert_false (scrutiny_record_filter_set_days (filter, days[i], NULL, &error));
    g_assert_error (error, SCRUTINY_MODEL_ERROR, SCRUTINY_MODEL_ERROR_INVALID);
    g_clear_error (&error);
  }
  g_assert_false (
      scrutiny_record_filter_set_days (filter, "2026-02-01", "2026-01-01", &error));
  g_assert_error (error, SCRUTINY_MODEL_ERROR, SCRUTINY_MODEL_ERROR_INVALID);
  g_assert_false (scrutiny_record_filter_add_where (filter, "=male", NULL));
  g_assert_null (scrutiny_record_filter_get_from (filter));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/record-filter/conditions", test_conditions);
  g_test_add_func ("/model/record-filter/bad-conditions", test_bad_conditions);

  return g_test_run ();
}
