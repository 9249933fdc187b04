/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "sampling/error.h"
#include "sampling/plain-text.h"
#include "tests/sampling/vectors.h"

static void
test_vectors (void)
{
  json_t *cases = vectors_get ("normalise");

  g_test_summary ("Rule N1 gives the known answers and is settled after one time.");
  for (gsize i = 0; i < json_array_size (cases); i++) {
    json_t *entry = json_array_get (cases, i);
    json_t *in = json_object_get (entry, "in");
    const char *wanted = vectors_text (entry, "out");
    g_autoptr (GError) error = NULL;
    g_autofree char *out =
        scrutiny_plain_text_normalise (json_string_value (in), json_string_length (in),
                                       &error);

    g_assert_cmpstr (out, ==, wanted);
    if (wanted != NULL)
      g_assert_true (scrutiny_plain_text_is_normal (out, strlen (out)));
    else
      g_assert_cmpstr (scrutiny_sampling_error_get_name (error->code), ==,
                       vectors_text (entry, "error"));
  }
}

static void
test_not_utf8 (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (scrutiny_plain_text_normalise ("a\xff"
                                                "b",
                                                3, &error));
  g_assert_error (error, SCRUTINY_SAMPLING_ERROR, SCRUTINY_SAMPLING_ERROR_NOT_UTF8);
  g_assert_false (scrutiny_plain_text_is_normal ("a  b", 4));
  g_assert_false (scrutiny_plain_text_is_normal ("a ", 2));
  g_assert_true (scrutiny_plain_text_is_normal ("", 0));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sampling/plain-text/gives-known-answers", test_vectors);
  g_test_add_func ("/sampling/plain-text/refuses-other-encodings", test_not_utf8);

  return g_test_run ();
}
