/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SCRUTINY_TYPE_PATH_ROW (scrutiny_path_row_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyPathRow, scrutiny_path_row, SCRUTINY, PATH_ROW, AdwEntryRow)

char *scrutiny_path_row_dup_path (ScrutinyPathRow *self);
void scrutiny_path_row_set_path (ScrutinyPathRow *self, const char *path);

G_END_DECLS
