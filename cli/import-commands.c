/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cli/commands-private.h"

static json_t *
tally_to_json (ScrutinyTally *tally)
{
  g_auto (GStrv) words = scrutiny_tally_dup_words (tally);
  json_t *counts = json_object ();

  for (guint i = 0; words[i] != NULL; i++) {
    g_autofree char *key = g_utf8_make_valid (words[i], -1);

    json_object_set_new (counts, key,
                         json_integer (
                             (json_int_t) scrutiny_tally_get (tally, words[i])));
  }
  return counts;
}

/* The tally's words are a column's name, a tab and the label. */
static json_t *
labels_to_json (ScrutinyTally *tally)
{
  g_auto (GStrv) words = scrutiny_tally_dup_words (tally);
  json_t *labels = json_array ();

  for (guint i = 0; words[i] != NULL; i++) {
    g_auto (GStrv) parts = g_strsplit (words[i], "\t", 2);

    json_array_append_new (labels,
                           json_pack ("{s:o,s:o,s:I}", "column",
                                      scrutiny_output_text (parts[0]), "label",
                                      scrutiny_output_text (parts[1]), "count",
                                      (json_int_t) scrutiny_tally_get (tally, words[i])));
  }
  return labels;
}

static json_t *
words_to_json (char **words)
{
  json_t *list = json_array ();

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    json_array_append_new (list, scrutiny_output_text (words[i]));
  return list;
}

static void
set_count (json_t *object, const char *key, gint64 count)
{
  json_object_set_new (object, key, json_integer ((json_int_t) count));
}

static json_t *
report_to_json (const ScrutinyImportReport *report)
{
  json_t *said = json_object ();

  json_object_set_new (said, "file", scrutiny_output_text (report->source_name));
  set_count (said, "rows", report->rows);
  set_count (said, "imported", report->imported);
  set_count (said, "rejected", report->rejected);
  set_count (said, "duplicates", report->duplicates);
  set_count (said, "duplicate_groups", report->duplicate_groups);
  set_count (said, "largest_group", report->largest_group);
  json_object_set_new (said, "looks_doubled", json_boolean (report->looks_doubled));
  if (report->has_incidents) {
    set_count (said, "reports", report->reports);
    set_count (said, "incidents", report->incidents);
    json_object_set_new (said, "incidents_estimated",
                         json_boolean (report->are_incidents_estimated));
  }
  json_object_set_new (said, "reasons", tally_to_json (report->reasons));
  json_object_set_new (said, "unknown_labels", labels_to_json (report->unknown_labels));
  json_object_set_new (said, "sha256", json_string (report->sha256));
  json_object_set_new (said, "layout", scrutiny_output_text (report->layout));
  json_object_set_new (said, "force", scrutiny_output_text (report->force));
  json_object_set_new (said, "encoding", scrutiny_output_text (report->encoding));
  json_object_set_new (said, "from", scrutiny_output_text (report->from));
  json_object_set_new (said, "to", scrutiny_output_text (report->to));
  json_object_set_new (said, "months", tally_to_json (report->months));
  set_count (said, "outside_file_month", report->outside_file_month);
  set_count (said, "day_only", report->day_only);
  json_object_set_new (said, "missing_columns", words_to_json (report->missing_columns));
  return said;
}

static json_t *
result_to_json (const ScrutinyImportResult *result)
{
  json_t *said = report_to_json (result->report);

  set_count (said, "already_here", result->already_here);
  json_object_set_new (said, "is_other_force", json_boolean (result->is_other_force));
  if (result->replaces != 0) {
    set_count (said, "replaces", result->replaces);
    set_count (said, "same", result->difference.same);
    set_count (said, "added", result->difference.added);
    set_count (said, "removed", result->difference.removed);
    set_count (said, "changed", result->difference.changed);
  }
  return said;
}

static void
say_stopped (const char *path, GError **error)
{
  g_clear_error (error);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED,
               _ ("“%s”: stopped as you asked. Nothing of it was imported."), path);
}

static json_t *
import (ScrutinyInvocation *call, GError **error)
{
  ScrutinyImportChoices choices = { .progress = scrutiny_invocation_progress };
  json_t *files;
  const GOptionEntry entries[] = {
    { "layout", 0, 0, G_OPTION_ARG_STRING, &choices.layout, NULL, NULL },
    { "rejects", 0, 0, G_OPTION_ARG_FILENAME, &choices.rejects_path, NULL, NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &choices.is_dry_run, NULL, NULL },
    { "keep-earlier", 0, 0, G_OPTION_ARG_NONE, &choices.keeps_earlier, NULL, NULL },
    { 0 },
  };

  if (!scrutiny_invocation_parse (call, entries, 1, -1, error))
    return NULL;
  files = json_array ();
  for (int i = 0; i < call->n_args; i++) {
    g_autoptr (ScrutinyImportResult) result =
        scrutiny_import_file (call->session, call->args[i], &choices, call->cancellable,
                              error);

    if (result == NULL) {
      json_decref (files);
      if (g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        say_stopped (call->args[i], error);
      if (i > 0 && !choices.is_dry_run)
        g_prefix_error (error,
                        ngettext ("%d file before it was imported. ",
                                  "%d files before it were imported. ", (gulong) i),
                        i);
      return NULL;
    }
    json_array_append_new (files, result_to_json (result));
    choices.rejects_append = TRUE;
  }
  if (call->n_args == 1) {
    json_t *only = json_incref (json_array_get (files, 0));

    json_decref (files);
    return only;
  }
  return json_pack ("{s:o}", "files", files);
}

const ScrutinyCommand scrutiny_import_commands[] = {
  { "import",
    "FILE... [--layout auto|police-uk-stop-search|met-use-of-force|FILE.json] "
    "[--rejects OUT.csv] [--dry-run] [--keep-earlier]",
    N_ ("Imports records: all good rows of a file, or none"),
        SCRUTINY_NEEDS_SIGNED_IN,
        import },
    { 0 },
};
