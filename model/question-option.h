/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/form-text.h"
#include "model/grading-band.h"

G_BEGIN_DECLS

/* One thing that can be chosen: an answer to a question, a level of a grading scale, a
 * reason why a case cannot be graded. Immutable. */
typedef struct _ScrutinyQuestionOption ScrutinyQuestionOption;

ScrutinyQuestionOption *scrutiny_question_option_new (const char *code,
                                                      ScrutinyFormText *text,
                                                      gboolean stands_alone,
                                                      ScrutinyBand band);
ScrutinyQuestionOption *scrutiny_question_option_ref (ScrutinyQuestionOption *self);
void scrutiny_question_option_unref (ScrutinyQuestionOption *self);

const char *scrutiny_question_option_get_code (ScrutinyQuestionOption *self);
ScrutinyFormText *scrutiny_question_option_get_text (ScrutinyQuestionOption *self);
gboolean scrutiny_question_option_stands_alone (ScrutinyQuestionOption *self);
ScrutinyBand scrutiny_question_option_get_band (ScrutinyQuestionOption *self);

ScrutinyQuestionOption *scrutiny_question_option_find (GPtrArray *options,
                                                       const char *code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScrutinyQuestionOption, scrutiny_question_option_unref)

G_END_DECLS
