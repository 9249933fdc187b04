/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "intake/record-reader.h"

/* What a test wants of one reading: records and the rejects' "line reason" words. */
typedef struct {
  GPtrArray *records;
  GPtrArray *rejects;
  ScrutinyImportReport *report;
  GError *error;
} ReadRecords;

ReadRecords *read_records (ScrutinyLayout *layout,
                           const char *name,
                           const char *bytes,
                           gssize length);
ReadRecords *read_fixture (ScrutinyLayout *layout, const char *name);
void read_records_free (ReadRecords *self);
ScrutinyRecord *read_records_at (ReadRecords *self, guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadRecords, read_records_free)
