/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "sampling/error.h"
#include "sampling/json-fields-private.h"
#include "sampling/verification-private.h"

/* Adds a check from the outcome of a step. A step that was stopped is no finding
 * about the certificate: then the whole verification stops. */
static gboolean
settle (ScrutinyVerifier *self, const char *name, GError *problem, GError **error)
{
  if (g_error_matches (problem, SCRUTINY_SAMPLING_ERROR,
                       SCRUTINY_SAMPLING_ERROR_CANCELLED)) {
    g_propagate_error (error, g_error_copy (problem));
    return FALSE;
  }

  if (name != NULL)
    scrutiny_verifier_add (self, name, problem == NULL,
                           problem ? problem->message : NULL);
  return TRUE;
}

static gboolean
recompute_list (ScrutinyVerifier *self, GError **error)
{
  ScrutinyPlan *plan = scrutiny_certificate_get_plan (self->certificate);
  g_autoptr (GError) problem = NULL;
  g_autofree char *hash =
      g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, self->input->list);

  self->list = scrutiny_list_new_from_bytes (self->input->list, self->progress,
                                             self->progress_data, &problem);
  if (!settle (self, "list_form", problem, error))
    return FALSE;

  scrutiny_verifier_add (self, "list_hash",
                         strcmp (hash, scrutiny_plan_get_list_sha256 (plan)) == 0 &&
                             self->list != NULL &&
                             scrutiny_list_get_n_records (self->list) ==
                                 scrutiny_plan_get_list_records (plan) &&
                             g_strv_equal (scrutiny_list_get_columns (self->list),
                                           scrutiny_plan_get_list_columns (plan)),
                         _("The list is not the list of the plan."));
  return TRUE;
}

static void
check_plan (ScrutinyVerifier *self)
{
  scrutiny_verifier_add (self, "plan_hash",
                         strcmp (scrutiny_plan_get_sha256 (
                                     scrutiny_certificate_get_plan (self->certificate)),
                                 scrutiny_certificate_get_text (self->certificate,
                                                                "plan_sha256")) == 0,
                         _("The plan is not the plan of the commitment."));
}

static ScrutinyShare *
read_share (const ScrutinyJson *row, guint seat, GError **error)
{
  const char *name = scrutiny_json_read_string (row, "method", error);
  const char *digits = name ? scrutiny_json_read_string (row, "digits", error) : NULL;
  ScrutinyShareMethod method;
  gint64 given;

  if (digits == NULL ||
      !scrutiny_json_read_integer (row, "seat", seat, seat, &given, error))
    return NULL;
  if (!scrutiny_share_method_from_name (name, &method)) {
    g_set_error (error, SCRUTINY_SAMPLING_ERROR, SCRUTINY_SAMPLING_ERROR_INVALID,
                 _("“%s” is not a way to give a share."), name);
    return NULL;
  }

  return scrutiny_share_new_from_digits (seat, method, digits, error);
}

static ScrutinySeed *
read_seed (ScrutinyVerifier *self, GError **error)
{
  ScrutinyPlan *plan = scrutiny_certificate_get_plan (self->certificate);
  ScrutinyJson *rows =
      scrutiny_json_get_member (scrutiny_certificate_get_json (self->certificate),
                                "shares");
  g_autoptr (GPtrArray) shares =
      g_ptr_array_new_with_free_func ((GDestroyNotify) scrutiny_share_free);
  guint n_shares = MIN (scrutiny_json_get_length (rows), SCRUTINY_SEED_SHARES_MAX + 1);

  for (guint i = 0; i < n_shares; i++) {
    ScrutinyShare *share = read_share (scrutiny_json_get_element (rows, i), i + 1, error);

    if (share == NULL)
      return NULL;
    g_ptr_array_add (shares, share);
  }

  return scrutiny_seed_new (shares, scrutiny_plan_get_tag (plan),
                            scrutiny_plan_get_min_shares (plan),
                            scrutiny_plan_get_min_symbols (plan), error);
}

static gboolean
has_text (ScrutinyVerifier *self, const char *member, const char *text)
{
  return g_strcmp0 (scrutiny_certificate_get_text (self->certificate, member), text) == 0;
}

static gboolean
recompute_seed (ScrutinyVerifier *self, GError **error)
{
  g_autoptr (GError) problem = NULL;
  gint64 assured = -1;

  self->seed = read_seed (self, &problem);
  if (self->seed != NULL &&
      scrutiny_json_read_integer (scrutiny_certificate_get_json (self->certificate),
                                  "assured_millibits", 0, G_MAXINT32, &assured,
                                  &problem) &&
      assured != (gint64) scrutiny_seed_get_assured_millibits (self->seed))
    g_set_error_literal (&problem, SCRUTINY_SAMPLING_ERROR,
                         SCRUTINY_SAMPLING_ERROR_INVALID,
                         _("The chance that the dice assure is counted wrongly."));
  if (!settle (self, "shares", problem, error))
    return FALSE;

  scrutiny_verifier_add (self, "seed_string",
                         self->seed != NULL &&
                             has_text (self, "seed",
                                       scrutiny_seed_get_digits (self->seed)) &&
                             has_text (self, "seed_string",
                                       scrutiny_seed_get_string (self->seed)) &&
                             has_text (self, "seed_sha256",
                                       scrutiny_seed_get_sha256 (self->seed)),
                         _("The seed is not made of the shares and the plan's tag."));
  return TRUE;
}

static gint64
read_instant (ScrutinyVerifier *self, const char *member)
{
  g_autoptr (GDateTime) instant =
      g_date_time_new_from_iso8601 (scrutiny_certificate_get_text (self->certificate,
                                                                   member),
                                    NULL);

  return g_date_time_to_unix (instant) * G_USEC_PER_SEC;
}

/* The certificate that this list, plan and seed should have given. */
static ScrutinyCertificate *
rewrite (ScrutinyVerifier *self, GError **error)
{
  ScrutinyJson *json = scrutiny_certificate_get_json (self->certificate);
  ScrutinyJson *software = scrutiny_json_get_member (json, "software");
  g_auto (GStrv) voids =
      scrutiny_json_read_strings (json, "void_before", SCRUTINY_CERTIFICATE_VOIDS_MAX,
                                  NULL);
  ScrutinyCertificateContext context = {
    .committed_at_us = read_instant (self, "committed_at"),
    .seed_entered_at_us = read_instant (self, "seed_entered_at"),
    .void_before = (const char *const *) voids,
    .previous_sha256 = scrutiny_certificate_get_text (self->certificate, "previous"),
    .software_name =
        scrutiny_json_get_string (scrutiny_json_get_member (software, "name")),
    .software_version =
        scrutiny_json_get_string (scrutiny_json_get_member (software, "version")),
  };

  return scrutiny_certificate_new (self->draw, &context, error);
}

static gboolean
recompute_draw (ScrutinyVerifier *self, GError **error)
{
  ScrutinyPlan *plan = scrutiny_certificate_get_plan (self->certificate);
  g_autoptr (GError) problem = NULL;
  g_auto (GStrv) after_ids = scrutiny_verifier_dup_after_ids (self);

  if (self->list == NULL || self->seed == NULL)
    return TRUE;

  self->frame = scrutiny_frame_new (self->list, plan, (const char *const *) after_ids,
                                    self->progress, self->progress_data, &problem);
  if (self->frame != NULL)
    self->draw = scrutiny_draw_new (self->frame, self->seed, self->progress,
                                    self->progress_data, &problem);
  if (self->draw != NULL)
    self->expected = rewrite (self, &problem);
  if (problem != NULL)
    self->obstacle = g_strdup (problem->message);

  return settle (self, NULL, problem, error);
}

/**
 * scrutiny_verifier_recompute:
 *
 * Draws again from the list and the shares; FALSE with @error set only if it was
 * cancelled
 */
gboolean
scrutiny_verifier_recompute (ScrutinyVerifier *self, GError **error)
{
  if (!recompute_list (self, error))
    return FALSE;
  check_plan (self);

  return recompute_seed (self, error) && recompute_draw (self, error);
}
