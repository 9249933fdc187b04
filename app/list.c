/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/list.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "app/error.h"
#include "app/list-file-private.h"
#include "app/list-private.h"
#include "app/panel-file.h"
#include "app/use-case-private.h"
#include "db/fixed-list-store.h"
#include "db/list-doubt-store.h"
#include "db/meeting-store.h"
#include "sampling/leaving.h"
#include "sampling/list-warning.h"

/* Fixing a list: which records there are and how they will be drawn, in one
 * commitment, before anybody rolls a die. On the session's thread. */

#define MAX_REASON_CHARACTERS 1000
#define MAX_DECIDER_BYTES     80

/**
 * scrutiny_list_outcome_free:
 * @self: (transfer full): an outcome
 */
void
scrutiny_list_outcome_free (ScrutinyListOutcome *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->frame, scrutiny_frame_unref);
  g_clear_pointer (&self->warnings, g_ptr_array_unref);
  g_clear_pointer (&self->doubts, g_ptr_array_unref);
  g_clear_pointer (&self->all_groups, scrutiny_tally_unref);
  g_clear_pointer (&self->excluded_groups, scrutiny_tally_unref);
  g_clear_pointer (&self->fixed, scrutiny_fixed_list_free);
  g_free (self->list_path);
  g_free (self);
}

static gboolean
check_exclusion (const ScrutinyExclusion *exclusion, GError **error)
{
  /* What has no footage gets its ticket: or who films could choose what is drawn. */
  if (!scrutiny_leaving_is_for (exclusion->code, SCRUTINY_LEAVING_FOR_SET_ASIDE) ||
      scrutiny_leaving_is_for (exclusion->code, SCRUTINY_LEAVING_FOR_NO_FOOTAGE)) {
    g_set_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_INVALID,
                 _("“%s” is not a reason for excluding a record (%s)."), exclusion->code,
                    exclusion->record_ref);
    return FALSE;
  }
  if (exclusion->decider == NULL || *exclusion->decider == '\0' ||
      strlen (exclusion->decider) > MAX_DECIDER_BYTES) {
    g_set_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_INVALID,
                 _("Say which part decided to exclude %s."), exclusion->record_ref);
    return FALSE;
  }

  return TRUE;
}

/* Record reference -> code; a record excluded twice is somebody's mistake. */
static GHashTable *
index_exclusions (const ScrutinyListRequest *request, GError **error)
{
  g_autoptr (GHashTable) codes = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < request->n_exclusions; i++) {
    const ScrutinyExclusion *exclusion = &request->exclusions[i];

    if (!check_exclusion (exclusion, error))
      return NULL;
    if (!g_hash_table_insert (codes, (gpointer) exclusion->record_ref,
                              (gpointer) exclusion->code)) {
      g_set_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_INVALID,
                   _("%s is excluded twice."), exclusion->record_ref);
      return NULL;
    }
  }

  return g_steal_pointer (&codes);
}

/* List, plan and frame as the request asks for them; nothing is stored. */
static ScrutinyListOutcome *
prepare (ScrutinySession *session,
         const ScrutinyListRequest *request,
         ScrutinySamplingProgress progress,
         gpointer progress_data,
         GError **error)
{
  g_autoptr (ScrutinyListOutcome) outcome = g_new0 (ScrutinyListOutcome, 1);
  g_autoptr (GPtrArray) conditions = NULL;
  g_autoptr (GHashTable) codes = NULL;
  g_auto (GStrv) columns = NULL;
  g_auto (GStrv) after = NULL;
  g_autoptr (ScrutinyList) list = NULL;
  g_autoptr (ScrutinyPlan) plan = NULL;
  g_autoptr (ScrutinyListScan) scan = scrutiny_list_scan_new ();

  conditions = scrutiny_list_read_conditions (request->where, error);
  if (conditions == NULL)
    return NULL;
  codes = index_exclusions (request, error);
  if (codes == NULL)
    return NULL;
  columns = scrutiny_list_choose_columns (request, conditions);
  if (!scrutiny_list_check_fields (session, request, (const char *const *) columns,
                                   error))
    return NULL;
  list = scrutiny_list_gather (session, request, (const char *const *) columns, codes,
                               scan, progress, progress_data, error);
  if (list == NULL)
    return NULL;
  outcome->doubts = scrutiny_list_find_doubts (session, request, scan, error);
  if (outcome->doubts == NULL)
    return NULL;
  outcome->all_groups = scrutiny_tally_ref (scrutiny_list_scan_get_all_groups (scan));
  outcome->excluded_groups =
      scrutiny_tally_ref (scrutiny_list_scan_get_excluded_groups (scan));
  plan = scrutiny_list_make_plan (session, request, conditions, list, error);
  if (plan == NULL)
    return NULL;
  after = scrutiny_list_file_read_after (session, scrutiny_plan_get_after (plan), error);
  if (after == NULL)
    return NULL;

  outcome->frame = scrutiny_frame_new (list, plan, (const char *const *) after, progress,
                                       progress_data, error);
  if (outcome->frame == NULL ||
      !scrutiny_list_check_strata (outcome->frame, request, error))
    return NULL;
  outcome->warnings = scrutiny_list_warning_find (list);

  return g_steal_pointer (&outcome);
}

/**
 * scrutiny_list_preview:
 * @progress: (nullable): called on this thread; %FALSE stops
 *
 * Counts before anything is fixed: how many records, how many excluded and why,
 * how many eligible, and what each stratum would give.
 *
 * Returns: (transfer full): list and plan as they would be
 */
ScrutinyListOutcome *
scrutiny_list_preview (ScrutinySession *session,
                       const ScrutinyListRequest *request,
                       ScrutinySamplingProgress progress,
                       gpointer progress_data,
                       GError **error)
{
  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), NULL);
  g_return_val_if_fail (request != NULL, NULL);

  if (!scrutiny_policy_ask (session, SCRUTINY_ACT_READ_RECORDS, error))
    return NULL;

  return prepare (session, request, progress, progress_data, error);
}

static gboolean
check_fixable (ScrutinyListOutcome *outcome,
               const ScrutinyListRequest *request,
               GError **error)
{
  if (outcome->warnings->len > 0 && !request->are_warnings_answered) {
    const ScrutinyListWarning *warning = g_ptr_array_index (outcome->warnings, 0);

    g_set_error (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_STATE,
                 _("Look at the list first: “%s” and “%s” may be one record or have lost "
                   "their zeros (%u such warnings)."),
                    warning->first_id, warning->second_id, outcome->warnings->len);
    return FALSE;
  }

  if (scrutiny_frame_get_n_eligible (outcome->frame) == 0) {
    g_set_error_literal (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_STATE,
                         _("No record could be drawn from this list."));
    return FALSE;
  }

  return TRUE;
}

static ScrutinyFixedList *
new_fixed (ScrutinySession *session, gint64 meeting, ScrutinyFrame *frame)
{
  ScrutinyPlan *plan = scrutiny_frame_get_plan (frame);
  ScrutinyList *list = scrutiny_frame_get_list (frame);
  ScrutinyFixedList *fixed = scrutiny_fixed_list_new ();

  fixed->meeting = meeting;
  fixed->tag = g_strdup (scrutiny_plan_get_tag (plan));
  fixed->plan = scrutiny_plan_to_text (plan);
  fixed->plan_sha256 = g_strdup (scrutiny_plan_get_sha256 (plan));
  fixed->list_sha256 = g_strdup (scrutiny_list_get_sha256 (list));
  fixed->n_records = scrutiny_list_get_n_records (list);
  fixed->committed_at_us = scrutiny_session_now_us (session);

  return fixed;
}

static gboolean
store_exclusions (ScrutinySession *session,
                  const ScrutinyListRequest *request,
                  ScrutinyFixedList *fixed,
                  GError **error)
{
  for (guint i = 0; i < request->n_exclusions; i++) {
    const ScrutinyExclusion *exclusion = &request->exclusions[i];
    g_autofree char *context =
        g_strdup_printf ("exclusion:%s:%s", fixed->tag, exclusion->record_ref);
    g_autoptr (GBytes) reason = NULL;

    if (exclusion->reason != NULL && *exclusion->reason != '\0') {
      reason =
          scrutiny_session_seal (session, SCRUTINY_PURPOSE_GROUNDS, context,
                                 exclusion->reason, strlen (exclusion->reason), error);
      if (reason == NULL)
        return FALSE;
    }
    if (!scrutiny_fixed_list_store_add_exclusion (scrutiny_session_get_database (session),
                                                  fixed->id, exclusion->record_ref,
                                                  exclusion->code, reason,
                                                  exclusion->decider, error))
      return FALSE;
  }

  return TRUE;
}

static gboolean
check_meeting (ScrutinySession *session, gint64 number, GError **error)
{
  g_autoptr (ScrutinyMeeting) meeting = NULL;

  meeting =
      scrutiny_meeting_store_get (scrutiny_session_get_database (session), number, error);
  if (meeting == NULL)
    return FALSE;
  if (scrutiny_meeting_get_state (meeting) != SCRUTINY_MEETING_SEALED)
    return TRUE;

  g_set_error_literal (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_STATE,
                       _("This meeting is sealed."));

  return FALSE;
}

/* The list's file is on disk before the commitment is shown to anybody; it is
 * taken away again if the commit fails. */
static gboolean
commit (ScrutinySession *session, ScrutinyListOutcome *outcome, GError **error)
{
  ScrutinyFixedList *fixed = outcome->fixed;
  g_autofree char *name = scrutiny_list_file_name_list (fixed->tag);
  g_autofree char *detail = NULL;

  outcome->list_path = scrutiny_panel_file_get_path (session, "certificates", name);
  if (!scrutiny_panel_file_write (session, "certificates", name,
                                  scrutiny_list_get_bytes (
                                      scrutiny_frame_get_list (outcome->frame)),
                                  error)) {
    scrutiny_use_case_abort (session);
    return FALSE;
  }

  detail =
      g_strdup_printf ("{\"chair\":%" G_GINT64_FORMAT
                       ",\"list_sha256\":\"%s\",\"meeting\":%" G_GINT64_FORMAT
                       ",\"plan_sha256\":\"%s\",\"records\":%u,\"tag\":\"%s\"}",
                       scrutiny_session_get_chair_id (session), fixed->list_sha256,
                       fixed->meeting, fixed->plan_sha256, fixed->n_records, fixed->tag);
  if (scrutiny_use_case_commit (session, detail, error))
    return TRUE;

  g_unlink (outcome->list_path);

  return FALSE;
}

/**
 * scrutiny_list_fix:
 * @progress: (nullable): called on this thread; %FALSE stops
 *
 * Fixes list and plan together. The commitment, fixed->plan_sha256, must leave the
 * machine before the first share of the seed is taken.
 *
 * Returns: (transfer full): what was fixed, or %NULL and nothing is changed
 */
ScrutinyListOutcome *
scrutiny_list_fix (ScrutinySession *session,
                   const ScrutinyListRequest *request,
                   ScrutinySamplingProgress progress,
                   gpointer progress_data,
                   GError **error)
{
  g_autoptr (ScrutinyListOutcome) outcome = NULL;
  ScrutinyMatter matter = { 0 };

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), NULL);
  g_return_val_if_fail (request != NULL, NULL);

  matter.meeting_id = request->meeting;
  if (!scrutiny_use_case_begin_about (session, SCRUTINY_ACT_FIX_LIST, &matter, error))
    return NULL;

  if (check_meeting (session, request->meeting, error))
    outcome = prepare (session, request, progress, progress_data, error);
  if (outcome == NULL || !check_fixable (outcome, request, error)) {
    scrutiny_use_case_abort (session);
    return NULL;
  }

  outcome->fixed = new_fixed (session, request->meeting, outcome->frame);
  if (!scrutiny_fixed_list_store_add (scrutiny_session_get_database (session),
                                      outcome->fixed,
                                      scrutiny_session_get_person_id (session), error) ||
      !store_exclusions (session, request, outcome->fixed, error) ||
      !scrutiny_list_doubt_store_add (scrutiny_session_get_database (session),
                                      outcome->fixed->id, outcome->doubts, error)) {
    scrutiny_use_case_abort (session);
    return NULL;
  }

  return commit (session, outcome, error) ? g_steal_pointer (&outcome) : NULL;
}

static gboolean
check_reason (const char *reason, GError **error)
{
  if (g_utf8_validate (reason, -1, NULL) && *reason != '\0' &&
      g_utf8_strlen (reason, -1) <= MAX_REASON_CHARACTERS)
    return TRUE;

  g_set_error_literal (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_INVALID,
                       _("Say in 1 to 1000 characters why the list is voided."));

  return FALSE;
}

/**
 * scrutiny_list_void:
 * @reason: 1 to 1000 characters, printed with the count
 *
 * Gives up the list of @meeting before its draw: its hash stands on the next
 * certificate.
 */
gboolean
scrutiny_list_void (ScrutinySession *session,
                    gint64 meeting,
                    const char *reason,
                    GError **error)
{
  ScrutinyDatabase *database;
  const ScrutinyMatter matter = { .meeting_id = meeting };
  g_autoptr (ScrutinyFixedList) list = NULL;
  g_autofree char *detail = NULL;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), FALSE);
  g_return_val_if_fail (reason != NULL, FALSE);

  if (!check_reason (reason, error) ||
      !scrutiny_use_case_begin_about (session, SCRUTINY_ACT_VOID_LIST, &matter, error))
    return FALSE;

  database = scrutiny_session_get_database (session);
  list = scrutiny_fixed_list_store_get_newest (database, meeting, error);
  if (list == NULL ||
      !scrutiny_fixed_list_store_void (database, list->id, reason,
                                       scrutiny_session_now_us (session),
                                       scrutiny_session_get_person_id (session), error)) {
    scrutiny_use_case_abort (session);
    return FALSE;
  }

  detail = g_strdup_printf ("{\"meeting\":%" G_GINT64_FORMAT ",\"plan_sha256\":\"%s\"}",
                            meeting, list->plan_sha256);

  return scrutiny_use_case_commit (session, detail, error);
}

/**
 * scrutiny_list_get_fixed:
 *
 * Returns: (transfer full): the list fixed last for @meeting, drawn or not.
 */
ScrutinyFixedList *
scrutiny_list_get_fixed (ScrutinySession *session, gint64 meeting, GError **error)
{
  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), NULL);

  if (!scrutiny_policy_ask (session, SCRUTINY_ACT_READ_MEETINGS, error))
    return NULL;

  return scrutiny_fixed_list_store_get_newest (scrutiny_session_get_database (session),
                                               meeting, error);
}

/**
 * scrutiny_list_get_all_fixed:
 *
 * Returns: (transfer full) (element-type ScrutinyFixedList): every list of
 *   @meeting, or of the panel when it is 0, voided ones too.
 */
GPtrArray *
scrutiny_list_get_all_fixed (ScrutinySession *session, gint64 meeting, GError **error)
{
  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), NULL);

  if (!scrutiny_policy_ask (session, SCRUTINY_ACT_READ_MEETINGS, error))
    return NULL;

  return scrutiny_fixed_list_store_list (scrutiny_session_get_database (session), meeting,
                                         error);
}
