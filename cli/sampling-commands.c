/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <stdio.h>

#include "app/outside-file.h"
#include "app/verify.h"
#include "cli/commands-private.h"
#include "sampling/sample.h"

#define IDS_LIMIT_BYTES (512u << 20)

static GBytes *
read_input (GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char *block = g_malloc (1 << 16);
  size_t got;

  while ((got = fread (block, 1, 1 << 16, stdin)) > 0 && bytes->len <= IDS_LIMIT_BYTES)
    g_byte_array_append (bytes, (const guint8 *) block, (guint) got);
  if (ferror (stdin) != 0 || bytes->len > IDS_LIMIT_BYTES) {
    g_set_error_literal (error, G_FILE_ERROR, G_FILE_ERROR_FAILED,
                         ferror (stdin) != 0
                         ? _("The ids cannot be read from standard input.")
                         : _("The ids on standard input are longer than 512 MiB."));
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
  if (ids_path == NULL || seed == NULL || *seed == '\0' || take_text == NULL) {
    g_set_error (error, SCRUTINY_CLI_ERROR, SCRUTINY_CLI_ERROR_USAGE, "%s %s %s",
                 _("Use:"), call->command_name, call->usage);
    return NULL;
  }
  if (!scrutiny_invocation_integer (take_text, "--take", 1, SCRUTINY_SAMPLE_TAKE_MAX,
                                    &take, error))
    return NULL;
  ids = g_str_equal (ids_path, "-")
            ? read_input (error)
            : scrutiny_outside_file_read (ids_path, IDS_LIMIT_BYTES, error);
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
  return json_pack ("{s:o,s:i}", "selected", selected, "shortfall",
                    (int) (take - (gint64) picked->len));
}

static gboolean
progress_cb (guint64 done, guint64 total, gpointer data)
{
  const ScrutinyInvocation *call = data;

  scrutiny_invocation_progress ((gint64) done, (gint64) total, data);
  return !g_cancellable_is_cancelled (call->cancellable);
}

/* Every check by its name, and in a sentence what is wrong with those that fail. */
static json_t *
verification_to_json (ScrutinyVerification *verification)
{
  const char *const *limits = scrutiny_verification_get_limits (verification);
  json_t *checks = json_object ();
  json_t *problems = json_object ();
  json_t *sentences = json_array ();

  for (guint i = 0; i < scrutiny_verification_get_n_checks (verification); i++) {
    const ScrutinyCheck *check = scrutiny_verification_get_check (verification, i);

    json_object_set_new (checks, check->name, json_boolean (check->holds));
    if (!check->holds)
      json_object_set_new (problems, check->name, scrutiny_output_text (check->detail));
  }
  for (guint i = 0; limits[i] != NULL; i++)
    json_array_append_new (sentences, scrutiny_output_text (_ (limits[i])));

  return json_pack ("{s:b,s:o,s:o,s:o}", "holds",
                    scrutiny_verification_holds (verification), "checks", checks,
                    "problems", problems, "limits", sentences);
}

static json_t *
verify (ScrutinyInvocation *call, GError **error)
{
  g_auto (GStrv) earlier = NULL;
  const char *hash = NULL;
  g_autoptr (ScrutinyVerification) verification = NULL;
  const GOptionEntry entries[] = {
    { "earlier", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &earlier, NULL, NULL },
    { "sha256", 0, 0, G_OPTION_ARG_STRING, &hash, NULL, NULL },
    { 0 },
  };

  if (!scrutiny_invocation_parse (call, entries, 2, 2, error))
    return NULL;
  verification =
      scrutiny_verify_files (call->args[0], call->args[1], (const char *const *) earlier,
                             hash, progress_cb, call, error);
  if (verification == NULL)
    return NULL;

  call->has_failed = !scrutiny_verification_holds (verification);
  return verification_to_json (verification);
}

const ScrutinyCommand scrutiny_sampling_commands[] = {
  { "verify", "CERTIFICATE LIST [--earlier FILE]... [--sha256 HEX]",
    N_ ("Redoes a draw from its certificate and list, without any panel"),
        SCRUTINY_NEEDS_NOTHING,
        verify },
    { "sample", "--ids FILE --seed S --take N [--with-replacement]",
      N_ ("Draws lines of a file by a seed, without any panel; - reads standard input"),
          SCRUTINY_NEEDS_NOTHING,
          sample },
      { 0 },
  };
