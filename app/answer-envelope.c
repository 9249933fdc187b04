/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/answer-envelope-private.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#include "app/error.h"

/* case, phase, member, n, instant, language, reason, answer */
#define ENVELOPE_FORMAT "(xsayuxsmsay)"
/* Every sealed answer is a whole number of these long, so that a length says little. */
#define PAD_BYTES 256

void
scrutiny_answer_envelope_free (ScrutinyAnswerEnvelope *self)
{
  g_free (self->locale);
  g_free (self->reason);
  g_clear_pointer (&self->answer, scrutiny_answer_unref);
  g_free (self);
}

static ScrutinyAnswerEnvelope *
refuse_damaged (GError **error)
{
  g_set_error_literal (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_TAMPERED,
                       _ ("An answer of this case was changed or moved."));

  return NULL;
}

static GVariant *
new_byte_array (gconstpointer data, gsize size)
{
  return g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, data, size, 1);
}

/* Little-endian on every machine, then padded (ISO 7816-4). */
static GBytes *
to_padded_bytes (const ScrutinyAnswerEnvelope *self)
{
  g_autoptr (GBytes) answer = scrutiny_answer_to_bytes (self->answer);
  g_autoptr (GVariant) native = NULL;
  g_autoptr (GVariant) variant = NULL;
  gsize size, padded;
  guint8 *buffer;

  native = g_variant_ref_sink (
      g_variant_new ("(xs@ayuxsms@ay)", self->case_id,
                     scrutiny_answer_phase_to_code (self->phase),
                     new_byte_array (self->member, sizeof self->member), self->n,
                     self->saved_at_us, self->locale, self->reason,
                     new_byte_array (g_bytes_get_data (answer, NULL),
                                     g_bytes_get_size (answer))));
  variant =
      G_BYTE_ORDER == G_BIG_ENDIAN ? g_variant_byteswap (native) : g_variant_ref (native);

  size = g_variant_get_size (variant);
  buffer = g_malloc0 (size + PAD_BYTES);
  g_variant_store (variant, buffer);
  if (sodium_pad (&padded, buffer, size, PAD_BYTES, size + PAD_BYTES) != 0)
    g_assert_not_reached ();

  return g_bytes_new_take (buffer, padded);
}

static GVariant *
variant_from_padded (GBytes *padded)
{
  gsize size = 0;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GVariant) variant = NULL;

  if (g_bytes_get_size (padded) == 0 ||
      sodium_unpad (&size, g_bytes_get_data (padded, NULL), g_bytes_get_size (padded),
                    PAD_BYTES) != 0)
    return NULL;

  bytes = g_bytes_new_from_bytes (padded, 0, size);
  variant = g_variant_ref_sink (
      g_variant_new_from_bytes (G_VARIANT_TYPE (ENVELOPE_FORMAT), bytes, FALSE));
  if (!g_variant_is_normal_form (variant))
    return NULL;

  return G_BYTE_ORDER == G_BIG_ENDIAN ? g_variant_byteswap (variant)
                                      : g_steal_pointer (&variant);
}

/* The row says openly which case and phase it is of; what is sealed in it must agree. */
static ScrutinyAnswerEnvelope *
from_padded_bytes (GBytes *padded,
                   gint64 case_id,
                   const ScrutinyAnswerRow *row,
                   GError **error)
{
  g_autoptr (GVariant) variant = variant_from_padded (padded);
  g_autoptr (GVariant) member = NULL, answer = NULL;
  g_autoptr (GBytes) answer_bytes = NULL;
  g_autoptr (ScrutinyAnswerEnvelope) self = g_new0 (ScrutinyAnswerEnvelope, 1);
  const char *phase;
  gsize n_member;
  const guint8 *member_bytes;

  if (variant == NULL)
    return refuse_damaged (error);

  g_variant_get (variant, "(x&s@ayuxsms@ay)", &self->case_id, &phase, &member, &self->n,
                 &self->saved_at_us, &self->locale, &self->reason, &answer);
  member_bytes = g_variant_get_fixed_array (member, &n_member, 1);
  if (n_member != sizeof self->member || self->case_id != case_id ||
      !scrutiny_answer_phase_from_code (phase, &self->phase) || self->phase != row->phase)
    return refuse_damaged (error);
  memcpy (self->member, member_bytes, n_member);

  answer_bytes = g_variant_get_data_as_bytes (answer);
  self->answer = scrutiny_answer_new_from_bytes (answer_bytes, error);

  return self->answer != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * scrutiny_answer_envelope_seal:
 *
 * Sealed twice: to the member, who can go on with it, and to the case, which the chair's
 * closing opens. Neither seal says who made it.
 */
ScrutinyAnswerRow *
scrutiny_answer_envelope_seal (const ScrutinyAnswerEnvelope *self,
                               ScrutinySession *session,
                               const ScrutinyCaseKeys *case_keys,
                               GError **error)
{
  ScrutinyKeys *keys = scrutiny_session_get_keys (session);
  g_autoptr (ScrutinyAnswerRow) row = scrutiny_answer_row_new ();
  g_autoptr (GBytes) padded = to_padded_bytes (self);
  g_autoptr (GBytes) inner = NULL;
  gsize size;
  gconstpointer data = g_bytes_get_data (padded, &size);

  row->phase = self->phase;
  scrutiny_answer_make_tag (session, self->case_id, self->n, row->tag);
  row->own = scrutiny_keys_seal_to (scrutiny_keys_get_public (keys), data, size, error);
  if (row->own == NULL)
    return NULL;
  inner = scrutiny_keys_seal_to (case_keys->inner, data, size, error);
  if (inner == NULL)
    return NULL;
  row->closing = scrutiny_keys_seal_to (case_keys->outer, g_bytes_get_data (inner, NULL),
                                        g_bytes_get_size (inner), error);

  return row->closing != NULL ? g_steal_pointer (&row) : NULL;
}

/**
 * scrutiny_answer_envelope_open_own:
 *
 * Returns: (transfer full): what @row holds, opened with the key of the member signed
 *   in; %NULL with @error set if it is not theirs
 */
ScrutinyAnswerEnvelope *
scrutiny_answer_envelope_open_own (ScrutinySession *session,
                                   gint64 case_id,
                                   const ScrutinyAnswerRow *row,
                                   GError **error)
{
  g_autoptr (GBytes) padded =
      scrutiny_keys_open (scrutiny_session_get_keys (session), row->own, error);

  return padded != NULL ? from_padded_bytes (padded, case_id, row, error) : NULL;
}

/**
 * scrutiny_answer_envelope_open_closed:
 *
 * Returns: (transfer full): what @row holds, opened with the case's secrets; %NULL
 *   with @error set if they do not fit
 */
ScrutinyAnswerEnvelope *
scrutiny_answer_envelope_open_closed (gint64 case_id,
                                      const ScrutinyAnswerRow *row,
                                      const ScrutinyCaseKeys *keys,
                                      GError **error)
{
  g_autoptr (GBytes) outer =
      scrutiny_keys_open_with (keys->outer, keys->outer_secret, row->closing, error);
  g_autoptr (GBytes) padded = NULL;

  if (outer == NULL)
    return NULL;
  padded = scrutiny_keys_open_with (keys->inner, keys->inner_secret, outer, error);

  return padded != NULL ? from_padded_bytes (padded, case_id, row, error) : NULL;
}

/**
 * scrutiny_answer_make_tag:
 *
 * The tag of a member's row number n: found again by counting, and by nobody else.
 */
void
scrutiny_answer_make_tag (ScrutinySession *session,
                          gint64 case_id,
                          guint32 n,
                          guint8 tag[SCRUTINY_ANSWER_TAG_BYTES])
{
  g_autofree char *use = g_strdup_printf ("row:%u", n);

  scrutiny_answer_make_member_tag (session, case_id, use, tag);
}

/**
 * scrutiny_answer_make_member_tag:
 *
 * A tag that only the member signed in can make again, another for each case and @use
 */
void
scrutiny_answer_make_member_tag (ScrutinySession *session,
                                 gint64 case_id,
                                 const char *use,
                                 guint8 tag[SCRUTINY_ANSWER_TAG_BYTES])
{
  g_autofree char *context =
      g_strdup_printf ("answer:%s:%" G_GINT64_FORMAT ":%s",
                       scrutiny_session_get_panel_uid (session), case_id, use);

  scrutiny_keys_make_handle (scrutiny_session_get_keys (session), context, tag);
}

/**
 * scrutiny_answer_receipt_begin:
 *
 * A receipt is a hash over a member's rows in their order, with the panel and the case
 * before them; the rows are fed with scrutiny_answer_row_hash().
 */
GChecksum *
scrutiny_answer_receipt_begin (ScrutinySession *session, gint64 case_id)
{
  GChecksum *checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *head =
      g_strdup_printf ("scrutiny-receipt/1\n%s\n%" G_GINT64_FORMAT "\n",
                       scrutiny_session_get_panel_uid (session), case_id);

  g_checksum_update (checksum, (const guchar *) head, -1);

  return checksum;
}

/**
 * scrutiny_answer_receipt_read:
 *
 * What the receipt would be after the rows so far; more may follow.
 */
void
scrutiny_answer_receipt_read (GChecksum *checksum, guint8 receipt[SCRUTINY_RECEIPT_BYTES])
{
  GChecksum *so_far = g_checksum_copy (checksum);
  gsize size = SCRUTINY_RECEIPT_BYTES;

  g_checksum_get_digest (so_far, receipt, &size);
  g_checksum_free (so_far);
}
