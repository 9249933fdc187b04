/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sampling/verification.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sampling/error.h"
#include "sampling/verification-private.h"

static void
check_free (ScrutinyCheck *check)
{
  g_free (check->detail);
  g_free (check);
}

static void
verification_clear (gpointer data)
{
  ScrutinyVerification *self = data;

  g_clear_pointer (&self->checks, g_ptr_array_unref);
}

static void
verifier_clear (ScrutinyVerifier *self)
{
  g_clear_pointer (&self->result, scrutiny_verification_unref);
  g_clear_pointer (&self->certificate, scrutiny_certificate_unref);
  g_clear_pointer (&self->earlier, g_ptr_array_unref);
  g_clear_pointer (&self->list, scrutiny_list_unref);
  g_clear_pointer (&self->seed, scrutiny_seed_unref);
  g_clear_pointer (&self->frame, scrutiny_frame_unref);
  g_clear_pointer (&self->draw, scrutiny_draw_unref);
  g_clear_pointer (&self->expected, scrutiny_certificate_unref);
  g_clear_pointer (&self->obstacle, g_free);
}

/**
 * scrutiny_verifier_add:
 *
 * Adds a row to what was checked; @name is stable, @detail is for people; both copied
 */
void
scrutiny_verifier_add (ScrutinyVerifier *self,
                       const char *name,
                       gboolean holds,
                       const char *detail)
{
  ScrutinyCheck *check = g_new0 (ScrutinyCheck, 1);

  check->name = name;
  check->holds = holds;
  check->detail = holds ? NULL : g_strdup (detail);
  g_ptr_array_add (self->result->checks, check);
}

static gboolean
read_earlier (ScrutinyVerifier *self, GError **error)
{
  GPtrArray *given = self->input->earlier;

  if (given != NULL && given->len > SCRUTINY_VERIFICATION_EARLIER_MAX) {
    g_set_error_literal (error, SCRUTINY_SAMPLING_ERROR,
                         SCRUTINY_SAMPLING_ERROR_TOO_LARGE,
                         _("Too many earlier certificates were given."));
    return FALSE;
  }

  for (guint i = 0; given != NULL && i < given->len; i++) {
    ScrutinyCertificate *earlier =
        scrutiny_certificate_new_from_bytes (g_ptr_array_index (given, i), error);

    if (earlier == NULL) {
      g_prefix_error (error, _("Earlier certificate %u: "), i + 1);
      return FALSE;
    }
    g_ptr_array_add (self->earlier, earlier);
  }

  return TRUE;
}

/* Nothing else would notice a change to what only the meeting knows. */
static void
check_printed_hash (ScrutinyVerifier *self)
{
  const char *printed = self->input->certificate_sha256;

  if (printed != NULL)
    scrutiny_verifier_add (self, "certificate_hash",
                           strcmp (printed, scrutiny_certificate_get_sha256 (
                                                self->certificate)) == 0,
                           _("The certificate is not the one whose hash was printed."));
}

static gboolean
run (ScrutinyVerifier *self, GError **error)
{
  self->certificate =
      scrutiny_certificate_new_from_bytes (self->input->certificate, error);
  if (self->certificate == NULL || !read_earlier (self, error) ||
      !scrutiny_verifier_recompute (self, error))
    return FALSE;

  scrutiny_verifier_compare (self);
  check_printed_hash (self);
  scrutiny_verifier_check_earlier (self);
  return TRUE;
}

/**
 * scrutiny_verification_new:
 * @input: files from outside; the list may be of any size and content, its limits
 *   are those of a list
 * @progress: (nullable) (scope call): told records done, stage by stage
 *
 * Recomputes a draw from list, plan and shares alone and compares each part of
 * the certificate. Needs no panel and no sign-in. Any thread.
 *
 * Returns: (transfer full): the checks, or %NULL if a certificate cannot be read at
 *   all or @progress stopped it
 */
ScrutinyVerification *
scrutiny_verification_new (const ScrutinyVerificationInput *input,
                           ScrutinySamplingProgress progress,
                           gpointer progress_data,
                           GError **error)
{
  ScrutinyVerifier verifier = { .input = input,
                                .progress = progress,
                                .progress_data = progress_data };
  ScrutinyVerification *result = NULL;

  g_return_val_if_fail (input != NULL, NULL);
  g_return_val_if_fail (input->certificate != NULL && input->list != NULL, NULL);

  verifier.result = g_atomic_rc_box_new0 (ScrutinyVerification);
  verifier.result->checks = g_ptr_array_new_with_free_func ((GDestroyNotify) check_free);
  verifier.earlier =
      g_ptr_array_new_with_free_func ((GDestroyNotify) scrutiny_certificate_unref);

  if (run (&verifier, error))
    result = g_steal_pointer (&verifier.result);
  verifier_clear (&verifier);

  return result;
}

/** scrutiny_verification_unref: gives back one reference; from any thread */
void
scrutiny_verification_unref (ScrutinyVerification *self)
{
  g_atomic_rc_box_release_full (self, verification_clear);
}

/** scrutiny_verification_holds: Returns: whether every single check holds */
gboolean
scrutiny_verification_holds (ScrutinyVerification *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->checks->len; i++) {
    if (!((const ScrutinyCheck *) g_ptr_array_index (self->checks, i))->holds)
      return FALSE;
  }

  return self->checks->len > 0;
}

/** scrutiny_verification_get_n_checks: Returns: checks that were made */
guint
scrutiny_verification_get_n_checks (ScrutinyVerification *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->checks->len;
}

/** scrutiny_verification_get_check: Returns: (transfer none): check @index, from 0 */
const ScrutinyCheck *
scrutiny_verification_get_check (ScrutinyVerification *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->checks->len, NULL);

  return g_ptr_array_index (self->checks, index);
}

/**
 * scrutiny_verification_get_limits:
 *
 * Returns: (transfer none): what no verifier can know, in untranslated sentences
 *   for N_(); to be shown beside every result
 */
const char *const *
scrutiny_verification_get_limits (ScrutinyVerification *self)
{
  static const char *const limits[] = {
    N_("Whether the commitment was seen before the dice: ask for the minutes."),
        N_("Whether the list is complete: compare its totals with the published ones."),
            NULL };

  g_return_val_if_fail (self != NULL, NULL);

  return limits;
}
