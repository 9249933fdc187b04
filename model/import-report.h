/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/record-kind.h"
#include "model/tally.h"

G_BEGIN_DECLS

/* What was found in one file: the numbers that a panel compares with what the force says
 * it sent. Filled by the reader, then read only. Counts are of rows unless they say
 * otherwise. rows = imported + rejected. */
typedef struct {
  gatomicrefcount ref_count;

  char *source_name; /* file name without its folder */
  char *layout;
  char *force;      /* slug, "" unknown */
  char *encoding;   /* "utf-8" or "windows-1252" */
  char *line_ends;  /* "lf", "crlf", "cr" or "mixed" */
  char *file_month; /* "YYYY-MM" that the file's name says, "" none */
  char sha256[65];  /* of the exact bytes */
  ScrutinyRecordKind kind;
  gboolean has_bom;
  goffset size_bytes;

  gint64 rows;
  gint64 imported;
  gint64 rejected;
  gint64 blank_lines;
  gint64 decoded_rows; /* not UTF-8, read as windows-1252 */

  char from[11]; /* first and last local day, "" none */
  char to[11];
  ScrutinyTally *months;     /* "YYYY-MM", local */
  gint64 outside_file_month; /* local day not in the month the file is named for */
  gint64 day_only;           /* at local midnight: a date without a time */

  gint64 duplicates;       /* equal to an earlier row in every cell */
  gint64 duplicate_groups; /* different rows that occur more than once */
  gint64 largest_group;    /* most equal rows */
  gboolean looks_doubled;  /* the file seems to have been loaded twice */

  gint64 reports;   /* use of force: one officer on one person */
  gint64 incidents; /* what they group to; 0 unknown */
  gboolean has_incidents;
  gboolean are_incidents_estimated;

  ScrutinyTally *reasons;        /* why rows were rejected, by code */
  ScrutinyTally *unknown_labels; /* "column<TAB>label" */
  ScrutinyTally *filled;         /* cells not blank, by column */
  ScrutinyTally *quality;        /* data-quality flags, by code */
  ScrutinyTally *fields;         /* values, by field of the data model */
  char **columns;                /* mapped columns, as the file names them */
  char **missing_columns;        /* that the layout knows and the file lacks */
  char **ignored_columns;        /* that the layout does not use */
} ScrutinyImportReport;

ScrutinyImportReport *scrutiny_import_report_new (void);
void scrutiny_import_report_unref (ScrutinyImportReport *self);

char *scrutiny_import_report_dup_period (const ScrutinyImportReport *self);
int scrutiny_import_report_empty_percent (const ScrutinyImportReport *self,
                                          const char *column);
gboolean scrutiny_import_report_is_mostly_day_only (const ScrutinyImportReport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyImportReport, scrutiny_import_report_unref)

G_END_DECLS
