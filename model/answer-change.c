/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/answer-change.h"

/**
 * scrutiny_answer_change_new:
 * @before: (nullable): the answer given alone
 * @after: the answer given once the case was closed, to the same question
 * @reason: (nullable): of a correction
 */
ScrutinyAnswerChange *
scrutiny_answer_change_new (ScrutinyAnswer *before,
                            ScrutinyAnswer *after,
                            const char *reason)
{
  ScrutinyAnswerChange *self;

  g_return_val_if_fail (after != NULL, NULL);

  self = g_new0 (ScrutinyAnswerChange, 1);
  self->before = before != NULL ? scrutiny_answer_ref (before) : NULL;
  self->after = scrutiny_answer_ref (after);
  self->reason = g_strdup (reason);

  return self;
}

void
scrutiny_answer_change_free (ScrutinyAnswerChange *self)
{
  g_clear_pointer (&self->before, scrutiny_answer_unref);
  g_clear_pointer (&self->after, scrutiny_answer_unref);
  g_free (self->reason);
  g_free (self);
}

/** scrutiny_answer_change_get_question_id: The question both answers are to. */
const char *
scrutiny_answer_change_get_question_id (const ScrutinyAnswerChange *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return scrutiny_answer_get (self->after)->question_id;
}
