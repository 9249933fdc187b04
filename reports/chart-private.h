/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/chart.h"

G_BEGIN_DECLS

typedef struct {
  char *word;
  ScrutinyChartMark mark;
} ChartPart;

typedef struct {
  char *label;
  char *words;
  GArray *counts;   /* double, one a part */
  GPtrArray *marks; /* char *, one a part: what stands for a hidden count, or NULL */
  double value;
  double of;
  double low;
  double high;
  gboolean has_missing;
  double missing_low;
  double missing_high;
  gboolean is_untold;
} ChartRow;

struct _ScrutinyChart {
  ScrutinyChartKind kind;
  char *id;
  char *title;
  char *base;
  GPtrArray *parts; /* ChartPart */
  GPtrArray *rows;  /* ChartRow */
};

/** Whether some part of a stacked row is hidden: then no bar may be drawn, for its
 * lengths would give the number away. */
gboolean scrutiny_chart_row_hides (const ChartRow *row);

/** "Concern c": one part of a row. */
char *scrutiny_chart_part_words (const ScrutinyChart *self,
                                 const ChartRow *row,
                                 guint part);

/** The ink of a mark on a ground (ux.md section 8). */
void scrutiny_chart_set_ink (cairo_t *cr,
                             ScrutinyChartMark mark,
                             ScrutinyChartGround ground);

/** The shape of a mark, @size high, its middle at @x, @y. */
void scrutiny_chart_paint_shape (cairo_t *cr,
                                 ScrutinyChartMark mark,
                                 double x,
                                 double y,
                                 double size,
                                 ScrutinyChartGround ground);

/** A piece of a bar: outline and the pattern of its mark. */
void scrutiny_chart_paint_fill (cairo_t *cr,
                                ScrutinyChartMark mark,
                                const cairo_rectangle_t *box,
                                ScrutinyChartGround ground);

G_END_DECLS
