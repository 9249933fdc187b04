/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "reports/findings-file-private.h"
#include "reports/findings-private.h"
#include "reports/pages-private.h"

/* Tables with more columns of text than this are printed row by row. */
#define MOST_TEXT_COLUMNS 4

static gboolean
is_wide (const ScrutinyTable *table)
{
  guint texts = 0;

  for (guint c = 0; c < scrutiny_table_get_columns (table); c++)
    texts += scrutiny_table_get_rows (table) > 0 &&
                     scrutiny_table_get_kind (table, 0, c) == SCRUTINY_CELL_TEXT
                 ? 1
                 : 0;

  return texts > MOST_TEXT_COLUMNS;
}

static gboolean
is_late (ScrutinyFinding finding)
{
  return g_str_has_prefix (finding.id, "late_");
}

/* Five sentences, then what is owed: the page a force lead reads. */
static void
fill_first_page (ScrutinyPages *pages, const ScrutinyFindings *findings)
{
  g_autofree char *title =
      g_strdup_printf (_("Findings: %s"), scrutiny_findings_get_panel (findings));
  g_autofree char *day = findings_day_words (scrutiny_findings_get_day (findings));
  g_autofree char *who =
      g_strdup_printf ("%s, %s", scrutiny_findings_get_force (findings), day);

  scrutiny_pages_heading (pages, 1, title);
  scrutiny_pages_paragraph (pages, who);
  for (guint i = 0; i < scrutiny_findings_get_n_headlines (findings); i++) {
    g_autofree char *number = g_strdup_printf ("%u", i + 1);

    scrutiny_pages_point (pages, number, scrutiny_findings_get_headline (findings, i));
  }
  scrutiny_pages_paragraph (pages, scrutiny_findings_get_scope (findings));

  for (guint i = 0; i < scrutiny_findings_get_n_findings (findings); i++) {
    ScrutinyFinding finding = scrutiny_findings_get_finding (findings, i);

    if (is_late (finding))
      scrutiny_pages_point (pages, "!", finding.sentence);
  }
}

/* Items without a case that fell short stand in the table of answers; on paper only
 * what needs reading is spelt out. */
static gboolean
is_worth_reading (const ScrutinyFindings *findings, ScrutinyFinding finding)
{
  static const char *const always[] = { "grade_green", "grade_amber", "grade_red",
                                        "footage",     "change",      "record_mismatch",
                                        NULL };

  return *finding.cases != '\0' || g_strv_contains (always, finding.id) ||
         scrutiny_findings_get_audience (findings) == SCRUTINY_AUDIENCE_PUBLIC;
}

static void
fill_findings (ScrutinyPages *pages, const ScrutinyFindings *findings)
{
  scrutiny_pages_heading (pages, 2, _("The findings and how sure they are"));
  for (guint i = 0; i < scrutiny_findings_get_n_findings (findings); i++) {
    ScrutinyFinding finding = scrutiny_findings_get_finding (findings, i);
    g_autofree char *words = NULL;

    if (is_late (finding) || !is_worth_reading (findings, finding))
      continue;
    scrutiny_pages_strong (pages, finding.sentence);
    words = g_strdup_printf ("%s %s", finding.sure, finding.beside);
    scrutiny_pages_paragraph (pages, g_strstrip (words));
  }
}

static void
fill (ScrutinyPages *pages, gconstpointer data)
{
  const ScrutinyFindings *findings = data;

  fill_first_page (pages, findings);
  for (guint i = 0; i < scrutiny_findings_get_n_charts (findings); i++)
    scrutiny_pages_chart (pages, scrutiny_findings_get_chart (findings, i));
  fill_findings (pages, findings);
  for (guint i = 0; i < scrutiny_findings_get_n_tables (findings); i++) {
    const ScrutinyTable *table = scrutiny_findings_get_table (findings, i);

    if (is_wide (table))
      scrutiny_pages_cards (pages, table);
    else
      scrutiny_pages_table (pages, table);
  }
  scrutiny_pages_heading (pages, 2, _("What these figures do not show"));
  for (guint i = 0; i < scrutiny_findings_get_n_notes (findings); i++)
    scrutiny_pages_point (pages, "–", scrutiny_findings_get_note (findings, i));
}

/** scrutiny_findings_write_pdf: The sentences, the charts and their tables, on A4 */
gboolean
scrutiny_findings_write_pdf (const ScrutinyFindings *findings,
                             const char *path,
                             GError **error)
{
  g_autofree char *footer =
      g_strdup_printf ("%s · %s", scrutiny_findings_get_panel (findings),
                       scrutiny_findings_get_day (findings));
  const ScrutinyPagesFacts facts = {
    .title = _("Findings"), .footer = footer,
                .day = scrutiny_findings_get_day (findings),
                .is_demo = scrutiny_findings_is_demo (findings),
    };

  return scrutiny_pages_write (&facts, fill, findings, path, error);
}
