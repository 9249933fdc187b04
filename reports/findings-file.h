/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/findings.h"

G_BEGIN_DECLS

/* As what findings can leave the program. */
typedef enum {
  SCRUTINY_FINDINGS_FILE_JSON,
  SCRUTINY_FINDINGS_FILE_CSV,
  SCRUTINY_FINDINGS_FILE_XLSX,
  SCRUTINY_FINDINGS_FILE_PDF,
} ScrutinyFindingsFile;

/**
 * scrutiny_findings_file_from_name:
 * @name: "json", "csv", "xlsx" or "pdf"
 * @format: (out): the format
 *
 * Returns: %FALSE for any other name
 */
gboolean scrutiny_findings_file_from_name (const char *name,
                                           ScrutinyFindingsFile *format);

/**
 * scrutiny_findings_file_write:
 * @path: the file to make or replace, whole or not at all, readable by its owner only
 *
 * Takes a second or two for a long report: not for the main thread.
 *
 * Returns: whether the file is on disk
 */
gboolean scrutiny_findings_file_write (const ScrutinyFindings *findings,
                                       ScrutinyFindingsFile format,
                                       const char *path,
                                       GError **error);

G_END_DECLS
