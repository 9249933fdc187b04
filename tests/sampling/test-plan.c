/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sampling/plan.h"

#include <string.h>

#include "sampling/error.h"
#include "sampling/frame.h"
#include "sampling/list-writer.h"
#include "sampling/plan-builder.h"
#include "tests/sampling/vectors.h"

/* The plan of D08, with one part replaced by other JSON. */
static ScrutinyPlan *
change (const char *member, const char *value, GError **error)
{
  json_t *plan = json_deep_copy (json_object_get (vectors_find_draw ("D08"), "plan"));
  json_t *other = json_loads (value, JSON_DECODE_ANY, NULL);
  char *text;
  ScrutinyPlan *read;

  g_assert_nonnull (other);
  json_object_set_new (plan, member, other);
  text = json_dumps (plan, JSON_COMPACT);
  read = scrutiny_plan_new_from_text (text, error);
  free (text);
  json_decref (plan);
  return read;
}

static void
test_refusals (void)
{
  static const char *const bad[][2] = {
    { "tag", "\"\"" },
    { "tag", "\"-a\"" },
    { "tag", "\"Upper\"" },
    { "tag", "\"123456789012345678901234567890123\"" },
    { "title", "\"two  spaces\"" },
    { "format", "\"draw-plan/2\"" },
    { "after", "[\"strat-prop\"]" },
    { "after", "[\"a\",\"a\"]" },
    { "after", "null" },
    { "cap", "{\"col\":\"nobody\",\"max\":1}" },
    { "cap", "{\"col\":\"officer\",\"max\":0}" },
    { "cap", "false" },
    { "filter", "[{\"col\":\"nobody\",\"in\":[]}]" },
    { "filter", "[{\"col\":\"object\"}]" },
    { "filter", "[{\"col\":\"object\",\"in\":[],\"not_in\":[]}]" },
    { "filter", "[{\"col\":\"stopped_at\",\"from\":\"yesterday\"}]" },
    { "filter", "[{\"col\":\"object\",\"in\":[1]}]" },
    { "reserves", "{\"count\":1,\"min\":1}" },
    { "reserves", "{\"percent\":-1,\"min\":1}" },
    { "reserves", "{}" },
    { "seed_rule", "{\"min_shares\":1,\"min_symbols\":20}" },
    { "seed_rule", "{\"min_shares\":2,\"min_symbols\":19}" },
    { "list", "{\"columns\":[],\"records\":1,\"sha256\":\"00\"}" },
    { "design", "{\"method\":\"best\",\"n\":1}" },
    { "design", "{\"method\":\"simple\",\"n\":-1}" },
    { "design", "{\"method\":\"simple\",\"n\":100001}" },
    { "design", "{\"method\":\"simple\",\"n\":1,\"by\":[]}" },
    { "design", "{\"method\":\"systematic\",\"n\":1,\"order_by\":[\"nothing\"]}" },
    { "design",
      "{\"method\":\"stratified\",\"n\":1,\"by\":[],\"allocation\":\"equal\"}" },
    { "design", "{\"method\":\"stratified\",\"n\":1,\"by\":[\"borough\",\"borough\"],"
                "\"allocation\":\"equal\"}" },
    { "design", "{\"method\":\"stratified\",\"n\":1,\"by\":[\"borough\"],"
                "\"allocation\":\"custom\"}" },
    { "design",
      "{\"method\":\"stratified\",\"n\":1,\"by\":[\"borough\"],\"allocation\":\"custom\","
      "\"quotas\":[{\"key\":[\"a\",\"b\"],\"n\":1}]}" },
    { "design",
      "{\"method\":\"stratified\",\"n\":1,\"by\":[\"borough\"],\"allocation\":\"equal\","
      "\"factors\":[]}" },
    { "surprise", "1" },
  };

  g_test_summary ("A plan that could be read in two ways is no commitment.");
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (ScrutinyPlan) plan = change (bad[i][0], bad[i][1], &error);

    if (plan != NULL)
      g_error ("accepted %s: %s", bad[i][0], bad[i][1]);
    g_assert_error (error, SCRUTINY_SAMPLING_ERROR, SCRUTINY_SAMPLING_ERROR_INVALID);
  }
}

static void
test_systematic_cap (void)
{
  g_autoptr (GBytes) bytes = vectors_list_bytes (vectors_find_draw ("D05"));
  g_autoptr (ScrutinyList) list = scrutiny_list_new_from_bytes (bytes, NULL, NULL, NULL);
  g_autoptr (ScrutinyPlanBuilder) builder = scrutiny_plan_builder_new ("t", "T");
  const char *const order_by[] = { "stopped_at", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyPlan) plan = NULL;

  scrutiny_plan_builder_set_systematic (builder, 5, order_by);
  scrutiny_plan_builder_set_cap (builder, "officer", 1);
  plan = scrutiny_plan_builder_build (builder, list, &error);
  g_assert_null (plan);
  g_assert_error (error, SCRUTINY_SAMPLING_ERROR, SCRUTINY_SAMPLING_ERROR_INVALID);
}

/* What the builder says is what the vectors hold. */
static void
test_builder (void)
{
  json_t *draw = vectors_find_draw ("D11");
  g_autoptr (GBytes) bytes = vectors_list_bytes (draw);
  g_autoptr (ScrutinyList) list = scrutiny_list_new_from_bytes (bytes, NULL, NULL, NULL);
  g_autoptr (ScrutinyPlanBuilder) builder =
      scrutiny_plan_builder_new ("oversample",
                                 " Oversampling:  Black x2.5, Asian x2, blank x0.5");
  const char *const by[] = { "ethnicity", NULL };
  const char *const keys[][2] = { { "Black", NULL }, { "Asian", NULL }, { "", NULL } };
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyPlan) plan = NULL;

  scrutiny_plan_builder_set_stratified (builder, 48, by, SCRUTINY_PLAN_OVERSAMPLE, 0);
  scrutiny_plan_builder_add_factor (builder, keys[0], 2500);
  scrutiny_plan_builder_add_factor (builder, keys[1], 2000);
  scrutiny_plan_builder_add_factor (builder, keys[2], 500);
  plan = scrutiny_plan_builder_build (builder, list, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (scrutiny_plan_get_sha256 (plan), ==,
                   vectors_text (draw, "plan_sha256"));
  g_assert_cmpuint (scrutiny_plan_get_take (plan), ==, 48);
  g_assert_cmpint (scrutiny_plan_get_allocation (plan), ==, SCRUTINY_PLAN_OVERSAMPLE);
}

/* More cases and reserves than a certificate holds are refused before the dice. */
static void
test_too_many (void)
{
  static const char *const by[] = { "a", NULL };
  g_autoptr (GString) text = g_string_new ("list/1\tid\ta\n");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (ScrutinyList) list = NULL;
  g_autoptr (ScrutinyPlanBuilder) builder = scrutiny_plan_builder_new ("t", "T");
  g_autoptr (ScrutinyPlan) plan = NULL;
  g_autoptr (ScrutinyFrame) frame = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i <= SCRUTINY_FRAME_DRAWN_MAX; i++)
    g_string_append_printf (text, "%06u\t%u\n", i, i % 4);
  bytes = g_bytes_new (text->str, text->len);
  list = scrutiny_list_new_from_bytes (bytes, NULL, NULL, NULL);
  scrutiny_plan_builder_set_stratified (builder, 1000, by, SCRUTINY_PLAN_EQUAL, 0);
  scrutiny_plan_builder_set_reserves_count (builder, 100000);
  plan = scrutiny_plan_builder_build (builder, list, &error);
  g_assert_no_error (error);
  frame = scrutiny_frame_new (list, plan, NULL, NULL, NULL, &error);
  g_assert_null (frame);
  g_assert_error (error, SCRUTINY_SAMPLING_ERROR, SCRUTINY_SAMPLING_ERROR_TOO_LARGE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sampling/plan/refuses-what-is-unclear", test_refusals);
  g_test_add_func ("/sampling/plan/systematic-takes-no-cap", test_systematic_cap);
  g_test_add_func ("/sampling/plan/builder-writes-the-known-plan", test_builder);
  g_test_add_func ("/sampling/plan/bounds-the-drawn", test_too_many);

  return g_test_run ();
}
