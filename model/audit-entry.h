/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SCRUTINY_HASH_BYTES 32

/* One line of the log: who did what when, and the hash that ties it to the line
 * before. People are ids here, never names. Immutable once it is stored. */
typedef struct {
  gint64 seq;          /* 1, 2, 3 without a gap */
  gint64 at_us;        /* the machine's clock, microseconds UTC */
  gint offset_minutes; /* the machine's time zone then */
  gint64 actor;        /* a person's id; 0: nobody was signed in */
  char *act;           /* the policy's name of the act */
  char *detail;        /* what happened, without secrets or names */
  guint8 previous[SCRUTINY_HASH_BYTES];
  guint8 hash[SCRUTINY_HASH_BYTES];
} ScrutinyAuditEntry;

ScrutinyAuditEntry *scrutiny_audit_entry_new (const char *act, const char *detail);
void scrutiny_audit_entry_free (ScrutinyAuditEntry *self);
void scrutiny_audit_entry_make_hash (const ScrutinyAuditEntry *self,
                                     guint8 hash[SCRUTINY_HASH_BYTES]);
char *scrutiny_audit_entry_format_head (const ScrutinyAuditEntry *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyAuditEntry, scrutiny_audit_entry_free)

G_END_DECLS
