/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/chart.h"

#include <string.h>

#define WIDTH 400

static ScrutinyChart *
new_stacked (gboolean is_hidden)
{
  ScrutinyChart *chart =
      scrutiny_chart_new (SCRUTINY_CHART_STACKED, "grades", "A finding", "20 cases");

  scrutiny_chart_add_part (chart, "Good practice", SCRUTINY_MARK_GOOD);
  scrutiny_chart_add_part (chart, "Concern", SCRUTINY_MARK_CONCERN);
  scrutiny_chart_add_row (chart, "Meeting 1", NULL);
  scrutiny_chart_set_part (chart, 0, 17, is_hidden ? "c" : NULL);
  scrutiny_chart_set_part (chart, 1, 3, is_hidden ? "c" : NULL);

  return chart;
}

static cairo_surface_t *
paint (const ScrutinyChart *chart, ScrutinyChartGround ground)
{
  int height = (int) scrutiny_chart_measure (chart, WIDTH, 12) + 1;
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, height + 20);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  scrutiny_chart_draw (chart, cr, WIDTH, 12, ground);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

/* How many pixels of a row are not white. */
static guint
ink_in_row (cairo_surface_t *surface, int row)
{
  const guint8 *pixels = cairo_image_surface_get_data (surface) +
                         row * cairo_image_surface_get_stride (surface);
  guint ink = 0;

  for (int x = 0; x < WIDTH; x++)
    ink += pixels[4 * x] < 250 || pixels[4 * x + 1] < 250 || pixels[4 * x + 2] < 250;

  return ink;
}

static void
test_measure_is_draw (void)
{
  g_autoptr (ScrutinyChart) chart = new_stacked (FALSE);
  cairo_surface_t *surface = paint (chart, SCRUTINY_CHART_ON_PAPER);
  int height = cairo_image_surface_get_height (surface);
  guint ink = 0;

  g_test_summary ("Something is painted, and nothing below the measured height");
  for (int y = 0; y < height - 20; y++)
    ink += ink_in_row (surface, y);
  g_assert_cmpuint (ink, >, 500);
  for (int y = height - 19; y < height; y++)
    g_assert_cmpuint (ink_in_row (surface, y), ==, 0);
  cairo_surface_destroy (surface);
}

static void
test_hidden_has_no_bar (void)
{
  g_autoptr (ScrutinyChart) told = new_stacked (FALSE);
  g_autoptr (ScrutinyChart) hidden = new_stacked (TRUE);
  g_autoptr (ScrutinyTable) table = scrutiny_chart_to_table (hidden);
  g_autofree char *text = scrutiny_chart_to_text (hidden);

  g_test_summary ("A hidden count is in no bar, no table and no sentence");
  g_assert_cmpfloat (scrutiny_chart_measure (hidden, WIDTH, 12), <,
                     scrutiny_chart_measure (told, WIDTH, 12));
  g_assert_cmpint (scrutiny_table_get_kind (table, 0, 1), ==, SCRUTINY_CELL_HIDDEN);
  g_assert_null (strstr (text, "17"));
  g_assert_nonnull (strstr (text, "Good practice c"));
}

static void
test_table_is_the_chart (void)
{
  g_autoptr (ScrutinyChart) chart = new_stacked (FALSE);
  g_autoptr (ScrutinyTable) table = scrutiny_chart_to_table (chart);
  g_autofree char *text = scrutiny_chart_to_text (chart);
  g_autofree char *cell = scrutiny_table_format (table, 0, 1);

  g_assert_cmpstr (scrutiny_table_get_header (table, 1), ==, "Good practice");
  g_assert_cmpstr (cell, ==, "17");
  g_assert_nonnull (strstr (text, "Meeting 1: Good practice 17, Concern 3."));
}

/* In black and white, the two parts of a bar must differ: one is plain, the other
 * hatched, so their shares of dark pixels do. */
static void
test_black_and_white (void)
{
  g_autoptr (ScrutinyChart) chart = new_stacked (FALSE);
  cairo_surface_t *surface = paint (chart, SCRUTINY_CHART_ON_PAPER);
  int stride = cairo_image_surface_get_stride (surface);
  const guint8 *pixels = cairo_image_surface_get_data (surface);
  guint changes_left = 0;
  guint changes_right = 0;

  g_test_summary ("Fills are told apart by pattern, not by colour");
  for (int y = 0; y < cairo_image_surface_get_height (surface); y++) {
    for (int x = 20; x < 60; x++) {
      int left = pixels[y * stride + 4 * x] - pixels[y * stride + 4 * (x + 1)];
      int right = pixels[y * stride + 4 * (x + 335)] - pixels[y * stride + 4 * (x + 336)];

      changes_left += ABS (left) > 60 && y > 50 && y < 65;
      changes_right += ABS (right) > 60 && y > 50 && y < 65;
    }
  }
  g_assert_cmpuint (changes_right, >, changes_left + 20);
  cairo_surface_destroy (surface);
}

static void
test_ranges_and_untold (void)
{
  g_autoptr (ScrutinyChart) chart =
      scrutiny_chart_new (SCRUTINY_CHART_RANGES, "x", "T", "B");
  g_autofree char *text = NULL;
  cairo_surface_t *surface;

  scrutiny_chart_add_row (chart, "Told", "14 of 20");
  scrutiny_chart_set_range (chart, 0.7, 0.48, 0.86);
  scrutiny_chart_set_missing (chart, 0.6, 0.8);
  scrutiny_chart_add_row (chart, "Untold", "Too few cases to tell");
  scrutiny_chart_set_untold (chart);
  text = scrutiny_chart_to_text (chart);
  g_assert_nonnull (strstr (text, "Told: 14 of 20, between 48% and 86%."));
  g_assert_nonnull (strstr (text, "Untold: Too few cases to tell."));
  surface = paint (chart, SCRUTINY_CHART_ON_DARK);
  cairo_surface_destroy (surface);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reports/chart/measures-what-it-draws", test_measure_is_draw);
  g_test_add_func ("/reports/chart/hidden-counts-have-no-bar", test_hidden_has_no_bar);
  g_test_add_func ("/reports/chart/table-and-text-say-the-same", test_table_is_the_chart);
  g_test_add_func ("/reports/chart/black-and-white", test_black_and_white);
  g_test_add_func ("/reports/chart/ranges", test_ranges_and_untold);

  return g_test_run ();
}
