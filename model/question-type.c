/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/question-type.h"

static const char *const codes[] = {
  [SCRUTINY_QUESTION_YPN] = "ypn",       [SCRUTINY_QUESTION_YN] = "yn",
  [SCRUTINY_QUESTION_FIVE] = "five",     [SCRUTINY_QUESTION_RAG] = "rag",
  [SCRUTINY_QUESTION_SINGLE] = "single", [SCRUTINY_QUESTION_MULTI] = "multi",
  [SCRUTINY_QUESTION_TEXT] = "text",     [SCRUTINY_QUESTION_NUM] = "num",
};

/**
 * scrutiny_question_type_to_code:
 *
 * Returns: the word of form files for @type
 */
const char *
scrutiny_question_type_to_code (ScrutinyQuestionType type)
{
  g_return_val_if_fail ((guint) type < G_N_ELEMENTS (codes), NULL);

  return codes[type];
}

/**
 * scrutiny_question_type_from_code:
 * @type: (out): the type
 *
 * Returns: whether @code names a type of answer
 */
gboolean
scrutiny_question_type_from_code (const char *code, ScrutinyQuestionType *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++) {
    if (g_strcmp0 (codes[i], code) == 0) {
      *type = (ScrutinyQuestionType) i;
      return TRUE;
    }
  }

  return FALSE;
}

/**
 * scrutiny_question_type_has_options:
 *
 * Returns: whether an answer is chosen from a list, rather than typed
 */
gboolean
scrutiny_question_type_has_options (ScrutinyQuestionType type)
{
  return type != SCRUTINY_QUESTION_TEXT && type != SCRUTINY_QUESTION_NUM;
}
