/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/answer-end.h"

static const char *const codes[] = {
  [SCRUTINY_END_NONE] = "",
  [SCRUTINY_END_HANDED_IN] = "handed_in",
  [SCRUTINY_END_STOOD_OUT] = "stood_out",
};

/**
 * scrutiny_answer_end_kind_to_code:
 *
 * Returns: the stored word for @kind, empty while the case is not ended
 */
const char *
scrutiny_answer_end_kind_to_code (ScrutinyAnswerEndKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (codes), NULL);

  return codes[kind];
}

/**
 * scrutiny_answer_end_kind_from_code:
 * @kind: (out): the kind
 *
 * Returns: whether @code is a stored word
 */
gboolean
scrutiny_answer_end_kind_from_code (const char *code, ScrutinyAnswerEndKind *kind)
{
  for (guint i = SCRUTINY_END_HANDED_IN; i < G_N_ELEMENTS (codes); i++) {
    if (g_strcmp0 (codes[i], code) == 0) {
      *kind = (ScrutinyAnswerEndKind) i;
      return TRUE;
    }
  }

  return FALSE;
}
