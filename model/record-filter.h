/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

/* Which records are wanted. What is not set lets every record pass. Conditions on
 * different fields must all hold; several on one field let any of their values pass. */
typedef struct _ScrutinyRecordFilter ScrutinyRecordFilter;

ScrutinyRecordFilter *scrutiny_record_filter_new (void);
ScrutinyRecordFilter *scrutiny_record_filter_ref (ScrutinyRecordFilter *self);
void scrutiny_record_filter_unref (ScrutinyRecordFilter *self);

void scrutiny_record_filter_set_kind (ScrutinyRecordFilter *self,
                                      ScrutinyRecordKind kind);
gboolean scrutiny_record_filter_set_days (ScrutinyRecordFilter *self,
                                          const char *from,
                                          const char *to,
                                          GError **error);
void scrutiny_record_filter_set_area (ScrutinyRecordFilter *self, const char *area);
void scrutiny_record_filter_set_import (ScrutinyRecordFilter *self, gint64 import_id);
gboolean scrutiny_record_filter_add_where (ScrutinyRecordFilter *self,
                                           const char *condition,
                                           GError **error);
void scrutiny_record_filter_add_value (ScrutinyRecordFilter *self,
                                       const char *field,
                                       const char *value);

const char *scrutiny_record_filter_get_kind (ScrutinyRecordFilter *self);
const char *scrutiny_record_filter_get_from (ScrutinyRecordFilter *self);
const char *scrutiny_record_filter_get_to (ScrutinyRecordFilter *self);
const char *scrutiny_record_filter_get_area (ScrutinyRecordFilter *self);
gint64 scrutiny_record_filter_get_import (ScrutinyRecordFilter *self);
gboolean scrutiny_record_filter_passes_values (ScrutinyRecordFilter *self,
                                               ScrutinyRecord *record);
gboolean scrutiny_record_filter_passes_text (ScrutinyRecordFilter *self,
                                             const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyRecordFilter, scrutiny_record_filter_unref)

G_END_DECLS
