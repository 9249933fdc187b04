/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#include "app/error.h"
#include "app/keys-private.h"
#include "app/keys.h"

/* Sealed columns are: nonce (24 bytes), ciphertext, tag (16 bytes), made with
 * XChaCha20-Poly1305 under the purpose's sub-key. The context, which names the
 * row and column, is associated data: a value moved elsewhere does not open. */

#define NONCE_BYTES crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
#define TAG_BYTES   crypto_aead_xchacha20poly1305_ietf_ABYTES

/* What was sealed, behind a GBytes: wiped before its memory goes back. */
typedef struct {
  gsize size_bytes;
  guint8 data[];
} Plain;

static Plain *
plain_new (gsize size_bytes)
{
  Plain *self = g_malloc (sizeof *self + size_bytes);

  self->size_bytes = size_bytes;

  return self;
}

static void
plain_free (gpointer data)
{
  Plain *self = data;

  sodium_memzero (self->data, self->size_bytes);
  g_free (self);
}

static GBytes *
plain_to_bytes (Plain *self)
{
  return g_bytes_new_with_free_func (self->data, self->size_bytes, plain_free, self);
}

static void
set_tampered (GError **error)
{
  g_set_error_literal (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_TAMPERED,
                       _("Something sealed does not open: it was changed, moved or "
                         "sealed for somebody else."));
}

/**
 * scrutiny_keys_seal:
 * @context: what it is and where it stands, such as "grounds:record:17"
 *
 * Returns: (transfer full): the sealed bytes
 */
GBytes *
scrutiny_keys_seal (ScrutinyKeys *self,
                    ScrutinyPurpose purpose,
                    const char *context,
                    gconstpointer data,
                    gsize size_bytes,
                    GError **error)
{
  guint8 key[SCRUTINY_KEY_BYTES];
  guint8 *sealed;
  unsigned long long sealed_size;

  g_return_val_if_fail (context != NULL, NULL);

  if (!scrutiny_keys_derive (self, purpose, key, error))
    return NULL;

  sealed = g_malloc (NONCE_BYTES + size_bytes + TAG_BYTES);
  randombytes_buf (sealed, NONCE_BYTES);
  crypto_aead_xchacha20poly1305_ietf_encrypt (sealed + NONCE_BYTES, &sealed_size, data,
                                              size_bytes, (const guint8 *) context,
                                              strlen (context), NULL, sealed, key);
  sodium_memzero (key, sizeof key);

  return g_bytes_new_take (sealed, NONCE_BYTES + (gsize) sealed_size);
}

/**
 * scrutiny_keys_unseal:
 * @context: as it was given to scrutiny_keys_seal()
 *
 * Returns: (transfer full): what was sealed, wiped when it is let go, or %NULL with
 *   %SCRUTINY_APP_ERROR_TAMPERED; never a part of it
 */
GBytes *
scrutiny_keys_unseal (ScrutinyKeys *self,
                      ScrutinyPurpose purpose,
                      const char *context,
                      GBytes *sealed,
                      GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (sealed, &size);
  guint8 key[SCRUTINY_KEY_BYTES];
  Plain *plain;
  int code;

  g_return_val_if_fail (context != NULL, NULL);

  if (!scrutiny_keys_derive (self, purpose, key, error))
    return NULL;

  if (size < NONCE_BYTES + TAG_BYTES) {
    sodium_memzero (key, sizeof key);
    set_tampered (error);
    return NULL;
  }

  plain = plain_new (size - NONCE_BYTES - TAG_BYTES);
  code =
      crypto_aead_xchacha20poly1305_ietf_decrypt (plain->data, NULL, NULL,
                                                  data + NONCE_BYTES, size - NONCE_BYTES,
                                                  (const guint8 *) context,
                                                  strlen (context), data, key);
  sodium_memzero (key, sizeof key);
  if (code != 0) {
    plain_free (plain);
    set_tampered (error);
    return NULL;
  }

  return plain_to_bytes (plain);
}

/**
 * scrutiny_keys_seal_to:
 *
 * Seals so that only the owner of @public_key can open it; who sealed it does
 * not show (crypto_box_seal, 48 bytes longer than @data).
 *
 * Returns: (transfer full): the sealed bytes, or %NULL with
 *   %SCRUTINY_APP_ERROR_TAMPERED if @public_key is no key
 */
GBytes *
scrutiny_keys_seal_to (const guint8 public_key[SCRUTINY_KEY_BYTES],
                       gconstpointer data,
                       gsize size_bytes,
                       GError **error)
{
  guint8 *sealed;

  g_return_val_if_fail (public_key != NULL, NULL);

  sealed = g_malloc (size_bytes + crypto_box_SEALBYTES);
  if (crypto_box_seal (sealed, data, size_bytes, public_key) != 0) {
    /* Only a planted public key is refused: one that would make the seal void. */
    g_free (sealed);
    set_tampered (error);
    return NULL;
  }

  return g_bytes_new_take (sealed, size_bytes + crypto_box_SEALBYTES);
}

/**
 * scrutiny_keys_open_with:
 *
 * Returns: (transfer full): what was sealed to @public_key, wiped when it is let go,
 *   or %NULL with %SCRUTINY_APP_ERROR_TAMPERED
 */
GBytes *
scrutiny_keys_open_with (const guint8 public_key[SCRUTINY_KEY_BYTES],
                         const guint8 secret_key[SCRUTINY_KEY_BYTES],
                         GBytes *sealed,
                         GError **error)
{
  gsize size;
  const guint8 *data;
  Plain *plain;

  g_return_val_if_fail (sealed != NULL, NULL);

  data = g_bytes_get_data (sealed, &size);
  if (size < crypto_box_SEALBYTES) {
    set_tampered (error);
    return NULL;
  }

  plain = plain_new (size - crypto_box_SEALBYTES);
  if (crypto_box_seal_open (plain->data, data, size, public_key, secret_key) != 0) {
    plain_free (plain);
    set_tampered (error);
    return NULL;
  }

  return plain_to_bytes (plain);
}

/** scrutiny_keys_open: scrutiny_keys_open_with() under the person's own pair. */
GBytes *
scrutiny_keys_open (ScrutinyKeys *self, GBytes *sealed, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  return scrutiny_keys_open_with (scrutiny_keys_get_public (self),
                                  scrutiny_keys_get_secret (self), sealed, error);
}

/**
 * scrutiny_keys_new_case_pair:
 * @public_key: (out): answers to the case are sealed to it
 * @secret_key: (out): to be sealed to each chair, then wiped by the caller
 */
void
scrutiny_keys_new_case_pair (guint8 public_key[SCRUTINY_KEY_BYTES],
                             guint8 secret_key[SCRUTINY_KEY_BYTES])
{
  crypto_box_keypair (public_key, secret_key);
}

/**
 * scrutiny_keys_make_handle:
 * @handle: (out): the same for the same person and @context, and without their
 *   secret key not to be told from random bytes
 *
 * Lets a person find their own rows while nobody else can say whose they are.
 */
void
scrutiny_keys_make_handle (ScrutinyKeys *self,
                           const char *context,
                           guint8 handle[SCRUTINY_KEY_BYTES])
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (context != NULL);

  crypto_generichash (handle, SCRUTINY_KEY_BYTES, (const guint8 *) context,
                      strlen (context), scrutiny_keys_get_secret (self),
                      SCRUTINY_KEY_BYTES);
}
