/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "intake/csv-row.h"

G_BEGIN_DECLS

#define SCRUTINY_CSV_FIELD_MAX_BYTES 65536
#define SCRUTINY_CSV_ROW_MAX_BYTES   262144
#define SCRUTINY_CSV_FIELDS_MAX      2048

/* Called for each row; FALSE, with the error set, ends the reading. */
typedef gboolean (*ScrutinyCsvRowFunc) (const ScrutinyCsvRow *row,
                                        gpointer user_data,
                                        GError **error);

/* Called now and then with the bytes read so far. */
typedef void (*ScrutinyCsvProgressFunc) (goffset done_bytes, gpointer user_data);

typedef struct _ScrutinyCsvReader ScrutinyCsvReader;

ScrutinyCsvReader *scrutiny_csv_reader_new (ScrutinyCsvRowFunc row_func,
                                            gpointer user_data);
void scrutiny_csv_reader_free (ScrutinyCsvReader *self);

void scrutiny_csv_reader_set_progress (ScrutinyCsvReader *self,
                                       ScrutinyCsvProgressFunc progress_func);
void scrutiny_csv_reader_set_delimiter (ScrutinyCsvReader *self, char delimiter);

gboolean scrutiny_csv_reader_read (ScrutinyCsvReader *self,
                                   GInputStream *stream,
                                   GCancellable *cancellable,
                                   GError **error);

const char *scrutiny_csv_reader_get_sha256 (ScrutinyCsvReader *self);
goffset scrutiny_csv_reader_get_size_bytes (ScrutinyCsvReader *self);
gint64 scrutiny_csv_reader_get_blank_lines (ScrutinyCsvReader *self);
gboolean scrutiny_csv_reader_has_bom (ScrutinyCsvReader *self);
const char *scrutiny_csv_reader_get_line_ends (ScrutinyCsvReader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyCsvReader, scrutiny_csv_reader_free)

G_END_DECLS
