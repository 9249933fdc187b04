/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "sampling/error.h"
#include "sampling/json.h"
#include "tests/sampling/vectors.h"

static void
test_vectors (void)
{
  json_t *cases = vectors_get ("canonical_json");

  g_test_summary ("Any layout of a value is written, and hashed, in one way.");
  for (gsize i = 0; i < json_array_size (cases); i++) {
    json_t *entry = json_array_get (cases, i);
    char *loose = json_dumps (json_object_get (entry, "value"), JSON_INDENT (3));
    g_autoptr (GError) error = NULL;
    g_autoptr (ScrutinyJson) value = scrutiny_json_parse (loose, strlen (loose), &error);
    g_autofree char *text = NULL;
    g_autofree char *hash = NULL;

    g_assert_no_error (error);
    text = scrutiny_json_to_canonical (value, NULL);
    hash = scrutiny_json_hash (value);
    g_assert_cmpstr (text, ==, vectors_text (entry, "canonical"));
    g_assert_cmpstr (hash, ==, vectors_text (entry, "sha256"));
    free (loose);
  }
}

static void
assert_refused (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyJson) value = scrutiny_json_parse (text, strlen (text), &error);

  if (value != NULL)
    g_error ("accepted: %s", text);
  g_assert_nonnull (error);
}

static void
test_refusals (void)
{
  static const char *const bad[] = {
    "",
    " ",
    "{",
    "[1,]",
    "{\"a\":1,}",
    "[1.0]",
    "[1e3]",
    "[-0]",
    "[01]",
    "[+1]",
    "[1] 2",
    "nul",
    "\"\\x\"",
    "\"\\u00\"",
    "\"a\nb\"",
    "\"\\ud800\"",
    "\"\\u0000\"",
    "\"open",
    "{\"a\":1,\"a\":2}",
    "{a:1}",
    "[9007199254740992]",
    "'a'",
    "\"\\udc00\"",
    "\"\xff\"",
    "[1 2]",
    "{\"a\" 1}",
    "-",
    "\"\\ud800\\u0041\"",
    "[tru]",
    "\xef\xbb\xbf[]",
  };

  g_test_summary ("What two programs could read differently is refused.");
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    assert_refused (bad[i]);
}

static void
test_depth (void)
{
  g_autofree char *deep = g_strnfill (100000, '[');
  g_autofree char *deepest = g_strconcat ("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
                                          "]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]", NULL);
  g_autoptr (ScrutinyJson) value = NULL;

  assert_refused (deep);
  value = scrutiny_json_parse (deepest, strlen (deepest), NULL);
  g_assert_nonnull (value);
}

static void
test_escapes (void)
{
  const char *text = "\"\\ud83d\\ude93\\/\\u00e9\\b\\f\\u001f\"";
  g_autoptr (ScrutinyJson) value = scrutiny_json_parse (text, strlen (text), NULL);
  g_autofree char *canonical = scrutiny_json_to_canonical (value, NULL);

  g_assert_cmpstr (canonical, ==, "\"🚓/é\\b\\f\\u001f\"");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sampling/json/gives-known-answers", test_vectors);
  g_test_add_func ("/sampling/json/refuses-what-is-not-strict", test_refusals);
  g_test_add_func ("/sampling/json/bounds-its-depth", test_depth);
  g_test_add_func ("/sampling/json/reads-every-escape", test_escapes);

  return g_test_run ();
}
