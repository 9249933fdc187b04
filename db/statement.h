/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "db/database.h"

G_BEGIN_DECLS

/* The three answers of a step; all three must be handled. */
typedef enum {
  SCRUTINY_STEP_ROW,
  SCRUTINY_STEP_DONE,
  SCRUTINY_STEP_ERROR,
} ScrutinyStep;

typedef struct _ScrutinyStatement ScrutinyStatement;

ScrutinyStatement *scrutiny_statement_new (ScrutinyDatabase *database,
                                           const char *sql,
                                           GError **error);
void scrutiny_statement_free (ScrutinyStatement *self);

/** Parameters count from 1, as in SQL. */
void scrutiny_statement_bind_text (ScrutinyStatement *self, int index, const char *text);
void scrutiny_statement_bind_int64 (ScrutinyStatement *self, int index, gint64 value);
void scrutiny_statement_bind_blob (ScrutinyStatement *self,
                                   int index,
                                   gconstpointer data,
                                   gsize size_bytes);
void scrutiny_statement_bind_bytes (ScrutinyStatement *self, int index, GBytes *bytes);
void scrutiny_statement_bind_null (ScrutinyStatement *self, int index);

ScrutinyStep scrutiny_statement_step (ScrutinyStatement *self, GError **error);
gboolean scrutiny_statement_run (ScrutinyStatement *self, GError **error);
gboolean scrutiny_statement_read_int64 (ScrutinyStatement *self,
                                        gint64 *value,
                                        GError **error);

/** Columns count from 0, as in SQLite. */
const char *scrutiny_statement_column_text (ScrutinyStatement *self, int index);
gint64 scrutiny_statement_column_int64 (ScrutinyStatement *self, int index);
GBytes *scrutiny_statement_column_bytes (ScrutinyStatement *self, int index);
gboolean scrutiny_statement_column_is_null (ScrutinyStatement *self, int index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyStatement, scrutiny_statement_free)

G_END_DECLS
