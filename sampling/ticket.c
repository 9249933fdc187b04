/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sampling/ticket.h"

#include <string.h>

/* 256 bits are at most 78 decimal digits: five pieces of 18. */
#define PIECE        G_GUINT64_CONSTANT (1000000000000000000)
#define PIECE_DIGITS 18u
#define N_PIECES     5u
#define DIGITS_MIN   64u
#define DIGEST_SIZE  32u

__extension__ typedef unsigned __int128 Wide;

static void
load_limbs (const guint8 digest[DIGEST_SIZE], guint64 limbs[4])
{
  for (guint i = 0; i < 4; i++) {
    limbs[i] = 0;
    for (guint j = 0; j < 8; j++)
      limbs[i] = limbs[i] << 8 | digest[i * 8 + j];
  }
}

/* Divides the number by 10^18 in place, highest limb first. */
static guint64
divide (guint64 limbs[4])
{
  guint64 rest = 0;

  for (guint i = 0; i < 4; i++) {
    Wide value = (Wide) rest << 64 | limbs[i];

    limbs[i] = (guint64) (value / PIECE);
    rest = (guint64) (value % PIECE);
  }

  return rest;
}

/**
 * scrutiny_ticket_from_digest:
 * @digest: SHA-256 read as one big-endian number
 * @ticket: (out): 0. and the digits of that number backwards, filled up with
 *   zeros to 64
 *
 * The even low digits come first that way. Same rule as consistent_sampler 1.0.
 */
void
scrutiny_ticket_from_digest (const guint8 digest[DIGEST_SIZE],
                             char ticket[SCRUTINY_TICKET_SIZE])
{
  char digits[N_PIECES * PIECE_DIGITS];
  guint64 limbs[4];
  guint length = DIGITS_MIN;

  load_limbs (digest, limbs);
  for (guint i = 0; i < N_PIECES; i++) {
    guint64 piece = divide (limbs);

    for (guint j = 0; j < PIECE_DIGITS; j++) {
      digits[i * PIECE_DIGITS + j] = (char) ('0' + piece % 10);
      piece /= 10;
    }
  }

  for (guint i = DIGITS_MIN; i < sizeof digits; i++) {
    if (digits[i] != '0')
      length = i + 1;
  }

  ticket[0] = '0';
  ticket[1] = '.';
  memcpy (ticket + 2, digits, MIN (length, SCRUTINY_TICKET_SIZE - 3));
  ticket[2 + MIN (length, SCRUTINY_TICKET_SIZE - 3)] = '\0';
}

/**
 * scrutiny_ticket_peek_order:
 *
 * Returns: the first 18 digits of the ticket as a number: two tickets stand in
 *   the order of these numbers unless they are equal
 */
guint64
scrutiny_ticket_peek_order (const guint8 digest[DIGEST_SIZE])
{
  guint64 limbs[4];
  guint64 piece;
  guint64 order = 0;

  load_limbs (digest, limbs);
  piece = divide (limbs);
  for (guint i = 0; i < PIECE_DIGITS; i++) {
    order = order * 10 + piece % 10;
    piece /= 10;
  }

  return order;
}

/**
 * scrutiny_ticket_next:
 * @ticket: the ticket an id was drawn with, in full
 *
 * An id that goes back into the drum gets a greater ticket, made from the old one.
 *
 * Returns: (transfer full): the ticket of the next generation, in full
 */
char *
scrutiny_ticket_next (const char *ticket)
{
  g_autofree char *padded = g_strconcat (ticket, "0", NULL);
  gsize kept = 2 + strspn (padded + 2, "9");

  g_return_val_if_fail (g_str_has_prefix (ticket, "0."), NULL);

  for (guint i = 1;; i++) {
    g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
    g_autofree char *suffix = g_strdup_printf (":%u", i);
    guint8 digest[DIGEST_SIZE];
    gsize size = sizeof digest;
    char tail[SCRUTINY_TICKET_SIZE];
    g_autofree char *next = NULL;

    g_checksum_update (checksum, (const guchar *) ticket, (gssize) strlen (ticket));
    g_checksum_update (checksum, (const guchar *) suffix, (gssize) strlen (suffix));
    g_checksum_get_digest (checksum, digest, &size);
    scrutiny_ticket_from_digest (digest, tail);

    next = g_strdup_printf ("%.*s%s", (int) kept, padded, tail + 2);
    if (strcmp (next, padded) > 0)
      return g_steal_pointer (&next);
  }
}

/**
 * scrutiny_ticket_shorten:
 * @digits: how many digits to keep after the leading nines; 9 on screen
 *
 * Cuts, never rounds. Never compare or keep the short form.
 *
 * Returns: (transfer full): the ticket for the eye
 */
char *
scrutiny_ticket_shorten (const char *ticket, guint digits)
{
  gsize nines;

  g_return_val_if_fail (g_str_has_prefix (ticket, "0."), NULL);

  nines = strspn (ticket + 2, "9");
  return g_strndup (ticket, 2 + nines + digits);
}
