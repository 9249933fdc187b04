/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/form-problem.h"

void
scrutiny_form_problem_free (ScrutinyFormProblem *self)
{
  g_free (self->question_id);
  g_free (self->sentence);
  g_free (self);
}

/**
 * scrutiny_form_problem_blocks:
 *
 * Returns: whether the set cannot be handed in before this is mended
 */
gboolean
scrutiny_form_problem_blocks (const ScrutinyFormProblem *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->kind != SCRUTINY_PROBLEM_UNANSWERED;
}
