/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a table that only grows held at a moment: the hash of all rows up to one. */
typedef struct {
  char *table;
  gint64 last_id; /* the newest row then; 0: none */
  gint64 n_rows;
  char *sha256;
} ScrutinyTableDigest;

ScrutinyTableDigest *scrutiny_table_digest_new (const char *table, gint64 last_id);
void scrutiny_table_digest_free (ScrutinyTableDigest *self);
gboolean scrutiny_table_digest_equals (const ScrutinyTableDigest *self,
                                       const ScrutinyTableDigest *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyTableDigest, scrutiny_table_digest_free)

G_END_DECLS
