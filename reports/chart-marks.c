/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "reports/chart-private.h"

/* Ink on light and on dark (ux.md section 8); shapes are at least 3:1. */
static const guint32 inks[][2] = {
  [SCRUTINY_MARK_GOOD] = { 0x1b6e47, 0x26a269 },
  [SCRUTINY_MARK_LEARNING] = { 0x9c5f00, 0xe5a50a },
  [SCRUTINY_MARK_CONCERN] = { 0xc01c28, 0xff7b63 },
  [SCRUTINY_MARK_NOT_GRADABLE] = { 0x3d3846, 0xc0bfbc },
  [SCRUTINY_MARK_NO_FOOTAGE] = { 0x3d3846, 0xc0bfbc },
  [SCRUTINY_MARK_NEUTRAL] = { 0x3d3846, 0xc0bfbc },
};

void
scrutiny_chart_set_ink (cairo_t *cr, ScrutinyChartMark mark, ScrutinyChartGround ground)
{
  guint32 ink = inks[mark][ground == SCRUTINY_CHART_ON_DARK ? 1 : 0];

  cairo_set_source_rgb (cr, (ink >> 16) / 255.0, (ink >> 8 & 255) / 255.0,
                        (ink & 255) / 255.0);
}

/* What the tick, the ! and the cross are cut out in. */
static void
set_ground (cairo_t *cr, ScrutinyChartGround ground)
{
  double level = ground == SCRUTINY_CHART_ON_DARK ? 0.12 : 1;

  cairo_set_source_rgb (cr, level, level, level);
}

static void
cut_tick (cairo_t *cr, double x, double y, double size)
{
  cairo_move_to (cr, x - size * 0.25, y + size * 0.02);
  cairo_line_to (cr, x - size * 0.06, y + size * 0.2);
  cairo_line_to (cr, x + size * 0.26, y - size * 0.2);
  cairo_stroke (cr);
}

static void
cut_exclamation (cairo_t *cr, double x, double y, double size)
{
  cairo_move_to (cr, x, y - size * 0.14);
  cairo_line_to (cr, x, y + size * 0.14);
  cairo_stroke (cr);
  cairo_arc (cr, x, y + size * 0.31, size * 0.07, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
cut_cross (cairo_t *cr, double x, double y, double size)
{
  cairo_move_to (cr, x - size * 0.2, y - size * 0.2);
  cairo_line_to (cr, x + size * 0.2, y + size * 0.2);
  cairo_move_to (cr, x + size * 0.2, y - size * 0.2);
  cairo_line_to (cr, x - size * 0.2, y + size * 0.2);
  cairo_stroke (cr);
}

static void
trace_shape (cairo_t *cr, ScrutinyChartMark mark, double x, double y, double half)
{
  cairo_new_path (cr);
  switch (mark) {
  case SCRUTINY_MARK_LEARNING:
    cairo_move_to (cr, x, y - half);
    cairo_line_to (cr, x + half, y + half * 0.85);
    cairo_line_to (cr, x - half, y + half * 0.85);
    break;
  case SCRUTINY_MARK_CONCERN:
    cairo_rectangle (cr, x - half * 0.9, y - half * 0.9, half * 1.8, half * 1.8);
    break;
  case SCRUTINY_MARK_NO_FOOTAGE:
    cairo_move_to (cr, x, y - half);
    cairo_line_to (cr, x + half, y);
    cairo_line_to (cr, x, y + half);
    cairo_line_to (cr, x - half, y);
    break;
  case SCRUTINY_MARK_GOOD:
  case SCRUTINY_MARK_NOT_GRADABLE:
  case SCRUTINY_MARK_NEUTRAL:
  default:
    cairo_arc (cr, x, y, half * 0.95, 0, 2 * G_PI);
    break;
  }
  cairo_close_path (cr);
}

void
scrutiny_chart_paint_shape (cairo_t *cr,
                            ScrutinyChartMark mark,
                            double x,
                            double y,
                            double size,
                            ScrutinyChartGround ground)
{
  gboolean is_hollow =
      mark == SCRUTINY_MARK_NO_FOOTAGE || mark == SCRUTINY_MARK_NOT_GRADABLE;

  if (mark == SCRUTINY_MARK_NEUTRAL)
    return;

  cairo_save (cr);
  cairo_set_line_width (cr, size * 0.12);
  trace_shape (cr, mark, x, y, size / 2);
  if (is_hollow) {
    set_ground (cr, ground);
    cairo_fill_preserve (cr);
    scrutiny_chart_set_ink (cr, mark, ground);
    cairo_stroke (cr);
  } else {
    scrutiny_chart_set_ink (cr, mark, ground);
    cairo_fill (cr);
  }

  set_ground (cr, ground);
  if (mark == SCRUTINY_MARK_GOOD)
    cut_tick (cr, x, y, size);
  else if (mark == SCRUTINY_MARK_LEARNING)
    cut_exclamation (cr, x, y, size);
  else if (mark == SCRUTINY_MARK_CONCERN)
    cut_cross (cr, x, y, size);
  cairo_restore (cr);
}

static void
hatch (cairo_t *cr, const cairo_rectangle_t *box, double step, gboolean is_rising)
{
  for (double at = -box->height; at < box->width; at += step) {
    cairo_move_to (cr, box->x + at, is_rising ? box->y + box->height : box->y);
    cairo_rel_line_to (cr, box->height, is_rising ? -box->height : box->height);
  }
  cairo_stroke (cr);
}

static void
dot (cairo_t *cr, const cairo_rectangle_t *box, double step)
{
  for (double y = step / 2; y < box->height; y += step) {
    for (double x = step / 2; x < box->width; x += step) {
      cairo_arc (cr, box->x + x, box->y + y, step / 6, 0, 2 * G_PI);
      cairo_fill (cr);
    }
  }
}

void
scrutiny_chart_paint_fill (cairo_t *cr,
                           ScrutinyChartMark mark,
                           const cairo_rectangle_t *box,
                           ScrutinyChartGround ground)
{
  double step = fmax (3, box->height / 3);

  cairo_save (cr);
  cairo_rectangle (cr, box->x, box->y, box->width, box->height);
  cairo_clip (cr);
  scrutiny_chart_set_ink (cr, mark, ground);
  cairo_set_line_width (cr, fmax (0.6, box->height / 18));

  if (mark == SCRUTINY_MARK_GOOD || mark == SCRUTINY_MARK_NEUTRAL) {
    cairo_pattern_t *plain = cairo_get_source (cr);
    double red = 0;
    double green = 0;
    double blue = 0;

    cairo_pattern_get_rgba (plain, &red, &green, &blue, NULL);
    cairo_set_source_rgba (cr, red, green, blue, 0.35);
    cairo_paint (cr);
  } else if (mark == SCRUTINY_MARK_LEARNING)
    hatch (cr, box, step, TRUE);
  else if (mark == SCRUTINY_MARK_CONCERN) {
    hatch (cr, box, step * 0.8, TRUE);
    hatch (cr, box, step * 0.8, FALSE);
  } else if (mark == SCRUTINY_MARK_NOT_GRADABLE)
    dot (cr, box, step);
  cairo_restore (cr);

  cairo_save (cr);
  scrutiny_chart_set_ink (cr, mark, ground);
  cairo_set_line_width (cr, 1);
  cairo_rectangle (cr, box->x + 0.5, box->y + 0.5, fmax (0, box->width - 1),
                   fmax (0, box->height - 1));
  cairo_stroke (cr);
  cairo_restore (cr);
}
