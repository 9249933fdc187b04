/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints how long a list takes to be hashed, read, drawn from and verified. The
 * records are made up here; run it with meson test --suite perf -v. */
#include <glib.h>

#include "sampling/certificate.h"
#include "sampling/plan-builder.h"
#include "sampling/verification.h"

#define SECONDS(us) ((double) (us) / G_USEC_PER_SEC)

static GBytes *
make_list (guint n_records)
{
  GString *text = g_string_new ("list/1\tid\tborough\tethnicity\tofficer\tstopped_at\n");
  guint64 state = 555;

  for (guint i = 1; i <= n_records; i++) {
    state = state * G_GUINT64_CONSTANT (6364136223846793005) + 1;
    g_string_append_printf (
        text, "FORCE-2026-%09u\tArea %u\tGroup %u\tPC%04u\t2026-%02u-%02u\n", i,
        (guint) (state >> 33) % 9, (guint) (state >> 37) % 7,
        (guint) (state >> 41) % 3000, (guint) (1 + (state >> 45) % 12),
        (guint) (1 + (state >> 49) % 28));
  }

  return g_string_free_to_bytes (text);
}

static ScrutinySeed *
make_seed (void)
{
  g_autoptr (GPtrArray) shares =
      g_ptr_array_new_with_free_func ((GDestroyNotify) scrutiny_share_free);

  g_ptr_array_add (shares,
                   scrutiny_share_new (1, SCRUTINY_SHARE_D10, "4172906366", NULL));
  g_ptr_array_add (shares,
                   scrutiny_share_new (2, SCRUTINY_SHARE_D10, "6635121180", NULL));
  return scrutiny_seed_new (shares, "perf", 2, 20, NULL);
}

static ScrutinyPlan *
make_plan (ScrutinyList *list, ScrutinyPlanMethod method)
{
  static const char *const by[] = { "borough", NULL };
  static const char *const order_by[] = { "borough", "stopped_at", NULL };
  g_autoptr (ScrutinyPlanBuilder) builder = scrutiny_plan_builder_new ("perf", "Timing");

  switch (method) {
  case SCRUTINY_PLAN_STRATIFIED:
    scrutiny_plan_builder_set_stratified (builder, 60, by, SCRUTINY_PLAN_PROPORTIONAL, 2);
    scrutiny_plan_builder_set_cap (builder, "officer", 1);
    break;
  case SCRUTINY_PLAN_SYSTEMATIC:
    scrutiny_plan_builder_set_systematic (builder, 60, order_by);
    break;
  case SCRUTINY_PLAN_SIMPLE:
  default:
    scrutiny_plan_builder_set_simple (builder, 60);
    break;
  }

  return scrutiny_plan_builder_build (builder, list, NULL);
}

static void
time_draw (guint n_records, ScrutinyPlanMethod method)
{
  g_autoptr (GBytes) text = make_list (n_records);
  g_autoptr (ScrutinySeed) seed = make_seed ();
  ScrutinyCertificateContext context = { .software_name = "perf",
                                         .software_version = "1" };
  ScrutinyVerificationInput input = { .list = text };
  gint64 start = g_get_monotonic_time ();
  g_autofree char *hash G_GNUC_UNUSED =
      g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, text);
  gint64 hashed = g_get_monotonic_time ();
  g_autoptr (ScrutinyList) list = scrutiny_list_new_from_bytes (text, NULL, NULL, NULL);
  gint64 listed = g_get_monotonic_time ();
  g_autoptr (ScrutinyPlan) plan = make_plan (list, method);
  g_autoptr (ScrutinyFrame) frame =
      scrutiny_frame_new (list, plan, NULL, NULL, NULL, NULL);
  g_autoptr (ScrutinyDraw) draw = scrutiny_draw_new (frame, seed, NULL, NULL, NULL);
  gint64 drawn = g_get_monotonic_time ();
  g_autoptr (ScrutinyCertificate) certificate =
      scrutiny_certificate_new (draw, &context, NULL);
  g_autoptr (ScrutinyVerification) verification = NULL;
  gint64 verified;

  input.certificate = scrutiny_certificate_get_bytes (certificate);
  verification = scrutiny_verification_new (&input, NULL, NULL, NULL);
  verified = g_get_monotonic_time ();

  g_test_message ("%u records, %s: bare SHA-256 %.3f s, list %.3f s, draw %.3f s, "
                  "list + draw %.3f s = %.1f x the hash, verify %.3f s",
                  n_records, scrutiny_plan_method_get_name (method),
                  SECONDS (hashed - start), SECONDS (listed - hashed),
                  SECONDS (drawn - listed), SECONDS (drawn - hashed),
                  SECONDS (drawn - hashed) / SECONDS (hashed - start),
                  SECONDS (verified - drawn));
  g_assert_true (scrutiny_verification_holds (verification));
  g_assert_cmpfloat (SECONDS (drawn - hashed), <, 6.0 * n_records / 1000000 + 0.1);
}

static void
test_100000 (void)
{
  time_draw (100000, SCRUTINY_PLAN_SIMPLE);
  time_draw (100000, SCRUTINY_PLAN_STRATIFIED);
  time_draw (100000, SCRUTINY_PLAN_SYSTEMATIC);
}

static void
test_1000000 (void)
{
  time_draw (1000000, SCRUTINY_PLAN_SIMPLE);
  time_draw (1000000, SCRUTINY_PLAN_STRATIFIED);
  time_draw (1000000, SCRUTINY_PLAN_SYSTEMATIC);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/perf/draw/100000", test_100000);
  g_test_add_func ("/perf/draw/1000000", test_1000000);

  return g_test_run ();
}
