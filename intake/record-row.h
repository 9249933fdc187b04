/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "intake/layout-binding.h"
#include "model/import-report.h"
#include "model/record-builder.h"

G_BEGIN_DECLS

/* Turns the rows of one file into records, and counts in the report what it meets. */
typedef struct _ScrutinyRecordRow ScrutinyRecordRow;

ScrutinyRecordRow *scrutiny_record_row_new (ScrutinyLayoutBinding *binding,
                                            const char *force,
                                            ScrutinyImportReport *report,
                                            GError **error);
void scrutiny_record_row_free (ScrutinyRecordRow *self);

const char *scrutiny_record_row_map (ScrutinyRecordRow *self,
                                     const char *const *cells,
                                     ScrutinyRecordBuilder *builder);
const char *scrutiny_record_row_get_fault (ScrutinyRecordRow *self);
gboolean scrutiny_record_row_can_tie_incidents (ScrutinyRecordRow *self);
gboolean scrutiny_record_row_has_incident_column (ScrutinyRecordRow *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyRecordRow, scrutiny_record_row_free)

G_END_DECLS
