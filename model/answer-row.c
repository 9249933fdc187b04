/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/answer-row.h"

#include <string.h>

/**
 * scrutiny_answer_row_new:
 *
 * Returns: (transfer full): an empty row, to be filled by who makes it
 */
ScrutinyAnswerRow *
scrutiny_answer_row_new (void)
{
  return g_new0 (ScrutinyAnswerRow, 1);
}

void
scrutiny_answer_row_free (ScrutinyAnswerRow *self)
{
  g_clear_pointer (&self->own, g_bytes_unref);
  g_clear_pointer (&self->closing, g_bytes_unref);
  g_free (self);
}

static void
hash_bytes (GChecksum *checksum, GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  guint64 size_be = GUINT64_TO_BE ((guint64) size);

  g_checksum_update (checksum, (const guchar *) &size_be, sizeof size_be);
  g_checksum_update (checksum, data, (gssize) size);
}

/**
 * scrutiny_answer_row_hash:
 *
 * Feeds every byte of the row to @checksum, lengths first, so that nothing can move from
 * one row to the next unseen.
 */
void
scrutiny_answer_row_hash (const ScrutinyAnswerRow *self, GChecksum *checksum)
{
  const char *phase = scrutiny_answer_phase_to_code (self->phase);

  g_checksum_update (checksum, self->tag, SCRUTINY_ANSWER_TAG_BYTES);
  g_checksum_update (checksum, (const guchar *) phase, (gssize) strlen (phase) + 1);
  hash_bytes (checksum, self->own);
  hash_bytes (checksum, self->closing);
}
