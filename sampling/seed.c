/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sampling/seed.h"

#include <glib/gi18n-lib.h>

#include "sampling/error.h"

struct _ScrutinySeed {
  GPtrArray *shares;
  char *digits;
  char *string;
  char *sha256;
  guint symbols;
  guint assured_millibits;
};

static void
seed_clear (gpointer data)
{
  ScrutinySeed *self = data;

  g_clear_pointer (&self->shares, g_ptr_array_unref);
  g_free (self->digits);
  g_free (self->string);
  g_free (self->sha256);
}

static gboolean
check_rule (ScrutinySeed *self, guint min_shares, guint min_symbols, GError **error)
{
  if (self->shares->len < min_shares || self->shares->len > SCRUTINY_SEED_SHARES_MAX) {
    g_set_error (error, SCRUTINY_SAMPLING_ERROR, SCRUTINY_SAMPLING_ERROR_TOO_FEW_SHARES,
                 _("The seed needs shares from at least %u people, and at most %u."),
                    min_shares, SCRUTINY_SEED_SHARES_MAX);
    return FALSE;
  }
  if (self->symbols < min_symbols) {
    g_set_error (error, SCRUTINY_SAMPLING_ERROR, SCRUTINY_SAMPLING_ERROR_TOO_FEW_SYMBOLS,
                 _("The seed needs at least %u digits in all; there are %u."),
                    min_symbols, self->symbols);
    return FALSE;
  }

  return TRUE;
}

static void
join (ScrutinySeed *self, GPtrArray *shares)
{
  g_autoptr (GString) digits = g_string_new (NULL);

  for (guint i = 0; i < shares->len; i++) {
    const ScrutinyShare *share = g_ptr_array_index (shares, i);

    g_ptr_array_add (self->shares,
                     scrutiny_share_new_from_digits (share->seat, share->method,
                                                     share->digits, NULL));
    if (i > 0)
      g_string_append_c (digits, '-');
    g_string_append (digits, share->digits);
    self->symbols += scrutiny_share_get_symbols (share);
    self->assured_millibits += scrutiny_share_get_millibits (share);
  }

  self->digits = g_string_free (g_steal_pointer (&digits), FALSE);
}

/**
 * scrutiny_seed_new:
 * @shares: (element-type ScrutinyShare): in seat order, at most
 *   %SCRUTINY_SEED_SHARES_MAX; copied
 * @tag: tag of the plan, which gives each plan of a meeting its own tickets
 * @min_shares: the plan's rule
 * @min_symbols: the plan's rule, over all shares
 *
 * Returns: (transfer full): the seed, or %NULL with
 *   %SCRUTINY_SAMPLING_ERROR_TOO_FEW_SHARES or
 *   %SCRUTINY_SAMPLING_ERROR_TOO_FEW_SYMBOLS
 */
ScrutinySeed *
scrutiny_seed_new (GPtrArray *shares,
                   const char *tag,
                   guint min_shares,
                   guint min_symbols,
                   GError **error)
{
  g_autoptr (ScrutinySeed) self = NULL;

  g_return_val_if_fail (shares != NULL && tag != NULL, NULL);

  self = g_atomic_rc_box_new0 (ScrutinySeed);
  self->shares = g_ptr_array_new_with_free_func ((GDestroyNotify) scrutiny_share_free);
  join (self, shares);
  if (!check_rule (self, min_shares, min_symbols, error))
    return NULL;

  self->string = g_strconcat (self->digits, "/", tag, NULL);
  self->sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, self->string, -1);
  return g_steal_pointer (&self);
}

/** scrutiny_seed_ref: Returns: (transfer full): @self; from any thread */
ScrutinySeed *
scrutiny_seed_ref (ScrutinySeed *self)
{
  return g_atomic_rc_box_acquire (self);
}

/** scrutiny_seed_unref: gives back one reference; from any thread */
void
scrutiny_seed_unref (ScrutinySeed *self)
{
  g_atomic_rc_box_release_full (self, seed_clear);
}

/** scrutiny_seed_get_shares: Returns: (transfer none) (element-type ScrutinyShare) */
GPtrArray *
scrutiny_seed_get_shares (ScrutinySeed *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->shares;
}

/** scrutiny_seed_get_digits: Returns: the shares joined by hyphens */
const char *
scrutiny_seed_get_digits (ScrutinySeed *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->digits;
}

/** scrutiny_seed_get_string: Returns: what is hashed: digits, slash, tag */
const char *
scrutiny_seed_get_string (ScrutinySeed *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->string;
}

/** scrutiny_seed_get_sha256: Returns: SHA-256 of the seed string in hex */
const char *
scrutiny_seed_get_sha256 (ScrutinySeed *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->sha256;
}

/**
 * scrutiny_seed_get_assured_millibits:
 *
 * Returns: thousandths of a bit of chance from dice; under
 *   %SCRUTINY_SEED_ASSURED_MILLIBITS the certificate says "chosen, not rolled"
 */
guint
scrutiny_seed_get_assured_millibits (ScrutinySeed *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->assured_millibits;
}
