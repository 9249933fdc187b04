/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/record-import.h"

/**
 * scrutiny_record_import_new:
 *
 * Returns: (transfer full): an import with an empty report, for a store to fill
 */
ScrutinyRecordImport *
scrutiny_record_import_new (void)
{
  ScrutinyRecordImport *self = g_new0 (ScrutinyRecordImport, 1);

  self->report = scrutiny_import_report_new ();

  return self;
}

void
scrutiny_record_import_free (ScrutinyRecordImport *self)
{
  g_return_if_fail (self != NULL);

  scrutiny_import_report_unref (self->report);
  g_free (self);
}
