/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "reports/chart-mark.h"
#include "reports/table.h"

G_BEGIN_DECLS

typedef enum {
  SCRUTINY_CHART_STACKED, /* one bar of 100% a row, parts in a fixed order */
  SCRUTINY_CHART_BARS,    /* one bar a row, its length a count */
  SCRUTINY_CHART_RANGES,  /* a dot with its range a row, 0 to 100% */
} ScrutinyChartKind;

/* One picture of one finding, with its words and its table. Filled first, then
 * never changed: it may cross threads. */
typedef struct _ScrutinyChart ScrutinyChart;

/**
 * scrutiny_chart_new:
 * @id: a short name in snake_case
 * @title: the finding itself, "Grounds explained in 14 of 20"
 * @base: how many cases and which dates, "20 cases, March to July 2026"
 */
ScrutinyChart *scrutiny_chart_new (ScrutinyChartKind kind,
                                   const char *id,
                                   const char *title,
                                   const char *base);

ScrutinyChart *scrutiny_chart_ref (ScrutinyChart *self);
void scrutiny_chart_unref (ScrutinyChart *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyChart, scrutiny_chart_unref)

/** Names the next part of every stacked bar. Parts come before rows. */
void scrutiny_chart_add_part (ScrutinyChart *self,
                              const char *word,
                              ScrutinyChartMark mark);

/** Starts the next row. @words stands beside the bar: "missed in 9 of 22". */
void scrutiny_chart_add_row (ScrutinyChart *self, const char *label, const char *words);

/** The count of one part of the row just started. @hidden_mark: (nullable): what stands
 * for it where it is not told; the count is then not even kept. */
void scrutiny_chart_set_part (ScrutinyChart *self,
                              guint part,
                              double count,
                              const char *hidden_mark);

/** The length of the row just started, and the most it could be. */
void scrutiny_chart_set_bar (ScrutinyChart *self, double value, double of);

/** The dot of the row just started and its range, all 0..1. */
void scrutiny_chart_set_range (ScrutinyChart *self,
                               double value,
                               double low,
                               double high);

/** The pale bar behind a dot: what missing cases could make of it, 0..1. */
void scrutiny_chart_set_missing (ScrutinyChart *self, double low, double high);

/** The row just started says in words why it has no bar or dot. */
void scrutiny_chart_set_untold (ScrutinyChart *self);

const char *scrutiny_chart_get_title (const ScrutinyChart *self);
guint scrutiny_chart_get_rows (const ScrutinyChart *self);

/**
 * scrutiny_chart_to_table:
 *
 * Returns: (transfer full): the same data as figures, for "Show as table"
 */
ScrutinyTable *scrutiny_chart_to_table (const ScrutinyChart *self);

/**
 * scrutiny_chart_to_text:
 *
 * Returns: (transfer full): the same data as sentences, for a screen reader
 */
char *scrutiny_chart_to_text (const ScrutinyChart *self);

/**
 * scrutiny_chart_measure:
 * @width: in pixels or points
 * @font_size: of its words, in the same unit
 *
 * Returns: the height it needs at that width
 */
double scrutiny_chart_measure (const ScrutinyChart *self, double width, double font_size);

/**
 * scrutiny_chart_draw:
 * @cr: where to paint; the top left corner is the origin
 * @width: as given to scrutiny_chart_measure()
 *
 * Paints title, base, rows and legend. Any thread, one context each.
 */
void scrutiny_chart_draw (const ScrutinyChart *self,
                          cairo_t *cr,
                          double width,
                          double font_size,
                          ScrutinyChartGround ground);

G_END_DECLS
