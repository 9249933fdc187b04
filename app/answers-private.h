/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/answers.h"
#include "model/case.h"

G_BEGIN_DECLS

/* Readies a case for answers inside the open transaction: keeps the questions for its
 * kind of record and makes the key that answers are sealed to. Done once; a case that is
 * ready stays as it is. */
gboolean scrutiny_answers_start (ScrutinySession *session,
                                 ScrutinyCase *drawn,
                                 GError **error);
gboolean scrutiny_answers_store (ScrutinySession *session,
                                 gint64 case_id,
                                 const ScrutinyCaseFacts *facts,
                                 GError **error);

/* Saves all @answers (at least one) and, where @hands_in, hands the case in, in one
 * transaction. */
gint64 scrutiny_answers_take_in (ScrutinySession *session,
                                 gint64 case_id,
                                 GPtrArray *answers,
                                 gboolean hands_in,
                                 char **receipt,
                                 GError **error);

G_END_DECLS
