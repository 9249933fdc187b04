/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <string.h>

#include "cli/commands-private.h"
#include "sampling/sample.h"

#define IDS_LIMIT_BYTES (512u << 20)

/* Reads a whole file, or standard input for "-", within a limit. */
static GBytes *
read_ids (const char *path, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char *block = g_malloc (1 << 16);
  FILE *file = strcmp (path, "-") == 0 ? stdin : fopen (path, "rb");
  size_t got;

  if (file == NULL) {
    g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_FAILED,
                 _("%s cannot be opened."), path);
    return NULL;
  }
  while ((got = fread (block, 1, 1 << 16, file)) > 0 && bytes->len < IDS_LIMIT_BYTES)
    g_byte_array_append (bytes, (const guint8 *) block, (guint) got);
  if (file != stdin)
    fclose (file);
  if (bytes->len >= IDS_LIMIT_BYTES) {
    g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_FAILED,
                 _("%s is larger than 512 MiB."), path);
    return NULL;
  }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static json_t *
sample (ScrutinyInvocation *call, GError **error)
{
  const char *ids_path = NULL;
  const char *seed = NULL;
  const char *take_text = NULL;
  gboolean with_replacement = FALSE;
  g_autoptr (GBytes) ids = NULL;
  g_autoptr (GPtrArray) picked = NULL;
  gint64 take;
  json_t *selected;
  const GOptionEntry entries[] = {
    { "ids", 0, 0, G_OPTION_ARG_FILENAME, &ids_path, NULL, NULL },
    { "seed", 0, 0, G_OPTION_ARG_STRING, &seed, NULL, NULL },
    { "take", 0, 0, G_OPTION_ARG_STRING, &take_text, NULL, NULL },
    { "with-replacement", 0, 0, G_OPTION_ARG_NONE, &with_replacement, NULL, NULL },
    { 0 },
  };

  if (!scrutiny_invocation_parse (call, entries, 0, 0, error))
    return NULL;
  if (ids_path == NULL || seed == NULL || take_text == NULL) {
    g_set_error (error, SCRUTINY_CLI_ERROR, SCRUTINY_CLI_ERROR_USAGE, "%s %s %s",
                 _("Use:"), call->command_name, call->usage);
    return NULL;
  }
  if (!scrutiny_invocation_integer (take_text, "--take", 1, SCRUTINY_SAMPLE_TAKE_MAX,
                                    &take, error))
    return NULL;
  ids = read_ids (ids_path, error);
  if (ids == NULL)
    return NULL;
  picked =
      scrutiny_sample_draw (ids, seed, (guint) take, with_replacement, NULL, NULL, error);
  if (picked == NULL)
    return NULL;
  selected = json_array ();
  for (guint i = 0; i < picked->len; i++) {
    const ScrutinySampled *line = g_ptr_array_index (picked, i);

    json_array_append_new (selected, json_pack ("{s:o,s:s,s:i}", "id",
                                                scrutiny_output_text (line->id), "ticket",
                                                line->ticket, "generation",
                                                (int) line->generation));
  }
  return json_pack ("{s:o}", "selected", selected);
}

const ScrutinyCommand scrutiny_sampling_commands[] = {
  { "sample", "--ids FILE --seed S --take N [--with-replacement]",
    N_ ("Draws lines of a file by a seed, without any panel; - reads standard input"),
        SCRUTINY_NEEDS_NOTHING,
        sample },
    { 0 },
};
