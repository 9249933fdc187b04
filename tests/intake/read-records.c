/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read-records.h"

static gboolean
record_cb (ScrutinyRecord *record, gpointer user_data, GError **error)
{
  ReadRecords *self = user_data;

  g_ptr_array_add (self->records, scrutiny_record_ref (record));

  return TRUE;
}

static gboolean
reject_cb (const ScrutinyRecordReject *reject, gpointer user_data, GError **error)
{
  ReadRecords *self = user_data;

  g_ptr_array_add (self->rejects, g_strdup_printf ("%" G_GINT64_FORMAT " %s",
                                                   reject->line, reject->reason));

  return TRUE;
}

ReadRecords *
read_records (ScrutinyLayout *layout, const char *name, const char *bytes, gssize length)
{
  ReadRecords *self = g_new0 (ReadRecords, 1);
  g_autoptr (ScrutinyRecordReader) reader = scrutiny_record_reader_new (layout);
  g_autoptr (GInputStream) stream =
      g_memory_input_stream_new_from_data (bytes, length, NULL);

  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) scrutiny_record_unref);
  self->rejects = g_ptr_array_new_with_free_func (g_free);
  scrutiny_record_reader_set_record_func (reader, record_cb, self);
  scrutiny_record_reader_set_reject_func (reader, reject_cb, self);
  self->report =
      scrutiny_record_reader_read_stream (reader, stream, name, NULL, &self->error);

  return self;
}

ReadRecords *
read_fixture (ScrutinyLayout *layout, const char *name)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "fixtures", "records", name, NULL);
  g_autofree char *bytes = NULL;
  gsize length;
  GError *error = NULL;

  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);

  return read_records (layout, name, bytes, (gssize) length);
}

void
read_records_free (ReadRecords *self)
{
  g_ptr_array_unref (self->records);
  g_ptr_array_unref (self->rejects);
  g_clear_pointer (&self->report, scrutiny_import_report_unref);
  g_clear_error (&self->error);
  g_free (self);
}

ScrutinyRecord *
read_records_at (ReadRecords *self, guint index)
{
  g_assert_cmpuint (index, <, self->records->len);

  return g_ptr_array_index (self->records, index);
}
