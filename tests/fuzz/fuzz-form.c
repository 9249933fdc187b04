/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first byte chooses which of a form's files the rest stands for. The others are a
 * short form and shipped modules, so that the fuzzer gets past the joining of modules and
 * yet tries many files a second. */
#include "intake/form-reader.h"
#include "model/form-check.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static const char *const file_names[] = { "module-ss.json", "stop_search.json",
                                          "scales.json", "module-closing.json" };

static const char short_form[] =
    "{\"format\":1,\"form_id\":\"stop_search\",\"version\":\"1.0.0\","
    "\"status\":\"published\",\"title\":{\"en-GB\":\"Short\"},"
    "\"kinds\":[\"stop_search\"],\"valid_from\":\"2026-01-01\",\"supersedes\":null,"
    "\"locales\":[\"en-GB\"],\"scale\":\"rag3\",\"grade_question\":\"ovr_grade\","
    "\"modules\":[\"before\",\"ss\",\"closing\"]}";

/* In the place of the longest of the shipped modules. */
static const char small_module[] =
    "{\"format\":1,\"module_id\":\"ss\",\"version\":\"1.0.0\","
    "\"title\":{\"en-GB\":\"Small\"},\"sections\":[{\"id\":\"ss_small\","
    "\"title\":{\"en-GB\":\"Small\"},\"stage\":\"after_view\",\"part\":\"grounds\","
    "\"questions\":[{\"id\":\"ss_small_q\",\"text\":{\"en-GB\":\"Small?\"},"
    "\"type\":\"ypn\",\"required\":true,\"polarity\":\"positive\","
    "\"evidence\":[\"bwv\"],\"added_in\":\"1.0.0\"}]}]}";

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
  if (g_str_equal (file_name, "stop_search.json"))
    return g_bytes_new_static (short_form, sizeof short_form - 1);
  if (g_str_equal (file_name, "module-ss.json"))
    return g_bytes_new_static (small_module, sizeof small_module - 1);

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
