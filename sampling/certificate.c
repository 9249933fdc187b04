/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sampling/certificate.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sampling/certificate-private.h"
#include "sampling/error.h"

static void
certificate_clear (gpointer data)
{
  ScrutinyCertificate *self = data;

  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->sha256);
  g_clear_pointer (&self->json, scrutiny_json_unref);
  g_clear_pointer (&self->plan, scrutiny_plan_unref);
  g_clear_pointer (&self->main, g_ptr_array_unref);
  g_clear_pointer (&self->reserves, g_ptr_array_unref);
}

static void
set_instant (ScrutinyJson *json, const char *name, gint64 instant_us)
{
  g_autoptr (GDateTime) instant =
      g_date_time_new_from_unix_utc (instant_us / G_USEC_PER_SEC);
  g_autofree char *text = g_date_time_format (instant, "%Y-%m-%dT%H:%M:%SZ");

  scrutiny_json_set_string (json, name, text);
}

static ScrutinyJson *
describe_counts (ScrutinyFrame *frame)
{
  ScrutinyJson *json = scrutiny_json_new_object ();
  ScrutinyJson *excluded = scrutiny_json_new_object ();
  g_auto (GStrv) codes = scrutiny_frame_dup_excluded_codes (frame);

  for (guint i = 0; codes[i] != NULL; i++)
    scrutiny_json_set_integer (excluded, codes[i],
                               scrutiny_frame_get_n_excluded (frame, codes[i]));
  scrutiny_json_set_integer (json, "list",
                             scrutiny_list_get_n_records (
                                 scrutiny_frame_get_list (frame)));
  scrutiny_json_set (json, "excluded", excluded);
  scrutiny_json_set_integer (json, "after", scrutiny_frame_get_n_after (frame));
  scrutiny_json_set_integer (json, "filtered_out",
                             scrutiny_frame_get_n_filtered_out (frame));
  scrutiny_json_set_integer (json, "eligible", scrutiny_frame_get_n_eligible (frame));
  return json;
}

static ScrutinyJson *
describe_strata (ScrutinyDraw *draw)
{
  ScrutinyFrame *frame = scrutiny_draw_get_frame (draw);
  ScrutinyJson *json = scrutiny_json_new_array ();

  for (guint i = 1; i <= scrutiny_frame_get_n_strata (frame); i++) {
    const ScrutinyStratum *stratum = scrutiny_frame_get_stratum (frame, i);
    ScrutinyJson *row = scrutiny_json_new_object ();

    scrutiny_json_set_integer (row, "index", stratum->index);
    scrutiny_json_set (row, "key",
                       scrutiny_json_new_strings ((const char *const *) stratum->values));
    scrutiny_json_set_integer (row, "N", stratum->size);
    scrutiny_json_set_integer (row, "quota", stratum->quota);
    scrutiny_json_set_integer (row, "main", scrutiny_draw_get_n_main (draw, i));
    scrutiny_json_set_integer (row, "reserves", scrutiny_draw_get_n_reserves (draw, i));
    scrutiny_json_append (json, row);
  }

  return json;
}

static ScrutinyJson *
describe_drawn (GPtrArray *drawn)
{
  ScrutinyJson *json = scrutiny_json_new_array ();

  for (guint i = 0; i < drawn->len; i++) {
    const ScrutinyDrawn *record = g_ptr_array_index (drawn, i);
    ScrutinyJson *row = scrutiny_json_new_object ();

    scrutiny_json_set_integer (row, "rank", record->rank);
    scrutiny_json_set_string (row, "id", record->id);
    scrutiny_json_set_integer (row, "stratum", record->stratum);
    scrutiny_json_set_string (row, "ticket", record->ticket);
    scrutiny_json_append (json, row);
  }

  return json;
}

static void
describe_seed (ScrutinyJson *json, ScrutinySeed *seed)
{
  ScrutinyJson *shares = scrutiny_json_new_array ();
  GPtrArray *given = scrutiny_seed_get_shares (seed);

  for (guint i = 0; i < given->len; i++) {
    const ScrutinyShare *share = g_ptr_array_index (given, i);
    ScrutinyJson *row = scrutiny_json_new_object ();

    scrutiny_json_set_integer (row, "seat", share->seat);
    scrutiny_json_set_string (row, "method",
                              scrutiny_share_method_get_name (share->method));
    scrutiny_json_set_string (row, "digits", share->digits);
    scrutiny_json_append (shares, row);
  }

  scrutiny_json_set (json, "shares", shares);
  scrutiny_json_set_string (json, "seed", scrutiny_seed_get_digits (seed));
  scrutiny_json_set_string (json, "seed_string", scrutiny_seed_get_string (seed));
  scrutiny_json_set_string (json, "seed_sha256", scrutiny_seed_get_sha256 (seed));
  scrutiny_json_set_integer (json, "assured_millibits",
                             scrutiny_seed_get_assured_millibits (seed));
}

static void
describe_result (ScrutinyJson *json, ScrutinyDraw *draw)
{
  ScrutinyFrame *frame = scrutiny_draw_get_frame (draw);
  GPtrArray *skipped = scrutiny_draw_get_cap_skipped (draw);
  ScrutinyJson *ids = scrutiny_json_new_array ();
  gint64 start = scrutiny_draw_get_start (draw);

  for (guint i = 0; i < skipped->len; i++)
    scrutiny_json_append (ids, scrutiny_json_new_string (g_ptr_array_index (skipped, i)));

  scrutiny_json_set (json, "cap_skipped", ids);
  scrutiny_json_set (json, "counts", describe_counts (frame));
  scrutiny_json_set (json, "strata", describe_strata (draw));
  scrutiny_json_set (json, "main", describe_drawn (scrutiny_draw_get_main (draw)));
  scrutiny_json_set (json, "reserves",
                     describe_drawn (scrutiny_draw_get_reserves (draw)));
  scrutiny_json_set (json, "start",
                     start < 0 ? scrutiny_json_new_null ()
                               : scrutiny_json_new_integer (start));
  scrutiny_json_set_integer (json, "shortfall", scrutiny_frame_get_shortfall (frame));
  scrutiny_json_set_string (json, "weights",
                            scrutiny_frame_has_exact_chances (frame) ? "exact"
                                                                     : "cap-approx");
  scrutiny_json_set_string (json, "result_sha256",
                            scrutiny_draw_get_result_sha256 (draw));
}

static void
describe_context (ScrutinyJson *json, const ScrutinyCertificateContext *context)
{
  ScrutinyJson *software = scrutiny_json_new_object ();

  scrutiny_json_set_string (software, "name", context->software_name);
  scrutiny_json_set_string (software, "version", context->software_version);
  scrutiny_json_set (json, "software", software);
  set_instant (json, "committed_at", context->committed_at_us);
  set_instant (json, "seed_entered_at", context->seed_entered_at_us);
  scrutiny_json_set (json, "void_before",
                     scrutiny_json_new_strings (context->void_before));
  scrutiny_json_set_string (json, "previous",
                            context->previous_sha256 != NULL ? context->previous_sha256
                                                             : "");
}

/**
 * scrutiny_certificate_new:
 * @draw: what came out
 * @context: what only the meeting knows
 *
 * Writes the certificate and reads it back through the same gate as any other.
 *
 * Returns: (transfer full): the certificate, or %NULL if the context cannot be
 */
ScrutinyCertificate *
scrutiny_certificate_new (ScrutinyDraw *draw,
                          const ScrutinyCertificateContext *context,
                          GError **error)
{
  g_autoptr (ScrutinyJson) json = NULL;
  g_autoptr (GBytes) bytes = NULL;
  ScrutinyPlan *plan;
  char *text;
  gsize length;

  g_return_val_if_fail (draw != NULL && context != NULL, NULL);
  g_return_val_if_fail (context->software_name != NULL, NULL);
  g_return_val_if_fail (context->software_version != NULL, NULL);

  plan = scrutiny_frame_get_plan (scrutiny_draw_get_frame (draw));
  json = scrutiny_json_new_object ();
  scrutiny_json_set_string (json, "format", "draw-certificate/1");
  scrutiny_json_set (json, "plan", scrutiny_json_ref (scrutiny_plan_get_json (plan)));
  scrutiny_json_set_string (json, "plan_sha256", scrutiny_plan_get_sha256 (plan));
  describe_seed (json, scrutiny_draw_get_seed (draw));
  describe_result (json, draw);
  describe_context (json, context);

  text = scrutiny_json_to_canonical (json, &length);
  bytes = g_bytes_new_take (text, length);
  return scrutiny_certificate_read (bytes, error);
}

/**
 * scrutiny_certificate_new_from_bytes:
 * @text: at most %SCRUTINY_CERTIFICATE_BYTES_MAX bytes from outside
 *
 * Checks the form only; whether it is true is the verification's business.
 *
 * Returns: (transfer full): the certificate, or %NULL with what is wrong
 */
ScrutinyCertificate *
scrutiny_certificate_new_from_bytes (GBytes *text, GError **error)
{
  g_return_val_if_fail (text != NULL, NULL);

  return scrutiny_certificate_read (text, error);
}

/** scrutiny_certificate_ref: Returns: (transfer full): @self; from any thread */
ScrutinyCertificate *
scrutiny_certificate_ref (ScrutinyCertificate *self)
{
  return g_atomic_rc_box_acquire (self);
}

/** scrutiny_certificate_unref: gives back one reference; from any thread */
void
scrutiny_certificate_unref (ScrutinyCertificate *self)
{
  g_atomic_rc_box_release_full (self, certificate_clear);
}

/** scrutiny_certificate_get_bytes: Returns: (transfer none): the file */
GBytes *
scrutiny_certificate_get_bytes (ScrutinyCertificate *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->bytes;
}

/** scrutiny_certificate_get_sha256: Returns: hash of the file; printed outside it */
const char *
scrutiny_certificate_get_sha256 (ScrutinyCertificate *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->sha256;
}

/** scrutiny_certificate_get_json: Returns: (transfer none): not to be changed */
ScrutinyJson *
scrutiny_certificate_get_json (ScrutinyCertificate *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->json;
}

/** scrutiny_certificate_is_canonical: Returns: whether writing it again gives its bytes
 */
gboolean
scrutiny_certificate_is_canonical (ScrutinyCertificate *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_canonical;
}

/** scrutiny_certificate_get_plan: Returns: (transfer none): the plan it holds */
ScrutinyPlan *
scrutiny_certificate_get_plan (ScrutinyCertificate *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->plan;
}

/** scrutiny_certificate_get_main: Returns: (transfer none) (element-type ScrutinyDrawn)
 */
GPtrArray *
scrutiny_certificate_get_main (ScrutinyCertificate *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->main;
}

/** scrutiny_certificate_get_reserves: Returns: (transfer none) (element-type
 * ScrutinyDrawn) */
GPtrArray *
scrutiny_certificate_get_reserves (ScrutinyCertificate *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->reserves;
}

/** scrutiny_certificate_get_text: Returns: (nullable): a member that is a string */
const char *
scrutiny_certificate_get_text (ScrutinyCertificate *self, const char *member)
{
  ScrutinyJson *value;

  g_return_val_if_fail (self != NULL && member != NULL, NULL);

  value = scrutiny_json_get_member (self->json, member);
  if (value == NULL || scrutiny_json_get_kind (value) != SCRUTINY_JSON_STRING)
    return NULL;

  return scrutiny_json_get_string (value);
}
