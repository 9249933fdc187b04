/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Reports whose key is equal and whose times lie within this of the first are taken for
 * one incident, where the force gives no incident number. */
#define SCRUTINY_RECORD_INCIDENT_WINDOW_US ((gint64) 15 * 60 * G_USEC_PER_SEC)

/* Counts the incidents behind use-of-force reports. */
typedef struct _ScrutinyRecordIncidents ScrutinyRecordIncidents;

ScrutinyRecordIncidents *scrutiny_record_incidents_new (gboolean is_estimate);
void scrutiny_record_incidents_free (ScrutinyRecordIncidents *self);

void scrutiny_record_incidents_add (ScrutinyRecordIncidents *self,
                                    const char *key,
                                    gint64 started_at_us);
gint64 scrutiny_record_incidents_count (ScrutinyRecordIncidents *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyRecordIncidents, scrutiny_record_incidents_free)

G_END_DECLS
