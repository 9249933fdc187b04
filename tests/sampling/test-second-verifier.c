/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "sampling/verification.h"
#include "tests/sampling/random-draw.h"
#include "tests/sampling/vectors.h"

#define SEED 20261122u

/* The file of cases for the other verifier, and what this one says of each. */
typedef struct {
  GString *cases;
  GArray *holds; /* of gboolean */
} Trial;

/* SCRUTINY_VERIFIER_DRAWS=1000 is the short form, used under sanitizers. */
static guint
get_n_draws (void)
{
  const char *wanted = g_getenv ("SCRUTINY_VERIFIER_DRAWS");

  return wanted != NULL ? (guint) g_ascii_strtoull (wanted, NULL, 10) : 10000u;
}

static gboolean
verify (GBytes *certificate, GBytes *list, GBytes *earlier)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  ScrutinyVerificationInput input = { .certificate = certificate,
                                      .list = list,
                                      .earlier = files };
  g_autoptr (ScrutinyVerification) verification = NULL;

  if (earlier != NULL)
    g_ptr_array_add (files, earlier);
  verification = scrutiny_verification_new (&input, NULL, NULL, NULL);

  return verification != NULL && scrutiny_verification_holds (verification);
}

static void
add_case (Trial *trial, GBytes *certificate, GBytes *list, GBytes *earlier)
{
  GBytes *files[] = { certificate, list, earlier };
  guint n_files = earlier != NULL ? 3 : 2;
  gboolean holds = verify (certificate, list, earlier);

  for (guint i = 0; i < n_files; i++)
    g_string_append_printf (trial->cases, "%zu ", g_bytes_get_size (files[i]));
  g_string_append_c (trial->cases, '\n');
  for (guint i = 0; i < n_files; i++)
    g_string_append_len (trial->cases, g_bytes_get_data (files[i], NULL),
                         (gssize) g_bytes_get_size (files[i]));
  g_array_append_val (trial->holds, holds);
}

static GBytes *
damage (GRand *random, GBytes *whole)
{
  gsize size;
  const guint8 *bytes = g_bytes_get_data (whole, &size);
  guint8 *copy = g_memdup2 (bytes, size);

  copy[g_rand_int_range (random, 0, (gint32) size)] ^=
      (guint8) (1u << g_rand_int_range (random, 0, 8));
  return g_bytes_new_take (copy, size);
}

static void
make_cases (Trial *trial)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  guint n_wanted = get_n_draws ();
  guint n_draws = 0;

  for (guint number = 1; n_draws < n_wanted; number++) {
    g_autoptr (GBytes) list = NULL;
    g_autoptr (ScrutinyCertificate) certificate =
        random_draw_certify (random, number, &list);
    g_autoptr (GBytes) bad_certificate = NULL;
    g_autoptr (GBytes) bad_list = NULL;

    if (certificate == NULL)
      continue;
    n_draws++;
    bad_certificate = damage (random, scrutiny_certificate_get_bytes (certificate));
    bad_list = damage (random, list);
    g_assert_true (verify (scrutiny_certificate_get_bytes (certificate), list, NULL));
    add_case (trial, scrutiny_certificate_get_bytes (certificate), list, NULL);
    add_case (trial, bad_certificate, list, NULL);
    add_case (trial, scrutiny_certificate_get_bytes (certificate), bad_list, NULL);
  }
}

/* The known draws too, but for those that are big or need earlier files. */
static void
add_known (Trial *trial)
{
  json_t *draws = vectors_get ("draws");
  ScrutinyCertificateContext context = { .software_name = "known",
                                         .software_version = "1" };

  for (gsize i = 0; i < json_array_size (draws); i++) {
    json_t *entry = json_array_get (draws, i);
    g_autoptr (ScrutinyDraw) draw = NULL;
    g_autoptr (GBytes) list = NULL;
    g_autoptr (ScrutinyCertificate) certificate = NULL;

    if (json_object_get (entry, "after_ids") != NULL ||
        vectors_number (entry, "list_bytes") > 1000000)
      continue;
    draw = vectors_draw (entry);
    list = vectors_list_bytes (entry);
    certificate = scrutiny_certificate_new (draw, &context, NULL);
    add_case (trial, scrutiny_certificate_get_bytes (certificate), list, NULL);
  }
}

/* A draw, the list it was made from and a draw before it, in every pairing. */
static void
add_earlier (Trial *trial)
{
  static const char *const names[] = { "D05", "D08", "D17", "D18" };
  ScrutinyCertificateContext context = { .software_name = "known",
                                         .software_version = "1" };
  guint n_true = 0;

  for (guint i = 0; i < G_N_ELEMENTS (names) * G_N_ELEMENTS (names); i++) {
    json_t *entry = vectors_find_draw (names[i % G_N_ELEMENTS (names)]);
    json_t *before = vectors_find_draw (names[i / G_N_ELEMENTS (names)]);
    g_autoptr (GBytes) list = vectors_list_bytes (entry);
    g_autoptr (ScrutinyDraw) earlier_draw = vectors_draw (before);
    g_autoptr (ScrutinyDraw) draw = vectors_draw (entry);
    g_autoptr (ScrutinyCertificate) earlier = NULL;
    g_autoptr (ScrutinyCertificate) certificate = NULL;

    context.previous_sha256 = NULL;
    earlier = scrutiny_certificate_new (earlier_draw, &context, NULL);
    context.previous_sha256 = scrutiny_certificate_get_sha256 (earlier);
    certificate = scrutiny_certificate_new (draw, &context, NULL);
    add_case (trial, scrutiny_certificate_get_bytes (certificate), list,
              scrutiny_certificate_get_bytes (earlier));
    if (g_array_index (trial->holds, gboolean, trial->holds->len - 1))
      n_true++;
  }

  g_assert_cmpuint (n_true, >=, 2);
}

static char *
run_other (const char *cases_path)
{
  g_autofree char *script =
      g_test_build_filename (G_TEST_DIST, "sampling", "compare.py", NULL);
  g_autofree char *folder =
      g_test_build_filename (G_TEST_DIST, "..", "docs", "verify", NULL);
  char *arguments[] = { (char *) g_getenv ("PYTHON3"), script, folder,
                        (char *) cases_path, NULL };
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int status;

  g_assert_nonnull (arguments[0]);
  g_spawn_sync (NULL, arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
  return output;
}

static void
test_agree (void)
{
  Trial trial = { g_string_new (NULL), g_array_new (FALSE, FALSE, sizeof (gboolean)) };
  g_autofree char *folder = g_dir_make_tmp ("second-verifier-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "cases", NULL);
  g_autofree char *output = NULL;
  g_auto (GStrv) lines = NULL;

  g_test_summary ("Two programs that share nothing say the same of 10,000 random draws, "
                  "whole and damaged.");
  make_cases (&trial);
  add_known (&trial);
  add_earlier (&trial);
  g_assert_true (
      g_file_set_contents (path, trial.cases->str, (gssize) trial.cases->len, NULL));
  output = run_other (path);
  lines = g_strsplit (output, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, trial.holds->len + 1);
  for (guint i = 0; i < trial.holds->len; i++) {
    if ((lines[i][0] == '1') != g_array_index (trial.holds, gboolean, i))
      g_error ("case %u: the second verifier says %s", i, lines[i]);
  }

  g_remove (path);
  g_rmdir (folder);
  g_string_free (trial.cases, TRUE);
  g_array_unref (trial.holds);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/sampling/second-verifier/agrees", test_agree);

  return g_test_run ();
}
