/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <xlsxwriter.h>

#include "reports/error.h"
#include "reports/findings-file-private.h"

/* A cell of the format holds 32,767 characters; longer text goes on to the right. */
#define MOST_CELL_CHARACTERS 32000

typedef struct {
  lxw_workbook *book;
  lxw_format *bold;
  lxw_format *wrapped;
  lxw_format *percent;
  lxw_format *number;
} Book;

/* Writes @text as text whatever it looks like: worksheet_write_string () never
 * makes a formula. Returns the number of cells it took. */
static lxw_col_t
write_text (lxw_worksheet *sheet,
            guint row,
            guint column,
            const char *text,
            lxw_format *format)
{
  g_autofree char *valid = g_utf8_make_valid (text ? text : "", -1);
  const char *rest = valid;
  lxw_col_t used = 0;

  do {
    const char *end = rest;
    g_autofree char *piece = NULL;

    for (guint i = 0; i < MOST_CELL_CHARACTERS && *end != '\0'; i++)
      end = g_utf8_next_char (end);
    piece = g_strndup (rest, (gsize) (end - rest));
    worksheet_write_string (sheet, row, (lxw_col_t) (column + used), piece, format);
    used++;
    rest = end;
  } while (*rest != '\0');

  return used;
}

static void
write_cell (const Book *book,
            lxw_worksheet *sheet,
            const ScrutinyTable *table,
            guint row,
            guint column,
            guint at)
{
  lxw_row_t line = row + 3;
  lxw_col_t place = (lxw_col_t) at;
  double value = scrutiny_table_get_value (table, row, column);

  switch (scrutiny_table_get_kind (table, row, column)) {
  case SCRUTINY_CELL_TEXT:
    write_text (sheet, line, at, scrutiny_table_get_text (table, row, column),
                book->wrapped);
    break;
  case SCRUTINY_CELL_COUNT:
    worksheet_write_number (sheet, line, place, value, NULL);
    break;
  case SCRUTINY_CELL_SHARE:
    worksheet_write_number (sheet, line, place, value, book->percent);
    break;
  case SCRUTINY_CELL_NUMBER:
    worksheet_write_number (sheet, line, place, value, book->number);
    break;
  case SCRUTINY_CELL_HIDDEN:
    worksheet_write_string (sheet, line, place,
                            scrutiny_table_get_text (table, row, column), NULL);
    break;
  case SCRUTINY_CELL_EMPTY:
  default:
    break;
  }
}

/* How many cells the longest text of a column needs side by side. */
static guint
cells_needed (const ScrutinyTable *table, guint column)
{
  guint most = 1;

  for (guint r = 0; r < scrutiny_table_get_rows (table); r++) {
    const char *text = scrutiny_table_get_text (table, r, column);

    if (text != NULL)
      most = MAX (most, 1 + (guint) strlen (text) / MOST_CELL_CHARACTERS);
  }

  return most;
}

static void
write_table (const Book *book, const ScrutinyTable *table)
{
  /* Sheet names are at most 31 characters; table ids are shorter by design. */
  lxw_worksheet *sheet =
      workbook_add_worksheet (book->book, scrutiny_table_get_id (table));
  guint at = 0;

  write_text (sheet, 0, 0, scrutiny_table_get_title (table), book->bold);
  for (guint c = 0; c < scrutiny_table_get_columns (table); c++) {
    gboolean is_wide = scrutiny_table_get_rows (table) > 0 &&
                       scrutiny_table_get_kind (table, 0, c) == SCRUTINY_CELL_TEXT;

    write_text (sheet, 2, at, scrutiny_table_get_header (table, c), book->bold);
    worksheet_set_column (sheet, (lxw_col_t) at, (lxw_col_t) at, is_wide ? 34 : 13, NULL);
    for (guint r = 0; r < scrutiny_table_get_rows (table); r++)
      write_cell (book, sheet, table, r, c, at);
    at += cells_needed (table, c);
  }
  worksheet_freeze_panes (sheet, 3, 0);
}

static void
write_first_sheet (const Book *book, const ScrutinyFindings *findings)
{
  lxw_worksheet *sheet = workbook_add_worksheet (book->book, "findings");
  guint row = 0;

  worksheet_set_column (sheet, 0, 0, 60, NULL);
  worksheet_set_column (sheet, 1, 3, 45, NULL);
  if (scrutiny_findings_is_demo (findings))
    write_text (sheet, row++, 0, _("DEMO – made-up people and places"), book->bold);
  write_text (sheet, row++, 0, scrutiny_findings_get_panel (findings), book->bold);
  write_text (sheet, row++, 0, scrutiny_findings_get_force (findings), NULL);
  write_text (sheet, row++, 0, scrutiny_findings_get_day (findings), NULL);
  write_text (sheet, row++, 0, scrutiny_findings_get_scope (findings), book->wrapped);
  row++;

  for (guint i = 0; i < scrutiny_findings_get_n_headlines (findings); i++)
    write_text (sheet, row++, 0, scrutiny_findings_get_headline (findings, i),
                book->wrapped);
  row++;

  write_text (sheet, row, 0, _("Finding"), book->bold);
  write_text (sheet, row, 1, _("How sure"), book->bold);
  write_text (sheet, row, 2, _("Left out of it"), book->bold);
  write_text (sheet, row++, 3, _("Cases"), book->bold);
  for (guint i = 0; i < scrutiny_findings_get_n_findings (findings); i++, row++) {
    ScrutinyFinding finding = scrutiny_findings_get_finding (findings, i);

    write_text (sheet, row, 0, finding.sentence, book->wrapped);
    write_text (sheet, row, 1, finding.sure, book->wrapped);
    write_text (sheet, row, 2, finding.beside, book->wrapped);
    write_text (sheet, row, 3, finding.cases, book->wrapped);
  }
  row++;

  for (guint i = 0; i < scrutiny_findings_get_n_notes (findings); i++)
    write_text (sheet, row++, 0, scrutiny_findings_get_note (findings, i), book->wrapped);
}

static void
write_book (const Book *book, const ScrutinyFindings *findings)
{
  /* A fixed date makes the same findings the same bytes. */
  lxw_doc_properties properties = { .title = (char *) "BWV Scrutiny",
                                    .created = 1577836800 };

  workbook_set_properties (book->book, &properties);
  write_first_sheet (book, findings);
  for (guint i = 0; i < scrutiny_findings_get_n_tables (findings); i++)
    write_table (book, scrutiny_findings_get_table (findings, i));
}

/**
 * scrutiny_findings_write_xlsx:
 *
 * A sheet a table; every cell that could be read as a formula is text
 */
gboolean
scrutiny_findings_write_xlsx (const ScrutinyFindings *findings,
                              const char *path,
                              GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *part = g_strdup_printf ("%s.part", path);
  /* Its scratch files stay beside the result, not in a folder others can read. */
  lxw_workbook_options options = { .tmpdir = folder };
  Book book = { .book = workbook_new_opt (part, &options) };
  lxw_error result;

  if (book.book == NULL) {
    g_set_error_literal (error, SCRUTINY_REPORTS_ERROR, SCRUTINY_REPORTS_ERROR_FAILED,
                         _("There was not enough memory for the workbook."));
    return FALSE;
  }

  book.bold = workbook_add_format (book.book);
  format_set_bold (book.bold);
  book.wrapped = workbook_add_format (book.book);
  format_set_text_wrap (book.wrapped);
  book.percent = workbook_add_format (book.book);
  format_set_num_format (book.percent, "0%");
  book.number = workbook_add_format (book.book);
  format_set_num_format (book.number, "0.00");
  write_book (&book, findings);

  result = workbook_close (book.book);
  if (result != LXW_NO_ERROR || g_chmod (part, 0600) != 0 || g_rename (part, path) != 0) {
    g_unlink (part);
    g_set_error (error, SCRUTINY_REPORTS_ERROR, SCRUTINY_REPORTS_ERROR_FAILED,
                 _("The workbook “%s” could not be written: %s"), path,
                    result != LXW_NO_ERROR ? lxw_strerror (result) : _("no permission"));
    return FALSE;
  }

  return TRUE;
}
