/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/session.h"

G_BEGIN_DECLS

/* A column of a file and what it becomes. */
typedef struct {
  char *name;  /* as the file writes it; "" for row numbers */
  char *field; /* (nullable): of the data model, or "date", "time", "reference",
                * "incident", "area", "grounds"; NULL: not kept */
} ScrutinyImportColumn;

/* What a file would be read as, before anything is read in. */
typedef struct {
  char *layout;
  GPtrArray *columns; /* of ScrutinyImportColumn, as they stand in the file */
  GPtrArray *rows;    /* of GStrv: the first good rows, a cell a column */
  char **missing;     /* columns that the layout knows and the file lacks */
} ScrutinyImportPreview;

ScrutinyImportPreview *scrutiny_import_preview (ScrutinySession *session,
                                                const char *path,
                                                const char *layout,
                                                guint most_rows,
                                                GCancellable *cancellable,
                                                GError **error);
void scrutiny_import_preview_free (gpointer self);

G_END_DECLS
