/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "reports/csv.h"
#include "reports/findings-file-private.h"

/* One figure a line: table, row, what the row is called, column, value. Every
 * table fits that shape, so any program can read the file without knowing them. */
static void
append (GString *csv,
        const char *table,
        guint row,
        const char *label,
        const char *column,
        const char *value)
{
  g_autofree char *number = g_strdup_printf ("%u", row);
  const char *const cells[] = { table, number, label, column, value, NULL };

  scrutiny_csv_append_row (csv, cells);
}

static void
append_table (GString *csv, const ScrutinyTable *table)
{
  for (guint r = 0; r < scrutiny_table_get_rows (table); r++) {
    g_autofree char *label = scrutiny_table_format (table, r, 0);

    for (guint c = 0; c < scrutiny_table_get_columns (table); c++) {
      g_autofree char *value = scrutiny_table_format (table, r, c);

      append (csv, scrutiny_table_get_id (table), r + 1, label,
              scrutiny_table_get_header (table, c), value);
    }
  }
}

char *
scrutiny_findings_to_csv (const ScrutinyFindings *findings)
{
  const char *const heads[] = { "table", "row", "label", "column", "value", NULL };
  GString *csv = g_string_new (NULL);

  scrutiny_csv_append_row (csv, heads);
  append (csv, "about", 1, _("Panel"), "text", scrutiny_findings_get_panel (findings));
  append (csv, "about", 2, _("Force"), "text", scrutiny_findings_get_force (findings));
  append (csv, "about", 3, _("Day"), "text", scrutiny_findings_get_day (findings));
  append (csv, "about", 4,
          _("What is in it"), "text", scrutiny_findings_get_scope (findings));
  if (scrutiny_findings_is_demo (findings))
    append (csv, "about", 5, "DEMO", "text", _("Made-up people and places"));

  for (guint i = 0; i < scrutiny_findings_get_n_headlines (findings); i++)
    append (csv, "headlines", i + 1, "", "text",
            scrutiny_findings_get_headline (findings, i));
  for (guint i = 0; i < scrutiny_findings_get_n_findings (findings); i++) {
    ScrutinyFinding finding = scrutiny_findings_get_finding (findings, i);

    append (csv, "findings", i + 1, finding.id, "sentence", finding.sentence);
    append (csv, "findings", i + 1, finding.id, "sure", finding.sure);
    append (csv, "findings", i + 1, finding.id, "beside", finding.beside);
    append (csv, "findings", i + 1, finding.id, "cases", finding.cases);
  }
  for (guint i = 0; i < scrutiny_findings_get_n_tables (findings); i++)
    append_table (csv, scrutiny_findings_get_table (findings, i));
  for (guint i = 0; i < scrutiny_findings_get_n_notes (findings); i++)
    append (csv, "notes", i + 1, "", "text", scrutiny_findings_get_note (findings, i));

  return g_string_free (csv, FALSE);
}
