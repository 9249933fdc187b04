/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SCRUTINY_TYPE_DAY_ROW (scrutiny_day_row_get_type ())
G_DECLARE_FINAL_TYPE (ScrutinyDayRow, scrutiny_day_row, SCRUTINY, DAY_ROW, AdwEntryRow)

char *scrutiny_day_row_dup_day (ScrutinyDayRow *self);
void scrutiny_day_row_set_day (ScrutinyDayRow *self, const char *day);

G_END_DECLS
