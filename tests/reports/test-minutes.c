/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/minutes.h"

#include <string.h>

#include "outside.h"

static const ScrutinyMinutesTold told[] = {
  { "force lead", "19:20", "The camera was being charged." },
};
static const ScrutinyMinutesCase cases[] = {
  { .letter = "A",
    .outcome = "Reviewed",
    .band = SCRUTINY_BAND_AMBER,
    .spread = "Good practice 3, Learning needed 2",
    .view = "Polite, but the reason was thin.",
    .minority = "Two of us saw no reason at all.",
    .told = told,
    .n_told = G_N_ELEMENTS (told) },
  { .letter = "B", .outcome = "No footage: plain clothes", .band = SCRUTINY_BAND_NONE },
};
static const ScrutinyMinutesPoint points[] = {
  { "A", "Say what else was seen.", "Force lead", "2026-05-01" },
};

static char *
print_minutes (gboolean is_sealed)
{
  const ScrutinyMinutes minutes = {
    .panel = "Riverside",
    .meeting = "Meeting 3",
    .day = "2026-03-18",
    .present = "7 members, a chair",
    .plan_sha256 = "aaaaaaaabbbbbbbbccccccccddddddddeeeeeeeeffffffff0000000011111111",
    .head = "412-9f2c",
    .is_sealed = is_sealed,
    .cases = cases,
    .n_cases = G_N_ELEMENTS (cases),
    .points = points,
    .n_points = G_N_ELEMENTS (points),
  };
  g_autofree char *path = outside_path ("minutes.pdf");
  g_autoptr (GError) error = NULL;

  g_assert_true (scrutiny_minutes_write (&minutes, path, &error));
  g_assert_no_error (error);

  return outside_read_pdf (path);
}

static void
test_sealed (void)
{
  g_autofree char *words = print_minutes (TRUE);

  g_test_summary ("Minority views, what police said and the log's head are printed");
  g_assert_nonnull (strstr (words, "Two of us saw no reason at all."));
  g_assert_nonnull (strstr (words, "The camera was being charged."));
  g_assert_nonnull (strstr (words, "Learning needed"));
  g_assert_nonnull (strstr (words, "No footage: plain clothes"));
  g_assert_nonnull (strstr (words, "412-9f2c"));
  g_assert_null (strstr (words, "DRAFT"));
}

static void
test_draft (void)
{
  g_autofree char *words = print_minutes (FALSE);

  g_assert_nonnull (strstr (words, "DRAFT"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/reports/minutes/print-what-must-not-be-lost", test_sealed);
  g_test_add_func ("/reports/minutes/say-draft-until-sealed", test_draft);

  return g_test_run ();
}
