/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/chart.h"
#include "reports/table.h"

G_BEGIN_DECLS

/* A tagged A4 document that is filled from the top down: headings, paragraphs,
 * tables, charts. It breaks pages by itself. The content function runs twice, the
 * first time only to count the pages, so it must do the same both times. */
typedef struct _ScrutinyPages ScrutinyPages;
typedef void (*ScrutinyPagesFunc) (ScrutinyPages *pages, gconstpointer data);

typedef struct {
  const char *title;
  const char *footer; /* left of "page x of y": panel and sealed code */
  const char *day;    /* the creation date, "2026-11-22": same input, same bytes */
  gboolean is_demo;
  gboolean is_draft;
} ScrutinyPagesFacts;

/** Returns: whether @path now holds the whole document, private to its owner */
gboolean scrutiny_pages_write (const ScrutinyPagesFacts *facts,
                               ScrutinyPagesFunc fill,
                               gconstpointer data,
                               const char *path,
                               GError **error);

/** @level 1 to 3; it also stands in the outline. */
void scrutiny_pages_heading (ScrutinyPages *self, guint level, const char *text);
void scrutiny_pages_paragraph (ScrutinyPages *self, const char *text);
void scrutiny_pages_strong (ScrutinyPages *self, const char *text);
void scrutiny_pages_point (ScrutinyPages *self, const char *bullet, const char *text);
/* "Label: value", the label in bold. Nothing when @value is empty. */
void scrutiny_pages_fact (ScrutinyPages *self, const char *label, const char *value);
void scrutiny_pages_gap (ScrutinyPages *self, double points);
void scrutiny_pages_chart (ScrutinyPages *self, const ScrutinyChart *chart);

/** In columns; the heads are repeated on every page. */
void scrutiny_pages_table (ScrutinyPages *self, const ScrutinyTable *table);
/* Row by row as "header: value", for tables too wide for paper. */
void scrutiny_pages_cards (ScrutinyPages *self, const ScrutinyTable *table);

/** A hash in eight groups of eight, large enough to read out, and its QR code. */
void scrutiny_pages_hash (ScrutinyPages *self, const char *label, const char *sha256);

/** For the painters of pages-*.c. */
cairo_t *scrutiny_pages_get_cairo (ScrutinyPages *self);
double scrutiny_pages_get_width (const ScrutinyPages *self);
double scrutiny_pages_get_left (const ScrutinyPages *self);
double scrutiny_pages_get_y (const ScrutinyPages *self);
void scrutiny_pages_set_y (ScrutinyPages *self, double y);
/* Starts a new page when @height is not left on this one; whether it did. */
gboolean scrutiny_pages_need (ScrutinyPages *self, double height);
void scrutiny_pages_begin (ScrutinyPages *self, const char *tag);
void scrutiny_pages_end (ScrutinyPages *self, const char *tag);

G_END_DECLS
