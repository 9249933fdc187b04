/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <string.h>

#include "app/findings.h"
#include "cli/commands-private.h"

/* Numbers of the meetings named; empty means all. */
static gboolean
read_meetings (char **words, GArray *numbers, GError **error)
{
  for (guint i = 0; words != NULL && words[i] != NULL; i++) {
    gint64 number;

    if (!scrutiny_invocation_integer (words[i], _("the meeting's number"), 1, G_MAXINT64,
                                                   &number, error))
      return FALSE;
    g_array_append_val (numbers, number);
  }

  return TRUE;
}

/* As asked for, else as the file's name ends, else JSON. */
static gboolean
read_format (const char *asked, const char *path, ScrutinyFindingsFile *format)
{
  const char *dot = strrchr (path, '.');

  if (asked != NULL)
    return scrutiny_findings_file_from_name (asked, format);
  *format = SCRUTINY_FINDINGS_FILE_JSON;
  if (dot != NULL)
    scrutiny_findings_file_from_name (dot + 1, format);

  return TRUE;
}

static json_t *
describe (ScrutinyFindings *findings, const char *path)
{
  ScrutinyAudience audience = scrutiny_findings_get_audience (findings);
  json_t *headlines = json_array ();

  for (guint i = 0; i < scrutiny_findings_get_n_headlines (findings); i++)
    json_array_append_new (headlines, scrutiny_output_text (
                                          scrutiny_findings_get_headline (findings, i)));

  return json_pack ("{s:o,s:b,s:s,s:i,s:o}", "file", scrutiny_output_text (path),
                    "public", audience == SCRUTINY_AUDIENCE_PUBLIC, "for",
                    scrutiny_audience_to_code (audience), "findings",
                    (int) scrutiny_findings_get_n_findings (findings), "headlines",
                    headlines);
}

static json_t *
write_findings (ScrutinyInvocation *call, GError **error)
{
  g_auto (GStrv) meetings = NULL;
  g_autofree char *asked = NULL;
  gboolean is_public = FALSE;
  gboolean is_for_force = FALSE;
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (ScrutinyFindings) findings = NULL;
  ScrutinyFindingsFile format;
  const GOptionEntry entries[] = {
    { "meeting", 0, 0, G_OPTION_ARG_STRING_ARRAY, &meetings, NULL, NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &asked, NULL, NULL },
    { "for-force", 0, 0, G_OPTION_ARG_NONE, &is_for_force, NULL, NULL },
    { "public", 0, 0, G_OPTION_ARG_NONE, &is_public, NULL, NULL },
    { 0 },
  };

  if (!scrutiny_invocation_parse (call, entries, 1, 1, error) ||
      !read_meetings (meetings, numbers, error))
    return NULL;
  if ((is_public && is_for_force) || !read_format (asked, call->args[0], &format))
    return scrutiny_invocation_refuse_use (call, error);

  findings = scrutiny_findings_export (call->session,
                                       (const gint64 *) (gconstpointer) numbers->data,
                                       numbers->len,
                                       is_public      ? SCRUTINY_AUDIENCE_PUBLIC
                                       : is_for_force ? SCRUTINY_AUDIENCE_FORCE
                                                      : SCRUTINY_AUDIENCE_PANEL,
                                       format, call->args[0], call->cancellable, error);

  return findings == NULL ? NULL : describe (findings, call->args[0]);
}

/* clang-format off */
const ScrutinyCommand scrutiny_findings_commands[] = {
  { "findings", "[--meeting M ...] [--format json|csv|xlsx|pdf] [--for-force|--public] OUT",
    N_("Writes what the cases show, and how sure that is"),
    SCRUTINY_NEEDS_SIGNED_IN, write_findings },
  { 0 },
};
/* clang-format on */
