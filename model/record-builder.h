/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

typedef struct _ScrutinyRecordBuilder ScrutinyRecordBuilder;

ScrutinyRecordBuilder *scrutiny_record_builder_new (ScrutinyRecordKind kind);
void scrutiny_record_builder_free (ScrutinyRecordBuilder *self);

void scrutiny_record_builder_set_kind (ScrutinyRecordBuilder *self,
                                       ScrutinyRecordKind kind);
void scrutiny_record_builder_set_id (ScrutinyRecordBuilder *self, gint64 id);
void scrutiny_record_builder_set_started (ScrutinyRecordBuilder *self,
                                          gint64 started_at_us,
                                          ScrutinyTimePrecision precision,
                                          const char *day);
void scrutiny_record_builder_set_place (ScrutinyRecordBuilder *self,
                                        const char *force,
                                        const char *area);
void scrutiny_record_builder_set_reference (ScrutinyRecordBuilder *self,
                                            const char *reference);
gboolean scrutiny_record_builder_has_reference (ScrutinyRecordBuilder *self);
void scrutiny_record_builder_set_incident (ScrutinyRecordBuilder *self,
                                           const char *incident_key,
                                           guint report_count);
void scrutiny_record_builder_set_grounds (ScrutinyRecordBuilder *self,
                                          const char *grounds);
void scrutiny_record_builder_set_row (ScrutinyRecordBuilder *self,
                                      gint64 line,
                                      guint64 row_key,
                                      guint ordinal);
void scrutiny_record_builder_set_cells (ScrutinyRecordBuilder *self,
                                        const char *const *cells);
void scrutiny_record_builder_add_value (ScrutinyRecordBuilder *self,
                                        const char *field,
                                        const char *value);
void scrutiny_record_builder_add_text (ScrutinyRecordBuilder *self, const char *text);
ScrutinyRecord *scrutiny_record_builder_build (ScrutinyRecordBuilder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyRecordBuilder, scrutiny_record_builder_free)

G_END_DECLS
