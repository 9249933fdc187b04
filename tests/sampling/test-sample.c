/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sampling/sample.h"

#include <string.h>

#include "sampling/error.h"
#include "tests/sampling/vectors.h"

static void
test_with_replacement (void)
{
  json_t *cases = vectors_get ("with_replacement");

  g_test_summary ("The same tickets as consistent_sampler, whole and in order.");
  for (gsize i = 0; i < json_array_size (cases); i++) {
    json_t *entry = json_array_get (cases, i);
    json_t *tickets = json_object_get (entry, "tickets");
    g_auto (GStrv) ids = vectors_strings (json_object_get (entry, "ids"));
    g_autofree char *text = g_strjoinv ("\r\n", ids);
    g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
    g_autoptr (GPtrArray) sampled =
        scrutiny_sample_draw (bytes, vectors_text (entry, "seed"),
                              vectors_number (entry, "take"), TRUE, NULL, NULL, NULL);

    g_assert_cmpuint (sampled->len, ==, json_array_size (tickets));
    for (guint j = 0; j < sampled->len; j++) {
      const ScrutinySampled *picked = g_ptr_array_index (sampled, j);
      json_t *row = json_array_get (tickets, j);

      g_assert_cmpstr (picked->ticket, ==, json_string_value (json_array_get (row, 0)));
      g_assert_cmpstr (picked->id, ==, json_string_value (json_array_get (row, 1)));
      g_assert_cmpint (picked->generation, ==,
                       json_integer_value (json_array_get (row, 2)));
    }
  }
}

/* Every ticket of D20's 100,000 records, in order, hashed. */
static void
test_order (gconstpointer data)
{
  json_t *draw = vectors_find_draw (data);
  g_autoptr (GBytes) bytes = vectors_list_bytes (draw);
  g_autoptr (ScrutinyList) list = scrutiny_list_new_from_bytes (bytes, NULL, NULL, NULL);
  g_autoptr (GString) ids = g_string_new (NULL);
  g_autoptr (GBytes) text = NULL;
  g_autoptr (GPtrArray) sampled = NULL;
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < scrutiny_list_get_n_records (list); i++) {
    g_autofree char *id = scrutiny_list_dup_id (list, i);

    g_string_append_printf (ids, "%s\n", id);
  }
  text = g_bytes_new (ids->str, ids->len);
  sampled = scrutiny_sample_draw (text,
                                  vectors_text (json_object_get (draw, "expect"),
                                                "seed_string"),
                                  SCRUTINY_SAMPLE_TAKE_MAX, FALSE, NULL, NULL, NULL);
  for (guint i = 0; i < sampled->len; i++) {
    const ScrutinySampled *picked = g_ptr_array_index (sampled, i);
    g_autofree char *line = g_strdup_printf ("%s\t%s\n", picked->ticket, picked->id);

    g_checksum_update (checksum, (const guchar *) line, -1);
  }
  g_assert_cmpstr (g_checksum_get_string (checksum), ==,
                   vectors_text (draw, "ticket_order_sha256"));
}

static void
assert_refused (const char *text, gsize length, int code)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (GError) error = NULL;

  g_assert_null (scrutiny_sample_draw (bytes, "1", 1, FALSE, NULL, NULL, &error));
  g_assert_error (error, SCRUTINY_SAMPLING_ERROR, code);
}

static void
test_refusals (void)
{
  assert_refused ("a\nb\na\n", 6, SCRUTINY_SAMPLING_ERROR_DUPLICATE_ID);
  assert_refused ("a\nb\r\nb", 6, SCRUTINY_SAMPLING_ERROR_DUPLICATE_ID);
  assert_refused ("a\n\nb\n", 5, SCRUTINY_SAMPLING_ERROR_EMPTY_ID);
  assert_refused ("a\n\xff\n", 4, SCRUTINY_SAMPLING_ERROR_NOT_UTF8);
}

static void
test_memory (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new ("a", 1);
  g_autoptr (GPtrArray) sampled = NULL;

  sampled = scrutiny_sample_draw (bytes, "1", 10, FALSE, NULL, NULL, NULL);
  g_assert_cmpuint (sampled->len, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sampling/sample/with-replacement", test_with_replacement);
  g_test_add_data_func ("/sampling/sample/orders-unicode", "D04", test_order);
  g_test_add_data_func ("/sampling/sample/orders-100000", "D20", test_order);
  g_test_add_func ("/sampling/sample/refuses-bad-ids", test_refusals);
  g_test_add_func ("/sampling/sample/takes-no-more-than-there-are", test_memory);

  return g_test_run ();
}
