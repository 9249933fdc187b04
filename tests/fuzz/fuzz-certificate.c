/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "sampling/certificate.h"
#include "sampling/verification.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static ScrutinySeed *
make_seed (ScrutinyPlan *plan)
{
  g_autoptr (GPtrArray) shares =
      g_ptr_array_new_with_free_func ((GDestroyNotify) scrutiny_share_free);

  g_ptr_array_add (shares, scrutiny_share_new (1, SCRUTINY_SHARE_D10, "41729063", NULL));
  g_ptr_array_add (shares,
                   scrutiny_share_new (2, SCRUTINY_SHARE_TEXT, "very still heron", NULL));
  return scrutiny_seed_new (shares, scrutiny_plan_get_tag (plan), 2, 20, NULL);
}

/* No fuzzer finds a hash, so a plan is told the hash of its list: then what it asks
 * for is drawn, and the certificate of that must hold. */
static void
draw_mended (GBytes *certificate_text, GBytes *list_text)
{
  static const char *const nobody[] = { NULL };
  g_autoptr (ScrutinyCertificate) certificate =
      scrutiny_certificate_new_from_bytes (certificate_text, NULL);
  g_autoptr (ScrutinyList) list =
      scrutiny_list_new_from_bytes (list_text, NULL, NULL, NULL);
  ScrutinyCertificateContext context = { .software_name = "", .software_version = "" };
  ScrutinyVerificationInput input = { .list = list_text };
  ScrutinyJson *json;
  g_autoptr (ScrutinyJson) described = scrutiny_json_new_object ();
  g_autoptr (ScrutinyPlan) plan = NULL;
  g_autoptr (ScrutinyFrame) frame = NULL;
  g_autoptr (ScrutinySeed) seed = NULL;
  g_autoptr (ScrutinyDraw) draw = NULL;
  g_autoptr (ScrutinyCertificate) drawn = NULL;
  g_autoptr (ScrutinyVerification) verification = NULL;

  if (certificate == NULL || list == NULL)
    return;

  json = scrutiny_plan_get_json (scrutiny_certificate_get_plan (certificate));
  scrutiny_json_set (described, "columns",
                     scrutiny_json_new_strings (scrutiny_list_get_columns (list)));
  scrutiny_json_set_integer (described, "records", scrutiny_list_get_n_records (list));
  scrutiny_json_set_string (described, "sha256", scrutiny_list_get_sha256 (list));
  scrutiny_json_set (json, "list", scrutiny_json_ref (described));
  scrutiny_json_set (json, "after", scrutiny_json_new_array ());
  plan = scrutiny_plan_new_from_json (json, NULL);
  frame = plan != NULL ? scrutiny_frame_new (list, plan, nobody, NULL, NULL, NULL) : NULL;
  seed = frame != NULL ? make_seed (plan) : NULL;
  if (seed == NULL || scrutiny_plan_get_min_shares (plan) > 2 ||
      scrutiny_plan_get_min_symbols (plan) > 20)
    return;

  draw = scrutiny_draw_new (frame, seed, NULL, NULL, NULL);
  drawn = scrutiny_certificate_new (draw, &context, NULL);
  g_assert (drawn != NULL);
  input.certificate = scrutiny_certificate_get_bytes (drawn);
  verification = scrutiny_verification_new (&input, NULL, NULL, NULL);
  g_assert (verification != NULL && scrutiny_verification_holds (verification));
}

/* A certificate, a NUL byte, its list; after another NUL byte an earlier
 * certificate. The verifier reads all of them as it would from a stranger. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  const guint8 *first = size > 0 ? memchr (data, 0, size) : NULL;
  gsize certificate_size = first != NULL ? (gsize) (first - data) : size;
  gsize rest_size = size - certificate_size - (first != NULL ? 1 : 0);
  const guint8 *rest = data + (size - rest_size);
  const guint8 *second = rest_size > 0 ? memchr (rest, 0, rest_size) : NULL;
  gsize list_size = second != NULL ? (gsize) (second - rest) : rest_size;
  g_autoptr (GBytes) certificate = g_bytes_new (data, certificate_size);
  g_autoptr (GBytes) list = g_bytes_new (rest, list_size);
  g_autoptr (GPtrArray) earlier =
      g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  ScrutinyVerificationInput input = { .certificate = certificate,
                                      .list = list,
                                      .earlier = earlier };
  g_autoptr (ScrutinyVerification) verification = NULL;

  if (second != NULL)
    g_ptr_array_add (earlier, g_bytes_new (second + 1, rest_size - list_size - 1));

  verification = scrutiny_verification_new (&input, NULL, NULL, NULL);
  if (verification != NULL)
    scrutiny_verification_holds (verification);
  draw_mended (certificate, list);

  return 0;
}
