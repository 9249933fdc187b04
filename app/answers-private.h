/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/answers.h"
#include "model/case.h"

G_BEGIN_DECLS

/* "Do you think you may know anyone in this case?" */
#define SCRUTINY_ANSWERS_CONFLICT "view_conflict"

/** Readies a case for answers inside the open transaction: keeps the questions for its
 * kind of record and makes the key that answers are sealed to. Done once; a case that is
 * ready stays as it is. */
gboolean scrutiny_answers_start (ScrutinySession *session,
                                 ScrutinyCase *drawn,
                                 GError **error);
gboolean scrutiny_answers_store (ScrutinySession *session,
                                 gint64 case_id,
                                 const ScrutinyCaseFacts *facts,
                                 GError **error);

/** Saves all @answers (at least one) and, where @hands_in, hands the case in, in one
 * transaction. */
gint64 scrutiny_answers_take_in (ScrutinySession *session,
                                 gint64 case_id,
                                 GPtrArray *answers,
                                 gboolean hands_in,
                                 char **receipt,
                                 GError **error);

/** One more row of who is signed in, inside the open transaction. */
gboolean scrutiny_answers_store_one (ScrutinySession *session,
                                     ScrutinyOwnAnswers *own,
                                     ScrutinyAnswerPhase phase,
                                     ScrutinyAnswer *answer,
                                     const char *reason,
                                     GError **error);

/** Refuses who answered this case before they were given a new key pair. Their answers
 * from then still count; a second set would be a second vote. */
gboolean scrutiny_answers_check_once (ScrutinySession *session,
                                      ScrutinyOwnAnswers *own,
                                      GError **error);

/** The log says that somebody answered in this case, not what, nor which row it is. */
gboolean scrutiny_answers_commit (ScrutinySession *session,
                                  gint64 case_id,
                                  GError **error);

G_END_DECLS
