/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/records/import-facts.h"

#include <glib/gi18n.h>
#include <inttypes.h>
#include <string.h>

#include "ui/day-words.h"
#include "ui/records/record-words.h"

#define MOST_GAPS 6 /* named one by one */

static int
compare_counts (gconstpointer a, gconstpointer b, gpointer data)
{
  gint64 first = scrutiny_tally_get (data, *(const char *const *) a);
  gint64 second = scrutiny_tally_get (data, *(const char *const *) b);

  return first == second ? 0 : first > second ? -1 : 1;
}

/* A column and its label stand apart by a tab; a reason is explained. */
static char *
dup_shown (const char *word, const char *field)
{
  g_autofree char *valid = g_utf8_make_valid (word, -1);
  g_auto (GStrv) parts = NULL;

  if (field == NULL)
    return g_strdup (scrutiny_import_explain_reason (word));
  parts = g_strsplit (valid, "\t", 2);
  if (parts[0] != NULL && parts[1] != NULL)
    return g_strdup_printf ("%s: “%s”", parts[0], parts[1]);

  return scrutiny_words_for_value (field, valid);
}

/**
 * scrutiny_import_facts_tally:
 * @most: how many rows to show; what is over is said in one row
 * @field: (nullable): the field that the words stand in; reasons why a row was not taken
 *   without. Months keep the order of time, all else has the most frequent first.
 *
 * One row a word, with its count.
 */
void
scrutiny_import_facts_tally (ScrutinyTally *tally,
                             guint most,
                             const char *field,
                             ScrutinyFactList *list)
{
  g_auto (GStrv) words = scrutiny_tally_dup_words (tally);
  guint n_words = g_strv_length (words);
  gint64 rest = scrutiny_tally_get_unlisted (tally);

  if (g_strcmp0 (field, "month") != 0)
    g_qsort_with_data (words, (gint) n_words, sizeof *words, compare_counts, tally);
  for (guint i = 0; i < n_words; i++) {
    g_autofree char *shown = dup_shown (words[i], field);

    if (i < most)
      scrutiny_fact_list_add_count (list, shown, scrutiny_tally_get (tally, words[i]));
    else
      rest += scrutiny_tally_get (tally, words[i]);
  }
  if (rest > 0)
    scrutiny_fact_list_add_count (list, _ ("Others"), rest);
}

/**
 * scrutiny_import_facts_show:
 *
 * What the file is and how many rows of it were taken.
 */
void
scrutiny_import_facts_show (const ScrutinyImportResult *result, ScrutinyFactList *facts)
{
  const ScrutinyImportReport *report = result->report;

  scrutiny_fact_list_add_count (facts, _ ("Rows in the file"), report->rows);
  scrutiny_fact_list_add_count (facts, _ ("Taken"), report->imported);
  scrutiny_fact_list_add_count (facts, _ ("Not taken"), report->rejected);
  if (report->duplicates > 0)
    scrutiny_fact_list_add_count (facts, _ ("Rows equal to an earlier one"),
                                            report->duplicates);
  if (report->has_incidents)
    scrutiny_fact_list_add_count (facts, report->are_incidents_estimated
                                  ? _ ("Events, worked out from the rows")
                                  : _ ("Events"), report->incidents);
  if (*report->from != '\0') {
    g_autofree char *from = scrutiny_words_for_day (report->from);
    g_autofree char *to = scrutiny_words_for_day (report->to);
    g_autofree char *days = g_strdup_printf (_ ("%s to %s"), from, to);

    scrutiny_fact_list_add (facts, _ ("Days"), days);
  }
  scrutiny_fact_list_add (facts, _ ("What it is"),
                                    scrutiny_words_for_layout (report->layout));
  if (result->replaces != 0) {
    g_autofree char *change = g_strdup_printf (_ ("%" PRId64 " the same, %" PRId64 " new, %" PRId64
           " gone, %" PRId64 " changed"),
        result->difference.same, result->difference.added, result->difference.removed,
        result->difference.changed);

    scrutiny_fact_list_add (facts, _ ("Against the file it replaces"), change);
  }
}

/**
 * scrutiny_import_facts_doubt:
 *
 * What a coordinator should ask the force about.
 */
void
scrutiny_import_facts_doubt (const ScrutinyImportResult *result, ScrutinyFactList *doubts)
{
  const ScrutinyImportReport *report = result->report;

  if (report->looks_doubled)
    scrutiny_fact_list_add (doubts, _ ("This file may have been loaded twice"),
                                       _ ("Most rows stand in it more than once. Ask the force."));
  if (result->is_other_force)
    scrutiny_fact_list_add (doubts,
                            _ ("Another force"),
                               _ ("This file is not from the force of this panel."));
  if (report->outside_file_month > 0)
    scrutiny_fact_list_add_count (doubts, _ ("Rows outside the month in the file’s name"),
                                             report->outside_file_month);
  if (scrutiny_import_report_is_mostly_day_only (report))
    scrutiny_fact_list_add_count (doubts, _ ("Rows with a day but no time"),
                                             report->day_only);
  if (result->already_here > 0)
    scrutiny_fact_list_add_count (doubts, _ ("Rows that other files already have"),
                                             result->already_here);
  if (report->missing_columns != NULL && report->missing_columns[0] != NULL) {
    g_autofree char *missing = g_strjoinv (", ", report->missing_columns);

    scrutiny_fact_list_add (doubts, _ ("Columns that are missing"), missing);
  }
}

static gboolean
read_month (const char *month, GDate *first)
{
  guint year = (guint) g_ascii_strtoull (month, NULL, 10);
  guint number = strlen (month) == 7 ? (guint) g_ascii_strtoull (month + 5, NULL, 10) : 0;

  if (!g_date_valid_dmy (1, (GDateMonth) number, (GDateYear) year))
    return FALSE;
  g_date_set_dmy (first, 1, (GDateMonth) number, (GDateYear) year);

  return TRUE;
}

/* Months from the first to the last that no record is of, in words. */
static char *
dup_gaps (ScrutinyTally *months, const GDate *first, const GDate *last)
{
  g_autoptr (GStrvBuilder) named = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;
  g_autofree char *joined = NULL;
  guint n_gaps = 0;

  for (GDate at = *first; g_date_compare (&at, last) < 0; g_date_add_months (&at, 1)) {
    char month[sizeof "0000-00"];

    g_date_strftime (month, sizeof month, "%Y-%m", &at);
    if (scrutiny_tally_get (months, month) == 0 && n_gaps++ < MOST_GAPS) {
      g_autofree char *words = scrutiny_words_for_value ("month", month);

      g_strv_builder_add (named, words);
    }
  }
  all = g_strv_builder_end (named);
  joined = g_strjoinv (", ", all);
  if (n_gaps <= MOST_GAPS)
    return g_steal_pointer (&joined);

  return g_strdup_printf (_ ("%s and %u more"), joined, n_gaps - MOST_GAPS);
}

/**
 * scrutiny_import_facts_period:
 * @months: records by month, as "2026-03"
 *
 * From when to when the records are, and which months between have none: a month that
 * the force forgot is seen nowhere else.
 */
void
scrutiny_import_facts_period (ScrutinyTally *months, ScrutinyFactList *list)
{
  g_auto (GStrv) words = scrutiny_tally_dup_words (months);
  guint n_words = g_strv_length (words);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *period = NULL;
  g_autofree char *gaps = NULL;
  GDate first;
  GDate last;

  if (n_words == 0 || !read_month (words[0], &first) ||
      !read_month (words[n_words - 1], &last))
    return;
  from = scrutiny_words_for_value ("month", words[0]);
  to = scrutiny_words_for_value ("month", words[n_words - 1]);
  period = g_strdup_printf (_ ("%s to %s"), from, to);
  scrutiny_fact_list_add (list, _ ("From when to when"), period);
  gaps = dup_gaps (months, &first, &last);
  scrutiny_fact_list_add (list, _ ("Months without a record"),
                                   *gaps != '\0' ? gaps : _ ("None"));
}
