/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  SCRUTINY_CELL_TEXT,
  SCRUTINY_CELL_COUNT,  /* a whole number */
  SCRUTINY_CELL_SHARE,  /* 0..1, shown as a whole percentage */
  SCRUTINY_CELL_NUMBER, /* a figure to two decimals, such as alpha */
  SCRUTINY_CELL_HIDDEN, /* a small number that is not told; prints its mark */
  SCRUTINY_CELL_EMPTY,  /* there is no such figure */
} ScrutinyCellKind;

/* Figures in rows and columns: what every chart can be read as, and what the
 * workbook, the CSV file and the JSON file hold. Filled cell by cell, left to
 * right; once handed on nobody changes it, so it may cross threads. */
typedef struct _ScrutinyTable ScrutinyTable;

/**
 * scrutiny_table_new:
 * @id: a short name in snake_case: the JSON key and the sheet's name
 * @title: what the table shows, or finds
 * @headers: (array zero-terminated=1): the name of each column, at least one
 */
ScrutinyTable *scrutiny_table_new (const char *id,
                                   const char *title,
                                   const char *const *headers);

ScrutinyTable *scrutiny_table_ref (ScrutinyTable *self);
void scrutiny_table_unref (ScrutinyTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyTable, scrutiny_table_unref)

/** Each adds the next cell. Text is copied; %NULL text is an empty cell. */
void scrutiny_table_add_text (ScrutinyTable *self, const char *text);
void scrutiny_table_add_count (ScrutinyTable *self, guint64 count);
void scrutiny_table_add_share (ScrutinyTable *self, double share);
void scrutiny_table_add_number (ScrutinyTable *self, double number);
/* @mark: (nullable): what stands for the number, such as "fewer than 5"; else "c". */
void scrutiny_table_add_hidden (ScrutinyTable *self, const char *mark);
void scrutiny_table_add_empty (ScrutinyTable *self);

const char *scrutiny_table_get_id (const ScrutinyTable *self);
const char *scrutiny_table_get_title (const ScrutinyTable *self);
guint scrutiny_table_get_columns (const ScrutinyTable *self);
guint scrutiny_table_get_rows (const ScrutinyTable *self);
const char *scrutiny_table_get_header (const ScrutinyTable *self, guint column);
ScrutinyCellKind scrutiny_table_get_kind (const ScrutinyTable *self,
                                          guint row,
                                          guint column);

/** The number of a count, share or number cell. */
double scrutiny_table_get_value (const ScrutinyTable *self, guint row, guint column);

/** The text of a text cell, the mark of a hidden one, or %NULL. */
const char *scrutiny_table_get_text (const ScrutinyTable *self, guint row, guint column);

/**
 * scrutiny_table_format:
 *
 * Returns: (transfer full): the cell as a person reads it
 */
char *scrutiny_table_format (const ScrutinyTable *self, guint row, guint column);

G_END_DECLS
