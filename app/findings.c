/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/findings.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "app/case.h"
#include "app/error.h"
#include "app/findings-private.h"
#include "app/meeting.h"
#include "app/outside-file.h"
#include "app/use-case-private.h"
#include "db/finding-store.h"
#include "model/ordinary-file.h"

/* A closed case whose marks are still to be shared. */
typedef struct {
  ScrutinyCase *one;
  GPtrArray *marks;
} Unshared;

static void
clear_unshared (gpointer data)
{
  Unshared *unshared = data;

  g_clear_object (&unshared->one);
  g_clear_pointer (&unshared->marks, g_ptr_array_unref);
}

static gboolean
collect_meeting (ScrutinySession *session,
                 gint64 meeting,
                 GArray *unshared,
                 GError **error)
{
  g_autoptr (GListModel) cases = scrutiny_case_list (session, meeting, error);

  if (cases == NULL)
    return FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (cases); i++) {
    g_autoptr (ScrutinyCase) one = g_list_model_get_item (cases, i);
    g_autoptr (GBytes) shared = NULL;
    Unshared fresh = { 0 };

    if (!scrutiny_case_is_closed (one))
      continue;
    if (!scrutiny_finding_store_get_marks (scrutiny_session_get_database (session),
                                           scrutiny_case_get_id (one), &shared, error))
      return FALSE;
    if (shared != NULL)
      continue;
    fresh.marks = scrutiny_case_marks_from_results (session, one, error);
    if (fresh.marks == NULL)
      return FALSE;
    fresh.one = g_steal_pointer (&one);
    g_array_append_val (unshared, fresh);
  }

  return TRUE;
}

static gboolean
collect (ScrutinySession *session,
         const gint64 *meetings,
         guint n_meetings,
         GArray *unshared,
         GError **error)
{
  g_autoptr (GListModel) all = scrutiny_meeting_list (session, error);

  if (all == NULL)
    return FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (all); i++) {
    g_autoptr (ScrutinyMeeting) meeting = g_list_model_get_item (all, i);
    gint64 number = scrutiny_meeting_get_number (meeting);

    if (scrutiny_findings_is_chosen (meetings, n_meetings, number) &&
        !collect_meeting (session, number, unshared, error))
      return FALSE;
  }

  return TRUE;
}

/* A chair's: lets a force lead read what the closed cases show, as one mark a question
 * and never as answers of members, which their keys do not open. What is shared stays
 * shared. */
static gboolean
share (ScrutinySession *session, const gint64 *meetings, guint n_meetings, GError **error)
{
  g_autoptr (GArray) unshared = g_array_new (FALSE, TRUE, sizeof (Unshared));
  g_autofree char *detail = NULL;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), FALSE);

  g_array_set_clear_func (unshared, clear_unshared);
  if (!scrutiny_policy_ask (session, SCRUTINY_ACT_SET_PANEL_VIEW, error) ||
      !collect (session, meetings, n_meetings, unshared, error))
    return FALSE;
  if (unshared->len == 0)
    return TRUE;

  if (!scrutiny_use_case_begin (session, SCRUTINY_ACT_SET_PANEL_VIEW, error))
    return FALSE;
  for (guint i = 0; i < unshared->len; i++) {
    const Unshared *next = &g_array_index (unshared, Unshared, i);

    if (!scrutiny_case_marks_share (session, next->one, next->marks, error)) {
      scrutiny_use_case_abort (session);
      return FALSE;
    }
  }
  detail = g_strdup_printf ("{\"cases\":%u,\"what\":\"marks-shared\"}", unshared->len);

  return scrutiny_use_case_commit (session, detail, error);
}

/* Who may not read the votes may not work them out from small counts either. */
static ScrutinyAudience
limit (ScrutinySession *session, ScrutinyAudience audience)
{
  if (audience == SCRUTINY_AUDIENCE_PANEL &&
      !scrutiny_policy_ask (session, SCRUTINY_ACT_READ_RESULTS, NULL))
    return SCRUTINY_AUDIENCE_FORCE;

  return audience;
}

/* What findings are made from, once the policy has been asked. */
static ScrutinyFindings *
make (ScrutinySession *session,
      const gint64 *meetings,
      guint n_meetings,
      ScrutinyAudience audience,
      GCancellable *cancellable,
      GError **error)
{
  g_autoptr (ScrutinyFindingsInput) input = NULL;

  /* Two choices that differ by a meeting would tell the meeting's own small counts. */
  if (n_meetings > 0 && !scrutiny_policy_ask (session, SCRUTINY_ACT_READ_RESULTS, NULL)) {
    g_set_error_literal (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_DENIED,
                         _("What you may read is of all meetings together. Leave the "
                           "meetings out."));
    return NULL;
  }

  if (scrutiny_policy_ask (session, SCRUTINY_ACT_SET_PANEL_VIEW, NULL) &&
      !share (session, meetings, n_meetings, error))
    return NULL;

  input = scrutiny_findings_gather (session, meetings, n_meetings, audience, cancellable,
                                    error);

  return input ? scrutiny_findings_new (input, audience) : NULL;
}

/**
 * scrutiny_findings_read:
 * @meetings: (array length=n_meetings): which; none is all that were drawn
 * @audience: for whom; a force lead who asks for the panel's gets the force's
 *
 * Role-checked: a force lead gets one mark a case and question, never how many
 * members gave which answer, no agreement between members, and no group under 5.
 *
 * Returns: (transfer full): the findings
 */
ScrutinyFindings *
scrutiny_findings_read (ScrutinySession *session,
                        const gint64 *meetings,
                        guint n_meetings,
                        ScrutinyAudience audience,
                        GCancellable *cancellable,
                        GError **error)
{
  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), NULL);
  g_return_val_if_fail (meetings != NULL || n_meetings == 0, NULL);

  if (!scrutiny_policy_ask (session, SCRUTINY_ACT_READ_FINDINGS, error))
    return NULL;

  return make (session, meetings, n_meetings, limit (session, audience), cancellable,
               error);
}

static char *
describe_export (ScrutinyAudience audience,
                 ScrutinyFindingsFile format,
                 const gint64 *meetings,
                 guint n_meetings)
{
  static const char *const formats[] = { "json", "csv", "xlsx", "pdf" };
  GString *detail = g_string_new (NULL);

  g_string_append_printf (detail, "{\"format\":\"%s\",\"meetings\":[", formats[format]);
  for (guint i = 0; i < n_meetings; i++)
    g_string_append_printf (detail, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", meetings[i]);
  g_string_append_printf (detail, "],\"for\":\"%s\"}",
                          scrutiny_audience_to_code (audience));

  return g_string_free (detail, FALSE);
}

/* Writes the file and its line in the log, inside the open transaction. */
static gboolean
log_file (ScrutinySession *session,
          const ScrutinyFindings *findings,
          ScrutinyFindingsFile format,
          const char *path,
          const char *detail,
          GError **error)
{
  if (scrutiny_findings_file_write (findings, format, path, error))
    return scrutiny_use_case_commit (session, detail, error);
  scrutiny_use_case_abort (session);

  return FALSE;
}

/* The file is whole before the log says that it left, and in its place only after: one
 * that stood there stays when either fails. */
static gboolean
write_file (ScrutinySession *session,
            const ScrutinyFindings *findings,
            ScrutinyFindingsFile format,
            const char *path,
            const char *detail,
            GError **error)
{
  g_autofree char *beside = NULL;
  gboolean is_done;

  if (!scrutiny_ordinary_file_may_replace (path, error))
    return FALSE;
  beside = scrutiny_outside_file_make_beside (path, error);
  if (beside == NULL)
    return FALSE;

  is_done = scrutiny_use_case_begin (session, SCRUTINY_ACT_EXPORT_FINDINGS, error) &&
            log_file (session, findings, format, beside, detail, error) &&
            scrutiny_outside_file_place (beside, path, error);
  if (!is_done)
    g_unlink (beside);

  return is_done;
}

/**
 * scrutiny_findings_export:
 * @path: the file to make or replace, whole or not at all
 *
 * Nothing leaves without a line in the log: a file whose line cannot be written is
 * not put in its place.
 *
 * Returns: (transfer full): the findings written, or %NULL with @error set
 */
ScrutinyFindings *
scrutiny_findings_export (ScrutinySession *session,
                          const gint64 *meetings,
                          guint n_meetings,
                          ScrutinyAudience audience,
                          ScrutinyFindingsFile format,
                          const char *path,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (ScrutinyFindings) findings = NULL;
  g_autofree char *detail = NULL;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session) && path != NULL, NULL);
  g_return_val_if_fail (meetings != NULL || n_meetings == 0, NULL);

  if (!scrutiny_policy_ask (session, SCRUTINY_ACT_EXPORT_FINDINGS, error))
    return NULL;
  audience = limit (session, audience);
  findings = make (session, meetings, n_meetings, audience, cancellable, error);
  if (findings == NULL)
    return NULL;
  detail = describe_export (audience, format, meetings, n_meetings);

  return write_file (session, findings, format, path, detail, error)
             ? g_steal_pointer (&findings)
             : NULL;
}
