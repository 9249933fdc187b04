/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sampling/lottery.h"

/* The hex hash of the seed is one whole SHA-256 block, so it is hashed once and
 * its state is copied for every id. */
struct _ScrutinyLottery {
  GChecksum *primed;
};

/**
 * scrutiny_lottery_new:
 * @seed_string: the seed in full, as hashed
 *
 * Returns: (transfer full): the drum
 */
ScrutinyLottery *
scrutiny_lottery_new (const char *seed_string)
{
  g_autofree char *hex = NULL;
  ScrutinyLottery *self;

  g_return_val_if_fail (seed_string != NULL, NULL);

  self = g_new0 (ScrutinyLottery, 1);
  hex = g_compute_checksum_for_string (G_CHECKSUM_SHA256, seed_string, -1);
  self->primed = g_checksum_new (G_CHECKSUM_SHA256);
  g_checksum_update (self->primed, (const guchar *) hex, -1);
  return self;
}

/** scrutiny_lottery_free: throws the drum away */
void
scrutiny_lottery_free (ScrutinyLottery *self)
{
  g_checksum_free (self->primed);
  g_free (self);
}

/**
 * scrutiny_lottery_digest:
 * @id: bytes of the id, not necessarily ended by NUL
 * @digest: (out): SHA-256 of the seed's hash in hex followed by the id
 */
void
scrutiny_lottery_digest (ScrutinyLottery *self,
                         const char *id,
                         gsize length,
                         guint8 digest[32])
{
  g_autoptr (GChecksum) checksum = g_checksum_copy (self->primed);
  gsize size = 32;

  g_checksum_update (checksum, (const guchar *) id, (gssize) length);
  g_checksum_get_digest (checksum, digest, &size);
}

/** scrutiny_lottery_draw_ticket: Returns: (transfer full): the ticket of an id */
char *
scrutiny_lottery_draw_ticket (ScrutinyLottery *self, const char *id, gsize length)
{
  guint8 digest[32];
  char ticket[SCRUTINY_TICKET_SIZE];

  g_return_val_if_fail (self != NULL && (id != NULL || length == 0), NULL);

  scrutiny_lottery_digest (self, id, length, digest);
  scrutiny_ticket_from_digest (digest, ticket);
  return g_strdup (ticket);
}
