/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/answer-envelope-private.h"
#include "app/own-answers.h"

G_BEGIN_DECLS

/** Takes a newer answer in, as if it had been loaded. */
void scrutiny_own_answers_take (ScrutinyOwnAnswers *self,
                                const ScrutinyAnswerEnvelope *envelope);

/** The tag of the next end of who is signed in, and that it came to be. */
gboolean scrutiny_own_answers_add_end (ScrutinyOwnAnswers *self,
                                       ScrutinySession *session,
                                       ScrutinyAnswerEnd *end,
                                       GError **error);

G_END_DECLS
