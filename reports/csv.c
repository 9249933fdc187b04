/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/csv.h"

#include <string.h>

static gboolean
could_be_active (const char *cell)
{
  switch (g_utf8_get_char (cell)) {
  case '=':
  case '+':
  case '-':
  case '@':
  case '\t':
  case '\r':
  case '\n':
  case '\'':
  case 0xFF1D: /* full-width = + - @, which some spreadsheets read alike */
  case 0xFF0B:
  case 0xFF0D:
  case 0xFF20:
    return TRUE;
  default:
    return FALSE;
  }
}

static void
append_cell (GString *csv, const char *cell)
{
  gboolean is_active = could_be_active (cell);

  if (!is_active && strpbrk (cell, ",;\"\t\r\n") == NULL) {
    g_string_append (csv, cell);
    return;
  }

  g_string_append_c (csv, '"');
  if (is_active)
    g_string_append_c (csv, '\'');
  for (const char *p = cell; *p != '\0'; p++) {
    if (*p == '"')
      g_string_append_c (csv, '"');
    g_string_append_c (csv, *p);
  }
  g_string_append_c (csv, '"');
}

void
scrutiny_csv_append_row (GString *csv, const char *const *cells)
{
  g_return_if_fail (csv != NULL && cells != NULL);

  for (guint i = 0; cells[i] != NULL; i++) {
    if (i > 0)
      g_string_append_c (csv, ',');
    append_cell (csv, cells[i]);
  }
  g_string_append (csv, "\r\n");
}

const char *
scrutiny_csv_read_cell (const char *cell)
{
  g_return_val_if_fail (cell != NULL, NULL);

  return *cell == '\'' ? cell + 1 : cell;
}
