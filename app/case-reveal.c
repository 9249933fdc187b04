/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/case-reveal.h"

#include <glib/gi18n-lib.h>

#include "app/case-record-private.h"
#include "app/case.h"
#include "app/error.h"
#include "app/own-answers.h"

/* What is held back until then (practice.md 4.6). Where it was, and who, is not in it:
 * that is nobody's in the panel. */
static const char *const held_back[] = { "outcome",
                                         "outcome_linked",
                                         "found",
                                         "clothing_removed",
                                         "outcomes",
                                         "tactics",
                                         "tactics_effective",
                                         "tactics_not_effective",
                                         "reasons",
                                         "impact_factors",
                                         "primary_conduct",
                                         "threatened_with",
                                         "assaulted_with",
                                         "assaulted_by_subject",
                                         "handcuffed",
                                         "force_used",
                                         "ced_used",
                                         "firearm_aimed",
                                         "firearm_fired",
                                         "subject_injured",
                                         "subject_injury",
                                         "medical_offered",
                                         "medical_provided",
                                         "officer_injured",
                                         "officer_injury_level",
                                         "health_condition",
                                         "receipt_given",
                                         "duration_min",
                                         "gender",
                                         "ethnicity_self",
                                         "ethnicity_officer",
                                         "ethnicity_perceived",
                                         "supervisor_checked_at",
                                         "supervisor_result",
                                         NULL };

/* The outcome is kept back until the grade is locked, or it would sway it. */
static gboolean
check_locked (ScrutinySession *session, ScrutinyCase *about, GError **error)
{
  g_autoptr (ScrutinyOwnAnswers) own =
      scrutiny_own_answers_load (session, scrutiny_case_get_id (about), error);

  if (own == NULL)
    return FALSE;
  if (own->end == SCRUTINY_END_HANDED_IN ||
      (own->answering->is_closed && own->end != SCRUTINY_END_STOOD_OUT))
    return TRUE;

  g_set_error_literal (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_STATE,
                       own->end == SCRUTINY_END_STOOD_OUT
                       ? _ ("You are not part of this case.")
                       : _ ("The outcome is shown once you have handed in your "
                                "grade."));

  return FALSE;
}

/**
 * scrutiny_case_read_reveal:
 * @meeting: the meeting's number
 * @letter: a case
 *
 * What scrutiny_case_read_record() held back, outcome and ethnicity too, for a member
 * whose grade is locked or once the case is closed (forms.md section 3, step 7).
 *
 * Returns: (transfer full): the rest of the record, or %NULL; %SCRUTINY_APP_ERROR_STATE
 * before that, %SCRUTINY_APP_ERROR_NOT_FOUND when the panel holds no such record
 */
ScrutinyRecord *
scrutiny_case_read_reveal (ScrutinySession *session,
                           gint64 meeting,
                           const char *letter,
                           GError **error)
{
  g_autoptr (ScrutinyCase) about = NULL;
  g_autoptr (ScrutinyRecord) record = NULL;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session) && letter != NULL, NULL);

  about = scrutiny_case_find (session, meeting, letter, error);
  if (about == NULL || !check_locked (session, about, error))
    return NULL;

  record = scrutiny_case_record_find (session, about, NULL, error);

  return record != NULL ? scrutiny_case_record_keep (record, held_back, NULL) : NULL;
}
