/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/case-keys-private.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#include "app/error.h"
#include "db/answering-store.h"
#include "db/case-store.h"

/** scrutiny_case_keys_clear: Wipes both secrets */
void
scrutiny_case_keys_clear (ScrutinyCaseKeys *self)
{
  sodium_memzero (self, sizeof *self);
}

static gboolean
refuse (GError **error, int code, const char *sentence)
{
  g_set_error_literal (error, SCRUTINY_APP_ERROR, code, sentence);

  return FALSE;
}

static gboolean
copy_key (guint8 key[SCRUTINY_KEY_BYTES], GBytes *bytes)
{
  if (bytes == NULL || g_bytes_get_size (bytes) != SCRUTINY_KEY_BYTES)
    return FALSE;
  memcpy (key, g_bytes_get_data (bytes, NULL), SCRUTINY_KEY_BYTES);

  return TRUE;
}

/** scrutiny_case_keys_load: The public halves; the secrets stay zero. */
gboolean
scrutiny_case_keys_load (ScrutinySession *session,
                         const ScrutinyAnswering *answering,
                         ScrutinyCaseKeys *keys,
                         GError **error)
{
  g_autoptr (ScrutinyCase) drawn =
      scrutiny_case_store_get (scrutiny_session_get_database (session),
                               answering->case_id, error);

  memset (keys, 0, sizeof *keys);
  if (drawn == NULL)
    return FALSE;
  memcpy (keys->inner, scrutiny_case_get_public_key (drawn), sizeof keys->inner);

  return copy_key (keys->outer, answering->public_key) ||
         refuse (error, SCRUTINY_APP_ERROR_TAMPERED,
                 _ ("The key of this case was changed."));
}

static gboolean
is_pair (const guint8 *public_key, const guint8 *secret)
{
  guint8 check[SCRUTINY_KEY_BYTES];

  return crypto_scalarmult_base (check, secret) == 0 &&
         sodium_memcmp (check, public_key, sizeof check) == 0;
}

/* Opens what was sealed to who is signed in. */
static gboolean
open_own (ScrutinySession *session,
          GBytes *sealed,
          guint8 key[SCRUTINY_KEY_BYTES],
          GError **error)
{
  g_autoptr (GBytes) opened =
      scrutiny_keys_open (scrutiny_session_get_keys (session), sealed, error);

  if (opened == NULL)
    return FALSE;

  return copy_key (key, opened) || refuse (error, SCRUTINY_APP_ERROR_TAMPERED,
                                           _ ("The key of this case was changed."));
}

/* The chair's secret, from the draw, and the members', from one who has handed in. */
static gboolean
open_both (ScrutinySession *session,
           gint64 case_id,
           ScrutinyCaseKeys *keys,
           GError **error)
{
  ScrutinyDatabase *database = scrutiny_session_get_database (session);
  gint64 me = scrutiny_session_get_person_id (session);
  g_autoptr (GError) failure = NULL;
  g_autoptr (GBytes) inner = NULL;
  g_autoptr (GBytes) outer = NULL;

  inner = scrutiny_case_store_get_secret (database, case_id, me, error);
  if (inner == NULL || !open_own (session, inner, keys->inner_secret, error))
    return FALSE;

  outer = scrutiny_answering_store_get_release (database, case_id, me, &failure);
  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  if (outer == NULL)
    return refuse (error, SCRUTINY_APP_ERROR_STATE,
                   _ ("No member has handed in answers to this case yet."));

  return open_own (session, outer, keys->outer_secret, error);
}

/**
 * scrutiny_case_keys_recover:
 *
 * Both secrets, for a chair; each must be the other half of its public key.
 */
gboolean
scrutiny_case_keys_recover (ScrutinySession *session,
                            const ScrutinyAnswering *answering,
                            ScrutinyCaseKeys *keys,
                            GError **error)
{
  if (!scrutiny_case_keys_load (session, answering, keys, error) ||
      !open_both (session, answering->case_id, keys, error))
    return FALSE;

  return (is_pair (keys->inner, keys->inner_secret) &&
          is_pair (keys->outer, keys->outer_secret)) ||
         refuse (error, SCRUTINY_APP_ERROR_TAMPERED,
                 _ ("The key of this case was changed."));
}

/* Binds the stored secrets to their panel and case. */
static char *
make_context (ScrutinySession *session, gint64 case_id)
{
  return g_strdup_printf ("case-secrets:%s:%" G_GINT64_FORMAT,
                          scrutiny_session_get_panel_uid (session), case_id);
}

/**
 * scrutiny_case_keys_seal_secrets:
 *
 * What a closing leaves for the panel: with it everybody but the force lead can open the
 * answers, without names.
 */
GBytes *
scrutiny_case_keys_seal_secrets (ScrutinySession *session,
                                 gint64 case_id,
                                 const ScrutinyCaseKeys *keys,
                                 GError **error)
{
  g_autofree char *context = make_context (session, case_id);
  guint8 both[2 * SCRUTINY_KEY_BYTES];
  GBytes *sealed;

  memcpy (both, keys->inner_secret, SCRUTINY_KEY_BYTES);
  memcpy (both + SCRUTINY_KEY_BYTES, keys->outer_secret, SCRUTINY_KEY_BYTES);
  sealed = scrutiny_session_seal (session, SCRUTINY_PURPOSE_ANSWERS, context, both,
                                  sizeof both, error);
  sodium_memzero (both, sizeof both);

  return sealed;
}

/**
 * scrutiny_case_keys_unseal_secrets:
 *
 * Opens what scrutiny_case_keys_seal_secrets() sealed; wipe @keys with
 * scrutiny_case_keys_clear()
 */
gboolean
scrutiny_case_keys_unseal_secrets (ScrutinySession *session,
                                   gint64 case_id,
                                   GBytes *sealed,
                                   ScrutinyCaseKeys *keys,
                                   GError **error)
{
  g_autofree char *context = make_context (session, case_id);
  g_autoptr (GBytes) both =
      scrutiny_session_unseal (session, SCRUTINY_PURPOSE_ANSWERS, context, sealed, error);
  const guint8 *bytes;

  if (both == NULL)
    return FALSE;
  if (g_bytes_get_size (both) != 2 * SCRUTINY_KEY_BYTES)
    return refuse (error, SCRUTINY_APP_ERROR_TAMPERED,
                   _ ("The key of this case was changed."));

  bytes = g_bytes_get_data (both, NULL);
  memcpy (keys->inner_secret, bytes, SCRUTINY_KEY_BYTES);
  memcpy (keys->outer_secret, bytes + SCRUTINY_KEY_BYTES, SCRUTINY_KEY_BYTES);

  return TRUE;
}
