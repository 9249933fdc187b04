/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/audit-entry.h"

#include <string.h>

/**
 * scrutiny_audit_entry_new:
 *
 * Returns: (transfer full): an entry that still lacks its place in the log.
 */
ScrutinyAuditEntry *
scrutiny_audit_entry_new (const char *act, const char *detail)
{
  ScrutinyAuditEntry *self;

  g_return_val_if_fail (act != NULL, NULL);
  g_return_val_if_fail (detail != NULL, NULL);

  self = g_new0 (ScrutinyAuditEntry, 1);
  self->act = g_strdup (act);
  self->detail = g_strdup (detail);

  return self;
}

/**
 * scrutiny_audit_entry_free:
 * @self: (transfer full): an entry
 */
void
scrutiny_audit_entry_free (ScrutinyAuditEntry *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->act);
  g_free (self->detail);
  g_free (self);
}

static void
append_hex (GString *text, const guint8 *bytes, gsize size)
{
  for (gsize i = 0; i < size; i++)
    g_string_append_printf (text, "%02x", bytes[i]);
}

/**
 * scrutiny_audit_entry_make_hash:
 * @hash: (out): SHA-256 of the entry without its own hash
 *
 * The bytes hashed are the fields in words, a line each, so that anybody can
 * make them again with sha256sum: "audit/1", seq, at_us, offset_minutes, actor,
 * act, previous in hex, and last, without a line end, the detail. Only the last
 * field may hold a line end, so no two entries give the same bytes.
 */
void
scrutiny_audit_entry_make_hash (const ScrutinyAuditEntry *self,
                                guint8 hash[SCRUTINY_HASH_BYTES])
{
  g_autoptr (GString) text = g_string_new ("audit/1\n");
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize size = SCRUTINY_HASH_BYTES;

  g_return_if_fail (self != NULL);

  g_string_append_printf (text,
                          "%" G_GINT64_FORMAT "\n%" G_GINT64_FORMAT
                          "\n%d\n%" G_GINT64_FORMAT "\n%s\n",
                          self->seq, self->at_us, self->offset_minutes, self->actor,
                          self->act);
  append_hex (text, self->previous, SCRUTINY_HASH_BYTES);
  g_string_append_c (text, '\n');
  g_string_append (text, self->detail);

  g_checksum_update (checksum, (const guchar *) text->str, (gssize) text->len);
  g_checksum_get_digest (checksum, hash, &size);
}

/**
 * scrutiny_audit_entry_format_head:
 *
 * Returns: (transfer full): "count-hash", to leave the machine on minutes
 */
char *
scrutiny_audit_entry_format_head (const ScrutinyAuditEntry *self)
{
  GString *text;

  g_return_val_if_fail (self != NULL, NULL);

  text = g_string_new (NULL);
  g_string_append_printf (text, "%" G_GINT64_FORMAT "-", self->seq);
  append_hex (text, self->hash, SCRUTINY_HASH_BYTES);

  return g_string_free (text, FALSE);
}
