/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/certificate-sheet.h"

#include <string.h>

#include "outside.h"

#define PLAN   "aaaaaaaabbbbbbbbccccccccddddddddeeeeeeeeffffffff0000000011111111"
#define LIST   "2222222233333333444444445555555566666666777777778888888899999999"
#define RESULT "1234567812345678123456781234567812345678123456781234567812345678"
#define SEAL   "fedcba98fedcba98fedcba98fedcba98fedcba98fedcba98fedcba98fedcba98"

static const ScrutinyCertificateCount excluded[] = { { "live_investigation", 4 } };
static const ScrutinyCertificateShare shares[] = { { 1, "d10", "0417290663" },
                                                   { 2, "d6", "5126344161" } };
static const ScrutinyCertificateDrawn drawn[] = {
  { 1, "A", "SS/2026/000017", "", "0.001234567" },
  { 2, "B", "SS/2026/000341", "", "0.002345678" },
};
static const ScrutinyCertificateDrawn reserves[] = {
  { 1, NULL, "SS/2026/000099", "", "0.003456789" },
};

static ScrutinyCertificateSheet
made_up_sheet (void)
{
  const ScrutinyCertificateSheet sheet = {
    .panel = "Riverside",
    .title = "Two of sixty",
    .meeting = "Meeting 3",
    .day = "2026-03-18",
    .method = "Simple random",
    .tag = "riverside-3",
    .committed_at = "18 March 2026, 18:02",
    .seed_entered_at = "18 March 2026, 18:20",
    .list_sha256 = LIST,
    .plan_sha256 = PLAN,
    .certificate_sha256 = SEAL,
    .result_sha256 = RESULT,
    .seed = "0417290663-5126344161",
    .listed = 60,
    .eligible = 56,
    .asked = 2,
    .is_rolled = TRUE,
    .is_demo = TRUE,
    .excluded = excluded,
    .n_excluded = G_N_ELEMENTS (excluded),
    .shares = shares,
    .n_shares = G_N_ELEMENTS (shares),
    .main = drawn,
    .n_main = G_N_ELEMENTS (drawn),
    .reserves = reserves,
    .n_reserves = G_N_ELEMENTS (reserves),
  };

  return sheet;
}

static char *
print_sheet (const ScrutinyCertificateSheet *sheet)
{
  g_autofree char *path = outside_path ("certificate.pdf");
  g_autoptr (GError) error = NULL;

  g_assert_true (scrutiny_certificate_sheet_write (sheet, path, &error));
  g_assert_no_error (error);

  return outside_read_pdf (path);
}

static void
test_certificate (void)
{
  const ScrutinyCertificateSheet sheet = made_up_sheet ();
  g_autofree char *words = print_sheet (&sheet);

  g_test_summary ("A stranger finds on paper all it takes to redo the draw");
  g_assert_nonnull (strstr (words, "Certificate of a draw"));
  g_assert_nonnull (strstr (words, "aaaaaaaa bbbbbbbb cccccccc dddddddd"));
  g_assert_nonnull (strstr (words, "eeeeeeee ffffffff 00000000 11111111"));
  g_assert_nonnull (strstr (words, "fedcba98 fedcba98 fedcba98 fedcba98"));
  g_assert_nonnull (strstr (words, LIST));
  g_assert_nonnull (strstr (words, "0417290663-5126344161"));
  g_assert_nonnull (strstr (words, "SS/2026/000341"));
  g_assert_nonnull (strstr (words, "SS/2026/000099"));
  g_assert_nonnull (strstr (words, "Kept out: Criminal case open"));
  g_assert_nonnull (strstr (words, "Check it yourself"));
  g_assert_nonnull (strstr (words, "What this does not prove"));
  g_assert_nonnull (strstr (words, "DEMO"));
}

static void
test_commitment (void)
{
  ScrutinyCertificateSheet sheet = made_up_sheet ();
  g_autofree char *words = NULL;

  g_test_summary ("Before the draw the same page is the commitment");
  sheet.certificate_sha256 = NULL;
  sheet.n_main = 0;
  sheet.n_reserves = 0;
  sheet.n_shares = 0;
  sheet.seed = NULL;
  words = print_sheet (&sheet);
  g_assert_nonnull (strstr (words, "Commitment"));
  g_assert_null (strstr (words, "Certificate of a draw"));
  g_assert_null (strstr (words, "SS/2026"));
}

static void
test_not_rolled (void)
{
  ScrutinyCertificateSheet sheet = made_up_sheet ();
  g_autofree char *words = NULL;

  sheet.is_rolled = FALSE;
  words = print_sheet (&sheet);
  g_assert_nonnull (strstr (words, "Seed chosen, not rolled."));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/reports/certificate-sheet/all-it-takes-to-redo-the-draw",
                   test_certificate);
  g_test_add_func ("/reports/certificate-sheet/commitment-before-the-draw",
                   test_commitment);
  g_test_add_func ("/reports/certificate-sheet/says-when-not-rolled", test_not_rolled);

  return g_test_run ();
}
