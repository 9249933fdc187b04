/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/list.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/exclusions.h"
#include "app/list-words.h"
#include "cli/commands-private.h"
#include "sampling/list-warning.h"

/* What "list fix" was told; owned by the option parser. */
typedef struct {
  char *kind;
  char *from;
  char *to;
  char *area;
  char **where;
  char *exclude;
  char *take;
  char *reserves;
  char *method;
  char *strata;
  char *allocation;
  char *minimum;
  char *cap;
  char *purpose;
  char *why;
  char *title;
  char *reported;
  char *reported_by;
  char *out;
  char **strata_fields; /* strata, taken apart */
  char **shares;
  gboolean are_warnings_answered;
} Options;

typedef json_t *(*RequestFunc) (ScrutinyInvocation *call,
                                const Options *options,
                                const ScrutinyListRequest *request,
                                GError **error);

static gboolean
pick_method (const Options *options, ScrutinyListRequest *request, GError **error)
{
  const char *method = options->method ? options->method : "simple";

  if (strcmp (method, "simple") == 0)
    request->method = SCRUTINY_PLAN_SIMPLE;
  else if (strcmp (method, "systematic") == 0)
    request->method = SCRUTINY_PLAN_SYSTEMATIC;
  else if (strcmp (method, "stratified") == 0)
    request->method = SCRUTINY_PLAN_STRATIFIED;
  else {
    g_set_error (error, SCRUTINY_CLI_ERROR, SCRUTINY_CLI_ERROR_USAGE,
                 _("--method is simple, systematic or stratified, not “%s”."), method);
    return FALSE;
  }
  return TRUE;
}

static gboolean
pick_allocation (const Options *options, ScrutinyListRequest *request, GError **error)
{
  const char *allocation = options->allocation ? options->allocation : "proportional";

  if (strcmp (allocation, "proportional") == 0)
    request->allocation = SCRUTINY_PLAN_PROPORTIONAL;
  else if (strcmp (allocation, "equal") == 0)
    request->allocation = SCRUTINY_PLAN_EQUAL;
  else if (strcmp (allocation, "oversample") == 0)
    request->allocation = SCRUTINY_PLAN_OVERSAMPLE;
  else if (strcmp (allocation, "custom") == 0)
    request->allocation = SCRUTINY_PLAN_CUSTOM;
  else {
    g_set_error (error, SCRUTINY_CLI_ERROR, SCRUTINY_CLI_ERROR_USAGE,
                 _("--allocation is proportional, equal, oversample or custom, not “%s”."),
                    allocation);
    return FALSE;
  }
  return TRUE;
}

static gboolean
pick_cap (const Options *options, ScrutinyListRequest *request, GError **error)
{
  char *equals;
  gint64 most;

  if (options->cap == NULL)
    return TRUE;
  equals = strrchr (options->cap, '=');
  if (equals == NULL) {
    g_set_error_literal (error, SCRUTINY_CLI_ERROR, SCRUTINY_CLI_ERROR_USAGE,
                         _("--cap is FIELD=N."));
    return FALSE;
  }
  if (!scrutiny_invocation_integer (equals + 1, "--cap", 1, 1000, &most, error))
    return FALSE;
  *equals = '\0';
  request->cap_field = options->cap;
  request->cap_max = (guint) most;
  return TRUE;
}

static gboolean
pick_purpose (const Options *options, ScrutinyListRequest *request, GError **error)
{
  request->why = options->why;
  if (options->purpose == NULL ||
      scrutiny_draw_purpose_from_name (options->purpose, &request->purpose))
    return TRUE;

  g_set_error (error, SCRUTINY_CLI_ERROR, SCRUTINY_CLI_ERROR_USAGE,
               _("--purpose is random, thematic, targeted, revisit or internal, not "
                 "“%s”."),
                  options->purpose);
  return FALSE;
}

/* Strata of two fields have a comma in their names: then semicolons stand between. */
static GStrv
split_shares (const char *shares)
{
  return g_strsplit (shares, strchr (shares, ';') != NULL ? ";" : ",", 64);
}

static gboolean
pick_numbers (const Options *options, ScrutinyListRequest *request, GError **error)
{
  gint64 take;
  gint64 reserves = -1;
  gint64 minimum = 0;
  gint64 reported = 0;

  if (!scrutiny_invocation_integer (options->take, "--take", 1, SCRUTINY_PLAN_TAKE_MAX,
                                    &take, error) ||
      (options->reserves != NULL &&
       !scrutiny_invocation_integer (options->reserves, "--reserves", 0,
                                     SCRUTINY_PLAN_TAKE_MAX, &reserves, error)) ||
      (options->minimum != NULL &&
       !scrutiny_invocation_integer (options->minimum, "--minimum", 0,
                                     SCRUTINY_PLAN_TAKE_MAX, &minimum, error)) ||
      (options->reported != NULL &&
       !scrutiny_invocation_integer (options->reported, "--reported", 1, G_MAXINT32,
                                     &reported, error)))
    return FALSE;
  request->reported_total = reported;
  request->minimum = (guint) minimum;
  request->take = (guint) take;
  request->reserves = (gint) reserves;
  return TRUE;
}

static json_t *
frame_to_json (ScrutinyFrame *frame)
{
  g_auto (GStrv) codes = scrutiny_frame_dup_excluded_codes (frame);
  json_t *excluded = json_object ();
  json_t *strata = json_array ();

  for (guint i = 0; codes[i] != NULL; i++)
    json_object_set_new (excluded, codes[i],
                         json_integer (
                             (json_int_t) scrutiny_frame_get_n_excluded (frame,
                                                                         codes[i])));
  for (guint i = 1; i <= scrutiny_frame_get_n_strata (frame); i++) {
    const ScrutinyStratum *stratum = scrutiny_frame_get_stratum (frame, i);

    json_array_append_new (strata,
                           json_pack ("{s:i,s:o,s:i,s:i,s:i}", "stratum",
                                      (int) stratum->index, "key",
                                      scrutiny_output_text (stratum->key), "records",
                                      (int) stratum->size, "quota", (int) stratum->quota,
                                      "reserves", (int) stratum->reserves_wanted));
  }
  return json_pack ("{s:i,s:o,s:i,s:i,s:i,s:o}", "count",
                    (int) scrutiny_plan_get_list_records (
                        scrutiny_frame_get_plan (frame)),
                    "excluded", excluded, "filtered_out",
                    (int) scrutiny_frame_get_n_filtered_out (frame), "eligible",
                    (int) scrutiny_frame_get_n_eligible (frame), "shortfall",
                    (int) scrutiny_frame_get_shortfall (frame), "strata", strata);
}

static json_t *
warnings_to_json (GPtrArray *warnings)
{
  json_t *rows = json_array ();

  for (guint i = 0; warnings != NULL && i < warnings->len; i++) {
    const ScrutinyListWarning *warning = g_ptr_array_index (warnings, i);

    json_array_append_new (rows,
                           json_pack ("{s:s,s:o,s:o}", "warning",
                                      scrutiny_list_warning_get_name (warning->kind),
                                      "first", scrutiny_output_text (warning->first_id),
                                      "second",
                                      scrutiny_output_text (warning->second_id)));
  }
  return rows;
}

/* All 64 digits in eight groups of eight: what is read out before the dice. */
static char *
in_groups (const char *hash)
{
  GString *groups = g_string_new (NULL);

  for (guint i = 0; hash[i] != '\0'; i++) {
    if (i > 0 && i % 8 == 0)
      g_string_append_c (groups, ' ');
    g_string_append_c (groups, hash[i]);
  }
  return g_string_free (groups, FALSE);
}

static json_t *
doubts_to_json (GPtrArray *doubts)
{
  json_t *rows = json_array ();

  for (guint i = 0; i < doubts->len; i++) {
    const ScrutinyListDoubt *doubt = g_ptr_array_index (doubts, i);
    g_autofree char *words = scrutiny_list_words_doubt (doubt);

    json_array_append_new (rows,
                           json_pack ("{s:s,s:I,s:I,s:o,s:o}", "doubt",
                                      scrutiny_list_doubt_kind_to_text (doubt->kind),
                                      "count", (json_int_t) doubt->count, "of",
                                      (json_int_t) doubt->of, "where",
                                      scrutiny_output_text (doubt->where), "words",
                                      scrutiny_output_text (words)));
  }
  return rows;
}

/* What the list would look like if nothing were kept out of the draw. */
static json_t *
groups_to_json (ScrutinyListOutcome *outcome)
{
  json_t *rows = json_array ();
  g_auto (GStrv) words = scrutiny_tally_dup_words (outcome->all_groups);

  for (guint i = 0; words[i] != NULL; i++) {
    g_auto (GStrv) parts = g_strsplit (words[i], "\t", 2);

    json_array_append_new (rows,
                           json_pack ("{s:o,s:o,s:I,s:I}", "ethnicity",
                                      scrutiny_output_text (parts[0]), "power",
                                      scrutiny_output_text (parts[1]), "records",
                                      (json_int_t)
                                          scrutiny_tally_get (outcome->all_groups,
                                                              words[i]),
                                      "kept_out",
                                      (json_int_t)
                                          scrutiny_tally_get (outcome->excluded_groups,
                                                              words[i])));
  }
  return rows;
}

static json_t *
check (ScrutinyInvocation *call,
       const Options *options,
       const ScrutinyListRequest *request,
       GError **error)
{
  g_autoptr (ScrutinyListOutcome) outcome =
      scrutiny_list_preview (call->session, request, NULL, NULL, error);
  json_t *answer;

  if (outcome == NULL)
    return NULL;
  answer = frame_to_json (outcome->frame);
  json_object_set_new (answer, "warnings", warnings_to_json (outcome->warnings));
  json_object_set_new (answer, "doubts", doubts_to_json (outcome->doubts));
  json_object_set_new (answer, "groups", groups_to_json (outcome));
  return answer;
}

static json_t *
fix (ScrutinyInvocation *call,
     const Options *options,
     const ScrutinyListRequest *request,
     GError **error)
{
  g_autoptr (ScrutinyListOutcome) outcome =
      scrutiny_list_fix (call->session, request, NULL, NULL, error);
  g_autofree char *read_out = NULL;
  json_t *answer;

  if (outcome == NULL)
    return NULL;
  if (options->out != NULL &&
      !scrutiny_invocation_copy (outcome->list_path, options->out, error)) {
    g_prefix_error (error, _("The list is fixed and kept in %s, but not copied: "),
                              outcome->list_path);
    return NULL;
  }
  read_out = in_groups (outcome->fixed->plan_sha256);
  answer = frame_to_json (outcome->frame);
  json_object_set_new (answer, "tag", scrutiny_output_text (outcome->fixed->tag));
  json_object_set_new (answer, "purpose",
                       json_string (
                           scrutiny_draw_purpose_get_name (scrutiny_plan_get_purpose (
                               scrutiny_frame_get_plan (outcome->frame)))));
  json_object_set_new (answer, "list_sha256", json_string (outcome->fixed->list_sha256));
  json_object_set_new (answer, "plan_sha256", json_string (outcome->fixed->plan_sha256));
  json_object_set_new (answer, "read_out", json_string (read_out));
  json_object_set_new (answer, "list", scrutiny_output_text (outcome->list_path));
  json_object_set_new (answer, "warnings", warnings_to_json (outcome->warnings));
  json_object_set_new (answer, "doubts", doubts_to_json (outcome->doubts));
  return answer;
}

static gboolean
parse (ScrutinyInvocation *call, Options *options, GError **error)
{
  const GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_STRING, &options->kind, NULL, NULL },
    { "from", 0, 0, G_OPTION_ARG_STRING, &options->from, NULL, NULL },
    { "to", 0, 0, G_OPTION_ARG_STRING, &options->to, NULL, NULL },
    { "area", 0, 0, G_OPTION_ARG_STRING, &options->area, NULL, NULL },
    { "where", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->where, NULL, NULL },
    { "exclude", 0, 0, G_OPTION_ARG_FILENAME, &options->exclude, NULL, NULL },
    { "take", 0, 0, G_OPTION_ARG_STRING, &options->take, NULL, NULL },
    { "reserves", 0, 0, G_OPTION_ARG_STRING, &options->reserves, NULL, NULL },
    { "method", 0, 0, G_OPTION_ARG_STRING, &options->method, NULL, NULL },
    { "strata", 0, 0, G_OPTION_ARG_STRING, &options->strata, NULL, NULL },
    { "allocation", 0, 0, G_OPTION_ARG_STRING, &options->allocation, NULL, NULL },
    { "minimum", 0, 0, G_OPTION_ARG_STRING, &options->minimum, NULL, NULL },
    { "cap", 0, 0, G_OPTION_ARG_STRING, &options->cap, NULL, NULL },
    { "purpose", 0, 0, G_OPTION_ARG_STRING, &options->purpose, NULL, NULL },
    { "why", 0, 0, G_OPTION_ARG_STRING, &options->why, NULL, NULL },
    { "title", 0, 0, G_OPTION_ARG_STRING, &options->title, NULL, NULL },
    { "reported", 0, 0, G_OPTION_ARG_STRING, &options->reported, NULL, NULL },
    { "reported-by", 0, 0, G_OPTION_ARG_STRING, &options->reported_by, NULL, NULL },
    { "out", 0, 0, G_OPTION_ARG_FILENAME, &options->out, NULL, NULL },
    { "warnings-answered", 0, 0, G_OPTION_ARG_NONE, &options->are_warnings_answered, NULL,
      NULL },
    { 0 },
  };

  if (!scrutiny_invocation_parse (call, entries, 1, 2, error))
    return FALSE;
  if (options->take != NULL)
    return TRUE;
  scrutiny_invocation_refuse_use (call, error);
  return FALSE;
}

static void
pick_words (const Options *options, ScrutinyListRequest *request)
{
  request->strata = (const char *const *) options->strata_fields;
  request->shares = (const char *const *) options->shares;
  request->kind = options->kind;
  request->from = options->from;
  request->to = options->to;
  request->area = options->area;
  request->where = (const char *const *) options->where;
  request->title = options->title;
  request->reported_by = options->reported_by;
  request->are_warnings_answered = options->are_warnings_answered;
}

/* Reads the options into a request and gives it to @act. */
static json_t *
with_request (ScrutinyInvocation *call, RequestFunc act, GError **error)
{
  Options options = { 0 };
  ScrutinyListRequest request = { 0 };
  g_autoptr (ScrutinyExclusions) exclusions = NULL;
  g_auto (GStrv) strata = NULL;
  g_auto (GStrv) shares = NULL;

  if (!parse (call, &options, error) ||
      !scrutiny_invocation_meeting (call, &request.meeting, error) ||
      !pick_method (&options, &request, error) ||
      !pick_allocation (&options, &request, error) ||
      !pick_cap (&options, &request, error) ||
      !pick_purpose (&options, &request, error) ||
      !pick_numbers (&options, &request, error))
    return NULL;
  if (options.exclude != NULL) {
    exclusions = scrutiny_exclusions_read (options.exclude, error);
    if (exclusions == NULL)
      return NULL;
    request.exclusions = scrutiny_exclusions_get (exclusions, &request.n_exclusions);
  }
  shares = call->n_args == 2 ? split_shares (call->args[1]) : NULL;
  strata = options.strata ? g_strsplit (options.strata, ",", 8) : NULL;
  options.shares = shares;
  options.strata_fields = strata;
  pick_words (&options, &request);
  return act (call, &options, &request, error);
}

static json_t *
list_fix (ScrutinyInvocation *call, GError **error)
{
  return with_request (call, fix, error);
}

static json_t *
list_check (ScrutinyInvocation *call, GError **error)
{
  return with_request (call, check, error);
}

static json_t *
list_void (ScrutinyInvocation *call, GError **error)
{
  const char *reason = NULL;
  gint64 number;
  const GOptionEntry entries[] = {
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, NULL, NULL },
    { 0 },
  };

  if (!scrutiny_invocation_parse (call, entries, 1, 1, error) ||
      !scrutiny_invocation_meeting (call, &number, error))
    return NULL;
  if (reason == NULL)
    return scrutiny_invocation_refuse_use (call, error);
  if (!scrutiny_list_void (call->session, number, reason, error))
    return NULL;
  return json_pack ("{s:I,s:b}", "meeting", (json_int_t) number, "void", TRUE);
}

#define REQUEST_OPTIONS                                                                  \
  "MEETING --take N [--kind K] [--from DAY] [--to DAY] [--area A] [--where "             \
  "FIELD=VALUE]... [--exclude FILE.csv] [--reserves R] "                                 \
  "[--method simple|systematic|stratified] [--strata FIELD,...] "                        \
  "[--allocation proportional|equal|oversample F=M,...|custom A=2,B=6] "                 \
  "[--minimum N] [--cap FIELD=N] "                                                       \
  "[--purpose random|thematic|targeted|revisit|internal] [--why T] [--title T] "         \
  "[--reported N] [--reported-by WHO]"

const ScrutinyCommand scrutiny_list_commands[] = {
  { "list check", REQUEST_OPTIONS,
    N_ ("Shows what list fix would fix, and what may be missing from it"),
        SCRUTINY_NEEDS_SIGNED_IN,
        list_check },
    { "list fix", REQUEST_OPTIONS " [--out LIST] [--warnings-answered]",
      N_ ("Fixes the list and the plan in one commitment, before any dice"),
          SCRUTINY_NEEDS_SIGNED_IN,
          list_fix },
      { "list void", "MEETING --reason T",
        N_ ("Gives up a fixed list, in the open"), SCRUTINY_NEEDS_SIGNED_IN, list_void },
        { 0 },
    };
