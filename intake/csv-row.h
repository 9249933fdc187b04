/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One row as a CSV reader hands it over: good, or bad with the reason. Valid only during
 * the call. A reason is one of the words of docs: "stray-quote", "unclosed-quote",
 * "field-too-long", "row-too-long", "too-many-fields", "encoding", "control-character".
 */
typedef struct {
  gint64 line;              /* where it begins, from 1 */
  const char *const *cells; /* UTF-8, closed by NULL; NULL in a bad row */
  guint cell_count;
  const char *reason; /* NULL in a good row */
  const char *raw;    /* its bytes as they stand in the file, cut when very long */
  gsize raw_length;
  gboolean was_decoded; /* was windows-1252 */
} ScrutinyCsvRow;

G_END_DECLS
