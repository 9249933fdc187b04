/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A row that was not taken. Valid only during the call that hands it over. */
typedef struct {
  gint64 line;        /* where it begins in the file, from 1 */
  const char *reason; /* a word, such as "ragged" or "date-missing" */
  const char *detail; /* the column or the cell at fault, "" none; UTF-8 */
  const char *raw;    /* the row's bytes as they stand in the file */
  gsize raw_length;
} ScrutinyRecordReject;

const char *scrutiny_record_reject_explain (const char *reason);

G_END_DECLS
