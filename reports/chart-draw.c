/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "reports/chart-private.h"
#include "reports/text-private.h"

/* One walk down a chart: with a context it paints, without it only measures, so
 * the two can never disagree. */
typedef struct {
  const ScrutinyChart *chart;
  cairo_t *cr; /* NULL to measure */
  double width;
  double font_size;
  ScrutinyChartGround ground;
  double y;
} Walk;

static void
set_text_ink (const Walk *walk)
{
  double level = walk->ground == SCRUTINY_CHART_ON_DARK ? 1 : 0.1;

  cairo_set_source_rgb (walk->cr, level, level, level);
}

/* Shows @text wrapped at @width from @x; returns its height. */
static double
show_text (const Walk *walk,
           const char *text,
           double x,
           double width,
           double size,
           gboolean is_bold)
{
  g_autoptr (PangoLayout) layout =
      scrutiny_text_layout (walk->cr, text, size, is_bold, width);

  if (walk->cr != NULL) {
    set_text_ink (walk);
    cairo_move_to (walk->cr, x, walk->y);
    pango_cairo_show_layout (walk->cr, layout);
  }

  return scrutiny_text_height (layout);
}

/* The label left, the words right of it where both fit on a line, else below. */
static void
walk_label (Walk *walk, const ChartRow *row)
{
  g_autoptr (PangoLayout) label =
      scrutiny_text_layout (NULL, row->label, walk->font_size, FALSE, 0);
  g_autoptr (PangoLayout) words =
      scrutiny_text_layout (NULL, row->words, walk->font_size, TRUE, 0);
  double words_width = scrutiny_text_width (words);

  if (*row->words != '\0' &&
      scrutiny_text_width (label) + words_width + walk->font_size < walk->width) {
    show_text (walk, row->words, walk->width - words_width - 1, 0, walk->font_size, TRUE);
    walk->y +=
        show_text (walk, row->label, 0, walk->width - words_width - walk->font_size,
                   walk->font_size, FALSE);
    return;
  }

  walk->y += show_text (walk, row->label, 0, walk->width, walk->font_size, FALSE);
  if (*row->words != '\0')
    walk->y += show_text (walk, row->words, 0, walk->width, walk->font_size, TRUE);
}

static void
paint_stack (const Walk *walk, const ChartRow *row, double height)
{
  const GPtrArray *parts = walk->chart->parts;
  double total = 0;
  double x = 0;

  for (guint p = 0; p < parts->len; p++)
    total += g_array_index (row->counts, double, p);
  if (walk->cr == NULL || total <= 0)
    return;

  for (guint p = 0; p < parts->len; p++) {
    const ChartPart *part = g_ptr_array_index (parts, p);
    double width = walk->width * g_array_index (row->counts, double, p) / total;
    cairo_rectangle_t box = { x, walk->y, width, height };

    if (width <= 0)
      continue;
    scrutiny_chart_paint_fill (walk->cr, part->mark, &box, walk->ground);
    if (width > height * 1.2)
      scrutiny_chart_paint_shape (walk->cr, part->mark, x + width / 2,
                                  walk->y + height / 2, height * 0.75, walk->ground);
    x += width;
  }
}

/* "● Good practice 14  ▲ Learning needed 4": every part with its shape, its word
 * and its count, so that no colour or length has to be read. */
static void
walk_part_words (Walk *walk, const ChartRow *row)
{
  const double size = walk->font_size;
  double line = 0;
  double x = 0;

  for (guint p = 0; p < walk->chart->parts->len; p++) {
    const ChartPart *part = g_ptr_array_index (walk->chart->parts, p);
    g_autofree char *text = scrutiny_chart_part_words (walk->chart, row, p);
    g_autoptr (PangoLayout) layout = scrutiny_text_layout (NULL, text, size, FALSE, 0);
    double needed = scrutiny_text_width (layout) + size * 1.3;

    line = fmax (line, scrutiny_text_height (layout));
    if (x > 0 && x + needed > walk->width) {
      walk->y += line;
      x = 0;
    }
    if (walk->cr != NULL)
      scrutiny_chart_paint_shape (walk->cr, part->mark, x + size * 0.5,
                                  walk->y + line / 2, size * 0.85, walk->ground);
    show_text (walk, text, x + size * 1.3, 0, size, FALSE);
    x += needed + size * 1.2;
  }
  walk->y += line;
}

static void
walk_stacked (Walk *walk, const ChartRow *row)
{
  double height = walk->font_size * 1.5;

  walk_label (walk, row);
  if (!scrutiny_chart_row_hides (row)) {
    paint_stack (walk, row, height);
    walk->y += height + walk->font_size * 0.2;
  }
  walk_part_words (walk, row);
}

static void
walk_bar (Walk *walk, const ChartRow *row)
{
  double height = walk->font_size * 0.9;
  double most = 0;

  walk_label (walk, row);
  if (row->is_untold)
    return;
  for (guint r = 0; r < walk->chart->rows->len; r++)
    most = fmax (most, ((ChartRow *) g_ptr_array_index (walk->chart->rows, r))->of);

  if (walk->cr != NULL && most > 0) {
    cairo_rectangle_t box = { 0, walk->y, walk->width * row->value / most, height };

    if (box.width > 0)
      scrutiny_chart_paint_fill (walk->cr, SCRUTINY_MARK_NEUTRAL, &box, walk->ground);
    /* A thin base line shows where the bar could have ended. */
    cairo_save (walk->cr);
    scrutiny_chart_set_ink (walk->cr, SCRUTINY_MARK_NEUTRAL, walk->ground);
    cairo_set_line_width (walk->cr, 0.6);
    cairo_move_to (walk->cr, 0, walk->y + height);
    cairo_line_to (walk->cr, walk->width * row->of / most, walk->y + height);
    cairo_stroke (walk->cr);
    cairo_restore (walk->cr);
  }
  walk->y += height;
}

static void
paint_axis (const Walk *walk, double height)
{
  cairo_save (walk->cr);
  scrutiny_chart_set_ink (walk->cr, SCRUTINY_MARK_NEUTRAL, walk->ground);
  cairo_set_line_width (walk->cr, 0.4);
  for (guint quarter = 0; quarter <= 4; quarter++) {
    double x = fmin (walk->width - 0.5, fmax (0.5, walk->width * quarter / 4));

    cairo_move_to (walk->cr, x, walk->y);
    cairo_line_to (walk->cr, x, walk->y + height);
  }
  cairo_stroke (walk->cr);
  cairo_restore (walk->cr);
}

static void
paint_range (const Walk *walk, const ChartRow *row, double height)
{
  double middle = walk->y + height / 2;
  cairo_t *cr = walk->cr;

  cairo_save (cr);
  scrutiny_chart_set_ink (cr, SCRUTINY_MARK_NEUTRAL, walk->ground);
  if (row->has_missing) {
    cairo_push_group (cr);
    cairo_rectangle (cr, walk->width * row->missing_low, walk->y,
                     fmax (1, walk->width * (row->missing_high - row->missing_low)),
                     height);
    cairo_fill (cr);
    cairo_pop_group_to_source (cr);
    cairo_paint_with_alpha (cr, 0.18);
    scrutiny_chart_set_ink (cr, SCRUTINY_MARK_NEUTRAL, walk->ground);
  }
  cairo_set_line_width (cr, fmax (1, height / 7));
  cairo_move_to (cr, walk->width * row->low, middle);
  cairo_line_to (cr, walk->width * row->high, middle);
  cairo_stroke (cr);
  for (guint end = 0; end < 2; end++) {
    double x = walk->width * (end == 0 ? row->low : row->high);

    cairo_move_to (cr, x, middle - height / 3);
    cairo_line_to (cr, x, middle + height / 3);
    cairo_stroke (cr);
  }
  cairo_arc (cr, walk->width * row->value, middle, height / 3, 0, 2 * G_PI);
  cairo_fill (cr);
  cairo_restore (cr);
}

static void
walk_range (Walk *walk, const ChartRow *row)
{
  double height = walk->font_size;

  walk_label (walk, row);
  if (row->is_untold)
    return;
  if (walk->cr != NULL) {
    paint_axis (walk, height);
    paint_range (walk, row, height);
  }
  walk->y += height;
}

/* 0, 25, 50, 75 and 100% below the last dot. */
static void
walk_scale (Walk *walk)
{
  double size = walk->font_size * 0.85;
  double height = 0;

  for (guint quarter = 0; quarter <= 4; quarter++) {
    g_autofree char *text = g_strdup_printf ("%u%%", quarter * 25);
    g_autoptr (PangoLayout) layout = scrutiny_text_layout (NULL, text, size, FALSE, 0);
    double width = scrutiny_text_width (layout);
    double x = walk->width * quarter / 4 - width / 2;

    x = fmax (0, fmin (x, walk->width - width));
    height = show_text (walk, text, x, 0, size, FALSE);
  }
  walk->y += height;
}

static void
walk_chart (Walk *walk)
{
  const ScrutinyChart *chart = walk->chart;

  walk->y += show_text (walk, chart->title, 0, walk->width, walk->font_size * 1.2, TRUE);
  walk->y += show_text (walk, chart->base, 0, walk->width, walk->font_size * 0.9, FALSE);
  walk->y += walk->font_size * 0.5;

  for (guint r = 0; r < chart->rows->len; r++) {
    const ChartRow *row = g_ptr_array_index (chart->rows, r);

    switch (chart->kind) {
    case SCRUTINY_CHART_STACKED:
      walk_stacked (walk, row);
      break;
    case SCRUTINY_CHART_RANGES:
      walk_range (walk, row);
      break;
    case SCRUTINY_CHART_BARS:
    default:
      walk_bar (walk, row);
      break;
    }
    walk->y += walk->font_size * 0.5;
  }

  if (chart->kind == SCRUTINY_CHART_RANGES)
    walk_scale (walk);
}

double
scrutiny_chart_measure (const ScrutinyChart *self, double width, double font_size)
{
  Walk walk = { .chart = self, .width = width, .font_size = font_size };

  g_return_val_if_fail (self != NULL && width > 0 && font_size > 0, 0);

  walk_chart (&walk);

  return walk.y;
}

void
scrutiny_chart_draw (const ScrutinyChart *self,
                     cairo_t *cr,
                     double width,
                     double font_size,
                     ScrutinyChartGround ground)
{
  Walk walk = {
    .chart = self, .cr = cr, .width = width, .font_size = font_size, .ground = ground
  };

  g_return_if_fail (self != NULL && cr != NULL && width > 0 && font_size > 0);

  cairo_save (cr);
  walk_chart (&walk);
  cairo_restore (cr);
}
