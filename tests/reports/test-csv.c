/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/csv.h"

#include <string.h>

/* A reader of RFC 4180 that shares nothing with the writer. */
static GPtrArray *
read_cells (const char *csv)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);
  const char *p = csv;

  while (*p != '\0') {
    g_autoptr (GString) cell = g_string_new (NULL);

    if (*p == '"') {
      for (p++; *p != '"' || p[1] == '"'; p++) {
        p += *p == '"' ? 1 : 0;
        g_string_append_c (cell, *p);
      }
      p++;
    } else {
      for (; *p != ',' && *p != '\r'; p++)
        g_string_append_c (cell, *p);
    }
    g_ptr_array_add (cells, g_strdup (cell->str));
    p += *p == ',' ? 1 : 2;
  }

  return cells;
}

static void
check_round_trip (const char *const *cells)
{
  g_autoptr (GString) csv = g_string_new (NULL);
  g_autoptr (GPtrArray) got = NULL;

  scrutiny_csv_append_row (csv, cells);
  got = read_cells (csv->str);
  g_assert_cmpuint (got->len, ==, g_strv_length ((GStrv) cells));
  for (guint i = 0; i < got->len; i++) {
    const char *raw = g_ptr_array_index (got, i);

    g_assert_null (strchr ("=+-@\t\r\n", *raw ? *raw : 'x'));
    g_assert_cmpstr (scrutiny_csv_read_cell (raw), ==, cells[i]);
  }
}

static void
test_active_cells (void)
{
  const char *const cells[] = { "=1+1",
                                "+1",
                                "-1",
                                "@SUM(A1)",
                                "\t=1",
                                "\r=1",
                                "\n=1",
                                "'already",
                                "=HYPERLINK(\"http://example.invalid\",\"x\")",
                                "\357\274\2351+1",
                                "plain",
                                "",
                                "with, comma",
                                "with \"quotes\"",
                                "two\nlines",
                                "two\r\nlines",
                                "\342\200\256reversed",
                                "semi;colon",
                                NULL };

  g_test_summary ("No cell begins as a formula does, and every cell comes back");
  check_round_trip (cells);
}

static void
test_long_note (void)
{
  g_autofree char *note = g_malloc (1024 * 1024 + 1);
  const char *cells[] = { NULL, "after", NULL };

  for (guint i = 0; i < 1024 * 1024; i++)
    note[i] = "=\",\n\r;a-"[i % 8];
  note[1024 * 1024] = '\0';
  cells[0] = note;
  check_round_trip (cells);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reports/csv/active-cells-open-as-text", test_active_cells);
  g_test_add_func ("/reports/csv/a-mebibyte-comes-back", test_long_note);

  return g_test_run ();
}
