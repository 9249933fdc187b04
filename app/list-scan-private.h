/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/record.h"
#include "model/tally.h"

G_BEGIN_DECLS

/* What the records of a list say about what may be missing from it: collected in the
 * same walk that gathers the list. */
typedef struct _ScrutinyListScan ScrutinyListScan;

ScrutinyListScan *scrutiny_list_scan_new (void);
void scrutiny_list_scan_free (ScrutinyListScan *self);

void scrutiny_list_scan_add (ScrutinyListScan *self,
                             ScrutinyRecord *record,
                             gboolean is_excluded);

gint64 scrutiny_list_scan_get_count (ScrutinyListScan *self);
gboolean scrutiny_list_scan_has_area (ScrutinyListScan *self, const char *area);
const char *scrutiny_list_scan_get_first_day (ScrutinyListScan *self);
const char *scrutiny_list_scan_get_last_day (ScrutinyListScan *self);

/** Adds doubts about days (@from to @to, both included, nullable) and numbers. */
void scrutiny_list_scan_find (ScrutinyListScan *self,
                              const char *from,
                              const char *to,
                              GPtrArray *doubts);

/** Returns: (transfer none): "ethnicity<TAB>power" of all records, and of the excluded */
ScrutinyTally *scrutiny_list_scan_get_all_groups (ScrutinyListScan *self);
ScrutinyTally *scrutiny_list_scan_get_excluded_groups (ScrutinyListScan *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyListScan, scrutiny_list_scan_free)

G_END_DECLS
