/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/meeting.h"

#include <glib/gi18n.h>

#include "app/case.h"
#include "app/meeting-seal.h"
#include "cli/commands-private.h"

static json_t *
meeting_to_json (ScrutinyMeeting *meeting)
{
  return json_pack ("{s:I,s:o,s:s,s:s,s:i}", "meeting",
                    (json_int_t) scrutiny_meeting_get_number (meeting), "title",
                    scrutiny_output_text (scrutiny_meeting_get_title (meeting)), "date",
                    scrutiny_meeting_get_day (meeting), "state",
                    scrutiny_meeting_state_to_code (scrutiny_meeting_get_state (meeting)),
                    "cases", (int) scrutiny_meeting_get_n_cases (meeting));
}

static json_t *
case_to_json (ScrutinyCase *drawn)
{
  return json_pack ("{s:s,s:o,s:i,s:i,s:s,s:o,s:o,s:o}", "case",
                    scrutiny_case_get_letter (drawn), "id",
                    scrutiny_output_text (scrutiny_case_get_record_ref (drawn)),
                    "stratum", (int) scrutiny_case_get_stratum (drawn), "rank",
                    (int) scrutiny_case_get_rank (drawn), "state",
                    scrutiny_case_state_to_code (scrutiny_case_get_state (drawn)),
                    "reason", scrutiny_output_text (scrutiny_case_get_code (drawn)),
                    "no_footage",
                    scrutiny_output_text (scrutiny_case_get_no_footage_code (drawn)),
                    "replaces",
                    scrutiny_output_text (scrutiny_case_get_replaces (drawn)));
}

static json_t *
meeting_create (ScrutinyInvocation *call, GError **error)
{
  const char *title = NULL;
  const char *day = NULL;
  g_autoptr (ScrutinyMeeting) meeting = NULL;
  const GOptionEntry entries[] = {
    { "title", 0, 0, G_OPTION_ARG_STRING, &title, NULL, NULL },
    { "date", 0, 0, G_OPTION_ARG_STRING, &day, NULL, NULL },
    { 0 },
  };

  if (!scrutiny_invocation_parse (call, entries, 0, 0, error))
    return NULL;
  if (title == NULL || day == NULL)
    return scrutiny_invocation_refuse_use (call, error);
  meeting = scrutiny_meeting_create (call->session, title, day, error);
  return meeting == NULL ? NULL : meeting_to_json (meeting);
}

static json_t *
meeting_list (ScrutinyInvocation *call, GError **error)
{
  g_autoptr (GListModel) meetings = NULL;
  json_t *rows;

  if (!scrutiny_invocation_parse (call, NULL, 0, 0, error))
    return NULL;
  meetings = scrutiny_meeting_list (call->session, error);
  if (meetings == NULL)
    return NULL;
  rows = json_array ();
  for (guint i = 0; i < g_list_model_get_n_items (meetings); i++) {
    g_autoptr (ScrutinyMeeting) meeting = g_list_model_get_item (meetings, i);

    json_array_append_new (rows, meeting_to_json (meeting));
  }
  return json_pack ("{s:o}", "meetings", rows);
}

static json_t *
meeting_show (ScrutinyInvocation *call, GError **error)
{
  gint64 number;
  g_autoptr (ScrutinyMeeting) meeting = NULL;
  g_autoptr (GListModel) cases = NULL;
  json_t *shown;
  json_t *rows;

  if (!scrutiny_invocation_parse (call, NULL, 1, 1, error) ||
      !scrutiny_invocation_meeting (call, &number, error))
    return NULL;
  meeting = scrutiny_meeting_find (call->session, number, error);
  if (meeting == NULL)
    return NULL;
  cases = scrutiny_case_list (call->session, number, error);
  if (cases == NULL)
    return NULL;
  rows = json_array ();
  for (guint i = 0; i < g_list_model_get_n_items (cases); i++) {
    g_autoptr (ScrutinyCase) drawn = g_list_model_get_item (cases, i);

    json_array_append_new (rows, case_to_json (drawn));
  }
  shown = meeting_to_json (meeting);
  json_object_set_new (shown, "cases", rows);
  return shown;
}

static json_t *
meeting_consent (ScrutinyInvocation *call, GError **error)
{
  gint64 number;
  gboolean is_withdrawn = FALSE;
  const GOptionEntry entries[] = {
    { "withdraw", 0, 0, G_OPTION_ARG_NONE, &is_withdrawn, NULL, NULL },
    { 0 },
  };

  if (!scrutiny_invocation_parse (call, entries, 1, 1, error) ||
      !scrutiny_invocation_meeting (call, &number, error) ||
      !scrutiny_meeting_give_consent (call->session, number, !is_withdrawn, error))
    return NULL;
  return json_pack ("{s:I,s:b}", "meeting", (json_int_t) number, "consent",
                    !is_withdrawn);
}

static json_t *
meeting_open (ScrutinyInvocation *call, GError **error)
{
  gint64 number;

  if (!scrutiny_invocation_parse (call, NULL, 1, 1, error) ||
      !scrutiny_invocation_meeting (call, &number, error) ||
      !scrutiny_meeting_open (call->session, number, error))
    return NULL;
  return json_pack ("{s:I,s:s}", "meeting", (json_int_t) number, "state", "open");
}

static json_t *
meeting_seal (ScrutinyInvocation *call, GError **error)
{
  gint64 number;
  g_autofree char *head = NULL;
  g_autofree char *code = NULL;

  if (!scrutiny_invocation_parse (call, NULL, 1, 1, error) ||
      !scrutiny_invocation_meeting (call, &number, error))
    return NULL;
  head = scrutiny_meeting_seal (call->session, number, error);
  if (head == NULL)
    return NULL;
  code = scrutiny_meeting_seal_to_code (head);
  return json_pack ("{s:I,s:s,s:s}", "meeting", (json_int_t) number, "head", head, "code",
                    code);
}

/* Cases of a meeting. */

static json_t *
case_set_aside (ScrutinyInvocation *call, GError **error)
{
  const char *code = NULL;
  const char *text = NULL;
  gint64 number;
  g_autoptr (ScrutinyCase) reserve = NULL;
  const GOptionEntry entries[] = {
    { "reason", 0, 0, G_OPTION_ARG_STRING, &code, NULL, NULL },
    { "text", 0, 0, G_OPTION_ARG_STRING, &text, NULL, NULL },
    { 0 },
  };

  if (!scrutiny_invocation_parse (call, entries, 2, 2, error) ||
      !scrutiny_invocation_meeting (call, &number, error))
    return NULL;
  if (code == NULL)
    return scrutiny_invocation_refuse_use (call, error);
  if (!scrutiny_case_set_aside (call->session, number, call->args[1], code, text,
                                &reserve, error))
    return NULL;
  return json_pack ("{s:s,s:s,s:o}", "case", call->args[1], "reason", code, "replaced_by",
                    reserve == NULL ? json_null () : case_to_json (reserve));
}

static json_t *
case_no_footage (ScrutinyInvocation *call, GError **error)
{
  const char *code = NULL;
  const char *text = NULL;
  gint64 number;
  const GOptionEntry entries[] = {
    { "reason", 0, 0, G_OPTION_ARG_STRING, &code, NULL, NULL },
    { "text", 0, 0, G_OPTION_ARG_STRING, &text, NULL, NULL },
    { 0 },
  };

  if (!scrutiny_invocation_parse (call, entries, 2, 2, error) ||
      !scrutiny_invocation_meeting (call, &number, error))
    return NULL;
  if (code == NULL)
    return scrutiny_invocation_refuse_use (call, error);
  if (!scrutiny_case_record_no_footage (call->session, number, call->args[1], code, text,
                                        error))
    return NULL;
  return json_pack ("{s:s,s:s}", "case", call->args[1], "no_footage", code);
}

static json_t *
case_holds (ScrutinyInvocation *call, GError **error)
{
  gint64 number;
  g_auto (GStrv) references = NULL;
  json_t *rows;

  if (!scrutiny_invocation_parse (call, NULL, 1, 1, error) ||
      !scrutiny_invocation_meeting (call, &number, error))
    return NULL;
  references = scrutiny_case_list_holds (call->session, number, error);
  if (references == NULL)
    return NULL;
  rows = json_array ();
  for (guint i = 0; references[i] != NULL; i++)
    json_array_append_new (rows, scrutiny_output_text (references[i]));
  return json_pack ("{s:o}", "hold", rows);
}

const ScrutinyCommand scrutiny_meeting_commands[] = {
  { "meeting create", "--title T --date DAY",
    N_ ("Plans a meeting"), SCRUTINY_NEEDS_SIGNED_IN, meeting_create },
    { "meeting list", "",
      N_ ("Lists the meetings"), SCRUTINY_NEEDS_SIGNED_IN, meeting_list },
      { "meeting show", "MEETING",
        N_ ("Shows a meeting and its cases"), SCRUTINY_NEEDS_SIGNED_IN, meeting_show },
        { "meeting consent", "MEETING [--withdraw]",
          N_ ("A chair lets the coordinator fix, draw and set aside for this meeting"),
              SCRUTINY_NEEDS_SIGNED_IN,
              meeting_consent },
          { "meeting open", "MEETING",
            N_ ("Opens a meeting for answers"), SCRUTINY_NEEDS_SIGNED_IN, meeting_open },
            { "meeting seal", "MEETING",
              N_ ("Seals a meeting and gives the head to print"),
                  SCRUTINY_NEEDS_SIGNED_IN,
                  meeting_seal },
              { "case set-aside", "MEETING CASE --reason CODE [--text T]",
                N_ ("Sets a case aside, counted, and calls up the next reserve"),
                    SCRUTINY_NEEDS_SIGNED_IN,
                    case_set_aside },
                { "case no-footage", "MEETING CASE --reason CODE [--text T]",
                  N_ ("Records why a case has no footage; it stays in"),
                      SCRUTINY_NEEDS_SIGNED_IN,
                      case_no_footage },
                  { "case holds", "MEETING",
                    N_ ("Lists the records whose footage the force must hold"),
                        SCRUTINY_NEEDS_SIGNED_IN,
                        case_holds },
                    { 0 },
                };
