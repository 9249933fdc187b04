/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "model/record-kind.h"
#include "model/time-precision.h"

G_BEGIN_DECLS

#define SCRUTINY_TYPE_RECORD (scrutiny_record_get_type ())

typedef struct _ScrutinyRecord ScrutinyRecord;

GType scrutiny_record_get_type (void);
ScrutinyRecord *scrutiny_record_ref (ScrutinyRecord *self);
void scrutiny_record_unref (ScrutinyRecord *self);

const char *scrutiny_record_get_reference (ScrutinyRecord *self);
ScrutinyRecordKind scrutiny_record_get_kind (ScrutinyRecord *self);
gint64 scrutiny_record_get_started_at_us (ScrutinyRecord *self);
ScrutinyTimePrecision scrutiny_record_get_time_precision (ScrutinyRecord *self);
gboolean scrutiny_record_has_time (ScrutinyRecord *self);
const char *scrutiny_record_get_day (ScrutinyRecord *self);
const char *scrutiny_record_get_force (ScrutinyRecord *self);
const char *scrutiny_record_get_area (ScrutinyRecord *self);
const char *scrutiny_record_get_incident_key (ScrutinyRecord *self);
const char *scrutiny_record_get_grounds (ScrutinyRecord *self);
guint scrutiny_record_get_report_count (ScrutinyRecord *self);

guint scrutiny_record_get_value_count (ScrutinyRecord *self);
void scrutiny_record_get_value_at (ScrutinyRecord *self,
                                   guint index,
                                   const char **field,
                                   const char **value);
const char *scrutiny_record_get_value (ScrutinyRecord *self, const char *field);
gboolean scrutiny_record_has_value (ScrutinyRecord *self,
                                    const char *field,
                                    const char *value);
char *scrutiny_record_dup_values (ScrutinyRecord *self, const char *field);
char *scrutiny_record_to_text (ScrutinyRecord *self, gsize *length);

gint64 scrutiny_record_get_line (ScrutinyRecord *self);
guint scrutiny_record_get_ordinal (ScrutinyRecord *self);
const char *const *scrutiny_record_get_cells (ScrutinyRecord *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyRecord, scrutiny_record_unref)

G_END_DECLS
