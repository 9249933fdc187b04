/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "sampling/progress.h"

G_BEGIN_DECLS

#define SCRUTINY_LIST_BYTES_MAX      (256u << 20)
#define SCRUTINY_LIST_RECORDS_MAX    2000000u
#define SCRUTINY_LIST_COLUMNS_MAX    64u
#define SCRUTINY_LIST_CELL_BYTES_MAX 4096u
#define SCRUTINY_LIST_ID_BYTES_MAX   64u

/* The reserved column that says why a record gets no ticket. */
#define SCRUTINY_LIST_EXCLUDED "excluded"

/* The fixed frame of a draw, exactly as its file holds it: list/1. Immutable. */
typedef struct _ScrutinyList ScrutinyList;

ScrutinyList *scrutiny_list_new_from_bytes (GBytes *text,
                                            ScrutinySamplingProgress progress,
                                            gpointer progress_data,
                                            GError **error);
ScrutinyList *scrutiny_list_ref (ScrutinyList *self);
void scrutiny_list_unref (ScrutinyList *self);

GBytes *scrutiny_list_get_bytes (ScrutinyList *self);
const char *scrutiny_list_get_sha256 (ScrutinyList *self);
const char *const *scrutiny_list_get_columns (ScrutinyList *self);
gboolean scrutiny_list_find_column (ScrutinyList *self, const char *name, guint *column);
guint scrutiny_list_get_n_records (ScrutinyList *self);
gboolean scrutiny_list_find_row (ScrutinyList *self, const char *id, guint *row);

const char *scrutiny_list_peek_id (ScrutinyList *self, guint row, gsize *length);
const char *scrutiny_list_peek_cell (ScrutinyList *self,
                                     guint row,
                                     guint column,
                                     gsize *length);
char *scrutiny_list_dup_id (ScrutinyList *self, guint row);
char *scrutiny_list_dup_cell (ScrutinyList *self, guint row, guint column);

gboolean scrutiny_list_is_column_name (const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyList, scrutiny_list_unref)

G_END_DECLS
