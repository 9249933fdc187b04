/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "app/learning.h"
#include "cli/commands-private.h"

static json_t *
point_to_json (ScrutinyLearningPoint *point, const char *today)
{
  json_t *value =
      json_pack ("{s:I,s:I,s:o,s:s,s:s,s:b}", "number",
                 (json_int_t) scrutiny_learning_point_get_number (point), "meeting",
                 (json_int_t) scrutiny_learning_point_get_meeting (point), "case",
                 scrutiny_output_text (scrutiny_learning_point_get_letter (point)),
                 "theme", scrutiny_learning_point_get_theme (point), "state",
                 scrutiny_learning_point_get_state_code (point, today), "late",
                 scrutiny_learning_point_is_overdue (point, today));
  const char *kind =
      scrutiny_reply_kind_to_code (scrutiny_learning_point_get_reply_kind (point));

  json_object_set_new (value, "owner",
                       scrutiny_output_text (scrutiny_learning_point_get_owner (point)));
  json_object_set_new (value, "due",
                       scrutiny_output_text (
                           scrutiny_learning_point_get_due_day (point)));
  json_object_set_new (value, "saw",
                       scrutiny_output_text (scrutiny_learning_point_get_saw (point)));
  json_object_set_new (value, "asks",
                       scrutiny_output_text (scrutiny_learning_point_get_asks (point)));
  json_object_set_new (value, "reply_kind", scrutiny_output_text (kind));
  json_object_set_new (value, "reply_date",
                       scrutiny_output_text (
                           scrutiny_learning_point_get_reply_day (point)));
  json_object_set_new (value, "reply",
                       scrutiny_output_text (scrutiny_learning_point_get_reply (point)));
  json_object_set_new (value, "after_seal",
                       scrutiny_output_text (
                           scrutiny_learning_point_get_after_seal (point)));
  json_object_set_new (value, "returned_why",
                       scrutiny_output_text (
                           scrutiny_learning_point_get_returned_why (point)));

  return value;
}

/* The point as it is now: what every command that touches one answers. */
static json_t *
show_point (ScrutinyInvocation *call, gint64 number, GError **error)
{
  g_autofree char *today = scrutiny_session_today (call->session);
  g_autoptr (ScrutinyLearningPoint) point =
      scrutiny_learning_get (call->session, number, error);

  return point == NULL ? NULL : point_to_json (point, today);
}

static gboolean
read_number (ScrutinyInvocation *call, gint64 *number, GError **error)
{
  return scrutiny_invocation_integer (call->args[0], _("the learning point's number"), 1,
                                                        G_MAXINT64, number, error);
}

static json_t *
add_or_propose (ScrutinyInvocation *call, gboolean is_proposal, GError **error)
{
  ScrutinyNewLearningPoint point = { .moment_us = -1 };
  gint64 number;
  const GOptionEntry entries[] = {
    { "theme", 0, 0, G_OPTION_ARG_STRING, &point.theme, NULL, NULL },
    { "saw", 0, 0, G_OPTION_ARG_STRING, &point.saw, NULL, NULL },
    { "asks", 0, 0, G_OPTION_ARG_STRING, &point.asks, NULL, NULL },
    { "at", 0, 0, G_OPTION_ARG_INT64, &point.moment_us, NULL, NULL },
    { "owner", 0, 0, G_OPTION_ARG_STRING, &point.owner, NULL, NULL },
    { "due", 0, 0, G_OPTION_ARG_STRING, &point.due_day, NULL, NULL },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &point.reason, NULL, NULL },
    { 0 },
  };

  if (!scrutiny_invocation_parse (call, entries, 2, 2, error) ||
      !scrutiny_invocation_integer (call->args[0], _("the meeting's number"), 1,
                                                      G_MAXINT64, &point.meeting, error))
    return NULL;
  point.letter = call->args[1];
  number = is_proposal ? scrutiny_learning_propose (call->session, &point, error)
                       : scrutiny_learning_add (call->session, &point, error);

  return number == 0 ? NULL : show_point (call, number, error);
}

static json_t *
learning_add (ScrutinyInvocation *call, GError **error)
{
  return add_or_propose (call, FALSE, error);
}

static json_t *
learning_propose (ScrutinyInvocation *call, GError **error)
{
  return add_or_propose (call, TRUE, error);
}

static json_t *
learning_adopt (ScrutinyInvocation *call, GError **error)
{
  const char *owner = NULL;
  const char *due = NULL;
  const char *reason = NULL;
  gint64 number;
  const GOptionEntry entries[] = {
    { "owner", 0, 0, G_OPTION_ARG_STRING, &owner, NULL, NULL },
    { "due", 0, 0, G_OPTION_ARG_STRING, &due, NULL, NULL },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, NULL, NULL },
    { 0 },
  };

  if (!scrutiny_invocation_parse (call, entries, 1, 1, error) ||
      !read_number (call, &number, error) ||
      !scrutiny_learning_adopt (call->session, number, owner, due, reason, error))
    return NULL;

  return show_point (call, number, error);
}

static json_t *
learning_list (ScrutinyInvocation *call, GError **error)
{
  const char *state = NULL;
  const char *theme = NULL;
  g_autofree char *today = NULL;
  g_autoptr (GListModel) points = NULL;
  json_t *rows;
  const GOptionEntry entries[] = {
    { "state", 0, 0, G_OPTION_ARG_STRING, &state, NULL, NULL },
    { "theme", 0, 0, G_OPTION_ARG_STRING, &theme, NULL, NULL },
    { 0 },
  };

  if (!scrutiny_invocation_parse (call, entries, 0, 0, error))
    return NULL;
  points = scrutiny_learning_list (call->session, error);
  if (points == NULL)
    return NULL;

  today = scrutiny_session_today (call->session);
  rows = json_array ();
  for (guint i = 0; i < g_list_model_get_n_items (points); i++) {
    g_autoptr (ScrutinyLearningPoint) point = g_list_model_get_item (points, i);

    if ((state == NULL ||
         g_str_equal (state, scrutiny_learning_point_get_state_code (point, today))) &&
        (theme == NULL || g_str_equal (theme, scrutiny_learning_point_get_theme (point))))
      json_array_append_new (rows, point_to_json (point, today));
  }

  return json_pack ("{s:o}", "learning_points", rows);
}

static json_t *
learning_reply (ScrutinyInvocation *call, GError **error)
{
  const char *kind_code = NULL;
  const char *day = NULL;
  const char *text = NULL;
  ScrutinyReplyKind kind;
  gint64 number;
  const GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_STRING, &kind_code, NULL, NULL },
    { "date", 0, 0, G_OPTION_ARG_STRING, &day, NULL, NULL },
    { "text", 0, 0, G_OPTION_ARG_STRING, &text, NULL, NULL },
    { 0 },
  };

  if (!scrutiny_invocation_parse (call, entries, 1, 1, error) ||
      !read_number (call, &number, error))
    return NULL;
  if (text == NULL || !scrutiny_reply_kind_from_code (kind_code, &kind))
    return scrutiny_invocation_refuse_use (call, error);
  if (!scrutiny_learning_reply (call->session, number, kind, day, text, error))
    return NULL;

  return show_point (call, number, error);
}

static json_t *
learning_accept (ScrutinyInvocation *call, GError **error)
{
  gint64 number;

  if (!scrutiny_invocation_parse (call, NULL, 1, 1, error) ||
      !read_number (call, &number, error) ||
      !scrutiny_learning_accept (call->session, number, error))
    return NULL;

  return show_point (call, number, error);
}

static json_t *
learning_return (ScrutinyInvocation *call, GError **error)
{
  const char *why = NULL;
  const char *due = NULL;
  gint64 number;
  const GOptionEntry entries[] = {
    { "why", 0, 0, G_OPTION_ARG_STRING, &why, NULL, NULL },
    { "due", 0, 0, G_OPTION_ARG_STRING, &due, NULL, NULL },
    { 0 },
  };

  if (!scrutiny_invocation_parse (call, entries, 1, 1, error) ||
      !read_number (call, &number, error) ||
      !scrutiny_learning_return (call->session, number, why, due, error))
    return NULL;

  return show_point (call, number, error);
}

/* clang-format off */
const ScrutinyCommand scrutiny_learning_commands[] = {
  { "learning add", "M CASE --theme T --saw TEXT --asks TEXT --owner PART --due DAY [--at TIME_US] [--reason TEXT]",
    N_("Asks the force to explain or change something (chair)"),
    SCRUTINY_NEEDS_SIGNED_IN, learning_add },
  { "learning propose", "M CASE --theme T --saw TEXT --asks TEXT [--at TIME_US]",
    N_("Proposes a learning point to the chair (member)"),
    SCRUTINY_NEEDS_SIGNED_IN, learning_propose },
  { "learning adopt", "NUMBER --owner PART --due DAY [--reason TEXT]",
    N_("Takes a proposal into the log (chair)"),
    SCRUTINY_NEEDS_SIGNED_IN, learning_adopt },
  { "learning list", "[--state S] [--theme T]",
    N_("Lists the learning points with their answers"),
    SCRUTINY_NEEDS_SIGNED_IN, learning_list },
  { "learning reply", "NUMBER --kind explain|reform --date DAY --text TEXT",
    N_("Answers a learning point (force lead)"),
    SCRUTINY_NEEDS_SIGNED_IN, learning_reply },
  { "learning accept", "NUMBER",
    N_("Finds the answer to a learning point enough (chair)"),
    SCRUTINY_NEEDS_SIGNED_IN, learning_accept },
  { "learning return", "NUMBER --why TEXT --due DAY",
    N_("Returns an answer that is not enough (chair)"),
    SCRUTINY_NEEDS_SIGNED_IN, learning_return },
  { 0 },
};
/* clang-format on */
