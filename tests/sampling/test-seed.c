/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sampling/error.h"
#include "sampling/seed.h"
#include "tests/sampling/vectors.h"

static void
test_shares (void)
{
  json_t *cases = vectors_get ("shares");

  for (gsize i = 0; i < json_array_size (cases); i++) {
    json_t *entry = json_array_get (cases, i);
    const char *digits = vectors_text (entry, "digits");
    g_autoptr (GError) error = NULL;
    g_autoptr (ScrutinyShare) share = NULL;
    ScrutinyShareMethod method;

    g_assert_true (
        scrutiny_share_method_from_name (vectors_text (entry, "method"), &method));
    share = scrutiny_share_new (1, method, vectors_text (entry, "raw"), &error);
    if (digits != NULL) {
      g_assert_no_error (error);
      g_assert_cmpstr (share->digits, ==, digits);
    } else {
      g_assert_null (share);
      g_assert_cmpstr (scrutiny_sampling_error_get_name (error->code), ==,
                       vectors_text (entry, "error"));
    }
  }
}

static GPtrArray *
make_shares (char **digits, ScrutinyShareMethod method)
{
  GPtrArray *shares =
      g_ptr_array_new_with_free_func ((GDestroyNotify) scrutiny_share_free);

  for (guint i = 0; digits[i] != NULL; i++)
    g_ptr_array_add (shares,
                     scrutiny_share_new_from_digits (i + 1, method, digits[i], NULL));

  return shares;
}

static void
test_seeds (void)
{
  json_t *cases = vectors_get ("seeds");

  for (gsize i = 0; i < json_array_size (cases); i++) {
    json_t *entry = json_array_get (cases, i);
    g_auto (GStrv) digits = vectors_strings (json_object_get (entry, "digits"));
    g_autoptr (GPtrArray) shares = make_shares (digits, SCRUTINY_SHARE_D10);
    g_autoptr (ScrutinySeed) seed =
        scrutiny_seed_new (shares, vectors_text (entry, "tag"), 2, 20, NULL);

    g_assert_cmpstr (scrutiny_seed_get_digits (seed), ==, vectors_text (entry, "seed"));
    g_assert_cmpstr (scrutiny_seed_get_string (seed), ==,
                     vectors_text (entry, "seed_string"));
    g_assert_cmpstr (scrutiny_seed_get_sha256 (seed), ==, vectors_text (entry, "sha256"));
  }
}

static void
assert_refused (char **digits, int code)
{
  g_autoptr (GPtrArray) shares = make_shares (digits, SCRUTINY_SHARE_D10);
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinySeed) seed = scrutiny_seed_new (shares, "t", 2, 20, &error);

  g_assert_null (seed);
  g_assert_error (error, SCRUTINY_SAMPLING_ERROR, code);
}

static void
test_rule (void)
{
  char *alone[] = { (char *) "12345678901234567890", NULL };
  char *few[] = { (char *) "1234567890", (char *) "123456789", NULL };

  g_test_summary ("Nobody owns the seed: two shares and twenty digits at least.");
  assert_refused (alone, SCRUTINY_SAMPLING_ERROR_TOO_FEW_SHARES);
  assert_refused (few, SCRUTINY_SAMPLING_ERROR_TOO_FEW_SYMBOLS);
}

static gboolean
looks_made_up (const char *digits)
{
  g_autoptr (ScrutinyShare) share =
      scrutiny_share_new_from_digits (1, SCRUTINY_SHARE_D10, digits, NULL);

  return scrutiny_share_looks_made_up (share, "2026-11-22");
}

static void
test_hint (void)
{
  g_assert_true (looks_made_up ("111111"));
  g_assert_true (looks_made_up ("123456"));
  g_assert_true (looks_made_up ("987654"));
  g_assert_true (looks_made_up ("22112026"));
  g_assert_true (looks_made_up ("221126"));
  g_assert_false (looks_made_up ("417290"));
  g_assert_false (looks_made_up ("135791"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sampling/seed/reads-shares", test_shares);
  g_test_add_func ("/sampling/seed/joins-shares", test_seeds);
  g_test_add_func ("/sampling/seed/needs-several-people", test_rule);
  g_test_add_func ("/sampling/seed/asks-whether-it-was-rolled", test_hint);

  return g_test_run ();
}
