/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sampling/certificate.h"

#include <string.h>

#include "sampling/error.h"
#include "tests/sampling/vectors.h"

#define COMMITTED_US    G_GINT64_CONSTANT (1776189731000000) /* 2026-04-14T18:02:11Z */
#define SEED_ENTERED_US G_GINT64_CONSTANT (1776190840000000) /* 2026-04-14T18:20:40Z */

static ScrutinyCertificateContext
vector_context (void)
{
  ScrutinyCertificateContext context = { .committed_at_us = COMMITTED_US,
                                         .seed_entered_at_us = SEED_ENTERED_US,
                                         .software_name = "vector",
                                         .software_version = "1" };

  return context;
}

static char *
find_previous (const char *canonical)
{
  const char *start = strstr (canonical, "\"previous\":\"") + strlen ("\"previous\":\"");

  return g_strndup (start, strcspn (start, "\""));
}

static void
test_vectors (void)
{
  json_t *cases = vectors_get ("certificates");

  g_test_summary ("The certificate has the known bytes, and reads back.");
  for (gsize i = 0; i < json_array_size (cases); i++) {
    json_t *entry = json_array_get (cases, i);
    const char *canonical = vectors_text (entry, "canonical");
    const char *name = strstr (vectors_text (entry, "name"), "for ") + 4;
    g_autoptr (ScrutinyDraw) draw = vectors_draw (vectors_find_draw (name));
    ScrutinyCertificateContext context = vector_context ();
    g_autoptr (GError) error = NULL;
    g_autofree char *previous = find_previous (canonical);
    g_autoptr (ScrutinyCertificate) certificate = NULL;

    context.previous_sha256 = previous;
    certificate = scrutiny_certificate_new (draw, &context, &error);

    g_assert_no_error (error);
    g_assert_cmpmem (g_bytes_get_data (scrutiny_certificate_get_bytes (certificate),
                                       NULL),
                     g_bytes_get_size (scrutiny_certificate_get_bytes (certificate)),
                     canonical, strlen (canonical));
    g_assert_cmpstr (scrutiny_certificate_get_sha256 (certificate), ==,
                     vectors_text (entry, "sha256"));
    g_assert_true (scrutiny_certificate_is_canonical (certificate));
  }
}

static void
test_times (void)
{
  g_autoptr (ScrutinyDraw) draw = vectors_draw (vectors_find_draw ("D01"));
  ScrutinyCertificateContext context = vector_context ();
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinyCertificate) certificate = NULL;

  g_test_summary ("A seed entered before the commitment is refused.");
  context.seed_entered_at_us = context.committed_at_us - G_USEC_PER_SEC;
  certificate = scrutiny_certificate_new (draw, &context, &error);
  g_assert_null (certificate);
  g_assert_error (error, SCRUTINY_SAMPLING_ERROR, SCRUTINY_SAMPLING_ERROR_INVALID);
}

/* Times that look right and never were. */
static void
test_no_such_moment (gconstpointer data)
{
  g_autoptr (ScrutinyDraw) draw = vectors_draw (vectors_find_draw ("D01"));
  ScrutinyCertificateContext context = { .software_name = "test",
                                         .software_version = "1" };
  g_autoptr (ScrutinyCertificate) certificate =
      scrutiny_certificate_new (draw, &context, NULL);
  g_autofree char *text =
      g_strndup (g_bytes_get_data (scrutiny_certificate_get_bytes (certificate), NULL),
                 g_bytes_get_size (scrutiny_certificate_get_bytes (certificate)));
  char *moment = strstr (text, "1970-01-01T00:00:00Z");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (moment);
  memcpy (moment, data, strlen (data));
  bytes = g_bytes_new (text, strlen (text));
  g_assert_null (scrutiny_certificate_new_from_bytes (bytes, &error));
  g_assert_error (error, SCRUTINY_SAMPLING_ERROR, SCRUTINY_SAMPLING_ERROR_INVALID);
}

static void
test_voids (void)
{
  static const char hash[] =
      "d0cf73abd76bf3d0f02996d8c0da2e2fa9182e22bf35a3fbbdf178f9d7d60433";
  const char *const voids[] = { hash, NULL };
  g_autoptr (ScrutinyDraw) draw = vectors_draw (vectors_find_draw ("D02"));
  ScrutinyCertificateContext context = vector_context ();
  g_autoptr (ScrutinyCertificate) certificate = NULL;
  ScrutinyJson *written;

  context.void_before = voids;
  context.previous_sha256 = hash;
  certificate = scrutiny_certificate_new (draw, &context, NULL);
  written = scrutiny_json_get_member (scrutiny_certificate_get_json (certificate),
                                      "void_before");
  g_assert_cmpuint (scrutiny_json_get_length (written), ==, 1);
  g_assert_cmpstr (scrutiny_certificate_get_text (certificate, "previous"), ==, hash);
}

static void
assert_unreadable (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;

  g_assert_null (scrutiny_certificate_new_from_bytes (bytes, &error));
  g_assert_nonnull (error);
}

static void
test_shape (void)
{
  json_t *entry = json_array_get (vectors_get ("certificates"), 0);
  json_error_t problem;
  json_t *whole = json_loads (vectors_text (entry, "canonical"), 0, &problem);
  const char *name;
  json_t *value;

  g_test_summary ("No member may be missing, be of another kind, or be new.");
  json_object_foreach (whole, name, value)
  {
    json_t *copy = json_copy (whole);
    char *text;

    json_object_set_new (copy, name, json_real (0.5));
    text = json_dumps (copy, JSON_COMPACT);
    assert_unreadable (text);
    free (text);
    json_object_set_new (copy, name, json_true ());
    text = json_dumps (copy, JSON_COMPACT);
    assert_unreadable (text);
    free (text);
    json_object_del (copy, name);
    text = json_dumps (copy, JSON_COMPACT);
    assert_unreadable (text);
    free (text);
    json_decref (copy);
  }
  json_object_set_new (whole, "officer", json_string ("PC1"));
  {
    char *text = json_dumps (whole, JSON_COMPACT);

    assert_unreadable (text);
    free (text);
  }
  json_decref (whole);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/sampling/certificate/no-such-moment/leap-second",
                        "1970-01-01T00:00:60Z", test_no_such_moment);
  g_test_add_data_func ("/sampling/certificate/no-such-moment/month-nought",
                        "1970-00-01T00:00:00Z", test_no_such_moment);
  g_test_add_func ("/sampling/certificate/gives-known-answers", test_vectors);
  g_test_add_func ("/sampling/certificate/keeps-time-in-order", test_times);
  g_test_add_func ("/sampling/certificate/tells-of-voids", test_voids);
  g_test_add_func ("/sampling/certificate/checks-its-shape", test_shape);

  return g_test_run ();
}
