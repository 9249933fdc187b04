/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

/* The body shared by the record and the one builder that fills it. Nothing changes
 * after scrutiny_record_builder_build (), so a record may pass between threads. */
struct _ScrutinyRecord {
  gatomicrefcount ref_count;

  gint64 id; /* in the panel's database; 0 before it is there */
  gint64 started_at_us;
  gint64 line;        /* of the source file, from 1; 0 unknown */
  guint64 row_key;    /* equal for rows that say the same */
  guint ordinal;      /* which of the rows that say the same, from 1 */
  guint report_count; /* reports in this encounter, at least 1 */
  ScrutinyRecordKind kind;
  ScrutinyTimePrecision time_precision;
  char day[11];

  char *force;
  char *area;
  char *reference;
  char *incident_key;
  char *grounds;

  char *text; /* field NUL value NUL, in order */
  gsize text_length;
  guint value_count;

  char **cells; /* one block: the pointers, then the text */
};

G_END_DECLS
