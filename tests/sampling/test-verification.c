/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sampling/verification.h"

#include <string.h>

#include "sampling/certificate.h"
#include "sampling/error.h"
#include "tests/sampling/vectors.h"

static ScrutinyCertificate *
certify (const char *name, const char *previous)
{
  g_autoptr (ScrutinyDraw) draw = vectors_draw (vectors_find_draw (name));
  ScrutinyCertificateContext context = { .committed_at_us = 1,
                                         .seed_entered_at_us = 2,
                                         .previous_sha256 = previous,
                                         .software_name = "test",
                                         .software_version = "0" };
  g_autoptr (GError) error = NULL;
  ScrutinyCertificate *certificate = scrutiny_certificate_new (draw, &context, &error);

  g_assert_no_error (error);
  return certificate;
}

static ScrutinyVerification *
verify (GBytes *certificate, GBytes *list, const char *hash)
{
  ScrutinyVerificationInput input = { .certificate = certificate,
                                      .list = list,
                                      .certificate_sha256 = hash };

  return scrutiny_verification_new (&input, NULL, NULL, NULL);
}

static gboolean
check_holds (ScrutinyVerification *verification, const char *name)
{
  for (guint i = 0; i < scrutiny_verification_get_n_checks (verification); i++) {
    const ScrutinyCheck *check = scrutiny_verification_get_check (verification, i);

    if (strcmp (check->name, name) == 0) {
      g_assert_true (check->holds || check->detail != NULL);
      return check->holds;
    }
  }

  g_error ("no check %s", name);
}

/* Every draw but those that need earlier files. */
static void
test_true (void)
{
  static const char *const names[] = { "list_form",   "list_hash",     "plan_hash",
                                       "shares",      "seed_string",   "eligible_counts",
                                       "strata",      "quotas",        "tickets",
                                       "main_order",  "reserves",      "cap",
                                       "result_hash", "canonical_form" };
  json_t *draws = vectors_get ("draws");

  for (gsize i = 0; i < json_array_size (draws); i++) {
    json_t *draw = json_array_get (draws, i);
    g_autoptr (ScrutinyCertificate) certificate = NULL;
    g_autoptr (GBytes) list = NULL;
    g_autoptr (ScrutinyVerification) verification = NULL;

    if (json_object_get (draw, "after_ids") != NULL)
      continue;
    certificate = certify (vectors_text (draw, "name"), NULL);
    list = vectors_list_bytes (draw);
    verification = verify (scrutiny_certificate_get_bytes (certificate), list, NULL);
    g_assert_true (scrutiny_verification_holds (verification));
    g_assert_cmpuint (scrutiny_verification_get_n_checks (verification), ==,
                      G_N_ELEMENTS (names));
    for (guint j = 0; j < G_N_ELEMENTS (names); j++)
      g_assert_true (check_holds (verification, names[j]));
  }
}

static char *
replace (const char *text, const char *from, const char *to)
{
  g_auto (GStrv) parts = g_strsplit (text, from, 2);

  g_assert_nonnull (parts[1]);
  return g_strjoinv (to, parts);
}

/* Each lie is told apart by the check that is named after it. */
static void
test_lies (void)
{
  static const char *const lies[][3] = {
    { "\"sha256\":\"5673", "\"sha256\":\"5674", "list_hash" },
    { "5 of 12", "6 of 12", "plan_hash" },
    { "\"digits\":\"41729063\"", "\"digits\":\"41729064\"", "seed_string" },
    { "\"digits\":\"41729063\"", "\"digits\":\"4172\"", "shares" },
    { "\"seat\":2", "\"seat\":3", "shares" },
    { "\"method\":\"d10\"", "\"method\":\"chosen\"", "shares" },
    { "\"assured_millibits\":79704", "\"assured_millibits\":79705", "shares" },
    { "\"eligible\":12", "\"eligible\":11", "eligible_counts" },
    { "\"N\":12", "\"N\":13", "strata" },
    { "\"quota\":5", "\"quota\":6", "quotas" },
    { "\"shortfall\":0", "\"shortfall\":1", "quotas" },
    { "0.0456100", "0.0456101", "tickets" },
    { "\"id\":\"SS/24/0095\",\"rank\":1", "\"id\":\"SS/24/0095\",\"rank\":2",
      "main_order" },
    { "\"start\":null", "\"start\":0", "main_order" },
    { "\"id\":\"SS/24/0080\",\"rank\":1", "\"id\":\"SS/24/0080\",\"rank\":4",
      "reserves" },
    { "\"weights\":\"exact\"", "\"weights\":\"cap-approx\"", "cap" },
    { "\"cap_skipped\":[]", "\"cap_skipped\":[\"a\"]", "cap" },
    { "\"result_sha256\":\"0763", "\"result_sha256\":\"0764", "result_hash" },
    { "{\"assured", "{ \"assured", "canonical_form" },
  };
  json_t *entry = json_array_get (vectors_get ("certificates"), 0);
  g_autoptr (GBytes) list = vectors_list_bytes (vectors_find_draw ("D01"));

  for (guint i = 0; i < G_N_ELEMENTS (lies); i++) {
    g_autofree char *text =
        replace (vectors_text (entry, "canonical"), lies[i][0], lies[i][1]);
    g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
    g_autoptr (ScrutinyVerification) verification = verify (bytes, list, NULL);

    g_test_message ("%s", lies[i][1]);
    g_assert_nonnull (verification);
    g_assert_false (check_holds (verification, lies[i][2]));
    g_assert_false (scrutiny_verification_holds (verification));
  }
}

/* What only the meeting knows cannot be recomputed: its bytes are kept by the hash
 * printed outside the file. */
static gboolean
is_told_only (const char *canonical, gsize place)
{
  static const char *const members[] = { "\"committed_at\":", "\"seed_entered_at\":",
                                         "\"software\":{" };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++) {
    gsize start = (gsize) (strstr (canonical, members[i]) - canonical);
    gsize end = start + strcspn (canonical + start, i == 2 ? "}" : ",");

    if (place >= start && place < end)
      return TRUE;
  }

  return FALSE;
}

static gboolean
holds_flipped (const char *text,
               gsize place,
               guint bit,
               GBytes *other,
               gboolean is_list,
               const char *hash)
{
  gsize length = strlen (text);
  guint8 *copy = g_memdup2 (text, length);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (ScrutinyVerification) verification = NULL;

  copy[place] ^= (guint8) (1u << bit);
  bytes = g_bytes_new_take (copy, length);
  verification = is_list ? verify (other, bytes, hash) : verify (bytes, other, hash);

  return verification != NULL && scrutiny_verification_holds (verification);
}

static void
test_flips (void)
{
  json_t *entry = json_array_get (vectors_get ("certificates"), 0);
  const char *canonical = vectors_text (entry, "canonical");
  const char *hash = vectors_text (entry, "sha256");
  json_t *draw = vectors_find_draw ("D01");
  const char *list_text = vectors_text (json_object_get (draw, "list"), "text");
  g_autoptr (GBytes) list = vectors_list_bytes (draw);
  g_autoptr (GBytes) certificate = g_bytes_new_static (canonical, strlen (canonical));

  g_test_summary ("Any bit flipped in list or certificate is noticed.");
  for (gsize i = 0; i < strlen (canonical); i++) {
    for (guint bit = 0; bit < 8; bit++) {
      if (!is_told_only (canonical, i) &&
          holds_flipped (canonical, i, bit, list, FALSE, NULL))
        g_error ("bit %u of byte %zu of the certificate went unnoticed", bit, i);
      g_assert_false (holds_flipped (canonical, i, bit, list, FALSE, hash));
    }
  }
  for (gsize i = 0; i < strlen (list_text); i++) {
    for (guint bit = 0; bit < 8; bit++)
      g_assert_false (holds_flipped (list_text, i, bit, certificate, TRUE, NULL));
  }
}

/* Line @at left out (0 times), doubled, or swapped with the one after it. */
static GBytes *
edit_line (const char *text, guint at, guint times, gboolean is_swap)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GString *edited = g_string_new (NULL);

  for (guint i = 0; lines[i + 1] != NULL; i++) {
    guint which = is_swap && i == at ? at + 1 : is_swap && i == at + 1 ? at : i;

    for (guint k = 0; k < (i == at ? times : 1); k++)
      g_string_append_printf (edited, "%s\n", lines[which]);
  }

  return g_string_free_to_bytes (edited);
}

/* An invented record behind @line, where the order of the list wants it. */
static GBytes *
add_line (const char *text, const char *line)
{
  gsize id_length = strcspn (line, "\t");
  g_autofree char *old_line = g_strdup_printf ("%s\n", line);
  g_autofree char *new_line =
      g_strdup_printf ("%s\n%.*sA%s\n", line, (int) id_length, line, line + id_length);
  g_autofree char *grown = replace (text, old_line, new_line);

  return g_bytes_new (grown, strlen (grown));
}

static void
assert_list_found (GBytes *certificate, GBytes *edited, gboolean is_in_form)
{
  g_autoptr (ScrutinyVerification) verification = verify (certificate, edited, NULL);

  g_assert_nonnull (verification);
  g_assert_false (scrutiny_verification_holds (verification));
  g_assert_false (check_holds (verification, "list_hash"));
  g_assert_cmpint (check_holds (verification, "list_form"), ==, is_in_form);
}

static void
test_list_lines (void)
{
  json_t *entry = json_array_get (vectors_get ("certificates"), 0);
  const char *canonical = vectors_text (entry, "canonical");
  const char *text =
      vectors_text (json_object_get (vectors_find_draw ("D01"), "list"), "text");
  g_autoptr (GBytes) certificate = g_bytes_new_static (canonical, strlen (canonical));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n_lines = g_strv_length (lines) - 1;

  g_test_summary ("A line of the list left out, doubled, swapped or added is named.");
  for (guint i = 1; i < n_lines; i++) {
    g_autoptr (GBytes) without = edit_line (text, i, 0, FALSE);
    g_autoptr (GBytes) doubled = edit_line (text, i, 2, FALSE);
    g_autoptr (GBytes) added = add_line (text, lines[i]);

    assert_list_found (certificate, without, TRUE);
    assert_list_found (certificate, doubled, FALSE);
    if (i + 1 < n_lines) {
      g_autoptr (GBytes) swapped = edit_line (text, i, 1, TRUE);

      assert_list_found (certificate, swapped, FALSE);
    }
    assert_list_found (certificate, added, TRUE);
  }
}

/* The objects of an array of the certificate, such as its main cases. */
static GStrv
split_rows (const char *text, const char *member, gsize *start, gsize *end)
{
  const char *open = strstr (text, member) + strlen (member);
  g_autofree char *rows = NULL;
  g_auto (GStrv) parts = NULL;

  *start = (gsize) (open - text);
  *end = *start + strcspn (open, "]");
  rows = g_strndup (open, *end - *start);
  parts = g_strsplit (rows, "},", -1);
  for (guint i = 0; parts[i] != NULL && parts[i + 1] != NULL; i++) {
    char *whole = g_strconcat (parts[i], "}", NULL);

    g_free (parts[i]);
    parts[i] = whole;
  }

  return g_steal_pointer (&parts);
}

static void
assert_rows_found (const char *text,
                   gsize start,
                   gsize end,
                   GPtrArray *rows,
                   const char *check)
{
  g_autofree char *joined = NULL;
  GString *edited = g_string_new_len (text, (gssize) start);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) list = vectors_list_bytes (vectors_find_draw ("D01"));
  g_autoptr (ScrutinyVerification) verification = NULL;

  g_ptr_array_add (rows, NULL);
  joined = g_strjoinv (",", (char **) rows->pdata);
  g_string_append (edited, joined);
  g_string_append (edited, text + end);
  bytes = g_string_free_to_bytes (edited);
  verification = verify (bytes, list, NULL);
  g_assert_nonnull (verification);
  g_assert_false (scrutiny_verification_holds (verification));
  g_assert_false (check_holds (verification, check));
}

static GPtrArray *
copy_rows (GStrv rows)
{
  GPtrArray *copy = g_ptr_array_new ();

  for (guint i = 0; rows[i] != NULL; i++)
    g_ptr_array_add (copy, rows[i]);
  return copy;
}

static void
check_rows (const char *member, const char *check)
{
  json_t *entry = json_array_get (vectors_get ("certificates"), 0);
  const char *text = vectors_text (entry, "canonical");
  gsize start;
  gsize end;
  g_auto (GStrv) rows = split_rows (text, member, &start, &end);
  guint n_rows = g_strv_length (rows);

  g_assert_cmpuint (n_rows, >, 1);
  for (guint i = 0; i < n_rows; i++) {
    g_autoptr (GPtrArray) without = copy_rows (rows);
    g_autoptr (GPtrArray) doubled = copy_rows (rows);
    g_autoptr (GPtrArray) swapped = copy_rows (rows);
    guint other = (i + 1) % n_rows;

    g_ptr_array_remove_index (without, i);
    assert_rows_found (text, start, end, without, check);
    g_ptr_array_insert (doubled, (gint) i, rows[i]);
    assert_rows_found (text, start, end, doubled, check);
    g_ptr_array_index (swapped, i) = rows[other];
    g_ptr_array_index (swapped, other) = rows[i];
    assert_rows_found (text, start, end, swapped, check);
  }
}

static void
test_certificate_rows (void)
{
  g_test_summary ("A drawn case or a reserve left out, doubled or swapped is named.");
  check_rows ("\"main\":[", "main_order");
  check_rows ("\"reserves\":[", "reserves");
}

static void
test_short (void)
{
  json_t *entry = json_array_get (vectors_get ("certificates"), 0);
  const char *canonical = vectors_text (entry, "canonical");
  g_autoptr (GBytes) list = vectors_list_bytes (vectors_find_draw ("D01"));

  g_test_summary ("A file cut short anywhere is an error, not a crash.");
  for (gsize i = 0; i < strlen (canonical); i++) {
    g_autoptr (GBytes) bytes = g_bytes_new (canonical, i);
    g_autoptr (ScrutinyVerification) verification = verify (bytes, list, NULL);

    g_assert_null (verification);
  }
}

static ScrutinyVerification *
verify_after (ScrutinyCertificate *certificate,
              const char *list_of,
              ScrutinyCertificate *earlier,
              const char *const *called_up)
{
  g_autoptr (GBytes) list = vectors_list_bytes (vectors_find_draw (list_of));
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  ScrutinyVerificationInput input = { .certificate =
                                          scrutiny_certificate_get_bytes (certificate),
                                      .list = list,
                                      .earlier = files,
                                      .called_up = called_up };

  if (earlier != NULL)
    g_ptr_array_add (files, scrutiny_certificate_get_bytes (earlier));
  return scrutiny_verification_new (&input, NULL, NULL, NULL);
}

static void
test_after (void)
{
  g_autoptr (ScrutinyCertificate) first = certify ("D05", NULL);
  g_autoptr (ScrutinyCertificate) other = certify ("D01", NULL);
  g_autoptr (ScrutinyCertificate) second =
      certify ("D18", scrutiny_certificate_get_sha256 (first));
  g_autoptr (ScrutinyVerification) whole = verify_after (second, "D18", first, NULL);
  g_autoptr (ScrutinyVerification) alone = verify_after (second, "D18", NULL, NULL);
  g_autoptr (ScrutinyVerification) wrong = verify_after (second, "D18", other, NULL);

  g_test_summary ("A second draw of a meeting needs the certificate of the first.");
  g_assert_true (scrutiny_verification_holds (whole));
  g_assert_true (check_holds (whole, "after"));
  g_assert_true (check_holds (whole, "previous"));
  g_assert_false (check_holds (alone, "after"));
  g_assert_false (check_holds (alone, "main_order"));
  g_assert_true (check_holds (alone, "tickets"));
  g_assert_false (check_holds (wrong, "after"));
  g_assert_false (check_holds (wrong, "previous"));
}

/* D17 marks the main list of D05 and its first four reserves. */
static void
test_drawn_before (void)
{
  g_autoptr (ScrutinyCertificate) first = certify ("D05", NULL);
  g_autoptr (ScrutinyCertificate) next =
      certify ("D17", scrutiny_certificate_get_sha256 (first));
  g_autoptr (ScrutinyVerification) loose = verify_after (next, "D17", first, NULL);
  GPtrArray *reserves = scrutiny_certificate_get_reserves (first);
  const char *called_up[5] = { NULL };
  g_autoptr (ScrutinyVerification) exact = NULL;
  g_autoptr (ScrutinyVerification) three = NULL;

  for (guint i = 0; i < 4; i++)
    called_up[i] = ((const ScrutinyDrawn *) g_ptr_array_index (reserves, i))->id;
  exact = verify_after (next, "D17", first, called_up);
  called_up[3] = NULL;
  three = verify_after (next, "D17", first, called_up);

  g_assert_true (scrutiny_verification_holds (loose));
  g_assert_true (check_holds (loose, "drawn_before"));
  g_assert_true (scrutiny_verification_holds (exact));
  g_assert_false (check_holds (three, "drawn_before"));
}

static void
test_drawn_before_missing (void)
{
  g_autoptr (ScrutinyCertificate) first = certify ("D05", NULL);
  g_autoptr (ScrutinyCertificate) stranger = certify ("D08", NULL);
  g_autoptr (ScrutinyCertificate) next =
      certify ("D17", scrutiny_certificate_get_sha256 (first));
  g_autoptr (ScrutinyCertificate) unmarked =
      certify ("D16", scrutiny_certificate_get_sha256 (first));
  g_autoptr (ScrutinyVerification) not_named = verify_after (next, "D17", stranger, NULL);
  g_autoptr (ScrutinyVerification) not_marked =
      verify_after (unmarked, "D16", first, NULL);

  g_test_summary ("Marks that no certificate explains, and missing marks, are found.");
  g_assert_false (check_holds (not_named, "drawn_before"));
  g_assert_false (check_holds (not_marked, "drawn_before"));
}

static gboolean
stop_cb (guint64 done, guint64 total, gpointer user_data)
{
  return FALSE;
}

static void
test_stop (void)
{
  g_autoptr (ScrutinyCertificate) certificate = certify ("D20", NULL);
  g_autoptr (GBytes) list = vectors_list_bytes (vectors_find_draw ("D20"));
  ScrutinyVerificationInput input = { .certificate =
                                          scrutiny_certificate_get_bytes (certificate),
                                      .list = list };
  g_autoptr (GError) error = NULL;

  g_test_summary ("Being stopped is an error, never a finding about the draw.");
  g_assert_null (scrutiny_verification_new (&input, stop_cb, NULL, &error));
  g_assert_error (error, SCRUTINY_SAMPLING_ERROR, SCRUTINY_SAMPLING_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sampling/verification/holds-for-true-draws", test_true);
  g_test_add_func ("/sampling/verification/names-each-lie", test_lies);
  g_test_add_func ("/sampling/verification/notices-every-bit", test_flips);
  g_test_add_func ("/sampling/verification/names-each-line", test_list_lines);
  g_test_add_func ("/sampling/verification/names-each-row", test_certificate_rows);
  g_test_add_func ("/sampling/verification/survives-short-files", test_short);
  g_test_add_func ("/sampling/verification/knows-earlier-draws", test_after);
  g_test_add_func ("/sampling/verification/recomputes-drawn-before", test_drawn_before);
  g_test_add_func ("/sampling/verification/finds-wrong-marks", test_drawn_before_missing);
  g_test_add_func ("/sampling/verification/can-be-stopped", test_stop);

  return g_test_run ();
}
