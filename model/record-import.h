/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/import-report.h"

G_BEGIN_DECLS

/* One file that a panel has taken, and whether it still stands. */
typedef struct {
  gint64 id;
  gint64 replaces;    /* the import whose month this is anew; 0 none */
  gint64 replaced_by; /* 0: its records stand */
  gint64 imported_at_us;
  gint64 imported_by; /* a person's id */
  ScrutinyImportReport *report;
} ScrutinyRecordImport;

ScrutinyRecordImport *scrutiny_record_import_new (void);
void scrutiny_record_import_free (ScrutinyRecordImport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyRecordImport, scrutiny_record_import_free)

G_END_DECLS
