/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "intake/record-reject.h"

G_BEGIN_DECLS

/* The file that rows which were not taken are written to: file, line, reason, in words,
 * row. It appears under its name only when it is whole. */
typedef struct _ScrutinyImportRejects ScrutinyImportRejects;

ScrutinyImportRejects *scrutiny_import_rejects_new (const char *path,
                                                    const char *source_path,
                                                    gboolean appends,
                                                    GError **error);
void scrutiny_import_rejects_free (ScrutinyImportRejects *self);
gboolean scrutiny_import_rejects_add (ScrutinyImportRejects *self,
                                      const ScrutinyRecordReject *reject,
                                      GError **error);
gboolean scrutiny_import_rejects_close (ScrutinyImportRejects *self, GError **error);
gboolean scrutiny_import_rejects_place (ScrutinyImportRejects *self, GError **error);
gboolean scrutiny_import_rejects_place_imported (ScrutinyImportRejects *self,
                                                 GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyImportRejects, scrutiny_import_rejects_free)

G_END_DECLS
