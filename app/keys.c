/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/keys.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <sodium.h>
#include <string.h>

#include "app/error.h"
#include "app/keys-private.h"

/* The letters of crypto_kdf's context; with the purpose they name a sub-key. */
#define KDF_CONTEXT "bwvscrut"

/* RFC 9106 section 4 asks for at least one pass over 2 GiB or three over 64 MiB;
 * four over 256 MiB fits an old laptop and stays near one second. */
#define FULL_OPERATIONS   4
#define FULL_MEMORY_BYTES (256 * 1024 * 1024)
#define WEAK_OPERATIONS   1
#define WEAK_MEMORY_BYTES (64 * 1024)

/* A slot asks this much memory at most, whatever the file says. */
#define MAX_MEMORY_BYTES    G_GINT64_CONSTANT (1073741824)
#define MAX_OPERATIONS      16

#define MIN_FULL_CHARACTERS 12
#define MIN_WEAK_CHARACTERS 4

/* What a part on the panel is entrusted with. A panel key that is all zero
 * means: not this part. */
typedef struct {
  guint8 panel_key[SCRUTINY_KEY_BYTES];
  guint8 purposes[SCRUTINY_N_PURPOSES][SCRUTINY_KEY_BYTES];
  guint8 has_panel_key;
  guint8 has_purpose[SCRUTINY_N_PURPOSES];
} Trust;

/* Lives in memory from sodium_malloc: locked, guarded, wiped when freed. */
struct _ScrutinyKeys {
  guint8 public_key[SCRUTINY_KEY_BYTES];
  guint8 secret_key[SCRUTINY_KEY_BYTES];
  Trust trust;
};

/* Rights come from which key opens what: the force lead cannot open footage or
 * answers even with the program taken apart. */
static const gboolean entrusted[SCRUTINY_N_ROLES][SCRUTINY_N_PURPOSES] = {
  [SCRUTINY_ROLE_COORDINATOR] = { TRUE, TRUE, TRUE, TRUE },
  [SCRUTINY_ROLE_CHAIR] = { TRUE, TRUE, TRUE, TRUE },
  [SCRUTINY_ROLE_MEMBER] = { TRUE, TRUE, TRUE, TRUE },
  [SCRUTINY_ROLE_FORCE_LEAD] = { FALSE, FALSE, TRUE, TRUE },
};

static gpointer
allocate (gsize size)
{
  gpointer memory = NULL;

  if (sodium_init () >= 0)
    memory = sodium_malloc (size);
  if (memory == NULL)
    g_error ("Out of guarded memory");
  sodium_memzero (memory, size);

  return memory;
}

/**
 * scrutiny_keys_new:
 *
 * Returns: (transfer full): a fresh key pair that is entrusted with nothing yet
 */
ScrutinyKeys *
scrutiny_keys_new (void)
{
  ScrutinyKeys *self = allocate (sizeof *self);

  crypto_box_keypair (self->public_key, self->secret_key);

  return self;
}

/** scrutiny_keys_free: Wipes and frees. */
void
scrutiny_keys_free (ScrutinyKeys *self)
{
  sodium_free (self);
}

/** scrutiny_keys_get_public: The 32 bytes others seal to; owned by @self. */
const guint8 *
scrutiny_keys_get_public (ScrutinyKeys *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->public_key;
}

const guint8 *
scrutiny_keys_get_secret (ScrutinyKeys *self)
{
  return self->secret_key;
}

static void
derive_purposes (Trust *trust)
{
  for (guint i = 0; i < SCRUTINY_N_PURPOSES; i++) {
    crypto_kdf_derive_from_key (trust->purposes[i], SCRUTINY_KEY_BYTES, i + 1,
                                KDF_CONTEXT, trust->panel_key);
    trust->has_purpose[i] = 1;
  }
}

/**
 * scrutiny_keys_make_panel_key:
 *
 * Gives @self a fresh random panel key: the panel is being made.
 */
void
scrutiny_keys_make_panel_key (ScrutinyKeys *self)
{
  g_return_if_fail (self != NULL);

  randombytes_buf (self->trust.panel_key, SCRUTINY_KEY_BYTES);
  self->trust.has_panel_key = 1;
  derive_purposes (&self->trust);
}

gboolean
scrutiny_keys_holds_panel_key (ScrutinyKeys *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->trust.has_panel_key != 0;
}

/**
 * scrutiny_keys_entrust:
 * @self: the keys of somebody who holds the panel key
 * @role: the part whose keys are to be handed on
 * @public_key: who is to have them
 *
 * Coordinators and chairs are given the panel key, members its sub-keys, the
 * force lead those for packs and grounds.
 *
 * Returns: (transfer full): the bundle, sealed to @public_key
 */
GBytes *
scrutiny_keys_entrust (ScrutinyKeys *self,
                       ScrutinyRole role,
                       const guint8 public_key[SCRUTINY_KEY_BYTES],
                       GError **error)
{
  Trust *trust;
  GBytes *sealed;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail ((guint) role < SCRUTINY_N_ROLES, NULL);

  if (!scrutiny_keys_holds_panel_key (self)) {
    g_set_error_literal (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_DENIED,
                         _("Your keys cannot let anybody in. Ask the chair or the "
                           "coordinator."));
    return NULL;
  }

  trust = allocate (sizeof *trust);
  if (role == SCRUTINY_ROLE_COORDINATOR || role == SCRUTINY_ROLE_CHAIR) {
    memcpy (trust->panel_key, self->trust.panel_key, SCRUTINY_KEY_BYTES);
    trust->has_panel_key = 1;
  }
  for (guint i = 0; i < SCRUTINY_N_PURPOSES; i++)
    if (entrusted[role][i]) {
      memcpy (trust->purposes[i], self->trust.purposes[i], SCRUTINY_KEY_BYTES);
      trust->has_purpose[i] = 1;
    }

  sealed = scrutiny_keys_seal_to (public_key, trust, sizeof *trust, error);
  sodium_free (trust);

  return sealed;
}

/* The key that a passphrase makes, in guarded memory; NULL if it cannot. */
static guint8 *
stretch (const ScrutinyKeySlot *slot, const char *passphrase, GError **error)
{
  guint8 *key = allocate (crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

  if (crypto_pwhash (key, crypto_aead_xchacha20poly1305_ietf_KEYBYTES, passphrase,
                     strlen (passphrase), slot->salt,
                     (unsigned long long) slot->operations, (size_t) slot->memory_bytes,
                     crypto_pwhash_ALG_ARGON2ID13) == 0)
    return key;

  sodium_free (key);
  g_set_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_FAILED,
               _("Checking a passphrase needs %" PRId64 " MiB of free memory. "
                 "Close other programs, then try again."),
                  slot->memory_bytes / (1024 * 1024));

  return NULL;
}

static gboolean
check_passphrase (const char *passphrase, ScrutinyKeyCost cost, GError **error)
{
  glong minimum =
      cost == SCRUTINY_KEY_COST_FULL ? MIN_FULL_CHARACTERS : MIN_WEAK_CHARACTERS;

  if (g_utf8_validate (passphrase, -1, NULL) && g_utf8_strlen (passphrase, -1) >= minimum)
    return TRUE;

  g_set_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_PASSPHRASE,
               _("A passphrase has at least %ld characters. Four or more words that "
                 "have nothing to do with each other are best."),
                  minimum);

  return FALSE;
}

/**
 * scrutiny_keys_lock:
 * @passphrase: UTF-8, at least 12 characters (4 at demo cost)
 *
 * Seals the secret key under @passphrase. Takes about a second at full cost.
 *
 * Returns: (transfer full): a slot that still lacks its person and its grant
 */
ScrutinyKeySlot *
scrutiny_keys_lock (ScrutinyKeys *self,
                    const char *passphrase,
                    ScrutinyKeyCost cost,
                    GError **error)
{
  g_autoptr (ScrutinyKeySlot) slot = NULL;
  guint8 sealed[SCRUTINY_KEY_BYTES + crypto_aead_xchacha20poly1305_ietf_ABYTES];
  guint8 *key;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (passphrase != NULL, NULL);

  if (!check_passphrase (passphrase, cost, error))
    return NULL;

  slot = scrutiny_key_slot_new ();
  slot->operations = cost == SCRUTINY_KEY_COST_FULL ? FULL_OPERATIONS : WEAK_OPERATIONS;
  slot->memory_bytes =
      cost == SCRUTINY_KEY_COST_FULL ? FULL_MEMORY_BYTES : WEAK_MEMORY_BYTES;
  memcpy (slot->public_key, self->public_key, SCRUTINY_KEY_BYTES);
  randombytes_buf (slot->salt, sizeof slot->salt);
  randombytes_buf (slot->nonce, sizeof slot->nonce);

  key = stretch (slot, passphrase, error);
  if (key == NULL)
    return NULL;

  /* The public key is bound in, so that slots cannot be crossed. */
  crypto_aead_xchacha20poly1305_ietf_encrypt (sealed, NULL, self->secret_key,
                                              sizeof self->secret_key, slot->public_key,
                                              sizeof slot->public_key, NULL, slot->nonce,
                                              key);
  sodium_free (key);
  slot->sealed = g_bytes_new (sealed, sizeof sealed);

  return g_steal_pointer (&slot);
}

static gboolean
open_secret (ScrutinyKeys *self, ScrutinyKeySlot *slot, const guint8 *key)
{
  gsize size;
  const guint8 *sealed = g_bytes_get_data (slot->sealed, &size);
  guint8 public_key[SCRUTINY_KEY_BYTES];

  if (size != SCRUTINY_KEY_BYTES + crypto_aead_xchacha20poly1305_ietf_ABYTES ||
      crypto_aead_xchacha20poly1305_ietf_decrypt (self->secret_key, NULL, NULL, sealed,
                                                  size, slot->public_key,
                                                  sizeof slot->public_key, slot->nonce,
                                                  key) != 0)
    return FALSE;

  /* The public key is made again rather than believed. */
  crypto_scalarmult_base (public_key, self->secret_key);
  memcpy (self->public_key, public_key, sizeof public_key);

  return sodium_memcmp (public_key, slot->public_key, sizeof public_key) == 0;
}

/* Opens the grant straight into guarded memory. */
static gboolean
accept_trust (ScrutinyKeys *self, GBytes *grant)
{
  gsize size;
  const guint8 *sealed = g_bytes_get_data (grant, &size);

  return size == sizeof (Trust) + crypto_box_SEALBYTES &&
         crypto_box_seal_open ((guint8 *) &self->trust, sealed, size, self->public_key,
                               self->secret_key) == 0;
}

/**
 * scrutiny_keys_unlock:
 *
 * Takes about a second at full cost. A slot that asks for more work than any we
 * make is refused unopened.
 *
 * Returns: (transfer full): the keys, or %NULL with %SCRUTINY_APP_ERROR_PASSPHRASE
 */
ScrutinyKeys *
scrutiny_keys_unlock (ScrutinyKeySlot *slot, const char *passphrase, GError **error)
{
  g_autoptr (ScrutinyKeys) self = NULL;
  gboolean is_open;
  guint8 *key;

  g_return_val_if_fail (slot != NULL, NULL);
  g_return_val_if_fail (passphrase != NULL, NULL);

  if (slot->operations < 1 || slot->operations > MAX_OPERATIONS ||
      slot->memory_bytes < (gint64) crypto_pwhash_MEMLIMIT_MIN ||
      slot->memory_bytes > MAX_MEMORY_BYTES || slot->sealed == NULL ||
      slot->grant == NULL) {
    g_set_error_literal (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_TAMPERED,
                         _("This key slot is damaged. Restore a backup."));
    return NULL;
  }

  self = allocate (sizeof *self);
  key = stretch (slot, passphrase, error);
  if (key == NULL)
    return NULL;

  is_open = open_secret (self, slot, key) && accept_trust (self, slot->grant);
  sodium_free (key);
  if (!is_open) {
    g_set_error_literal (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_PASSPHRASE,
                         _("That name and passphrase do not open this panel."));
    return NULL;
  }

  return g_steal_pointer (&self);
}

/**
 * scrutiny_keys_new_recovery_code:
 *
 * Returns: (transfer full): eight groups of five, over 190 bits, without letters
 *   that look alike; to be printed once and never stored
 */
char *
scrutiny_keys_new_recovery_code (void)
{
  static const char letters[] = "23456789abcdefghjkmnpqrstuvwxyz";
  GString *code = g_string_new (NULL);

  for (guint i = 0; i < 40; i++) {
    if (i > 0 && i % 5 == 0)
      g_string_append_c (code, '-');
    g_string_append_c (code, letters[randombytes_uniform (sizeof letters - 1)]);
  }

  return g_string_free (code, FALSE);
}

/**
 * scrutiny_keys_derive:
 * @key: (out): the sub-key; the caller wipes it
 *
 * Returns: whether this person's part is entrusted with @purpose
 */
gboolean
scrutiny_keys_derive (ScrutinyKeys *self,
                      ScrutinyPurpose purpose,
                      guint8 key[SCRUTINY_KEY_BYTES],
                      GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail ((guint) purpose < SCRUTINY_N_PURPOSES, FALSE);

  if (!self->trust.has_purpose[purpose]) {
    g_set_error_literal (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_DENIED,
                         _("Your part on this panel has no key for this."));
    return FALSE;
  }

  memcpy (key, self->trust.purposes[purpose], SCRUTINY_KEY_BYTES);

  return TRUE;
}
