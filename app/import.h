/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/session.h"
#include "model/import-difference.h"
#include "model/record-import.h"

G_BEGIN_DECLS

/* How a file is to be imported; all zero is a good choice. */
typedef struct {
  const char *layout; /* NULL or "auto", a built-in layout's name, or a layout file */
  const char *rejects_path; /* NULL: rows that are not taken are not written out */
  gboolean rejects_append;  /* rows of an earlier file that stand there stay */
  gboolean is_dry_run;      /* find out all that would happen, change nothing */
  gboolean keeps_earlier;   /* never take the file for a month sent again */
  ScrutinyProgress progress;
  gpointer progress_data;
} ScrutinyImportChoices;

/* What became of a file. */
typedef struct {
  ScrutinyImportReport *report;
  gint64 import_id;                    /* 0: a dry run */
  gint64 replaces;                     /* the earlier import of the same months; 0 none */
  gint64 already_here;                 /* rows equal to rows of other files that stand */
  gboolean is_other_force;             /* not the force of the panel */
  ScrutinyImportDifference difference; /* to the import it replaces */
} ScrutinyImportResult;

ScrutinyImportResult *scrutiny_import_file (ScrutinySession *session,
                                            const char *path,
                                            const ScrutinyImportChoices *choices,
                                            GCancellable *cancellable,
                                            GError **error);
const char *scrutiny_import_explain_reason (const char *reason);
void scrutiny_import_result_free (ScrutinyImportResult *self);

GPtrArray *scrutiny_import_list (ScrutinySession *session, GError **error);
ScrutinyRecordImport *scrutiny_import_get (ScrutinySession *session,
                                           gint64 id,
                                           GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyImportResult, scrutiny_import_result_free)

G_END_DECLS
