/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/answer-envelope-private.h"
#include "app/own-answers.h"

G_BEGIN_DECLS

/* Takes a newer answer in, as if it had been loaded. */
void scrutiny_own_answers_take (ScrutinyOwnAnswers *self,
                                const ScrutinyAnswerEnvelope *envelope);

G_END_DECLS
