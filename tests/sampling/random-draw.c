/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sampling/random-draw.h"

#include "sampling/list-writer.h"
#include "sampling/plan-builder.h"

static const char *const columns[] = { "area", "day", "excluded", "officer", NULL };

static gboolean
toss (GRand *random, guint one_in)
{
  return g_rand_int_range (random, 0, (gint32) one_in) == 0;
}

static guint
below (GRand *random, guint limit)
{
  return (guint) g_rand_int_range (random, 0, (gint32) limit);
}

static const char *
choose_area (GRand *random)
{
  static const char *const areas[] = { "Ashford", "Brent",  "Cole Green", "",
                                       "Ŵyl",     "Dunmow", "Ashford" };

  return areas[below (random, G_N_ELEMENTS (areas))];
}

static const char *
choose_excluded (GRand *random)
{
  static const char *const codes[] = { "live_investigation", "sub_judice",
                                       "drawn_before" };

  return toss (random, 8) ? codes[below (random, G_N_ELEMENTS (codes))] : "";
}

static ScrutinyList *
make_list (GRand *random)
{
  static const char *const prefixes[] = { "SS/26/", "é-", "0", "日本 ", "a\"\\" };
  const char *prefix = prefixes[below (random, G_N_ELEMENTS (prefixes))];
  g_autoptr (ScrutinyListWriter) writer = scrutiny_list_writer_new (columns, NULL);
  guint n_records = below (random, 70);

  for (guint i = 0; i < n_records; i++) {
    g_autofree char *id = g_strdup_printf ("%s%u", prefix, i * 7 + below (random, 7));
    g_autofree char *day = g_strdup_printf ("2026-%02u-%02u", 1 + below (random, 12),
                                            1 + below (random, 28));
    g_autofree char *officer = g_strdup_printf ("PC%u", below (random, 12));
    const char *const cells[] = { choose_area (random), toss (random, 10) ? "" : day,
                                  choose_excluded (random),
                                  toss (random, 6) ? "" : officer };

    g_assert_true (scrutiny_list_writer_add (writer, id, cells, NULL));
  }

  return scrutiny_list_writer_finish (writer, NULL);
}

static void
choose_strata (GRand *random, ScrutinyPlanBuilder *builder, guint take)
{
  static const char *const one[] = { "area", NULL };
  static const char *const two[] = { "area", "officer", NULL };
  static const char *const brent[] = { "Brent", NULL };
  static const char *const blank[] = { "", NULL };
  ScrutinyPlanAllocation allocation = (ScrutinyPlanAllocation) below (random, 4);
  gboolean is_single = toss (random, 2) || allocation >= SCRUTINY_PLAN_OVERSAMPLE;
  guint minimum = allocation == SCRUTINY_PLAN_CUSTOM ? 0 : below (random, 3);

  scrutiny_plan_builder_set_stratified (builder, take, is_single ? one : two, allocation,
                                        minimum);
  if (allocation == SCRUTINY_PLAN_OVERSAMPLE) {
    scrutiny_plan_builder_add_factor (builder, brent, below (random, 5000));
    scrutiny_plan_builder_add_factor (builder, blank, below (random, 3) * 500);
  }
  if (allocation == SCRUTINY_PLAN_CUSTOM) {
    scrutiny_plan_builder_add_quota (builder, brent, below (random, 20));
    scrutiny_plan_builder_add_quota (builder, blank, below (random, 5));
  }
}

static void
choose_design (GRand *random, ScrutinyPlanBuilder *builder)
{
  static const char *const by_day[] = { "day", NULL };
  static const char *const by_area[] = { "area", "day", NULL };
  static const char *const by_id[] = { NULL };
  const char *const *orders[] = { by_day, by_area, by_id };
  guint take = below (random, 30);

  switch (below (random, 3)) {
  case 0:
    scrutiny_plan_builder_set_simple (builder, take);
    break;
  case 1:
    scrutiny_plan_builder_set_systematic (builder, take, orders[below (random, 3)]);
    return;
  default:
    choose_strata (random, builder, take);
    break;
  }

  if (toss (random, 3))
    scrutiny_plan_builder_set_cap (builder, toss (random, 4) ? "area" : "officer",
                                   1 + below (random, 4));
}

static ScrutinyPlan *
make_plan (GRand *random, guint number, ScrutinyList *list)
{
  static const char *const some[] = { "Brent", "Ashford", "", NULL };
  g_autofree char *tag = g_strdup_printf ("random-%u", number);
  g_autoptr (ScrutinyPlanBuilder) builder =
      scrutiny_plan_builder_new (tag, "Made  up: “é” \\ / \"");
  g_autoptr (GError) error = NULL;
  ScrutinyPlan *plan;

  choose_design (random, builder);
  if (toss (random, 4))
    scrutiny_plan_builder_add_filter_in (builder, "area", some);
  if (toss (random, 4))
    scrutiny_plan_builder_add_filter_not_in (builder, "area", some + 1);
  if (toss (random, 4))
    scrutiny_plan_builder_add_filter_range (builder, "day",
                                            toss (random, 2) ? "2026-03-01" : NULL,
                                            "2026-10-31");
  if (toss (random, 2))
    scrutiny_plan_builder_set_reserves_count (builder, below (random, 6));
  else
    scrutiny_plan_builder_set_reserves_percent (builder, below (random, 150),
                                                below (random, 4));

  plan = scrutiny_plan_builder_build (builder, list, &error);
  g_assert_no_error (error);
  return plan;
}

static ScrutinySeed *
make_seed (GRand *random, ScrutinyPlan *plan)
{
  g_autoptr (GPtrArray) shares =
      g_ptr_array_new_with_free_func ((GDestroyNotify) scrutiny_share_free);
  guint n_shares = 2 + below (random, 4);

  for (guint i = 0; i < n_shares; i++) {
    ScrutinyShareMethod method = (ScrutinyShareMethod) below (random, 4);
    g_autofree char *raw = method == SCRUTINY_SHARE_TEXT
                               ? g_strdup_printf ("heron number %u", below (random, 1000))
                               : NULL;

    if (raw == NULL) {
      raw = g_strnfill (10 + below (random, 20), '1');
      for (char *p = raw; *p != '\0'; p++)
        *p = (char) ('1' + below (random, 6));
    }
    g_ptr_array_add (shares, scrutiny_share_new (i + 1, method, raw, NULL));
  }

  return scrutiny_seed_new (shares, scrutiny_plan_get_tag (plan), 2, 20, NULL);
}

ScrutinyCertificate *
random_draw_certify (GRand *random, guint number, GBytes **list_bytes)
{
  g_autoptr (ScrutinyList) list = make_list (random);
  g_autoptr (ScrutinyPlan) plan = make_plan (random, number, list);
  g_autoptr (ScrutinySeed) seed = make_seed (random, plan);
  g_autoptr (ScrutinyFrame) frame =
      scrutiny_frame_new (list, plan, NULL, NULL, NULL, NULL);
  g_autoptr (ScrutinyDraw) draw = NULL;
  ScrutinyCertificateContext context = { .committed_at_us = number,
                                         .seed_entered_at_us = number + 1,
                                         .software_name = "random",
                                         .software_version = "1" };

  if (frame == NULL)
    return NULL;

  draw = scrutiny_draw_new (frame, seed, NULL, NULL, NULL);
  *list_bytes = g_bytes_ref (scrutiny_list_get_bytes (list));
  return scrutiny_certificate_new (draw, &context, NULL);
}
