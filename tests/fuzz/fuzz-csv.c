/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first byte chooses a layout, so that the fuzzer also gets behind the header; the
 * rest is the file. What is promised of every file is asserted. */
#include "intake/record-reader.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static gboolean
record_cb (ScrutinyRecord *record, gpointer user_data, GError **error)
{
  gint64 *records = user_data;
  gsize length = 0;
  g_autofree char *text = scrutiny_record_to_text (record, &length);

  g_assert (strlen (text) == length);
  g_assert (g_utf8_validate (text, -1, NULL));
  g_assert (strlen (scrutiny_record_get_day (record)) == 10);
  g_assert (scrutiny_record_get_ordinal (record) >= 1);
  (*records)++;

  return TRUE;
}

static gboolean
reject_cb (const ScrutinyRecordReject *reject, gpointer user_data, GError **error)
{
  gint64 *rejects = user_data;

  g_assert (reject->line >= 1);
  g_assert (scrutiny_record_reject_explain (reject->reason) != NULL);
  (*rejects)++;

  return TRUE;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static const char *const layouts[] = { "police-uk-stop-search", "met-use-of-force" };
  g_autoptr (ScrutinyLayout) layout = NULL;
  g_autoptr (ScrutinyRecordReader) reader = NULL;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (ScrutinyImportReport) report = NULL;
  g_autoptr (GError) error = NULL;
  gint64 records = 0;
  gint64 rejects = 0;

  if (size == 0)
    return 0;

  if (data[0] % 3 < G_N_ELEMENTS (layouts))
    layout = scrutiny_layout_find_built_in (layouts[data[0] % 3]);
  reader = scrutiny_record_reader_new (layout);
  scrutiny_record_reader_set_record_func (reader, record_cb, &records);
  scrutiny_record_reader_set_reject_func (reader, reject_cb, &rejects);
  stream = g_memory_input_stream_new_from_data (data + 1, (gssize) size - 1, NULL);
  report = scrutiny_record_reader_read_stream (reader, stream, "fuzz.csv", NULL, &error);

  g_assert ((report == NULL) == (error != NULL));
  if (report != NULL) {
    g_assert (report->imported == records);
    g_assert (report->rejected == rejects);
    g_assert (report->rows == records + rejects);
  }

  return 0;
}
