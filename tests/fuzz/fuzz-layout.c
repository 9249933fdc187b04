/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A layout file; one that is taken is used on a small file at once. */
#include "intake/layout-reader.h"
#include "intake/record-reader.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static const char file[] =
      "a,b,c,d\n01/02/2026,yes,x,-\n2026-02-01,no,\"y;z\",1\n,,,\n";
  g_autoptr (ScrutinyLayout) layout = NULL;
  g_autoptr (ScrutinyRecordReader) reader = NULL;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (ScrutinyImportReport) report = NULL;
  g_autoptr (GError) error = NULL;

  layout =
      scrutiny_layout_reader_read_bytes ((const char *) data, size, "fuzz.json", &error);
  g_assert ((layout == NULL) == (error != NULL));
  if (layout == NULL)
    return 0;

  reader = scrutiny_record_reader_new (layout);
  stream = g_memory_input_stream_new_from_data (file, sizeof file - 1, NULL);
  report = scrutiny_record_reader_read_stream (reader, stream, "a.csv", NULL, &error);
  g_assert ((report == NULL) == (error != NULL));

  return 0;
}
