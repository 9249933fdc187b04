/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/small-numbers.h"

#include "reports/error.h"
#include "vectors.h"

static guint64 *
read_cells (json_t *vector, guint *rows, guint *columns)
{
  json_t *table = json_object_get (vector, "table");
  guint64 *cells;

  *rows = (guint) json_array_size (table);
  *columns = (guint) json_array_size (json_array_get (table, 0));
  cells = g_new0 (guint64, *rows * *columns);
  for (guint i = 0; i < *rows * *columns; i++)
    cells[i] = (guint64) json_integer_value (
        json_array_get (json_array_get (table, i / *columns), i % *columns));

  return cells;
}

static void
check_printed (const ScrutinySmallNumbers *table, json_t *expected, gboolean is_rounded)
{
  for (guint i = 0; i < json_array_size (expected); i++) {
    json_t *row = json_array_get (expected, i);

    for (guint j = 0; j < json_array_size (row); j++) {
      json_t *cell = json_array_get (row, j);
      g_autofree char *got = scrutiny_small_numbers_print (table, i, j, is_rounded);
      g_autofree char *wanted =
          json_is_string (cell) ? g_strdup (json_string_value (cell))
                                : g_strdup_printf ("%d", (int) json_integer_value (cell));

      g_assert_cmpstr (got, ==, wanted);
    }
  }
}

static void
check_ranges (const ScrutinySmallNumbers *table, json_t *expected)
{
  json_t *interval;
  size_t i;

  json_array_foreach (expected, i, interval)
  {
    json_t *cell = json_object_get (interval, "cell");
    guint64 low;
    guint64 high;
    gboolean is_bounded = scrutiny_small_numbers_get_range (table,
                                                            (guint) json_integer_value (
                                                                json_array_get (cell, 0)),
                                                            (guint) json_integer_value (
                                                                json_array_get (cell, 1)),
                                                            &low, &high);

    g_assert_cmpuint (low, ==, (guint64) vectors_number (interval, "lo"));
    g_assert_cmpint (is_bounded, ==, !vectors_is_null (interval, "hi"));
    if (is_bounded)
      g_assert_cmpuint (high, ==, (guint64) vectors_number (interval, "hi"));
  }
}

static void
test_vectors (void)
{
  json_t *root = vectors_load ();
  json_t *vector;
  size_t v;

  g_test_summary ("What is hidden, printed, rounded and still possible, cell by cell");
  json_array_foreach (json_object_get (root, "suppression"), v, vector)
  {
    guint rows;
    guint columns;
    g_autofree guint64 *cells = read_cells (vector, &rows, &columns);
    g_autoptr (GError) error = NULL;
    g_autoptr (ScrutinySmallNumbers) table =
        scrutiny_small_numbers_new (cells, rows, columns,
                                    (guint) vectors_number (vector, "k"), &error);

    g_assert_no_error (error);
    check_printed (table, json_object_get (vector, "published"), FALSE);
    check_printed (table, json_object_get (vector, "rounded"), TRUE);
    check_ranges (table, json_object_get (vector, "intervals"));
  }
  g_assert_cmpuint (v, ==, 10);
  json_decref (root);
}

/* A stranger's attack, which shares nothing with the program: tries every way to
 * fill the hidden cells of a 2 x 2 table so that what is printed still adds up,
 * and reports the span of one inner cell. Hidden counts are at least 1. */
static guint
recovered_span (const ScrutinySmallNumbers *table,
                const gboolean *hidden,
                guint row,
                guint column)
{
  guint64 least = G_MAXUINT64;
  guint64 most = 0;
  guint64 v[9];

  for (guint fill = 0; fill < 20 * 20 * 20 * 20; fill++) {
    guint64 guess[4] = { fill % 20, fill / 20 % 20, fill / 400 % 20, fill / 8000 };
    gboolean fits = TRUE;

    for (guint i = 0; i < 4; i++)
      v[i / 2 * 3 + i % 2] = guess[i];
    v[2] = v[0] + v[1];
    v[5] = v[3] + v[4];
    v[6] = v[0] + v[3];
    v[7] = v[1] + v[4];
    v[8] = v[2] + v[5];
    for (guint i = 0; i < 9 && fits; i++)
      fits = hidden[i] ? v[i] >= 1
                       : v[i] == scrutiny_small_numbers_get_count (table, i / 3, i % 3);
    if (!fits)
      continue;
    least = MIN (least, v[row * 3 + column]);
    most = MAX (most, v[row * 3 + column]);
  }

  return (guint) (most - least);
}

static void
test_recovery (void)
{
  guint cracked_when_primary_only = 0;

  g_test_summary ("An independent search cannot recover a small number; with only the "
                  "small cells hidden (the planted fault) it can");
  for (guint t = 0; t < 60; t++) {
    const guint64 cells[4] = { t % 5, (t * 7 + 3) % 11, (t * 5 + 6) % 13, 4 + t % 9 };
    g_autoptr (GError) error = NULL;
    g_autoptr (ScrutinySmallNumbers) table =
        scrutiny_small_numbers_new (cells, 2, 2, 5, &error);
    gboolean hidden[9];
    gboolean small[9];

    if (table == NULL) {
      g_assert_error (error, SCRUTINY_REPORTS_ERROR,
                      SCRUTINY_REPORTS_ERROR_CANNOT_PROTECT);
      continue;
    }
    for (guint i = 0; i < 9; i++) {
      hidden[i] = scrutiny_small_numbers_is_hidden (table, i / 3, i % 3);
      small[i] = scrutiny_small_numbers_is_small (table, i / 3, i % 3);
    }
    for (guint i = 0; i < 9; i++) {
      if (!small[i])
        continue;
      g_assert_true (hidden[i]);
      g_assert_cmpuint (recovered_span (table, hidden, i / 3, i % 3), >=, 4);
      if (recovered_span (table, small, i / 3, i % 3) < 4)
        cracked_when_primary_only++;
    }
  }
  g_assert_cmpuint (cracked_when_primary_only, >, 0);
}

static void
test_large_table_is_quick (void)
{
  guint64 cells[144];
  g_autoptr (GError) error = NULL;
  g_autoptr (ScrutinySmallNumbers) table = NULL;
  gint64 start;

  for (guint i = 0; i < 144; i++)
    cells[i] = (i * 2654435761u >> 7) % 23;
  start = g_get_monotonic_time ();
  table = scrutiny_small_numbers_new (cells, 12, 12, 5, &error);
  g_assert_no_error (error);
  g_test_minimized_result ((double) (g_get_monotonic_time () - start) / 1e6,
                           "12 x 12 protected in seconds");
  for (guint i = 0; i < 144; i++) {
    guint64 low;
    guint64 high;

    if (scrutiny_small_numbers_is_small (table, i / 12, i % 12) &&
        scrutiny_small_numbers_get_range (table, i / 12, i % 12, &low, &high))
      g_assert_cmpuint (high - low, >=, 4);
  }
}

/* Whether @value is one that the mark of the cell leaves possible. */
static gboolean
fits (const ScrutinySmallNumbers *table, guint column, guint64 value)
{
  guint64 count = scrutiny_small_numbers_get_count (table, 0, column);

  if (!scrutiny_small_numbers_is_hidden (table, 0, column))
    return value == count;

  return count < 5 ? value >= 1 && value <= 4 : value >= 5;
}

/* How many values the first cell may have for a reader who tries them all. */
static guint
count_possible (const ScrutinySmallNumbers *table, guint column, guint64 total)
{
  gboolean is_possible[4] = { FALSE };
  guint n = 0;

  for (guint64 a = 0; a <= total; a++) {
    for (guint64 b = 0; a + b <= total; b++) {
      const guint64 guess[] = { a, b, total - a - b };

      if (guess[column] >= 1 && guess[column] <= 4 && fits (table, 0, a) &&
          fits (table, 1, b) && fits (table, 2, guess[2]))
        is_possible[guess[column] - 1] = TRUE;
    }
  }
  for (guint i = 0; i < G_N_ELEMENTS (is_possible); i++)
    n += is_possible[i] ? 1 : 0;

  return n;
}

static void
test_sides (void)
{
  guint n_told = 0;

  g_test_summary ("Told on which side of 5 each hidden count lies, a reader who tries "
                  "every row of three counts still has three values for a small one");
  for (guint total = 5; total <= 16; total++) {
    for (guint a = 0; a <= total; a++) {
      for (guint b = 0; a + b <= total; b++) {
        const guint64 cells[] = { a, b, total - a - b };
        g_autoptr (ScrutinySmallNumbers) table =
            scrutiny_small_numbers_new_sided (cells, 1, 3, 5, NULL);

        for (guint c = 0; table != NULL && c < 3; c++) {
          g_autofree char *mark = scrutiny_small_numbers_print (table, 0, c, FALSE);

          if (cells[c] == 0 || cells[c] > 4)
            continue;
          g_assert_cmpstr (mark, ==, "fewer than 5");
          g_assert_cmpuint (count_possible (table, c, total), >=, 3);
        }
        n_told += table != NULL ? 1 : 0;
        if (table != NULL)
          g_assert_false (scrutiny_small_numbers_is_hidden (table, 0, 3));
      }
    }
  }
  g_assert_cmpuint (n_told, >, 300);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reports/small-numbers/vectors", test_vectors);
  g_test_add_func ("/reports/small-numbers/cannot-be-recovered", test_recovery);
  g_test_add_func ("/reports/small-numbers/sides-leave-three-values", test_sides);
  g_test_add_func ("/reports/small-numbers/twelve-by-twelve", test_large_table_is_quick);

  return g_test_run ();
}
