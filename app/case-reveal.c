/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/case-reveal.h"

#include <glib/gi18n-lib.h>

#include "app/case.h"
#include "app/error.h"
#include "app/own-answers.h"
#include "app/records-private.h"

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
 * The whole record, outcome and ethnicity too, for a member whose grade is locked or once
 * the case is closed (forms.md section 3, step 7). scrutiny_case_read_record() is for
 * before.
 *
 * Returns: (transfer full): the record, or %NULL; %SCRUTINY_APP_ERROR_STATE before that
 */
ScrutinyRecord *
scrutiny_case_read_reveal (ScrutinySession *session,
                           gint64 meeting,
                           const char *letter,
                           GError **error)
{
  g_autoptr (ScrutinyCase) about = NULL;
  g_autofree char *grounds = NULL;

  g_return_val_if_fail (SCRUTINY_IS_SESSION (session) && letter != NULL, NULL);

  about = scrutiny_case_find (session, meeting, letter, error);
  if (about == NULL || !check_locked (session, about, error))
    return NULL;

  return scrutiny_records_read (session, scrutiny_case_get_record_ref (about), &grounds,
                                error);
}
