/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first byte chooses which of a form's files the rest stands for; the other files are
 * the shipped ones, so that the fuzzer gets past the joining of modules. */
#include "intake/form-reader.h"
#include "model/form-check.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static const char *const file_names[] = { "module-ss.json", "stop_search.json",
                                          "scales.json", "module-closing.json" };

typedef struct {
  const char *file_name;
  GBytes *bytes;
} Replaced;

static GBytes *
load (const char *file_name, gpointer user_data, GError **error)
{
  const Replaced *replaced = user_data;
  g_autoptr (GFile) folder = scrutiny_form_reader_get_shipped ();

  if (g_str_equal (file_name, replaced->file_name))
    return g_bytes_ref (replaced->bytes);

  return scrutiny_form_reader_load (file_name, folder, error);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  ScrutinyFormContext context = { .kind = "stop_search",
                                  .stage = SCRUTINY_STAGE_AFTER_REVEAL };
  g_autoptr (ScrutinyAnswerSet) answers = scrutiny_answer_set_new ();
  g_autoptr (ScrutinyForm) form = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  Replaced replaced;

  if (size == 0)
    return 0;

  bytes = g_bytes_new (data + 1, size - 1);
  replaced.file_name = file_names[data[0] % G_N_ELEMENTS (file_names)];
  replaced.bytes = bytes;
  form = scrutiny_form_reader_read ("stop_search", NULL, NULL, load, &replaced, &error);
  if (form == NULL)
    g_assert (error != NULL);
  else
    problems = scrutiny_form_list_problems (form, &context, answers);

  return 0;
}
