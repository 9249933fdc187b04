/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file of answers from outside, against the shipped questions; what is taken must also
 * survive being sealed and opened as bytes. */
#include "intake/answer-reader.h"
#include "intake/form-reader.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static ScrutinyForm *
read_form (void)
{
  g_autoptr (GFile) folder = scrutiny_form_reader_get_shipped ();

  return scrutiny_form_reader_read ("stop_search", NULL, NULL, scrutiny_form_reader_load,
                                    folder, NULL);
}

static void
check_round_trip (ScrutinyAnswer *answer)
{
  g_autoptr (GBytes) bytes = scrutiny_answer_to_bytes (answer);
  g_autoptr (ScrutinyAnswer) back = scrutiny_answer_new_from_bytes (bytes, NULL);

  g_assert (back != NULL);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static ScrutinyForm *form;
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (ScrutinyAnswerFile) file = NULL;
  g_autoptr (ScrutinyAnswer) raw = NULL;
  g_autoptr (GError) error = NULL;

  if (form == NULL)
    form = read_form ();

  file = scrutiny_answer_reader_read (bytes, "fuzz.json", form, &error);
  if (file == NULL)
    g_assert (error != NULL);
  for (guint i = 0; file != NULL && i < file->answers->len; i++)
    check_round_trip (file->answers->pdata[i]);
  raw = scrutiny_answer_new_from_bytes (bytes, NULL);
  if (raw != NULL)
    check_round_trip (raw);

  return 0;
}
