/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sampling/draw-purpose.h"

#include "tests/sampling/vectors.h"

static void
test_names (void)
{
  for (guint i = SCRUTINY_DRAW_RANDOM; i <= SCRUTINY_DRAW_INTERNAL; i++) {
    ScrutinyDrawPurpose purpose;

    g_assert_true (scrutiny_draw_purpose_from_name (scrutiny_draw_purpose_get_name (
                                                        (ScrutinyDrawPurpose) i),
                                                    &purpose));
    g_assert_cmpuint (purpose, ==, i);
  }
  g_assert_false (scrutiny_draw_purpose_from_name ("fair", &(ScrutinyDrawPurpose){ 0 }));
}

static void
test_tags (void)
{
  g_autofree char *plain = scrutiny_draw_purpose_make_tag (SCRUTINY_DRAW_RANDOM, 4, 1);
  g_autofree char *theme = scrutiny_draw_purpose_make_tag (SCRUTINY_DRAW_THEMATIC, 4, 2);
  g_autofree char *chosen = scrutiny_draw_purpose_make_tag (SCRUTINY_DRAW_TARGETED, 4, 3);

  g_assert_cmpstr (plain, ==, "m4-1");
  g_assert_cmpstr (theme, ==, "m4-2");
  g_assert_cmpstr (chosen, ==, "m4-targeted-3");
}

/* Known plans: with filters, and without. */
static void
test_filters_make_a_theme (void)
{
  json_t *draws = vectors_get ("draws");
  guint n_thematic = 0;

  for (gsize i = 0; i < json_array_size (draws); i++) {
    json_t *entry = json_array_get (draws, i);
    g_autoptr (ScrutinyPlan) plan = vectors_plan (entry);
    g_autofree char *theme = scrutiny_plan_dup_theme (plan);
    gboolean is_thematic = scrutiny_plan_get_purpose (plan) == SCRUTINY_DRAW_THEMATIC;

    g_assert_cmpint (is_thematic, ==, g_strcmp0 (theme, "[]") != 0);
    n_thematic += is_thematic ? 1 : 0;
  }
  g_assert_cmpuint (n_thematic, >, 0);
  g_assert_cmpuint (n_thematic, <, json_array_size (draws));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sampling/draw-purpose/names", test_names);
  g_test_add_func ("/sampling/draw-purpose/tags", test_tags);
  g_test_add_func ("/sampling/draw-purpose/filters-make-a-theme",
                   test_filters_make_a_theme);

  return g_test_run ();
}
