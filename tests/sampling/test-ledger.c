/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sampling/ledger.h"

#include "sampling/error.h"
#include "tests/sampling/vectors.h"

static void
assert_outcome (ScrutinyLedger *ledger, json_t *outcome)
{
  const char *wanted = vectors_text (outcome, "error");
  ScrutinyLeavingClass klass;
  const char *replaced_by;
  g_autoptr (GError) error = NULL;

  if (!scrutiny_ledger_leave (ledger, vectors_text (outcome, "id"),
                              vectors_text (outcome, "reason"), &klass, &replaced_by,
                              &error)) {
    g_assert_cmpstr (scrutiny_sampling_error_get_name (error->code), ==, wanted);
    return;
  }

  g_assert_null (wanted);
  g_assert_cmpstr (scrutiny_leaving_class_get_name (klass), ==,
                   vectors_text (outcome, "class"));
  g_assert_cmpstr (replaced_by, ==, vectors_text (outcome, "replaced_by"));
}

static void
test_vectors (void)
{
  json_t *cases = vectors_get ("replacement");

  g_test_summary ("The next of the stratum steps in; nobody chooses, nobody skips.");
  for (gsize i = 0; i < json_array_size (cases); i++) {
    json_t *entry = json_array_get (cases, i);
    json_t *outcomes = json_object_get (entry, "outcome");
    g_autoptr (ScrutinyDraw) draw =
        vectors_draw (vectors_find_draw (vectors_text (entry, "draw")));
    g_autoptr (ScrutinyLedger) ledger =
        scrutiny_ledger_new (scrutiny_draw_get_main (draw),
                             scrutiny_draw_get_reserves (draw));
    g_auto (GStrv) wanted = vectors_strings (json_object_get (entry, "active"));
    g_auto (GStrv) active = NULL;

    for (gsize j = 0; j < json_array_size (outcomes); j++)
      assert_outcome (ledger, json_array_get (outcomes, j));
    active = scrutiny_ledger_dup_active (ledger);
    g_assert_cmpstrv (active, wanted);
  }
}

static void
test_unknown_reason (void)
{
  g_autoptr (ScrutinyDraw) draw = vectors_draw (vectors_find_draw ("D01"));
  g_autoptr (ScrutinyLedger) ledger =
      scrutiny_ledger_new (scrutiny_draw_get_main (draw),
                           scrutiny_draw_get_reserves (draw));
  const char *replaced_by;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) called_up = NULL;

  g_assert_false (
      scrutiny_ledger_leave (ledger, "SS/24/0095", "boring", NULL, &replaced_by, &error));
  g_assert_error (error, SCRUTINY_SAMPLING_ERROR, SCRUTINY_SAMPLING_ERROR_INVALID);
  called_up = scrutiny_ledger_dup_called_up (ledger);
  g_assert_cmpuint (g_strv_length (called_up), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sampling/ledger/gives-known-answers", test_vectors);
  g_test_add_func ("/sampling/ledger/wants-a-reason", test_unknown_reason);

  return g_test_run ();
}
