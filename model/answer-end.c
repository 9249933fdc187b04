/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/answer-end.h"

static const char *const codes[] = {
  [SCRUTINY_END_NONE] = "",
  [SCRUTINY_END_HANDED_IN] = "handed_in",
  [SCRUTINY_END_STOOD_OUT] = "stood_out",
  [SCRUTINY_END_CAME_BACK] = "came_back",
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

/**
 * scrutiny_answer_ends_count:
 * @ends: (element-type ScrutinyAnswerEnd): all of one case
 * @n_handed_in: (out): members who have handed in
 * @n_stood_out: (out): members who are out of the case now
 */
void
scrutiny_answer_ends_count (GArray *ends, guint *n_handed_in, guint *n_stood_out)
{
  guint counts[G_N_ELEMENTS (codes)] = { 0 };

  for (guint i = 0; i < ends->len; i++)
    counts[g_array_index (ends, ScrutinyAnswerEnd, i).kind]++;

  *n_handed_in = counts[SCRUTINY_END_HANDED_IN];
  *n_stood_out = counts[SCRUTINY_END_STOOD_OUT] -
                 MIN (counts[SCRUTINY_END_CAME_BACK], counts[SCRUTINY_END_STOOD_OUT]);
}
