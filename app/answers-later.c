/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a member may still say once they had their say: after the talk, and when stepping
 * out of a case was a slip. */
#include <glib/gi18n-lib.h>

#include "app/answers-private.h"
#include "app/error.h"
#include "app/own-answers-private.h"
#include "app/use-case-private.h"
#include "db/case-store.h"
#include "db/meeting-store.h"

#define REASON_MAX_CHARS 500

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, SCRUTINY_APP_ERROR, SCRUTINY_APP_ERROR_STATE, sentence);

  return FALSE;
}

/* Once a meeting is sealed, nothing is added to it but what is put right (ux.md 5). */
static gboolean
check_not_sealed (ScrutinySession *session, gint64 case_id, GError **error)
{
  ScrutinyDatabase *database = scrutiny_session_get_database (session);
  g_autoptr (ScrutinyCase) about = scrutiny_case_store_get (database, case_id, error);
  g_autoptr (ScrutinyMeeting) meeting = NULL;

  if (about == NULL)
    return FALSE;
  meeting =
      scrutiny_meeting_store_get (database, scrutiny_case_get_meeting (about), error);
  if (meeting == NULL)
    return FALSE;

  return scrutiny_meeting_get_state (meeting) != SCRUTINY_MEETING_SEALED ||
         refuse (error,
                 _ ("This meeting is sealed. What is put right now needs a reason."));
}

static gboolean
check_reason (const char *reason, GError **error)
{
  if (reason == NULL || *reason == '\0')
    return refuse (error, _ ("Say why this is put right."));

  return (g_utf8_validate (reason, -1, NULL) &&
          g_utf8_strlen (reason, -1) <= REASON_MAX_CHARS) ||
         refuse (error, _ ("That reason is too long. Use at most 500 letters."));
}

static gboolean
check_later (ScrutinySession *session,
             ScrutinyOwnAnswers *own,
             ScrutinyAnswerPhase phase,
             const char *reason,
             GError **error)
{
  if (!own->answering->is_closed)
    return refuse (error, _ ("This case is not closed yet. Change your answer instead."));
  if (own->end == SCRUTINY_END_STOOD_OUT)
    return refuse (error, _ ("You are not part of this case."));
  if (own->end != SCRUTINY_END_HANDED_IN)
    return refuse (error,
                   _ ("This case was closed before you handed it in, so there is nothing "
                             "to add to."));

  return phase == SCRUTINY_PHASE_CORRECTION
             ? check_reason (reason, error)
             : check_not_sealed (session, own->answering->case_id, error);
}

static gboolean
store_later (ScrutinySession *session,
             ScrutinyOwnAnswers *own,
             ScrutinyAnswerPhase phase,
             GPtrArray *answers,
             const char *reason,
             GError **error)
{
  if (!check_later (session, own, phase, reason, error))
    return FALSE;

  for (guint i = 0; i < answers->len; i++) {
    ScrutinyAnswer *answer = answers->pdata[i];

    if (g_str_equal (scrutiny_answer_get (answer)->question_id,
                     SCRUTINY_ANSWERS_CONFLICT))
      return refuse (error, _ ("Tell your chair if you may know anyone in this case."));
    if (!scrutiny_form_check_answer (own->form, answer, error) ||
        !scrutiny_answers_store_one (session, own, phase, answer, reason, error))
      return FALSE;
  }

  return TRUE;
}

/**
 * scrutiny_answers_add_all_later:
 * @phase: %SCRUTINY_PHASE_DISCUSSION or %SCRUTINY_PHASE_CORRECTION
 * @answers: (element-type ScrutinyAnswer): what the member now says; the first answers
 *   stay beside them. An empty one takes back what was added after the talk
 * @reason: (nullable): of a correction; at most 500 letters
 *
 * All of them or none. A sealed meeting takes corrections only.
 *
 * Returns: the instant of the newest, microseconds UTC, once all are on disk; 0 on error
 */
gint64
scrutiny_answers_add_all_later (ScrutinySession *session,
                                gint64 case_id,
                                ScrutinyAnswerPhase phase,
                                GPtrArray *answers,
                                const char *reason,
                                GError **error)
{
  g_autoptr (ScrutinyOwnAnswers) own = NULL;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), 0);
  g_return_val_if_fail (answers != NULL && answers->len > 0, 0);
  g_return_val_if_fail (phase != SCRUTINY_PHASE_ALONE, 0);

  if (!scrutiny_use_case_begin (session, SCRUTINY_ACT_ANSWER, error))
    return 0;
  own = scrutiny_own_answers_load (session, case_id, error);
  if (own == NULL || !store_later (session, own, phase, answers, reason, error)) {
    scrutiny_use_case_abort (session);
    return 0;
  }

  return scrutiny_answers_commit (session, case_id, error) ? own->saved_at_us : 0;
}

/** scrutiny_answers_add_later: scrutiny_answers_add_all_later() for one answer. */
gint64
scrutiny_answers_add_later (ScrutinySession *session,
                            gint64 case_id,
                            ScrutinyAnswerPhase phase,
                            ScrutinyAnswer *answer,
                            const char *reason,
                            GError **error)
{
  g_autoptr (GPtrArray) answers = g_ptr_array_new ();

  g_return_val_if_fail (answer != NULL, 0);

  g_ptr_array_add (answers, answer);

  return scrutiny_answers_add_all_later (session, case_id, phase, answers, reason, error);
}

static gboolean
store_return (ScrutinySession *session, ScrutinyOwnAnswers *own, GError **error)
{
  ScrutinyAnswerEnd end = { .kind = SCRUTINY_END_CAME_BACK };
  g_autoptr (ScrutinyAnswer) answer = NULL;

  if (own->answering->is_closed)
    return refuse (error, _ ("This case is closed: answers to it are no longer taken."));
  if (own->end != SCRUTINY_END_STOOD_OUT)
    return refuse (error, _ ("You are part of this case already."));
  answer = scrutiny_answer_new_empty (SCRUTINY_ANSWERS_CONFLICT);

  return scrutiny_answers_store_one (session, own, SCRUTINY_PHASE_ALONE, answer, NULL,
                                     error) &&
         scrutiny_own_answers_add_end (own, session, &end, error);
}

/**
 * scrutiny_answers_come_back:
 *
 * Stepping out of the case was a slip: who is signed in is asked again whether they may
 * know anyone in it. Until the case is closed. The log says what it says of any answer.
 *
 * Returns: the instant it was saved, microseconds UTC; 0 on error
 */
gint64
scrutiny_answers_come_back (ScrutinySession *session, gint64 case_id, GError **error)
{
  g_autoptr (ScrutinyOwnAnswers) own = NULL;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session), 0);

  if (!scrutiny_use_case_begin (session, SCRUTINY_ACT_ANSWER, error))
    return 0;
  own = scrutiny_own_answers_load (session, case_id, error);
  if (own == NULL || !scrutiny_answers_check_once (session, own, error) ||
      !store_return (session, own, error)) {
    scrutiny_use_case_abort (session);
    return 0;
  }

  return scrutiny_answers_commit (session, case_id, error) ? own->saved_at_us : 0;
}
