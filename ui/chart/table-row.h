/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "reports/table.h"

G_BEGIN_DECLS

#define SCRUTINY_TYPE_TABLE_ROW (scrutiny_table_row_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyTableRow, scrutiny_table_row, SCRUTINY, TABLE_ROW, GObject)

ScrutinyTableRow *scrutiny_table_row_new (ScrutinyTable *table, guint row);
char *scrutiny_table_row_dup_cell (ScrutinyTableRow *self, guint column);
gboolean scrutiny_table_row_is_figure (ScrutinyTableRow *self, guint column);
int scrutiny_table_row_compare (ScrutinyTableRow *self,
                                ScrutinyTableRow *other,
                                guint column);

G_END_DECLS
