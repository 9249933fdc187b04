/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints how long the chances under a per-officer cap take: 5,000 made-up records,
 * 200 officers, 6 strata. The bar is one second. */
#include <glib.h>

#include "sampling/chances.h"
#include "sampling/plan-builder.h"

static GBytes *
make_list (void)
{
  GString *text = g_string_new ("list/1\tid\tborough\tofficer\n");
  guint64 state = 42;

  for (guint i = 1; i <= 5000; i++) {
    guint64 pick;

    state = state * G_GUINT64_CONSTANT (6364136223846793005) + 1;
    pick = (state >> 41) % 200;
    g_string_append_printf (text, "R%05u\tArea %u\tPC%03u\n", i,
                            (guint) (state >> 33) % 6, (guint) (pick * pick / 200));
  }

  return g_string_free_to_bytes (text);
}

static void
test_cap (void)
{
  static const char *const by[] = { "borough", NULL };
  g_autoptr (GBytes) text = make_list ();
  g_autoptr (ScrutinyList) list = scrutiny_list_new_from_bytes (text, NULL, NULL, NULL);
  g_autoptr (ScrutinyPlanBuilder) builder = scrutiny_plan_builder_new ("perf", "Timing");
  g_autoptr (GPtrArray) shares =
      g_ptr_array_new_with_free_func ((GDestroyNotify) scrutiny_share_free);
  g_autoptr (ScrutinyPlan) plan = NULL;
  g_autoptr (ScrutinySeed) seed = NULL;
  g_autoptr (ScrutinyFrame) frame = NULL;
  g_autoptr (ScrutinyDraw) draw = NULL;
  g_autoptr (ScrutinyChances) chances = NULL;
  gint64 start;
  double seconds;

  scrutiny_plan_builder_set_stratified (builder, 60, by, SCRUTINY_PLAN_PROPORTIONAL, 2);
  scrutiny_plan_builder_set_cap (builder, "officer", 2);
  plan = scrutiny_plan_builder_build (builder, list, NULL);
  g_ptr_array_add (shares,
                   scrutiny_share_new (1, SCRUTINY_SHARE_D10, "4172906366", NULL));
  g_ptr_array_add (shares,
                   scrutiny_share_new (2, SCRUTINY_SHARE_D10, "6635121180", NULL));
  seed = scrutiny_seed_new (shares, "perf", 2, 20, NULL);
  frame = scrutiny_frame_new (list, plan, NULL, NULL, NULL, NULL);
  draw = scrutiny_draw_new (frame, seed, NULL, NULL, NULL);

  start = g_get_monotonic_time ();
  chances = scrutiny_chances_new_for_draw (draw, NULL);
  seconds = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
  g_test_message ("chances under a cap: %.3f s", seconds);
  g_assert_nonnull (chances);
  g_assert_cmpfloat (seconds, <, 1.0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/perf/draw-chances/capped", test_cap);

  return g_test_run ();
}
