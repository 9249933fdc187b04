/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/import-report.h"

#include <string.h>

/* Words of a file are listed up to here; the rest is counted without names. */
#define WORDS_LISTED_MAX 500

/**
 * scrutiny_import_report_new:
 *
 * Returns: (transfer full): a report of nothing yet
 */
ScrutinyImportReport *
scrutiny_import_report_new (void)
{
  ScrutinyImportReport *self = g_new0 (ScrutinyImportReport, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->source_name = g_strdup ("");
  self->layout = g_strdup ("");
  self->force = g_strdup ("");
  self->encoding = g_strdup ("utf-8");
  self->line_ends = g_strdup ("lf");
  self->file_month = g_strdup ("");
  self->months = scrutiny_tally_new (WORDS_LISTED_MAX);
  self->reasons = scrutiny_tally_new (WORDS_LISTED_MAX);
  self->unknown_labels = scrutiny_tally_new (WORDS_LISTED_MAX);
  self->filled = scrutiny_tally_new (WORDS_LISTED_MAX);
  self->quality = scrutiny_tally_new (WORDS_LISTED_MAX);
  self->fields = scrutiny_tally_new (WORDS_LISTED_MAX);
  self->columns = g_new0 (char *, 1);
  self->missing_columns = g_new0 (char *, 1);
  self->ignored_columns = g_new0 (char *, 1);

  return self;
}

void
scrutiny_import_report_unref (ScrutinyImportReport *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->source_name);
  g_free (self->layout);
  g_free (self->force);
  g_free (self->encoding);
  g_free (self->line_ends);
  g_free (self->file_month);
  scrutiny_tally_unref (self->months);
  scrutiny_tally_unref (self->reasons);
  scrutiny_tally_unref (self->unknown_labels);
  scrutiny_tally_unref (self->filled);
  scrutiny_tally_unref (self->quality);
  scrutiny_tally_unref (self->fields);
  g_strfreev (self->columns);
  g_strfreev (self->missing_columns);
  g_strfreev (self->ignored_columns);
  g_free (self);
}

/**
 * scrutiny_import_report_dup_period:
 * @self: a report
 *
 * Returns: (transfer full): the months the file is of: "2021-06", the month of its name
 * or the only one its records fall in; "2020-04/2021-03", the first and the last; "" if
 *   there is no record
 */
char *
scrutiny_import_report_dup_period (const ScrutinyImportReport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (*self->file_month != '\0')
    return g_strdup (self->file_month);
  if (*self->from == '\0')
    return g_strdup ("");
  if (strncmp (self->from, self->to, 7) == 0)
    return g_strndup (self->from, 7);

  return g_strdup_printf ("%.7s/%.7s", self->from, self->to);
}

/**
 * scrutiny_import_report_empty_percent:
 * @self: a report
 * @column: one of its columns
 *
 * Returns: how many of 100 imported rows leave it blank, cut down to a whole number; 100
 *   means that every one does
 */
int
scrutiny_import_report_empty_percent (const ScrutinyImportReport *self,
                                      const char *column)
{
  gint64 filled;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (column != NULL, 0);

  if (self->imported == 0)
    return 0;

  filled = scrutiny_tally_get (self->filled, column);

  return (int) ((self->imported - filled) * 100 / self->imported);
}

/**
 * scrutiny_import_report_is_mostly_day_only:
 * @self: a report
 *
 * Returns: whether more than half of the rows give a date without a time, so that hours
 *   of the day must not be charted for this force
 */
gboolean
scrutiny_import_report_is_mostly_day_only (const ScrutinyImportReport *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->day_only * 2 > self->imported;
}
