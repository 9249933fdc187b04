/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "intake/layout.h"
#include "intake/record-reject.h"
#include "model/import-report.h"
#include "model/record.h"

G_BEGIN_DECLS

/* More rows than this are not one file of a force; split it. Five national years. */
#define SCRUTINY_RECORD_ROWS_MAX 6000000

/* Called for each good row, in the order of the file. FALSE, with the error set, ends the
 * reading. The record may be kept. */
typedef gboolean (*ScrutinyRecordFunc) (ScrutinyRecord *record,
                                        gpointer user_data,
                                        GError **error);

/* Called for each bad row. */
typedef gboolean (*ScrutinyRecordRejectFunc) (const ScrutinyRecordReject *reject,
                                              gpointer user_data,
                                              GError **error);

/* The name a row without a reference goes by: a stem that equal rows share, "-", and
 * which of them it is, from 1. (transfer full) */
typedef char *(*ScrutinyRecordNameFunc) (const char *const *cells,
                                         gpointer user_data,
                                         GError **error);

/* Bytes done of all; all is 0 when it is not known. */
typedef void (*ScrutinyRecordProgressFunc) (goffset done_bytes,
                                            goffset total_bytes,
                                            gpointer user_data);

typedef struct _ScrutinyRecordReader ScrutinyRecordReader;

ScrutinyRecordReader *scrutiny_record_reader_new (ScrutinyLayout *layout);
void scrutiny_record_reader_free (ScrutinyRecordReader *self);

void scrutiny_record_reader_set_force (ScrutinyRecordReader *self, const char *force);
void scrutiny_record_reader_set_record_func (ScrutinyRecordReader *self,
                                             ScrutinyRecordFunc func,
                                             gpointer user_data);
void scrutiny_record_reader_set_reject_func (ScrutinyRecordReader *self,
                                             ScrutinyRecordRejectFunc func,
                                             gpointer user_data);
void scrutiny_record_reader_set_name_func (ScrutinyRecordReader *self,
                                           ScrutinyRecordNameFunc func,
                                           gpointer user_data);
void scrutiny_record_reader_set_progress_func (ScrutinyRecordReader *self,
                                               ScrutinyRecordProgressFunc func,
                                               gpointer user_data);

ScrutinyImportReport *scrutiny_record_reader_read_file (ScrutinyRecordReader *self,
                                                        const char *path,
                                                        GCancellable *cancellable,
                                                        GError **error);
ScrutinyImportReport *scrutiny_record_reader_read_stream (ScrutinyRecordReader *self,
                                                          GInputStream *stream,
                                                          const char *source_name,
                                                          GCancellable *cancellable,
                                                          GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyRecordReader, scrutiny_record_reader_free)

G_END_DECLS
